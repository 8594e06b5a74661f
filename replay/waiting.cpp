#include "replay/waiting.hpp"

#include <algorithm>
#include <map>

#include "ledger/domain/committee/effect.hpp"
#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::AgreementStatus;
using domain::Fact;
using domain::get;
using domain::ItemId;
using domain::Role;
using domain::State;

// Who has to act: people by name, or whoever holds a role.
struct Who {
    std::vector<PersonId> people{};
    std::optional<Role> role{};
    std::optional<AgencyId> agency{};

    Value value() const {
        auto all = Value::array();
        for (const auto& person : people) all.push(Value::object().set("person", person.text));
        if (role)
            all.push(Value::object().set("role", to_value(*role)).set("agency", or_null(agency)));
        return all;
    }
    bool means(const State& state, const PersonId& person, Date day) const {
        return std::find(people.begin(), people.end(), person) != people.end() ||
               (role && (domain::holds_role(state, person, *role, agency, day) ||
                         domain::acts_for_another(state, person, *role, agency, day)));
    }
};

const Who kSecretary{{}, Role::secretary, {}};

struct Task {
    std::string kind;
    std::string subject;
    Who who;
    Index since;
    Text summary;
};

// Gathers from the facts, topic by topic.
class Gathering {
  public:
    Gathering(const State& state, Date day) : state_(state), day_(day) {}

    std::map<std::string, Task> run() {
        std::set<std::string> years;
        for (const auto& fact : domain::list(state_, "index/frameworks"))
            years.insert(fact.field.substr(0, fact.field.find('/')));
        for (const auto& fact : domain::list(state_, "index/meetings")) add_meeting({fact.field});
        for (const auto& year : years) {
            for (const auto& fact : domain::list(state_, "index/agreements/" + year))
                add_agreement({AgencyId{fact.field}, FiscalYear::parse(year).value()});
            for (const auto& fact : domain::list(state_, "index/changes/" + year))
                add_change("change/" + fact.field.substr(fact.field.find('/') + 1));
        }
        return std::move(tasks_);
    }

  private:
    void add(Task task) { tasks_.emplace(task.kind + "/" + task.subject, std::move(task)); }

    Index since(const std::string& entity, const std::string& field) const {
        const auto fact = state_.fact(entity, field);
        return fact ? fact->index : Index{};
    }

    void add_agreement(const AgreementId& id) {
        const auto subject = id.subject();
        const Who officer{{}, Role::officer, id.agency};
        const auto from = since(subject, "status");
        const auto where = domain::agreement_for_people(state_, subject);
        const auto status = domain::status_of(state_, id).value_or(AgreementStatus::closed);
        const bool proposing =
            status == AgreementStatus::draft || status == AgreementStatus::returned;
        if (proposing && domain::has_ended(state_, id.agency, day_)) return;
        switch (status) {
            case AgreementStatus::draft:
                return add({"draft",
                            subject,
                            officer,
                            from,
                            {"รอหน่วยงานเสนอร่างของ" + where.th,
                             "the agency has yet to submit the draft of " + where.en}});
            case AgreementStatus::returned:
                return add({"returned",
                            subject,
                            officer,
                            from,
                            {"รอหน่วยงานแก้ไขและเสนอใหม่: " + where.th,
                             "the agency has yet to mend and submit again what was returned: " +
                                 where.en}});
            case AgreementStatus::submitted:
            case AgreementStatus::presented:
                return add_to_convene(subject, from, where);
            default:
                return;
        }
    }

    void add_to_convene(const std::string& subject, Index from, const Text& what) {
        if (settling_.contains(subject)) return;
        add({"convene",
             subject,
             kSecretary,
             from,
             {"รอนำเข้าการประชุม: " + what.th, "waits to be put on a meeting's agenda: " + what.en}});
    }

    void add_change(const std::string& subject) {
        const auto change = domain::find_change(state_, subject);
        if (!change || !domain::waits(*change)) return;
        const auto where = domain::agreement_for_people(state_, change->agreement.subject());
        add_to_convene(subject, change->requested,
                       {subject + " ของ" + where.th, subject + " of " + where.en});
    }

    void add_meeting(const MeetingId& id) {
        const auto meeting = domain::find_meeting(state_, id);
        const auto subject = "meeting/" + id.text;
        if (!meeting || domain::has(state_, subject, "cancelled")) return;
        const auto attendees = domain::attendees_of(state_, id);
        bool open = false;
        for (const auto& item : meeting->agenda) {
            if (domain::has(state_, ItemId{id, item.number}.subject(), "conclusion")) {
                add_conditions({id, item.number}, item);
                continue;
            }
            open = true;
            settling_.insert(item.subject);
            if (meeting->date <= day_ && !attendees.empty())
                add_item(*meeting, id, item, attendees);
        }
        if (attendees.empty()) return add_attendance(*meeting, subject, open);
        if (meeting->date < day_ && !domain::has(state_, subject, "minutes"))
            add({"minutes",
                 subject,
                 kSecretary,
                 attended(id, attendees),
                 {"รอรับรองรายงานการประชุม “" + meeting->title.th + "”",
                  "the minutes of “" + meeting->title.en + "” have yet to be certified"}});
    }

