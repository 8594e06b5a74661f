#include "replay/history.hpp"

#include <algorithm>
#include <map>

#include "ledger/domain/agreement/drafting.hpp"
#include "replay/answer.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::replay {
namespace {

using domain::Fact;

struct Change {
    Fact after;
    std::optional<Value> before;
};
using Changes = std::map<Index, std::vector<Change>>;

Value value_of(const std::optional<Value>& value) {
    return value.value_or(Value());
}

Value change_value(const Change& change) {
    return Value::object()
        .set("entity", change.after.entity)
        .set("field", change.after.field)
        .set("before", value_of(change.before))
        .set("after", value_of(change.after.value))
        .set("origin", number(change.after.origin));
}

void gather(const AsOf& as_of, const std::string& entity, Changes& changes) {
    std::map<std::string, std::optional<Value>> before;
    for (auto& fact : as_of.versions.of_entity(entity)) {
        if (!as_of.size.contains(fact.index)) continue;
        auto& known = before[fact.field];
        auto was = std::exchange(known, fact.value);
        const auto index = fact.index;
        changes[index].push_back({std::move(fact), std::move(was)});
    }
}

Result<Value> told_change(const AsOf& as_of, Index index, const std::vector<Change>& changes) {
    const auto entry = as_of.entries.entry(index);
    if (!entry) return entry.error();
    Value list = Value::array();
    for (const auto& change : changes) list.push(change_value(change));
    return event_view(as_of.state, *entry).set("changes", std::move(list));
}

// KPIs that the agreement or its draft ever held, withdrawn ones too.
std::vector<KpiCode> codes_ever(const AsOf& as_of, const domain::AgreementId& id) {
    constexpr std::string_view kMember = "kpi/";
    std::vector<KpiCode> codes;
    for (const auto& entity : {id.draft(), id.subject()})
        for (const auto& fact : as_of.versions.of_entity(entity))
            if (as_of.size.contains(fact.index) && fact.field.starts_with(kMember))
                codes.push_back({fact.field.substr(kMember.size())});
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

void add_kpi(const KpiCode& code, std::vector<std::string>& entities) {
    entities.push_back(domain::kpi_entity(code, domain::Side::draft));
    entities.push_back(domain::kpi_entity(code, domain::Side::applied));
}

// What of a vector of weights concerns one KPI.
std::optional<Value> weight_in(const std::optional<Value>& weights, const KpiCode& code) {
    if (!weights || (*weights)[code.text].is_null()) return std::nullopt;
    return (*weights)[code.text];
}

// A KPI's weight and membership are fields of its agreement.
void gather_kpi_in(const AsOf& as_of, const std::string& agreement, const KpiCode& code,
                   Changes& changes) {
    Changes all;
    gather(as_of, agreement, all);
    for (auto& [index, list] : all) {
        for (auto& change : list) {
            const bool weights = change.after.field == "weights";
            if (weights) {
                change.after.value = weight_in(change.after.value, code);
                change.before = weight_in(change.before, code);
                change.after.field = "weight_bp/" + code.text;
            }
            const bool concerns = weights ? change.after.value != change.before
                                          : change.after.field == domain::member_field(code);
            if (concerns) changes[index].push_back(std::move(change));
        }
    }
}

Result<Value> shown(const AsOf& as_of, const Changes& changes, const Page& page) {
    const auto first = first_after(page, as_of.size);
    if (!first) return first.error();
    const auto limit = std::clamp<std::size_t>(page.limit, 1, kLargestPage);
    Value items = Value::array();
    Value next;
    std::string last;
    for (auto at = changes.lower_bound(*first); at != changes.end(); ++at) {
        const auto& [index, list] = *at;
        if (items.items()->size() == limit) {
            next = last;
            break;
        }
        auto item = told_change(as_of, index, list);
        if (!item) return item.error();
        items.push(std::move(*item));
        last = padded(index);
    }
    return Value::object().set("items", std::move(items)).set("next", std::move(next));
}

}  // namespace

Result<Value> history_of(const AsOf& as_of, const std::vector<std::string>& entities,
                         const Page& page) {
    Changes changes;
    for (const auto& entity : entities) gather(as_of, entity, changes);
    return shown(as_of, changes, page);
}

Result<Value> agreement_history(const AsOf& as_of, const domain::AgreementId& id,
                                const Page& page) {
    if (!domain::status_of(as_of.state, id)) return no_agreement(id);
    std::vector<std::string> entities{id.draft(), id.subject()};
    for (const auto& code : codes_ever(as_of, id)) add_kpi(code, entities);
    return history_of(as_of, entities, page);
}

Result<Value> kpi_history(const AsOf& as_of, const KpiCode& code, const Page& page) {
    const auto id = agreement_of(as_of.state, code);
    if (!id) return id.error();
    std::vector<std::string> entities;
    add_kpi(code, entities);
    Changes changes;
    for (const auto& entity : entities) gather(as_of, entity, changes);
    gather_kpi_in(as_of, id->draft(), code, changes);
    gather_kpi_in(as_of, id->subject(), code, changes);
    return shown(as_of, changes, page);
}

}  // namespace banchi::replay
