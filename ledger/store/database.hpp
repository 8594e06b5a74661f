#pragma once

#include <rocksdb/db.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store/columns.hpp"
#include "ledger/store/usage.hpp"

namespace banchi::store {

// RocksDB with this ledger's columns and options. Thread-safe.
class Database {
  public:
    // What becomes of a damaged end of the write-ahead log: `torn_tail` drops an incomplete last
    // record and refuses any other damage; `to_damage` keeps everything before the first damage.
    enum class Recovery { torn_tail, to_damage };
    static Result<std::unique_ptr<Database>> create(const std::filesystem::path& path);
    // `in_use` when another process has it open. The cache bounds blocks, filters and memtables.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                  std::size_t cache_bytes, Recovery recovery);
    // Changes nothing on disk; works beside a process that writes, as of now.
    static Result<std::unique_ptr<Database>> open_read_only(const std::filesystem::path& path,
                                                            std::size_t cache_bytes,
                                                            Recovery recovery);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Result<std::optional<std::string>> get(Column column, std::string_view key) const;
    std::unique_ptr<rocksdb::Iterator> iterate(Column column,
                                               const rocksdb::ReadOptions& options) const;
    rocksdb::ColumnFamilyHandle* handle(Column column) const;
    // One atomic write, on disk when this returns.
    Result<void> write(rocksdb::WriteBatch& batch);
    // Moves what the write-ahead log holds into tables, so that the next start has nothing to redo.
    Result<void> flush();
    Usage usage() const;  // of what is RocksDB's
    rocksdb::DB* rocks() const { return db_.get(); }

  private:
    struct Mode;
    Database() = default;
    static Result<std::unique_ptr<Database>> open_as(const std::filesystem::path& path,
                                                     const Mode& mode);

    std::unique_ptr<rocksdb::DB> db_;
    std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // in the order of Column, then default
};

// A batch whose every key is protected by a checksum up to the moment of its write.
rocksdb::WriteBatch protected_batch(std::size_t reserved_bytes);

}  // namespace banchi::store
