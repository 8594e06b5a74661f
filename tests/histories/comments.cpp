#include "tests/histories/delegating.hpp"
#include "tests/histories/sitting.hpp"

// What advisers and members say of proposals and changes, and what agencies answer.
namespace banchi::histories {
namespace {

std::vector<std::string> matters(const Model& model) {
    std::vector<std::string> subjects;
    for (const auto& [id, agreement] : model.agreements)
        if (agreement.status) subjects.push_back(id.subject());
    for (const auto& [subject, change] : model.changes) subjects.push_back(subject);
    return subjects;
}

// The contents that are drafted, submitted or applied of it.
std::vector<Digest> contents(const Model& model, const std::string& about) {
    if (model.changes.contains(about)) return {*submitted(model, about)};
    const auto id = matter_of(model, about).value();
    const auto& agreement = model.agreements.at(id);
    std::vector<Digest> digests{draft_digest(model, id)};
    if (agreement.submitted) digests.push_back(*agreement.submitted);
    if (agreement.applied) digests.push_back(digest_of(applied_content(id, *agreement.applied)));
    return digests;
}

struct Speaker {
    PersonId person;
    Capacity capacity = Capacity::adviser;
};

std::optional<Speaker> a_speaker(const Model& model, Dice& dice, const AgreementId& id) {
    std::vector<Speaker> possible;
    for (const auto& person : model.holders({Role::adviser, {}}))
        possible.push_back({person, Capacity::adviser});
    const auto& committee =
        model.committees.at(model.framework(id.year)->rules.committee).on(model.today());
    for (const auto& seat : committee.seats)
        if (model.can_sign(seat.person)) possible.push_back({seat.person, Capacity::member});
    return dice.maybe_one_of(possible);
}

TextDigest a_text(Dice& dice) {
    return TextDigest{some_digest(dice)};
}

std::optional<Planned> plan_made(const Model& model, Dice& dice) {
    const auto about = dice.maybe_one_of(matters(model));
    if (!about || !dice.chance(30)) return std::nullopt;
    const auto id = matter_of(model, *about).value();
    const auto speaker = a_speaker(model, dice, id);
    if (!speaker) return std::nullopt;
    CommentMade body;
    body.about = *about;
    body.text = a_text(dice);
    if (dice.chance(50))
        body.digest = dice.one_of(contents(model, *about));
    else
        body.index = dice.one_of(model.events.at(*about));
    std::vector<KpiCode> codes;
    for (const auto& [code, owner] : model.codes)
        if (owner == id) codes.push_back(code);
    if (dice.chance(40)) body.kpi = dice.maybe_one_of(codes);
    const auto subject = dice.fresh("comment/k-");
    Planned planned{event_of(model, dice, speaker->person, speaker->capacity, subject, body)};
    planned.framework = model.framework(id.year);
    if (dice.chance(20)) enter_for(model, dice, planned, nullptr);
    planned.labels.insert("a comment by an " + *to_value(speaker->capacity).text());
    planned.take = [subject, id](Model& m) { m.comments[subject] = {id, false}; };
    using C = CommentMade;
    const auto wrong = [&](const char* rule, auto change) {
        planned.wrong(rule, altered<C>(planned.event, change));
    };
    wrong("pin_missing", [](C& c) {
        c.digest.reset();
        c.index.reset();
    });
    wrong("content_unknown", [&](C& c) {
        c.digest = some_digest(dice);
        c.index.reset();
    });
    wrong("no_such_event", [](C& c) {
        c.digest.reset();
        c.index = Index{0};
    });
    wrong("no_such_kpi", [](C& c) { c.kpi = KpiCode{"NO-SUCH"}; });
    wrong("no_such_subject", [](C& c) { c.about = "change/nowhere"; });
    if (!model.comments.empty()) {
        auto taken = planned.event;
        taken.header.subject = model.comments.begin()->first;
        planned.wrong("comment_taken", taken);
    }
    return planned;
}

std::optional<Planned> plan_answered(const Model& model, Dice& dice) {
    std::vector<std::pair<std::string, PersonId>> possible;
    for (const auto& [subject, comment] : model.comments)
        if (!comment.answered)
            for (const auto& officer : model.holders({Role::officer, comment.agreement.agency}))
                possible.emplace_back(subject, officer);
    const auto chosen = dice.maybe_one_of(possible);
    if (!chosen || !dice.chance(40)) return std::nullopt;
    const auto& [subject, officer] = *chosen;
    const auto& id = model.comments.at(subject).agreement;
    CommentAnswered body{a_text(dice), std::nullopt};
    if (dice.chance(40)) body.led_to = dice.one_of(model.events.at(id.subject()));
    Planned planned{event_of(model, dice, officer, Capacity::officer, subject, body)};
    planned.framework = model.framework(id.year);
    maybe_on_behalf(model, dice, {Role::officer, id.agency}, planned);
    planned.take = [which = subject](Model& m) { m.comments.at(which).answered = true; };
    planned.wrong("no_such_event", altered<CommentAnswered>(planned.event, [](CommentAnswered& c) {
                      c.led_to = Index{0};
                  }));
    for (const auto& [other, comment] : model.comments)
        if (comment.answered && comment.agreement.agency == id.agency) {
            auto again = planned.event;
            again.header.subject = other;
            planned.wrong("already_answered", again);
            break;
        }
    return planned;
}

}  // namespace

std::vector<Act> comment_acts() {
    return {{CommentMade::type, 8, plan_made}, {CommentAnswered::type, 8, plan_answered}};
}

}  // namespace banchi::histories
