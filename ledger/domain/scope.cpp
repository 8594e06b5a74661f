#include "ledger/domain/scope.hpp"

#include "ledger/domain/subject.hpp"

namespace banchi::domain {

namespace {

bool about_change(const Event& event) {
    return event.header.subject.starts_with("change/");
}

bool about_comment(const Event& event) {
    return event.header.subject.starts_with("comment/");
}

// The agreement behind what a comment is about.
std::string agreement_behind(const State& state, const std::string& about) {
    if (!about.starts_with("change/")) return about;
    return get<std::string>(state, about, "agreement").value_or(std::string());
}

// What the subject names; of a change, the agreement that its request names, of a correction that
// of its KPI, of a comment that of what it is about.
std::string agreement_subject_of(const State& state, const Event& event) {
    if (const auto* requested = std::get_if<ChangeRequested>(&event.body))
        return requested->agreement;
    if (const auto* corrects = std::get_if<CorrectionRecorded>(&event.body))
        return get<std::string>(state, kpi_entity(corrects->kpi, Side::applied), "agreement")
            .value_or(std::string());
    if (const auto* comment = std::get_if<CommentMade>(&event.body))
        return agreement_behind(state, comment->about);
    if (!about_change(event) && !about_comment(event)) return event.header.subject;
    return get<std::string>(state, event.header.subject, "agreement").value_or(std::string());
}

// Of the entry that is added, or of the one that there is.
Result<std::optional<FiscalYear>> register_year(const State& state, const Event& event) {
    if (const auto* added = std::get_if<EntryAdded>(&event.body))
        return std::optional(added->entry.fiscal_year);
    const auto& subject = event.header.subject;
    const auto year = get<FiscalYear>(state, subject, "fiscal_year");
    if (!year) return no_such_entry(RegisterId{subject.substr(subject.find('/') + 1)});
    return year;
}

Error no_such_change(const std::string& subject) {
    return broken("no_such_change",
                  {"ไม่มีคำขอเปลี่ยนแปลง " + subject + " ให้ตรวจรหัส",
                   "nobody has requested " + subject + "; check its id"},
                  {{"change", subject}});
}

}  // namespace

std::optional<AgreementId> agreement_of(const State& state, const Event& event) {
    const auto agreement = AgreementId::parse(agreement_subject_of(state, event));
    if (!agreement) return std::nullopt;
    return *agreement;
}

std::optional<AgencyId> agency_of(const State& state, const Event& event) {
    const auto agreement = agreement_of(state, event);
    if (!agreement) return std::nullopt;
    return agreement->agency;
}

std::optional<MeetingId> meeting_of(const Event& event) {
    const auto parts = split_path(event.header.subject);
    const auto& kind = parts.front();
    if (parts.size() < 2 || (kind != "meeting" && kind != "item" && kind != "ballot"))
        return std::nullopt;
    return MeetingId{parts[1]};
}

Result<std::optional<FiscalYear>> fiscal_year_of(const State& state, const Event& event) {
    if (row_of(event).before_framework) return std::optional<FiscalYear>{};
    if (const auto* convened = std::get_if<MeetingConvened>(&event.body))
        return std::optional(convened->fiscal_year);
    if (const auto agreement = agreement_of(state, event)) return std::optional(agreement->year);
    if (const auto* requested = std::get_if<ChangeRequested>(&event.body))
        return AgreementId::parse(requested->agreement).error();
    if (about_change(event)) return no_such_change(event.header.subject);
    if (event.header.subject.starts_with("register/")) return register_year(state, event);
    if (const auto* comment = std::get_if<CommentMade>(&event.body))
        return nothing_to_comment(comment->about);
    if (about_comment(event)) return no_such_comment(event.header.subject);
    const auto id = meeting_of(event);
    if (!id) return std::optional<FiscalYear>{};
    const auto meeting = find_meeting(state, *id);
    if (!meeting)
        return broken("no_such_meeting",
                      {"ไม่มีการประชุมรหัส " + id->text + " ให้เรียกประชุมก่อน",
                       "no meeting has the id " + id->text + "; convene it first"},
                      {{"meeting", id->text}});
    return std::optional(meeting->fiscal_year);
}

}  // namespace banchi::domain
