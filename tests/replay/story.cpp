#include "tests/replay/story.hpp"

namespace banchi::replay {

using namespace domain;

namespace {

World real_world() {
    envelope::use_real_keys();
    return ready_world();
}

}  // namespace

Story::Story(std::uint32_t seed) : world_(real_world()), random_(seed) {
    desks_.push_back({"diw", "off-diw", {AgencyId{"diw"}, FiscalYear{2569}}, 0});
    desks_.push_back({"ops", "off-ops", {AgencyId{"ops"}, FiscalYear{2569}}, 0});
}

// Not a standard distribution: those differ between libraries, and a seed means one history.
std::uint32_t Story::pick(std::uint32_t below) {
    return static_cast<std::uint32_t>(random_()) % below;
}

bool Story::tries(Event event) {
    return world_.submit(std::move(event)).has_value();
}

void Story::go_on(int acts) {
    for (int i = 0; i < acts; ++i) act();
}

void Story::act() {
    auto& desk = desks_[pick(2)];
    world_.now = world_.now.plus_seconds(pick(7200));
    switch (pick(12)) {
        case 0:
        case 1:
        case 2:
            return propose(desk);
        case 3:
        case 4:
            return revise(desk);
        case 5:
            return withdraw(desk);
        case 6:
        case 7:
            return weigh(desk);
        case 8:
        case 9:
            weigh(desk);
            return submit(desk);
        case 10:
            return pick(2) == 0 ? send_back(desk) : register_somebody();
        default:
            return meet();
    }
}

Kpi Story::random_kpi(const std::string& code) {
    auto kpi = sample_kpi(code);
    const auto from = static_cast<int>(pick(50));
    for (int i = 0; i < 3; ++i)
        kpi.levels[static_cast<std::size_t>(i)].value = Decimal{std::to_string(from + 5 * i)};
    if (pick(3) == 0) kpi.title = title("KPI " + code + " again " + std::to_string(pick(100)));
    if (pick(4) == 0) kpi.baseline->value = Line{"not_stated"};
    if (pick(4) == 0) kpi.source_scope = Line{"all fields"};
    return kpi;
}

Digest Story::draft_digest(const Desk& desk) const {
    return content_digest(content_of(world_.memory.now(), desk.id, Side::draft));
}

std::optional<KpiCode> Story::some_code(const Desk& desk) {
    const auto codes = kpi_codes(world_.memory.now(), desk.id, Side::draft);
    if (codes.empty()) return std::nullopt;
    return codes[pick(static_cast<std::uint32_t>(codes.size()))];
}

void Story::propose(Desk& desk) {
    const auto code = desk.agency + "-69-" + std::to_string(++desk.proposed);
    tries(world_.event(desk.officer, Capacity::officer, desk.id.subject(),
                       KpiProposed{random_kpi(code)}));
}

void Story::revise(const Desk& desk) {
    if (const auto code = some_code(desk))
        tries(world_.event(desk.officer, Capacity::officer, desk.id.subject(),
                           KpiRevised{random_kpi(code->text)}));
}

void Story::withdraw(const Desk& desk) {
    if (const auto code = some_code(desk))
        tries(
            world_.event(desk.officer, Capacity::officer, desk.id.subject(), KpiWithdrawn{*code}));
}

void Story::weigh(const Desk& desk) {
    const auto codes = kpi_codes(world_.memory.now(), desk.id, Side::draft);
    if (codes.empty()) return;
    Weights weights;
    std::int64_t left = 10'000;
    for (const auto& code : codes) {
        weights[code] = BasisPoints{500 + static_cast<std::int64_t>(pick(5)) * 100};
        left -= weights[code].value;
    }
    weights[codes.back()].value += left;
    tries(
        world_.event(desk.officer, Capacity::officer, desk.id.subject(), WeightsProposed{weights}));
}

void Story::submit(const Desk& desk) {
    tries(world_.event(desk.officer, Capacity::officer, desk.id.subject(),
                       ProposalSubmitted{draft_digest(desk)}));
}

void Story::send_back(const Desk& desk) {
    auto event = world_.event("sec", Capacity::secretary, desk.id.subject(),
                              ProposalReturned{draft_digest(desk)});
    event.header.common.reason = Line{"mend the targets"};
    tries(std::move(event));
}

void Story::register_somebody() {
    const auto person = "person-" + std::to_string(++people_);
    tries(world_.event("reg", Capacity::registrar, "person/" + person,
                       PersonRegistered{title(person)}));
}

void Story::meet() {
    for (const auto& desk : desks_) {
        if (pick(3) == 0) continue;
        weigh(desk);
        submit(desk);
    }
    MeetingConvened meeting;
    meeting.committee = CommitteeId{"main"};
    meeting.fiscal_year = FiscalYear{2569};
    meeting.title = title("meeting");
    meeting.place = title("room");
    meeting.date = Date::of(world_.now).plus_days(8);
    for (const auto& desk : desks_) {
        const auto number = static_cast<std::int64_t>(meeting.agenda.size()) + 1;
        if (status_of(world_.memory.now(), desk.id) == AgreementStatus::submitted)
            meeting.agenda.push_back({number, Purpose::consideration, title(desk.agency),
                                      desk.id.subject(), draft_digest(desk)});
    }
    const auto last = static_cast<std::int64_t>(meeting.agenda.size()) + 1;
    meeting.agenda.push_back({last, Purpose::information, title("framework"), "framework/2569/1",
                              framework_2569().authority.document});
    const auto id = "m" + std::to_string(++meetings_);
    if (!tries(world_.event("sec", Capacity::secretary, "meeting/" + id, meeting))) return;
    world_.now = meeting.date.begins().plus_seconds(14 * 3600);
    AttendanceRecorded attendance;
    for (const auto* person : {"chair", "vice1", "mem1", "mem2"})
        attendance.attendees.push_back({PersonId{person},
                                        person == std::string("chair") ? Sat::chair : Sat::member,
                                        pick(2) == 0 ? Mode::room : Mode::online, std::nullopt});
    auto recorded = world_.event("sec", Capacity::secretary, "meeting/" + id, attendance);
    tries(World::with(recorded, "mem1", Capacity::present));
    for (const auto& item : meeting.agenda) hold(id, item);
}

void Story::hold(const std::string& meeting, const AgendaItem& item) {
    // The chair heads ops, so somebody else presides over its item.
    const bool own = item.subject == "agreement/ops/2569";
    PresidingRecorded presiding{PersonId{own ? "vice1" : "chair"},
                                own ? PresidingBy::vice_chair : PresidingBy::chair, std::nullopt};
    if (own) presiding.ruling = Line{"the chair heads the agency"};
    auto recorded = world_.event("sec", Capacity::secretary,
                                 "item/" + meeting + "/" + std::to_string(item.number), presiding);
    tries(World::with(recorded, presiding.presiding.text, Capacity::presiding));
    Tally tally;
    if (item.purpose == Purpose::consideration) vote(meeting, item, tally);
    conclude(meeting, item, tally);
}

void Story::vote(const std::string& meeting, const AgendaItem& item, Tally& tally) {
    for (const auto* person : {"vice1", "mem1", "mem2"}) {
        const auto choice = pick(4) == 0 ? Choice::against : Choice::in_favour;
        const auto subject = "ballot/" + meeting + "/" + std::to_string(item.number) + "/" + person;
        const bool own = person != std::string("mem2") || pick(2) == 0;
        auto ballot =
            world_.event(own ? person : "sec", own ? Capacity::member : Capacity::secretary,
                         subject, BallotCast{choice, item.digest});
        if (!own) {
            ballot.header.common.recorded_for =
                RecordedFor{PersonId{person}, Capacity::member, sha256("paper"), std::nullopt};
            World::with(ballot, "mem1", Capacity::present);
        }
        if (tries(std::move(ballot)))
            ++(choice == Choice::in_favour ? tally.in_favour : tally.against);
    }
}

void Story::conclude(const std::string& meeting, const AgendaItem& item, const Tally& tally) {
    const auto subject = "item/" + meeting + "/" + std::to_string(item.number);
    const auto tries_outcome = [&](Outcome outcome, bool ballots) {
        ItemConcluded body;
        body.outcome = outcome;
        body.digest = item.digest;
        body.mode = ballots ? Deciding::ballots : Deciding::consensus;
        if (ballots) body.tally = tally;
        auto event = world_.event("sec", Capacity::secretary, subject, body);
        event.header.common.reason = Line{"as the meeting resolved"};
        return tries(World::with(event, "mem1", Capacity::present));
    };
    if (item.purpose == Purpose::information) {
        tries_outcome(Outcome::acknowledged, false);
        return;
    }
    const std::array outcomes{Outcome::approved, Outcome::approved, Outcome::returned,
                              Outcome::deferred};
    if (!tries_outcome(outcomes[pick(4)], true)) tries_outcome(Outcome::presented, false);
}

World story_world(std::uint32_t seed, int acts) {
    Story story(seed);
    story.go_on(acts);
    return story.world();
}

}  // namespace banchi::replay
