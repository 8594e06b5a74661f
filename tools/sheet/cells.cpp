#include "tools/sheet/cells.hpp"

#include <charconv>

namespace banchi::sheet {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::string level_column(const std::string& column, std::int64_t score) {
    return below(column, std::to_string(score));
}

}  // namespace

const std::string& Row::at(const std::string& column) const {
    static const std::string nothing;
    const auto found = cells_.find(column);
    return found == cells_.end() || trimmed(found->second).empty() ? nothing : found->second;
}

bool Row::holds(const std::string& column) const {
    if (!at(column).empty()) return true;
    const auto prefix = column + ".";
    for (auto cell = cells_.lower_bound(prefix);
         cell != cells_.end() && cell->first.starts_with(prefix); ++cell)
        if (!at(cell->first).empty()) return true;
    return false;
}

void Row::fault(const std::string& column, Error error) {
    faults_.push_back({number_, column, std::move(error)});
}

std::string text_of(const Value& leaf) {
    return leaf.integer() != nullptr ? std::to_string(*leaf.integer()) : *leaf.text();
}

std::optional<Value> leaf_in(const std::string& column, bool number, Row& row) {
    const auto text = trimmed(row.at(column));
    if (text.empty()) {
        row.fault(column, shape::missing_member(column));
        return std::nullopt;
    }
    std::int64_t integer = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, integer);
    if (number && read.ec == std::errc{} && read.ptr == end) return Value(integer);
    return Value(text);
}

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> codes;
    if (trimmed(text) == kEmptyList) return codes;
    std::string code;
    for (const char c : text + " ") {
        if (c != ',' && c != ';' && kSpaces.find(c) == std::string_view::npos) {
            code += c;
        } else if (!code.empty()) {
            codes.push_back(std::move(code));
            code.clear();
        }
    }
    return codes;
}

Line Cells<Line>::read(const std::string& column, Row& row) {
    if (row.at(column).empty()) return Line{"not_stated"};
    auto line = from_value<Line>(Value(row.at(column)), column);
    if (line) return *line;
    row.fault(column, line.error());
    return {};
}

void Cells<Title>::columns(const std::string& column, Columns& out) {
    out.push_back(below(column, "th"));
    out.push_back(below(column, "en"));
}

void Cells<Title>::write(const std::string& column, const Title& title, Row& row) {
    row.put(below(column, "th"), title.th);
    row.put(below(column, "en"), title.en);
}

Title Cells<Title>::read(const std::string& column, Row& row) {
    const auto side = [&](const char* language) {
        const auto name = below(column, language);
        if (row.at(name).empty()) {
            row.fault(name, shape::missing_member(name));
            return Line{};
        }
        return Cells<Line>::read(name, row);
    };
    auto th = side("th");
    auto en = side("en");
    return {std::move(th.text), std::move(en.text)};
}

void Cells<std::vector<domain::Level>>::columns(const std::string& column, Columns& out) {
    for (const auto score : domain::kLevelScores)
        Cells<LevelParts>::columns(level_column(column, score), out);
}

void Cells<std::vector<domain::Level>>::write(const std::string& column,
                                              const std::vector<domain::Level>& levels, Row& row) {
    for (const auto& level : levels)
        Cells<LevelParts>::write(level_column(column, level.score), {level}, row);
}

std::vector<domain::Level> Cells<std::vector<domain::Level>>::read(const std::string& column,
                                                                   Row& row) {
    std::vector<domain::Level> levels;
    for (const auto score : domain::kLevelScores) {
        const auto name = level_column(column, score);
        if (!row.holds(name)) continue;
        auto level = Cells<LevelParts>::read(name, row).level;
        level.score = score;
        levels.push_back(std::move(level));
    }
    return levels;
}

}  // namespace banchi::sheet
