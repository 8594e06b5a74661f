#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

LedgerOpened opening(const std::vector<std::string>& people = {"reg"}) {
    LedgerOpened opened;
    opened.origin = "test.example/log";
    for (const auto& person : people)
        opened.registrars.push_back({PersonId{person}, title(person), World::key_of(person)});
    return opened;
}

// Opened by the first registrar and cosigned by the others.
Event opened_by_all(World& world, const LedgerOpened& opened) {
    auto event =
        world.event(opened.registrars.front().person.text, Capacity::registrar, "ledger", opened);
    for (std::size_t i = 1; i < opened.registrars.size(); ++i)
        World::with(event, opened.registrars[i].person.text, Capacity::registrar);
    return event;
}

TEST(LedgerOpened, OneRegistrarOpensALedger) {
    World world;
    world.accepts(opened_by_all(world, opening()));
    const auto state = world.memory.now();
    EXPECT_EQ(get<std::string>(state, "ledger", "origin"), "test.example/log");
    EXPECT_EQ(get<Clock>(state, "ledger", "clock"), Clock::system);
    EXPECT_EQ(get<Index>(state, "ledger", "opened"), Index{0});
    EXPECT_TRUE(has(state, "index/people", "reg"));
    EXPECT_TRUE(has(state, "index/registrars", "reg"));
    EXPECT_EQ(name_of(state, PersonId{"reg"}).en, "reg");
}

TEST(LedgerOpened, ItsRegistrarsHoldTheirRoleFromThatDayByTheOpeningItself) {
    World world;
    const auto today = Date::of(world.now);
    world.accepts(opened_by_all(world, opening()));
    const auto state = world.memory.now();
    const PersonId reg{"reg"};
    EXPECT_TRUE(holds_role(state, reg, Role::registrar, std::nullopt, today));
    EXPECT_TRUE(holds_role(state, reg, Role::registrar, std::nullopt, today.plus_days(9999)));
    EXPECT_FALSE(holds_role(state, reg, Role::registrar, std::nullopt, today.plus_days(-1)));
    const auto terms = get<std::vector<Term>>(state, "person/reg", "role/registrar");
    ASSERT_EQ(terms->size(), 1u);
    EXPECT_EQ(terms->front().order.document, world.log.front().header.pae);
}

TEST(LedgerOpened, ItsKeysAreEnrolled) {
    World world;
    world.accepts(opened_by_all(world, opening()));
    const auto key = find_key(world.memory.now(), World::key_of("reg").id());
    ASSERT_TRUE(key);
    EXPECT_EQ(key->person, PersonId{"reg"});
    EXPECT_EQ(key->key, World::key_of("reg"));
    EXPECT_EQ(key->enrolled, Index{0});
    EXPECT_FALSE(key->revoked);
    EXPECT_TRUE(has(world.memory.now(), "person/reg", "key/" + key->key.id().digest.hex()));
}

TEST(LedgerOpened, EightRegistrarsOpenALedgerTogether) {
    World world;
    world.accepts(opened_by_all(world, opening({"r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"})));
    EXPECT_EQ(list(world.memory.now(), "index/registrars").size(), 8u);
}

TEST(LedgerOpened, OneToEightRegistrarsDistinctInPersonAndKey) {
    World world;
    world.refuses(world.event("reg", Capacity::registrar, "ledger", opening({})), "registrars");
    world.refuses(world.event("r1", Capacity::registrar, "ledger",
                              opening({"r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"})),
                  "registrars");
    auto same_person = opening({"reg"});
    same_person.registrars.push_back({PersonId{"reg"}, title("reg"), World::key_of("other")});
    world.refuses(world.event("reg", Capacity::registrar, "ledger", same_person), "registrars");
    auto same_key = opening({"reg", "reg2"});
    same_key.registrars[1].key = same_key.registrars[0].key;
    world.refuses(opened_by_all(world, same_key), "registrars");
    same_key.registrars[1].key.scheme = Scheme::sshsig;
    world.refuses(opened_by_all(world, same_key), "registrars");
}

TEST(LedgerOpened, OnlyAKeyThatSignsAsSshHasAnApplication) {
    World world;
    auto opened = opening();
    opened.registrars.front().key.application = Line{"ssh:"};
    world.refuses(opened_by_all(world, opened), "key_application");
}

TEST(LedgerOpened, EveryRegistrarSignsAndNobodyElse) {
    World world;
    world.accepts(opened_by_all(world, opening({"reg", "reg2"})));

    World missing;
    missing.refuses(missing.event("reg", Capacity::registrar, "ledger", opening({"reg", "reg2"})),
                    "opening_signers");
    World extra;
    auto with_guest = opened_by_all(extra, opening({"reg"}));
    extra.refuses(World::with(with_guest, "guest", Capacity::registrar), "opening_signers");
    World as_witness;
    auto other_capacity =
        as_witness.event("reg", Capacity::registrar, "ledger", opening({"reg", "reg2"}));
    as_witness.refuses(World::with(other_capacity, "reg2", Capacity::present), "opening_signers");
}

TEST(LedgerOpened, TheFirstRegistrarIsTheSource) {
    World world;
    auto event = world.event("reg2", Capacity::registrar, "ledger", opening({"reg", "reg2"}));
    world.refuses(World::with(event, "reg", Capacity::registrar), "opening_signers");
}

TEST(LedgerOpened, AnOriginHasNoSpaceAndNoPlus) {
    for (const auto* origin : {"", "two words", "a+b", "ชื่อ", "a\nb"}) {
        World world;
        auto opened = opening();
        opened.origin = origin;
        world.refuses(opened_by_all(world, opened), "origin");
    }
}

TEST(LedgerOpened, TheSimulatedClockIsForDemosAndDemosRunOnIt) {
    World demo;
    auto opened = opening();
    opened.origin = "demo.example/log";
    demo.refuses(opened_by_all(demo, opened), "simulated_clock");
    opened.clock = Clock::simulated;
    demo.accepts(opened_by_all(demo, opened));

    World real;
    opened.origin = "test.example/log";
    real.refuses(opened_by_all(real, opened), "simulated_clock");
}

TEST(LedgerOpened, IsToldInBothLanguages) {
    World world;
    const auto event = opened_by_all(world, opening({"reg", "reg2"}));
    const auto text = world.sentence(event);
    EXPECT_EQ(text.en, "reg, reg2 opened the ledger test.example/log as its registrars");
    EXPECT_EQ(text.th, "reg (ไทย), reg2 (ไทย) เปิดบัญชี test.example/log เป็นนายทะเบียน");
    auto demo = opening();
    demo.clock = Clock::simulated;
    EXPECT_NE(world.sentence(opened_by_all(world, demo)).en.find("demo"), std::string::npos);
}

}  // namespace
}  // namespace banchi::domain
