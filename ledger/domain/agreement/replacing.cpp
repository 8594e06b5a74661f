#include "ledger/domain/agreement/replacing.hpp"

namespace banchi::domain {

Value replaced_by(const State& state, const std::vector<Fact>& facts) {
    Value all = Value::array();
    for (const auto& fact : facts) {
        const auto was = state.fact(fact.entity, fact.field);
        auto entry = Value::object().set("entity", fact.entity).set("field", fact.field);
        if (was) entry.set("origin", to_value(was->origin));
        if (was && was->value) entry.set("value", *was->value);
        all.push(std::move(entry));
    }
    return all;
}

void put_back(const Value& replaced, Changes& changes) {
    for (const auto& was : *replaced.items()) {
        const auto& entity = *was["entity"].text();
        const auto& field = *was["field"].text();
        if (was["value"].is_null()) {
            changes.remove(entity, field);
        } else {
            changes.put_from(from_value<Index>(was["origin"]).value(), entity, field, was["value"]);
        }
    }
}

}  // namespace banchi::domain
