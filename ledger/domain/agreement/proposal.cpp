#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

// What drafting judged holds under the framework that is in force now, which may be a newer one.
Result<void> check_kinds(const State& state, const Drafting& drafting) {
    for (const auto& code : kpi_codes(state, drafting.id, Side::draft)) {
        const auto kind = get<KpiKind>(state, kpi_entity(code, Side::draft), "kind");
        if (auto fits = check_kind(drafting.framework, code, kind.value()); !fits)
            return fits.error();
    }
    return {};
}

AgreementId subject_of(const Judging& judging) {
    return AgreementId::parse(judging.header.subject).value();
}

// The first digits of a digest, enough for people to compare.
std::string brief(const Digest& digest) {
    return digest.hex().substr(0, 16);
}

}  // namespace

Result<void> check_count(const Framework& framework, std::size_t scored) {
    const auto count = static_cast<std::int64_t>(scored);
    const auto& range = framework.rules.kpi_count;
    if (count >= range.min && count <= range.max) return {};
    const auto given = std::to_string(count);
    const auto limits = std::to_string(range.min) + "–" + std::to_string(range.max);
    const bool few = count < range.min;
    return broken(
        "kpi_count",
        {"มีตัวชี้วัดที่ให้คะแนน " + given + " ตัว " + framework.subject + " ให้มี " + limits +
             (few ? " ให้เสนอเพิ่ม" : " ให้ถอนบางตัว") + " แล้วเสนอน้ำหนักใหม่",
         "there would be " + given + " scored KPIs; " + framework.subject + " allows " + limits +
             (few ? "; propose more" : "; withdraw some") + ", then propose the weights again"},
        {{"count", given}, {"min", std::to_string(range.min)}, {"max", std::to_string(range.max)}});
}

Result<Marks> decide(const Judging& judging, const ProposalSubmitted& event) {
    const auto drafting = open_draft(judging);
    if (!drafting) return drafting.error();
    const auto& [id, framework] = *drafting;
    const auto& state = judging.state;
    const auto now = content_digest(content_of(state, id, Side::draft));
    if (event.digest != now)
        return digest_differs({"ร่างปัจจุบัน", "the draft as it is now"}, event.digest, now);
    if (stands_submitted(state, id) && submitted_digest(state, id) == event.digest)
        return broken("already_submitted",
                      {"ร่างนี้เสนอไว้แล้วด้วยค่าแฮชเดียวกัน ไม่ต้องเสนอซ้ำ ให้รอคณะกรรมการพิจารณา "
                       "หรือแก้ร่างก่อนเสนอใหม่",
                       "this draft is submitted already, with the same digest; wait for the "
                       "committee, or change the draft before submitting it again"},
                      {{"digest", event.digest.hex()}});
    if (auto fits = check_kinds(state, *drafting); !fits) return fits.error();
    const auto scored = scored_codes(state, id, Side::draft);
    if (auto fits = check_count(framework, scored.size()); !fits) return fits.error();
    const auto weights = weights_of(state, id, Side::draft);
    if (auto fits = check_weights(framework, scored, weights); !fits) return fits.error();
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const ProposalReturned& event) {
    const auto id = AgreementId::parse(judging.header.subject);
    if (!id) return id.error();
    const auto submitted = submitted_digest(judging.state, *id);
    if (!submitted || !stands_submitted(judging.state, *id))
        return broken("not_submitted",
                      {"ไม่มีข้อเสนอที่รอพิจารณาให้ส่งคืน: "
                       "คำรับรองนี้ยังไม่ได้เสนอ แก้ไขแล้ว หรือตัดสินแล้ว",
                       "nothing waits here to be returned: the proposal is not submitted, edited "
                       "since, or decided"},
                      {{"agreement", id->subject()}});
    if (*submitted != event.digest)
        return digest_differs({"ข้อเสนอที่รอพิจารณา", "the proposal that waits"}, event.digest,
                              *submitted);
    if (!judging.header.common.reason)
        return broken("reason_missing", {"การส่งคืนต้องให้เหตุผลใน reason",
                                         "a return gives its reasons; fill in `reason`"});
    return Marks{};
}

void evolve(const Judging& judging, const ProposalSubmitted& event, Changes& changes) {
    const auto id = subject_of(judging);
    changes.put(id.subject(), "status", to_value(AgreementStatus::submitted));
    changes.put(id.subject(), "submitted", to_value(event.digest));
    put_proposer(judging, id.subject(), changes);
}

void evolve(const Judging& judging, const ProposalReturned& event, Changes& changes) {
    const auto subject = subject_of(judging).subject();
    changes.put(subject, "status", to_value(AgreementStatus::returned));
    changes.put(subject, "returned", to_value(event.digest));
}

Text tell(const Judging& judging, const ProposalSubmitted& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto where = agreement_for_people(judging.state, judging.header.subject);
    return {actor.th + " เสนอคำรับรองของ" + where.th + " (ค่าแฮช " + brief(event.digest) + "…)",
            actor.en + " submitted the proposal of " + where.en + " for consideration (digest " +
                brief(event.digest) + "…)"};
}

Text tell(const Judging& judging, const ProposalReturned& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto where = agreement_for_people(judging.state, judging.header.subject);
    const auto reason = judging.header.common.reason.value_or(Line{}).text;
    return {actor.th + " ส่งคืนข้อเสนอของ" + where.th + " (ค่าแฮช " + brief(event.digest) +
                "…) เพราะ: " + reason,
            actor.en + " returned the proposal of " + where.en + " (digest " + brief(event.digest) +
                "…) because: " + reason};
}

}  // namespace banchi::domain
