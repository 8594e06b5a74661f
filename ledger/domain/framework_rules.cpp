#include <algorithm>
#include <array>
#include <set>

#include "ledger/domain/event.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

// Far more than any framework needs; so that no product or date of theirs can overflow.
constexpr std::int64_t kMostParts = 10'000;
constexpr std::int64_t kMostDays = 3'660;
constexpr std::array<std::string_view, 1> kDuties = {"propose-vote"};
constexpr std::array<std::string_view, 1> kScorings = {"levels-50-75-100"};
constexpr auto kProcedureRules = std::to_array<std::string_view>(
    {"outside_proposal_period", "short_notice", "late", "own_agency", "interest_unruled",
     "outside_change_window", "reason_code", "new_kpi_midyear", "holder_changed",
     "joint_without_subcommittee"});

template <class Things, class Key>
bool distinct(const Things& things, Key key) {
    std::set<std::decay_t<decltype(key(things.front()))>> seen;
    return std::all_of(things.begin(), things.end(),
                       [&](const auto& thing) { return seen.insert(key(thing)).second; });
}

// The first id that is not among the names; empty if all are.
template <class Ids, class Names>
std::string first_unknown(const Ids& ids, const Names& names) {
    for (const auto& id : ids)
        if (std::find(names.begin(), names.end(), id.text) == names.end()) return id.text;
    return {};
}

template <class Names>
std::string joined(const Names& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

template <class Ids, class Names>
Result<void> check_known(const std::string& rule, const std::string& member, const Ids& ids,
                         const Names& names) {
    const auto unknown = first_unknown(ids, names);
    if (unknown.empty()) return {};
    return broken(rule,
                  {member + ": ไม่รู้จัก " + unknown + " ใช้ได้เฉพาะ " + joined(names),
                   member + ": " + unknown + " is not known; use " + joined(names)},
                  {{member, unknown}});
}

std::int64_t newest_version(const State& state, FiscalYear year) {
    const auto framework = framework_for(state, year);
    return framework ? std::stoll(split_path(framework->subject).back()) : 0;
}

// The subject's version follows its year's newest, and is news to every other year that it names.
Result<void> check_version(const Judging& judging, const FrameworkPublished& event) {
    const auto parts = split_path(judging.header.subject);
    const auto year = FiscalYear::parse(parts.at(1));
    if (!year) return year.error();
    const auto& years = event.fiscal_years;
    if (!distinct(years, [](FiscalYear each) { return each; }) ||
        std::find(years.begin(), years.end(), *year) == years.end())
        return broken("framework_years",
                      {"fiscal_years ต้องมีปีงบประมาณของ subject และไม่ซ้ำกัน",
                       "fiscal_years are distinct and include the subject's own"},
                      {{"fiscal_year", year->text()}});
    const auto version = std::stoll(parts.at(2));
    const auto expected = newest_version(judging.state, *year) + 1;
    const bool news = std::all_of(years.begin(), years.end(), [&](FiscalYear each) {
        return newest_version(judging.state, each) < version;
    });
    if (version == expected && news) return {};
    return broken(
        "framework_version",
        {"ฉบับถัดไปของปีงบประมาณ " + year->text() + " คือฉบับที่ " + std::to_string(expected) +
             " และต้องใหม่กว่าฉบับล่าสุดของทุกปีที่ระบุ",
         "the next version for fiscal year " + year->text() + " is " + std::to_string(expected) +
             ", and it must be newer than that of every year it names"},
        {{"version", parts.at(2)}, {"next", std::to_string(expected)}});
}

Result<void> check_committee(const Judging& judging, const FrameworkPublished& event) {
    if (has(judging.state, "committee/" + event.committee.text, "name")) return {};
    return broken("unknown_committee",
                  {"ยังไม่มีคณะกรรมการรหัส " + event.committee.text + " ให้บันทึกคำสั่งแต่งตั้งก่อน",
                   "no committee has the id " + event.committee.text + "; constitute it first"},
                  {{"committee", event.committee.text}});
}

Result<void> check_components(const FrameworkPublished& event) {
    if (!distinct(event.components, [](const Component& each) { return each.id; }))
        return broken("components", {"รหัสขององค์ประกอบต้องไม่ซ้ำกัน", "component ids are distinct"});
    constexpr std::int64_t kWhole = 10'000;
    std::int64_t sum = 0;
    for (const auto& component : event.components) {
        const auto weight = component.weight_bp.value;
        if (weight < 0 || weight > kWhole - sum) {
            sum = -1;
            break;
        }
        sum += weight;
    }
    if (sum == kWhole) return {};
    return broken("components_sum",
                  {"น้ำหนักขององค์ประกอบต้องรวมกันได้ 10,000 จุดพื้นฐาน (ร้อยละ 100) พอดี",
                   "the components' weights total exactly 10,000 basis points (100%)"},
                  {{"sum", sum < 0 ? "over 10000" : std::to_string(sum)}});
}

Result<void> check_bands(const FrameworkPublished& event) {
    auto bands = event.bands;
    std::sort(bands.begin(), bands.end(), [](const Band& left, const Band& right) {
        return Decimal::compare(left.from, right.from) < 0;
    });
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const bool empty = Decimal::compare(bands[i].from, bands[i].below) >= 0;
        const bool overlaps =
            i + 1 < bands.size() && Decimal::compare(bands[i].below, bands[i + 1].from) > 0;
        if (!empty && !overlaps) continue;
        return broken(
            "bands_overlap",
            {"ช่วงคะแนนของระดับผลต้องไม่ซ้อนกัน และ from ต้องน้อยกว่า below: ดูระดับ " + bands[i].name.th,
             "grade bands don't overlap, and from is less than below: see " + bands[i].name.en},
            {{"from", bands[i].from.text}, {"below", bands[i].below.text}});
    }
    return {};
}

