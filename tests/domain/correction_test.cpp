#include "ledger/domain/agreement/correction.hpp"

#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/signing.hpp"

namespace banchi::domain {
namespace {

constexpr auto kClerical = Mistake::clerical;
constexpr auto kTranscription = Mistake::transcription;
const std::string kFirst = "correction/k1";

CorrectionRecorded clerical(const std::string& field, const std::string& before,
                            const std::string& after) {
    return {kClerical, {"DIW-69-01"}, field, {before}, {after}, citation("memo"), std::nullopt};
}

CorrectionRecorded transcription(const std::string& field, const std::string& before,
                                 const std::string& after) {
    auto body = clerical(field, before, after);
    body.mistake = kTranscription;
    body.page = Line{"7"};
    return body;
}

Event correct(World& world, const CorrectionRecorded& body, const std::string& subject = kFirst) {
    auto event = world.event("sec", Capacity::secretary, subject, body);
    return World::with(event, "off-diw", Capacity::holder);
}

CorrectionRecorded mended_title(const std::string& after = "KPI one") {
    return clerical("title/en", "KPI DIW-69-01", after);
}

std::vector<Revision> timeline(const World& world) {
    return get<std::vector<Revision>>(world.memory.now(), kDiw, "timeline").value();
}

// What the agreement says of its content's digest, and the digest of its content, are the same.
void expect_sound(const World& world) {
    const auto state = world.memory.now();
    const auto digest = content_digest(content_of(state, diw(), Side::applied));
    EXPECT_EQ(applied_digest(world), digest);
    EXPECT_EQ(timeline(world).back().digest, digest);
}

TEST(Correction, MendsTheWordingOfAnAppliedKpi) {
    auto world = approved_world();
    const auto event = correct(world, mended_title());
    EXPECT_EQ(world.sentence(event).en,
              "sec corrected a clerical error in KPI DIW-69-01 (title/en): “KPI DIW-69-01” → “KPI "
              "one”, by the document “memo”");
    EXPECT_EQ(world.sentence(event).th,
              "sec (ไทย) แก้คำผิดในตัวชี้วัด DIW-69-01 (title/en): “KPI DIW-69-01” → “KPI one” "
              "ตามเอกสาร “memo”");
    world.accepts(event);
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").title.en, "KPI one");
    EXPECT_EQ(author_of(world, "kpi/DIW-69-01", "title"), "sec");
    expect_sound(world);
}

TEST(Correction, TakesThePlaceOfTheNewestRevision) {
    auto world = approved_world();
    const auto before = timeline(world).back();
    world.accepts(correct(world, mended_title()));
    ASSERT_EQ(timeline(world).size(), 1U);
    const auto after = timeline(world).back();
    EXPECT_EQ(after.number, before.number);
    EXPECT_EQ(after.effective_from, before.effective_from);
    EXPECT_EQ(after.conclusion, before.conclusion);
    EXPECT_EQ(after.index.value + 1, world.next.value);
    EXPECT_NE(after.digest, before.digest);
    ASSERT_TRUE(after.correction);
    EXPECT_EQ(after.correction->by, kFirst);
    EXPECT_EQ(after.approved_digest(), before.digest);
    EXPECT_EQ(after.applied_index(), before.index);
    EXPECT_EQ(before.approved_digest(), before.digest);
    world.accepts(correct(world, clerical("title/en", "KPI one", "KPI 1"), "correction/k2"));
    EXPECT_EQ(timeline(world).back().correction->by, "correction/k2");
    EXPECT_EQ(timeline(world).back().approved_digest(), before.digest) << "not the first's";
    expect_sound(world);
}

TEST(Correction, BeforeItTheRecordShowsTheMistake) {
    auto world = approved_world();
    const Index then{world.next.value - 1};
    world.accepts(correct(world, mended_title()));
    const auto kpi = find_kpi(world.memory.at(then), KpiCode{"DIW-69-01"}, Side::applied);
    EXPECT_EQ(kpi->title.en, "KPI DIW-69-01");
}

TEST(Correction, KeepsWhatItSays) {
    auto world = approved_world();
    const auto digest = applied_digest(world);
    world.marks(correct(world, transcription("levels/100/value", "86", "88")), "transcription");
    const auto state = world.memory.now();
    EXPECT_EQ(get<Mistake>(state, kFirst, "mistake"), kTranscription);
    EXPECT_EQ(get<std::string>(state, kFirst, "agreement"), kDiw);
    EXPECT_EQ(get<Line>(state, kFirst, "after"), Line{"88"});
    EXPECT_EQ(get<Line>(state, kFirst, "page"), Line{"7"});
    EXPECT_EQ(get<Digest>(state, kFirst, "content_before"), digest);
    EXPECT_EQ(get<Digest>(state, kFirst, "content_after"), applied_digest(world));
    EXPECT_TRUE(has(state, "index/corrections/2569", "diw/k1"));
    ASSERT_EQ(corrections_of(state, diw()).size(), 1U);
    EXPECT_TRUE(corrections_of(state, AgreementId::parse(kOps).value()).empty());
}

TEST(Correction, OfATranscribedNumberIsMarkedWithWhereItStands) {
    auto world = approved_world();
    auto event = correct(world, transcription("levels/100/value", "86", "88"));
    EXPECT_NE(world.sentence(event).en.find("an error of transcription in KPI DIW-69-01"),
              std::string::npos);
    EXPECT_NE(world.sentence(event).en.find("“memo”, page 7"), std::string::npos);
    EXPECT_NE(world.sentence(event).th.find("แก้ตัวเลขที่คัดลอกผิด"), std::string::npos);
    const auto marks = world.judge(event);
    ASSERT_TRUE(marks);
    EXPECT_EQ(marks->front().values["before"], Value("86"));
    EXPECT_EQ(marks->front().values["after"], Value("88"));
    EXPECT_EQ(marks->front().values["page"], Value("7"));
    EXPECT_EQ(marks->front().values["document"], Value(sha256("memo").hex()));
    world.marks(event, "transcription");
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels.back().value->text, "88");
    expect_sound(world);
}

TEST(Correction, EveryNumberAndEveryWordingHasItsName) {
    auto world = approved_world();
    int made = 0;
    const auto id = [&] { return "correction/k" + std::to_string(++made); };
    for (const auto& [field, before] : {std::pair{"title/th", "KPI DIW-69-01 (ไทย)"},
                                        {"definition", "not_stated"},
                                        {"formula", "not_stated"},
                                        {"data_source", "not_stated"},
                                        {"responsible", "not_stated"},
                                        {"baseline/source", "not_stated"}})
        world.accepts(correct(world, clerical(field, before, "mended"), id()));
    world.marks(correct(world, transcription("levels/50/value", "78", "79"), id()),
                "transcription");
    world.marks(correct(world, transcription("baseline/value", "76", "75"), id()), "transcription");
    const auto kpi = applied_kpi(world, "DIW-69-01");
    EXPECT_EQ(kpi.responsible.text, "mended");
    EXPECT_EQ(kpi.baseline->source.text, "mended");
    EXPECT_EQ(kpi.baseline->value.text, "75");
    EXPECT_EQ(kpi.levels.front().value->text, "79");
    expect_sound(world);
}

TEST(Correction, OfABandNamesAnEnd) {
    auto world = drafted_world();
    auto kpi = sample_kpi("DIW-69-01");
    kpi.direction = Direction::band;
    const std::array<const char*, 3> from{"10", "20", "30"};
    const std::array<const char*, 3> to{"90", "80", "70"};
    for (std::size_t i = 0; i < kpi.levels.size(); ++i) {
        kpi.levels[i].value.reset();
        kpi.levels[i].from = Decimal{from.at(i)};
        kpi.levels[i].to = Decimal{to.at(i)};
    }
    world.accepts(revise(world, kpi));
    world =
        approved(voted_world(attended_world(convened_world(submitted_world(std::move(world))))));
    world.refuses(correct(world, transcription("levels/75/value", "20", "21")), "not_correctable");
    world.marks(correct(world, transcription("levels/75/from", "20", "21")), "transcription");
    world.marks(correct(world, transcription("levels/75/to", "80", "79"), "correction/k2"),
                "transcription");
    EXPECT_EQ(applied_kpi(world, "DIW-69-01").levels[1].to->text, "79");
}

TEST(Correction, WhatWasDecidedIsNotCorrected) {
    auto world = approved_world();
    for (const auto* field : {"unit/th", "unit", "direction", "kind", "method", "code", "source",
                              "levels/100/value", "baseline/value", "weight_bp", "title"})
        world.refuses(correct(world, clerical(field, "x", "y")), "not_correctable");
    for (const auto* field : {"title/th", "definition", "scale", "weights_bp", "levels/60/value",
                              "levels/100/score", "levels/100", "levels/100/milestone"})
        world.refuses(correct(world, transcription(field, "1", "2")), "not_correctable");
}

TEST(Correction, StatesExactlyWhatAppliesNow) {
    auto world = approved_world();
    world.refuses(correct(world, clerical("title/en", "KPI", "KPI one")), "before_differs");
    world.refuses(correct(world, transcription("levels/100/value", "86.0", "88")),
                  "before_differs");
    world.refuses(correct(world, mended_title("KPI DIW-69-01")), "nothing_changed");
}

TEST(Correction, OfANumberIsToANumberOnAPage) {
    auto world = approved_world();
    auto body = transcription("levels/100/value", "86", "88");
    body.page.reset();
    world.refuses(correct(world, body), "page_missing");
    world.refuses(correct(world, transcription("levels/100/value", "86", "about 88")),
                  "not_a_number");
    world.refuses(correct(world, transcription("baseline/year", "not_stated", "2567")),
                  "not_a_number");
}

TEST(Correction, LeavesATemplateThatHolds) {
    auto world = approved_world();
    world.refuses(correct(world, transcription("levels/100/value", "86", "80")), "levels_order");
    world.refuses(correct(world, transcription("levels/100/value", "86", "86.5")),
                  "template_incomplete");
}

TEST(Correction, IsOfAnAppliedKpiAlone) {
    auto drafted = drafted_world();
    drafted.refuses(correct(drafted, mended_title()), "kpi_not_applied");
    auto world = approved_world();
    auto body = mended_title();
    body.kpi = KpiCode{"DIW-69-09"};
    world.refuses(correct(world, body), "kpi_not_applied");
}

TEST(Correction, HasAnIdOfItsOwn) {
    auto world = approved_world();
    world.accepts(correct(world, mended_title()));
    world.refuses(correct(world, clerical("title/en", "KPI one", "KPI 1")), "correction_taken");
}

TEST(Correction, IsOfTheSecretaryAndAnotherPerson) {
    auto world = approved_world();
    world.refuses(world.event("sec", Capacity::secretary, kFirst, mended_title()),
                  "cosigner_missing");
    auto event = world.event("off-diw", Capacity::officer, kFirst, mended_title());
    world.refuses(World::with(event, "mem1", Capacity::holder), "capacity");
}

TEST(Correction, MakesARequestOfTheSameFieldStale) {
    auto world = approved_world();
    world.accepts(request(world, easier(world)));
    world.marks(correct(world, transcription("levels/100/value", "86", "88")), "transcription");
    world.refuses(convene_on(world, {kChange}), "change_stale");
}

TEST(Correction, WhatWasSignedStaysWhatWasApproved) {
    auto world = signed_world();
    const auto digest = applied_digest(world);
    world.accepts(correct(world, mended_title()));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::in_force);
    EXPECT_NE(applied_digest(world), digest);
    EXPECT_EQ(signed_content(world.memory.now(), diw()), digest);
    EXPECT_EQ(timeline(world).back().approved_digest(), digest);
    world.refuses(sign(world, "dg", Capacity::maker), "already_signed");
}

