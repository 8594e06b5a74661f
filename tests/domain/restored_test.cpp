#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

World two_registrars() {
    auto world = opened_world();
    add_person(world, "reg2");
    grant(world, "reg2", Role::registrar);
    world.now = world.now.plus_seconds(3600);
    return world;
}

LedgerRestored restoration(const World& world) {
    LedgerRestored body;
    body.lost = {static_cast<std::int64_t>(world.next.value) + 5, sha256("the lost head")};
    body.backup = {{static_cast<std::int64_t>(world.next.value), Digest{}},
                   world.now.plus_seconds(-1800)};
    return body;
}

Event restored(World& world, const LedgerRestored& body) {
    auto event = world.event("reg", Capacity::registrar, "ledger", body);
    return World::with(event, "reg2", Capacity::registrar);
}

TEST(Restored, TwoRegistrarsNameWhatIsLostAndWhatIsLeft) {
    auto world = two_registrars();
    add_person(world, "ann");
    world.now = world.now.plus_seconds(3600);
    const auto body = restoration(world);
    const auto alone = world.event("reg", Capacity::registrar, "ledger", body);
    world.refuses(alone, "cosigner_missing");
    auto with_nobody = alone;
    world.refuses(World::with(with_nobody, "ann", Capacity::registrar), "role");
    auto twice = alone;
    world.refuses(World::with(twice, "reg", Capacity::registrar), "cosigners");
    world.marks(restored(world, body), "restored");
    const auto all = restorations_of(world.memory.now());
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().index, Index{world.next.value - 1});
    EXPECT_EQ(to_value(all.front().event), to_value(body));
    const auto mark = list(world.memory.now(), "irregular/ledger").back();
    EXPECT_EQ((*mark.value)["values"]["lost"]["size"], Value(body.lost.size));
}

TEST(Restored, AHeadThatIsReachedIsNotLost) {
    auto world = two_registrars();
    auto body = restoration(world);
    body.lost.size = static_cast<std::int64_t>(world.next.value);
    world.refuses(restored(world, body), "nothing_lost");
    ++body.lost.size;
    world.marks(restored(world, body), "restored");
}

TEST(Restored, TheBackupIsWhatTheLogHolds) {
    auto world = two_registrars();
    auto body = restoration(world);
    --body.backup.head.size;
    world.refuses(restored(world, body), "backup_differs");
    body = restoration(world);
    body.backup.head.root = sha256("another");
    world.refuses(restored(world, body), "backup_differs");
    auto older = restored(world, restoration(world));
    --older.header.basis->size.value;
    world.refuses(older, "backup_differs");
    older.header.basis.reset();
    world.refuses(older, "basis_missing");
    auto later = restored(world, restoration(world));
    add_person(world, "ann");
    world.refuses(later, "backup_differs");
}

TEST(Restored, TheBackupIsNewerThanItsNewestEvent) {
    auto world = two_registrars();
    auto body = restoration(world);
    const auto newest = world.recorded.back();
    body.backup.taken = newest.plus_seconds(-1);
    world.refuses(restored(world, body), "backup_taken");
    body.backup.taken = world.now.plus_seconds(1);
    world.refuses(restored(world, body), "backup_taken");
    body.backup.taken = newest;
    world.marks(restored(world, body), "restored");
}

TEST(Restored, EveryOneStaysOnRecord) {
    auto world = two_registrars();
    world.marks(restored(world, restoration(world)), "restored");
    add_person(world, "ann");
    world.marks(restored(world,
                         [&] {
                             auto body = restoration(world);
                             body.backup.taken = world.recorded.back();
                             return body;
                         }()),
                "restored");
    EXPECT_EQ(restorations_of(world.memory.now()).size(), 2u);
}

TEST(Restored, IsToldInBothLanguages) {
    auto world = two_registrars();
    const auto body = restoration(world);
    const auto told = world.sentence(restored(world, body));
    const auto taken = for_people(body.backup.taken);
    const auto held = std::to_string(body.backup.head.size);
    EXPECT_EQ(told.en, "registrar recorded that the ledger was restored from a backup of " +
                           taken.en + " with " + held + " events, of the " +
                           std::to_string(body.lost.size) +
                           " that it had signed; the others are lost");
    EXPECT_EQ(told.th, "registrar (ไทย) บันทึกว่าบัญชีกู้จากสำเนาสำรองเมื่อ " + taken.th + " ซึ่งมี " + held +
                           " เหตุการณ์ จากที่เคยลงนามไว้ " + std::to_string(body.lost.size) +
                           " เหตุการณ์ ส่วนที่เหลือหายไป");
}

}  // namespace
}  // namespace banchi::domain
