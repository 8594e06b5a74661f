#include <set>

#include "ledger/domain/backfilling.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

Value index_value(Index index) {
    return static_cast<std::int64_t>(index.value);
}

void put_listings(const Judging& judging, const Event& event, Changes& changes) {
    const auto& header = event.header;
    const auto at = padded(judging.index);
    changes.put("index/subject/" + header.subject, at, header.type);
    changes.put("index/type/" + header.type, at, header.subject);
    // One fact an event and person: the source's own signature says most.
    std::map<std::string, const char*> people;
    if (header.common.recorded_for) people[header.common.recorded_for->person.text] = "recorded";
    if (header.on_behalf_of) people[header.on_behalf_of->text] = "delegated";
    for (const auto& cosigner : header.common.cosigners) people[cosigner.actor.text] = "cosigned";
    people[header.actor.text] = "signed";
    for (const auto& [person, part] : people) changes.put("index/actor/" + person, at, part);
}

// What was entered for somebody waits for that person's own word.
void put_act(const Judging& judging, const Event& event, Changes& changes) {
    const auto& header = event.header;
    if (!header.common.recorded_for) return;
    const auto act = act_entity(judging.index);
    changes.put(act, "person", header.common.recorded_for->person.text);
    changes.put(act, "type", header.type);
    changes.put(act, "subject", header.subject);
}

void put_marks(const Judging& judging, const std::string& framework, const Marks& marks,
               Changes& changes) {
    std::set<std::string> rules;
    for (const auto& mark : marks) {
        if (!rules.insert(mark.rule).second) continue;
        auto value = Value::object()
                         .set("rule", mark.rule)
                         .set("why", to_value(Title{mark.why.th, mark.why.en}))
                         .set("values", mark.values.is_null() ? Value::object() : mark.values)
                         .set("framework", framework);
        const auto field = padded(judging.index) + "/" + mark.rule;
        changes.put("irregular/" + judging.header.subject, field, value);
        changes.put("irregular", field, value.set("subject", judging.header.subject));
    }
}

// The framework that judged the event; the first one of a year is judged under itself.
std::string framework_subject(const Judging& judging, const Event& event) {
    const auto& subject = event.header.subject;
    if (const auto own = framework_year(subject)) {
        const auto before = framework_for(judging.state, *own);
        return before ? before->subject : subject;
    }
    const auto year = fiscal_year_of(judging.state, event);
    if (!year || !*year) return "none";
    const auto framework = framework_for(judging.state, **year);
    return framework ? framework->subject : "none";
}

}  // namespace

std::vector<Fact> evolve(const Judging& judging, const Event& event, const Marks& marks) {
    Changes changes(judging.index);
    const auto& header = event.header;
    const auto subject = "subject/" + header.subject;
    std::visit([&](const auto& body) { evolve(judging, body, changes); }, event.body);
    changes.put("ledger", "recorded", to_value(judging.recorded));
    changes.put("ids/" + header.actor.text, header.id.text, index_value(judging.index));
    changes.put("pae/" + header.pae.hex(), "index", index_value(judging.index));
    changes.put(subject, "version",
                get<std::int64_t>(judging.state, subject, "version").value_or(0) + 1);
    put_listings(judging, event, changes);
    put_act(judging, event, changes);
    put_live(judging, event, changes);
    put_marks(judging, framework_subject(judging, event), marks, changes);
    return changes.facts();
}

std::optional<Index> find_by_pae(const State& state, const Digest& pae) {
    return get<Index>(state, "pae/" + pae.hex(), "index");
}

std::optional<Index> find_by_id(const State& state, const PersonId& actor, const EventId& id) {
    return get<Index>(state, "ids/" + actor.text, id.text);
}

}  // namespace banchi::domain
