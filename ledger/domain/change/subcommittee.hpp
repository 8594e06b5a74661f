#pragma once

#include "ledger/domain/change/change.hpp"

namespace banchi::domain {

enum class Stance { agreed, objected };
constexpr auto names_of(Stance) {
    return std::to_array<std::pair<Stance, std::string_view>>(
        {{Stance::agreed, "agreed"}, {Stance::objected, "objected"}});
}

// What the sub-committee on joint KPIs decided about a requested change that touches one, by its
// letter. It speaks of the request with this digest alone: asked for again with other content, the
// change is another matter. The newest one counts. Subject: change/<id>.
struct SubcommitteeDecided {
    static constexpr std::string_view type = "subcommittee.decided";
    Stance decision = Stance::agreed;
    Digest digest;  // of the request
    Citation letter;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("decision", self.decision);
        m("digest", self.digest);
        m("letter", self.letter);
    }
};

// The joint KPIs of which it sets anything, a weight included, or which it adds or cancels.
std::set<KpiCode> joint_in(const State& state, const RequestedChange& change);
// The newest decision about the request as it stands; nothing where there is none.
std::optional<SubcommitteeDecided> subcommittee_on(const State& state,
                                                   const RequestedChange& change);
// Marks `joint_without_subcommittee` a decision that applies the change though it touches a joint
// KPI and the sub-committee has not agreed to it as it stands. Procedure.
Result<void> judge_subcommittee(const Judging& judging, const Framework& framework,
                                const RequestedChange& change, Marks& marks);

// Refuses: `not_requested` (it waits no more), `not_joint`, `digest_differs`, `already_decided`.
Result<Marks> decide(const Judging& judging, const SubcommitteeDecided& event);
void evolve(const Judging& judging, const SubcommitteeDecided& event, Changes& changes);
Text tell(const Judging& judging, const SubcommitteeDecided& event);

}  // namespace banchi::domain
