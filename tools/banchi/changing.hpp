#pragma once

#include "ledger/domain/change/change.hpp"

namespace banchi::tools {

using namespace banchi::base;

// What somebody wants of an agreement, as typed. Codes that are not in it may only come by `kpis`.
struct WantedChange {
    std::vector<domain::Kpi> kpis{};     // whole templates: another one in place, or a new KPI
    std::vector<std::string> targets{};  // "DIW-69-03:100=86", of a band "DIW-69-03:100=80..90"
    std::vector<std::string> fields{};   // "DIW-69-03:formula=a / b"; JSON for what is no text
    std::vector<std::string> cancelled{};
    domain::Weights weights{};
};

// The request against what is applied (the agreement's content): `before` and `after` of all that
// it touches. Where weights are named, or scored KPIs come or go, with the whole vector: the
// proportional one, in which the weights that are named stand as they are.
Result<domain::ChangeRequested> request_of(const Value& content, const WantedChange& wanted);

}  // namespace banchi::tools
