#include <algorithm>

#include "ledger/domain/change/change.hpp"

namespace banchi::domain {
namespace {

std::string joined(const std::set<KpiCode>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code.text;
    return text;
}

Result<void> judge_window(const Judging& judging, const Framework& framework, Marks& marks) {
    const auto day = judging.day();
    const auto& windows = framework.rules.change_windows;
    if (std::any_of(windows.begin(), windows.end(),
                    [&](const Period& window) { return window.covers(day); }))
        return {};
    const auto when = for_people(day);
    return mark(
        judging, marks, framework,
        {"outside_change_window",
         {"ขอเปลี่ยนแปลงเมื่อ " + when.th + " ซึ่งอยู่นอกช่วงที่กรอบให้ขอ",
          "requested on " + when.en + ", outside the framework's windows for changes"},
         Value::object().set(judging.day_name(), day.text()).set("windows", to_value(windows))});
}

// Why the code does not carry a change; nothing where it does.
std::optional<Text> why_inadmissible(const Framework& framework, const RequestedChange& change) {
    const auto among = [&](const auto& list) {
        return std::find(list.begin(), list.end(), *change.reason_code) != list.end();
    };
    if (!change.reason_code) return Text{"ไม่ได้ระบุรหัสเหตุผล", "no reason code is given"};
    const auto& code = change.reason_code->text;
    if (among(framework.rules.reasons_refused))
        return Text{"กรอบไม่รับรหัสเหตุผล " + code, "the framework refuses the reason " + code};
    if (!among(framework.rules.reasons_permitted))
        return Text{"กรอบไม่มีรหัสเหตุผล " + code, "the framework does not list the reason " + code};
    return std::nullopt;
}

Result<void> judge_reason(const Judging& judging, const Framework& framework,
                          const RequestedChange& change, Marks& marks) {
    const auto why = why_inadmissible(framework, change);
    if (!why) return {};
    return mark(judging, marks, framework,
                {"reason_code", *why,
                 Value::object().set(
                     "reason_code", change.reason_code ? change.reason_code->text : "not_stated")});
}

// Does the new KPI only carry on what the same change cancels?
bool only_carries_on(const Kpi& kpi, const std::set<KpiCode>& cancelled) {
    const auto lineage = lineage_of(kpi);
    return !lineage.empty() &&
           std::includes(cancelled.begin(), cancelled.end(), lineage.begin(), lineage.end());
}

Result<void> judge_new(const Judging& judging, const Framework& framework,
                       const RequestedChange& change, Marks& marks) {
    if (judging.day() < change.agreement.year.first_day()) return {};
    const auto cancelled = cancelled_by(change);
    auto fresh = added_by(change);
    std::erase_if(fresh, [&](const KpiCode& code) {
        return only_carries_on(change.after.kpis.at(code), cancelled);
    });
    if (fresh.empty()) return {};
    return mark(judging, marks, framework,
                {"new_kpi_midyear",
                 {"เพิ่มตัวชี้วัดใหม่ระหว่างปี: " + joined(fresh),
                  "adds new KPIs in the middle of the year: " + joined(fresh)},
                 Value::object()
                     .set("codes", joined(fresh))
                     .set("year_begins", change.agreement.year.first_day().text())
                     .set(judging.day_name(), judging.day().text())});
}

}  // namespace

Result<Marks> judge_request(const Judging& judging, const Framework& framework,
                            const RequestedChange& change) {
    Marks marks;
    if (auto kept = judge_window(judging, framework, marks); !kept) return kept.error();
    if (auto kept = judge_reason(judging, framework, change, marks); !kept) return kept.error();
    if (auto kept = judge_new(judging, framework, change, marks); !kept) return kept.error();
    return marks;
}

}  // namespace banchi::domain
