#include "ledger/store/second_path.hpp"

#include <rocksdb/write_batch.h>

#include <map>

#include "ledger/store/columns.hpp"
#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

Error differs(const std::string& what) {
    return contradiction(
        "second_path",
        {"การตรวจซ้ำก่อนลงนามพบว่าข้อมูลในหน่วยความจำเพี้ยน (" + what +
             ") จึงไม่ลงนามและไม่บันทึก ให้ตรวจหน่วยความจำของเครื่อง แล้วเปิดบัญชีใหม่",
         "the check before signing found damaged memory (" + what +
             "), so nothing was signed or stored: test this machine's memory, then open the "
             "ledger again"},
        {{"differs", what}});
}

std::string_view view(const rocksdb::Slice& bytes) {
    return {bytes.data(), bytes.size()};
}

// Takes a finished batch apart.
class BatchReader : public rocksdb::WriteBatch::Handler {
  public:
    explicit BatchReader(merkle::TileWriter& tree) : tree_(tree) {}

    rocksdb::Status PutCF(std::uint32_t column, const rocksdb::Slice& key,
                          const rocksdb::Slice& value) override {
        if (column == column_number(Column::entries)) {
            append(view(key), view(value));
        } else if (column == column_number(Column::tiles)) {
            if (!tiles_.emplace(key.ToString(), value.ToString()).second) problem("a tile twice");
        } else if (column != column_number(Column::facts) &&
                   column != column_number(Column::texts)) {
            problem("a column");
        }
        return rocksdb::Status::OK();
    }

    void check_tiles() {
        for (const auto& [tile, bytes] : tree_.take()) {
            const auto stored = tiles_.find(tile_key(tile.level, tile.number));
            if (stored == tiles_.end() || stored->second != bytes)
                problem(merkle::tile_path({false, tile}));
            else
                tiles_.erase(stored);
        }
        if (!tiles_.empty()) problem("a tile too many");
    }

    void problem(const std::string& what) {
        if (problem_.empty()) problem_ = what;
    }
    const std::string& problem() const { return problem_; }

  private:
    void append(std::string_view key, std::string_view leaf) {
        const auto index = parse_big_endian(key);
        if (!index || *index != tree_.frontier().size().value) return problem("an entry's index");
        tree_.append(merkle::leaf_hash(leaf));
    }

    merkle::TileWriter& tree_;
    std::map<std::string, std::string> tiles_;
    std::string problem_;
};

}  // namespace

Result<std::string> SecondPath::sign(const rocksdb::WriteBatch& batch, const Digest& root,
                                     const SignCheckpoint& sign) {
    next_ = tree_;
    BatchReader reader(next_);
    const auto status = batch.Iterate(&reader);
    if (!status.ok()) return differs(status.ToString());
    reader.check_tiles();
    const auto& frontier = next_.frontier();
    if (frontier.root() != root) reader.problem("the root");
    if (!reader.problem().empty()) return differs(reader.problem());
    return sign({origin_, frontier.size(), frontier.root()});
}

}  // namespace banchi::store
