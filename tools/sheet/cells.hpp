#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::sheet {

using namespace banchi::base;

// One thing that is wrong, where a person finds it: the row as a spreadsheet counts it, or 0 for
// the sheet as a whole, and the column where one can be named.
struct Fault {
    std::size_t row = 0;
    std::string column;
    Error error;
};

// The cells of one row by column, and what of them could not be read. One thread's.
class Row {
  public:
    explicit Row(std::size_t number) : number_(number) {}
    std::size_t number() const { return number_; }
    void put(const std::string& column, std::string text) { cells_[column] = std::move(text); }
    const std::string& at(const std::string& column) const;  // "" where nothing is typed
    // Is anything typed in the column, or in one below it ("baseline" in "baseline.value")?
    bool holds(const std::string& column) const;
    void fault(const std::string& column, Error error);
    const std::vector<Fault>& faults() const { return faults_; }

  private:
    std::size_t number_;
    std::map<std::string, std::string> cells_;
    std::vector<Fault> faults_;
};

// A shape's columns, its cells, and the shape again: an overload a kind of member, as shape.hpp has
// one a codec. What no cell can hold has none, and doesn't compile.
template <class T>
struct Cells;

using Columns = std::vector<std::string>;

inline std::string below(const std::string& column, const std::string& name) {
    return column.empty() ? name : column + "." + name;
}

// A text or an integer as a cell shows it.
std::string text_of(const Value& leaf);
// The cell as the value that a leaf's codec reads; nothing for an empty one, with its fault.
std::optional<Value> leaf_in(const std::string& column, bool number, Row& row);
// Codes as a person lists them: between spaces, commas or semicolons.
std::vector<std::string> listed(const std::string& text);
inline constexpr const char* kEmptyList = "[]";  // there, and empty

template <class T>
struct LeafCells {
    static void columns(const std::string& column, Columns& out) { out.push_back(column); }
    static void write(const std::string& column, const T& leaf, Row& row) {
        row.put(column, text_of(to_value(leaf)));
    }
    static T read(const std::string& column, Row& row) {
        const bool number = schema_of<T>()["type"] == Value("integer");
        const auto value = leaf_in(column, number, row);
        if (!value) return {};
        auto leaf = from_value<T>(*value, column);
        if (leaf) return *leaf;
        row.fault(column, leaf.error());
        return {};
    }
};
template <>
struct Cells<std::int64_t> : LeafCells<std::int64_t> {};
template <>
struct Cells<Decimal> : LeafCells<Decimal> {};
template <>
struct Cells<std::string> : LeafCells<std::string> {};
template <class Tag>
struct Cells<Id<Tag>> : LeafCells<Id<Tag>> {};
template <shape::Enumeration E>
struct Cells<E> : LeafCells<E> {};

// Text as it is, spaces included; an empty cell says "not_stated".
template <>
struct Cells<Line> : LeafCells<Line> {
    static Line read(const std::string& column, Row& row);
};
template <>
struct Cells<Title> {
    static void columns(const std::string& column, Columns& out);
    static void write(const std::string& column, const Title& title, Row& row);
    static Title read(const std::string& column, Row& row);
};

// A list of codes is one cell.
template <class Tag>
struct Cells<std::vector<Id<Tag>>> {
    static void columns(const std::string& column, Columns& out) { out.push_back(column); }
    static void write(const std::string& column, const std::vector<Id<Tag>>& ids, Row& row) {
        std::string text;
        for (const auto& id : ids) text += (text.empty() ? "" : " ") + id.text;
        row.put(column, text.empty() ? kEmptyList : text);
    }
    static std::vector<Id<Tag>> read(const std::string& column, Row& row) {
        std::vector<Id<Tag>> ids;
        for (const auto& code : listed(row.at(column))) {
            auto id = from_value<Id<Tag>>(Value(code), column);
            if (id) {
                ids.push_back(std::move(*id));
            } else {
                row.fault(column, id.error());
            }
        }
        return ids;
    }
};

template <shape::Struct T>
struct Cells<T> {
    static void columns(const std::string& column, Columns& out) {
        const auto each = [&](const char* name, const auto& member) {
            Cells<std::decay_t<decltype(member)>>::columns(below(column, name), out);
        };
        const T shape{};
        T::members(shape, each);
    }
    static void write(const std::string& column, const T& thing, Row& row) {
        const auto each = [&](const char* name, const auto& member) {
            Cells<std::decay_t<decltype(member)>>::write(below(column, name), member, row);
        };
        T::members(thing, each);
    }
    static T read(const std::string& column, Row& row) {
        const auto each = [&](const char* name, auto& member) {
            member = Cells<std::decay_t<decltype(member)>>::read(below(column, name), row);
        };
        T thing{};
        T::members(thing, each);
        return thing;
    }
};

// Absent where none of its cells is filled in.
template <class T>
struct Cells<std::optional<T>> {
    static void columns(const std::string& column, Columns& out) { Cells<T>::columns(column, out); }
    static void write(const std::string& column, const std::optional<T>& thing, Row& row) {
        if (thing) Cells<T>::write(column, *thing, row);
    }
    static std::optional<T> read(const std::string& column, Row& row) {
        if (!row.holds(column)) return std::nullopt;
        return Cells<T>::read(column, row);
    }
};

// A level's score stands in its columns' names: levels.50.value, levels.75.value, ...
struct LevelParts {
    domain::Level level;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        const auto but_score = [&m](const char* name, auto& member) {
            if (std::string_view(name) != "score") m(name, member);
        };
        domain::Level::members(self.level, but_score);
    }
};
template <>
struct Cells<std::vector<domain::Level>> {
    static void columns(const std::string& column, Columns& out);
    // Only levels scored as kLevelScores says have columns: the rules admit no others.
    static void write(const std::string& column, const std::vector<domain::Level>& levels,
                      Row& row);
    static std::vector<domain::Level> read(const std::string& column, Row& row);
};

}  // namespace banchi::sheet
