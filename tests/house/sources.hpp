#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace banchi::house {

// One source file of the project, by its path below the root.
struct Source {
    std::string path;
    std::vector<std::string> lines;
    bool below(const std::string& folder) const { return path.rfind(folder + "/", 0) == 0; }
};

inline std::filesystem::path root() {
    return BANCHI_SOURCE_DIR;
}

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Every .hpp and .cpp of the project's own folders, in path order.
inline std::vector<Source> sources() {
    std::vector<Source> all;
    for (const auto* folder : {"ledger", "replay", "api", "tools", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp") continue;
            const auto path = std::filesystem::relative(entry.path(), root()).generic_string();
            all.push_back({path, lines_of(entry.path())});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Source& left, const Source& right) { return left.path < right.path; });
    return all;
}

}  // namespace banchi::house
