#pragma once

#include <set>

#include "replay/views.hpp"

namespace banchi::replay {

// Everything that the views of one state show, as one text; `facts` are the log's, for what was in
// force at other positions.
inline std::string all_views(const domain::State& state, const domain::Memory& facts) {
    std::string out;
    const Page all{"", kLargestPage};
    const auto add = [&](const Value& value) { out += canonical(value) + "\n"; };
    add(agencies_view(state, all));
    add(people_view(state, all));
    add(committees_view(state, all));
    add(frameworks_view(state, all));
    add(documents_view(state, all));
    add(irregular_view(state, std::nullopt, all));
    const StateAt states = [&facts](TreeSize size) {
        return std::make_unique<domain::Memory::At>(facts.at(Index{size.value - 1}));
    };
    const auto meetings = meetings_view(state, all);
    add(meetings);
    for (const auto& item : *meetings["items"].items())
        add(meeting_view(state, MeetingId{*item["id"].text()}, states).value());
    std::set<std::string> years;
    for (const auto& fact : domain::list(state, "index/frameworks"))
        years.insert(fact.field.substr(0, fact.field.find('/')));
    for (const auto& text : years) {
        const auto year = FiscalYear::parse(text).value();
        const auto agreements = agreements_view(state, year, all);
        add(agreements);
        for (const auto& item : *agreements["items"].items()) {
            const domain::AgreementId id{AgencyId{*item["agency"].text()}, year};
            const auto view = agreement_view(state, id).value();
            add(view);
            out += agreement_content(state, id).value();
            for (const auto& kpi : *view["kpis"].items())
                add(kpi_view(state, KpiCode{*kpi["code"].text()}).value());
        }
    }
    return out;
}

}  // namespace banchi::replay
