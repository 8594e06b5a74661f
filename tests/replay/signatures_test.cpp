#include "replay/views.hpp"
#include "tests/domain/signing.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

// Worlds become logs here, whose signatures verify.
class Signatures : public testing::Test {
  protected:
    Signatures() { envelope::use_real_keys(); }
};

Value view_of(const domain::World& world) {
    return agreement_view(world.memory.now(), domain::diw()).value();
}

TEST_F(Signatures, AreShownInTheirOrderWithOfficeAndHolding) {
    const auto world = domain::signed_world();
    const auto view = view_of(world);
    EXPECT_EQ(text(view["status"]), "in_force");
    const auto& signatures = *view["signatures"].items();
    ASSERT_EQ(signatures.size(), 2U);
    const auto& maker = signatures.front();
    EXPECT_EQ(text(maker["party"]), "maker");
    EXPECT_EQ(text(maker["person"]), "dg");
    EXPECT_EQ(text(maker["name"]["en"]), "dg");
    EXPECT_EQ(text(maker["office"]), "head/diw");
    EXPECT_EQ(text(maker["office_name"]["en"]), "Office dg-diw");
    EXPECT_EQ(text(maker["holding"]), "substantive");
    EXPECT_EQ(maker["recorded_act"], Value(false));
    EXPECT_TRUE(maker["own_word"].is_null());
    EXPECT_EQ(maker["revision"], Value(1));
    EXPECT_EQ(text(maker["digest"]), text(view["content_digest"]));
    EXPECT_EQ(text(signatures.back()["party"]), "receiver");
    EXPECT_EQ(text(view["signed_digest"]), text(view["content_digest"]));
}

TEST_F(Signatures, BeforeBothSignedNoContentIsSigned) {
    auto world = domain::signable_world();
    EXPECT_TRUE(view_of(world)["signatures"].items()->empty());
    world.accepts(domain::sign(world, "dg", domain::Capacity::maker));
    EXPECT_EQ(view_of(world)["signatures"].items()->size(), 1U);
    EXPECT_TRUE(view_of(world)["signed_digest"].is_null());
}

TEST_F(Signatures, OfTheRevisionInForceAreThoseOfTheRecordNow) {
    const auto world = domain::signed_world();
    const auto states = [&world](TreeSize size) {
        return std::make_unique<domain::Memory::At>(world.memory.at(Index{size.value - 1}));
    };
    const auto view =
        agreement_view(world.memory.now(), domain::diw(), Date::from_civil(2026, 1, 20), states)
            .value();
    EXPECT_EQ(text(view["status"]), "in_force");
    EXPECT_EQ(view["signatures"].items()->size(), 2U);
}

}  // namespace
}  // namespace banchi::replay
