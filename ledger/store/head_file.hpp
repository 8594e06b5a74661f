#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "ledger/base/error.hpp"

namespace banchi::store {

using namespace banchi::base;

// The newest signed checkpoint, kept outside the database, so that a lost tail of the database
// cannot pass for a clean start. Two checksummed slots of 4,096 bytes, written in turn: a torn
// write leaves the other slot. One thread's.
class HeadFile {
  public:
    // Makes the file with a first note, synced with its folder.
    static Result<void> create(const std::filesystem::path& path, const std::string& note);
    // Reads the newest valid slot; `head_invalid` (tampered) if neither is, or there is no file.
    static Result<HeadFile> open(const std::filesystem::path& path);
    // The newest valid note alone, from a file that need not be writable.
    static Result<std::string> read(const std::filesystem::path& path);
    HeadFile(HeadFile&& other) noexcept;
    HeadFile& operator=(HeadFile&& other) noexcept;
    ~HeadFile();

    const std::string& note() const { return note_; }
    // On disk when this returns without an error.
    Result<void> write(const std::string& note);

  private:
    HeadFile(int file, std::uint64_t turn, std::string note)
        : file_(file), turn_(turn), note_(std::move(note)) {}

    static Result<HeadFile> open_as(const std::filesystem::path& path, int mode);

    int file_;
    std::uint64_t turn_;  // even turns are written to the first slot
    std::string note_;
};

}  // namespace banchi::store
