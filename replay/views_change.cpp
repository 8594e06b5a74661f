#include "replay/views_change.hpp"

#include <algorithm>

#include "ledger/domain/change/subcommittee.hpp"
#include "ledger/domain/committee/effect.hpp"
#include "replay/answer.hpp"
#include "replay/history.hpp"

namespace banchi::replay {
namespace {

using domain::Fact;
using domain::get;
using domain::RequestedChange;
using domain::State;

Error unknown_change(const std::string& id) {
    return not_found("unknown_change",
                     {"ไม่มีคำขอเปลี่ยนแปลงรหัส " + id + " ในตำแหน่งนี้ ดูรายการที่ /v1/changes",
                      "no change has the id " + id + " at this position; /v1/changes lists them"});
}

Result<RequestedChange> found(const State& state, const std::string& id) {
    auto change = valid_slug(id) ? domain::find_change(state, "change/" + id) : std::nullopt;
    if (!change) return unknown_change(id);
    return std::move(*change);
}

// A request that was replaced no longer asks for anything, so its marks are not this one's.
Value marks_of(const State& state, const RequestedChange& change) {
    Value marks = Value::array();
    for (const auto& fact : domain::list(state, "irregular/" + change.subject)) {
        if (fact.index < change.requested) continue;
        auto mark = *fact.value;
        marks.push(mark.set("index", number(fact.index)));
    }
    return marks;
}

std::set<KpiCode> changed_by(const RequestedChange& change) {
    std::set<KpiCode> codes;
    for (const auto& [code, kpi] : change.after.kpis)
        if (change.before.kpis.contains(code)) codes.insert(code);
    return codes;
}

Value codes_value(const std::set<KpiCode>& codes) {
    Value all = Value::array();
    for (const auto& code : codes) all.push(code.text);
    return all;
}

Value head(const State& state, const RequestedChange& change) {
    const auto& id = change.agreement;
    return Value::object()
        .set("id", change.subject.substr(change.subject.find('/') + 1))
        .set("agreement", id.subject())
        .set("agency", id.agency.text)
        .set("name", told(domain::name_of(state, id.agency)))
        .set("fiscal_year", to_value(id.year))
        .set("status", to_value(change.status))
        .set("reason_code", stated(change.reason_code))
        .set("effective_from", change.effective.text())
        .set("digest", domain::content_digest(domain::content_of(change)).hex())
        .set("requested", number(change.requested))
        .set("cancelled", codes_value(domain::cancelled_by(change)))
        .set("added", codes_value(domain::added_by(change)))
        .set("changed", codes_value(changed_by(change)))
        .set("weights", change.after.weights_bp.has_value());
}

bool fits(const RequestedChange& change, const ChangeFilter& filter) {
    return (!filter.status || change.status == *filter.status) &&
           (!filter.day || change.effective <= *filter.day);
}

std::vector<std::string> years_of(const State& state, const ChangeFilter& filter) {
    if (filter.year) return {filter.year->text()};
    std::set<std::string> years;
    for (const auto& fact : domain::list(state, "index/frameworks"))
        years.insert(fact.field.substr(0, fact.field.find('/')));
    return {years.begin(), years.end()};
}

// "2569/diw/c1": the year whose list it is of, and the field there.
Result<std::pair<std::string, std::string>> cursor_of(const State& state, const Page& page) {
    if (page.after.empty()) return std::pair<std::string, std::string>();
    const auto slash = page.after.find('/');
    if (slash == std::string::npos || !valid_path(page.after)) return bad_cursor();
    auto year = page.after.substr(0, slash);
    auto field = page.after.substr(slash + 1);
    if (!domain::has(state, "index/changes/" + year, field)) return bad_cursor();
    return std::pair(std::move(year), std::move(field));
}

// An item of a meeting's agenda that was about it, with what became of that.
Value considered_value(const State& state, const std::string& item) {
    const auto id = domain::ItemId::parse(item).value();
    const auto meeting = "meeting/" + id.meeting.text;
    const auto conclusion = state.fact(item, "conclusion");
    const bool concluded = conclusion && conclusion->value;
    const auto rescinded = state.fact(item, "rescinded");
    return Value::object()
        .set("item", item)
        .set("meeting", id.meeting.text)
        .set("title", stated(get<Title>(state, meeting, "title")))
        .set("date", stated(get<Date>(state, meeting, "date")))
        .set("cancelled", domain::has(state, meeting, "cancelled"))
        .set("outcome", concluded ? (*conclusion->value)["outcome"] : Value())
        .set("index", concluded ? number(conclusion->index) : Value())
        .set("rescinded_by", rescinded && rescinded->value ? (*rescinded->value)["by"] : Value());
}

Value considered(const State& state, const std::string& subject) {
    Value all = Value::array();
    for (const auto& fact : domain::list(state, "index/agenda/" + subject))
        all.push(considered_value(state, fact.field));
    return all;
}

// The newest decision, of whichever content; it stands while that is what was requested last.
Value subcommittee(const State& state, const RequestedChange& change) {
    const auto decision = state.fact(change.subject, "subcommittee");
    if (!decision || !decision->value) return Value();
    auto value = *decision->value;
    return value.set("index", number(decision->index))
        .set("stands", domain::subcommittee_on(state, change).has_value());
}

// The timeline drops what a later revision overtakes: as it was written by the event that applied.
Value revision_made(const AsOf& as_of, const RequestedChange& change) {
    const auto replaced = as_of.state.fact(change.subject, "replaced");
    if (!replaced || !replaced->value) return Value();
    for (const auto& fact : as_of.versions.of_field(change.agreement.subject(), "timeline"))
        if (fact.index == replaced->index && fact.value) return fact.value->items()->back();
    return Value();
}

Value present(const std::optional<Fact>& fact) {
    return fact && fact->value ? *fact->value : Value();
}

}  // namespace

Result<Value> changes_view(const State& state, const ChangeFilter& filter, const Page& page) {
    const auto cursor = cursor_of(state, page);
    if (!cursor) return cursor.error();
    const auto limit = std::clamp<std::size_t>(page.limit, 1, kLargestPage);
    const auto prefix = filter.agency ? filter.agency->text + "/" : std::string();
    Value items = Value::array();
    std::string last;
    for (const auto& year : years_of(state, filter)) {
        if (year < cursor->first) continue;
        const auto listed = "index/changes/" + year;
        auto after = std::max(prefix, year == cursor->first ? cursor->second : std::string());
        for (auto step = state.next(listed, after); step && step->field.starts_with(prefix);
             step = state.next(listed, step->field)) {
            const auto id = step->field.substr(step->field.find('/') + 1);
            const auto change = domain::find_change(state, "change/" + id);
            if (!change || !fits(*change, filter)) continue;
            if (items.items()->size() == limit)
                return Value::object().set("items", std::move(items)).set("next", last);
            items.push(head(state, *change)
                           .set("irregular", count(marks_of(state, *change).items()->size())));
            last = year + "/" + step->field;
        }
    }
    return Value::object().set("items", std::move(items)).set("next", Value());
}

Result<Value> change_view(const AsOf& as_of, const std::string& id) {
    const auto& state = as_of.state;
    const auto change = found(state, id);
    if (!change) return change.error();
    const auto entry = as_of.entries.entry(change->requested);
    if (!entry) return entry.error();
    return head(state, *change)
        .set("before", to_value(change->before))
        .set("after", to_value(change->after))
        .set("reason", to_value(change->reason))
        .set("proportional", present(state.fact(change->subject, "proportional")))
        .set("request", event_view(state, *entry))
        .set("joint", codes_value(domain::joint_in(state, *change)))
        .set("subcommittee", subcommittee(state, *change))
        .set("considered", considered(state, change->subject))
        .set("revision", revision_made(as_of, *change))
        .set("replaced", present(state.fact(change->subject, "replaced")))
        .set("irregular", marks_of(state, *change));
}

Result<Value> change_history(const AsOf& as_of, const std::string& id, const Page& page) {
    const auto change = found(as_of.state, id);
    if (!change) return change.error();
    return history_of(as_of, {change->subject}, page);
}

Result<std::string> change_content(const State& state, const std::string& id) {
    const auto change = found(state, id);
    if (!change) return change.error();
    return domain::content_bytes(domain::content_of(*change));
}

}  // namespace banchi::replay
