#pragma once

// All views: pure functions of the facts at one position, as JSON values. `api` adds the envelope
// {position, root, clock?}. A field that the record lacks is "not_stated"; what cannot apply (the
// direction of a milestone, the joint part of a functional KPI) is null.
#include "replay/views_agreement.hpp"
#include "replay/views_change.hpp"
#include "replay/views_comments.hpp"
#include "replay/views_committee.hpp"
#include "replay/views_corrections.hpp"
#include "replay/views_register.hpp"
#include "replay/views_registry.hpp"
