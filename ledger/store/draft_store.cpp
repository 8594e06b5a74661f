#include "ledger/store/draft_store.hpp"

#include "ledger/store/failure.hpp"

namespace banchi::store {

Result<void> DraftStore::put(const Digest& id, const std::string& bytes) {
    auto batch = protected_batch(bytes.size());
    batch.Put(database_.handle(Column::drafts), rocksdb::Slice(id.view().data(), id.view().size()),
              bytes);
    return database_.write(batch);
}

Result<void> DraftStore::erase(const std::vector<Digest>& ids) {
    if (ids.empty()) return {};
    auto batch = protected_batch(0);
    for (const auto& id : ids)
        batch.Delete(database_.handle(Column::drafts),
                     rocksdb::Slice(id.view().data(), id.view().size()));
    return database_.write(batch);
}

Result<std::optional<std::string>> DraftStore::find(const Digest& id) const {
    return database_.get(Column::drafts, id.view());
}

Result<std::vector<std::pair<Digest, std::string>>> DraftStore::all() const {
    std::vector<std::pair<Digest, std::string>> drafts;
    const auto each = database_.iterate(Column::drafts, rocksdb::ReadOptions());
    for (each->SeekToFirst(); each->Valid(); each->Next())
        drafts.emplace_back(Digest::from_raw(each->key().ToStringView()), each->value().ToString());
    if (!each->status().ok()) return error_of(each->status(), "reading drafts");
    return drafts;
}

}  // namespace banchi::store
