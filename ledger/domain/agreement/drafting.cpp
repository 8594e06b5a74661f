#include "ledger/domain/agreement/drafting.hpp"

#include <cassert>

#include "ledger/domain/registry/agencies.hpp"

namespace banchi::domain {
namespace {

Error decided(const AgreementId& id) {
    return broken(
        "agreement_decided",
        {"คำรับรองนี้เห็นชอบแล้ว การเปลี่ยนแปลงต้องทำเป็นคำขอเปลี่ยนแปลง ไม่ใช่แก้ร่าง",
         "this agreement is approved; it changes by a requested change, not in its draft"},
        {{"agreement", id.subject()}});
}

bool is_decided(const State& state, const AgreementId& id) {
    const auto status = status_of(state, id);
    return status && *status >= AgreementStatus::approved;
}

}  // namespace

Result<Drafting> open_draft(const Judging& judging) {
    auto id = AgreementId::parse(judging.header.subject);
    if (!id) return id.error();
    auto framework = framework_for(judging.state, id->year);
    assert(framework);  // judged for every event before its own rules
    if (is_decided(judging.state, *id)) return decided(*id);
    if (auto fits = check_may_propose(judging.state, id->agency, judging.day()); !fits)
        return fits.error();
    return Drafting{std::move(*id), std::move(*framework)};
}

Result<Marks> judge_period(const Judging& judging, const Framework& framework) {
    Marks marks;
    const auto day = judging.day();
    const auto& period = framework.rules.proposal_period;
    if (period.covers(day)) return marks;
    const auto from = for_people(period.from);
    const auto until = for_people(period.until);
    const auto marked = mark(
        judging, marks, framework,
        {"outside_proposal_period",
         {"ทำนอกช่วงเสนอ ซึ่งเริ่ม " + from.th + " และสิ้นสุดก่อน " + until.th,
          "outside the proposal period, which is from " + from.en + " until before " + until.en},
         Value::object()
             .set(judging.day_name(), day.text())
             .set("from", period.from.text())
             .set("until", period.until.text())});
    if (!marked) return marked.error();
    return marks;
}

void edit_draft(const Judging& judging, const AgreementId& id, Changes& changes) {
    const auto& state = judging.state;
    const auto listing = "index/agreements/" + id.year.text();
    if (!has(state, listing, id.agency.text)) changes.put(listing, id.agency.text, true);
    if (status_of(state, id) != AgreementStatus::draft)
        changes.put(id.subject(), "status", to_value(AgreementStatus::draft));
    put_proposer(judging, id.subject(), changes);
}

std::string proposers_entity(const std::string& subject) {
    return "index/proposers/" + subject;
}

void put_proposer(const Judging& judging, const std::string& subject, Changes& changes) {
    const auto entity = proposers_entity(subject);
    for (const auto& person : judging.header.answerable())
        if (!has(judging.state, entity, person.text)) changes.put(entity, person.text, true);
}

std::vector<KpiCode> scored_codes(const State& state, const AgreementId& id, Side side) {
    std::vector<KpiCode> scored;
    for (auto& code : kpi_codes(state, id, side))
        if (get<KpiKind>(state, kpi_entity(code, side), "kind") != KpiKind::monitor)
            scored.push_back(std::move(code));
    return scored;
}

std::optional<Title> title_of(const State& state, const KpiCode& code) {
    return get<Title>(state, kpi_entity(code, Side::draft), "title");
}

bool stands_submitted(const State& state, const AgreementId& id) {
    const auto status = status_of(state, id);
    return status == AgreementStatus::submitted || status == AgreementStatus::presented;
}

std::optional<Digest> submitted_digest(const State& state, const AgreementId& id) {
    return get<Digest>(state, id.subject(), "submitted");
}

Error digest_differs(const Text& of_what, const Digest& given, const Digest& expected) {
    return broken("digest_differs",
                  {"ค่าแฮชไม่ตรงกับ" + of_what.th + " ซึ่งคือ " + expected.hex() + " ให้อ่านใหม่",
                   "the digest is not that of " + of_what.en + ", " + expected.hex() +
                       "; read the content again"},
                  {{"given", given.hex()}, {"expected", expected.hex()}});
}

std::set<PersonId> proposers_of(const State& state, const std::string& subject) {
    std::set<PersonId> people;
    for (const auto& fact : list(state, proposers_entity(subject)))
        people.insert(PersonId{fact.field});
    return people;
}

Text agreement_for_people(const State& state, const std::string& subject) {
    const auto id = AgreementId::parse(subject);
    if (!id) return {subject, subject};
    const auto agency = name_of(state, id->agency);
    return {agency.th + " ปีงบประมาณ พ.ศ. " + id->year.text(),
            agency.en + ", fiscal year " + id->year.text()};
}

}  // namespace banchi::domain
