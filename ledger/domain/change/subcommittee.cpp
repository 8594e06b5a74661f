#include "ledger/domain/change/subcommittee.hpp"

#include <cassert>

namespace banchi::domain {
namespace {

bool is_joint(const Part& part, const KpiCode& code) {
    const auto found = part.kpis.find(code);
    return found != part.kpis.end() && found->second.kind == KpiKind::joint;
}

bool sets_template(const RequestedChange& change, const KpiCode& code) {
    const auto before = change.before.kpis.find(code);
    const auto after = change.after.kpis.find(code);
    const bool both = before != change.before.kpis.end() && after != change.after.kpis.end();
    return !both || to_value(before->second) != to_value(after->second);
}

std::string joined(const std::set<KpiCode>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code.text;
    return text;
}

std::optional<SubcommitteeDecided> newest_decision(const State& state, const std::string& change) {
    return get<SubcommitteeDecided>(state, change, "subcommittee");
}

Result<void> check_requested(const RequestedChange& change) {
    if (waits(change)) return {};
    const auto status = *to_value(change.status).text();
    return broken("not_requested",
                  {change.subject + " ไม่ได้รอพิจารณาแล้ว (" + status + ") คณะอนุกรรมการจึงไม่ต้องพิจารณา",
                   change.subject + " waits no more, it is " + status +
                       "; there is nothing for the sub-committee to decide"},
                  {{"change", change.subject}, {"status", status}});
}

Text stance_text(Stance stance) {
    return stance == Stance::agreed ? Text{"เห็นชอบ", "agreed to"} : Text{"ไม่เห็นชอบ", "objected to"};
}

}  // namespace

std::set<KpiCode> joint_in(const State& state, const RequestedChange& change) {
    std::set<KpiCode> joint;
    for (const auto* part : {&change.before, &change.after})
        for (const auto& [code, kpi] : part->kpis)
            if ((is_joint(change.before, code) || is_joint(change.after, code)) &&
                sets_template(change, code))
                joint.insert(code);
    for (const auto* part : {&change.before, &change.after})
        for (const auto& [code, weight] : part->weights_bp.value_or(Weights{}))
            if (changes_weight(change, code) &&
                (is_joint(change.after, code) ||
                 get<KpiKind>(state, kpi_entity(code, Side::applied), "kind") == KpiKind::joint))
                joint.insert(code);
    return joint;
}

std::optional<SubcommitteeDecided> subcommittee_on(const State& state,
                                                   const RequestedChange& change) {
    auto decision = newest_decision(state, change.subject);
    if (!decision || decision->digest != content_digest(content_of(change))) return std::nullopt;
    return decision;
}

Result<void> judge_subcommittee(const Judging& judging, const Framework& framework,
                                const RequestedChange& change, Marks& marks) {
    const auto joint = joint_in(judging.state, change);
    const auto decision = subcommittee_on(judging.state, change);
    if (joint.empty() || (decision && decision->decision == Stance::agreed)) return {};
    const auto codes = joined(joint);
    const Text why =
        decision
            ? Text{"คณะอนุกรรมการตัวชี้วัดร่วมไม่เห็นชอบการเปลี่ยนแปลง " + codes,
                   "the sub-committee on joint KPIs objected to the change of " + codes}
            : Text{"คณะอนุกรรมการตัวชี้วัดร่วมยังไม่ได้พิจารณาการเปลี่ยนแปลง " + codes,
                   "the sub-committee on joint KPIs has not decided on the change of " + codes};
    return mark(judging, marks, framework,
                {"joint_without_subcommittee", why,
                 Value::object()
                     .set("change", change.subject)
                     .set("codes", codes)
                     .set("decision", decision ? "objected" : "not_stated")});
}

Result<Marks> decide(const Judging& judging, const SubcommitteeDecided& event) {
    const auto change = find_change(judging.state, judging.header.subject);
    assert(change);  // an unknown one has no fiscal year
    if (auto fits = check_requested(*change); !fits) return fits.error();
    if (joint_in(judging.state, *change).empty())
        return broken("not_joint",
                      {change->subject + " ไม่เกี่ยวกับตัวชี้วัดร่วม จึงไม่ต้องผ่านคณะอนุกรรมการ",
                       change->subject + " touches no joint KPI: no sub-committee decides on it"},
                      {{"change", change->subject}});
    const auto digest = content_digest(content_of(*change));
    if (event.digest != digest)
        return digest_differs({"คำขอที่รอพิจารณา", "the request that waits"}, event.digest, digest);
    const auto standing = subcommittee_on(judging.state, *change);
    if (standing && standing->decision == event.decision)
        return broken("already_decided",
                      {"บันทึกผลการพิจารณานี้ไว้แล้ว ไม่ต้องส่งซ้ำ",
                       "the sub-committee's decision is recorded already; nothing is to be sent"},
                      {{"change", change->subject}});
    return Marks{};
}

void evolve(const Judging& judging, const SubcommitteeDecided& event, Changes& changes) {
    changes.put(judging.header.subject, "subcommittee", to_value(event));
}

Text tell(const Judging& judging, const SubcommitteeDecided& event) {
    const auto& subject = judging.header.subject;
    const auto agreement = get<std::string>(judging.state, subject, "agreement").value_or("?");
    const auto where = agreement_for_people(judging.state, agreement);
    const auto did = stance_text(event.decision);
    const auto id = subject.substr(subject.find('/') + 1);
    const auto& letter = event.letter.title.text;
    return {"คณะอนุกรรมการตัวชี้วัดร่วม" + did.th + "คำขอเปลี่ยนแปลง " + id + " ของ" + where.th +
                " ตามหนังสือ “" + letter + "”",
            "the sub-committee on joint KPIs " + did.en + " the change " + id + " of " + where.en +
                ", by the letter “" + letter + "”"};
}

}  // namespace banchi::domain
