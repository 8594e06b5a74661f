#include "tools/banchi/demo/fiction.hpp"

// November 2568 to January 2569: a condition is met, minutes are certified, keys come and go.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

Result<void> meet_the_condition(Story& story) {
    if (auto done = story.from("2025-11-03T03:00:00Z"); !done) return done.error();
    const auto item = "item/" + std::string(kFirstMeeting) + "/4";
    if (auto done = revise(story, "dpim", "DPIM-69-03", 2, "1150",
                           {"ตามเงื่อนไขของที่ประชุม", "As the condition says."});
        !done)
        return done.error();
    if (auto done = submit(story, "dpim", {"เสนอตามเงื่อนไข", "Submitted as the condition says."});
        !done)
        return done.error();
    domain::ConditionMet met;
    met.digest = domain::submitted_digest(*story.state(), agreement_id("dpim")).value();
    met.exception = paper("มติยกเว้นให้ใช้ข้อเสนอที่ผู้บันทึกสาธิตบันทึกไว้",
                          "resolution that accepts what the demo's recorders entered",
                          Date::from_civil(2025, 10, 27));
    return story.enter(with(fiction(kSecretary, Capacity::secretary, item, std::move(met),
                                    {"ตรวจแล้วครบตามเงื่อนไข", "The condition is met."}),
                            "member-b", Capacity::holder));
}

domain::Citation minutes_of(const std::string& meeting, Date date) {
    return paper("รายงานการประชุม " + meeting, "minutes of " + meeting, date);
}

Result<void> certify_minutes(Story& story) {
    if (auto done = story.from("2025-11-05T03:00:00Z"); !done) return done.error();
    const std::string meeting(kFirstMeeting);
    const auto date = Date::from_civil(2025, 11, 4);
    if (auto done = register_minutes(story, meeting, date); !done) return done.error();
    return story.enter(certification(meeting, date, "member-a"));
}

Result<void> revoke(Story& story, std::string_view person, const domain::KeyId& key,
                    std::optional<Index> compromised_since, Text why) {
    return story.enter(fiction(kRegistrar, Capacity::registrar, "person/" + std::string(person),
                               domain::KeyRevoked{key.digest, compromised_since}, std::move(why)));
}

// One key is replaced in good order. Another was stolen: what it signed since is flagged, for ever.
Result<void> change_keys(Story& story) {
    if (auto done = story.from("2026-01-05T03:00:00Z"); !done) return done.error();
    const auto old_key = story.key_of("member-a").id();
    if (auto done = story.enrol("member-a", "2569", {"เปลี่ยนกุญแจประจำปี", "The yearly new key."});
        !done)
        return done.error();
    if (auto done = revoke(story, "member-a", old_key, std::nullopt,
                           {"เลิกใช้กุญแจเดิม", "The old key is retired."});
        !done)
        return done.error();
    const auto stolen = story.key_of(officer("oie")).id();
    const Index since{story.size().value - 10};
    if (auto done =
            revoke(story, officer("oie"), stolen, since, {"กุญแจถูกขโมย", "The key was stolen."});
        !done)
        return done.error();
    if (auto done = story.enter_refused(
            fiction(officer("oie"), Capacity::officer, agreement("oie"),
                    domain::ProposalSubmitted{Digest{}}, {"ด้วยกุญแจที่ถูกขโมย", "By a stolen key."}),
            "revoked_key");
        !done)
        return done.error();
    return story.enrol(officer("oie"), "2569", {"กุญแจใหม่", "A new key."});
}

}  // namespace

Result<void> register_minutes(Story& story, const std::string& meeting, Date date) {
    domain::DocumentRegistered document;
    document.title = titled("รายงานการประชุม " + meeting + " (สมมุติ ไม่มีเอกสารจริง)",
                            "Minutes of " + meeting + " (fictional, no such paper)");
    document.media_type = Line{"application/pdf"};
    return story.enter(fiction(kSecretary, Capacity::secretary,
                               "document/" + minutes_of(meeting, date).document.hex(),
                               std::move(document), {"รายงานการประชุม", "The minutes."}));
}

Act certification(const std::string& meeting, Date date, std::string_view person) {
    domain::MinutesCertified certified;
    certified.document = minutes_of(meeting, date).document;
    certified.by = domain::CertifiedBy::circulation;
    return with(fiction(kSecretary, Capacity::secretary, "meeting/" + meeting, std::move(certified),
                        {"เวียนรับรองแล้ว", "Certified by circulation."}),
                person, Capacity::present);
}

Result<void> tell_winter(Story& story) {
    for (const auto step :
         {meet_the_condition, certify_minutes, sign_in_november, tell_second_meeting,
          hand_over_ocsb, record_second_meeting, change_keys, sign_tisi})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
