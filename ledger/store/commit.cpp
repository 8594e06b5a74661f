#include "ledger/store/commit.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kBytesAFact = 256;  // only a first guess, which spares growing

std::size_t guess_bytes(const std::vector<std::string>& leaves, std::size_t facts) {
    auto bytes = facts * kBytesAFact;
    for (const auto& leaf : leaves) bytes += leaf.size();
    return bytes;
}

rocksdb::Slice slice(std::string_view bytes) {
    return {bytes.data(), bytes.size()};
}

}  // namespace

rocksdb::WriteBatch commit_batch(const Database& database, merkle::TileWriter& tree,
                                 const std::vector<std::string>& leaves,
                                 const std::vector<domain::Fact>& facts,
                                 const std::vector<wire::SaltedText>& texts) {
    auto batch = protected_batch(guess_bytes(leaves, facts.size()));
    for (const auto& leaf : leaves) {
        const Index index{tree.frontier().size().value};
        batch.Put(database.handle(Column::entries), entry_key(index), leaf);
        tree.append(merkle::leaf_hash(leaf));
    }
    for (const auto& [tile, bytes] : tree.take())
        batch.Put(database.handle(Column::tiles), tile_key(tile.level, tile.number), bytes);
    for (const auto& fact : facts)
        batch.Put(database.handle(Column::facts), fact_key(fact.entity, fact.field, fact.index),
                  fact_value(fact));
    for (const auto& text : texts) {
        const auto digest = text.digest();
        batch.Put(database.handle(Column::texts), slice(digest.digest.view()),
                  text.salt + text.text);
    }
    return batch;
}

void put_checkpoint(const Database& database, rocksdb::WriteBatch& batch, TreeSize size,
                    const std::string& note) {
    const auto meta = database.handle(Column::meta);
    batch.Put(meta, slice(kSizeKey), big_endian(size.value));
    batch.Put(meta, slice(kCheckpointKey), note);
}

}  // namespace banchi::store
