#include "ledger/domain/record/comments.hpp"

#include <cassert>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

// Of an agreement once anything was proposed; of a change once it was requested.
std::optional<Matter> proposed_matter(const State& state, const std::string& subject) {
    auto matter = find_matter(state, subject);
    if (!matter || !status_of(state, matter->agreement)) return std::nullopt;
    return matter;
}

bool is_content_of(const State& state, const Matter& matter, const Digest& digest) {
    if (digest == content_digest(content_of(state, matter))) return true;
    if (digest == submitted_digest(state, matter)) return true;
    return !matter.change &&
           digest == get<Digest>(state, matter.agreement.subject(), "content_digest");
}

bool is_event_of(const State& state, const std::string& subject, Index index) {
    return has(state, "index/subject/" + subject, padded(index));
}

// Of the agreement itself, or of any change that was requested of it.
bool concerns(const State& state, const AgreementId& id, Index index) {
    if (is_event_of(state, id.subject(), index)) return true;
    const auto agency = id.agency.text + "/";
    for (const auto& fact : list(state, "index/changes/" + id.year.text(), agency))
        if (is_event_of(state, "change/" + fact.field.substr(agency.size()), index)) return true;
    return false;
}

Error no_such_event(const std::string& subject, Index index) {
    const auto at = std::to_string(index.value);
    return broken("no_such_event",
                  {"เหตุการณ์ลำดับ " + at + " ไม่ใช่เหตุการณ์ของ " + subject + " ให้ตรวจลำดับที่ /v1/events",
                   "event " + at + " is none of " + subject + "; check the index at /v1/events"},
                  {{"subject", subject}, {"index", at}});
}

Result<void> check_pin(const State& state, const Matter& matter, const CommentMade& event) {
    if (event.digest.has_value() == event.index.has_value())
        return broken("pin_missing",
                      {"ระบุ digest ของเนื้อหาที่อ่าน หรือ index ของเหตุการณ์ อย่างใดอย่างหนึ่ง",
                       "name the content that was read by its `digest`, or an event by its "
                       "`index`: one of the two"});
    if (event.digest && !is_content_of(state, matter, *event.digest))
        return broken("content_unknown",
                      {"ค่าแฮชนี้ไม่ใช่เนื้อหาที่ร่าง เสนอ หรือใช้อยู่ของ " + matter.subject +
                           " ให้อ่านใหม่ หรืออ้างลำดับเหตุการณ์ใน index",
                       "this is the digest of nothing that is drafted, submitted or applied of " +
                           matter.subject + "; read it again, or name an event by `index`"},
                      {{"given", event.digest->hex()}});
    if (event.index && !is_event_of(state, matter.subject, *event.index))
        return no_such_event(matter.subject, *event.index);
    return {};
}

bool knows_kpi(const State& state, const AgreementId& id, const KpiCode& code) {
    for (const auto side : {Side::draft, Side::applied})
        if (get<std::string>(state, kpi_entity(code, side), "agreement") == id.subject())
            return true;
    return false;
}

Result<void> check_kpi_of(const State& state, const Matter& matter, const CommentMade& event) {
    if (!event.kpi || knows_kpi(state, matter.agreement, *event.kpi)) return {};
    if (matter.change && matter.change->after.kpis.contains(*event.kpi)) return {};
    return broken("no_such_kpi",
                  {matter.subject + " ไม่มีตัวชี้วัด " + event.kpi->text + " ให้ตรวจรหัส",
                   matter.subject + " has no KPI " + event.kpi->text + "; check the code"},
                  {{"code", event.kpi->text}});
}

// A member is one of the committee that the framework names.
Result<void> check_member(const Judging& judging, const AgreementId& id) {
    if (judging.header.acting_capacity() != Capacity::member) return {};
    const auto framework = framework_for(judging.state, id.year);
    assert(framework);  // judged for every event before its own rules
    const auto committee = find_committee(judging.state, framework->rules.committee, judging.day());
    const auto& person = judging.header.acting();
    if (committee && holds_seat(*committee, person)) return {};
    return broken("no_seat",
                  {person.text + " ไม่มีที่นั่งในคณะกรรมการตามกรอบ ให้แสดงความเห็นในฐานะที่ปรึกษาหากเป็น",
                   person.text + " holds no seat in the framework's committee; comment as adviser, "
                                 "if that is the role"},
                  {{"person", person.text}});
}

Said said_by(const Header& header, const TextDigest& text) {
    return {header.acting(), header.acting_capacity(), header.common.recorded_for.has_value(), text,
            std::nullopt};
}

// "change/c1 ของ...", or the agreement alone.
Text about_for_people(const State& state, const std::string& about) {
    const auto matter = find_matter(state, about);
    if (!matter) return {about, about};
    const auto where = agreement_for_people(state, matter->agreement.subject());
    if (!matter->change) return where;
    const auto id = about.substr(about.find('/') + 1);
    return {"คำขอเปลี่ยนแปลง " + id + " ของ" + where.th, "the change " + id + " of " + where.en};
}

