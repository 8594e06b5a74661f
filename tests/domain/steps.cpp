#include "tests/domain/steps.hpp"

namespace banchi::domain {

AgreementId diw() {
    return AgreementId::parse(kDiw).value();
}

Date meeting_day() {
    return Date::from_civil(2025, 9, 19);
}

Event propose(World& world, const Kpi& kpi) {
    return world.event("off-diw", Capacity::officer, kDiw, KpiProposed{kpi});
}

Event revise(World& world, const Kpi& kpi) {
    return world.event("off-diw", Capacity::officer, kDiw, KpiRevised{kpi});
}

Event withdraw(World& world, const std::string& code) {
    return world.event("off-diw", Capacity::officer, kDiw, KpiWithdrawn{KpiCode{code}});
}

Event weigh(World& world, const Weights& weights) {
    return world.event("off-diw", Capacity::officer, kDiw, WeightsProposed{weights});
}

Event submit_draft(World& world) {
    return world.event("off-diw", Capacity::officer, kDiw, ProposalSubmitted{draft_digest(world)});
}

Digest draft_digest(const World& world, const std::string& agreement) {
    const auto id = AgreementId::parse(agreement).value();
    return content_digest(content_of(world.memory.now(), id, Side::draft));
}

Weights weights(std::initializer_list<std::pair<const char*, int>> entries) {
    Weights vector;
    for (const auto& [code, bp] : entries) vector[KpiCode{code}] = BasisPoints{bp};
    return vector;
}

void edit(World& world) {
    auto kpi = sample_kpi("DIW-69-01");
    kpi.formula = Line{"a / b"};
    world.accepts(revise(world, kpi));
}

Event reasoned(Event event) {
    event.header.common.reason = Line{"why"};
    return event;
}

namespace {

World drafted(World world) {
    world.accepts(propose(world, sample_kpi("DIW-69-01")));
    world.accepts(propose(world, sample_kpi("DIW-69-02")));
    world.accepts(weigh(world, weights({{"DIW-69-01", 6000}, {"DIW-69-02", 4000}})));
    return world;
}

std::string item_subject(int item) {
    return "item/m1/" + std::to_string(item);
}

}  // namespace

World drafted_world() {
    return drafted(ready_world());
}

void publish(World& world, const FrameworkPublished& framework, int version) {
    auto published = world.event("sec", Capacity::secretary,
                                 "framework/2569/" + std::to_string(version), framework);
    world.accepts(World::with(published, "chair", Capacity::chair));
}

World drafted_world(const FrameworkPublished& framework) {
    auto world = ready_world();
    publish(world, framework);
    return drafted(std::move(world));
}

World submitted_world() {
    return submitted_world(drafted_world());
}

World submitted_world(World world) {
    world.accepts(submit_draft(world));
    const auto officer = Capacity::officer;
    world.accepts(world.event("off-ops", officer, kOps, KpiProposed{sample_kpi("OPS-69-01")}));
    world.accepts(
        world.event("off-ops", officer, kOps, WeightsProposed{weights({{"OPS-69-01", 10'000}})}));
    world.accepts(
        world.event("off-ops", officer, kOps, ProposalSubmitted{draft_digest(world, kOps)}));
    return world;
}

MeetingConvened meeting(const World& world) {
    MeetingConvened convened;
    convened.committee = CommitteeId{"main"};
    convened.fiscal_year = FiscalYear{2569};
    convened.title = title("meeting 1");
    convened.date = meeting_day();
    convened.place = title("room 1");
    const auto decide = Purpose::consideration;
    convened.agenda = {{1, decide, title("diw"), kDiw, draft_digest(world, kDiw)},
                       {2, decide, title("ops"), kOps, draft_digest(world, kOps)},
                       {3, Purpose::information, title("framework"), "framework/2569/1",
                        framework_2569().authority.document}};
    return convened;
}

Event convene(World& world, const MeetingConvened& meeting) {
    return world.event("sec", Capacity::secretary, "meeting/m1", meeting);
}

World convened_world(World world) {
    world.accepts(convene(world, meeting(world)));
    world.now = meeting_day().begins().plus_seconds(14 * 3600);
    return world;
}

Attendee attendee(const std::string& person, Sat capacity, Mode mode) {
    return {PersonId{person}, capacity, mode, std::nullopt};
}

AttendanceRecorded everybody() {
    return {{attendee("chair", Sat::chair), attendee("vice1", Sat::member),
             attendee("mem1", Sat::member), attendee("mem2", Sat::member, Mode::online),
             attendee("guest", Sat::observer, Mode::unstated)}};
}

Event attend(World& world, const AttendanceRecorded& attendance) {
    auto recorded = world.event("sec", Capacity::secretary, "meeting/m1", attendance);
    return World::with(recorded, "mem1", Capacity::present);
}

World attended_world(World world) {
    world.accepts(attend(world, everybody()));
    return world;
}

Event preside(World& world, int item, const std::string& person, PresidingBy by, bool ruled) {
    PresidingRecorded body{PersonId{person}, by, std::nullopt};
    if (ruled && by != PresidingBy::chair) body.ruling = Line{"the chair left the room"};
    auto recorded = world.event("sec", Capacity::secretary, item_subject(item), body);
    return World::with(recorded, person, Capacity::presiding);
}

Event vote(World& world, int item, const std::string& person, Choice choice, const Digest& digest) {
    const auto capacity = person == "chair" ? Capacity::chair : Capacity::member;
    return world.event(person, capacity, "ballot/m1/" + std::to_string(item) + "/" + person,
                       BallotCast{choice, digest});
}

Event recorded_vote(World& world, int item, const std::string& person, Choice choice,
                    const Digest& digest) {
    auto entered =
        world.event("sec", Capacity::secretary, "ballot/m1/" + std::to_string(item) + "/" + person,
                    BallotCast{choice, digest});
    entered.header.common.recorded_for =
        RecordedFor{PersonId{person}, Capacity::member, sha256("ballot paper"), std::nullopt};
    return World::with(entered, "mem1", Capacity::present);
}

World voted_world(World world) {
    const auto digest = draft_digest(world);
    world.accepts(vote(world, 1, "vice1", Choice::in_favour, digest));
    world.accepts(vote(world, 1, "mem1", Choice::in_favour, digest));
    world.accepts(recorded_vote(world, 1, "mem2", Choice::in_favour, digest));
    return world;
}

ItemConcluded conclusion(const World& world, int item, Outcome outcome, Deciding mode) {
    ItemConcluded body;
    body.outcome = outcome;
    body.mode = mode;
    body.digest = find_item(world.memory.now(), {MeetingId{"m1"}, item}).value().digest;
    return body;
}

ItemConcluded by_ballots(const World& world, Outcome outcome, Tally tally) {
    auto body = conclusion(world, 1, outcome, Deciding::ballots);
    body.tally = tally;
    return body;
}

Event conclude(World& world, int item, const ItemConcluded& body) {
    auto concluded = world.event("sec", Capacity::secretary, item_subject(item), body);
    return World::with(concluded, "mem1", Capacity::present);
}

std::string author_of(const World& world, const std::string& entity, const std::string& field) {
    const auto fact = world.memory.now().fact(entity, field);
    if (!fact) return "nobody";
    return world.log.at(fact->origin.value).header.acting().text;
}

}  // namespace banchi::domain
