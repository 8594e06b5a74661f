#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/house/sources.hpp"

namespace banchi::house {
namespace {

// Which folders each may include beside itself: leftward only.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"ledger/base", {}},
    {"ledger/domain", {"ledger/base"}},
    {"ledger/merkle", {"ledger/base"}},
    {"ledger/wire", {"ledger/base", "ledger/domain", "ledger/merkle"}},
    {"ledger/envelope", {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire"}},
    {"ledger/store", {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire"}},
    {"ledger",
     {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire", "ledger/envelope",
      "ledger/store"}},
    {"replay",
     {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire", "ledger/envelope",
      "ledger/store", "ledger"}},
    {"api",
     {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire", "ledger/envelope",
      "ledger/store", "ledger", "replay"}},
    {"tools",
     {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire", "ledger/envelope",
      "ledger/store", "ledger", "replay", "api"}},
};

// The longest folder of kMayInclude that a path lies in; "" for tests and system headers.
std::string folder_of(const std::string& path) {
    std::string longest;
    for (const auto& [folder, may] : kMayInclude)
        if (path.rfind(folder + "/", 0) == 0 && folder.size() > longest.size()) longest = folder;
    return longest;
}

struct Include {
    std::string path;
    std::size_t line;
};

std::vector<Include> includes_of(const Source& source) {
    static const std::regex kInclude(R"re(^\s*#include ["<]([^">]+)[">])re");
    std::vector<Include> all;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        std::smatch match;
        if (std::regex_search(source.lines[i], match, kInclude)) all.push_back({match[1], i + 1});
    }
    return all;
}

}  // namespace

TEST(Direction, EachFolderIncludesItselfOrLeftwardOnly) {
    std::size_t seen = 0;
    for (const auto& source : sources()) {
        const auto own = folder_of(source.path);
        if (own.empty()) continue;
        for (const auto& include : includes_of(source)) {
            const auto target = folder_of(include.path);
            if (target.empty() || target == own) continue;
            ++seen;
            EXPECT_TRUE(kMayInclude.at(own).count(target) != 0)
                << source.path << ":" << include.line << " includes " << include.path;
        }
    }
    EXPECT_GT(seen, 50u);
}

TEST(Direction, LibrariesAreIncludedOnlyWhereTheyBelong) {
    const std::vector<std::pair<std::regex, std::set<std::string>>> homes = {
        {std::regex("^rocksdb/"), {"ledger/store"}},
        {std::regex("^sodium"), {"ledger/envelope"}},
        {std::regex("^prometheus/"), {"api"}},
        {std::regex("^openssl/"), {"ledger/base", "ledger/envelope"}},
        {std::regex("^boost/(asio|beast)"), {"api", "tools"}},
        {std::regex("^boost/json"), {"ledger/base"}},
        {std::regex("^(p11-kit|bsd)/"), {"tools"}},
        {std::regex("^systemd/"), {"tools"}},
        {std::regex("^(CLI|toml\\+\\+)/"), {"tools"}},
    };
    for (const auto& source : sources()) {
        if (source.below("tests")) continue;
        for (const auto& include : includes_of(source))
            for (const auto& [library, folders] : homes)
                EXPECT_TRUE(!std::regex_search(include.path, library) ||
                            folders.count(folder_of(source.path)) != 0)
                    << source.path << ":" << include.line << " includes " << include.path;
    }
}

TEST(Direction, OneFileReadsAndWritesSockets) {
    const std::regex io(R"(\basync_(read|write)(_some|_until|_header)?\()");
    std::set<std::string> files;
    for (const auto& source : sources()) {
        if (source.below("tests")) continue;
        for (const auto& line : source.lines)
            if (std::regex_search(line, io)) files.insert(source.path);
    }
    EXPECT_LE(files.size(), 1u) << *files.begin() << " and "
                                << (files.empty() ? "" : *files.rbegin());
}

// g++ 12 miscompiles these with Boost 1.81 (destroyed twice, or run on the wrong thread).
TEST(Direction, NoCoroutineTrap) {
    const std::vector<std::pair<std::regex, const char*>> traps = {
        {std::regex(R"(co_await .*\([^)]*[A-Z]\w*\{)"), "an aggregate as a temporary: name it"},
        {std::regex(R"(co_await .*\[[&=\w])"), "a capturing lambda as a temporary: name it"},
        {std::regex(R"(co_await .*\bpost\()"), "post does not change the thread: co_spawn does"},
    };
    for (const auto& source : sources())
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            for (const auto& [trap, why] : traps)
                EXPECT_FALSE(std::regex_search(source.lines[i], trap) &&
                             !source.below("tests/house"))
                    << source.path << ":" << i + 1 << ": " << why;
}

}  // namespace banchi::house
