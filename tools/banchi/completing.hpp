#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace banchi::tools {

// What may stand where a line of words ends: words with what they mean; names of files or folders.
struct Candidates {
    struct Word {
        std::string text;
        std::string what;
    };
    std::vector<Word> words;
    bool files = false;
    bool folders = false;
};

// By the program's own commands and options. `line` is what follows the program's name; its last
// word is the one being typed, "" for none yet. Only what begins with it is given.
Candidates complete(const CLI::App& program, const std::vector<std::string>& line);

}  // namespace banchi::tools
