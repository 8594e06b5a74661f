#include <gtest/gtest.h>

#include <regex>

#include "tests/house/sources.hpp"

namespace banchi::house {
namespace {

// Columns as shown and as clang-format counts: Thai vowels and tone marks above or below a
// consonant (U+0E31, U+0E34..3A, U+0E47..4E) take none.
std::size_t columns(const std::string& line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto at = [&](std::size_t k) { return static_cast<unsigned char>(line[k]); };
        if ((at(i) & 0xc0) == 0x80) continue;
        ++count;
        if (at(i) != 0xe0 || i + 2 >= line.size() || at(i + 1) < 0xb8 || at(i + 1) > 0xb9) continue;
        const unsigned code = (at(i + 1) - 0xb8u) * 64 + (at(i + 2) & 0x3fu);
        if (code == 0x31 || (code >= 0x34 && code <= 0x3a) || (code >= 0x47 && code <= 0x4e))
            --count;
    }
    return count;
}

// A function, as clang-format lays it out: a line that ends in `{` after a `)` or a qualifier, up
// to the `}` at the same indent. Types, namespaces and lambdas in initialisers begin otherwise.
bool opens_function(const std::string& line) {
    static const std::regex kHead(
        R"(^ {0,4}\S.*\)( const)?( noexcept)?( override)?( ->.*)?( :.*)? \{$)");
    static const std::regex kOther(
        R"(^ *(namespace|class|struct|enum|if|for|while|switch|do|else)\b)");
    return std::regex_search(line, kHead) && !std::regex_search(line, kOther);
}

std::size_t indent_of(const std::string& line) {
    return line.find_first_not_of(' ');
}

}  // namespace

TEST(House, NoFileIsLongerThan300Lines) {
    for (const auto& source : sources()) EXPECT_LE(source.lines.size(), 300u) << source.path;
}

TEST(House, NoLineIsWiderThan100Columns) {
    for (const auto& source : sources())
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            EXPECT_LE(columns(source.lines[i]), 100u) << source.path << ":" << i + 1;
}

TEST(House, NoFunctionIsLongerThan60Lines) {
    std::size_t seen = 0;
    for (const auto& source : sources()) {
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            if (!opens_function(source.lines[i])) continue;
            ++seen;
            auto end = i + 1;
            const auto close = std::string(indent_of(source.lines[i]), ' ') + "}";
            while (end < source.lines.size() && source.lines[end].rfind(close, 0) != 0) ++end;
            EXPECT_LE(end - i + 1, 60u) << source.path << ":" << i + 1;
        }
    }
    EXPECT_GT(seen, 300u) << "the pattern no longer finds the project's functions";
}

TEST(House, NothingIsLeftUnfinishedOrNamedAfterNothing) {
    // Spelled in parts, so that this file does not find itself.
    const std::regex unfinished(std::string("TO") + "DO|FIX" + "ME|not " + "implemented");
    const std::regex vague(R"((^|/|_)(utils?|manager|common|helpers?)(_|\.|/|$))");
    for (const auto& source : sources()) {
        EXPECT_FALSE(std::regex_search(source.path, vague)) << source.path;
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            EXPECT_FALSE(std::regex_search(source.lines[i], unfinished))
                << source.path << ":" << i + 1;
    }
}

TEST(House, EveryFolderSaysWhatLivesThere) {
    for (const auto* folder :
         {"ledger/base", "ledger/domain", "ledger/merkle", "ledger/wire", "ledger/envelope",
          "ledger/store", "ledger", "replay", "api", "tools", "tests"})
        EXPECT_TRUE(std::filesystem::exists(root() / folder / "README.md")) << folder;
}

TEST(House, TheProjectStandsAlone) {
    const std::string shared = std::string("../sha") + "red";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
        const auto path = std::filesystem::relative(entry.path(), root()).generic_string();
        if (path.rfind("build", 0) == 0 || path.rfind(".git/", 0) == 0 || !entry.is_regular_file())
            continue;
        for (const auto& line : lines_of(entry.path()))
            EXPECT_EQ(line.find(shared), std::string::npos) << path;
    }
}

}  // namespace banchi::house
