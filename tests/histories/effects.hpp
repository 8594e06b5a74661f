#pragma once

#include "tests/histories/sitting.hpp"

namespace banchi::histories {

// How something was decided: what the ballots say, or a way that needs none.
struct Way {
    Deciding mode = Deciding::consensus;
    std::optional<Tally> tally;
};
bool is_approval(Outcome outcome);
// A way in which this outcome can be decided here about this content, and who cosigns it; nothing
// if there is none.
struct Decided {
    Way way;
    std::vector<Dissent> dissents;
    std::vector<Cosigner> cosigners;
    bool by_recorder = false;
};
std::optional<Decided> decide_by(const Model& model, Dice& dice, const Place& place,
                                 const PersonId& secretary, Outcome outcome, const Digest& content);
// Puts the cosigners on the event, and their mark.
void cosign(Planned& planned, const Decided& decided);

// What a content is made of, by the names that conditions use.
std::map<std::string, Value> parts_of(const Value& content);
// A matter's content takes effect, as the next revision of its agreement.
void take_effect(Model& model, const std::string& subject, const std::string& item, Date from);
// The day from which it does, decided on this day.
Date effective_from(const Model& model, const std::string& subject,
                    const std::optional<Date>& stated, Date decided);
// Marks a change of a joint KPI to which the sub-committee has not agreed as it is asked for.
void mark_joint(const Model& model, const std::string& subject, Planned& planned);
bool touches_joint(const Model& model, const Change& change);
// The newest resolution's content is taken back, and waits again.
void take_back(Model& model, const std::string& subject);
// Whether what the resolution decided is in force by it (or by what came after).
bool took_effect(const Model& model, const Item& item);

}  // namespace banchi::histories
