#pragma once

#include <vector>

#include "tools/paper/voice.hpp"

namespace banchi::paper {

// One value that two contents have otherwise; null where a side has none. `field` is a member of
// the KPI's template, "level/75", "weight_bp", "kpi" for a KPI that only one side has, or, where
// the code is empty, a member of the content itself.
struct Difference {
    std::string code;
    std::string field;
    Value before;
    Value after;
};

// Of two contents with `kpis` and `weights_bp`: two versions of an agreement, or both sides of a
// requested change. By code; fields as the template orders them.
std::vector<Difference> differences(const Value& before, const Value& after);

// A table of them, before and after; says so where there are none.
std::string difference_table(const Voice& voice, const Text& caption,
                             const std::vector<Difference>& all);

}  // namespace banchi::paper
