#include "ledger/domain/agreement/drafting.hpp"
#include "tests/domain/signing.hpp"

namespace banchi::domain {
namespace {

constexpr auto kMaker = Capacity::maker;
constexpr auto kReceiver = Capacity::receiver;

AgreementStatus status(const World& world, const std::string& agreement = kDiw) {
    return status_of(world.memory.now(), AgreementId::parse(agreement).value()).value();
}

Signature signature(const World& world, Capacity party) {
    for (const auto& made : signatures_of(world.memory.now(), diw()))
        if (made.party == party) return made.signature;
    ADD_FAILURE() << "not signed";
    return {};
}

// The secretary enters what was signed on paper.
Event scan(World& world, const std::string& person, Capacity party) {
    auto event = sign(world, "sec", Capacity::secretary);
    event.header.common.recorded_for =
        RecordedFor{PersonId{person}, party, sha256("scan"), std::nullopt};
    return World::with(event, "mem1", Capacity::present);
}

void end_head(World& world, const std::string& person, Date until) {
    RoleEnded ended;
    ended.role = Role::head;
    ended.agency = AgencyId{"diw"};
    ended.until = until;
    ended.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "person/" + person, ended));
}

// "dg2" heads diw since New Year, in place of "dg".
World succeeded_world(const FrameworkPublished& framework = receiving_framework()) {
    auto world = signable(approved_world(), framework);
    add_person(world, "dg2");
    const auto since = Date::from_civil(2026, 1, 1);
    end_head(world, "dg", since);
    auto next = in_office("dg-diw", Role::head, "diw");
    next.from = since;
    seat(world, "dg2", next);
    return world;
}

TEST(AgreementSigned, BothPartiesBringItIntoForce) {
    auto world = signable_world();
    EXPECT_EQ(yet_to_sign(world.memory.now(), diw()), (std::vector{kMaker, kReceiver}));
    const auto digest = applied_digest(world);
    const auto made = sign(world, "dg", kMaker);
    EXPECT_EQ(world.sentence(made).en,
              "dg signed the agreement of diw, fiscal year 2569 as its maker");
    EXPECT_EQ(world.sentence(made).th,
              "dg (ไทย) ลงนามคำรับรองของdiw (ไทย) ปีงบประมาณ พ.ศ. 2569 ในฐานะผู้ทำคำรับรอง");
    world.accepts(made);
    EXPECT_EQ(status(world), AgreementStatus::approved);
    EXPECT_EQ(yet_to_sign(world.memory.now(), diw()), std::vector{kReceiver});
    EXPECT_FALSE(signed_content(world.memory.now(), diw()));
    world.accepts(sign(world, "chair", kReceiver));
    EXPECT_EQ(status(world), AgreementStatus::in_force);
    EXPECT_TRUE(yet_to_sign(world.memory.now(), diw()).empty());
    EXPECT_EQ(signed_content(world.memory.now(), diw()), digest);
}

TEST(AgreementSigned, KeepsWhoSignedInWhichOfficeAndHow) {
    const auto world = signed_world();
    const auto maker = signature(world, kMaker);
    EXPECT_EQ(maker.person, PersonId{"dg"});
    EXPECT_EQ(maker.office, "head/diw");
    EXPECT_EQ(maker.office_name, title("Office dg-diw"));
    EXPECT_EQ(maker.holding, Holding::substantive);
    EXPECT_FALSE(maker.recorded);
    EXPECT_EQ(maker.revision, 1);
    const auto receiver = signature(world, kReceiver);
    EXPECT_EQ(receiver.office, "ps");
    EXPECT_EQ(receiver.office_name, title("Office ps"));
    const auto all = signatures_of(world.memory.now(), diw());
    EXPECT_LT(all.at(0).index, all.at(1).index);
}

TEST(AgreementSigned, OnlyWhatIsApprovedIsSigned) {
    auto world = signable(submitted_world());
    for (const auto party : kParties)
        world.refuses(world.event("dg", party, kDiw, AgreementSigned{draft_digest(world)}),
                      "not_approved");
}

TEST(AgreementSigned, NamesTheContentAsItApplies) {
    auto world = signable_world();
    world.refuses(world.event("dg", kMaker, kDiw, AgreementSigned{sha256("other")}),
                  "digest_differs");
}

TEST(AgreementSigned, NobodyReceivesWhereTheFrameworkNamesNoOffice) {
    auto world = signable(approved_world(), framework_2569());
    world.refuses(sign(world, "chair", kReceiver), "receiver_not_named");
    world.accepts(sign(world, "dg", kMaker));
    publish(world, receiving_framework(), 3);
    world.accepts(sign(world, "chair", kReceiver));
}

TEST(AgreementSigned, IsForTheHolderOfTheOfficeThatDay) {
    auto world = succeeded_world();
    world.refuses(sign(world, "off-diw", kMaker), "not_the_holder");
    world.refuses(sign(world, "dg", kMaker), "not_the_holder");
    world.refuses(sign(world, "dg2", kReceiver), "not_the_holder");
    world.refuses(sign(world, "min", kReceiver), "not_the_holder");
    world.refuses(sign(world, "chair", Capacity::chair), "capacity");
}

TEST(AgreementSigned, TheAgencyOfTheExceptionIsReceivedByAnotherOffice) {
    auto world = voted_world();
    world.accepts(conclude(world, 2, conclusion(world, 2, Outcome::approved)));
    world = signable(std::move(world));
    world.refuses(sign(world, "chair", kReceiver, kOps), "not_the_holder");
    world.accepts(sign(world, "chair", kMaker, kOps));
    world.accepts(sign(world, "min", kReceiver, kOps));
    EXPECT_EQ(status(world, kOps), AgreementStatus::in_force);
}

