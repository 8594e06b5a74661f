#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "replay/progress.hpp"

namespace banchi::tools {

enum class Stream { out, err };
enum class Colour { bold, faint, red, green, yellow };

bool on_terminal(Stream stream);
// The text in a colour where the stream is a terminal and NO_COLOR is not set; plain elsewhere.
std::string paint(Stream stream, Colour colour, std::string_view text);

// Columns that a terminal gives to UTF-8 text: Thai vowels and tone marks above and below take
// none.
std::size_t columns(std::string_view text);

// A bar on stderr, drawn on a terminal only; silent elsewhere. One thread's.
class ProgressBar {
  public:
    explicit ProgressBar(std::string label);
    ~ProgressBar();  // ends its line
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    void show(std::uint64_t done, std::uint64_t total);
    replay::Progress callback();  // refers to this bar

  private:
    const std::string label_;
    const bool drawn_;
    int percent_ = -1;
};

// Asks on stderr and reads a line of stdin; only "y" and "yes" are a yes.
bool ask(const std::string& question);

}  // namespace banchi::tools
