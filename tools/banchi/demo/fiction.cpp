#include "tools/banchi/demo/fiction.hpp"

#include "tools/banchi/demo/people.hpp"

namespace banchi::tools::demo {
namespace {

using domain::Capacity;

domain::ItemId item_id(const std::string& item) {
    return domain::ItemId::parse(item).value();
}

}  // namespace

Act fiction(std::string_view actor, Capacity capacity, std::string subject, domain::Body body,
            Text why) {
    return {.subject = std::move(subject),
            .body = std::move(body),
            .capacity = capacity,
            .reason = std::move(why),
            .actor = std::string(actor),
            .from_news = false};
}

Act with(Act act, std::string_view person, Capacity capacity) {
    act.cosigners.push_back({PersonId{std::string(person)}, capacity});
    return act;
}

domain::Citation slip(Date date) {
    return paper("บันทึกการออกเสียงที่ลงนามแล้ว", "signed slip", date);
}

Act recorded_for(Act act, std::string_view person, std::string_view witness,
                 const domain::Citation& scan) {
    act.recorded_for =
        domain::RecordedFor{PersonId{std::string(person)}, act.capacity, scan.document, scan.title};
    act.actor = kSecretary;
    act.capacity = Capacity::secretary;
    return with(std::move(act), witness, Capacity::present);
}

std::string officer(std::string_view agency) {
    return "officer-" + std::string(agency);
}

std::string head(std::string_view agency) {
    return "head-" + std::string(agency);
}

std::string agreement(std::string_view agency) {
    return agreement_id(agency).subject();
}

domain::AgreementId agreement_id(std::string_view agency) {
    return {AgencyId{std::string(agency)}, FiscalYear{2569}};
}

domain::Citation paper(std::string_view th, std::string_view en, Date date) {
    const auto title = std::string(th) + " (สมมุติ ไม่มีเอกสารจริง) / " + std::string(en) +
                       " (fictional, no such paper)";
    return {sha256(title), Line{title}, date};
}

Title titled(std::string_view th, std::string_view en) {
    return {std::string(th), std::string(en)};
}

Text abbreviation(std::string_view agency) {
    for (const auto& each : kAgencies)
        if (each.id == agency)
            return {std::string(each.abbreviation_th), std::string(each.abbreviation_en)};
    return {std::string(agency), std::string(agency)};
}

Result<void> submit(Story& story, std::string_view agency, Text why) {
    const auto id = agreement_id(agency);
    const auto digest =
        domain::content_digest(domain::content_of(*story.state(), id, domain::Side::draft));
    return story.enter(fiction(officer(agency), Capacity::officer, id.subject(),
                               domain::ProposalSubmitted{digest}, std::move(why)));
}

Result<void> revise(Story& story, std::string_view agency, const std::string& code,
                    std::size_t level, const std::string& value, Text why) {
    auto kpi = domain::find_kpi(*story.state(), KpiCode{code}, domain::Side::draft).value();
    kpi.levels.at(level).value = Decimal{value};
    return story.enter(fiction(officer(agency), Capacity::officer, agreement(agency),
                               domain::KpiRevised{std::move(kpi)}, std::move(why)));
}

Result<void> convene(Story& story, const std::string& meeting, Date date,
                     const std::vector<Item>& items) {
    domain::MeetingConvened convened;
    convened.committee = CommitteeId{std::string(kBoard)};
    convened.fiscal_year = FiscalYear{2569};
    convened.title = titled("การประชุมคณะกรรมการสมมุติ " + meeting,
                            "Meeting " + meeting + " of the fictional committee");
    convened.date = date;
    convened.place = titled("ห้องประชุมสมมุติ", "a fictional room");
    const auto state = story.state();
    for (const auto& [subject, title, stated] : items) {
        const auto matter = domain::find_matter(*state, subject);
        const auto digest = matter ? domain::submitted_digest(*state, *matter) : stated;
        convened.agenda.push_back({static_cast<std::int64_t>(convened.agenda.size()) + 1,
                                   domain::Purpose::consideration, title, subject,
                                   digest.value_or(Digest{})});
    }
    return story.enter(fiction(kSecretary, Capacity::secretary, "meeting/" + meeting,
                               std::move(convened), {"เรียกประชุม", "The meeting is called."}));
}

std::vector<domain::Attendee> whole_board() {
    using enum domain::Sat;
    const auto at = [](const char* person, domain::Sat sat, domain::Mode mode) {
        return domain::Attendee{PersonId{person}, sat, mode, std::nullopt};
    };
    return {
        at("chair-a", chair, domain::Mode::room),    at("vice-a", member, domain::Mode::room),
        at("vice-b", member, domain::Mode::online),  at("member-a", member, domain::Mode::room),
        at("member-b", member, domain::Mode::room),  at("member-c", member, domain::Mode::online),
        at("head-tisi", member, domain::Mode::room), at("adviser-a", adviser, domain::Mode::room)};
}

Result<void> attend(Story& story, const std::string& meeting,
                    const std::vector<domain::Attendee>& attendees) {
    return story.enter(
        with(fiction(kSecretary, Capacity::secretary, "meeting/" + meeting,
                     domain::AttendanceRecorded{attendees}, {"ผู้เข้าประชุม", "Who attended."}),
             "member-a", Capacity::present));
}

Result<void> preside(Story& story, const std::string& item, std::string_view person,
                     domain::PresidingBy by, std::optional<Text> ruling) {
    domain::PresidingRecorded presiding;
    presiding.presiding = PersonId{std::string(person)};
    presiding.by = by;
    if (ruling) presiding.ruling = Line{ruling->th + " / " + ruling->en};
    return story.enter(with(fiction(kSecretary, Capacity::secretary, item, std::move(presiding),
                                    {"ผู้ทำหน้าที่ประธานวาระนี้", "Who presides over the item."}),
                            person, Capacity::presiding));
}

Digest on_agenda(const Story& story, const std::string& item) {
    const auto found = domain::find_item(*story.state(), item_id(item));
    return found ? found->digest : Digest{};
}

Result<void> vote(Story& story, const std::string& item, std::string_view person,
                  domain::Choice choice) {
    const auto ballot = "ballot/" + item.substr(item.find('/') + 1) + "/" + std::string(person);
    const auto capacity = person == kBoardChair ? Capacity::chair : Capacity::member;
    return story.enter(fiction(person, capacity, ballot,
                               domain::BallotCast{choice, on_agenda(story, item)},
                               {"ลงคะแนน", "A ballot."}));
}

Act conclusion(const Story& story, const std::string& item, domain::Outcome outcome,
               domain::Deciding mode, Text why) {
    domain::ItemConcluded concluded;
    concluded.outcome = outcome;
    concluded.mode = mode;
    concluded.digest = on_agenda(story, item);
    if (mode == domain::Deciding::ballots)
        concluded.tally =
            domain::count_ballots(*story.state(), item_id(item), concluded.digest).tally();
    return with(
        fiction(kSecretary, Capacity::secretary, item, std::move(concluded), std::move(why)),
        "member-a", Capacity::present);
}

Act approval(const Story& story, const std::string& item, domain::Deciding mode, Text why,
             std::optional<domain::Citation> exception) {
    auto act = conclusion(story, item, domain::Outcome::approved, mode, std::move(why));
    std::get<domain::ItemConcluded>(act.body).exception = std::move(exception);
    return with(std::move(act), "member-b", Capacity::present);
}

Result<void> all_in_favour(Story& story, const std::string& item) {
    for (const auto person :
         {kViceChair, std::string_view("member-a"), std::string_view("member-b")})
        if (auto done = vote(story, item, person, domain::Choice::in_favour); !done)
            return done.error();
    return {};
}

}  // namespace banchi::tools::demo