bool orderly(const std::vector<Period>& periods) {
    return distinct(periods, [](const Period& each) { return each.id; }) &&
           std::all_of(periods.begin(), periods.end(),
                       [](const Period& each) { return each.from < each.until; });
}

Result<void> check_periods(const FrameworkPublished& event) {
    if (orderly(event.rounds) && orderly(event.change_windows) && orderly({event.proposal_period}))
        return {};
    return broken("periods", {"ทุกช่วงเวลาต้องมี from ก่อน until และรหัสไม่ซ้ำกันในรายการเดียวกัน",
                              "every period's from is before its until, and ids of one list are "
                              "distinct"});
}

Result<void> check_ranges(const FrameworkPublished& event) {
    const auto sane = [](const Range& range, std::int64_t most) {
        return 0 <= range.min && range.min <= range.max && range.max <= most;
    };
    const auto days = [](std::int64_t count) { return 0 <= count && count <= kMostDays; };
    if (!sane(event.kpi_count, kMostParts) || !sane(event.kpi_weight_bp, 10'000))
        return broken("ranges", {"kpi_count และ kpi_weight_bp ต้องมี 0 ≤ min ≤ max ≤ 10000",
                                 "kpi_count and kpi_weight_bp have 0 <= min <= max <= 10000"});
    if (!days(event.minutes_days) || !days(event.notice_days) || event.own_signatures < 0)
        return broken(
            "days", {"minutes_days และ notice_days อยู่ระหว่าง 0 ถึง 3660 วัน own_signatures ต้องไม่ติดลบ",
                     "minutes_days and notice_days are 0 to 3660 days; own_signatures is not "
                     "negative"});
    return {};
}

bool reachable(const Share& share) {
    const bool proper = 0 < share.part && share.part <= share.whole && share.whole <= kMostParts;
    return proper && !(share.more_than && share.part == share.whole);
}

Result<void> check_shares(const FrameworkPublished& event) {
    if (reachable(event.quorum) && reachable(event.majority)) return {};
    return broken("shares",
                  {"quorum และ majority ต้องมี 0 < part ≤ whole ≤ 10000 และ more_than ใช้กับทั้งหมดไม่ได้",
                   "quorum and majority have 0 < part <= whole <= 10000, and nothing is more than "
                   "the whole"});
}

Result<void> check_names(const FrameworkPublished& event) {
    std::vector<std::string_view> kinds;
    for (const auto& [kind, name] : names_of(KpiKind{})) kinds.push_back(name);
    if (auto fits = check_known("kpi_kinds", "kpi_kinds", event.kpi_kinds, kinds); !fits)
        return fits.error();
    if (auto fits = check_known("scoring", "scoring", std::array{event.scoring}, kScorings); !fits)
        return fits.error();
    if (auto fits =
            check_known("separate_duties", "separate_duties", event.separate_duties, kDuties);
        !fits)
        return fits.error();
    return check_known("refusing", "refusing", event.refusing, kProcedureRules);
}

Result<void> check_reasons(const FrameworkPublished& event) {
    for (const auto& code : event.reasons_permitted)
        if (std::find(event.reasons_refused.begin(), event.reasons_refused.end(), code) !=
            event.reasons_refused.end())
            return broken("reasons",
                          {"รหัสเหตุผล " + code.text +
                               " อยู่ทั้งในรายการที่รับและที่ไม่รับ ให้เอาออกจาก reasons_permitted หรือ "
                               "reasons_refused",
                           "the reason code " + code.text +
                               " is both permitted and refused; take it out of "
                               "reasons_permitted or of reasons_refused"},
                          {{"code", code.text}});
    return {};
}

// A catalogue's limits on recorded acts hold whatever the framework says.
Result<void> check_recordable(const Judging& judging, const FrameworkPublished& event) {
    for (const auto& type : event.recordable) {
        const auto* row = find_row(type.text);
        if (row != nullptr && may_be_recorded(*row, judging.state)) continue;
        return broken("recordable",
                      {type.text + " บันทึกแทนผู้อื่นไม่ได้ในบัญชีนี้ ให้เอาออกจาก recordable",
                       type.text + " can't be a recorded act in this ledger; take it out of "
                                   "recordable"},
                      {{"type", type.text}});
    }
    if (event.cosigned_by == CosignedBy::second_recorder &&
        get<Clock>(judging.state, "ledger", "clock") != Clock::simulated)
        return broken("cosigned_by", {"second_recorder ใช้ได้เฉพาะบัญชีสาธิตที่ใช้นาฬิกาจำลอง",
                                      "second_recorder is only for a demo on the simulated clock"});
    return {};
}

Result<void> check_receiver(const State& state, const FrameworkPublished& event) {
    if (!event.receiver) return {};
    std::vector<OfficeId> offices{event.receiver->office};
    for (const auto& [agency, office] : event.receiver->except) {
        offices.push_back(office);
        if (has(state, "agency/" + agency.text, "name")) continue;
        return broken("unknown_agency",
                      {"receiver: ยังไม่มีหน่วยงานรหัส " + agency.text + " ให้จดทะเบียนก่อน",
                       "receiver: no agency has the id " + agency.text + "; register it first"},
                      {{"agency", agency.text}});
    }
    for (const auto& office : offices)
        if (!has(state, "office/" + office.text, "holders"))
            return broken(
                "unknown_office",
                {"receiver: ไม่มีผู้ดำรงตำแหน่ง " + office.text + " มาก่อน ให้บันทึกคำสั่งแต่งตั้งในตำแหน่งนั้นก่อน",
                 "receiver: nobody ever held the office " + office.text +
                     "; grant a role in that office first"},
                {{"office", office.text}});
    return {};
}

}  // namespace

Result<Marks> decide(const Judging& judging, const FrameworkPublished& event) {
    if (auto fits = check_version(judging, event); !fits) return fits.error();
    if (auto fits = check_committee(judging, event); !fits) return fits.error();
    if (auto fits = check_components(event); !fits) return fits.error();
    if (auto fits = check_bands(event); !fits) return fits.error();
    if (auto fits = check_ranges(event); !fits) return fits.error();
    if (auto fits = check_periods(event); !fits) return fits.error();
    if (auto fits = check_shares(event); !fits) return fits.error();
    if (auto fits = check_names(event); !fits) return fits.error();
    if (auto fits = check_reasons(event); !fits) return fits.error();
    if (auto fits = check_recordable(judging, event); !fits) return fits.error();
    if (auto fits = check_receiver(judging.state, event); !fits) return fits.error();
    return Marks{};
}

}  // namespace banchi::domain
