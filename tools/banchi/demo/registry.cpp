#include <cassert>

#include "tools/banchi/demo/data.hpp"
#include "tools/banchi/demo/people.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {
namespace {

const Date kMeetingDay = Date::from_civil(2025, 9, 19);

Title title(std::string_view th, std::string_view en) {
    return {std::string(th), std::string(en)};
}

Act by_registrar(std::string subject, domain::Body body, Text reason) {
    return {.subject = std::move(subject),
            .body = std::move(body),
            .capacity = domain::Capacity::registrar,
            .reason = std::move(reason)};
}

Result<void> grant(Story& story, std::string_view person, domain::RoleGranted role, Text reason) {
    role.from = kMeetingDay;
    role.order = story.instead_of_order();
    return story.enter(
        by_registrar("person/" + std::string(person), std::move(role), std::move(reason)));
}

Result<void> grant_to_recorders(Story& story) {
    const Text fictional{"ผู้บันทึกเป็นบุคคลสมมุติ", "The recorder is fictional."};
    domain::RoleGranted secretary;
    secretary.role = domain::Role::secretary;
    if (auto done = grant(story, kFirstRecorder, secretary, fictional); !done) return done.error();
    domain::RoleGranted recorder;
    recorder.role = domain::Role::recorder;
    return grant(story, kSecondRecorder, recorder, fictional);
}

Result<void> grant_roles(Story& story, const Office& office) {
    domain::RoleGranted role;
    role.office = OfficeId{std::string(office.id)};
    role.office_name = title(office.th, office.en);
    if (!office.head_of.empty()) {
        role.role = domain::Role::head;
        role.agency = AgencyId{std::string(office.head_of)};
        if (auto done = grant(story, office.id, role,
                              {"ตำแหน่งนี้เป็นหัวหน้าหน่วยงาน", "The office heads the agency."});
            !done)
            return done.error();
    }
    if (office.officer_of.empty()) return {};
    role.role = domain::Role::officer;
    role.agency = AgencyId{std::string(office.officer_of)};
    return grant(story, office.id, role,
                 {"ข้อสมมุติของบัญชีสาธิต: ให้ตำแหน่งที่เข้าประชุมเป็นผู้เสนอของหน่วยงาน",
                  "An assumption of the demo: the office that attended proposes for the agency."});
}

Result<void> register_offices(Story& story) {
    for (const auto& office : kOffices) {
        auto act = by_registrar("person/" + std::string(office.id),
                                domain::PersonRegistered{title(office.th, office.en)},
                                {"ข่าวระบุเพียงตำแหน่ง จึงจดทะเบียนตามตำแหน่ง ไม่มีกุญแจ",
                                 "The news names the office alone, so it is registered by office, "
                                 "without a key."});
        if (auto done = story.enter(std::move(act)); !done) return done.error();
    }
    for (const auto& office : kOffices)
        if (auto done = grant_roles(story, office); !done) return done.error();
    return {};
}

Result<void> constitute_committee(Story& story) {
    domain::CommitteeConstituted committee;
    committee.name = {"คณะกรรมการกำกับการประเมินผลฯ", "Committee overseeing performance evaluation"};
    for (const auto& office : kOffices)
        if (office.sat != domain::Sat::unstated)
            committee.seats.push_back(
                {PersonId{std::string(office.id)}, title(office.th, office.en)});
    committee.chair = PersonId{std::string(kChair)};
    committee.quorum_base = static_cast<std::int64_t>(committee.seats.size());
    committee.order = story.instead_of_order();
    return story.enter(by_registrar("committee/" + std::string(kCommittee), std::move(committee),
                                    {"องค์ประกอบนี้นำมาจากผู้ที่ข่าวระบุว่าเข้าประชุม ไม่ใช่คำสั่งแต่งตั้ง",
                                     "The composition is taken from who attended by the news item, "
                                     "not from an order of appointment."}));
}

Result<void> register_news(Story& story) {
    const auto text = news_description();
    domain::DocumentRegistered document;
    document.title = {"คำอธิบายข่าววันที่ 23 กันยายน 2568 (ไม่ใช่ตัวข่าวต้นฉบับ)",
                      "Description of the news item of 23 September 2568 (not the original)"};
    document.media_type = Line{"text/markdown"};
    document.bytes = static_cast<std::int64_t>(text.size());
    document.published = Line{
        "ตัวข่าวเผยแพร่ 23 กันยายน 2568 เวลา 11:14 น. / the news item itself was published on 23 "
        "September 2568 at 11:14"};
    return story.enter(
        by_registrar("document/" + sha256(text).hex(), std::move(document),
                     {"หลักฐานที่ทุกรายการอ้าง", "The evidence that every entry cites."}));
}

}  // namespace

const Office& officer_of(std::string_view agency) {
    for (const auto& office : kOffices)
        if (office.officer_of == agency) return office;
    assert(false && "every agency of the demo has an officer");
    return kOffices.front();
}

Result<void> tell_registry(Story& story) {
    if (auto done = story.from("2025-09-23T05:00:00Z"); !done) return done.error();
    if (auto done = story.open(); !done) return done.error();
    if (auto done = register_news(story); !done) return done.error();
    if (auto done = grant_to_recorders(story); !done) return done.error();
    for (const auto& agency : kAgencies) {
        auto act = by_registrar(
            "agency/" + std::string(agency.id),
            domain::AgencyRegistered{title(agency.th, agency.en),
                                     title(agency.abbreviation_th, agency.abbreviation_en)},
            {});
        if (auto done = story.enter(std::move(act)); !done) return done.error();
    }
    if (auto done = register_offices(story); !done) return done.error();
    return constitute_committee(story);
}

}  // namespace banchi::tools::demo