    void add_attendance(const domain::MeetingConvened& meeting, const std::string& subject,
                        bool open) {
        if (!open || meeting.date > day_) return;
        add({"attendance",
             subject,
             kSecretary,
             since(subject, "date"),
             {"รอบันทึกผู้เข้าประชุม “" + meeting.title.th + "”",
              "the attendance of “" + meeting.title.en + "” has yet to be recorded"}});
    }

    Index attended(const MeetingId& id, const std::vector<domain::Attendee>& attendees) const {
        return since("meeting/" + id.text, "attendance/" + attendees.front().person.text);
    }

    // Of the newest resolution about its matter: an older one's lead to nothing.
    void add_conditions(const ItemId& id, const domain::AgendaItem& item) {
        const auto subject = id.subject();
        const auto newest = get<std::string>(state_, domain::kResolutions, item.subject);
        if (domain::has(state_, subject, "rescinded") || (newest && *newest != subject)) return;
        const auto matter = domain::find_matter(state_, item.subject);
        const auto told = domain::item_for_people(state_, subject);
        std::int64_t number = 0;
        for (const auto& each : domain::conditions_of(state_, id)) {
            const auto which = std::to_string(++number);
            if (each.met) continue;
            settling_.insert(item.subject);
            Who who{{each.condition.confirmed_by}, {}, {}};
            if (matter) who.role = Role::officer;
            if (matter) who.agency = matter->agreement.agency;
            add({"condition",
                 subject + "/" + which,
                 std::move(who),
                 since(subject, "condition/" + which),
                 {"รอให้เป็นไปตามเงื่อนไขข้อ " + which + " ของ" + told.th,
                  "condition " + which + " has yet to be met, of " + told.en}});
        }
    }

    void add_item(const domain::MeetingConvened& meeting, const MeetingId& id,
                  const domain::AgendaItem& item, const std::vector<domain::Attendee>& attendees) {
        const auto subject = ItemId{id, item.number}.subject();
        const auto told = domain::item_for_people(state_, subject);
        const auto from = attended(id, attendees);
        add({"conclusion",
             subject,
             kSecretary,
             from,
             {"รอบันทึกมติ " + told.th, "has yet to be concluded: " + told.en}});
        if (item.purpose != domain::Purpose::consideration) return;
        auto voters = who_may_vote(meeting, id, item, attendees);
        if (voters.empty()) return;
        add({"ballot",
             subject,
             {std::move(voters), {}, {}},
             from,
             {"รอลงคะแนน " + told.th, "ballots may still be cast on " + told.en}});
    }

    // Those who attend with a vote and have neither proposed it nor cast a ballot.
    std::vector<PersonId> who_may_vote(const domain::MeetingConvened& meeting, const MeetingId& id,
                                       const domain::AgendaItem& item,
                                       const std::vector<domain::Attendee>& attendees) const {
        std::vector<PersonId> voters;
        const auto committee = domain::find_committee(state_, meeting.committee, meeting.date);
        const auto matter = domain::find_matter(state_, item.subject);
        const auto proposers =
            matter ? domain::proposers_of(state_, *matter) : std::set<PersonId>{};
        const ItemId item_id{id, item.number};
        for (const auto& attendee : attendees) {
            const auto field = "ballot/" + item.digest.hex() + "/" + attendee.person.text;
            if (committee && domain::votes(*committee, attendee.capacity) &&
                !proposers.contains(attendee.person) &&
                !domain::is_recused(state_, item_id, attendee.person) &&
                !domain::has(state_, item_id.subject(), field))
                voters.push_back(attendee.person);
        }
        return voters;
    }

    const State& state_;
    const Date day_;
    std::set<std::string>
        settling_;  // on an agenda that has yet to come to it, or under a condition
    std::map<std::string, Task> tasks_;
};

Result<Value> shown(const AsOf& as_of, const std::string& key, const Task& task) {
    const auto entry = as_of.entries.entry(task.since);
    if (!entry) return entry.error();
    return Value::object()
        .set("key", key)
        .set("kind", task.kind)
        .set("subject", task.subject)
        .set("who", task.who.value())
        .set("since", Value::object()
                          .set("index", number(task.since))
                          .set("recorded", entry->recorded.text()))
        .set("summary", told(task.summary));
}

}  // namespace

Result<Value> waiting_view(const AsOf& as_of, const WaitingFor& wish, const Page& page) {
    const auto day = day_of(as_of.state, wish.day);
    const auto tasks = Gathering(as_of.state, day).run();
    if (!page.after.empty() && !tasks.contains(page.after)) return bad_cursor();
    auto items = Value::array();
    Value next;
    std::string last;
    for (auto task = tasks.upper_bound(page.after); task != tasks.end(); ++task) {
        if (wish.person && !task->second.who.means(as_of.state, *wish.person, day)) continue;
        if (items.items()->size() == page.limit) {
            next = last;
            break;
        }
        auto item = shown(as_of, task->first, task->second);
        if (!item) return item.error();
        items.push(std::move(*item));
        last = task->first;
    }
    return Value::object()
        .set("day", day.text())
        .set("items", std::move(items))
        .set("next", std::move(next));
}

}  // namespace banchi::replay
