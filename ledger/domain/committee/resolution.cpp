#include "ledger/domain/committee/tally.hpp"

namespace banchi::domain {
namespace {

// What a conclusion says for people; "presented" must never read as approved.
Text outcome_text(Outcome outcome) {
    switch (outcome) {
        case Outcome::acknowledged:
            return {"รับทราบ", "acknowledged"};
        case Outcome::presented:
            return {"รับการนำเสนอ (ยังไม่เห็นชอบ)", "took as presented, not as approved,"};
        case Outcome::approved:
            return {"เห็นชอบ", "approved"};
        case Outcome::approved_as_amended:
            return {"เห็นชอบตามที่แก้ไข", "approved as amended"};
        case Outcome::approved_subject_to:
            return {"เห็นชอบโดยมีเงื่อนไข (ยังไม่มีผล)", "approved subject to conditions"};
        case Outcome::returned:
            return {"ส่งคืน", "returned"};
        case Outcome::deferred:
            return {"เลื่อนการพิจารณา", "deferred"};
        default:
            return {"ไม่เห็นชอบ", "rejected"};
    }
}

// ": 2 own, 5 recorded": whose signatures they are is told of every number but none.
Text split_text(std::int64_t own, std::int64_t recorded) {
    if (own + recorded == 0) return {};
    const auto mine = std::to_string(own);
    const auto entered = std::to_string(recorded);
    return {": ลงนามเอง " + mine + " บันทึกแทน " + entered,
            ": " + mine + " own, " + entered + " recorded"};
}

// " (7 in favour: 2 own, 5 recorded; 1 against: 1 own, 0 recorded; 0 abstaining)"
Text ballots_text(const Judging& judging, const ItemId& id, const ItemConcluded& event) {
    const auto [own, recorded] = count_ballots(judging.state, id, decided_digest(event));
    Text told;
    const auto add = [&](const Text& word, std::int64_t mine, std::int64_t entered) {
        const auto number = std::to_string(mine + entered);
        const auto split = split_text(mine, entered);
        told.th += (told.th.empty() ? "" : "; ") + word.th + " " + number + split.th;
        told.en += (told.en.empty() ? "" : "; ") + number + " " + word.en + split.en;
    };
    add({"เห็นชอบ", "in favour"}, own.in_favour, recorded.in_favour);
    add({"ไม่เห็นชอบ", "against"}, own.against, recorded.against);
    add({"งดออกเสียง", "abstaining"}, own.abstain, recorded.abstain);
    return {" (" + told.th + ")", " (" + told.en + ")"};
}

Text secret_text(const Tally& tally) {
    const auto in_favour = std::to_string(tally.in_favour);
    const auto against = std::to_string(tally.against);
    const auto abstain = std::to_string(tally.abstain);
    return {
        " (ลงคะแนนลับ เห็นชอบ " + in_favour + " ไม่เห็นชอบ " + against + " งดออกเสียง " + abstain + ")",
        " (by secret vote, " + in_favour + " in favour; " + against + " against, " + abstain +
            " abstaining)"};
}

Text how_text(const Judging& judging, const ItemId& id, const ItemConcluded& event) {
    if (event.mode == Deciding::ballots) return ballots_text(judging, id, event);
    if (event.mode == Deciding::secret) return secret_text(event.tally.value_or(Tally{}));
    if (event.mode == Deciding::unstated) return {" (ไม่ระบุวิธี)", " (how is not stated)"};
    return {" โดยฉันทามติ", " by consensus"};
}

}  // namespace

Text tell(const Judging& judging, const ItemConcluded& event) {
    const auto parsed = ItemId::parse(judging.header.subject);
    const auto id = parsed ? *parsed : ItemId{};
    const auto meeting = "meeting/" + id.meeting.text;
    const auto committee_id = get<CommitteeId>(judging.state, meeting, "committee");
    const auto date = get<Date>(judging.state, meeting, "date").value_or(Date{});
    const auto committee = committee_id ? find_committee(judging.state, *committee_id, date)
                                        : std::optional<CommitteeConstituted>{};
    const auto who = committee ? committee->name : Title{"ที่ประชุม", "the meeting"};
    const auto item = item_for_people(judging.state, judging.header.subject);
    const auto outcome = outcome_text(event.outcome);
    const auto how = how_text(judging, id, event);
    const auto reason =
        judging.header.common.reason ? ": " + judging.header.common.reason->text : std::string();
    return {who.th + " มีมติ" + outcome.th + " " + item.th + how.th + reason,
            who.en + " " + outcome.en + " " + item.en + how.en + reason};
}

}  // namespace banchi::domain
