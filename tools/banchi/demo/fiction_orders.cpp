#include "ledger/domain/committee/composition.hpp"
#include "ledger/domain/register.hpp"
#include "ledger/domain/registry/agencies.hpp"
#include "ledger/domain/registry/delegation.hpp"
#include "ledger/domain/window.hpp"
#include "tools/banchi/demo/fiction.hpp"

// March to May 2569: what orders and letters bring about.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

constexpr std::string_view kDelegate = "delegate-diw";
const Date kApril = Date::from_civil(2026, 4, 1);

Act by_registrar(std::string subject, domain::Body body, Text why) {
    return fiction(kRegistrar, Capacity::registrar, std::move(subject), std::move(body),
                   std::move(why));
}

// An agency that never was comes, gets another name, and ends.
Result<void> tell_of_an_agency(Story& story) {
    if (auto done = story.from("2026-03-12T03:00:00Z"); !done) return done.error();
    const std::string subject = "agency/fiction-laboratory";
    if (auto done = story.enter(
            by_registrar(subject,
                         domain::AgencyRegistered{titled("สถาบันสมมุติ", "Fictional laboratory"),
                                                  titled("สสม.", "FL")},
                         {"หน่วยงานสมมุติ", "No such agency."}));
        !done)
        return done.error();
    const auto order = paper("พระราชกฤษฎีกา", "decree", Date::from_civil(2026, 3, 11));
    if (auto done = story.enter(by_registrar(
            subject,
            domain::AgencyRenamed{titled("สถาบันทดลองสมมุติ", "Fictional institute of trials"),
                                  titled("สทส.", "FIT"), order},
            {"เปลี่ยนชื่อ", "It gets another name."}));
        !done)
        return done.error();
    return story.enter(by_registrar(subject, domain::AgencyEnded{kApril, {AgencyId{"tisi"}}, order},
                                    {"ยุบรวมกับ สมอ.", "Its work passes to TISI."}));
}

Result<void> seat_another_member(Story& story) {
    auto board =
        domain::find_committee(*story.state(), CommitteeId{std::string(kBoard)}, kApril).value();
    board.seats.push_back(
        {PersonId{"member-d"}, titled("กรรมการ ง (สมมุติ)", "Member D (fictional)")});
    board.quorum_base = static_cast<std::int64_t>(board.seats.size());
    board.order = paper("คำสั่งแต่งตั้งกรรมการเพิ่ม", "order of another member", kApril);
    return story.enter(by_registrar("committee/" + std::string(kBoard),
                                    domain::CommitteeAmended{std::move(board), kApril},
                                    {"เพิ่มกรรมการ", "One more member."}));
}

domain::RegisterEntry strategic() {
    domain::RegisterEntry entry;
    entry.kind = domain::RegisterKind::strategic;
    entry.fiscal_year = FiscalYear{2569};
    entry.title = titled("มูลค่าเศรษฐกิจหมุนเวียน (สมมุติ)", "Value of the circular economy (fictional)");
    entry.agencies = {{AgencyId{"diw"}, {}}, {AgencyId{"dpim"}, {}}};
    entry.source = Line{"illustrative"};
    return entry;
}

Act to_register(const std::string& id, domain::Body body, Text why) {
    return fiction(kSecretary, Capacity::secretary, "register/" + id, std::move(body),
                   std::move(why));
}

// One agency is yet to adopt it, the other says why it does not; a second entry is closed.
Result<void> keep_the_register(Story& story) {
    if (auto done = story.from("2026-03-16T03:00:00Z"); !done) return done.error();
    auto entry = strategic();
    if (auto done = story.enter(to_register("SK-CIRCULAR-69", domain::EntryAdded{entry},
                                            {"ตัวชี้วัดยุทธศาสตร์", "Strategic."}));
        !done)
        return done.error();
    entry.declined = {{AgencyId{"dpim"}, Line{"มี DPIM-69-01 แล้ว / DPIM-69-01 is the same"}}};
    if (auto done = story.enter(to_register("SK-CIRCULAR-69", domain::EntryAmended{entry},
                                            {"กพร. แจ้งเหตุผลที่ไม่รับ", "DPIM says why it does not."}));
        !done)
        return done.error();
    entry = strategic();
    entry.title = titled("รายการที่ปิดไป (สมมุติ)", "An entry that was closed (fictional)");
    if (auto done = story.enter(to_register("SK-CLOSED-69", domain::EntryAdded{entry},
                                            {"ตัวชี้วัดยุทธศาสตร์", "Strategic."}));
        !done)
        return done.error();
    return story.enter(to_register("SK-CLOSED-69", domain::EntryClosed{},
                                   {"นโยบายเปลี่ยน", "Policy is another now."}));
}

