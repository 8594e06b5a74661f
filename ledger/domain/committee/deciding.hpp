#pragma once

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::domain {

// The shapes of ballots and of what a meeting concludes; committee.hpp has their rules.

enum class Choice { in_favour, against, abstain };
constexpr auto names_of(Choice) {
    using enum Choice;
    return std::to_array<std::pair<Choice, std::string_view>>(
        {{in_favour, "in_favour"}, {against, "against"}, {abstain, "abstain"}});
}

// Subject: ballot/<meeting>/<number>/<person>.
struct BallotCast {
    static constexpr std::string_view type = "ballot.cast";
    Choice choice = Choice::in_favour;
    Digest digest;  // of the content voted on
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("choice", self.choice);
        m("digest", self.digest);
    }
};

// `unstated` where the source does not say how: it approves, returns, defers and rejects nothing.
enum class Deciding { consensus, ballots, secret, unstated };
constexpr auto names_of(Deciding) {
    using enum Deciding;
    return std::to_array<std::pair<Deciding, std::string_view>>({{consensus, "consensus"},
                                                                 {ballots, "ballots"},
                                                                 {secret, "secret"},
                                                                 {unstated, "unstated"}});
}

enum class Outcome {
    acknowledged,
    presented,
    approved,
    approved_as_amended,
    approved_subject_to,
    returned,
    deferred,
    rejected,
};
constexpr auto names_of(Outcome) {
    using enum Outcome;
    return std::to_array<std::pair<Outcome, std::string_view>>(
        {{acknowledged, "acknowledged"},
         {presented, "presented"},
         {approved, "approved"},
         {approved_as_amended, "approved_as_amended"},
         {approved_subject_to, "approved_subject_to"},
         {returned, "returned"},
         {deferred, "deferred"},
         {rejected, "rejected"}});
}

struct Tally {
    std::int64_t in_favour = 0;
    std::int64_t against = 0;
    std::int64_t abstain = 0;
    auto operator<=>(const Tally&) const = default;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("in_favour", self.in_favour);
        m("against", self.against);
        m("abstain", self.abstain);
    }
};

struct Dissent {
    PersonId person;
    Line reason;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("reason", self.reason);
    }
};

struct Condition {
    std::string field;  // what has to differ: "kpi/DIW-69-01" or "weights_bp"
    Line text;
    PersonId confirmed_by;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("field", self.field);
        m("text", self.text);
        m("confirmed_by", self.confirmed_by);
    }
};

// Subject: item/<meeting>/<number>.
struct ItemConcluded {
    static constexpr std::string_view type = "item.concluded";
    Outcome outcome = Outcome::presented;
    Deciding mode = Deciding::consensus;
    Digest digest;                         // what was before the meeting: the agenda's digest
    std::optional<Digest> amended_digest;  // for approved_as_amended: what was approved
    std::optional<Tally> tally;            // for ballots and secret
    std::vector<Condition> conditions;     // for approved_subject_to
    std::vector<Dissent> dissents;
    std::optional<Citation> exception;  // the authority for applying what is irregular
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("outcome", self.outcome);
        m("mode", self.mode);
        m("digest", self.digest);
        m("amended_digest", self.amended_digest);
        m("tally", self.tally);
        m("conditions", self.conditions);
        m("dissents", self.dissents);
        m("exception", self.exception);
    }
};

}  // namespace banchi::domain
