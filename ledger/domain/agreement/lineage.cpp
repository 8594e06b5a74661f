#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

using Codes = std::optional<std::vector<KpiCode>>;

// The agreement of a KPI, also of one that was withdrawn or cancelled since.
std::optional<AgreementId> owner_of(const State& state, const KpiCode& code) {
    for (const auto side : {Side::applied, Side::draft})
        if (const auto owner = get<std::string>(state, kpi_entity(code, side), "agreement"))
            return AgreementId::parse(*owner).value();
    return std::nullopt;
}

bool comes_before(const State& state, FiscalYear year, const KpiCode& code) {
    const auto owner = owner_of(state, code);
    return owner && (owner->year == year || owner->year.label == year.label - 1);
}

Error unknown(const Kpi& kpi, const KpiCode& code, FiscalYear year) {
    return broken("lineage_unknown",
                  {kpi.code.text + " อ้างว่ามาจาก " + code.text + " แต่ไม่มีตัวชี้วัดอื่นรหัสนี้ในปีงบประมาณ " +
                       year.text() + " หรือปีก่อนหน้า ให้ตรวจ continues, merges และ splits",
                   kpi.code.text + " says that it comes from " + code.text +
                       ", but no other KPI of fiscal year " + year.text() +
                       " or the one before has this code; check continues, merges and splits"},
                  {{"code", kpi.code.text}, {"names", code.text}, {"fiscal_year", year.text()}});
}

}  // namespace

std::set<KpiCode> lineage_of(const Kpi& kpi) {
    std::set<KpiCode> codes;
    for (const auto* list : {&kpi.continues, &kpi.merges, &kpi.splits})
        if (*list) codes.insert((*list)->begin(), (*list)->end());
    return codes;
}

Result<void> check_lineage(const State& state, const AgreementId& id, const Kpi& kpi) {
    const auto empty = [](const Codes& codes) { return codes && codes->empty(); };
    if (empty(kpi.continues) || empty(kpi.merges) || empty(kpi.splits))
        return broken("lineage_empty",
                      {kpi.code.text + ": รายการ continues, merges หรือ splits ที่ว่าง ให้เอาออก",
                       kpi.code.text + ": take out continues, merges or splits where it names no "
                                       "code"},
                      {{"code", kpi.code.text}});
    for (const auto& code : lineage_of(kpi))
        if (code == kpi.code || !comes_before(state, id.year, code))
            return unknown(kpi, code, id.year);
    return {};
}

}  // namespace banchi::domain
