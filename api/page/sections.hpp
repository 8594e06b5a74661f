#pragma once

#include "api/page/html.hpp"
#include "replay/entry_source.hpp"

namespace banchi::api {

// The parts of the page, each from the same views as the API's. Whatever is illustrative, recorded
// or irregular says so in each.
std::string agencies_section(const Reader& reader, const replay::AsOf& as_of);
Result<std::string> changes_section(const Reader& reader, const replay::AsOf& as_of);
std::string log_section(const Reader& reader, const ledger::Ledger& ledger, TreeSize size,
                        const Digest& root);

}  // namespace banchi::api
