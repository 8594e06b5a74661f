#pragma once

#include <string_view>

namespace banchi::tools::demo {

// The files of tools/demo, byte for byte, as they were when this program was built.
std::string_view kpis_json();
std::string_view joint_kpis_json();
std::string_view monitor_kpis_json();
std::string_view news_description();

}  // namespace banchi::tools::demo