Act delegated(Act act) {
    act.on_behalf_of = PersonId{officer("diw")};
    act.actor = kDelegate;
    return act;
}

// Somebody else signs for กรอ.'s officer while the delegation lasts, and can't any more after.
Result<void> delegate(Story& story) {
    if (auto done = story.from("2026-04-07T03:00:00Z"); !done) return done.error();
    const auto subject = "person/" + officer("diw");
    domain::DelegationGranted granted;
    granted.to = PersonId{std::string(kDelegate)};
    granted.role = domain::Role::officer;
    granted.agency = AgencyId{"diw"};
    granted.from = Date::from_civil(2026, 4, 7);
    granted.order = paper("หนังสือมอบอำนาจ", "letter of delegation", granted.from);
    if (auto done = story.enter(fiction(officer("diw"), Capacity::holder, subject, granted,
                                        {"มอบอำนาจระหว่างลา", "While on leave."}));
        !done)
        return done.error();
    auto change = wish(story, "diw-complaints", "diw", {"DIW-69-06"});
    change.effective = Date::from_civil(2026, 5, 1);
    set_level(change, "DIW-69-06", 2, "96");
    auto act = delegated(request(change, "POLICY_CHANGE", {"ตั้งเป้าสูงขึ้น", "A higher target."}));
    if (auto done = story.enter(act); !done) return done.error();
    if (auto done = story.from("2026-04-20T03:00:00Z"); !done) return done.error();
    domain::DelegationEnded ended;
    ended.to = granted.to;
    ended.role = granted.role;
    ended.agency = granted.agency;
    ended.until = Date::from_civil(2026, 4, 20);
    if (auto done = story.enter(fiction(officer("diw"), Capacity::holder, subject, ended,
                                        {"กลับมาปฏิบัติงาน", "Back from leave."}));
        !done)
        return done.error();
    set_level(change, "DIW-69-06", 2, "97");
    return story.enter_refused(
        delegated(request(change, "POLICY_CHANGE", {"ลงนามหลังสิ้นสุดการมอบอำนาจ", "After its end."})),
        "not_delegated");
}

// The second window stays open for two more weeks, in which สอน. asks again with its evidence.
Result<void> extend_window(Story& story) {
    if (auto done = story.from("2026-04-28T03:00:00Z"); !done) return done.error();
    domain::WindowExtended extended;
    extended.window = Id<domain::PeriodTag>{"window-2"};
    extended.until = Date::from_civil(2026, 5, 16);
    extended.authority =
        paper("มติขยายเวลา", "resolution on more time", Date::from_civil(2026, 4, 27));
    if (auto done = story.enter(fiction(kSecretary, Capacity::secretary, "framework/2569/2",
                                        std::move(extended), {"ขยายเวลา", "More time."}));
        !done)
        return done.error();
    if (auto done = story.from("2026-05-06T03:00:00Z"); !done) return done.error();
    auto again = wish(story, "ocsb-sweetness", "ocsb", {"OCSB-69-03"});
    again.effective = Date::from_civil(2026, 6, 1);
    set_level(again, "OCSB-69-03", 2, "12.6");
    return story.enter(
        request(again, "DISASTER", {"ภัยแล้ง พร้อมหลักฐาน", "A drought, with the evidence."}));
}

}  // namespace

Result<void> tell_orders(Story& story) {
    for (const auto step :
         {tell_of_an_agency, seat_another_member, keep_the_register, delegate, extend_window})
        if (auto done = step(story); !done) return done.error();
    return {};
}

}  // namespace banchi::tools::demo
