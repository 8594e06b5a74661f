#include "tests/domain/steps.hpp"

namespace banchi::domain {
namespace {

TEST(Content, AnAgreementsSubjectReadsBack) {
    EXPECT_EQ(diw().subject(), kDiw);
    EXPECT_EQ(diw().draft(), "draft/agreement/diw/2569");
    for (const auto* bad :
         {"", "agreement", "agreement/diw", "agreement//2569", "agreement/diw/2569/1",
          "meeting/diw/2569", "agreement/diw/02569", "agreement/diw/+2569"})
        EXPECT_FALSE(AgreementId::parse(bad)) << bad;
    const auto common_era = AgreementId::parse("agreement/diw/2026");
    ASSERT_FALSE(common_era);
    EXPECT_EQ(common_era.error().name, "fiscal_year");
    EXPECT_NE(common_era.error().detail.en.find("did you mean 2569?"), std::string::npos);
}

TEST(Content, IsExactlyWhatIsDecided) {
    const auto world = drafted_world();
    const auto content = content_of(world.memory.now(), diw(), Side::draft);
    const auto expected =
        Value::object()
            .set("kind", "agreement")
            .set("agency", "diw")
            .set("fiscal_year", 2569)
            .set("framework", "framework/2569/1")
            .set("kpis", Value::object()
                             .set("DIW-69-01", to_value(sample_kpi("DIW-69-01")))
                             .set("DIW-69-02", to_value(sample_kpi("DIW-69-02"))))
            .set("weights_bp", Value::object().set("DIW-69-01", 6000).set("DIW-69-02", 4000));
    EXPECT_EQ(canonical(content), canonical(expected));
}

TEST(Content, TheDigestIsOfThePrefixedCanonicalBytes) {
    const auto content = Value::object().set("b", 1).set("a", "ก");
    EXPECT_EQ(content_bytes(content), "banchi-content-v1\n{\"a\":\"ก\",\"b\":1}");
    EXPECT_EQ(content_digest(content), sha256(content_bytes(content)));
}

TEST(Content, EveryEditChangesTheDraftsDigest) {
    auto world = drafted_world();
    std::set<Digest> seen{draft_digest(world)};
    auto kpi = sample_kpi("DIW-69-02");
    kpi.formula = Line{"a / b"};
    world.accepts(revise(world, kpi));
    EXPECT_TRUE(seen.insert(draft_digest(world)).second);
    world.accepts(weigh(world, weights({{"DIW-69-01", 5000}, {"DIW-69-02", 5000}})));
    EXPECT_TRUE(seen.insert(draft_digest(world)).second);
    world.accepts(withdraw(world, "DIW-69-02"));
    EXPECT_TRUE(seen.insert(draft_digest(world)).second);
}

TEST(Content, ANewFrameworkChangesADraftButNothingApproved) {
    auto world = voted_world();
    world.accepts(conclude(world, 1, by_ballots(world, Outcome::approved, {3, 0, 0})));
    const auto ops = draft_digest(world, kOps);
    const auto approved = content_of(world.memory.now(), diw(), Side::applied);
    publish(world, framework_2569());
    EXPECT_NE(draft_digest(world, kOps), ops);
    EXPECT_EQ(content_of(world.memory.now(), diw(), Side::applied), approved);
    EXPECT_EQ(content_digest(approved), get<Digest>(world.memory.now(), kDiw, "content_digest"));
}

TEST(Content, AnEmptyPositionHasEmptyContent) {
    const Memory nothing;
    const auto content = content_of(nothing.now(), diw(), Side::applied);
    EXPECT_EQ(content["kpis"], Value::object());
    EXPECT_EQ(content["framework"], Value("not_stated"));
    EXPECT_FALSE(status_of(nothing.now(), diw()));
}

}  // namespace
}  // namespace banchi::domain
