#include "ledger/domain/committee/matter.hpp"

#include <cassert>

namespace banchi::domain {

std::optional<Matter> find_matter(const State& state, const std::string& subject) {
    if (auto change = find_change(state, subject))
        return Matter{subject, change->agreement, std::move(change)};
    auto agreement = AgreementId::parse(subject);
    if (!agreement) return std::nullopt;
    return Matter{subject, std::move(*agreement), std::nullopt};
}

Value content_of(const State& state, const Matter& matter) {
    return matter.change ? content_of(*matter.change)
                         : content_of(state, matter.agreement, Side::draft);
}

namespace {

void set_parts(const Value& content, Value& parts) {
    for (const auto& [name, value] : *content.members()) {
        if (name == "kpis") {
            for (const auto& [code, kpi] : *value.members())
                parts.set("kpi/" + code, sha256(canonical(kpi)).hex());
        } else if (name == "after") {
            set_parts(value, parts);
        } else {
            parts.set(name, sha256(canonical(value)).hex());
        }
    }
}

}  // namespace

Value parts_value(const Value& content) {
    auto parts = Value::object();
    set_parts(content, parts);
    return parts;
}

std::optional<Digest> submitted_digest(const State& state, const Matter& matter) {
    return matter.change ? get<Digest>(state, matter.subject, "digest")
                         : submitted_digest(state, matter.agreement);
}

bool waits(const State& state, const Matter& matter) {
    return matter.change ? waits(*matter.change) : stands_submitted(state, matter.agreement);
}

std::set<PersonId> proposers_of(const State& state, const Matter& matter) {
    return proposers_of(state, matter.subject);
}

bool names_content(const State& state, const Matter& matter, const std::string& field) {
    if (!matter.change)
        return field == "weights_bp" ||
               (field.starts_with("kpi/") && has(state, matter.agreement.draft(), field));
    const auto& after = matter.change->after;
    const KpiCode code{field.substr(field.find('/') + 1)};
    return field == "weights_bp" ? after.weights_bp.has_value()
                                 : field == member_field(code) && after.kpis.contains(code);
}

std::optional<Date> effective_of(const Matter& matter) {
    if (!matter.change) return std::nullopt;
    return matter.change->effective;
}

std::vector<Fact> irregularities_of(const State& state, const Matter& matter) {
    auto marks = list(state, "irregular/" + matter.subject);
    // That it is entered later breaks no rule.
    std::erase_if(marks, [](const Fact& mark) { return mark.field.ends_with("/backfilled"); });
    // A request that was replaced no longer asks for anything.
    if (matter.change)
        std::erase_if(marks,
                      [&](const Fact& mark) { return mark.index < matter.change->requested; });
    return marks;
}

Result<void> check_standing(const State& state, const Matter& matter, const Digest& named) {
    const auto now = content_digest(content_of(state, matter));
    if (now != named)
        return broken("draft_edited",
                      {"ร่างของ " + matter.subject +
                           " ไม่ตรงกับค่าแฮชนี้แล้ว เพราะแก้ไขหลังเสนอ "
                           "ให้เสนอร่างใหม่แล้วอ้างค่าแฮชใหม่",
                       "the draft of " + matter.subject +
                           " was edited since and has another digest; submit it anew and name "
                           "the new one"},
                      {{"given", named.hex()}, {"draft", now.hex()}});
    if (!waits(state, matter) || submitted_digest(state, matter) != named)
        return broken("not_submitted",
                      {matter.subject + " ไม่มีข้อเสนอที่รอพิจารณาด้วยค่าแฮชนี้ "
                                        "ให้หน่วยงานเสนออีกครั้ง",
                       "no submission of " + matter.subject +
                           " with this digest waits; the agency submits it again"},
                      {{"given", named.hex()}});
    if (!matter.change) return {};
    const auto framework = framework_for(state, matter.agreement.year);
    assert(framework);  // it was requested under one
    return check_change(state, *framework, *matter.change, "change_stale");
}

void apply(const Judging& judging, const Matter& matter, const Revision& revision,
           Changes& changes) {
    if (matter.change) return apply_change(judging.state, *matter.change, revision, changes);
    apply_draft(judging.state, matter.agreement, revision, changes);
}

void revoke(const State& state, const Matter& matter, Changes& changes) {
    if (matter.change) return revoke_change(state, *matter.change, changes);
    revoke_applied(state, matter.agreement, changes);
}

namespace {

template <class Status>
void put_status(const State& state, const std::string& subject, Status status, Changes& changes) {
    if (get<Status>(state, subject, "status") != status)
        changes.put(subject, "status", to_value(status));
}

// What does not decide leaves it waiting.
template <class Status>
std::optional<Status> status_after(Outcome outcome, Status rejected) {
    switch (outcome) {
        case Outcome::presented:
        case Outcome::approved_subject_to:
            return Status::presented;
        case Outcome::returned:
            return Status::returned;
        case Outcome::rejected:
            return rejected;
        default:
            return std::nullopt;
    }
}

}  // namespace

// A proposal that the agency has taken back to its draft since, or submitted anew, is not touched.
void put_outcome(const State& state, const Matter& matter, Outcome outcome, const Digest& seen,
                 Changes& changes) {
    if (!waits(state, matter) || submitted_digest(state, matter) != seen) return;
    if (matter.change) {
        const auto status = status_after(outcome, ChangeStatus::rejected);
        if (status) put_status(state, matter.subject, *status, changes);
        return;
    }
    const auto status = status_after(outcome, AgreementStatus::returned);
    if (!status) return;
    put_status(state, matter.subject, *status, changes);
    if (*status == AgreementStatus::returned)
        changes.put(matter.subject, "returned", to_value(seen));
}

}  // namespace banchi::domain