// "ความเห็นของ ... ต่อ ..."
Text of_for_people(const State& state, const Comment& comment) {
    const auto by = name_of(state, comment.made.person);
    const auto about = about_for_people(state, comment.about);
    return {"ความเห็นของ" + by.th + " ต่อ" + about.th, "the comment of " + by.en + " on " + about.en};
}

}  // namespace

Error no_such_comment(const std::string& subject) {
    return broken(
        "no_such_comment",
        {"ไม่มีความเห็น " + subject + " ให้ตรวจรหัส", "nobody made " + subject + "; check its id"},
        {{"comment", subject}});
}

Error nothing_to_comment(const std::string& about) {
    return broken("no_such_subject",
                  {about + " ไม่มีข้อเสนอหรือคำขอ ให้ตรวจรหัส",
                   "nothing is proposed or requested as " + about + "; check its id"},
                  {{"about", about}});
}

std::optional<Comment> find_comment(const State& state, const std::string& subject) {
    auto made = get<Said>(state, subject, "made");
    if (!made) return std::nullopt;
    return Comment{
        subject,
        get<std::string>(state, subject, "about").value(),
        AgreementId::parse(get<std::string>(state, subject, "agreement").value()).value(),
        get<Digest>(state, subject, "digest"),
        get<Index>(state, subject, "index"),
        get<KpiCode>(state, subject, "kpi"),
        std::move(*made),
        get<Said>(state, subject, "answer")};
}

Result<Marks> decide(const Judging& judging, const CommentMade& event) {
    const auto& [state, subject] = std::tie(judging.state, judging.header.subject);
    if (find_comment(state, subject))
        return broken(
            "comment_taken",
            {"มี " + subject + " แล้ว ให้ใช้รหัสอื่น", subject + " is there already; choose another id"},
            {{"comment", subject}});
    const auto matter = proposed_matter(state, event.about);
    if (!matter) return nothing_to_comment(event.about);
    if (auto fits = check_member(judging, matter->agreement); !fits) return fits.error();
    if (auto fits = check_pin(state, *matter, event); !fits) return fits.error();
    if (auto fits = check_kpi_of(state, *matter, event); !fits) return fits.error();
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const CommentAnswered& event) {
    const auto comment = find_comment(judging.state, judging.header.subject);
    assert(comment);  // an unknown one has no fiscal year
    if (comment->answer)
        return broken("already_answered",
                      {comment->subject + " มีคำตอบแล้ว ความเห็นใหม่ให้ใช้รหัสใหม่",
                       comment->subject + " is answered already; what is said anew is another "
                                          "comment"},
                      {{"comment", comment->subject}});
    if (event.led_to && !concerns(judging.state, comment->agreement, *event.led_to))
        return no_such_event(comment->agreement.subject(), *event.led_to);
    return Marks{};
}

void evolve(const Judging& judging, const CommentMade& event, Changes& changes) {
    const auto& [state, subject] = std::tie(judging.state, judging.header.subject);
    const auto matter = find_matter(state, event.about);
    if (!matter) return;  // what was refused leaves nothing
    const auto& id = matter->agreement;
    changes.put(subject, "about", event.about);
    changes.put(subject, "agreement", id.subject());
    if (event.digest) changes.put(subject, "digest", to_value(*event.digest));
    if (event.index) changes.put(subject, "index", to_value(*event.index));
    if (event.kpi) changes.put(subject, "kpi", to_value(*event.kpi));
    changes.put(subject, "made", to_value(said_by(judging.header, event.text)));
    changes.put("index/comments/" + id.year.text(),
                id.agency.text + subject.substr(subject.find('/')), true);
}

void evolve(const Judging& judging, const CommentAnswered& event, Changes& changes) {
    auto answer = said_by(judging.header, event.text);
    answer.led_to = event.led_to;
    changes.put(judging.header.subject, "answer", to_value(answer));
}

Text tell(const Judging& judging, const CommentMade& event) {
    const auto who = name_of(judging.state, judging.header.acting());
    const auto about = about_for_people(judging.state, event.about);
    const auto kpi =
        event.kpi ? Text{"ตัวชี้วัด " + event.kpi->text + " ใน", "the KPI " + event.kpi->text + " in "}
                  : Text{};
    return {who.th + " แสดงความเห็นต่อ" + kpi.th + about.th,
            who.en + " commented on " + kpi.en + about.en};
}

Text tell(const Judging& judging, const CommentAnswered& event) {
    const auto& [state, subject] = std::tie(judging.state, judging.header.subject);
    const auto who = name_of(state, judging.header.acting());
    const auto comment = find_comment(state, subject);
    const auto which = comment ? of_for_people(state, *comment) : Text{subject, subject};
    const auto led = event.led_to ? std::to_string(event.led_to->value) : std::string();
    return {who.th + " ตอบ" + which.th + (led.empty() ? "" : " ซึ่งนำไปสู่เหตุการณ์ลำดับ " + led),
            who.en + " answered " + which.en + (led.empty() ? "" : ", which led to event " + led)};
}

}  // namespace banchi::domain
