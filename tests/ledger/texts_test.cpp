#include "tests/ledger/texts.hpp"
#include "ledger/restoring.hpp"
#include "ledger/store/opening.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

using domain::Capacity;
using wire::SaltedText;

// The ledger of tests/ledger/texts.hpp.
class Texts : public Desk {
  protected:
    Texts() { follow(advised_world()); }

    domain::Event comment(const std::string& id, const SaltedText& text) {
        return ledger::comment(world, id, text);
    }
    Sent sent(const std::string& id, const std::string& words) {
        return {seal(comment(id, text_of(words))), {text_of(words)}};
    }
    Receipts give(std::vector<Sent> all) { return ledger->submit_and_wait(std::move(all)); }
    std::string kept(const std::string& words) const {
        const auto found = ledger->text(text_of(words).digest());
        return found ? found->text : found.error().name;
    }
    // Writes below the ledger, which is closed meanwhile.
    void alter(const std::function<void(store::Database&, rocksdb::WriteBatch&)>& change) {
        ledger.reset();
        {
            const auto database =
                store::Database::open(store::database_path(options.folder), 16u << 20,
                                      store::Database::Recovery::torn_tail)
                    .value();
            auto batch = store::protected_batch(0);
            change(*database, batch);
            ASSERT_TRUE(database->write(batch));
            ASSERT_TRUE(database->flush());
        }
        open();
    }
    static rocksdb::Slice key_of(const Digest& digest) {
        return {digest.view().data(), digest.view().size()};
    }
    void erase(const std::string& words) {
        const auto digest = text_of(words).digest().digest;
        alter([&](store::Database& database, rocksdb::WriteBatch& batch) {
            batch.Delete(database.handle(store::Column::texts), key_of(digest));
        });
    }
};

TEST_F(Texts, AreKeptWithTheEventThatNamesThem) {
    const auto receipts = give({sent("k1", "too easy")});
    ASSERT_TRUE(receipts) << receipts.error().detail.en;
    expect_proven(receipts->front());
    EXPECT_EQ(receipts->front().leaf.find("too easy"), std::string::npos);
    EXPECT_EQ(kept("too easy"), "too easy");
    EXPECT_EQ(kept("other"), "no_text");
    open();
    EXPECT_EQ(kept("too easy"), "too easy");
}

TEST_F(Texts, AnEventWithoutItsTextIsRefused) {
    const auto before = size();
    const auto envelope = seal(comment("k1", text_of("too easy")));
    expect_error(give({envelope}), "text_missing");
    auto other = text_of("too easy");
    other.text = "just right";
    expect_error(give({Sent(envelope, {other})}), "text_missing");
    other = text_of("too easy");
    other.salt[0] = static_cast<char>(other.salt[0] ^ 1);
    expect_error(give({Sent(envelope, {other})}), "text_missing");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(kept("too easy"), "no_text");
    ASSERT_TRUE(give({Sent(envelope, {text_of("too easy")})}));
}

TEST_F(Texts, ATextThatNothingNamesIsRefused) {
    const auto before = size();
    const auto said = text_of("too easy");
    const auto envelope = seal(comment("k1", said));
    expect_error(give({Sent(envelope, {said, text_of("more")})}), "text_unnamed");
    expect_error(give({Sent(envelope, {said, said})}), "text_unnamed");
    expect_error(give({Sent(seal(agency("oie")), {said})}), "text_unnamed");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(kept("more"), "no_text");
}

TEST_F(Texts, ADryRunJudgesThemAndKeepsNone) {
    expect_error(dry_run({Sent(seal(comment("k1", text_of("too easy"))))}), "text_missing");
    ASSERT_TRUE(dry_run(std::vector<Sent>{sent("k1", "too easy")}));
    EXPECT_EQ(kept("too easy"), "no_text");
}

TEST_F(Texts, OfAnArrayAllAreKeptOrNone) {
    const auto before = size();
    expect_error(give({sent("k1", "one"), Sent(seal(comment("k2", text_of("two"))))}),
                 "text_missing");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(kept("one"), "no_text");
    ASSERT_TRUE(give({sent("k1", "one"), Sent(seal(agency("oie"))), sent("k2", "two")}));
    EXPECT_EQ(kept("one"), "one");
    EXPECT_EQ(kept("two"), "two");
}

TEST_F(Texts, OfARefusedEventNoneIsKept) {
    auto event = comment("k1", text_of("too easy"));
    event.header.actor = PersonId{"guest"};
    event.header.capacity = Capacity::member;
    expect_error(give({Sent(seal(event), {text_of("too easy")})}), "no_seat");
    EXPECT_EQ(kept("too easy"), "no_text");
}

TEST_F(Texts, ARepeatIsAnsweredWhateverComesAlong) {
    const auto envelope = seal(comment("k1", text_of("too easy")));
    const auto first = give({Sent(envelope, {text_of("too easy")})});
    ASSERT_TRUE(first);
    for (const auto& texts : std::vector<std::vector<SaltedText>>{{}, {text_of("other")}}) {
        const auto again = give({Sent(envelope, texts)});
        ASSERT_TRUE(again) << again.error().detail.en;
        EXPECT_TRUE(again->front().repeated);
        EXPECT_EQ(again->front().index, first->front().index);
    }
    EXPECT_EQ(kept("other"), "no_text");
}

TEST_F(Texts, ARepeatNeverRestoresAnErasedText) {
    const auto envelope = seal(comment("k1", text_of("too easy")));
    ASSERT_TRUE(give({Sent(envelope, {text_of("too easy")})}));
    erase("too easy");
    EXPECT_EQ(kept("too easy"), "no_text");
    const auto again = give({Sent(envelope, {text_of("too easy")})});
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->front().repeated);
    EXPECT_EQ(kept("too easy"), "no_text");
    ASSERT_TRUE(give({sent("k2", "next")})) << "the log goes on without it";
}

TEST_F(Texts, AnAlteredOneIsFoundOut) {
    ASSERT_TRUE(give({sent("k1", "too easy")}));
    const auto said = text_of("too easy");
    alter([&](store::Database& database, rocksdb::WriteBatch& batch) {
        batch.Put(database.handle(store::Column::texts), key_of(said.digest().digest),
                  said.salt + "too hard");
    });
    EXPECT_EQ(kept("too easy"), "text_differs");
}

TEST_F(Texts, AreInBackups) {
    ASSERT_TRUE(give({sent("k1", "too easy")}));
    ASSERT_TRUE(ledger->back_up(folder / "backups"));
    Restoring wishes;
    wishes.log_key = (options.folder / "log.key").string();
    ASSERT_TRUE(restore(folder / "backups", wishes, folder / "back"));
    options.folder = folder / "back";
    open();
    EXPECT_EQ(kept("too easy"), "too easy");
}

}  // namespace
}  // namespace banchi::ledger
