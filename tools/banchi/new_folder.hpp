#pragma once

#include <filesystem>
#include <string>

#include "ledger/base/error.hpp"

namespace banchi::tools {

using namespace banchi::base;

// A folder that bears its name only when it is complete: it is filled under a temporary name beside
// (or, where an empty folder is there already, inside) and then renamed, so that what was stopped
// halfway is never taken for the whole. What wasn't finished goes away. One thread's.
class NewFolder {
  public:
    // `exists` for a folder that holds anything.
    static Result<NewFolder> at(const std::string& folder);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    ~NewFolder();
    // Where to make it; not there yet.
    const std::filesystem::path& path() const { return temporary_; }
    // Gives it its name; nothing in it may be open.
    Result<void> finish();

  private:
    NewFolder(std::filesystem::path final_path, std::filesystem::path temporary, bool inside)
        : final_(std::move(final_path)), temporary_(std::move(temporary)), inside_(inside) {}

    std::filesystem::path final_;
    std::filesystem::path temporary_;  // empty: finished, or moved from
    bool inside_;
};

}  // namespace banchi::tools
