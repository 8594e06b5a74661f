#pragma once

#include <rocksdb/write_batch.h>

#include <string>
#include <vector>

#include "ledger/domain/fact.hpp"
#include "ledger/store/database.hpp"
#include "ledger/wire/text.hpp"

namespace banchi::store {

// The first path: everything of one commit but its checkpoint, as one batch. `tree` is the stored
// one and is extended by the leaves.
rocksdb::WriteBatch commit_batch(const Database& database, merkle::TileWriter& tree,
                                 const std::vector<std::string>& leaves,
                                 const std::vector<domain::Fact>& facts,
                                 const std::vector<wire::SaltedText>& texts = {});
void put_checkpoint(const Database& database, rocksdb::WriteBatch& batch, TreeSize size,
                    const std::string& note);

}  // namespace banchi::store
