#include "tests/histories/content.hpp"

// Maker and receiver sign what is approved.
namespace banchi::histories {
namespace {

std::optional<OfficeId> office_of(const Model& model, const AgreementId& id, Capacity party) {
    if (party == Capacity::maker) return OfficeId{"head/" + id.agency.text};
    const auto& receiver = model.framework(id.year)->rules.receiver;
    if (!receiver) return std::nullopt;
    const auto except = receiver->except.find(id.agency);
    return except == receiver->except.end() ? receiver->office : except->second;
}

std::optional<SignedBy> signature(const Agreement& agreement, const Digest& content,
                                  Capacity party) {
    for (const auto& each : agreement.signatures)
        if (each.content == content && each.party == party) return each;
    return std::nullopt;
}

Capacity other_of(Capacity party) {
    return party == Capacity::maker ? Capacity::receiver : Capacity::maker;
}

struct Possible {
    AgreementId id;
    Digest content;
    Capacity party = Capacity::maker;
    OfficeId office;
    PersonId person;
};

std::vector<Possible> possible_signatures(const Model& model) {
    std::vector<Possible> all;
    for (const auto& [id, agreement] : model.agreements) {
        if (agreement.status != AgreementStatus::approved) continue;
        const auto content = digest_of(applied_content(id, *agreement.applied));
        for (const auto party : {Capacity::maker, Capacity::receiver}) {
            const auto office = office_of(model, id, party);
            const auto other = signature(agreement, content, other_of(party));
            if (!office || signature(agreement, content, party)) continue;
            for (const auto& person : model.in_office(*office, model.today()))
                if (model.can_sign(person) && (!other || other->person != person))
                    all.push_back({id, content, party, *office, person});
        }
    }
    return all;
}

Date approved_on(const Model& model, const Agreement& agreement) {
    const auto place = model.place_of(agreement.applied->timeline.back().conclusion);
    return model.meetings.at(place->meeting).date;
}

void add_wrong_signatures(const Model& model, Dice& dice, Planned& planned, const Possible& made) {
    planned.wrong("digest_differs",
                  altered<AgreementSigned>(planned.event, [&](AgreementSigned& other) {
                      other.digest = some_digest(dice);
                  }));
    if (planned.event.header.common.recorded_for) return;
    const auto holders = model.in_office(made.office, model.today());
    for (const auto& person : model.signers())
        if (!holders.contains(person)) {
            auto by_another = planned.event;
            by_another.header.actor = person;
            planned.wrong("not_the_holder", by_another);
            break;
        }
    const auto& agreement = model.agreements.at(made.id);
    if (!signature(agreement, made.content, other_of(made.party))) return;
    auto twice = planned.event;
    twice.header.capacity = other_of(made.party);
    planned.wrong("already_signed", twice);
}

std::optional<Planned> plan_signed(const Model& model, Dice& dice) {
    const auto made = dice.maybe_one_of(possible_signatures(model));
    if (!made || !dice.chance(25)) return std::nullopt;
    const auto& agreement = model.agreements.at(made->id);
    Planned planned{event_of(model, dice, made->person, made->party, made->id.subject(),
                             AgreementSigned{made->content})};
    planned.framework = model.framework(made->id.year);
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    if (!model.in_office(made->office, approved_on(model, agreement)).contains(made->person))
        planned.marks.insert("holder_changed");
    const bool both = signature(agreement, made->content, other_of(made->party)).has_value();
    planned.labels.insert(both ? "signed into force" : "signed by one");
    planned.take = [what = *made, both](Model& m) {
        auto& signing = m.agreements.at(what.id);
        signing.signatures.push_back({what.content, what.party, what.person, m.next});
        if (both) signing.status = AgreementStatus::in_force;
    };
    add_wrong_signatures(model, dice, planned, *made);
    return planned;
}

}  // namespace

std::vector<Act> signing_acts() {
    return {{AgreementSigned::type, 24, plan_signed}};
}

}  // namespace banchi::histories
