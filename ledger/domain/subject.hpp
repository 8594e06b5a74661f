#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// The parts of a path, "a/b/c".
std::vector<std::string> split_path(std::string_view path);

// The fiscal year of a framework's subject, "framework/2569/1"; nothing for any other subject.
std::optional<FiscalYear> framework_year(std::string_view subject);

// Does a subject have the shape of a catalogue's pattern ("agreement/<agency>/<fiscal_year>"), and
// are the agency and person that it names registered? `subject`, `unknown_agency`,
// `unknown_person`, `fiscal_year`.
Result<void> check_subject(const Judging& judging, std::string_view pattern);

}  // namespace banchi::domain
