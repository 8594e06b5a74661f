#include "api/http_log.hpp"

#include <algorithm>

#include "ledger/merkle/note.hpp"

namespace banchi::api {

Result<std::string> HttpLog::fetch(const std::string& path) const {
    auto response = client_.get(path);
    if (!response) return response.error();
    if (response->status != 200) return error_of(*response);
    return std::move(response->body);
}

Result<std::string> HttpLog::checkpoint() const {
    const std::lock_guard lock(mutex_);
    auto note = fetch("/checkpoint");
    if (!note) return note;
    // One that does not parse is its reader's to refuse.
    if (const auto parsed = merkle::parse_checkpoint(*note))
        size_ = std::max(size_, parsed->checkpoint.size);
    return note;
}

Result<std::string> HttpLog::vkey() const {
    const std::lock_guard lock(mutex_);
    const auto log = client_.get_json("/v1/log");
    if (!log) return log.error();
    if (const auto* vkey = (*log)["vkey"].text()) return *vkey;
    return Error{ErrorKind::malformed,
                 "vkey",
                 {"เซิร์ฟเวอร์ไม่ได้บอก vkey ระบุเองด้วย --vkey",
                  "the server names no vkey; give the one that you trust"},
                 {}};
}

Result<TreeSize> HttpLog::size_for(std::uint64_t end) const {
    if (end <= size_.value) return size_;
    const auto note = fetch("/checkpoint");
    if (!note) return note.error();
    const auto parsed = merkle::parse_checkpoint(*note);
    if (!parsed) return parsed.error();
    size_ = std::max(size_, parsed->checkpoint.size);
    return size_;
}

Result<void> HttpLog::load_bundle(std::uint64_t number, unsigned width) const {
    if (bundle_.number == number && bundle_.entries.size() >= width) return {};
    const auto path = "/" + merkle::tile_path({true, {0, number, width}});
    const auto bytes = fetch(path);
    if (!bytes) return bytes.error();
    auto entries = merkle::parse_entries(*bytes);
    if (!entries || entries->size() != width)
        return Error{ErrorKind::tampered,
                     "entry_bundle",
                     {path + " ไม่ใช่ชุดรายการที่ถูกต้อง", path + " is no bundle of the right entries"},
                     {}};
    bundle_ = {number, std::move(*entries)};
    return {};
}

Result<std::vector<std::string>> HttpLog::leaves(Index from, std::uint64_t count) const {
    const std::lock_guard lock(mutex_);
    // A reader that wants "all the rest" may ask for more than there are numbers.
    count = std::min(count, ~std::uint64_t{0} - from.value);
    const auto size = size_for(from.value + count);
    if (!size) return size.error();
    const auto end = std::min(from.value + count, size->value);
    std::vector<std::string> all;
    for (auto index = from.value; index < end; ++index) {
        const auto number = index / 256;
        const auto width = std::min<std::uint64_t>(256, size->value - number * 256);
        if (const auto got = load_bundle(number, static_cast<unsigned>(width)); !got)
            return got.error();
        all.push_back(bundle_.entries[index % 256]);
    }
    return all;
}

Result<std::string> HttpLog::tile(merkle::TileId tile) const {
    const std::lock_guard lock(mutex_);
    return fetch("/" + merkle::tile_path({false, tile}));
}

}  // namespace banchi::api
