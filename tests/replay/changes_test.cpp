#include "replay/views_change.hpp"

#include "tests/domain/changing.hpp"
#include "tests/ledger/sealed.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

using domain::ChangeStatus;

// Worlds become logs here, whose signatures verify.
class Changes : public testing::Test {
  protected:
    Changes() { envelope::use_real_keys(); }
};

// c1 asks for another target and is decided; c2 cancels a KPI and waits.
domain::World requested() {
    auto world = domain::approved_world();
    world.accepts(domain::request(world, domain::easier(world)));
    world.accepts(domain::request(world, domain::cancelling(world), "change/c2"));
    return world;
}

domain::World applied() {
    auto world = domain::convened_on(requested());
    world.accepts(domain::conclude_on(world, domain::Outcome::approved));
    return world;
}

std::string listed(const domain::World& world, const ChangeFilter& filter, const Page& page = {}) {
    const auto view = changes_view(world.memory.now(), filter, page);
    if (!view) return view.error().name;
    std::string ids;
    for (const auto& item : *(*view)["items"].items())
        ids += (ids.empty() ? "" : ",") + *item["id"].text();
    return (*view)["next"].is_null() ? ids : ids + " then " + *(*view)["next"].text();
}

TEST_F(Changes, AreListedByWhatFits) {
    const auto world = applied();
    EXPECT_EQ(listed(world, {}), "c1,c2");
    EXPECT_EQ(listed(world, {FiscalYear{2569}, {}, {}, {}}), "c1,c2");
    EXPECT_EQ(listed(world, {FiscalYear{2570}, {}, {}, {}}), "");
    EXPECT_EQ(listed(world, {{}, AgencyId{"diw"}, {}, {}}), "c1,c2");
    EXPECT_EQ(listed(world, {{}, AgencyId{"ops"}, {}, {}}), "");
    EXPECT_EQ(listed(world, {{}, {}, ChangeStatus::applied, {}}), "c1");
    EXPECT_EQ(listed(world, {{}, {}, ChangeStatus::requested, {}}), "c2");
    EXPECT_EQ(listed(world, {{}, {}, {}, Date::from_civil(2026, 4, 1)}), "c1,c2");
    EXPECT_EQ(listed(world, {{}, {}, {}, Date::from_civil(2026, 3, 31)}), "");
    EXPECT_EQ(listed(requested(), {{}, {}, ChangeStatus::applied, {}}), "");
}

TEST_F(Changes, ComePageByPage) {
    const auto world = applied();
    EXPECT_EQ(listed(world, {}, {"", 1}), "c1 then 2569/diw/c1");
    EXPECT_EQ(listed(world, {}, {"2569/diw/c1", 1}), "c2");
    for (const auto* odd : {"2569", "2569/diw/c9", "2570/diw/c1", "c1"})
        EXPECT_EQ(listed(world, {}, {odd, 1}), "cursor") << odd;
}

TEST_F(Changes, OneShowsEverythingOfTheRequest) {
    const Seen seen(requested());
    const auto view = seen.now([](const AsOf& as_of) { return change_view(as_of, "c2"); });
    EXPECT_EQ(view["agreement"], Value(domain::kDiw));
    EXPECT_EQ(view["status"], Value("requested"));
    EXPECT_EQ(view["reason_code"], Value("DISASTER"));
    EXPECT_EQ(view["reason"], Value("the law changed"));
    EXPECT_EQ(view["effective_from"], Value("2026-04-01"));
    EXPECT_EQ(canonical(view["cancelled"]), "[\"DIW-69-02\"]");
    EXPECT_EQ(canonical(view["added"]), "[]");
    EXPECT_EQ(view["weights"], Value(true));
    EXPECT_EQ(view["proportional"], Value(true));
    EXPECT_EQ(view["after"]["weights_bp"]["DIW-69-01"], Value(10'000));
    EXPECT_EQ(view["request"]["acting"], Value("off-diw"));
    EXPECT_EQ(view["request"]["recorded_act"], Value(false));
    EXPECT_TRUE(view["considered"].items()->empty());
    EXPECT_TRUE(view["revision"].is_null());
    EXPECT_TRUE(view["replaced"].is_null());
}

TEST_F(Changes, ADecidedOneNamesItsResolutionItsRevisionAndWhatItReplaced) {
    const auto world = applied();
    const Seen seen(world);
    const auto view = seen.now([](const AsOf& as_of) { return change_view(as_of, "c1"); });
    EXPECT_EQ(view["status"], Value("applied"));
    EXPECT_EQ(canonical(view["changed"]), "[\"DIW-69-01\"]");
    EXPECT_TRUE(view["proportional"].is_null());
    const auto& items = *view["considered"].items();
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0]["item"], Value("item/m2/1"));
    EXPECT_EQ(items[0]["outcome"], Value("approved"));
    EXPECT_EQ(items[0]["index"], Value(static_cast<std::int64_t>(world.next.value) - 1));
    EXPECT_EQ(view["revision"]["number"], Value(2));
    EXPECT_EQ(view["revision"]["change"], Value("change/c1"));
    EXPECT_FALSE(view["replaced"].items()->empty());
    // As it stood before the conclusion.
    const auto before =
        seen.at(world.log.size() - 1, [](const AsOf& as_of) { return change_view(as_of, "c1"); });
    EXPECT_EQ(before["status"], Value("requested"));
    EXPECT_TRUE(before["considered"].items()->front()["outcome"].is_null());
    EXPECT_TRUE(before["revision"].is_null());
}

