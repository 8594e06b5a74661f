#include "ledger/domain/change/subcommittee.hpp"
#include "tools/banchi/demo/fiction.hpp"

// The meeting of 28 January 2569: each requested change is decided on.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;
using domain::Choice;
using domain::Deciding;
using domain::Outcome;
using domain::PresidingBy;

const Date kDay = Date::from_civil(2026, 1, 28);
const std::string kMeeting = "2569-01-28";

struct Requested {
    const char* id;
    const char* th;
    const char* en;
};

// In the order of the agenda.
constexpr std::array<Requested, 8> kRequested = {{
    {"ocsb-weights", "เปลี่ยนน้ำหนักของ สอน.", "Weights of OCSB"},
    {"oie-cancel", "ยกเลิกตัวชี้วัดของ สศอ.", "A KPI of OIE is cancelled"},
    {"ops-merge", "รวมตัวชี้วัดของ สปอ.", "Two KPIs of OPS become one"},
    {"dpim-joint", "ตัวชี้วัดร่วมของ กพร.", "The joint KPI of DPIM"},
    {"diw-joint", "ตัวชี้วัดร่วมของ กรอ.", "The joint KPI of DIW"},
    {"tisi-delay", "เป้าหมายของ สมอ.", "A target of TISI"},
    {"diprom-results", "เป้าหมายของ กสอ.", "A target of DIPROM"},
    {"diprom-new", "ตัวชี้วัดใหม่ของ กสอ.", "A new KPI of DIPROM"},
}};

std::string item(int number) {
    return "item/" + kMeeting + "/" + std::to_string(number);
}

domain::Citation exception() {
    return paper("มติยกเว้นของคณะกรรมการ", "resolution on the exception", kDay);
}

Result<void> call(Story& story) {
    if (auto done = story.from("2026-01-16T02:00:00Z"); !done) return done.error();
    domain::SubcommitteeDecided decided;
    decided.digest =
        domain::get<Digest>(*story.state(), "change/dpim-joint", "digest").value_or(Digest{});
    decided.letter = paper("หนังสือคณะอนุกรรมการตัวชี้วัดร่วม", "letter of the sub-committee on joint KPIs",
                           Date::from_civil(2026, 1, 15));
    if (auto done = story.enter(fiction(kSecretary, Capacity::secretary, "change/dpim-joint",
                                        std::move(decided), {"เห็นชอบ", "It agrees."}));
        !done)
        return done.error();
    if (auto done = story.from("2026-01-19T02:00:00Z"); !done) return done.error();
    std::vector<Item> items;
    for (const auto& [id, th, en] : kRequested)
        items.push_back({"change/" + std::string(id), titled(th, en)});
    return convene(story, kMeeting, kDay, items);
}

// The chair heads สปอ., so a vice-chair presides over its item.
Result<void> open_meeting(Story& story) {
    if (auto done = story.from("2026-01-28T02:30:00Z"); !done) return done.error();
    if (auto done = attend(story, kMeeting, whole_board()); !done) return done.error();
    for (int number = 1; number <= static_cast<int>(kRequested.size()); ++number) {
        const bool own = number == 3;
        if (own)
            if (auto done = story.enter_refused(
                    with(fiction(kSecretary, Capacity::secretary, item(number),
                                 domain::PresidingRecorded{PersonId{std::string(kBoardChair)},
                                                           PresidingBy::chair, std::nullopt},
                                 {"ประธานจะทำหน้าที่ในเรื่องของตนเอง",
                                  "The chair would preside over their own matter."}),
                         kBoardChair, Capacity::presiding),
                    "person_concerned");
                !done)
                return done.error();
        const auto ruling =
            own ? std::optional(Text{"ประธานเป็นหัวหน้าหน่วยงาน", "the chair heads the agency"})
                : std::nullopt;
        if (auto done = preside(story, item(number), own ? kViceChair : kBoardChair,
                                own ? PresidingBy::vice_chair : PresidingBy::chair, ruling);
            !done)
            return done.error();
    }
    return {};
}

