#pragma once

#include "replay/views_agreement.hpp"
#include "tests/replay/story.hpp"

namespace banchi::replay {

// A log, its facts and its entries, seen at one size.
struct Seen {
    explicit Seen(const domain::World& world) : log(log_of(world)), fold(fold_of(log)) {}
    MemoryLog log;
    Fold fold;
    LogEntries entries{log, "test.example/log"};

    template <class Ask>
    Value at(std::size_t size, Ask ask) const {
        const auto state = fold.facts().at(Index{size - 1});
        return ask(AsOf{state, fold.facts(), entries, TreeSize{size}}).value();
    }
    template <class Ask>
    Value now(Ask ask) const {
        return at(log.entries.size(), ask);
    }
};

// States of one memory by size, as a ledger gives them.
inline StateAt states_of(const domain::World& world) {
    return [&world](TreeSize size) {
        return std::make_unique<domain::Memory::At>(world.memory.at(Index{size.value - 1}));
    };
}

inline std::string text(const Value& value) {
    return value.text() == nullptr ? canonical(value) : *value.text();
}

inline const Value& field_of(const Value& blame, std::string_view name) {
    for (const auto& field : *blame["fields"].items())
        if (*field["field"].text() == name) return field;
    ADD_FAILURE() << "no field " << name;
    static const Value none;
    return none;
}

}  // namespace banchi::replay
