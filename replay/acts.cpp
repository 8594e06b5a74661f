#include "replay/acts.hpp"

#include "ledger/domain/record/acts.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

Value said(const domain::State& state, const std::string& act, const char* what) {
    const auto fact = state.fact(act, what);
    if (!fact || !fact->value) return Value();
    auto value = *fact->value;
    return value.set("note", (*fact->value)["note"]).set("index", number(fact->index));
}

}  // namespace

Value own_word_on(const domain::State& state, Index act) {
    const auto entity = domain::act_entity(act);
    if (!domain::has(state, entity, "person")) return Value();
    return Value::object()
        .set("confirmed", said(state, entity, "confirmed"))
        .set("contested", said(state, entity, "contested"));
}

}  // namespace banchi::replay
