#include "tools/banchi/demo/story.hpp"

#include <future>

#include "ledger/drafts.hpp"
#include "ledger/wire/data.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/demo/data.hpp"

namespace banchi::tools::demo {
namespace {

constexpr std::int64_t kSecondsApart = 20;
constexpr const char* kMeetingTime = "2025-09-19T07:00:00Z";
constexpr const char* kNewsTitle =
    "ปลัดอุตฯ นำประชุมคณะกรรมการกำกับการประเมินผลฯ ปี 2569 พิจารณาตัวชี้วัด-ค่าเป้าหมาย หน่วยงานในสังกัด 7 กรม";

envelope::SigningKey key_named(std::string_view person, std::string_view name) {
    return envelope::SigningKey::from_seed(sha256({"banchi demo key of ", person, name}).view());
}

// Every entry says what it is and where it comes from.
Line reason_line(const Text& reason, bool from_news) {
    const Text why = reason.en.empty() ? Text{} : Text{" " + reason.th, " " + reason.en};
    if (!from_news) return {"เหตุการณ์สมมุติ" + why.th + " / Fictional." + why.en};
    return {"รายการสาธิต บันทึกจากข่าววันที่ 23 กันยายน 2568" + why.th +
            " / Demo entry from the news item of 23 September 2568." + why.en};
}

}  // namespace

Story::Story(ledger::Ledger& ledger, SimulatedClock& clock)
    : ledger_(ledger), clock_(clock), description_(sha256(news_description())) {}

Result<void> Story::from(std::string_view instant) {
    const auto parsed = Instant::parse(instant);
    if (!parsed) return parsed.error();
    now_ = *parsed;
    return {};
}

domain::PublicKey Story::public_key(std::string_view person) const {
    return key_named(person, "").public_key();
}

const envelope::SigningKey& Story::key_of(std::string_view person) {
    const auto found = keys_.find(person);
    if (found != keys_.end()) return found->second;
    return keys_.emplace(std::string(person), key_named(person, "")).first->second;
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
    return ledger_.state(size());
}

TreeSize Story::size() const {
    return ledger_.position().size;
}

Result<void> Story::open() {
    domain::LedgerOpened opened;
    opened.origin = std::string(kOrigin);
    opened.clock = domain::Clock::simulated;
    opened.registrars = {{PersonId{std::string(kFirstRecorder)},
                          {"ผู้บันทึกสาธิตคนที่ 1", "Demo recorder 1"},
                          public_key(kFirstRecorder)},
                         {PersonId{std::string(kSecondRecorder)},
                          {"ผู้บันทึกสาธิตคนที่ 2", "Demo recorder 2"},
                          public_key(kSecondRecorder)}};
    return enter(
        {.subject = "ledger",
         .body = std::move(opened),
         .capacity = domain::Capacity::registrar,
         .reason = {"ผู้บันทึกทั้งสองเป็นบุคคลสมมุติ", "Both recorders are fictional."},
         .cosigners = {{PersonId{std::string(kSecondRecorder)}, domain::Capacity::registrar}}});
}

Result<void> Story::enter(Act act) {
    auto texts = std::move(act.texts);
    return submit(compose(std::move(act)), std::move(texts));
}

Result<void> Story::enter_for(std::string_view person, domain::Capacity capacity, Act act) {
    act.capacity = domain::Capacity::secretary;
    act.recorded_for = domain::RecordedFor{
        PersonId{std::string(person)}, capacity, description_,
        Line{"ไม่ใช่ลายมือชื่อของผู้ดำรงตำแหน่ง / Not a signature of the office's holder"}};
    act.cosigners = {{PersonId{std::string(kSecondRecorder)}, domain::Capacity::recorder}};
    act.occurred = Instant::parse(kMeetingTime).value();
    return enter(std::move(act));
}

Result<void> Story::enrol(std::string_view person, const std::string& name, Text reason) {
    enrolling_ = key_named(person, name);
    const PersonId id{std::string(person)};
    auto entered = enter({.subject = "person/" + id.text,
                          .body = domain::KeyEnrolled{enrolling_->public_key()},
                          .capacity = domain::Capacity::registrar,
                          .reason = std::move(reason),
                          .cosigners = {{id, domain::Capacity::new_key}},
                          .from_news = false});
    if (entered) keys_.insert_or_assign(id.text, *enrolling_);
    return entered;
}

Result<void> Story::leave(Act act) {
    const auto event = compose(std::move(act));
    clock_.set(now_);
    const auto payload = wire::payload_of(event, std::string(kOrigin));
    std::promise<Result<void>> left;
    ledger_.drafts().add(envelope::sign_payload(payload, {&key_of(event.header.actor.text)}),
                         [&left](const ledger::Drafted& drafted) {
                             left.set_value(drafted ? Result<void>{} : drafted.error());
                         });
    return left.get_future().get();
}

Result<void> Story::enter_refused(Act act, std::string_view rule) {
    auto texts = std::move(act.texts);
    const auto event = compose(std::move(act));
    const auto before = size();
    auto tried = submit(event, std::move(texts));
    if (tried || tried.error().name != rule)
        return Error{
            ErrorKind::rule_broken,
            "story",
            {"เรื่องสาธิตคาดว่าจะถูกปฏิเสธด้วยกฎ " + std::string(rule),
             "the story expects the rule " + std::string(rule) + " to refuse " + event.header.type +
                 (tried ? "; it was accepted" : ": " + tried.error().detail.en)},
            {{"index", std::to_string(before.value)}}};
    const auto now = state();
    refusals_.push_back(
        {domain::tell({*now, event.header, now_, Index{before.value}}, event), tried.error()});
    return {};
}

domain::Event Story::compose(Act act) {
    domain::Event event{{}, std::move(act.body)};
    auto& header = event.header;
    header.type = std::string(wire::type_of(event.body));
    header.actor = PersonId{std::string(act.actor)};
    header.capacity = act.capacity;
    header.subject = std::move(act.subject);
    header.occurred = act.occurred.value_or(now_);
    header.effective = act.effective;
    header.on_behalf_of = std::move(act.on_behalf_of);
    header.backfill = std::move(act.backfill);
    header.common.cosigners = std::move(act.cosigners);
    header.common.recorded_for = std::move(act.recorded_for);
    header.common.reason = reason_line(act.reason, act.from_news);
    if (act.from_news) header.common.attachments = {description_};
    // Accepted or refused, each has an id of its own.
    header.id = id_of(now_, sha256({"banchi demo event ", std::to_string(attempts_++)}));
    if (domain::row_of(event).versioned)
        header.subject_version =
            domain::get<std::int64_t>(*state(), "subject/" + header.subject, "version").value_or(0);
    const auto position = ledger_.position();
    if (position.size.value > 0) header.basis = domain::Basis{position.size, position.root};
    return event;
}

Result<void> Story::submit(const domain::Event& event, std::vector<wire::SaltedText> texts) {
    const auto& header = event.header;
    std::vector<const envelope::SigningKey*> keys{&key_of(header.actor.text)};
    for (const auto& cosigner : header.common.cosigners)
        keys.push_back(cosigner.capacity == domain::Capacity::new_key
                           ? &*enrolling_
                           : &key_of(cosigner.actor.text));
    clock_.set(now_);
    const auto payload = wire::payload_of(event, std::string(kOrigin));
    ledger::Sent sent(envelope::sign_payload(payload, keys), std::move(texts));
    const auto receipts = ledger_.submit_and_wait({std::move(sent)});
    if (!receipts) {
        auto error = receipts.error();
        const auto which = "demo event " + std::to_string(size().value) + ", " + header.type + " " +
                           header.subject + ": ";
        error.detail = {which + error.detail.th, which + error.detail.en};
        return error;
    }
    newest_ = header.id;
    now_ = now_.plus_seconds(kSecondsApart);
    return {};
}

}  // namespace banchi::tools::demo
