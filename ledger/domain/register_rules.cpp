#include <algorithm>
#include <set>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/register.hpp"
#include "ledger/domain/registry/agencies.hpp"

// What an entry of the register has to be.
namespace banchi::domain {
namespace {

constexpr std::string_view kLead = "lead";
constexpr std::string_view kContributor = "contributor";
constexpr std::size_t kFewestSharing = 2;

Error refused(const char* rule, const AgencyId& agency, const Text& why) {
    return broken(rule, {agency.text + " " + why.th, agency.text + " " + why.en},
                  {{"agency", agency.text}});
}

Result<void> check_agency(const Judging& judging, const EntryAgency& each,
                          const RegisterEntry* before) {
    if (!has(judging.state, "agency/" + each.agency.text, "name"))
        return refused("unknown_agency", each.agency,
                       {"ยังไม่ได้จดทะเบียนเป็นหน่วยงาน ให้จดทะเบียนก่อน",
                        "is no registered agency; register it first"});
    // One that has ended since stays where it was named.
    if (before != nullptr && find_agency(*before, each.agency) != nullptr) return {};
    return check_may_propose(judging.state, each.agency, judging.day());
}

// A joint entry says in which role; the others have none.
Result<void> check_role(RegisterKind kind, const EntryAgency& each) {
    const bool fits = kind == RegisterKind::joint ? each.role && (each.role->text == kLead ||
                                                                  each.role->text == kContributor)
                                                  : !each.role;
    if (fits) return {};
    return refused(
        "entry_role", each.agency,
        {"ต้องมี role เป็น lead หรือ contributor ในรายการ joint และไม่มี role ในรายการประเภทอื่น",
         "has a `role`, lead or contributor, in a joint entry, and none in any other"});
}

Result<void> check_enough(const RegisterEntry& entry) {
    const auto count = entry.agencies.size();
    const bool enough = entry.kind == RegisterKind::joint       ? count >= kFewestSharing
                        : entry.kind == RegisterKind::strategic ? count > 0
                                                                : true;
    if (enough) return {};
    return broken("entry_agencies",
                  {"agencies: รายการ joint มีอย่างน้อยสองหน่วยงาน และ strategic อย่างน้อยหนึ่ง",
                   "agencies: a joint entry is shared by at least two, and a strategic one is "
                   "expected of at least one"},
                  {{"agencies", std::to_string(count)}});
}

Result<void> check_one_lead(const RegisterEntry& entry) {
    if (entry.kind != RegisterKind::joint) return {};
    const auto& all = entry.agencies;
    const auto leads = std::count_if(all.begin(), all.end(), [](const EntryAgency& each) {
        return each.role && each.role->text == kLead;
    });
    if (leads == 1) return {};
    return broken(
        "entry_lead",
        {"รายการ joint ต้องมีหน่วยงานที่เป็น lead หนึ่งหน่วยงานเท่านั้น ขณะนี้มี " + std::to_string(leads),
         "a joint entry has exactly one lead; this one has " + std::to_string(leads)},
        {{"leads", std::to_string(leads)}});
}

Result<void> check_agencies(const Judging& judging, const RegisterEntry& entry,
                            const RegisterEntry* before) {
    std::set<AgencyId> seen;
    for (const auto& each : entry.agencies) {
        if (!seen.insert(each.agency).second)
            return refused(
                "entry_agencies", each.agency,
                {"อยู่ใน agencies สองครั้ง ให้เหลือครั้งเดียว", "is in `agencies` twice; keep one"});
        if (auto fits = check_agency(judging, each, before); !fits) return fits.error();
        if (auto fits = check_role(entry.kind, each); !fits) return fits.error();
    }
    if (auto fits = check_enough(entry); !fits) return fits.error();
    return check_one_lead(entry);
}

Result<void> check_declined(const State& state, const RegisterId& id, const RegisterEntry& entry) {
    std::set<AgencyId> seen;
    for (const auto& each : entry.declined) {
        if (entry.kind != RegisterKind::strategic || find_agency(entry, each.agency) == nullptr ||
            !seen.insert(each.agency).second)
            return refused("entry_declined", each.agency,
                           {"ปฏิเสธได้เฉพาะรายการ strategic ที่ระบุหน่วยงานนั้นใน agencies และระบุครั้งเดียว",
                            "declines a strategic entry that names it in `agencies`, and once"});
        if (!adopted_by(state, id, entry, each.agency).empty())
            return refused("already_adopted", each.agency,
                           {"มีตัวชี้วัดที่รับรายการนี้แล้ว ให้ถอนหรือแก้ตัวชี้วัดนั้นก่อน",
                            "has a KPI that adopts this entry; let it withdraw or revise that "
                            "first"});
    }
    return {};
}

}  // namespace

Result<void> check_entry(const Judging& judging, const RegisterId& id, const RegisterEntry& entry,
                         const RegisterEntry* before) {
    const auto framework = framework_for(judging.state, entry.fiscal_year);
    if (!framework) return no_framework(entry.fiscal_year);
    const auto kind = from_value<KpiKind>(to_value(entry.kind)).value();
    if (auto fits = check_kind(*framework, KpiCode{id.text}, kind); !fits) return fits.error();
    if (auto fits = check_agencies(judging, entry, before); !fits) return fits.error();
    return check_declined(judging.state, id, entry);
}

}  // namespace banchi::domain
