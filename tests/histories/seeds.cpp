#include "tests/histories/seeds.hpp"

#include <cstdlib>

namespace banchi::histories {

std::vector<std::uint32_t> seeds() {
    const auto* params = std::getenv("RC_PARAMS");
    const bool quarter =
        params != nullptr && std::string(params).find("max_success=25") != std::string::npos;
    if (quarter) return {2568};
    return {2568, 2569, 2570, 2571};
}

const History& history(std::uint32_t seed) {
    static std::map<std::uint32_t, std::unique_ptr<History>> made;
    auto& found = made[seed];
    if (!found) found = std::make_unique<History>(seed, kEvents);
    return *found;
}

std::string listed(const std::map<std::string, std::size_t>& counts) {
    std::string text;
    for (const auto& [name, count] : counts) text += name + ": " + std::to_string(count) + "\n";
    return text;
}

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(texts.size(), 10); ++i)
        list += texts[i] + "\n";
    return list;
}

}  // namespace banchi::histories
