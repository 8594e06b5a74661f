#pragma once

#include <functional>
#include <string>

#include "ledger/merkle/note.hpp"
#include "ledger/merkle/tiles.hpp"

namespace rocksdb {
class WriteBatch;
}

namespace banchi::store {

using namespace banchi::base;

// Signs a checkpoint: the whole note. Given by whoever holds the log's key.
using SignCheckpoint = std::function<std::string(const merkle::Checkpoint&)>;

// The eyes that look again before a checkpoint is signed: from the finished batch alone it hashes
// the leaves, extends its own copy of the tree and compares. It shares no memory with the path
// that made the batch, so one flipped bit does not become a signed lie. One thread's.
class SecondPath {
  public:
    // `tree` must have been read from disk for this object alone.
    SecondPath(std::string origin, merkle::TileWriter tree)
        : origin_(std::move(origin)), tree_(std::move(tree)), next_(tree_) {}
    // The one way to a signature. Calls `sign` only if the batch holds entries contiguous from the
    // tree's size, exactly the tiles that they change, and a tree of `root`; `second_path`
    // (tampered) says what differs.
    Result<std::string> sign(const rocksdb::WriteBatch& batch, const Digest& root,
                             const SignCheckpoint& sign);
    // The batch signed last is durable: go on from it.
    void keep() { tree_ = next_; }

  private:
    std::string origin_;
    merkle::TileWriter tree_;
    merkle::TileWriter next_;
};

}  // namespace banchi::store
