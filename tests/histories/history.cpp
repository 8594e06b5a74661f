#include "tests/histories/history.hpp"

#include <array>

#include "tests/histories/delegating.hpp"
#include "tests/histories/signing.hpp"
#include "tests/ledger/sealed.hpp"

namespace banchi::histories {
namespace {

constexpr std::array kFounding = {
    std::pair{AgencyRegistered::type, 3},     std::pair{PersonRegistered::type, 24},
    std::pair{KeyEnrolled::type, 24},         std::pair{RoleGranted::type, 18},
    std::pair{CommitteeConstituted::type, 1}, std::pair{FrameworkPublished::type, 1},
    std::pair{DocumentRegistered::type, 2},
};

std::string names(const std::set<std::string>& rules) {
    std::string text;
    for (const auto& rule : rules) text += (text.empty() ? "" : ", ") + rule;
    return text.empty() ? "none" : text;
}

// The marks that the framework in force refuses, if it refuses any.
std::set<std::string> raised(const Planned& planned) {
    std::set<std::string> refusing;
    if (planned.framework == nullptr) return refusing;
    for (const auto& rule : planned.framework->rules.refusing)
        if (planned.marks.contains(rule.text)) refusing.insert(rule.text);
    return refusing;
}

}  // namespace

History::History(std::uint32_t seed_, std::size_t events)
    : seed(seed_),
      log(seed_ % 2 == 0 ? "demo.histories" : "histories.example/log"),
      dice_(seed_),
      acts_(all_acts()) {
    model.clock = seed % 2 == 0 ? domain::Clock::simulated : domain::Clock::system;
    model.now = Instant::parse("2025-07-10T02:00:00Z").value();
    found();
    unsigned total = 0;
    for (const auto& each : acts_) total += each.weight;
    for (std::size_t idle = 0; log.entries.size() < events && refused.empty() && idle < 1000;) {
        auto roll = dice_.below(total);
        auto chosen = acts_.begin();
        for (; roll >= chosen->weight; ++chosen) roll -= chosen->weight;
        idle = act(*chosen) ? 0 : idle + 1;
        if (idle % 100 == 99) model.now = model.now.plus_seconds(86'400);
    }
    log.seal();
}

// What any ledger begins with, by the same acts as everything else.
void History::found() {
    take(plan_opening(model, dice_));
    for (const auto& [type, count] : kFounding) {
        const auto found = std::find_if(acts_.begin(), acts_.end(),
                                        [&](const Act& each) { return each.type == type; });
        for (int done = 0, tries = 0; done < count && tries < 1000 && refused.empty(); ++tries)
            done += act(*found) ? 1 : 0;
    }
}

void History::pass_time() {
    const auto roll = dice_.below(100);
    if (roll < 30) return;
    model.now =
        model.now.plus_seconds(roll < 85 ? dice_.between(1, 7'200) : dice_.between(1, 2 * 86'400));
}

bool History::act(const Act& act) {
    auto planned = act.plan(model, dice_);
    if (!planned) return false;
    if (planned->event.header.capacity == Capacity::secretary &&
        !planned->event.header.on_behalf_of)
        maybe_on_behalf(model, dice_, {Role::secretary, std::nullopt}, *planned);
    if (!take(std::move(*planned))) return false;
    if (log.entries.size() > 75) pass_time();
    return true;
}

bool History::take(Planned planned) {
    const auto refusing = raised(planned);
    if (dice_.chance(50)) judge_wrong(planned, shared_wrong(model, dice_, planned, earlier_));
    if (refusing.empty()) judge_wrong(planned, dice_.maybe_one_of(planned.wrongs));
    auto& event = planned.event;
    auto envelope = seal(planned);
    const auto state = facts.now();
    const auto marks = decide(Judging{state, event.header, model.now, model.next}, event);
    if (!refusing.empty()) {
        const auto name = marks ? std::string("nothing") : marks.error().name;
        if (!refusing.contains(name))
            slipped.push_back(where(event) + ": refused by " + name + ", not " + names(refusing));
        ++broken["raised " + name];
        return false;
    }
    if (!marks) {
        const auto body = std::visit([](const auto& each) { return to_value(each); }, event.body);
        refused.push_back(where(event) + ": refused by " + marks.error().name + ": " +
                          marks.error().detail.en + " " + canonical(body));
        return false;
    }
    std::set<std::string> given;
    for (const auto& mark : *marks) given.insert(mark.rule);
    if (given != planned.marks)
        mismarked.push_back(where(event) + ": marked " + names(given) + ", not " +
                            names(planned.marks));
    const auto brought = evolve(Judging{state, event.header, model.now, model.next}, event, *marks);
    for (const auto& fact : brought)
        if (fact.index != model.next || fact.origin > model.next)
            slipped.push_back(where(event) + ": a fact of another event: " + fact.entity);
    facts.add(brought);
    keep(event, std::move(envelope), planned);
    return true;
}

void History::keep(const Event& event, wire::Envelope envelope, const Planned& planned) {
    log.entries.push_back(wire::leaf_bytes({std::move(envelope), model.now}).value());
    tree_.append(merkle::leaf_hash(log.entries.back()));
    roots_.push_back(tree_.root());
    recorded.push_back(model.now);
    planned.take(model);
    if (std::holds_alternative<LedgerOpened>(event.body)) order_by_opening(event);
    model.root = roots_.back();
    const auto& header = event.header;
    model.events[header.subject].push_back(model.next);
    ++model.versions[header.subject];
    if (header.common.recorded_for) model.acts[model.next] = {header.common.recorded_for->person};
    for (const auto& rule : planned.marks) {
        model.irregular[header.subject].push_back(model.next);
        ++marked[rule];
    }
    ++accepted[header.type];
    for (const auto& label : planned.labels) ++accepted[label];
    reference.keep(model, model.next, event);
    if (earlier_.empty() || dice_.chance(5)) earlier_.push_back(event);
    ++model.next.value;
}

void History::judge_wrong(const Planned& planned, const std::optional<Wrong>& wrong) {
    if (!wrong) return;
    auto event = wrong->event;
    auto& header = event.header;
    if (header.basis) header.basis->root = roots_[header.basis->size.value];
    header.pae = wrong->pae ? *wrong->pae : some_digest(dice_);
    header.signers = wrong->signers ? *wrong->signers : signers_of(model, dice_, event);
    const auto state = facts.now();
    const Judging judging{state, header, wrong->recorded.value_or(model.now), model.next};
    const auto marks = decide(judging, event);
    const auto name = marks ? std::string("nothing") : marks.error().name;
    ++broken[name];
    if (name != wrong->rule)
        slipped.push_back(where(planned.event) + ": wrong by " + wrong->rule + ", refused by " +
                          name + (marks ? "" : ": " + marks.error().detail.en));
}

std::string History::where(const Event& event) const {
    return "seed " + std::to_string(seed) + ", index " + std::to_string(model.next.value) + ", " +
           model.today().text() + ": " + event.header.type + " of " + event.header.subject +
           " by " + event.header.actor.text;
}

const envelope::SigningKey& History::key(const std::string& name) {
    const auto found = keys_.find(name);
    if (found != keys_.end()) return found->second;
    return keys_.emplace(name, envelope::key_for(name)).first->second;
}

// The opening itself is the order of its registrars; its bytes are known once it is signed.
void History::order_by_opening(const Event& event) {
    for (auto& [person, each] : model.people)
        for (auto& [role, terms] : each.roles)
            for (auto& term : terms)
                term.order = {event.header.pae, Line{event.header.type}, term.from};
}

wire::Envelope History::seal(Planned& planned) {
    auto& event = planned.event;
    auto& header = event.header;
    if (header.basis) header.basis->root = roots_[header.basis->size.value];
    std::map<KeyId, std::string> names;
    for (const auto& name : planned.new_keys) names[key(name).id()] = name;
    std::vector<const envelope::SigningKey*> signing;
    for (const auto& id : signers_of(model, dice_, event)) {
        const auto enrolled = name_of_key(model, id);
        signing.push_back(&key(enrolled ? *enrolled : names.at(id)));
    }
    auto envelope = envelope::sign_payload(wire::payload_of(event, log.origin()), signing);
    std::sort(envelope.signatures.begin(), envelope.signatures.end());
    header.pae = sha256(wire::pae(envelope.payload_type, envelope.payload));
    header.signers.clear();
    for (const auto& signature : envelope.signatures)
        header.signers.push_back(KeyId::parse(signature.keyid).value());
    return envelope;
}

}  // namespace banchi::histories
