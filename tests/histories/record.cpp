#include "tests/histories/planned.hpp"

// Documents, and what people say of the acts that were entered for them.
namespace banchi::histories {
namespace {

std::optional<Planned> plan_document(const Model& model, Dice& dice) {
    if (model.documents.size() >= 40) return std::nullopt;
    const auto digest = some_digest(dice);
    DocumentRegistered body{named(dice.fresh("Document ")), Line{"application/pdf"}, {}, {}};
    if (dice.chance(50)) body.bytes = dice.between(0, 100'000);
    if (dice.chance(20)) body.published = Line{"the ministry's site"};
    const auto registered = [&](const Digest& which) {
        return event_of(model, dice, dice.one_of(model.signers()), Capacity::holder,
                        "document/" + which.hex(), body);
    };
    Planned planned{registered(digest)};
    planned.take = [digest](Model& m) { m.documents.insert(digest); };
    if (!model.documents.empty())
        planned.wrong("document_registered", registered(*model.documents.begin()));
    planned.wrong("document_bytes",
                  altered<DocumentRegistered>(planned.event,
                                              [](DocumentRegistered& other) { other.bytes = -1; }));
    return planned;
}

std::string subject_of(Index act) {
    return "act/" + std::to_string(act.value);
}

using Said = bool RecordedAct::*;

// An act on which its person has not said this yet, and can.
std::optional<Index> unsaid(const Model& model, Dice& dice, Said said) {
    std::vector<Index> possible;
    for (const auto& [index, act] : model.acts)
        if (!(act.*said) && model.can_sign(act.person)) possible.push_back(index);
    return dice.maybe_one_of(possible);
}

void add_wrong_words(const Model& model, Planned& planned, Index act, const char* already,
                     Said said) {
    const auto& person = model.acts.at(act).person;
    const auto about = [&](const char* rule, Index other, const PersonId& by) {
        auto event = planned.event;
        event.header.subject = subject_of(other);
        event.header.actor = by;
        planned.wrong(rule, event);
    };
    about("no_such_act", Index{0}, person);
    for (const auto& [index, other] : model.acts) {
        if (other.person != person) about("not_own_act", index, person);
        if (other.*said && model.can_sign(other.person)) about(already, index, other.person);
    }
}

std::optional<Planned> plan_confirmed(const Model& model, Dice& dice) {
    const auto act = unsaid(model, dice, &RecordedAct::confirmed);
    if (!act || !dice.chance(40)) return std::nullopt;
    const auto& person = model.acts.at(*act).person;
    ActConfirmed body;
    if (dice.chance(30)) body.note = Line{"so it was"};
    Planned planned{event_of(model, dice, person, Capacity::holder, subject_of(*act), body)};
    planned.take = [which = *act](Model& m) { m.acts.at(which).confirmed = true; };
    add_wrong_words(model, planned, *act, "already_confirmed", &RecordedAct::confirmed);
    return planned;
}

std::optional<Planned> plan_contested(const Model& model, Dice& dice) {
    const auto act = unsaid(model, dice, &RecordedAct::contested);
    if (!act || !dice.chance(25)) return std::nullopt;
    const auto& person = model.acts.at(*act).person;
    Planned planned{
        reasoned(event_of(model, dice, person, Capacity::holder, subject_of(*act), ActContested{}),
                 "I was not asked")};
    planned.marks.insert("contested");
    planned.take = [which = *act](Model& m) { m.acts.at(which).contested = true; };
    planned.wrong("reason_missing", unreasoned(planned.event));
    add_wrong_words(model, planned, *act, "already_contested", &RecordedAct::contested);
    return planned;
}

std::optional<Planned> plan_restored(const Model& model, Dice& dice) {
    const auto registrars = dice.some_of(model.holders({Role::registrar, {}}), 2);
    if (registrars.size() < 2 || !dice.chance(10)) return std::nullopt;
    const auto size = static_cast<std::int64_t>(model.next.value);
    const KnownHead here{size, model.root};
    const LedgerRestored body{{size + dice.between(1, 20), some_digest(dice)}, {here, model.now}};
    Planned planned{event_of(model, dice, registrars[0], Capacity::registrar, "ledger", body)};
    planned.event.header.basis = Basis{TreeSize{model.next.value}, model.root};
    add_cosigner(planned, registrars[1], Capacity::registrar);
    planned.marks.insert("restored");
    planned.take = [](Model&) {};
    using R = LedgerRestored;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<R>(planned.event, change));
    };
    wrong("nothing_lost", [&](R& r) { r.lost.size = size; });
    wrong("backup_differs", [&](R& r) { r.backup.head.root = some_digest(dice); });
    wrong("backup_taken", [&](R& r) { r.backup.taken = model.now.plus_seconds(1); });
    return planned;
}

}  // namespace

std::vector<Act> record_acts() {
    return {{DocumentRegistered::type, 5, plan_document},
            {ActConfirmed::type, 4, plan_confirmed},
            {ActContested::type, 3, plan_contested},
            {LedgerRestored::type, 3, plan_restored}};
}

}  // namespace banchi::histories
