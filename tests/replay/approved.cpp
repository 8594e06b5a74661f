#include "tests/replay/story.hpp"

namespace banchi::replay {

using namespace domain;

namespace {

Event of_diw(World& world, Body body) {
    return std::visit(
        [&](auto&& each) {
            return world.event("off-diw", Capacity::officer, "agreement/diw/2569",
                               std::forward<decltype(each)>(each));
        },
        std::move(body));
}

Weights two(int first, int second) {
    return {{KpiCode{"DIW-69-01"}, BasisPoints{first}},
            {KpiCode{"DIW-69-02"}, BasisPoints{second}}};
}

void draft(World& world) {
    world.accepts(of_diw(world, KpiProposed{sample_kpi("DIW-69-01")}));
    world.accepts(of_diw(world, KpiProposed{sample_kpi("DIW-69-02")}));
    world.accepts(of_diw(world, KpiProposed{sample_kpi("DIW-69-03")}));
    world.accepts(of_diw(world, KpiWithdrawn{KpiCode{"DIW-69-03"}}));
    world.accepts(of_diw(world, WeightsProposed{two(6000, 4000)}));
    auto changed = of_diw(world, WeightsProposed{two(7000, 3000)});
    changed.header.common.reason = Line{"waste weighs more"};
    changed.header.common.legal_basis = Line{"letter 12/2568"};
    world.accepts(changed);
    auto revised = sample_kpi("DIW-69-01");
    revised.levels[0].value = Decimal{"80"};
    world.accepts(of_diw(world, KpiRevised{revised}));
    world.accepts(world.event("off-ops", Capacity::officer, "agreement/ops/2569",
                              KpiProposed{sample_kpi("OPS-69-01")}));
}

void hold_meeting(World& world, const Digest& digest) {
    MeetingConvened meeting;
    meeting.committee = CommitteeId{"main"};
    meeting.fiscal_year = FiscalYear{2569};
    meeting.title = title("meeting 1");
    meeting.place = title("room 1");
    meeting.date = Date::from_civil(2025, 9, 19);
    meeting.agenda = {{1, Purpose::consideration, title("diw"), "agreement/diw/2569", digest}};
    world.accepts(world.event("sec", Capacity::secretary, "meeting/m1", meeting));
    world.now = meeting.date.begins().plus_seconds(14 * 3600);
    AttendanceRecorded everybody{{{PersonId{"chair"}, Sat::chair, Mode::room, std::nullopt},
                                  {PersonId{"vice1"}, Sat::member, Mode::room, std::nullopt},
                                  {PersonId{"mem1"}, Sat::member, Mode::online, std::nullopt},
                                  {PersonId{"mem2"}, Sat::member, Mode::room, std::nullopt}}};
    auto attended = world.event("sec", Capacity::secretary, "meeting/m1", everybody);
    world.accepts(World::with(attended, "mem1", Capacity::present));
    auto presided = world.event("sec", Capacity::secretary, "item/m1/1",
                                PresidingRecorded{PersonId{"chair"}, PresidingBy::chair, {}});
    world.accepts(World::with(presided, "chair", Capacity::presiding));
}

void approve(World& world, const Digest& digest) {
    for (const auto* person : {"vice1", "mem1"})
        world.accepts(world.event(person, Capacity::member, std::string("ballot/m1/1/") + person,
                                  BallotCast{Choice::in_favour, digest}));
    auto recorded = world.event("sec", Capacity::secretary, "ballot/m1/1/mem2",
                                BallotCast{Choice::in_favour, digest});
    recorded.header.common.recorded_for =
        RecordedFor{PersonId{"mem2"}, Capacity::member, sha256("paper"), std::nullopt};
    world.accepts(World::with(recorded, "mem1", Capacity::present));
    ItemConcluded body;
    body.outcome = Outcome::approved;
    body.mode = Deciding::ballots;
    body.digest = digest;
    body.tally = Tally{3, 0, 0};
    auto concluded = world.event("sec", Capacity::secretary, "item/m1/1", body);
    world.accepts(World::with(concluded, "mem1", Capacity::present));
}

}  // namespace

World approved_world() {
    envelope::use_real_keys();
    auto world = ready_world();
    draft(world);
    const AgreementId diw{AgencyId{"diw"}, FiscalYear{2569}};
    const auto digest = content_digest(content_of(world.memory.now(), diw, Side::draft));
    world.accepts(of_diw(world, ProposalSubmitted{digest}));
    hold_meeting(world, digest);
    approve(world, digest);
    return world;
}

}  // namespace banchi::replay
