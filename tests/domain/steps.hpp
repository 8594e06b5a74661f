#pragma once

#include "tests/domain/world.hpp"

namespace banchi::domain {

// The steps that lead to a conclusion, for tests about any one of them. Agreement diw holds
// DIW-69-01 and DIW-69-02 at 6000/4000; meeting m1 of 19 September 2025 has the items
// 1 agreement diw, 2 agreement ops (the chair's own), 3 the framework for information.
inline constexpr const char* kDiw = "agreement/diw/2569";
inline constexpr const char* kOps = "agreement/ops/2569";

AgreementId diw();
Date meeting_day();
// Events of the officer of diw.
Event propose(World& world, const Kpi& kpi);
Event revise(World& world, const Kpi& kpi);
Event withdraw(World& world, const std::string& code);
Event weigh(World& world, const Weights& weights);
Event submit_draft(World& world);  // naming the draft's digest as it is
Digest draft_digest(const World& world, const std::string& agreement = kDiw);
Weights weights(std::initializer_list<std::pair<const char*, int>> entries);

World drafted_world();        // diw's KPIs and weights are in the draft
World submitted_world();      // diw and ops are submitted
void edit(World& world);      // another formula of DIW-69-01: accepted, and a draft again
Event reasoned(Event event);  // with a reason
// A newer framework version, before anything is drafted under the first.
void publish(World& world, const FrameworkPublished& framework, int version = 2);
World drafted_world(const FrameworkPublished& framework);
World submitted_world(World world);

MeetingConvened meeting(const World& world);
Event convene(World& world, const MeetingConvened& meeting);
World convened_world(World world = submitted_world());  // and it is the meeting's day, 14:00

Attendee attendee(const std::string& person, Sat capacity, Mode mode = Mode::room);
AttendanceRecorded everybody();  // chair, vice1, mem1, mem2 vote; guest observes
Event attend(World& world, const AttendanceRecorded& attendance);
World attended_world(World world = convened_world());

Event preside(World& world, int item, const std::string& person, PresidingBy by, bool ruled = true);
Event vote(World& world, int item, const std::string& person, Choice choice, const Digest& digest);
// Entered by the secretary for the person, cosigned by mem1.
Event recorded_vote(World& world, int item, const std::string& person, Choice choice,
                    const Digest& digest);
// Item 1 with vice1 and mem1 in favour by their own signatures and mem2 by a recorded act.
World voted_world(World world = attended_world());

ItemConcluded conclusion(const World& world, int item, Outcome outcome,
                         Deciding mode = Deciding::consensus);
ItemConcluded by_ballots(const World& world, Outcome outcome, Tally tally);
// Entered by the secretary, cosigned by mem1 as present.
Event conclude(World& world, int item, const ItemConcluded& body);

// The person whose act the fact's value comes from.
std::string author_of(const World& world, const std::string& entity, const std::string& field);

}  // namespace banchi::domain