TEST(AgreementSigned, MakerAndReceiverAreTwoPeople) {
    auto world = voted_world();
    world.accepts(conclude(world, 2, conclusion(world, 2, Outcome::approved)));
    auto framework = receiving_framework();
    framework.receiver->except.clear();
    world = signable(std::move(world), framework);
    world.accepts(sign(world, "chair", kMaker, kOps));
    world.refuses(sign(world, "chair", kReceiver, kOps), "same_person");
}

TEST(AgreementSigned, NoPartySignsTwice) {
    auto world = signable_world();
    world.accepts(sign(world, "dg", kMaker));
    world.refuses(sign(world, "dg", kMaker), "already_signed");
    add_person(world, "deputy");
    auto acting = in_office("dg-diw", Role::head, "diw");
    acting.holding = Holding::acting;
    seat(world, "deputy", acting);
    world.refuses(sign(world, "deputy", kMaker), "already_signed");
    world.accepts(sign(world, "chair", kReceiver));
    world.refuses(sign(world, "chair", kReceiver), "already_signed");
}

TEST(AgreementSigned, AnActingHolderSignsAsActing) {
    auto world = signable_world();
    add_person(world, "deputy");
    auto acting = in_office("dg-diw", Role::head, "diw");
    acting.holding = Holding::acting;
    acting.from = Date::from_civil(2026, 1, 10);
    acting.until = Date::from_civil(2026, 1, 20);
    seat(world, "deputy", acting);
    const auto event = sign(world, "deputy", kMaker);
    EXPECT_EQ(world.sentence(event).en,
              "deputy (acting) signed the agreement of diw, fiscal year 2569 as its maker");
    EXPECT_NE(world.sentence(event).th.find("(รักษาราชการแทน)"), std::string::npos);
    world.marks(event, "holder_changed");
    EXPECT_EQ(signature(world, kMaker).holding, Holding::acting);
    EXPECT_EQ(signature(world, kMaker).office_name, title("Office dg-diw"));
    world.now = Date::from_civil(2026, 2, 1).begins();
    EXPECT_NE(world.sentence(event).en.find("(acting)"), std::string::npos) << "by the record";
    world.accepts(sign(world, "chair", kReceiver));
}

TEST(AgreementSigned, AHolderWhoCameAfterTheApprovalIsMarked) {
    auto world = succeeded_world();
    auto event = sign(world, "dg2", kMaker);
    const auto marks = world.judge(event);
    ASSERT_TRUE(marks);
    ASSERT_EQ(marks->size(), 1U);
    const auto& mark = marks->front();
    EXPECT_EQ(mark.rule, "holder_changed");
    EXPECT_EQ(mark.values["approved"], Value("2025-09-19"));
    EXPECT_EQ(mark.values["signed"], Value("2026-01-15"));
    EXPECT_EQ(mark.values["holders_then"], Value::array().push("dg"));
    EXPECT_EQ(mark.why.en,
              "dg2 did not hold the office head/diw on the day of approval, 19 September 2025");
    world.marks(event, "holder_changed");
}

TEST(AgreementSigned, AFrameworkMayRefuseAChangedHolder) {
    auto framework = receiving_framework();
    framework.refusing = {{"holder_changed"}};
    auto world = succeeded_world(framework);
    world.refuses(sign(world, "dg2", kMaker), "holder_changed");
}

TEST(AgreementSigned, AScanIsARecordedActAndSaysSo) {
    auto world = signable_world();
    const auto event = scan(world, "dg", kMaker);
    EXPECT_EQ(world.sentence(event).en,
              "the agreement of diw, fiscal year 2569 bears, on paper, the assent of dg as its "
              "maker (recorded by sec, not signed by dg)");
    EXPECT_NE(world.sentence(event).th.find("ให้คำรับรองไว้เป็นเอกสาร"), std::string::npos);
    world.accepts(event);
    EXPECT_TRUE(signature(world, kMaker).recorded);
    EXPECT_EQ(signature(world, kMaker).person, PersonId{"dg"});
    world.refuses(scan(world, "min", kReceiver), "not_the_holder");
    world.accepts(scan(world, "chair", kReceiver));
    EXPECT_EQ(status(world), AgreementStatus::in_force);
}

TEST(AgreementSigned, AScanNeedsAFrameworkThatTakesIt) {
    auto framework = receiving_framework();
    framework.recordable.clear();
    auto world = signable(approved_world(), framework);
    world.refuses(scan(world, "dg", kMaker), "not_recordable");
}

TEST(AgreementSigned, BindsAHistoryThatWasSeen) {
    auto world = signable_world();
    auto event = sign(world, "dg", kMaker);
    event.header.basis.reset();
    world.refuses(event, "basis_missing");
    event = sign(world, "dg", kMaker);
    event.header.subject_version.reset();
    world.refuses(event, "subjectversion_missing");
}

TEST(FrameworkPublished, TheReceiversOfficesAndAgenciesAreKnown) {
    auto world = signable_world();
    const auto refused = [&](const Receiving& receiving, const std::string& rule) {
        auto framework = framework_2569();
        framework.receiver = receiving;
        auto event = world.event("sec", Capacity::secretary, "framework/2569/3", framework);
        world.refuses(World::with(event, "chair", Capacity::chair), rule);
    };
    refused({OfficeId{"nobody"}, {}}, "unknown_office");
    refused({OfficeId{"ps"}, {{AgencyId{"ops"}, OfficeId{"nobody"}}}}, "unknown_office");
    refused({OfficeId{"ps"}, {{AgencyId{"tisi"}, OfficeId{"ps"}}}}, "unknown_agency");
}

}  // namespace
}  // namespace banchi::domain
