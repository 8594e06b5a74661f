#pragma once

#include "tests/histories/content.hpp"

namespace banchi::histories {

// Plain history: what the model held after each event, kept whenever it changed. Bitemporal views
// are compared with it; it knows nothing of facts.
template <class T>
class Kept {
  public:
    void keep(Index index, T now) {
        if (versions_.empty() || !(versions_.back().second == now))
            versions_.emplace_back(index, std::move(now));
    }
    // As of the event; nothing before the first.
    const T* at(Index index) const {
        const T* found = nullptr;
        for (const auto& [since, version] : versions_) {
            if (since > index) break;
            found = &version;
        }
        return found;
    }

  private:
    std::vector<std::pair<Index, T>> versions_;
};

struct AgreementThen {
    std::optional<AgreementStatus> status;
    std::optional<std::int64_t> revision;
    std::vector<Value> timeline;                         // one an entry, but for the digest
    std::vector<Date> from;                              // of each
    std::vector<Index> index;                            // that applied each
    std::vector<std::shared_ptr<const Value>> contents;  // of each
    bool operator==(const AgreementThen&) const = default;
    // The place in the timeline of what is in force on the day.
    std::optional<std::size_t> in_force(Date day) const;
};

struct KeyThen {
    std::string id;
    Index enrolled;
    std::optional<Index> revoked;
    std::optional<Index> compromised_since;
    bool operator==(const KeyThen&) const = default;
};

struct PersonThen {
    std::map<RoleOf, std::vector<Value>> roles;  // terms
    std::vector<KeyThen> keys;                   // that were ever theirs
    bool operator==(const PersonThen&) const = default;
    Value roles_on(std::optional<Date> day) const;  // as views show them
};

struct MeetingThen {
    Value title, place, agenda, attendees;
    Date date;
    bool amended = false;
    bool cancelled = false;
    std::optional<Digest> minutes;
    std::vector<std::optional<Outcome>> outcomes;
    std::vector<std::optional<std::string>> rescinded_by;
    std::vector<std::size_t> ballots;
    bool operator==(const MeetingThen&) const = default;
};

struct Reference {
    std::map<AgreementId, Kept<AgreementThen>> agreements;
    std::map<PersonId, Kept<PersonThen>> people;
    std::map<MeetingId, Kept<MeetingThen>> meetings;
    // After the event at `index`.
    void keep(const Model& model, Index index, const Event& event);
};

}  // namespace banchi::histories
