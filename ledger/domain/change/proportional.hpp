#pragma once

#include "ledger/domain/change/change.hpp"

namespace banchi::domain {

// `total` shared out in proportion to the shares: whole numbers by largest remainder, ties by code.
// Zero each where the shares are all zero.
Weights apportion(const Weights& shares, std::int64_t total);

// The vector that gives the weight of cancelled KPIs to the others in proportion: first to those
// that say they come from one (in equal parts), and then everything to scale, beside new KPIs that
// come from none, whose weight the request chooses. Nothing where the set of scored KPIs stays.
std::optional<Weights> proportional(const RequestedChange& change);

}  // namespace banchi::domain
