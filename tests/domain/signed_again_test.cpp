#include "tests/domain/signing.hpp"

// What a change or a rescission makes of the signatures.
namespace banchi::domain {
namespace {

constexpr auto kMaker = Capacity::maker;
constexpr auto kReceiver = Capacity::receiver;

AgreementStatus status(const World& world) {
    return status_of(world.memory.now(), diw()).value();
}

// Requests a change of diw and has a meeting approve it.
void change(World& world) {
    world.accepts(request(world, easier(world)));
    world = convened_on(std::move(world));
    world.accepts(conclude_on(world, Outcome::approved));
}

TEST(AgreementSigned, AChangeBeforeItIsInForceAsksForBothAnew) {
    auto world = signable_world();
    world.accepts(sign(world, "dg", kMaker));
    change(world);
    EXPECT_EQ(yet_to_sign(world.memory.now(), diw()), (std::vector{kMaker, kReceiver}));
    world.accepts(sign(world, "chair", kReceiver));
    EXPECT_EQ(status(world), AgreementStatus::approved) << "each signed another content";
    world.accepts(sign(world, "dg", kMaker));
    EXPECT_EQ(status(world), AgreementStatus::in_force);
    EXPECT_EQ(signatures_of(world.memory.now(), diw()).size(), 3U);
    EXPECT_EQ(signed_content(world.memory.now(), diw()), applied_digest(world));
}

TEST(AgreementSigned, AChangeOnceInForceNeedsNoNewSignatures) {
    auto world = signed_world();
    const auto digest = applied_digest(world);
    change(world);
    EXPECT_EQ(status(world), AgreementStatus::in_force);
    EXPECT_NE(applied_digest(world), digest);
    EXPECT_EQ(signed_content(world.memory.now(), diw()), digest);
    world.refuses(sign(world, "dg", kMaker), "already_signed");
}

std::vector<Index> indexes(const std::vector<Signed>& all) {
    std::vector<Index> found;
    for (const auto& made : all) found.push_back(made.index);
    return found;
}

TEST(AgreementSigned, RescindingTheApprovalTakesTheSignaturesBack) {
    auto world = signed_world();
    const auto dependents = indexes(signatures_of(world.memory.now(), diw()));
    ASSERT_EQ(dependents.size(), 2U);
    const auto digest = find_item(world.memory.now(), {MeetingId{"m1"}, 1})->digest;
    const auto event = rescind(world, "item/m1/1", digest, dependents);
    auto silent = event;
    std::get<ResolutionRescinded>(silent.body).dependents.pop_back();
    world.refuses(silent, "dependents_differ");
    world.marks(event, "rescinded");
    EXPECT_EQ(status(world), AgreementStatus::presented);
    EXPECT_TRUE(signatures_of(world.memory.now(), diw()).empty());
}

TEST(AgreementSigned, RescindingAChangeTakesBackWhatWasSignedSince) {
    auto world = signable_world();
    world.accepts(sign(world, "dg", kMaker));
    change(world);
    world = signed_world(std::move(world));
    EXPECT_EQ(status(world), AgreementStatus::in_force);
    const auto all = indexes(signatures_of(world.memory.now(), diw()));
    ASSERT_EQ(all.size(), 3U);
    const auto event = rescind(world, "item/m2/1", change_digest(world), {all[1], all[2]});
    world.marks(event, "rescinded");
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_EQ(yet_to_sign(world.memory.now(), diw()), std::vector{kReceiver})
        << "what the maker signed before applies again";
}

TEST(AgreementSigned, RescindingAChangeOfASignedOneLeavesItInForce) {
    auto world = signed_world();
    const auto digest = applied_digest(world);
    change(world);
    world.marks(rescind(world, "item/m2/1", change_digest(world), {}), "rescinded");
    EXPECT_EQ(status(world), AgreementStatus::in_force);
    EXPECT_EQ(applied_digest(world), digest);
    EXPECT_EQ(signed_content(world.memory.now(), diw()), digest);
}

}  // namespace
}  // namespace banchi::domain
