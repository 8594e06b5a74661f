#include "ledger/loss.hpp"

#include <fstream>

#include "ledger/restoring.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

// A ledger of two registrars is backed up; an event later it is lost, and restored.
class Losses : public Desk {
  protected:
    Losses() {
        auto from = domain::opened_world(domain::Clock::system, kOrigin);
        domain::add_person(from, "reg2");
        domain::grant(from, "reg2", domain::Role::registrar);
        follow(from);
        ledger->back_up(folder / "backups").value();
        accept(agency("diw"));
        kept = ledger->position().checkpoint;
        lost = {static_cast<std::int64_t>(size()), ledger->position().root};
        Restoring wishes;
        wishes.log_key = (options.folder / "log.key").string();
        wishes.checkpoint = kept;
        wishes.accept_loss = true;
        const auto restored = restore(folder / "backups", wishes, folder / "back");
        EXPECT_EQ(restored.value().lost->root, lost.root);
        reopen();
    }

    void reopen() {
        back.reset();
        auto opening = options;
        opening.folder = folder / "back";
        auto opened = Ledger::open(opening, clock);
        ASSERT_TRUE(opened) << opened.error().detail.en;
        back = std::move(*opened);
    }
    Receipts send_back(const std::vector<domain::Event>& events) {
        return back->submit_and_wait(sealed(events));
    }
    domain::Event restoration() {
        const auto position = back->position();
        domain::LedgerRestored body;
        body.lost = lost;
        body.backup = {{static_cast<std::int64_t>(position.size.value), position.root},
                       clock.now()};
        auto event = world.event("reg", domain::Capacity::registrar, "ledger", body);
        return domain::World::with(event, "reg2", domain::Capacity::registrar);
    }
    Check restoration_check() const {
        for (const auto& check : back->checks())
            if (check.name == "restoration") return check;
        throw std::out_of_range("restoration");
    }

    std::string kept;
    domain::KnownHead lost;
    std::unique_ptr<Ledger> back;
};

TEST_F(Losses, NothingIsRecordedBeforeTheRestoration) {
    expect_error(send_back({agency("oie")}), "restoration_first");
    expect_error(send_back({agency("oie"), restoration()}), "restoration_first");
    EXPECT_EQ(restoration_check().wrong.value().name, "restoration_first");
    EXPECT_FALSE(restoration_check().note);
    auto other = restoration();
    std::get<domain::LedgerRestored>(other.body).lost.root = sha256("another head");
    expect_error(send_back({other}), "lost_differs");
    const auto receipts = send_back({restoration()});
    ASSERT_TRUE(receipts) << receipts.error().detail.en;
    EXPECT_EQ(receipts->front().marks.front().rule, "restored");
    EXPECT_TRUE(send_back({agency("oie")}));
}

TEST_F(Losses, OneArrayMayRestoreAndGoOn) {
    EXPECT_TRUE(send_back({restoration(), agency("oie")}));
    EXPECT_TRUE(send_back({agency("dpim")}));
}

TEST_F(Losses, ARecordedOneIsToldForEver) {
    send_back({restoration()}).value();
    EXPECT_FALSE(restoration_check().wrong);
    EXPECT_NE(restoration_check().note.value().en.find("restoration from a backup of 4 events"),
              std::string::npos);
    EXPECT_FALSE(restoration_check().note->th.empty());
    reopen();
    EXPECT_FALSE(restoration_check().wrong);
    EXPECT_TRUE(restoration_check().note);
    EXPECT_TRUE(send_back({agency("oie")}));
    // The head has moved on, so the file beside it means nothing any more.
    const auto head = store::HeadFile::read(store::head_path(folder / "back")).value();
    EXPECT_EQ(head, back->position().checkpoint);
    EXPECT_FALSE(store::loss_is_known(folder / "back", head));
}

TEST_F(Losses, ACrashBeforeTheHeadWasWrittenAsksForNothingTwice) {
    send_back({restoration()}).value();
    back.reset();
    const auto path = store::head_path(folder / "back");
    store::HeadFile::open(path).value().write(kept).value();
    reopen();
    EXPECT_EQ(store::HeadFile::read(path).value(), back->position().checkpoint);
    for (const auto& check : back->checks()) EXPECT_FALSE(check.wrong) << check.name;
    EXPECT_TRUE(send_back({agency("oie")}));
}

TEST_F(Losses, OnlyTheVeryHeadThatIsNamedIsKnown) {
    back.reset();
    std::ofstream(store::loss_path(folder / "back")) << "another note";
    auto opening = options;
    opening.folder = folder / "back";
    expect_error(Ledger::open(opening, clock), "database_behind_head");
}

TEST_F(Losses, ABackupThatReachesTheCheckpointLosesNothing) {
    ledger->back_up(folder / "backups").value();
    Restoring wishes;
    wishes.log_key = (options.folder / "log.key").string();
    wishes.checkpoint = kept;
    wishes.accept_loss = true;
    EXPECT_FALSE(restore(folder / "backups", wishes, folder / "whole").value().lost);
    EXPECT_FALSE(std::filesystem::exists(store::loss_path(folder / "whole")));
}

}  // namespace
}  // namespace banchi::ledger
