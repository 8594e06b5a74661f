#pragma once

#include "ledger/domain/committee/tally.hpp"
#include "tools/banchi/demo/story.hpp"

namespace banchi::tools::demo {

// The year that follows the seed is made up: fictional offices, each of which says so in its name,
// sign for themselves. One file a season; what the seasons share is here.

inline constexpr std::string_view kBoard = "performance-evaluation-fiction";
inline constexpr std::string_view kFirstMeeting = "2568-10-27";
inline constexpr std::string_view kRegistrar = "registrar-a";
inline constexpr std::string_view kSecretary = "secretary-a";
inline constexpr std::string_view kDeputySecretary = "secretary-b";
inline constexpr std::string_view kBoardChair = "chair-a";  // heads สปอ.: a conflict by structure
inline constexpr std::string_view kViceChair = "vice-a";
inline constexpr std::string_view kSecondViceChair = "vice-b";
inline constexpr std::string_view kAdviser = "adviser-a";
inline constexpr std::string_view kMinister = "minister-a";  // receives from สปอ.

// An act of fiction by this person.
Act fiction(std::string_view actor, domain::Capacity capacity, std::string subject,
            domain::Body body, Text why);
// Adds a cosigner.
Act with(Act act, std::string_view person, domain::Capacity capacity);
// An act that the secretary records for a person by a paper, with somebody who was there.
Act recorded_for(Act act, std::string_view person, std::string_view witness,
                 const domain::Citation& scan);
domain::Citation slip(Date date);  // a ballot on paper
// "officer-diw", "head-diw"
std::string officer(std::string_view agency);
std::string head(std::string_view agency);
std::string agreement(std::string_view agency);
domain::AgreementId agreement_id(std::string_view agency);
// Stands for a paper that doesn't exist, and says so.
domain::Citation paper(std::string_view th, std::string_view en, Date date);
Title titled(std::string_view th, std::string_view en);

Text abbreviation(std::string_view agency);

// Steps of a proposal: the officer submits the draft as it is, or gives a KPI's level another
// value.
Result<void> submit(Story& story, std::string_view agency, Text why);
Result<void> revise(Story& story, std::string_view agency, const std::string& code,
                    std::size_t level, const std::string& value, Text why);

// Steps of a meeting of the fictional committee.
struct Item {
    std::string subject;
    Title title;
    std::optional<Digest> digest{};  // where the subject is no proposal and no request
};
Result<void> convene(Story& story, const std::string& meeting, Date date,
                     const std::vector<Item>& items);
Result<void> attend(Story& story, const std::string& meeting,
                    const std::vector<domain::Attendee>& attendees);
std::vector<domain::Attendee> whole_board();
Result<void> preside(Story& story, const std::string& item, std::string_view person,
                     domain::PresidingBy by, std::optional<Text> ruling = {});
Result<void> vote(Story& story, const std::string& item, std::string_view person,
                  domain::Choice choice);
// The digest of what is before the item.
Digest on_agenda(const Story& story, const std::string& item);
Act conclusion(const Story& story, const std::string& item, domain::Outcome outcome,
               domain::Deciding mode, Text why);
// The same, signed by two who were present, as an approval needs.
Act approval(const Story& story, const std::string& item, domain::Deciding mode, Text why,
             std::optional<domain::Citation> exception = {});
Result<void> all_in_favour(Story& story, const std::string& item);

// A change of what applies, in the making: both sides begin as the KPIs of these codes apply, and
// `after` is then edited.
struct Wish {
    std::string id;  // of the change
    std::string agency;
    domain::ChangeRequested body;
    Date effective;
};
Wish wish(const Story& story, const std::string& id, std::string_view agency,
          const std::vector<std::string>& codes);
// Both sides carry the whole vector too.
void with_weights(const Story& story, Wish& wish);
// The vector of `after` is the proportional one.
void share_out(Wish& wish);
void set_level(Wish& wish, const std::string& code, std::size_t level, const std::string& value);
Act request(const Wish& wish, std::string_view reason_code, Text why);

// The minutes of a meeting: the document registered, and what certifies it, for `person` to cosign.
Result<void> register_minutes(Story& story, const std::string& meeting, Date date);
Act certification(const std::string& meeting, Date date, std::string_view person);

// The seasons, in this order, and the meetings.
Result<void> tell_offices(Story& story);
Result<void> tell_autumn(Story& story);
Result<void> tell_first_meeting(Story& story);
Result<void> tell_winter(Story& story);
Result<void> tell_second_meeting(Story& story);
Result<void> record_second_meeting(Story& story);  // late
Result<void> tell_corrections(Story& story);

// What is in between.
Result<void> comment_on_proposals(Story& story);
Result<void> answer_comment(Story& story, const std::string& id, std::string_view agency,
                            const std::string& words, std::optional<Index> led_to);
Result<void> sign_in_november(Story& story);
Result<void> hand_over_ocsb(Story& story);  // and sign
Result<void> sign_tisi(Story& story);
Result<void> tell_requests(Story& story);
Result<void> tell_third_meeting(Story& story);
Result<void> tell_spring(Story& story);
Result<void> tell_backfill(Story& story);
Result<void> tell_orders(Story& story);
Result<void> tell_what_waits(Story& story);

// Whose ballot the story's last meeting waits for, and whose key `banchi demo` leaves behind.
inline constexpr std::string_view kWaitedFor = "member-c";

}  // namespace banchi::tools::demo
