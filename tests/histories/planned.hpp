#pragma once

#include <functional>

#include "tests/histories/model.hpp"

namespace banchi::histories {

// An event that is refused, and by which rule: a legal one with one thing wrong.
struct Wrong {
    std::string rule;
    Event event;
    std::optional<std::vector<KeyId>> signers{};  // other than whom the event names
    std::optional<Digest> pae{};                  // of bytes that were signed before
    std::optional<Instant> recorded{};            // other than now
};

// An event that is legal now: what it will be marked with and what it makes of the model.
struct Planned {
    Event event;
    std::function<void(Model&)> take{};    // while `next` is still the event's index
    const Framework* framework = nullptr;  // that judges it, where one does
    std::set<std::string> marks{};         // refused where the framework raised one to refusing
    std::set<std::string> labels{};        // what kind of it this is, for coverage
    std::vector<Wrong> wrongs{};
    std::vector<std::string> new_keys{};  // names of the private keys that it brings
    void wrong(std::string rule, Event made) {
        wrongs.push_back({std::move(rule), std::move(made)});
    }
};

// One entry of the table: how likely it is, and how to plan one, or nothing where none is legal.
struct Act {
    std::string_view type;
    unsigned weight = 1;
    std::optional<Planned> (*plan)(const Model& model, Dice& dice);
};
// Every act, by topic; a new event type is one more entry in its topic's list.
std::vector<Act> all_acts();
std::vector<Act> registry_acts();
std::vector<Act> agency_acts();
std::vector<Act> role_acts();
std::vector<Act> delegation_acts();
std::vector<Act> committee_acts();
std::vector<Act> framework_acts();
std::vector<Act> register_acts();
std::vector<Act> drafting_acts();
std::vector<Act> meeting_acts();
std::vector<Act> attending_acts();
std::vector<Act> deliberating_acts();
std::vector<Act> concluding_acts();
std::vector<Act> resolution_acts();
std::vector<Act> change_acts();
std::vector<Act> signing_acts();
std::vector<Act> correction_acts();
std::vector<Act> comment_acts();
std::vector<Act> record_acts();
std::vector<Act> backfill_acts();
// The first event of all.
Planned plan_opening(const Model& model, Dice& dice);

// With what every event has.
Event event_of(const Model& model, Dice& dice, const PersonId& actor, Capacity capacity,
               const std::string& subject, Body body);
Citation order_of(const Model& model, Dice& dice);
Title named(const std::string& text);
Digest some_digest(Dice& dice);

// A copy of the event with its body changed.
template <class B, class F>
Event altered(Event event, F change) {
    change(std::get<B>(event.body));
    return event;
}
Event reasoned(Event event, const std::string& reason);
Event unreasoned(Event event);

// May an act of this type be entered for somebody, under this framework?
bool may_be_entered(const Model& model, const Framework* framework, std::string_view type);
// Makes of a person's own act one that a secretary enters for them, cosigned by somebody who was in
// the meeting (or anybody, outside one). False, and nothing changed, where nobody is there to do
// it. Wrong ones are made after this.
bool enter_for(const Model& model, Dice& dice, Planned& planned, const Meeting* meeting);
// Adds somebody who signs that it was so: who attends the meeting, or a demo's second recorder.
bool add_witness(const Model& model, Dice& dice, Planned& planned, const Meeting* meeting);
// Adds the one cosigner whom the type wants, or records it for them; false where nobody can.
bool sign_with(const Model& model, Dice& dice, Planned& planned, const PersonId& person,
               Capacity capacity, const Meeting* meeting);
void add_cosigner(Planned& planned, const PersonId& person, Capacity capacity);
// Everybody whom the event names as a signer, or records for.
std::set<PersonId> parties_of(const Event& event);

}  // namespace banchi::histories
