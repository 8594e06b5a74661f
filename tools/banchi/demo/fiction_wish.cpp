#include "ledger/domain/change/proportional.hpp"
#include "tools/banchi/demo/fiction.hpp"

// Requested changes, made of what applies.
namespace banchi::tools::demo {

Wish wish(const Story& story, const std::string& id, std::string_view agency,
          const std::vector<std::string>& codes) {
    Wish wish{id, std::string(agency), {}, Date::from_civil(2026, 2, 1)};
    wish.body.agreement = agreement(agency);
    for (const auto& code : codes)
        wish.body.before.kpis[KpiCode{code}] =
            domain::find_kpi(*story.state(), KpiCode{code}, domain::Side::applied).value();
    wish.body.after = wish.body.before;
    return wish;
}

void with_weights(const Story& story, Wish& wish) {
    const auto& [before, after] = std::tie(wish.body.before, wish.body.after);
    before.weights_bp =
        domain::weights_of(*story.state(), agreement_id(wish.agency), domain::Side::applied);
    after.weights_bp = before.weights_bp;
}

void share_out(Wish& wish) {
    domain::RequestedChange change;
    change.before = wish.body.before;
    change.after = wish.body.after;
    wish.body.after.weights_bp = domain::proportional(change);
}

void set_level(Wish& wish, const std::string& code, std::size_t level, const std::string& value) {
    wish.body.after.kpis.at(KpiCode{code}).levels.at(level).value = Decimal{value};
}

Act request(const Wish& wish, std::string_view reason_code, Text why) {
    auto body = wish.body;
    body.reason_code = Id<domain::ReasonTag>{std::string(reason_code)};
    auto act = fiction(officer(wish.agency), domain::Capacity::officer, "change/" + wish.id,
                       std::move(body), std::move(why));
    act.effective = wish.effective;
    return act;
}

}  // namespace banchi::tools::demo
