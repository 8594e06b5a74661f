#pragma once

#include "tests/histories/content.hpp"

namespace banchi::histories {

// What a meeting's acts look at. A place is an item of a meeting's agenda.

// Items that the meeting is at: not concluded, of a meeting that is not cancelled, whose day has
// come and whose attendance is recorded.
std::vector<Place> open_items(const Model& model);
const CommitteeConstituted& committee_of(const Model& model, const Meeting& meeting);
const Framework& framework_of(const Model& model, const Meeting& meeting);

bool is_late(const Model& model, const Meeting& meeting);
Date judged_on(const Model& model, const Meeting& meeting);
// Marks `late` where it is.
void mark_late(const Model& model, const Meeting& meeting, Planned& planned);

bool has_seat(const CommitteeConstituted& committee, const PersonId& person);
bool votes(const CommitteeConstituted& committee, Sat capacity);
bool is_recused(const Item& item, const PersonId& person);
// Whose agency the item is about, also where it is about an earlier item.
std::optional<AgencyId> agency_of(const Model& model, const Item& item);
bool is_concerned(const Model& model, const Place& place, const PersonId& person);
bool may_preside(const Model& model, const Place& place, const PersonId& person);
// Attends in a voting capacity and is not recused.
bool may_vote(const Model& model, const Place& place, const PersonId& person);
bool has_quorum(const Model& model, const Place& place);
bool reached(const Share& share, std::int64_t count, std::int64_t of);

// Who may preside, in the order of presiding: the one whose turn it is, or, when one is elected,
// everybody eligible.
struct Presiders {
    PresidingBy by = PresidingBy::elected;
    std::vector<PersonId> people;
};
Presiders whose_turn(const Model& model, const Place& place, const std::optional<PersonId>& aside);

// A secretary, to whom everybody else is left to sign with.
std::optional<PersonId> secretary_but(const Model& model, Dice& dice,
                                      const std::set<PersonId>& others);

}  // namespace banchi::histories
