#include "tools/banchi/demo_story.hpp"

#include "ledger/wire/data.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/demo_data.hpp"

namespace banchi::tools::demo {
namespace {

constexpr std::int64_t kSecondsApart = 20;
constexpr const char* kMeetingTime = "2025-09-19T07:00:00Z";
constexpr const char* kNewsTitle =
    "ปลัดอุตฯ นำประชุมคณะกรรมการกำกับการประเมินผลฯ ปี 2569 พิจารณาตัวชี้วัด-ค่าเป้าหมาย หน่วยงานในสังกัด 7 กรม";

envelope::SigningKey key_of(std::string_view person) {
    return envelope::SigningKey::from_seed(sha256({"banchi demo key of ", person}).view());
}

// Every entry says what it is and where it comes from.
Line reason_line(const Text& reason) {
    const Text why = reason.en.empty() ? Text{} : Text{" " + reason.th, " " + reason.en};
    return {"รายการสาธิต บันทึกจากข่าววันที่ 23 กันยายน 2568" + why.th +
            " / Demo entry from the news item of 23 September 2568." + why.en};
}

}  // namespace

Story::Story(ledger::Ledger& ledger, SimulatedClock& clock, ProgressBar& progress,
             std::uint64_t events)
    : ledger_(ledger),
      clock_(clock),
      progress_(progress),
      events_(events),
      description_(sha256(news_description())),
      first_(key_of(kFirstRecorder)),
      second_(key_of(kSecondRecorder)) {}

Result<void> Story::from(std::string_view instant) {
    const auto parsed = Instant::parse(instant);
    if (!parsed) return parsed.error();
    now_ = *parsed;
    return {};
}

domain::Citation Story::news() const {
    return {description_, Line{kNewsTitle}, Date::from_civil(2025, 9, 23)};
}

domain::Citation Story::instead_of_order() const {
    auto citation = news();
    citation.title =
        Line{"ข่าววันที่ 23 กันยายน 2568 ไม่ใช่คำสั่ง / news item of 23 September 2568, not an order"};
    return citation;
}

std::unique_ptr<domain::State> Story::state() const {
    return ledger_.state(ledger_.position().size);
}

Result<void> Story::open() {
    domain::LedgerOpened opened;
    opened.origin = std::string(kOrigin);
    opened.clock = domain::Clock::simulated;
    opened.registrars = {{PersonId{std::string(kFirstRecorder)},
                          {"ผู้บันทึกสาธิตคนที่ 1", "Demo recorder 1"},
                          first_.public_key()},
                         {PersonId{std::string(kSecondRecorder)},
                          {"ผู้บันทึกสาธิตคนที่ 2", "Demo recorder 2"},
                          second_.public_key()}};
    domain::Event event{{}, std::move(opened)};
    auto& header = event.header;
    header.capacity = domain::Capacity::registrar;
    header.subject = "ledger";
    header.common.cosigners = {
        {PersonId{std::string(kSecondRecorder)}, domain::Capacity::registrar}};
    header.common.reason = reason_line({"ผู้บันทึกทั้งสองเป็นบุคคลสมมุติ", "Both recorders are fictional."});
    return submit(std::move(event), true);
}

Result<void> Story::enter(Act act) {
    domain::Event event{{}, std::move(act.body)};
    auto& header = event.header;
    header.capacity = act.capacity;
    header.subject = std::move(act.subject);
    header.common.reason = reason_line(act.reason);
    header.common.recorded_for = std::move(act.recorded_for);
    if (act.with_second_recorder)
        header.common.cosigners = {
            {PersonId{std::string(kSecondRecorder)}, domain::Capacity::recorder}};
    if (act.at_the_meeting) header.occurred = Instant::parse(kMeetingTime).value();
    const auto& row = domain::row_of(event);
    if (row.versioned)
        header.subject_version =
            domain::get<std::int64_t>(*state(), "subject/" + header.subject, "version").value_or(0);
    const auto position = ledger_.position();
    header.basis = domain::Basis{position.size, position.root};
    return submit(std::move(event), act.with_second_recorder);
}

Result<void> Story::enter_for(std::string_view person, domain::Capacity capacity, Act act) {
    act.capacity = domain::Capacity::secretary;
    act.recorded_for = domain::RecordedFor{
        PersonId{std::string(person)}, capacity, description_,
        Line{"ไม่ใช่ลายมือชื่อของผู้ดำรงตำแหน่ง / Not a signature of the office's holder"}};
    act.with_second_recorder = true;
    act.at_the_meeting = true;
    return enter(std::move(act));
}

Result<void> Story::submit(domain::Event event, bool with_second_recorder) {
    auto& header = event.header;
    const auto number = ledger_.position().size.value;
    header.actor = PersonId{std::string(kFirstRecorder)};
    header.type = std::string(wire::type_of(event.body));
    header.id = id_of(now_, sha256({"banchi demo event ", std::to_string(number)}));
    if (header.occurred == Instant{}) header.occurred = now_;
    header.common.attachments = {description_};
    std::vector<const envelope::SigningKey*> keys{&first_};
    if (with_second_recorder) keys.push_back(&second_);
    clock_.set(now_);
    const auto payload = wire::payload_of(event, std::string(kOrigin));
    const auto receipts = ledger_.submit_and_wait({envelope::sign_payload(payload, keys)});
    if (!receipts) {
        auto error = receipts.error();
        const auto which = "demo event " + std::to_string(number) + ", " + header.type + " " +
                           header.subject + ": ";
        error.detail = {which + error.detail.th, which + error.detail.en};
        return error;
    }
    now_ = now_.plus_seconds(kSecondsApart);
    progress_.show(number + 1, events_);
    return {};
}

}  // namespace banchi::tools::demo
