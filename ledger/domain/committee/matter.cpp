#include "ledger/domain/committee/matter.hpp"

namespace banchi::domain {

std::optional<Matter> find_matter(const State&, const std::string& subject) {
    auto agreement = AgreementId::parse(subject);
    if (!agreement) return std::nullopt;
    return Matter{subject, std::move(*agreement)};
}

Value content_of(const State& state, const Matter& matter) {
    return content_of(state, matter.agreement, Side::draft);
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
    return submitted_digest(state, matter.agreement);
}

bool waits(const State& state, const Matter& matter) {
    return stands_submitted(state, matter.agreement);
}

std::set<PersonId> proposers_of(const State& state, const Matter& matter) {
    return proposers_of(state, matter.agreement);
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
    return {};
}

void apply(const Judging& judging, const Matter& matter, const Revision& revision,
           Changes& changes) {
    apply_draft(judging.state, matter.agreement, revision, changes);
}

void revoke(const State& state, const Matter& matter, Changes& changes) {
    revoke_applied(state, matter.agreement, changes);
}

// A proposal that the agency has taken back to its draft since, or submitted anew, is not touched.
void put_outcome(const State& state, const Matter& matter, Outcome outcome, const Digest& seen,
                 Changes& changes) {
    if (!waits(state, matter) || submitted_digest(state, matter) != seen) return;
    const auto& id = matter.agreement;
    const auto put = [&](AgreementStatus status) {
        if (status_of(state, id) != status) changes.put(id.subject(), "status", to_value(status));
    };
    if (outcome == Outcome::presented || outcome == Outcome::approved_subject_to)
        put(AgreementStatus::presented);
    if (outcome != Outcome::returned && outcome != Outcome::rejected) return;
    put(AgreementStatus::returned);
    changes.put(id.subject(), "returned", to_value(seen));
}

}  // namespace banchi::domain
