#include "ledger/domain/window.hpp"

#include <algorithm>

#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

// The period of this id; null where there is none.
Period* find_window(FrameworkPublished& rules, const Id<PeriodTag>& id) {
    if (rules.proposal_period.id == id) return &rules.proposal_period;
    auto& windows = rules.change_windows;
    const auto found = std::find_if(windows.begin(), windows.end(),
                                    [&](const Period& each) { return each.id == id; });
    return found == windows.end() ? nullptr : &*found;
}

std::string ids_of(const FrameworkPublished& rules) {
    auto text = rules.proposal_period.id.text;
    for (const auto& window : rules.change_windows) text += ", " + window.id.text;
    return text;
}

Result<Framework> newest(const Judging& judging) {
    const auto& subject = judging.header.subject;
    const auto year = framework_year(subject).value();  // the catalogue's pattern has one
    auto framework = framework_for(judging.state, year);
    if (!framework) return no_framework(year);
    if (framework->subject == subject) return std::move(*framework);
    return broken("not_newest",
                  {"กรอบที่ใช้อยู่ของปีงบประมาณ " + year.text() + " คือ " + framework->subject +
                       " ให้ขยายช่วงเวลาของฉบับนั้น",
                   "the framework in force for fiscal year " + year.text() + " is " +
                       framework->subject + "; extend the window of that one"},
                  {{"given", subject}, {"newest", framework->subject}});
}

Result<void> check_until(const Period& window, FiscalYear of_framework, Date until) {
    if (until <= window.until)
        return broken(
            "not_forwards",
            {window.id.text + " เปิดถึงก่อนวันที่ " + for_people(window.until).th +
                 " อยู่แล้ว ให้ระบุ until หลังจากนั้น",
             window.id.text + " is open until " + for_people(window.until).en +
                 " already; let `until` be later"},
            {{"window", window.id.text}, {"until", until.text()}, {"before", window.until.text()}});
    // Proposals come before the year that they are for.
    const auto year = std::max(of_framework, FiscalYear::of(window.from));
    if (until <= year.end()) return {};
    return broken("outside_year",
                  {"ขยายได้ถึงสิ้นปีงบประมาณ " + year.text() + " คือ until ไม่เกิน " + year.end().text(),
                   "a window stays within fiscal year " + year.text() +
                       ": let `until` be no later than " + year.end().text()},
                  {{"until", until.text()}, {"end", year.end().text()}});
}

}  // namespace

std::string extensions_entity(const std::string& framework) {
    return "index/extensions/" + framework;
}

Result<Marks> decide(const Judging& judging, const WindowExtended& event) {
    auto framework = newest(judging);
    if (!framework) return framework.error();
    const auto* window = find_window(framework->rules, event.window);
    if (window == nullptr)
        return broken("no_such_window",
                      {framework->subject + " ไม่มีช่วงเวลา " + event.window.text + " ที่มีคือ " +
                           ids_of(framework->rules),
                       framework->subject + " has no window " + event.window.text + "; it has " +
                           ids_of(framework->rules)},
                      {{"window", event.window.text}});
    const auto year = framework_year(framework->subject).value();
    if (auto fits = check_until(*window, year, event.until); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const WindowExtended& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    auto framework = newest(judging);
    auto* window = framework ? find_window(framework->rules, event.window) : nullptr;
    if (window == nullptr) return;  // what was refused leaves nothing
    auto listed = to_value(event).set("before", to_value(window->until));
    changes.put(extensions_entity(subject), padded(judging.index), std::move(listed));
    window->until = event.until;
    const auto& rules = framework->rules;
    if (window == &rules.proposal_period) {
        changes.put(subject, "proposal_period", to_value(rules.proposal_period));
    } else {
        changes.put(subject, "change_windows", to_value(rules.change_windows));
    }
}

Text tell(const Judging& judging, const WindowExtended& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto& subject = judging.header.subject;
    const auto title =
        get<Title>(judging.state, subject, "title").value_or(Title{subject, subject});
    const auto last = for_people(event.until.plus_days(-1));
    const auto& authority = event.authority.title.text;
    return {actor.th + " ขยายช่วงเวลา " + event.window.text + " ของ “" + title.th + "” ถึงวันที่ " +
                last.th + " ตาม “" + authority + "”",
            actor.en + " extended the window " + event.window.text + " of “" + title.en + "” to " +
                last.en + ", by authority of “" + authority + "”"};
}

}  // namespace banchi::domain