// A member declares an interest and votes before it is ruled on; another's ballot came on paper.
Result<void> decide_weights(Story& story) {
    if (auto done =
            story.enter(fiction("member-c", Capacity::member, item(1),
                                domain::InterestDeclared{Line{"ญาติทำไร่อ้อย / Relatives grow cane"}},
                                {"กรรมการแจ้งส่วนได้เสีย", "A member declares an interest."}));
        !done)
        return done.error();
    for (const auto person : {kViceChair, std::string_view("member-a"), kWaitedFor})
        if (auto done = vote(story, item(1), person, Choice::in_favour); !done) return done.error();
    auto twice = fiction("member-a", Capacity::member, "ballot/" + kMeeting + "/1/member-a",
                         domain::BallotCast{Choice::against, on_agenda(story, item(1))},
                         {"ลงคะแนนซ้ำ", "A second ballot."});
    if (auto done = story.enter_refused(std::move(twice), "already_voted"); !done)
        return done.error();
    const auto ballot = fiction("member-b", Capacity::member, "ballot/" + kMeeting + "/1/member-b",
                                domain::BallotCast{Choice::in_favour, on_agenda(story, item(1))},
                                {"ลงคะแนนทางกระดาษ", "A ballot on paper."});
    if (auto done = story.enter(recorded_for(ballot, "member-b", "member-a", slip(kDay))); !done)
        return done.error();
    return story.enter(approval(story, item(1), Deciding::ballots, {"เห็นชอบ", "Approved."}));
}

Result<void> decide_by_consensus(Story& story, int number) {
    return story.enter(
        approval(story, item(number), Deciding::consensus, {"เห็นชอบโดยฉันทามติ", "Nobody objects."}));
}

Result<void> decide_admissible(Story& story) {
    if (auto done = decide_by_consensus(story, 2); !done) return done.error();
    if (auto done = all_in_favour(story, item(3)); !done) return done.error();
    if (auto done =
            story.enter(approval(story, item(3), Deciding::ballots, {"เห็นชอบ", "Approved."}));
        !done)
        return done.error();
    for (const int number : {4, 5})
        if (auto done = decide_by_consensus(story, number); !done) return done.error();
    return {};
}

// What is inadmissible is rejected, or applied by a cited exception; without one it can't be.
Result<void> decide_inadmissible(Story& story) {
    if (auto done = story.enter(conclusion(story, item(6), Outcome::rejected, Deciding::consensus,
                                           {"เหตุผลรับไม่ได้", "The reason is inadmissible."}));
        !done)
        return done.error();
    if (auto done =
            story.enter_refused(approval(story, item(7), Deciding::consensus,
                                         {"เห็นชอบโดยไม่อ้างข้อยกเว้น", "Without a cited exception."}),
                                "exception_missing");
        !done)
        return done.error();
    for (const int number : {7, 8})
        if (auto done =
                story.enter(approval(story, item(number), Deciding::consensus,
                                     {"เห็นชอบตามข้อยกเว้น", "By the exception."}, exception()));
            !done)
            return done.error();
    return {};
}

// Whose act was recorded says what they say of it: one confirms, one contests.
Result<void> look_back(Story& story) {
    if (auto done = story.from("2026-02-02T03:00:00Z"); !done) return done.error();
    const auto act_of = [&](const std::string& ballot) {
        const auto state = story.state();
        const auto listed = domain::list(*state, "index/subject/ballot/" + ballot, "");
        return "act/" + std::to_string(listed.front().index.value);
    };
    if (auto done =
            story.enter(fiction("member-b", Capacity::holder, act_of(kMeeting + "/1/member-b"),
                                domain::ActConfirmed{}, {"ตรงกับที่ลงคะแนน", "It is what I voted."}));
        !done)
        return done.error();
    return story.enter(fiction(
        "member-c", Capacity::holder, act_of(std::string(kFirstMeeting) + "/5/member-c"),
        domain::ActContested{}, {"ไม่ได้ลงคะแนนเช่นนั้น", "I did not vote so; the slip is not mine."}));
}

}  // namespace

Result<void> tell_third_meeting(Story& story) {
    for (const auto step :
         {call, open_meeting, decide_weights, decide_admissible, decide_inadmissible, look_back})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
