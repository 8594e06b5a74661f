#include "tools/banchi/demo/data.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {
namespace {

constexpr JsonLimits kDataLimits{1u << 20, 16};

domain::EntryAgency sharing(const Value& agency, std::string_view role) {
    return {AgencyId{*agency.text()}, Id<domain::JointRoleTag>{std::string(role)}};
}

Result<domain::RegisterEntry> entry_of(domain::RegisterKind kind, const Value& row) {
    domain::RegisterEntry entry;
    entry.kind = kind;
    entry.fiscal_year = FiscalYear{2569};
    const auto title = from_value<Title>(row["title"], "title");
    if (!title) return title.error();
    entry.title = *title;
    entry.source = Line{*row["source"].text()};
    return entry;
}

Result<void> add(Story& story, const std::string& id, domain::RegisterEntry entry,
                 const Text& acknowledged) {
    return story.enter({.subject = "register/" + id,
                        .body = domain::EntryAdded{std::move(entry)},
                        .reason = acknowledged});
}

Result<void> add_monitored(Story& story, const Value& row) {
    auto entry = entry_of(domain::RegisterKind::monitor, row);
    if (!entry) return entry.error();
    const auto unit = from_value<Title>(row["unit"], "unit");
    if (!unit) return unit.error();
    entry->unit = *unit;
    entry->agencies = {{AgencyId{*row["agency"].text()}, std::nullopt}};
    return add(story, *row["code"].text(), std::move(*entry),
               {"ข่าวระบุว่าที่ประชุมรับทราบตัวชี้วัด Strategic และ Monitor เนื้อหาของรายการเป็นค่าสมมุติ",
                "The news says that strategic and monitor KPIs were acknowledged; what the entry "
                "says is illustrative."});
}

Result<void> add_joint(Story& story, const Value& row) {
    auto entry = entry_of(domain::RegisterKind::joint, row);
    if (!entry) return entry.error();
    entry->agencies.push_back(sharing(row["lead"], "lead"));
    for (const auto& agency : *row["participants"].items())
        entry->agencies.push_back(sharing(agency, "contributor"));
    return add(story, *row["id"].text(), std::move(*entry),
               {"ข่าวระบุว่าที่ประชุมรับทราบตัวชี้วัดร่วม เนื้อหาของรายการเป็นค่าสมมุติ",
                "The news says that joint KPIs were acknowledged; what the entry says is "
                "illustrative."});
}

using Adding = Result<void> (*)(Story&, const Value&);

Result<void> add_all(Story& story, std::string_view json, Adding add_one) {
    const auto rows = parse_json(json, kDataLimits);
    if (!rows) return rows.error();
    for (const auto& row : *rows->items())
        if (auto done = add_one(story, row); !done) return done.error();
    return {};
}

}  // namespace

Result<void> tell_registers(Story& story) {
    if (auto done = story.from("2025-10-01T04:00:00Z"); !done) return done.error();
    if (auto done = add_all(story, monitor_kpis_json(), add_monitored); !done) return done.error();
    return add_all(story, joint_kpis_json(), add_joint);
}

}  // namespace banchi::tools::demo
