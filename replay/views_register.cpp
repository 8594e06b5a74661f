#include "replay/views_register.hpp"

#include <set>

#include "ledger/domain/agreement/drafting.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::RegisterEntry;
using domain::State;

Error no_entry(const RegisterId& id) {
    return not_found(
        "unknown_entry",
        {"ทะเบียนไม่มีรายการรหัส " + id.text + " ในตำแหน่งนี้ ดูรายการที่ /v1/registers",
         "the register has no entry " + id.text + " at this position; /v1/registers lists them"});
}

std::string status_of(const State& state, const RegisterId& id) {
    return domain::is_closed(state, id) ? "closed" : "open";
}

Value role_of(const domain::EntryAgency* agency) {
    return agency == nullptr ? Value() : or_null(agency->role);
}

// Where an agency's KPIs are read: its agreement as this state has it, or as of a day.
class Reading {
  public:
    explicit Reading(const State& state) : state_(state) {}
    Reading(const State& state, Date effective, const StateAt& states)
        : state_(state), effective_(effective), states_(&states) {}

    const State& now() const { return state_; }
    // Null where nothing is in force on the day. Good until the next call.
    const State* of(const AgreementId& id) {
        if (!effective_) return &state_;
        const auto revision = revision_on(state_, id, *effective_);
        if (!revision) return nullptr;
        then_ = (*states_)(TreeSize{revision->index.value + 1});
        return then_.get();
    }

  private:
    const State& state_;
    std::optional<Date> effective_;
    const StateAt* states_ = nullptr;
    std::unique_ptr<State> then_;
};

Value adopter(const State& now, const State& then, const AgreementId& agreement,
              const KpiCode& code, const RegisterEntry& entry) {
    const auto side = side_of(then, agreement);
    const auto kpi = domain::find_kpi(then, code, side);
    if (!kpi) return Value();
    const auto view = kpi_value(*kpi, domain::weights_of(then, agreement, side));
    return Value::object()
        .set("agency", agreement.agency.text)
        .set("name", told(domain::name_of(now, agreement.agency)))
        .set("code", code.text)
        .set("title", to_value(kpi->title))
        .set("role", kpi->joint ? to_value(kpi->joint->role) : Value())
        .set("expected_role", role_of(domain::find_agency(entry, agreement.agency)))
        .set("weight_bp", view["weight_bp"])
        .set("content", side == domain::Side::draft ? "draft" : "applied")
        .set("status", stated(domain::status_of(then, agreement)));
}

Value adopters(Reading& reading, const RegisterId& id, const RegisterEntry& entry,
               std::set<AgencyId>& adopting) {
    Value all = Value::array();
    const auto listed = "index/agreements/" + entry.fiscal_year.text();
    for (const auto& fact : domain::list(reading.now(), listed)) {
        const AgreementId agreement{AgencyId{fact.field}, entry.fiscal_year};
        const auto* then = reading.of(agreement);
        if (then == nullptr) continue;
        for (const auto& code : domain::adopted_by(*then, id, entry, agreement.agency)) {
            auto one = adopter(reading.now(), *then, agreement, code, entry);
            if (one.is_null()) continue;
            adopting.insert(agreement.agency);
            all.push(std::move(one));
        }
    }
    return all;
}

Value with_name(const State& state, const domain::EntryAgency& agency) {
    return Value::object()
        .set("agency", agency.agency.text)
        .set("name", told(domain::name_of(state, agency.agency)))
        .set("role", or_null(agency.role));
}

Value not_adopting(const State& state, const RegisterEntry& entry,
                   const std::set<AgencyId>& adopting) {
    Value all = Value::array();
    for (const auto& agency : entry.agencies) {
        if (adopting.contains(agency.agency)) continue;
        Value reason;
        for (const auto& declined : entry.declined)
            if (declined.agency == agency.agency) reason = to_value(declined.reason);
        all.push(with_name(state, agency).set("reason", std::move(reason)));
    }
    return all;
}

Value entry_item(const State& state, const RegisterId& id) {
    const auto entry = domain::find_entry(state, id);
    if (!entry) return Value();
    std::set<std::string> adopting;
    for (const auto& fact : domain::list(state, domain::adopters_entity(id, *entry)))
        adopting.insert(fact.field.substr(0, fact.field.find('/')));
    return Value::object()
        .set("id", id.text)
        .set("kind", to_value(entry->kind))
        .set("fiscal_year", to_value(entry->fiscal_year))
        .set("title", to_value(entry->title))
        .set("status", status_of(state, id))
        .set("agencies", count(entry->agencies.size()))
        .set("adopted", count(adopting.size()));
}

Result<Value> view_of(Reading reading, const RegisterId& id) {
    const auto& state = reading.now();
    const auto entry = valid_slug(id.text) ? domain::find_entry(state, id) : std::nullopt;
    if (!entry) return no_entry(id);
    Value agencies = Value::array();
    for (const auto& agency : entry->agencies) agencies.push(with_name(state, agency));
    std::set<AgencyId> adopting;
    auto adopted = adopters(reading, id, *entry, adopting);
    return Value::object()
        .set("id", id.text)
        .set("kind", to_value(entry->kind))
        .set("fiscal_year", to_value(entry->fiscal_year))
        .set("title", to_value(entry->title))
        .set("unit", stated(entry->unit))
        .set("source", to_value(entry->source))
        .set("source_scope", stated(entry->source_scope))
        .set("status", status_of(state, id))
        .set("closed", with_index(state.fact("register/" + id.text, "closed")))
        .set("agencies", std::move(agencies))
        .set("adopted", std::move(adopted))
        .set("not_adopted", not_adopting(state, *entry, adopting));
}

}  // namespace

Value registers_view(const State& state, const std::optional<FiscalYear>& year, const Page& page) {
    const auto prefix = year ? year->text() + "/" : std::string();
    return paged(state, domain::kRegisters, prefix, page, [&](const domain::Fact& fact) {
        return entry_item(state, RegisterId{fact.field.substr(fact.field.find('/') + 1)});
    });
}

Result<Value> register_view(const State& state, const RegisterId& id) {
    return view_of(Reading(state), id);
}

Result<Value> register_view(const State& state, const RegisterId& id, Date effective,
                            const StateAt& states) {
    return view_of(Reading(state, effective, states), id);
}

}  // namespace banchi::replay
