#include "tools/banchi/show.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <set>

#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

// The order in which people look for things; what is not named here comes after, by name.
const std::vector<std::string> kFirst = {
    "index",     "recorded", "id",     "agency",       "code",      "number",  "kind",
    "purpose",   "name",     "title",  "status",       "weight_bp", "targets", "unit",
    "direction", "method",   "source", "source_scope", "summary",   "outcome"};
const std::vector<std::string> kOfEvents = {"index", "recorded", "type", "summary", "irregular"};
constexpr std::size_t kWidestList = 80;
// Long or for programs: shown by -o json.
const std::vector<std::string> kLeftOut = {"leaf", "payload", "proof"};

bool is_text_pair(const Value& value) {
    return value.members() != nullptr && value.members()->size() == 2 &&
           value["th"].text() != nullptr && value["en"].text() != nullptr;
}

std::string brief_level(const Value& level, api::Language language) {
    if (!level["value"].is_null()) return brief(level["value"], language);
    if (!level["milestone"].is_null()) return brief(level["milestone"], language);
    if (!level["from"].is_null())
        return brief(level["from"], language) + "–" + brief(level["to"], language);
    return brief(level, language);
}

// What stands for a whole object: a mark's rule, a conclusion's outcome, somebody's name.
const Value* essence_of(const Value& object) {
    for (const auto* name : {"rule", "outcome", "name"})
        if (!object[name].is_null()) return &object[name];
    return nullptr;
}

std::string brief_array(const Value::Array& items, api::Language language) {
    const bool levels = !items.empty() && !items.front()["score"].is_null();
    std::string out;
    for (const auto& item : items)
        out += (out.empty() ? ""
                : levels    ? " / "
                            : ", ") +
               (levels ? brief_level(item, language) : brief(item, language));
    return out.empty() ? "-" : out;
}

std::string brief_object(const Value& object, api::Language language) {
    if (const auto* essence = essence_of(object)) return brief(*essence, language);
    std::string out;
    for (const auto& [name, value] : *object.members())
        if (!value.is_null())
            out += (out.empty() ? "" : ", ") + name + " " + brief(value, language);
    return out.empty() ? "-" : out;
}

// A list of objects gets a table of its own, unless it is the levels of a target.
bool is_listing(const Value& value) {
    return value.items() != nullptr && !value.items()->empty() &&
           value.items()->front().members() != nullptr && !is_text_pair(value.items()->front()) &&
           value.items()->front()["score"].is_null();
}

