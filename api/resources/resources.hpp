#pragma once

#include "api/route.hpp"
#include "replay/history.hpp"

namespace banchi::api {

// All of them: what the server dispatches by.
std::span<const Route> routes();

// The routes of one resource each, every one in the file of its name.
std::vector<Route> agency_routes();
std::vector<Route> agreement_routes();
std::vector<Route> backup_routes();
std::vector<Route> change_routes();
std::vector<Route> comment_routes();
std::vector<Route> committee_routes();
std::vector<Route> correction_routes();
std::vector<Route> document_routes();
std::vector<Route> draft_routes();
std::vector<Route> event_routes();
std::vector<Route> finding_routes();
std::vector<Route> framework_routes();
std::vector<Route> health_routes();
std::vector<Route> kpi_routes();
std::vector<Route> log_routes();
std::vector<Route> meeting_routes();
std::vector<Route> openapi_routes();
std::vector<Route> page_routes();
std::vector<Route> person_routes();
std::vector<Route> reference_routes();
std::vector<Route> register_routes();
std::vector<Route> schema_routes();
std::vector<Route> stream_routes();
std::vector<Route> submission_routes();
std::vector<Route> text_routes();
std::vector<Route> tile_routes();
std::vector<Route> waiting_routes();

// Which events a list or stream of them is asked for: `from`, `subject`, `actor`, `type`.
Result<replay::EventFilter> filter_of(const Call& call);

}  // namespace banchi::api
