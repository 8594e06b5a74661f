#include "tools/banchi/demo/fiction.hpp"
#include "tools/banchi/demo/people.hpp"

namespace banchi::tools::demo {
namespace {

using domain::Capacity;
using domain::Role;

const Date kFirstDay = Date::from_civil(2025, 10, 2);
const Date kYearBefore = Date::from_civil(2024, 10, 1);

// The offices that receive agreements: สปอ.'s own is received by another one.
constexpr std::string_view kReceiver = "fiction-receiver";
constexpr std::string_view kMinisterOffice = "fiction-minister";

// Somebody made up: an office by another name, with a key of its own.
struct Player {
    std::string_view id;
    std::string_view th;
    std::string_view en;
    std::optional<Role> role{};
    std::string_view agency{};
    Date since = kFirstDay;     // of the role
    std::string_view office{};  // that carries it
    bool acting = false;
};

const std::vector<Player>& players() {
    static const std::vector<Player> all = {
        {kRegistrar, "นายทะเบียน", "Registrar", Role::registrar},
        {kSecretary, "เลขานุการคณะกรรมการ", "Secretary of the committee", Role::secretary},
        {kDeputySecretary, "ผู้ช่วยเลขานุการ", "Deputy secretary"},
        {kBoardChair, "ประธานกรรมการ หัวหน้า สปอ.", "Chair of the committee, head of OPS", Role::head,
         "ops", kFirstDay, kReceiver},
        {kViceChair, "รองประธานกรรมการ คนที่ 1", "First vice-chair"},
        {kSecondViceChair, "รองประธานกรรมการ คนที่ 2", "Second vice-chair"},
        {"member-a", "กรรมการ ก", "Member A"},
        {"member-b", "กรรมการ ข", "Member B"},
        {"member-c", "กรรมการ ค", "Member C"},
        {kAdviser, "ที่ปรึกษาจาก ก.พ.ร.", "Adviser from OPDC", Role::adviser},
        {kMinister, "ผู้แทนรัฐมนตรี", "Delegate of the minister", Role::adviser, "", kFirstDay,
         kMinisterOffice},
        {"head-tisi", "หัวหน้า สมอ. และกรรมการ", "Head of TISI and member", Role::head, "tisi"},
        {"head-diw", "หัวหน้า กรอ.", "Head of DIW", Role::head, "diw"},
        {"head-oie", "หัวหน้า สศอ.", "Head of OIE", Role::head, "oie"},
        {"head-diprom", "หัวหน้า กสอ.", "Head of DIPROM", Role::head, "diprom"},
        {"head-ocsb", "หัวหน้า สอน.", "Head of OCSB", Role::head, "ocsb"},
        {"successor-ocsb", "หัวหน้า สอน. คนใหม่", "The next head of OCSB"},
        {"acting-dpim", "รองหัวหน้า กพร.", "Deputy head of DPIM", Role::head, "dpim", kFirstDay, "",
         true},
        {"member-d", "กรรมการ ง", "Member D"},
        {"delegate-diw", "ผู้ปฏิบัติงานแทนเจ้าหน้าที่ กรอ.", "Stands in for DIW's officer"},
        {"archivist-a", "ผู้บันทึกเรื่องเดิม", "Archivist", Role::secretary, "", kYearBefore},
        {"archivist-diw", "ผู้บันทึกเรื่องเดิมของ กรอ.", "Archivist of DIW", Role::officer, "diw",
         kYearBefore}};
    return all;
}

Result<void> grant(Story& story, std::string_view person, domain::RoleGranted role, Text why) {
    if (role.from == Date{}) role.from = kFirstDay;
    role.order = paper("คำสั่งแต่งตั้ง", "order of appointment", kFirstDay);
    return story.enter(fiction(kFirstRecorder, Capacity::registrar, "person/" + std::string(person),
                               std::move(role), std::move(why)));
}

Result<void> bring_in(Story& story, const Player& player) {
    const auto name =
        titled(std::string(player.th) + " (สมมุติ)", std::string(player.en) + " (fictional)");
    const auto subject = "person/" + std::string(player.id);
    if (auto done =
            story.enter(fiction(kFirstRecorder, Capacity::registrar, subject,
                                domain::PersonRegistered{name}, {"บุคคลสมมุติ", "Nobody real."}));
        !done)
        return done.error();
    if (auto done = story.enrol(player.id, "", {"กุญแจสาธิต", "A demo's key."}); !done)
        return done.error();
    if (!player.role) return {};
    domain::RoleGranted role;
    role.role = *player.role;
    role.from = player.since;
    if (player.acting) role.holding = domain::Holding::acting;
    if (!player.office.empty()) {
        role.office = OfficeId{std::string(player.office)};
        role.office_name = name;
    }
    if (!player.agency.empty()) role.agency = AgencyId{std::string(player.agency)};
    return grant(story, player.id, std::move(role), {"บทบาทสมมุติ", "A fictional role."});
}

Result<void> bring_in_officers(Story& story) {
    for (const auto& agency : kAgencies) {
        const auto id = officer(agency.id);
        const auto th = "เจ้าหน้าที่ " + std::string(agency.abbreviation_th);
        const auto en = "Officer of " + std::string(agency.abbreviation_en);
        if (auto done = bring_in(story, {id, th, en, Role::officer, agency.id}); !done)
            return done.error();
    }
    return {};
}

// In the fiction others head สปอ. and กพร.
Result<void> end_heads(Story& story) {
    for (const auto& office : kOffices) {
        if (office.head_of.empty()) continue;
        domain::RoleEnded ended;
        ended.role = Role::head;
        ended.agency = AgencyId{std::string(office.head_of)};
        ended.until = kFirstDay;
        ended.order = paper("คำสั่งสมมุติ", "order", kFirstDay);
        if (auto done = story.enter(fiction(
                kFirstRecorder, Capacity::registrar, "person/" + std::string(office.id),
                std::move(ended),
                {"ในเรื่องสมมุติมีผู้อื่นเป็นหัวหน้าหน่วยงาน", "In the fiction others head the agency."}));
            !done)
            return done.error();
    }
    return {};
}

Result<void> constitute(Story& story) {
    domain::CommitteeConstituted board;
    board.name = titled("คณะกรรมการกำกับการประเมินผลฯ (สมมุติ)",
                        "Committee overseeing performance evaluation (fictional)");
    for (const auto id :
         {"chair-a", "vice-a", "vice-b", "member-a", "member-b", "member-c", "head-tisi"})
        board.seats.push_back(
            {PersonId{id}, domain::get<Title>(*story.state(), std::string("person/") + id, "name")
                               .value_or(Title{})});
    board.chair = PersonId{std::string(kBoardChair)};
    board.vice_chairs = {PersonId{std::string(kViceChair)},
                         PersonId{std::string(kSecondViceChair)}};
    board.quorum_base = static_cast<std::int64_t>(board.seats.size());
    board.order = paper("คำสั่งแต่งตั้งคณะกรรมการ", "order constituting the committee", kFirstDay);
    return story.enter(fiction(kFirstRecorder, Capacity::registrar,
                               "committee/" + std::string(kBoard), std::move(board),
                               {"คณะกรรมการสมมุติ", "A fictional committee."}));
}

// From here on members sign for themselves, and those who were present cosign.
Result<void> publish(Story& story) {
    auto rules = domain::framework_for(*story.state(), FiscalYear{2569})->rules;
    rules.title = titled("กรอบการประเมินผลฯ ปีงบประมาณ พ.ศ. 2569-2570 ฉบับที่ 2 (สมมุติ)",
                         "Evaluation framework for fiscal years 2569-2570, version 2 (fictional)");
    rules.authority = paper("มติกำหนดกรอบฉบับที่ 2", "resolution on version 2", kFirstDay);
    rules.committee = CommitteeId{std::string(kBoard)};
    rules.recordable = {{"ballot.cast"}, {"agreement.signed"}, {"comment.made"}};
    rules.receiver = domain::Receiving{OfficeId{std::string(kReceiver)},
                                       {{AgencyId{"ops"}, OfficeId{std::string(kMinisterOffice)}}}};
    rules.own_signatures = 2;
    rules.change_windows.push_back(
        {{"window-3"}, Date::from_civil(2026, 6, 15), Date::from_civil(2026, 8, 1)});
    rules.cosigned_by = domain::CosignedBy::present;
    return story.enter(with(fiction(kSecretary, Capacity::secretary, "framework/2569/2",
                                    std::move(rules), {"กรอบสมมุติ", "A fictional framework."}),
                            kBoardChair, Capacity::chair));
}

}  // namespace

Result<void> tell_offices(Story& story) {
    if (auto done = story.from("2025-10-02T02:00:00Z"); !done) return done.error();
    if (auto done = end_heads(story); !done) return done.error();
    for (const auto& player : players())
        if (auto done = bring_in(story, player); !done) return done.error();
    if (auto done = bring_in_officers(story); !done) return done.error();
    if (auto done = constitute(story); !done) return done.error();
    return publish(story);
}

}  // namespace banchi::tools::demo
