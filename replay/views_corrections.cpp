#include "replay/views_corrections.hpp"

#include "ledger/domain/agreement/correction.hpp"
#include "replay/answer.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

Value correction_item(const domain::State& state, const std::string& id) {
    const auto subject = "correction/" + id;
    const auto kpi = state.fact(subject, "kpi");
    if (!kpi) return Value();
    auto item = Value::object().set("id", id).set("page", Value());
    for (auto& fact : domain::list(state, subject))
        if (fact.field != "replaced") item.set(fact.field, std::move(*fact.value));
    const auto revoked = state.fact(subject, "revoked");
    return item.set("index", number(kpi->index))
        .set("revoked", revoked ? number(revoked->index) : Value())
        .set("irregular", marks_of(state, kpi->index));
}

}  // namespace

Value corrections_view(const domain::State& state, FiscalYear year,
                       const std::optional<AgencyId>& agency, const Page& page) {
    const auto prefix = agency ? agency->text + "/" : std::string();
    return paged(state, "index/corrections/" + year.text(), prefix, page,
                 [&](const domain::Fact& fact) {
                     return correction_item(state, fact.field.substr(fact.field.find('/') + 1));
                 });
}

}  // namespace banchi::replay
