#include "ledger/domain/framework.hpp"

#include <algorithm>

#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

// Six digits, so that the last field of a year is its newest version.
std::string year_and_version(FiscalYear year, const std::string& version) {
    return year.text() + "/" + std::string(6 - version.size(), '0') + version;
}

std::vector<std::pair<std::string, std::string>> facts_of(const Mark& mark,
                                                          const Framework& framework) {
    std::vector<std::pair<std::string, std::string>> facts{{"framework", framework.subject}};
    if (const auto* values = mark.values.members())
        for (const auto& [name, value] : *values)
            facts.emplace_back(name, value.text() ? *value.text() : canonical(value));
    return facts;
}

// A mark tells what was done; where the framework refuses that, it was not.
Text refusal_of(const Mark& mark, const Framework& framework) {
    return {"ไม่ได้บันทึก: " + mark.why.th + " ซึ่ง " + framework.subject +
                " ไม่รับ ให้แก้แล้วส่งใหม่ หรือประกาศกรอบฉบับใหม่ที่รับโดยทำเครื่องหมายไว้",
            "not recorded, because it would be marked “" + mark.why.en + "”; " + framework.subject +
                " refuses this: mend it and send it again, or publish a version of the framework "
                "that only marks it"};
}

// "2569, 2570": Buddhist Era labels in both languages, because they name the years.
std::string years_text(const std::vector<FiscalYear>& years) {
    std::string text;
    for (const auto& year : years) text += (text.empty() ? "" : ", ") + year.text();
    return text;
}

}  // namespace

bool Share::reached(std::int64_t count, std::int64_t of) const {
    if (of <= 0) return false;
    return more_than ? count * whole > of * part : count * whole >= of * part;
}

bool Framework::may_be_recorded(std::string_view type) const {
    const auto& list = rules.recordable;
    return std::any_of(list.begin(), list.end(), [&](const auto& id) { return id.text == type; });
}

bool Framework::refuses(std::string_view procedure_rule) const {
    const auto& list = rules.refusing;
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& id) { return id.text == procedure_rule; });
}

Error no_framework(FiscalYear year) {
    return broken(
        "no_framework",
        {"ยังไม่มีกรอบการประเมินของปีงบประมาณ " + year.text() + " ให้ประกาศก่อน",
         "no framework is published for fiscal year " + year.text() + "; publish one first"},
        {{"fiscal_year", year.text()}});
}

std::optional<Framework> framework_for(const State& state, FiscalYear year) {
    const auto versions = list(state, "index/frameworks", year.text() + "/");
    if (versions.empty()) return std::nullopt;
    const auto subject = *versions.back().value->text();
    auto members = Value::object();
    for (const auto& fact : list(state, subject)) members.set(fact.field, *fact.value);
    return Framework{subject, from_value<FrameworkPublished>(members, subject).value()};
}

Result<void> mark(const Judging& judging, Marks& marks, const Framework& framework, Mark made) {
    if (framework.refuses(made.rule) && !judging.backfilled())
        return broken(made.rule, refusal_of(made, framework), facts_of(made, framework));
    marks.push_back(std::move(made));
    return {};
}

void evolve(const Judging& judging, const FrameworkPublished& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    const auto version = split_path(subject).back();
    const auto fields = to_value(event);
    for (const auto& [name, value] : *fields.members()) changes.put(subject, name, value);
    for (const auto& year : event.fiscal_years)
        changes.put("index/frameworks", year_and_version(year, version), subject);
}

Text tell(const Judging& judging, const FrameworkPublished& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto version = split_path(judging.header.subject).back();
    const auto years = years_text(event.fiscal_years);
    return {actor.th + " ประกาศ “" + event.title.th + "” ฉบับที่ " + version + " สำหรับปีงบประมาณ " +
                years + " ตาม “" + event.authority.title.text + "”",
            actor.en + " published “" + event.title.en + "”, version " + version +
                ", for fiscal years " + years + " BE, by authority of “" +
                event.authority.title.text + "”"};
}

}  // namespace banchi::domain