std::vector<std::string> ordered(std::vector<std::string> names) {
    const auto rank = [](const std::string& name) {
        return std::find(kFirst.begin(), kFirst.end(), name) - kFirst.begin();
    };
    std::stable_sort(names.begin(), names.end(),
                     [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
    return names;
}

bool left_out(const std::string& name) {
    return std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end();
}

// Lists within a row are shown where they are short: marks, a role's terms.
bool fits_a_cell(const Value& value, api::Language language) {
    return !is_listing(value) || columns(brief(value, language)) <= kWidestList;
}

std::vector<std::string> columns_of(const Value::Array& items, api::Language language) {
    // What an event did is told by its sentence.
    if (!items.front()["summary"].is_null() && !items.front()["type"].is_null()) return kOfEvents;
    std::set<std::string> names;
    std::set<std::string> wide;
    for (const auto& item : items) {
        if (item.members() == nullptr) continue;
        for (const auto& [name, value] : *item.members()) {
            if (!value.is_null() && !left_out(name)) names.insert(name);
            if (!fits_a_cell(value, language)) wide.insert(name);
        }
    }
    std::vector<std::string> kept;
    std::set_difference(names.begin(), names.end(), wide.begin(), wide.end(),
                        std::back_inserter(kept));
    return ordered(std::move(kept));
}

Table table_of(const Value::Array& items, api::Language language) {
    Table table{columns_of(items, language), {}};
    for (const auto& item : items) {
        auto& row = table.rows.emplace_back();
        for (const auto& name : table.heading) row.push_back(brief(item[name], language));
    }
    return table;
}

void show_table(const Value& view, api::Language language) {
    if (view.members() == nullptr) {
        std::cout << brief(view, language) << "\n";
        return;
    }
    Table single;
    std::vector<std::string> names;
    for (const auto& [name, value] : *view.members())
        if (!is_listing(value) && !left_out(name) &&
            !(name == "items" || (name == "next" && value.is_null())))
            names.push_back(name);
    for (const auto& name : ordered(std::move(names)))
        single.rows.push_back(
            {paint(Stream::out, Colour::bold, name), brief(view[name], language)});
    std::cout << single.text();
    for (const auto& [name, value] : *view.members()) {
        if (!is_listing(value)) continue;
        std::cout << "\n" << paint(Stream::out, Colour::bold, name) << "\n";
        std::cout << table_of(*value.items(), language).text();
    }
}

// How many KPIs are illustrative, as the view says of itself or of what it lists.
std::int64_t illustrative_in(const Value& view) {
    const auto& said = view["illustrative"];
    if (said.integer() != nullptr) return *said.integer();
    if (said.boolean() != nullptr) return *said.boolean() ? 1 : 0;
    std::int64_t sum = 0;
    if (const auto* items = view["items"].items())
        for (const auto& item : *items) sum += illustrative_in(item);
    return sum;
}

void show_lines(const Value& view) {
    for (const auto* list : {"items", "fields", "kpis"}) {
        const auto* items = view[list].items();
        if (items == nullptr) continue;
        for (const auto& item : *items) std::cout << canonical(item) << "\n";
        return;
    }
    std::cout << canonical(view) << "\n";
}

void append_row(std::string& out, const std::vector<std::string>& row,
                const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        line += row[i];
        if (i + 1 < row.size()) line += std::string(widths[i] + 2 - columns(row[i]), ' ');
    }
    out += line + "\n";
}

}  // namespace

std::string Table::text() const {
    std::vector<std::size_t> widths;
    const auto measure = [&](const std::vector<std::string>& row) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns(row[i]));
    };
    measure(heading);
    for (const auto& row : rows) measure(row);
    std::string out;
    if (!heading.empty()) {
        std::string head;
        append_row(head, heading, widths);
        head.pop_back();
        out += paint(Stream::out, Colour::bold, head) + "\n";
    }
    for (const auto& row : rows) append_row(out, row, widths);
    return out;
}

std::string brief(const Value& value, api::Language language) {
    if (value.is_null()) return "-";
    if (value.text() != nullptr) return *value.text();
    if (value.boolean() != nullptr) return *value.boolean() ? "yes" : "no";
    if (value.integer() != nullptr) return std::to_string(*value.integer());
    if (is_text_pair(value)) return *value[api::code(language)].text();
    if (value.items() != nullptr) return brief_array(*value.items(), language);
    return brief_object(value, language);
}

std::string what_kind(const Value& view, api::Language language) {
    const auto made_up = illustrative_in(view);
    std::string line;
    if (view["clock"] == Value("simulated"))
        line = api::in(language, {"บัญชีสาธิต: นาฬิกาจำลอง", "demo: simulated clock"});
    if (made_up > 0) {
        const auto some = std::to_string(made_up);
        line += (line.empty() ? "" : "; ") +
                api::in(language,
                        {"เนื้อหาเป็นค่าสมมุติ (illustrative) ใน " + some + " ตัวชี้วัด",
                         "illustrative contents in " + some + (made_up == 1 ? " KPI" : " KPIs")});
    }
    return line.empty() ? line : line + "\n";
}

void show(const Value& view, Format format, api::Language language) {
    switch (format) {
        case Format::json:
            std::cout << pretty(view) << "\n";
            return;
        case Format::ndjson:
            return show_lines(view);
        case Format::table:
            std::cout << what_kind(view, language);
            return show_table(view, language);
    }
}

}  // namespace banchi::tools
