#include "tools/banchi/demo/fiction.hpp"

// March 2569: what was decided in the year before the ledger is entered, as what it is.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

constexpr std::string_view kArchivist = "archivist-a";
constexpr std::string_view kArchivistOfDiw = "archivist-diw";
const std::string kMeeting = "2567-11-20";
const std::string kItem = "item/" + kMeeting + "/1";
const Date kDay = Date::from_civil(2024, 11, 20);
const Date kYearBegins = Date::from_civil(2024, 10, 1);
const domain::AgreementId kAgreement{AgencyId{"diw"}, FiscalYear{2568}};

// What the archivists enter under the backfill that is open.
class Archive {
  public:
    explicit Archive(Story& story) : story_(story), backfill_(story.newest()) {}

    Act at(const char* instant, Act act) const {
        act.backfill = backfill_;
        act.occurred = Instant::parse(instant).value();
        return act;
    }
    Result<void> enter(const char* instant, Act act) { return story_.enter(at(instant, act)); }
    const domain::EventId& backfill() const { return backfill_; }

  private:
    Story& story_;
    domain::EventId backfill_;
};

Act by_officer(domain::Body body, Text why) {
    return fiction(kArchivistOfDiw, Capacity::officer, kAgreement.subject(), std::move(body),
                   std::move(why));
}

Result<void> publish_old_framework(Story& story) {
    auto rules = domain::framework_for(*story.state(), FiscalYear{2569})->rules;
    rules.title = titled("กรอบการประเมินผลฯ ปีงบประมาณ พ.ศ. 2568 (สมมุติ)",
                         "Evaluation framework for fiscal year 2568 (fictional)");
    rules.authority = paper("กรอบปี 2568", "framework of 2568", kYearBegins);
    rules.fiscal_years = {FiscalYear{2568}};
    rules.kpi_count = {1, 10};
    rules.kpi_weight_bp = {500, 10000};
    rules.rounds = {};
    rules.proposal_period = {{"proposals"}, Date::from_civil(2024, 8, 1), kYearBegins};
    rules.change_windows = {};
    return story.enter(with(fiction(kSecretary, Capacity::secretary, "framework/2568/1",
                                    std::move(rules), {"กรอบเดิม", "The framework of that year."}),
                            kBoardChair, Capacity::chair));
}

Act by_registrar(domain::Body body, Text why) {
    return with(fiction(kRegistrar, Capacity::registrar, "ledger", std::move(body), std::move(why)),
                kBoardChair, Capacity::chair);
}

// Too late for that year's proposals, which is marked.
Result<void> propose(Story& story, Archive& archive) {
    auto kpi = domain::find_kpi(*story.state(), KpiCode{"DIW-69-06"}, domain::Side::applied);
    kpi->code = KpiCode{"DIW-68-06"};
    kpi->title =
        titled("เรื่องร้องเรียนของปีก่อน (สมมุติ)", "Complaints, as of the year before (fictional)");
    if (auto done = archive.enter(
            "2024-11-05T03:00:00Z",
            by_officer(domain::KpiProposed{*kpi}, {"จากเอกสารเดิม", "From the old papers."}));
        !done)
        return done.error();
    if (auto done =
            archive.enter("2024-11-05T04:00:00Z",
                          by_officer(domain::WeightsProposed{{{kpi->code, BasisPoints{10000}}}},
                                     {"จากเอกสารเดิม", "From the old papers."}));
        !done)
        return done.error();
    const auto digest =
        domain::content_digest(domain::content_of(*story.state(), kAgreement, domain::Side::draft));
    return archive.enter("2024-11-06T03:00:00Z", by_officer(domain::ProposalSubmitted{digest},
                                                            {"เสนอ", "It was submitted."}));
}

Act by_secretary(std::string subject, domain::Body body, Text why) {
    return fiction(kArchivist, Capacity::secretary, std::move(subject), std::move(body),
                   std::move(why));
}

Result<void> meet(Story& story, Archive& archive) {
    domain::MeetingConvened convened;
    convened.committee = CommitteeId{std::string(kBoard)};
    convened.fiscal_year = kAgreement.year;
    convened.title = titled("การประชุมก่อนมีบัญชี (สมมุติ)", "A meeting before the ledger (fictional)");
    convened.date = kDay;
    convened.place = titled("ห้องประชุมสมมุติ", "a fictional room");
    convened.agenda = {{1, domain::Purpose::consideration,
                        titled("คำรับรองของ กรอ.", "Agreement of DIW"), kAgreement.subject(),
                        domain::submitted_digest(*story.state(), kAgreement).value()}};
    if (auto done = archive.enter("2024-11-07T03:00:00Z",
                                  by_secretary("meeting/" + kMeeting, std::move(convened),
                                               {"เรียกประชุม", "It was called."}));
        !done)
        return done.error();
    if (auto done = archive.enter(
            "2024-11-20T02:30:00Z",
            with(by_secretary("meeting/" + kMeeting, domain::AttendanceRecorded{whole_board()},
                              {"ผู้เข้าประชุม", "Who attended."}),
                 "member-a", Capacity::present));
        !done)
        return done.error();
    domain::PresidingRecorded presiding;
    presiding.presiding = PersonId{std::string(kBoardChair)};
    presiding.by = domain::PresidingBy::chair;
    if (auto done = archive.enter(
            "2024-11-20T02:40:00Z",
            with(by_secretary(kItem, std::move(presiding), {"ประธานวาระนี้", "Who presided."}),
                 kBoardChair, Capacity::presiding));
        !done)
        return done.error();
    // Nobody cited an authority for taking the late proposal: marked, for it can't be mended now.
    auto approved = approval(story, kItem, domain::Deciding::consensus, {"เห็นชอบ", "Approved."});
    approved.actor = kArchivist;
    return archive.enter("2024-11-20T03:00:00Z", std::move(approved));
}

}  // namespace

Result<void> tell_backfill(Story& story) {
    if (auto done = story.from("2026-03-11T03:00:00Z"); !done) return done.error();
    if (auto done = publish_old_framework(story); !done) return done.error();
    domain::BackfillOpened opened;
    opened.committee = CommitteeId{std::string(kBoard)};
    opened.from = kYearBegins;
    opened.until = Date::from_civil(2025, 9, 1);
    if (auto done = story.enter(by_registrar(
            opened, {"บันทึกมติก่อนมีบัญชี", "What was decided before the ledger is entered."}));
        !done)
        return done.error();
    Archive archive(story);
    if (auto done = propose(story, archive); !done) return done.error();
    if (auto done = meet(story, archive); !done) return done.error();
    if (auto done = story.enter(by_registrar(domain::BackfillClosed{archive.backfill()},
                                             {"บันทึกครบแล้ว", "All of it is entered."}));
        !done)
        return done.error();
    return story.enter_refused(
        archive.at("2024-11-21T03:00:00Z", by_officer(domain::KpiWithdrawn{KpiCode{"DIW-68-06"}},
                                                      {"หลังปิดแล้ว", "After it was closed."})),
        "backfill_closed");
}

}  // namespace banchi::tools::demo
