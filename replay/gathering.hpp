#pragma once

#include <map>

#include "ledger/domain/committee/committee.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {

// Who has to act: people by name, or whoever holds a role or an office.
struct Who {
    std::vector<PersonId> people{};
    std::optional<domain::Role> role{};
    std::optional<AgencyId> agency{};
    std::optional<OfficeId> office{};

    Value value() const;  // [{person | role, agency | office}]
    bool means(const domain::State& state, const PersonId& person, Date day) const;
};
inline const Who kSecretary{{}, domain::Role::secretary, {}, {}};

// Something that somebody has yet to do about a subject.
struct Task {
    std::string kind;
    std::string subject;
    Who who;
    Index since;
    Text summary;
    std::string key() const { return kind + "/" + subject; }
};

// Gathers what waits on a day from the facts at one position. Meetings come first: what they have
// yet to settle does not wait to be convened as well.
class Gathering {
  public:
    Gathering(const domain::State& state, Date day) : state_(state), day_(day) {}
    std::map<std::string, Task> run();  // by key

  private:
    void add(Task task) { tasks_.emplace(task.key(), std::move(task)); }
    Index since(const std::string& entity, const std::string& field) const;

    void add_agreement(const domain::AgreementId& id);
    void add_signatures(const domain::AgreementId& id);
    void add_change(const std::string& subject);
    void add_comment(const std::string& subject);
    void add_to_convene(const std::string& subject, Index from, const Text& what);

    void add_meeting(const MeetingId& id);
    void add_attendance(const domain::MeetingConvened& meeting, const std::string& subject,
                        bool open);
    void add_conditions(const domain::ItemId& id, const domain::AgendaItem& item);
    void add_item(const domain::MeetingConvened& meeting, const MeetingId& id,
                  const domain::AgendaItem& item, const std::vector<domain::Attendee>& attendees);
    std::vector<PersonId> who_may_vote(const domain::MeetingConvened& meeting, const MeetingId& id,
                                       const domain::AgendaItem& item,
                                       const std::vector<domain::Attendee>& attendees) const;
    Index attended(const MeetingId& id, const std::vector<domain::Attendee>& attendees) const;

    const domain::State& state_;
    const Date day_;
    // On an agenda that has yet to come to it, or under a condition.
    std::set<std::string> settling_;
    std::map<std::string, Task> tasks_;
};

}  // namespace banchi::replay
