#include "ledger/store/head_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cassert>
#include <optional>
#include <utility>

#include "ledger/base/digest.hpp"
#include "ledger/merkle/number.hpp"
#include "ledger/store/failure.hpp"

namespace banchi::store {
namespace {

constexpr std::size_t kSlotBytes = 4096;
constexpr std::string_view kMagic = "banchi-head-v1";

struct Slot {
    std::uint64_t turn = 0;
    std::string note;
};

// "banchi-head-v1 <turn> <note's length>\n", the SHA-256 of that line and the note, "\n", the
// note, zeros: text, so that people can read it too.
std::string slot_bytes(const Slot& slot) {
    const auto line = std::string(kMagic) + " " + std::to_string(slot.turn) + " " +
                      std::to_string(slot.note.size()) + "\n";
    auto bytes = line + sha256({line, slot.note}).hex() + "\n" + slot.note;
    assert(bytes.size() <= kSlotBytes);
    bytes.resize(kSlotBytes, '\0');
    return bytes;
}

std::string_view take_until(std::string_view& text, char end) {
    const auto word = text.substr(0, text.find(end));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

std::optional<Slot> parse_slot(const std::string& bytes) {
    std::string_view rest = bytes;
    if (take_until(rest, ' ') != kMagic) return std::nullopt;
    const auto turn = merkle::parse_number(take_until(rest, ' '));
    const auto length = merkle::parse_number(take_until(rest, '\n'));
    take_until(rest, '\n');
    if (!turn || !length || *length > rest.size()) return std::nullopt;
    Slot slot{*turn, std::string(rest.substr(0, *length))};
    // Written again, it must be the same bytes: the checksum, the zeros and all.
    if (slot_bytes(slot) != bytes) return std::nullopt;
    return slot;
}

std::optional<Slot> read_slot(int file, std::uint64_t turn) {
    std::string bytes(kSlotBytes, '\0');
    const auto at = static_cast<off_t>((turn % 2) * kSlotBytes);
    const auto count = ::pread(file, bytes.data(), bytes.size(), at);
    if (count != static_cast<ssize_t>(kSlotBytes)) return std::nullopt;
    auto slot = parse_slot(bytes);
    if (slot && slot->turn % 2 != turn % 2) return std::nullopt;
    return slot;
}

Result<void> write_at(int file, const std::string& bytes, std::size_t offset) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto count = ::pwrite(file, bytes.data() + done, bytes.size() - done,
                                    static_cast<off_t>(offset + done));
        if (count < 0) return error_of_errno("writing the head file");
        done += static_cast<std::size_t>(count);
    }
    if (::fdatasync(file) != 0) return error_of_errno("syncing the head file");
    return {};
}

Error head_invalid(const std::filesystem::path& path) {
    return contradiction(
        "head_invalid",
        {"ไฟล์ head ไม่มีหรือเสียทั้งสองช่อง จึงบอกไม่ได้ว่าข้อมูลส่วนท้ายหายหรือไม่ อย่าสร้างขึ้นใหม่เอง "
         "ให้เก็บโฟลเดอร์นี้ไว้ แล้วนำไฟล์ head หรือทั้งโฟลเดอร์กลับมาจากสำเนาสำรอง",
         "the head file is missing or both of its slots are damaged, so nobody can tell whether "
         "the "
         "log's end was lost: keep this folder as it is, and bring back the head file or the whole "
         "folder from a backup"},
        {{"file", path.string()}});
}

}  // namespace

Result<void> HeadFile::create(const std::filesystem::path& path, const std::string& note) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) return error_of_errno("making " + path.string());
    HeadFile head(file, 1, {});
    const auto empty = write_at(file, std::string(2 * kSlotBytes, '\0'), 0);
    if (!empty) return empty.error();
    if (auto written = head.write(note); !written) return written.error();
    const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return error_of_errno("opening " + path.parent_path().string());
    const int synced = ::fsync(folder);
    ::close(folder);
    if (synced != 0) return error_of_errno("syncing " + path.parent_path().string());
    return {};
}

Result<HeadFile> HeadFile::open(const std::filesystem::path& path) {
    return open_as(path, O_RDWR);
}

Result<std::string> HeadFile::read(const std::filesystem::path& path) {
    auto head = open_as(path, O_RDONLY);
    if (!head) return head.error();
    return std::move(head->note_);
}

Result<HeadFile> HeadFile::open_as(const std::filesystem::path& path, int mode) {
    const int file = ::open(path.c_str(), mode | O_CLOEXEC);
    if (file < 0 && errno == ENOENT) return head_invalid(path);
    if (file < 0) return error_of_errno("opening " + path.string());
    HeadFile head(file, 0, {});
    auto first = read_slot(file, 0);
    auto second = read_slot(file, 1);
    if (!first && !second) return head_invalid(path);
    const bool take_first = first && (!second || first->turn > second->turn);
    auto& newest = take_first ? *first : *second;
    head.turn_ = newest.turn;
    head.note_ = std::move(newest.note);
    return head;
}

HeadFile::HeadFile(HeadFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), turn_(other.turn_), note_(std::move(other.note_)) {}

HeadFile& HeadFile::operator=(HeadFile&& other) noexcept {
    std::swap(file_, other.file_);
    turn_ = other.turn_;
    note_ = std::move(other.note_);
    return *this;
}

HeadFile::~HeadFile() {
    if (file_ >= 0) ::close(file_);
}

Result<void> HeadFile::write(const std::string& note) {
    const Slot slot{turn_ + 1, note};
    const auto written = write_at(file_, slot_bytes(slot), (slot.turn % 2) * kSlotBytes);
    if (!written) return written.error();
    turn_ = slot.turn;
    note_ = note;
    return {};
}

}  // namespace banchi::store
