#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "ledger/store/log.hpp"

namespace banchi::store {

// A folder for one test, removed afterwards.
class Folder {
  public:
    Folder() : Folder(std::filesystem::temp_directory_path()) {}
    // In memory where the machine can: for tests of many small ledgers, which are about no disk.
    static Folder in_memory() {
        const std::filesystem::path memory = "/dev/shm";
        const bool writable = ::access(memory.c_str(), W_OK) == 0;
        return Folder(writable ? memory : std::filesystem::temp_directory_path());
    }
    explicit Folder(const std::filesystem::path& place) {
        auto pattern = (place / "banchi-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
        path_ = pattern;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// Signs by hashing: the store must not care how. `signed_notes` counts.
inline std::string sham_signature(const std::string& body) {
    const auto digest = sha256({"sham", body});
    return std::string(digest.view()) + std::string(digest.view());
}

inline std::string sham_note(const merkle::Checkpoint& checkpoint) {
    const auto body = merkle::checkpoint_body(checkpoint);
    return merkle::note_text(body, {{checkpoint.origin, 7, sham_signature(body)}});
}

inline Result<merkle::Checkpoint> sham_verify(std::string_view note) {
    auto parsed = merkle::parse_checkpoint(note);
    if (!parsed) return parsed.error();
    if (parsed->signatures.front().signature != sham_signature(parsed->body))
        return Error{ErrorKind::tampered, "checkpoint_signature", {"-", "not signed so"}, {}};
    return parsed->checkpoint;
}

inline Setup setup_for(const Folder& folder) {
    Setup setup;
    setup.folder = folder.path();
    setup.cache_bytes = 16u << 20;
    setup.key.name = "test.example/log";
    setup.sign = sham_note;
    setup.verify = sham_verify;
    return setup;
}

inline std::unique_ptr<Log> open_log(const Folder& folder) {
    return Log::open(setup_for(folder)).value();
}

inline std::unique_ptr<Log> new_log(const Folder& folder) {
    create_folder(setup_for(folder)).value();
    return open_log(folder);
}

inline std::string leaf_of(std::uint64_t index) {
    return "{\"leaf\":" + std::to_string(index) + "}";
}

inline domain::Fact fact_of(std::uint64_t index, const std::string& entity,
                            const std::string& field, std::optional<Value> value) {
    return {entity, field, std::move(value), Index{index}, Index{index}};
}

// Appends `count` leaves as one commit, each with one fact about "count".
inline Result<Tip> grow(Log& log, std::uint64_t count) {
    std::vector<std::string> leaves;
    std::vector<domain::Fact> facts;
    for (auto index = log.tip().size.value; leaves.size() < count; ++index) {
        leaves.push_back(leaf_of(index));
        facts.push_back(fact_of(index, "ledger", "newest", static_cast<std::int64_t>(index)));
    }
    return log.append(leaves, facts);
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

template <class T>
void expect_error(const Result<T>& result, const std::string& name) {
    ASSERT_FALSE(result) << "succeeded, though " << name;
    EXPECT_EQ(result.error().name, name) << result.error().detail.en;
    EXPECT_FALSE(result.error().detail.th.empty());
}

}  // namespace banchi::store
