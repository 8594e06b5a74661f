#include "tools/banchi/demo/fiction.hpp"

// June and July 2569: the story stops in a meeting, a window open, ballots wanting and a draft half
// signed. From here on the clock runs, and whoever reads this can act.
namespace banchi::tools::demo {
namespace {

using domain::Choice;

const std::string kMeeting = "2569-07-01";
const std::string kItem = "item/" + kMeeting + "/1";

Result<void> ask(Story& story) {
    if (auto done = story.from("2026-06-16T03:00:00Z"); !done) return done.error();
    auto change = wish(story, "ocsb-drought", "ocsb", {"OCSB-69-02"});
    change.effective = Date::from_civil(2026, 8, 1);
    set_level(change, "OCSB-69-02", 1, "9.4");
    set_level(change, "OCSB-69-02", 2, "9.7");
    if (auto done = story.enter(request(change, "DISASTER", {"ภัยแล้งรุนแรง", "A severe drought."}));
        !done)
        return done.error();
    if (auto done = story.from("2026-06-19T03:00:00Z"); !done) return done.error();
    return convene(story, kMeeting, Date::from_civil(2026, 7, 1),
                   {{"change/ocsb-drought",
                     titled("เป้าหมายผลผลิตอ้อยของ สอน.", "OCSB's target for cane yield")}});
}

Result<void> begin_to_vote(Story& story) {
    if (auto done = story.from("2026-07-01T02:30:00Z"); !done) return done.error();
    if (auto done = attend(story, kMeeting, whole_board()); !done) return done.error();
    if (auto done = preside(story, kItem, kBoardChair, domain::PresidingBy::chair); !done)
        return done.error();
    if (auto done = vote(story, kItem, kViceChair, Choice::in_favour); !done) return done.error();
    if (auto done = vote(story, kItem, "member-a", Choice::in_favour); !done) return done.error();
    return vote(story, kItem, "member-b", Choice::against);
}

// The minutes of February wait for the second signature.
Result<void> leave_minutes(Story& story) {
    const std::string meeting = "2569-02-25";
    const auto date = Date::from_civil(2026, 6, 30);
    if (auto done = register_minutes(story, meeting, date); !done) return done.error();
    return story.leave(certification(meeting, date, kWaitedFor));
}

}  // namespace

Result<void> tell_what_waits(Story& story) {
    for (const auto step : {ask, begin_to_vote, leave_minutes})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
