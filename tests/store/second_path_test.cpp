#include "ledger/store/second_path.hpp"

#include "ledger/store/commit.hpp"
#include "tests/store/folder.hpp"

namespace banchi::store {
namespace {

// A finished batch of five leaves after 254 others, and what signs it.
class SecondPathTest : public testing::Test {
  protected:
    SecondPathTest() : database_(Database::create(folder_.path() / "db").value()) {
        for (std::uint64_t i = 0; i < 254; ++i) stored_.append(merkle::leaf_hash(leaf_of(i)));
        stored_.take();
        auto tree = stored_;
        const std::vector<std::string> leaves{leaf_of(254), leaf_of(255), leaf_of(256)};
        batch_ = commit_batch(*database_, tree, leaves, {fact_of(254, "a", "b", 1)}).Data();
        root_ = tree.frontier().root();
    }

    Result<std::string> sign(const std::string& batch, const Digest& root) {
        SecondPath path("test.example/log", stored_);
        return path.sign(rocksdb::WriteBatch(batch), root, [this](const auto& checkpoint) {
            ++signed_;
            return sham_note(checkpoint);
        });
    }

    Folder folder_;
    std::unique_ptr<Database> database_;
    merkle::TileWriter stored_;
    std::string batch_;
    Digest root_;
    int signed_ = 0;
};

TEST_F(SecondPathTest, SignsWhatItFindsItself) {
    EXPECT_EQ(sign(batch_, root_).value(), sham_note({"test.example/log", {257}, root_}));
    EXPECT_EQ(signed_, 1);
}

TEST_F(SecondPathTest, SignsNothingAfterAnyFlippedBitOfEntriesAndTiles) {
    // Facts are not part of the tree; the batch's own checksums guard them up to the write.
    const auto fact = batch_.find(fact_key("a", "b", Index{254}));
    ASSERT_NE(fact, std::string::npos);
    for (std::size_t at = 8; at < fact - 3; ++at) {
        auto flipped = batch_;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        expect_error(sign(flipped, root_), "second_path");
        ASSERT_EQ(signed_, 0) << "byte " << at;
    }
}

TEST_F(SecondPathTest, SignsNothingWhenTheFirstPathHasAnotherRoot) {
    root_.bytes[31] ^= 0x10;
    expect_error(sign(batch_, root_), "second_path");
    EXPECT_EQ(signed_, 0);
}

TEST_F(SecondPathTest, SignsNothingThatDoesNotFollowItsOwnTree) {
    auto other = stored_;
    other.append(merkle::leaf_hash(leaf_of(254)));
    auto batch = commit_batch(*database_, other, {leaf_of(255)}, {});
    expect_error(sign(batch.Data(), other.frontier().root()), "second_path");
    EXPECT_EQ(signed_, 0);
}

TEST_F(SecondPathTest, SignsNothingWithATileTooManyOrTooFew) {
    auto tree = stored_;
    auto batch = commit_batch(*database_, tree, {leaf_of(254)}, {});
    batch.Put(database_->handle(Column::tiles), tile_key(3, 0), std::string(32, 'x'));
    expect_error(sign(batch.Data(), tree.frontier().root()), "second_path");
    auto bare_tree = stored_;
    auto without = protected_batch(0);
    bare_tree.append(merkle::leaf_hash(leaf_of(254)));
    without.Put(database_->handle(Column::entries), entry_key(Index{254}), leaf_of(254));
    expect_error(sign(without.Data(), bare_tree.frontier().root()), "second_path");
    EXPECT_EQ(signed_, 0);
}

TEST_F(SecondPathTest, GoesOnOnlyFromWhatIsKept) {
    SecondPath path("test.example/log", stored_);
    const rocksdb::WriteBatch batch(batch_);
    ASSERT_TRUE(path.sign(batch, root_, sham_note));
    ASSERT_TRUE(path.sign(batch, root_, sham_note)) << "the first was dropped";
    path.keep();
    expect_error(path.sign(batch, root_, sham_note), "second_path");
}

}  // namespace
}  // namespace banchi::store