TEST_F(Changes, MarksAreThoseOfTheRequestThatStands) {
    auto world = domain::approved_world();
    auto body = domain::easier(world);
    body.reason_code = {"PROJECT_DELAY"};
    world.marks(domain::request(world, body), "reason_code");
    const auto marked = [&] {
        const Seen seen(world);
        return seen.now([](const AsOf& as_of) { return change_view(as_of, "c1"); })["irregular"];
    };
    ASSERT_EQ(marked().items()->size(), 1u);
    EXPECT_EQ(marked().items()->front()["rule"], Value("reason_code"));
    world.accepts(domain::request(world, domain::easier(world)));
    EXPECT_TRUE(marked().items()->empty());
}

TEST_F(Changes, TheContentHasTheDigestThatIsVotedOn) {
    const auto world = requested();
    const auto bytes = change_content(world.memory.now(), "c1").value();
    EXPECT_EQ(sha256(bytes), domain::change_digest(world));
    const Seen seen(world);
    const auto view = seen.now([](const AsOf& as_of) { return change_view(as_of, "c1"); });
    EXPECT_EQ(view["digest"], Value(sha256(bytes).hex()));
}

TEST_F(Changes, OfAJointKpiTellsWhatTheSubcommitteeDecided) {
    auto world = domain::joint_world();
    world.accepts(domain::request(world, domain::easier(world)));
    const auto shown = [&world] {
        const Seen seen(world);
        return seen.now([](const AsOf& as_of) { return change_view(as_of, "c1"); });
    };
    EXPECT_EQ(shown()["joint"], Value::array().push("DIW-69-01"));
    EXPECT_TRUE(shown()["subcommittee"].is_null());
    world.accepts(world.event(
        "sec", domain::Capacity::secretary, "change/c1",
        domain::SubcommitteeDecided{domain::Stance::agreed, domain::change_digest(world),
                                    domain::citation("letter 5")}));
    const auto decided = shown()["subcommittee"];
    EXPECT_EQ(text(decided["decision"]), "agreed");
    EXPECT_EQ(text(decided["letter"]["title"]), "letter 5");
    EXPECT_EQ(decided["index"], Value(static_cast<std::int64_t>(world.next.value) - 1));
    EXPECT_EQ(decided["stands"], Value(true));
    world.accepts(domain::request(world, domain::easier(world, "91")));
    EXPECT_EQ(shown()["subcommittee"]["stands"], Value(false));
}

TEST_F(Changes, HistoryTellsTheRequestAndWhatBecameOfIt) {
    const Seen seen(applied());
    const auto history =
        seen.now([](const AsOf& as_of) { return change_history(as_of, "c1", {}); });
    const auto& items = *history["items"].items();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0]["type"], Value("change.requested"));
    EXPECT_EQ(items[1]["type"], Value("item.concluded"));
}

TEST_F(Changes, AnUnknownOneIsNamed) {
    const auto world = requested();
    const auto state = world.memory.now();
    for (const auto* id : {"c9", "c1/x", ""}) {
        const auto bytes = change_content(state, id);
        ASSERT_FALSE(bytes);
        EXPECT_EQ(bytes.error().name, "unknown_change");
        EXPECT_FALSE(bytes.error().detail.th.empty());
    }
}

}  // namespace
}  // namespace banchi::replay
