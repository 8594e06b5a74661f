#include "tools/banchi/new_folder.hpp"

#include <unistd.h>

#include <utility>
#include <vector>

namespace banchi::tools {
namespace {

namespace fs = std::filesystem;

// Of a ledger, moved last: what is refused without it was never complete.
constexpr const char* kLast = "origin";

Error holds_something(const std::string& folder) {
    return {ErrorKind::conflict,
            "exists",
            {folder + " มีข้อมูลอยู่แล้ว ให้ระบุโฟลเดอร์ใหม่หรือว่าง",
             folder + " holds something already; name a new or an empty folder"},
            {{"folder", folder}}};
}

Error cannot_make(const fs::path& folder, const std::error_code& why) {
    return {ErrorKind::io,
            "folder",
            {"สร้างโฟลเดอร์ " + folder.string() + " ไม่ได้: " + why.message(),
             "the folder " + folder.string() + " cannot be made: " + why.message()},
            {}};
}

std::error_code move_up(const fs::path& from, const fs::path& to) {
    std::vector<fs::path> names;
    std::error_code failed;
    const bool ledger = fs::exists(from / kLast, failed);
    for (fs::directory_iterator each(from, failed), end; !failed && each != end;
         each.increment(failed))
        if (each->path().filename() != kLast) names.push_back(each->path().filename());
    if (ledger) names.emplace_back(kLast);
    for (const auto& name : names)
        if (!failed) fs::rename(from / name, to / name, failed);
    if (!failed) fs::remove(from, failed);
    return failed;
}

}  // namespace

Result<NewFolder> NewFolder::at(const std::string& folder) {
    std::error_code failed;
    auto path = fs::absolute(folder, failed).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    const bool there = fs::exists(path, failed);
    if (there && (!fs::is_directory(path, failed) || !fs::is_empty(path, failed))) {
        if (failed) return cannot_make(path, failed);
        return holds_something(folder);
    }
    const auto name = "." + path.filename().string() + ".unfinished-" + std::to_string(::getpid());
    return NewFolder(path, (there ? path : path.parent_path()) / name, there);
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : final_(std::move(other.final_)),
      temporary_(std::exchange(other.temporary_, {})),
      inside_(other.inside_) {}

NewFolder::~NewFolder() {
    std::error_code ignored;  // what is left bears a name that no command reads
    if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

Result<void> NewFolder::finish() {
    std::error_code failed;
    if (inside_) {
        failed = move_up(temporary_, final_);
    } else {
        fs::rename(temporary_, final_, failed);
    }
    if (failed) return cannot_make(final_, failed);
    temporary_.clear();
    return {};
}

}  // namespace banchi::tools
