#include <algorithm>

#include "ledger/domain/committee/sitting.hpp"

namespace banchi::domain {
namespace {

PersonId voter_of(const Header& header) {
    return PersonId{header.subject.substr(header.subject.rfind('/') + 1)};
}

std::string ballot_field(const Digest& digest, const PersonId& person) {
    return "ballot/" + digest.hex() + "/" + person.text;
}

Result<void> check_voter(const Judging& judging, const Sitting& sitting) {
    const auto voter = voter_of(judging.header);
    if (voter != judging.header.acting())
        return broken(
            "not_own_ballot",
            {"บัตรนี้เป็นของ " + voter.text + " ผู้อื่นลงคะแนนแทนไม่ได้ ให้แก้ subject",
             "this ballot is " + voter.text + "'s; nobody else casts it: mend the subject"},
            {{"ballot", voter.text}, {"acting", judging.header.acting().text}});
    const auto attendee = attendance_of(judging.state, sitting.id.meeting, voter);
    if (!attendee || !votes(sitting.committee, attendee->capacity))
        return broken("not_present",
                      {voter.text + " ไม่อยู่ในรายชื่อผู้เข้าประชุมในฐานะที่มีสิทธิลงคะแนน "
                                    "ให้เลขานุการบันทึกผู้เข้าประชุมก่อน",
                       voter.text + " is not in the attendance in a capacity that votes; the "
                                    "secretary records the attendance first"},
                      {{"person", voter.text}});
    if (is_recused(judging.state, sitting.id, voter))
        return broken(
            "recused",
            {"มีคำวินิจฉัยให้ " + voter.text + " ไม่ร่วมพิจารณาวาระนี้ จึงลงคะแนนไม่ได้ ให้กรรมการอื่นลงคะแนน",
             "it was ruled that " + voter.text +
                 " takes no part in this item, so casts no ballot; the others do"},
            {{"person", voter.text}});
    return {};
}

// The content on the agenda, or the amended one that the agency has submitted since.
Result<void> check_digest(const State& state, const Sitting& sitting, const Digest& digest) {
    const auto& agenda = sitting.item.digest;
    const bool amended = sitting.matter && submitted_digest(state, *sitting.matter) == digest;
    if (digest != agenda && !amended)
        return digest_differs({"เนื้อหาในวาระ", "the content on the agenda"}, digest, agenda);
    if (!sitting.matter) return {};
    return check_standing(state, *sitting.matter, digest);
}

Result<void> check_not_proposer(const State& state, const Sitting& sitting, const PersonId& voter) {
    if (!sitting.matter || !proposers_of(state, *sitting.matter).contains(voter)) return {};
    return broken("own_proposal",
                  {voter.text + " เป็นผู้เสนอหรือแก้ไขข้อเสนอนี้ จึงลงคะแนนในเรื่องนี้ไม่ได้ ให้กรรมการอื่นลงคะแนน",
                   voter.text + " proposed part of this or submitted it, so does not vote on it; "
                                "the other members do"},
                  {{"person", voter.text}, {"subject", sitting.matter->subject}});
}

Result<void> mark_declared(const Judging& judging, const Sitting& sitting, const PersonId& voter,
                           Marks& marks) {
    if (!has_declared(judging.state, sitting.id, voter)) return {};
    return mark(judging, marks, sitting.framework,
                {"interest_unruled",
                 {"ลงคะแนนทั้งที่แจ้งส่วนได้เสียไว้และยังไม่มีคำวินิจฉัย",
                  "voted after declaring an interest on which nobody ruled"},
                 Value::object().set("person", voter.text)});
}

// A ruling that the voter may take part (who may not does not vote) leaves nothing to mark.
Result<void> mark_interest(const Judging& judging, const Sitting& sitting, Marks& marks) {
    const auto voter = voter_of(judging.header);
    if (ruling_on(judging.state, sitting.id, voter)) return {};
    if (!is_concerned(judging, sitting, voter))
        return mark_declared(judging, sitting, voter, marks);
    const auto& agency = sitting.about->agreement.agency;
    const auto name = name_of(judging.state, agency);
    return mark(judging, marks, sitting.framework,
                {"own_agency",
                 {"ลงคะแนนในเรื่องของหน่วยงานตนเอง (" + name.th + ") โดยไม่มีคำวินิจฉัย",
                  "voted on the own agency (" + name.en + ") without a ruling"},
                 Value::object().set("person", voter.text).set("agency", agency.text)});
}

Text choice_text(Choice choice) {
    switch (choice) {
        case Choice::in_favour:
            return {"เห็นชอบ", "in favour"};
        case Choice::against:
            return {"ไม่เห็นชอบ", "against"};
        default:
            return {"งดออกเสียง", "to abstain"};
    }
}

}  // namespace

Result<Marks> decide(const Judging& judging, const BallotCast& event) {
    const auto sitting = open_item(judging);
    if (!sitting) return sitting.error();
    if (sitting->item.purpose != Purpose::consideration)
        return broken("not_for_consideration",
                      {"วาระนี้เพื่อทราบ ไม่มีการลงคะแนน",
                       "the item is for information alone: it is acknowledged, nobody votes"},
                      {{"item", sitting->id.subject()}});
    if (auto fits = check_voter(judging, *sitting); !fits) return fits.error();
    const auto voter = voter_of(judging.header);
    if (auto fits = check_digest(judging.state, *sitting, event.digest); !fits) return fits.error();
    if (auto fits = check_not_proposer(judging.state, *sitting, voter); !fits) return fits.error();
    if (has(judging.state, sitting->id.subject(), ballot_field(event.digest, voter)))
        return broken("already_voted",
                      {voter.text + " ลงคะแนนในเนื้อหานี้แล้ว ลงได้ครั้งเดียว บัตรเดิมยังมีผล",
                       voter.text + " has voted on this content; that ballot stands, one each"},
                      {{"person", voter.text}, {"digest", event.digest.hex()}});
    Marks marks;
    if (auto kept = mark_interest(judging, *sitting, marks); !kept) return kept.error();
    if (auto kept = mark_late(judging, sitting->id.meeting, sitting->framework, marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const BallotCast& event, Changes& changes) {
    const auto id = ItemId::parse(judging.header.subject).value();
    const Vote vote{event.choice, event.digest, judging.header.common.recorded_for.has_value()};
    changes.put(id.subject(), ballot_field(event.digest, voter_of(judging.header)), to_value(vote));
}

Text tell(const Judging& judging, const BallotCast& event) {
    const auto person = name_of(judging.state, judging.header.acting());
    const auto item = item_for_people(judging.state, judging.header.subject);
    const auto choice = choice_text(event.choice);
    return {person.th + " ลงคะแนน" + choice.th + "ใน" + item.th,
            person.en + " voted " + choice.en + " on " + item.en};
}

}  // namespace banchi::domain
