#include "replay/waiting.hpp"

#include "tests/domain/steps.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

std::vector<std::string> keys(const Value& view) {
    std::vector<std::string> all;
    for (const auto& item : *view["items"].items()) all.push_back(*item["key"].text());
    return all;
}

std::vector<std::string> waiting(const domain::World& world, const WaitingFor& wish = {},
                                 const Page& page = {}) {
    const Seen seen(world);
    return keys(seen.now([&](const AsOf& as_of) { return waiting_view(as_of, wish, page); }));
}

using Keys = std::vector<std::string>;

TEST(Waiting, ADraftWaitsForItsOfficerAndASubmissionForTheSecretary) {
    const auto drafted = domain::drafted_world();
    EXPECT_EQ(waiting(drafted), Keys{"draft/agreement/diw/2569"});
    EXPECT_EQ(waiting(drafted, {PersonId{"off-diw"}, {}}), Keys{"draft/agreement/diw/2569"});
    EXPECT_EQ(waiting(drafted, {PersonId{"off-ops"}, {}}), Keys{});
    const auto submitted = domain::submitted_world();
    EXPECT_EQ(waiting(submitted, {PersonId{"sec"}, {}}),
              (Keys{"convene/agreement/diw/2569", "convene/agreement/ops/2569"}));
}

TEST(Waiting, AMeetingWaitsForItsAttendanceAndThenForBallots) {
    const auto convened = domain::convened_world();
    EXPECT_EQ(waiting(convened), Keys{}) << "the newest event is before the meeting's day";
    EXPECT_EQ(waiting(convened, {{}, domain::meeting_day()}), Keys{"attendance/meeting/m1"});
    auto world = domain::attended_world();
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}),
              (Keys{"ballot/item/m1/1", "ballot/item/m1/2"}));
    world = domain::voted_world(std::move(world));
    EXPECT_EQ(waiting(world, {PersonId{"vice1"}, {}}), Keys{"ballot/item/m1/2"});
    EXPECT_EQ(waiting(world, {PersonId{"sec"}, {}}),
              (Keys{"conclusion/item/m1/1", "conclusion/item/m1/2", "conclusion/item/m1/3"}));
}

TEST(Waiting, SaysSinceWhenAndInWords) {
    const auto world = domain::drafted_world();
    const Seen seen(world);
    const auto view = seen.now([&](const AsOf& as_of) { return waiting_view(as_of, {}, {}); });
    const auto& item = view["items"].items()->front();
    const auto& since = world.memory.now().fact("agreement/diw/2569", "status");
    EXPECT_EQ(item["since"]["index"], to_value(since->index));
    EXPECT_EQ(*item["since"]["recorded"].text(), world.recorded[since->index.value].text());
    EXPECT_EQ(*item["who"].items()->front()["role"].text(), "officer");
    EXPECT_NE(item["summary"]["th"].text()->find("รอหน่วยงานเสนอร่าง"), std::string::npos);
}

TEST(Waiting, ComesInPages) {
    const auto world = domain::submitted_world();
    EXPECT_EQ(waiting(world, {}, {"", 1}), Keys{"convene/agreement/diw/2569"});
    EXPECT_EQ(waiting(world, {}, {"convene/agreement/diw/2569", 1}),
              Keys{"convene/agreement/ops/2569"});
}

}  // namespace
}  // namespace banchi::replay
