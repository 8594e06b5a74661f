#include "ledger/store/database.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kSmallCache = 8u << 20;
constexpr std::size_t kMemtableBytes = 16u << 20;
// What a start after a crash has to redo: small, since start-up has a second.
constexpr std::size_t kWalBytes = 24u << 20;
constexpr int kOpenFiles = 512;
constexpr std::size_t kBlockBytes = 8u << 10;
constexpr double kBloomBits = 10;

rocksdb::Slice slice(std::string_view bytes) {
    return {bytes.data(), bytes.size()};
}

// All versions of one field share a prefix, so a bloom filter tells that a field was never set.
class FieldPrefix : public rocksdb::SliceTransform {
  public:
    const char* Name() const override { return "banchi.field.1"; }
    rocksdb::Slice Transform(const rocksdb::Slice& key) const override {
        return {key.data(), field_prefix_length({key.data(), key.size()})};
    }
    bool InDomain(const rocksdb::Slice& key) const override {
        return field_prefix_length({key.data(), key.size()}) != 0;
    }
};

// RocksDB's own log file would be one more file to fail: when its disk is full, its writer asserts
// and takes the process with it. Errors come back as statuses.
class NoLogger : public rocksdb::Logger {
  public:
    using rocksdb::Logger::Logv;
    void Logv(const char*, va_list) override {}
};

rocksdb::ColumnFamilyOptions column_options(Column column,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
    rocksdb::BlockBasedTableOptions table;
    table.block_cache = cache;
    table.cache_index_and_filter_blocks = true;
    table.pin_l0_filter_and_index_blocks_in_cache = true;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBits));
    table.block_size = kBlockBytes;
    // Facts are found by seeks alone, never by their whole keys.
    table.whole_key_filtering = column != Column::facts;
    rocksdb::ColumnFamilyOptions options;
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    options.write_buffer_size = kMemtableBytes;
    options.compression =
        column == Column::tiles ? rocksdb::kNoCompression : rocksdb::kLZ4Compression;
    if (column == Column::facts) {
        options.prefix_extractor = std::make_shared<FieldPrefix>();
        options.memtable_prefix_bloom_size_ratio = 0.1;
    }
    return options;
}

rocksdb::DBOptions database_options(const std::shared_ptr<rocksdb::Cache>& cache) {
    rocksdb::DBOptions options;
    options.paranoid_checks = true;
    options.track_and_verify_wals_in_manifest = true;
    options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
    options.max_total_wal_size = kWalBytes;
    options.write_buffer_manager =
        std::make_shared<rocksdb::WriteBufferManager>(2 * kMemtableBytes, cache);
    // After a failed write the ledger is opened again, never mended while it runs.
    options.max_bgerror_resume_count = 0;
    options.max_open_files = kOpenFiles;
    options.skip_stats_update_on_db_open = true;
    options.info_log = std::make_shared<NoLogger>();
    return options;
}

rocksdb::WALRecoveryMode mode_of(Database::Recovery recovery) {
    return recovery == Database::Recovery::torn_tail
               ? rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords
               : rocksdb::WALRecoveryMode::kPointInTimeRecovery;
}

Error open_error(const rocksdb::Status& status, const std::filesystem::path& path) {
    const auto why = status.ToString();
    // RocksDB has no code of its own for a lock that somebody else holds.
    if (status.IsIOError() && why.find("lock") != std::string::npos)
        return {ErrorKind::io,
                "in_use",
                {"มีโปรแกรมอื่นเปิดบัญชีนี้อยู่ ให้หยุดโปรแกรมนั้นก่อน",
                 "another process has this ledger open: stop it first"},
                {{"folder", path.string()}, {"cause", why}}};
    return error_of(status, "opening " + path.string());
}

std::vector<rocksdb::ColumnFamilyDescriptor> columns(const std::shared_ptr<rocksdb::Cache>& cache) {
    std::vector<rocksdb::ColumnFamilyDescriptor> all;
    for (const auto column : {Column::entries, Column::tiles, Column::facts, Column::meta,
                              Column::texts, Column::drafts})
        all.emplace_back(std::string(name_of(column)), column_options(column, cache));
    all.emplace_back(rocksdb::kDefaultColumnFamilyName, rocksdb::ColumnFamilyOptions());
    return all;
}

}  // namespace