TEST(Correction, BeforeItIsInForceBothSignTheCorrectedContent) {
    auto world = signable_world();
    world.accepts(sign(world, "dg", Capacity::maker));
    world.accepts(correct(world, mended_title()));
    EXPECT_EQ(yet_to_sign(world.memory.now(), diw()).size(), 2U);
    world = signed_world(std::move(world));
    EXPECT_EQ(status_of(world.memory.now(), diw()), AgreementStatus::in_force);
}

TEST(Correction, FallsWithTheChangeThatItCorrected) {
    auto world = approved_world();
    world.accepts(correct(world, mended_title(), "correction/k0"));
    const auto was = world.memory;
    world.accepts(request(world, easier(world)));
    world = convened_on(std::move(world));
    world.accepts(conclude_on(world, Outcome::approved));
    const Index second{world.next.value};
    world.marks(correct(world, transcription("levels/100/value", "90", "91")), "transcription");
    const Index third{world.next.value};
    world.accepts(correct(world, clerical("title/en", "KPI one", "KPI 1"), "correction/k2"));
    world.refuses(rescind(world, "item/m2/1", change_digest(world), {}), "dependents_differ");
    ResolutionRescinded body;
    body.item = "item/m2/1";
    body.digest = change_digest(world);
    body.dependents = {second, third};
    auto event = reasoned(world.event("sec", Capacity::secretary, "item/m3/1", body));
    world.marks(World::with(event, "mem1", Capacity::present), "rescinded");
    EXPECT_EQ(content_of(world.memory.now(), diw(), Side::applied),
              content_of(was.now(), diw(), Side::applied));
    expect_sound(world);
    const auto state = world.memory.now();
    ASSERT_EQ(corrections_of(state, diw()).size(), 1U) << "the one before the change stands";
    EXPECT_TRUE(has(state, kFirst, "revoked"));
    EXPECT_TRUE(has(state, "correction/k2", "revoked"));
    EXPECT_EQ(timeline(world).back().correction->by, "correction/k0");
}

TEST(Correction, FallsWithTheApprovalThatItCorrected) {
    auto world = approved_world();
    const Index first{world.next.value};
    world.accepts(correct(world, mended_title()));
    const auto digest = find_item(world.memory.now(), {MeetingId{"m1"}, 1})->digest;
    world.marks(rescind(world, "item/m1/1", digest, {first}), "rescinded");
    const auto state = world.memory.now();
    EXPECT_TRUE(list(state, "kpi/DIW-69-01").empty());
    EXPECT_FALSE(has(state, kDiw, "timeline"));
    EXPECT_TRUE(has(state, kFirst, "revoked"));
    EXPECT_TRUE(corrections_of(state, diw()).empty());
}

}  // namespace
}  // namespace banchi::domain
