#include "replay/gathering.hpp"

#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/agreement/signing.hpp"
#include "ledger/domain/change/subcommittee.hpp"
#include "ledger/domain/record/comments.hpp"
#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/registry/roles.hpp"

namespace banchi::replay {

using domain::AgreementId;
using domain::AgreementStatus;
using domain::Role;
using domain::State;

Value Who::value() const {
    auto all = Value::array();
    for (const auto& person : people) all.push(Value::object().set("person", person.text));
    if (role) all.push(Value::object().set("role", to_value(*role)).set("agency", or_null(agency)));
    if (office) all.push(Value::object().set("office", office->text));
    return all;
}

bool Who::means(const State& state, const PersonId& person, Date day) const {
    return std::find(people.begin(), people.end(), person) != people.end() ||
           (role && (domain::holds_role(state, person, *role, agency, day) ||
                     domain::acts_for_another(state, person, *role, agency, day))) ||
           (office && domain::holds_office(state, person, *office, day));
}

std::map<std::string, Task> Gathering::run() {
    std::set<std::string> years;
    for (const auto& fact : domain::list(state_, "index/frameworks"))
        years.insert(fact.field.substr(0, fact.field.find('/')));
    for (const auto& fact : domain::list(state_, "index/meetings")) add_meeting({fact.field});
    for (const auto& year : years) {
        for (const auto& fact : domain::list(state_, "index/agreements/" + year))
            add_agreement({AgencyId{fact.field}, FiscalYear::parse(year).value()});
        for (const auto& fact : domain::list(state_, "index/changes/" + year))
            add_change("change/" + fact.field.substr(fact.field.find('/') + 1));
        for (const auto& fact : domain::list(state_, "index/comments/" + year))
            add_comment("comment/" + fact.field.substr(fact.field.find('/') + 1));
    }
    return std::move(tasks_);
}

Index Gathering::since(const std::string& entity, const std::string& field) const {
    const auto fact = state_.fact(entity, field);
    return fact ? fact->index : Index{};
}

void Gathering::add_agreement(const AgreementId& id) {
    const auto subject = id.subject();
    const Who officer{{}, Role::officer, id.agency};
    const auto from = since(subject, "status");
    const auto where = domain::agreement_for_people(state_, subject);
    const auto status = domain::status_of(state_, id).value_or(AgreementStatus::closed);
    const bool proposing = status == AgreementStatus::draft || status == AgreementStatus::returned;
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
            return add(
                {"returned",
                 subject,
                 officer,
                 from,
                 {"รอหน่วยงานแก้ไขและเสนอใหม่: " + where.th,
                  "the agency has yet to mend and submit again what was returned: " + where.en}});
        case AgreementStatus::submitted:
        case AgreementStatus::presented:
            return add_to_convene(subject, from, where);
        case AgreementStatus::approved:
            return add_signatures(id);
        default:
            return;
    }
}

// Of whom the content as it applies now has yet to be signed.
void Gathering::add_signatures(const AgreementId& id) {
    const auto framework = domain::framework_for(state_, id.year);
    const auto where = domain::agreement_for_people(state_, id.subject());
    for (const auto party : domain::yet_to_sign(state_, id)) {
        const auto name = *to_value(party).text();
        const auto office = domain::signing_office(*framework, id, party);
        const auto* who_th = party == domain::Capacity::maker ? "ผู้ทำคำรับรอง" : "ผู้รับคำรับรอง";
        add({"signature", id.subject() + "/" + name, office ? Who{{}, {}, {}, office} : kSecretary,
             since(id.subject(), "content_digest"),
             office ? Text{"รอ" + std::string(who_th) + "ลงนาม: " + where.th,
                           "the " + name + " has yet to sign the agreement of " + where.en}
                    : Text{"รอกรอบที่ระบุตำแหน่งผู้รับคำรับรองของ" + where.th,
                           "the framework has yet to name who receives the agreement of " +
                               where.en}});
    }
}

void Gathering::add_to_convene(const std::string& subject, Index from, const Text& what) {
    if (settling_.contains(subject)) return;
    add({"convene",
         subject,
         kSecretary,
         from,
         {"รอนำเข้าการประชุม: " + what.th, "waits to be put on a meeting's agenda: " + what.en}});
}

void Gathering::add_comment(const std::string& subject) {
    const auto comment = domain::find_comment(state_, subject);
    if (!comment || comment->answer) return;
    const auto by = domain::name_of(state_, comment->made.person);
    const auto where = domain::agreement_for_people(state_, comment->agreement.subject());
    add({"comment",
         subject,
         {{}, Role::officer, comment->agreement.agency},
         since(subject, "made"),
         {"รอหน่วยงานตอบความเห็นของ" + by.th + ": " + where.th,
          "the agency has yet to answer the comment of " + by.en + ": " + where.en}});
}

void Gathering::add_change(const std::string& subject) {
    const auto change = domain::find_change(state_, subject);
    if (!change || !domain::waits(*change)) return;
    const auto where = domain::agreement_for_people(state_, change->agreement.subject());
    const Text told{subject + " ของ" + where.th, subject + " of " + where.en};
    if (!domain::joint_in(state_, *change).empty() && !domain::subcommittee_on(state_, *change))
        add({"subcommittee",
             subject,
             kSecretary,
             change->requested,
             {"รอผลการพิจารณาของคณะอนุกรรมการตัวชี้วัดร่วม: " + told.th,
              "the sub-committee on joint KPIs has yet to decide on " + told.en}});
    add_to_convene(subject, change->requested, told);
}

}  // namespace banchi::replay