struct Database::Mode {
    std::size_t cache_bytes = kSmallCache;
    Recovery recovery = Recovery::torn_tail;
    bool create = false;
    bool read_only = false;
};

Result<std::unique_ptr<Database>> Database::open_as(const std::filesystem::path& path,
                                                    const Mode& mode) {
    const auto cache = rocksdb::NewLRUCache(std::max(mode.cache_bytes, kSmallCache));
    auto options = database_options(cache);
    options.create_if_missing = options.error_if_exists = mode.create;
    options.create_missing_column_families = mode.create;
    options.wal_recovery_mode = mode_of(mode.recovery);
    std::unique_ptr<Database> database(new Database());
    rocksdb::DB* db = nullptr;
    const auto status =
        mode.read_only
            ? rocksdb::DB::OpenForReadOnly(options, path.string(), columns(cache),
                                           &database->handles_, &db)
            : rocksdb::DB::Open(options, path.string(), columns(cache), &database->handles_, &db);
    if (!status.ok()) return open_error(status, path);
    database->db_.reset(db);
    for (std::size_t i = 0; i < kColumns; ++i)
        if (database->handles_[i]->GetID() != column_number(static_cast<Column>(i)))
            return contradiction("columns", {"คอลัมน์ของฐานข้อมูลไม่ใช่ของบัญชี",
                                             "the database's columns are not a ledger's"});
    return database;
}

Result<std::unique_ptr<Database>> Database::create(const std::filesystem::path& path) {
    return open_as(path, {.create = true});
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path,
                                                 std::size_t cache_bytes, Recovery recovery) {
    return open_as(path, {.cache_bytes = cache_bytes, .recovery = recovery});
}

Result<std::unique_ptr<Database>> Database::open_read_only(const std::filesystem::path& path,
                                                           std::size_t cache_bytes,
                                                           Recovery recovery) {
    return open_as(path, {.cache_bytes = cache_bytes, .recovery = recovery, .read_only = true});
}

Database::~Database() {
    for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
}

Result<std::optional<std::string>> Database::get(Column column, std::string_view key) const {
    std::string value;
    const auto status = db_->Get(rocksdb::ReadOptions(), handle(column), slice(key), &value);
    if (status.IsNotFound()) return std::optional<std::string>();
    if (!status.ok()) return error_of(status, "reading " + std::string(name_of(column)));
    return std::optional<std::string>(std::move(value));
}

std::unique_ptr<rocksdb::Iterator> Database::iterate(Column column,
                                                     const rocksdb::ReadOptions& options) const {
    return std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(options, handle(column)));
}

rocksdb::ColumnFamilyHandle* Database::handle(Column column) const {
    return handles_[static_cast<std::size_t>(column)];
}

Result<void> Database::write(rocksdb::WriteBatch& batch) {
    rocksdb::WriteOptions options;
    options.sync = true;
    const auto status = db_->Write(options, &batch);
    if (!status.ok()) return error_of(status, "writing a commit");
    return {};
}

Result<void> Database::flush() {
    const auto status = db_->Flush(rocksdb::FlushOptions(), handles_);
    if (!status.ok()) return error_of(status, "flushing the database");
    return {};
}

Usage Database::usage() const {
    Usage usage;
    // All columns share one cache, so any of them tells of it.
    db_->GetIntProperty(handle(Column::meta), rocksdb::DB::Properties::kBlockCacheUsage,
                        &usage.block_cache_bytes);
    db_->GetAggregatedIntProperty(rocksdb::DB::Properties::kCurSizeAllMemTables,
                                  &usage.memtable_bytes);
    db_->GetAggregatedIntProperty(rocksdb::DB::Properties::kEstimateTableReadersMem,
                                  &usage.table_readers_bytes);
    return usage;
}

rocksdb::WriteBatch protected_batch(std::size_t reserved_bytes) {
    constexpr std::size_t kProtectionBytes = 8;
    return rocksdb::WriteBatch(reserved_bytes, 0, kProtectionBytes, 0);
}

}  // namespace banchi::store
