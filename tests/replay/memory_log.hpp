#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "ledger/store/log_reader.hpp"
#include "replay/entry_source.hpp"
#include "replay/fold.hpp"
#include "tests/ledger/sealed.hpp"

namespace banchi::replay {

// A log in memory for tests, whose parts a test may alter. seal() makes tiles and checkpoint of the
// entries, as a server that holds the log's key would.
class MemoryLog : public store::LogReader {
  public:
    explicit MemoryLog(const std::string& origin = "test.example/log",
                       const std::string& key = "log")
        : signer_(origin, envelope::key_for(key)), origin_(origin) {}

    std::vector<std::string> entries;
    std::map<std::pair<unsigned, std::uint64_t>, std::string> tiles;  // level, number
    std::string note;

    void seal() {
        merkle::TileWriter writer;
        for (const auto& entry : entries) writer.append(merkle::leaf_hash(entry));
        for (auto& [id, bytes] : writer.take()) tiles[{id.level, id.number}] = std::move(bytes);
        const auto& tree = writer.frontier();
        note = signer_.sign({origin_, tree.size(), tree.root()});
    }

    Digest root() const {
        merkle::Frontier tree;
        for (const auto& entry : entries) tree.append(merkle::leaf_hash(entry));
        return tree.root();
    }

    const std::string& origin() const { return origin_; }
    const merkle::VerifierKey& key() const { return signer_.verifier(); }
    Result<std::string> checkpoint() const override { return note; }
    Result<std::string> vkey() const override { return signer_.verifier().text(); }
    Result<std::vector<std::string>> leaves(Index from, std::uint64_t count) const override {
        std::vector<std::string> found;
        for (auto i = from.value; i < entries.size() && found.size() < count; ++i)
            found.push_back(entries[i]);
        return found;
    }
    Result<std::string> tile(merkle::TileId id) const override {
        const auto found = tiles.find({id.level, id.number});
        const auto bytes = std::size_t{id.width} * 32;
        if (found == tiles.end() || found->second.size() < bytes)
            return Error{ErrorKind::not_found, "no_tile", {"ไม่มีไทล์", "no such tile"}, {}};
        return found->second.substr(0, bytes);
    }

  private:
    envelope::NoteSigner signer_;
    std::string origin_;
};

// Seals an event as its signers would send it, on the history that the log holds, and appends it.
inline void append(MemoryLog& log, domain::Event event, Instant recorded) {
    auto& header = event.header;
    if (header.basis) header.basis = domain::Basis{TreeSize{log.entries.size()}, log.root()};
    auto envelope = envelope::sealed(event, log.origin());
    std::sort(envelope.signatures.begin(), envelope.signatures.end());
    log.entries.push_back(wire::leaf_bytes({std::move(envelope), recorded}).value());
}

// What a world accepted, as a sealed log.
inline MemoryLog log_of(const domain::World& world,
                        const std::string& origin = "test.example/log") {
    MemoryLog log(origin);
    for (std::size_t i = 0; i < world.log.size(); ++i) append(log, world.log[i], world.recorded[i]);
    log.seal();
    return log;
}

// The facts of a log's first `size` entries.
inline Fold fold_of(const MemoryLog& log, std::size_t size) {
    Fold fold;
    for (std::size_t i = 0; i < size; ++i) {
        const auto entry = entry_of(Index{i}, log.entries[i], log.origin()).value();
        const auto marks = fold.judge(entry.event, entry.recorded);
        EXPECT_TRUE(marks) << i << " " << entry.event.header.type;
        if (marks) fold.take(entry.event, entry.recorded, *marks);
    }
    return fold;
}
inline Fold fold_of(const MemoryLog& log) {
    return fold_of(log, log.entries.size());
}

}  // namespace banchi::replay
