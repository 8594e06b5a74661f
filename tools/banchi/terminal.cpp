#include "tools/banchi/terminal.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace banchi::tools {
namespace {

constexpr int kBarWidth = 30;

// Three bytes of UTF-8: mai han-akat, sara i..phinthu, maitaikhu..yamakkan.
bool sits_above_or_below(std::string_view three) {
    const auto second = static_cast<unsigned char>(three[1]);
    const auto third = static_cast<unsigned char>(three[2]);
    if (static_cast<unsigned char>(three[0]) != 0xe0) return false;
    if (second == 0xb8) return third == 0xb1 || (third >= 0xb4 && third <= 0xba);
    return second == 0xb9 && third >= 0x87 && third <= 0x8e;
}

const char* code_of(Colour colour) {
    switch (colour) {
        case Colour::bold:
            return "\033[1m";
        case Colour::faint:
            return "\033[2m";
        case Colour::red:
            return "\033[31m";
        case Colour::green:
            return "\033[32m";
        case Colour::yellow:
            return "\033[33m";
    }
    return "";
}

}  // namespace

bool on_terminal(Stream stream) {
    return ::isatty(stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

std::string paint(Stream stream, Colour colour, std::string_view text) {
    const char* plain = std::getenv("NO_COLOR");
    if ((plain != nullptr && *plain != '\0') || !on_terminal(stream)) return std::string(text);
    return code_of(colour) + std::string(text) + "\033[0m";
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continues = (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80;
        if (continues) continue;
        if (i + 2 < text.size() && sits_above_or_below(text.substr(i, 3))) continue;
        ++count;
    }
    return count;
}

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), drawn_(on_terminal(Stream::err)) {}

ProgressBar::~ProgressBar() {
    if (percent_ >= 0) std::cerr << "\n";
}

void ProgressBar::show(std::uint64_t done, std::uint64_t total) {
    if (!drawn_) return;
    const int percent = total == 0 ? 100 : static_cast<int>(done * 100 / total);
    if (percent == percent_) return;
    percent_ = percent;
    const int filled = percent * kBarWidth / 100;
    std::cerr << "\r" << label_ << " [" << std::string(static_cast<std::size_t>(filled), '#')
              << std::string(static_cast<std::size_t>(kBarWidth - filled), '.') << "] " << percent
              << "% " << done << "/" << total << std::flush;
}

replay::Progress ProgressBar::callback() {
    return [this](std::uint64_t done, std::uint64_t total) { show(done, total); };
}

bool ask(const std::string& question) {
    std::cerr << question << " [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace banchi::tools
