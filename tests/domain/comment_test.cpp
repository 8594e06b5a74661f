#include "ledger/domain/record/comments.hpp"

#include "ledger/domain/texts.hpp"
#include "tests/domain/changing.hpp"

namespace banchi::domain {
namespace {

const std::string kComment = "comment/k1";

TextDigest text(const std::string& words) {
    return {sha256("salted " + words)};
}

// diw's proposal is drafted, and "adv" is an adviser.
World advised(World world) {
    add_person(world, "adv");
    grant(world, "adv", Role::adviser);
    return world;
}

CommentMade about(const World& world) {
    CommentMade body;
    body.about = kDiw;
    body.digest = draft_digest(world);
    body.text = text("too easy");
    return body;
}

Event comment(World& world, const CommentMade& body, const std::string& by = "adv",
              const std::string& subject = kComment) {
    const auto capacity = by == "adv" ? Capacity::adviser : Capacity::member;
    return world.event(by, capacity, subject, body);
}

Event answer(World& world, std::optional<Index> led_to = std::nullopt,
             const std::string& by = "off-diw") {
    return world.event(by, Capacity::officer, kComment,
                       CommentAnswered{text("harder now"), led_to});
}

World commented_world() {
    auto world = advised(drafted_world());
    world.accepts(comment(world, about(world)));
    return world;
}

TEST(Comment, PinsTheContentThatWasReadAndNamesItsText) {
    auto world = advised(drafted_world());
    auto body = about(world);
    body.kpi = KpiCode{"DIW-69-01"};
    const auto event = comment(world, body);
    EXPECT_EQ(world.sentence(event).en,
              "adv commented on the KPI DIW-69-01 in diw, fiscal year 2569");
    EXPECT_EQ(world.sentence(event).th,
              "adv (ไทย) แสดงความเห็นต่อตัวชี้วัด DIW-69-01 ในdiw (ไทย) ปีงบประมาณ พ.ศ. 2569");
    EXPECT_EQ(named_texts(event), std::set<TextDigest>{text("too easy")});
    world.accepts(event);
    const auto made = find_comment(world.memory.now(), kComment).value();
    EXPECT_EQ(made.about, kDiw);
    EXPECT_EQ(made.agreement, diw());
    EXPECT_EQ(made.digest, draft_digest(world));
    EXPECT_EQ(made.kpi, KpiCode{"DIW-69-01"});
    EXPECT_EQ(made.made.person, PersonId{"adv"});
    EXPECT_EQ(made.made.capacity, Capacity::adviser);
    EXPECT_EQ(made.made.text, text("too easy"));
    EXPECT_FALSE(made.made.recorded);
    EXPECT_FALSE(made.answer);
    EXPECT_TRUE(has(world.memory.now(), "index/comments/2569", "diw/k1"));
}

TEST(Comment, OrPinsAnEvent) {
    auto world = advised(drafted_world());
    auto body = about(world);
    body.index = Index{world.next.value - 3};
    world.refuses(comment(world, body), "pin_missing");
    body.digest.reset();
    world.refuses(comment(world, body), "no_such_event");
    for (std::uint64_t i = 0; i < world.log.size(); ++i)
        if (world.log[i].header.subject == kDiw) body.index = Index{i};
    world.accepts(comment(world, body));
    EXPECT_EQ(find_comment(world.memory.now(), kComment)->index, body.index);
    body.index.reset();
    world.refuses(comment(world, body, "adv", "comment/k2"), "pin_missing");
}

TEST(Comment, IsOnWhatStandsSomewhere) {
    auto world = advised(submitted_world());
    const auto submitted = draft_digest(world);
    edit(world);
    auto body = about(world);
    body.digest = sha256("other");
    world.refuses(comment(world, body), "content_unknown");
    body.digest = submitted;
    world.accepts(comment(world, body));
    body.digest = draft_digest(world);
    world.accepts(comment(world, body, "adv", "comment/k2"));
    body.about = "agreement/ops/2570";
    world.refuses(comment(world, body, "adv", "comment/k3"), "no_such_subject");
    body.about = "change/c9";
    world.refuses(comment(world, body, "adv", "comment/k3"), "no_such_subject");
}

TEST(Comment, IsOnAKpiOfIt) {
    auto world = advised(submitted_world());
    auto body = about(world);
    body.kpi = KpiCode{"OPS-69-01"};
    world.refuses(comment(world, body), "no_such_kpi");
}

TEST(Comment, OnARequestedChangeAndOnWhatApplies) {
    auto world = advised(approved_world());
    world.accepts(request(world, easier(world)));
    auto body = about(world);
    body.digest = get<Digest>(world.memory.now(), kDiw, "content_digest");
    world.accepts(comment(world, body));
    body.about = kChange;
    world.refuses(comment(world, body, "adv", "comment/k2"), "content_unknown");
    body.digest = change_digest(world);
    const auto event = comment(world, body, "adv", "comment/k2");
    EXPECT_EQ(world.sentence(event).en, "adv commented on the change c1 of diw, fiscal year 2569");
    EXPECT_NE(world.sentence(event).th.find("คำขอเปลี่ยนแปลง c1"), std::string::npos);
    world.accepts(event);
    EXPECT_EQ(find_comment(world.memory.now(), "comment/k2")->agreement, diw());
}

TEST(Comment, IsOfAnAdviserOrOfAMemberOfTheCommittee) {
    auto world = advised(drafted_world());
    const auto body = about(world);
    world.refuses(comment(world, body, "guest"), "no_seat");
    auto officer = comment(world, body, "off-diw");
    officer.header.capacity = Capacity::officer;
    world.refuses(officer, "capacity");
    auto pretender = comment(world, body, "mem1");
    pretender.header.capacity = Capacity::adviser;
    world.refuses(pretender, "role");
    world.accepts(comment(world, body, "mem1"));
    EXPECT_EQ(find_comment(world.memory.now(), kComment)->made.capacity, Capacity::member);
}

TEST(Comment, MayBeARecordedAct) {
    auto framework = framework_2569();
    framework.recordable.push_back({"comment.made"});
    auto world = advised(drafted_world(framework));
    auto event = world.event("sec", Capacity::secretary, kComment, about(world));
    event.header.common.recorded_for =
        RecordedFor{PersonId{"adv"}, Capacity::adviser, sha256("letter"), std::nullopt};
    world.accepts(World::with(event, "mem1", Capacity::present));
    const auto made = find_comment(world.memory.now(), kComment)->made;
    EXPECT_EQ(made.person, PersonId{"adv"});
    EXPECT_TRUE(made.recorded);
}

TEST(Comment, HasAnIdOfItsOwn) {
    auto world = commented_world();
    world.refuses(comment(world, about(world)), "comment_taken");
}

TEST(Comment, IsAnsweredOnceByAnOfficerOfTheAgency) {
    auto world = commented_world();
    world.refuses(answer(world, {}, "off-ops"), "role");
    const auto event = answer(world);
    EXPECT_EQ(world.sentence(event).en,
              "off-diw answered the comment of adv on diw, fiscal year 2569");
    EXPECT_EQ(world.sentence(event).th,
              "off-diw (ไทย) ตอบความเห็นของadv (ไทย) ต่อdiw (ไทย) ปีงบประมาณ พ.ศ. 2569");
    EXPECT_EQ(named_texts(event), std::set<TextDigest>{text("harder now")});
    world.accepts(event);
    const auto said = find_comment(world.memory.now(), kComment)->answer.value();
    EXPECT_EQ(said.person, PersonId{"off-diw"});
    EXPECT_EQ(said.text, text("harder now"));
    world.refuses(answer(world), "already_answered");
}

TEST(Comment, AnUnknownOneIsNotAnswered) {
    auto world = drafted_world();
    world.refuses(answer(world), "no_such_comment");
}

TEST(Comment, AnAnswerMayNameWhatCameOfIt) {
    auto world = commented_world();
    edit(world);
    const Index revised{world.next.value - 1};
    world.refuses(answer(world, Index{0}), "no_such_event");
    const auto event = answer(world, revised);
    EXPECT_NE(world.sentence(event).en.find("which led to event"), std::string::npos);
    world.accepts(event);
    EXPECT_EQ(find_comment(world.memory.now(), kComment)->answer->led_to, revised);
}

TEST(Comment, AnAnswerMayNameAChangeOfTheAgreement) {
    auto world = advised(approved_world());
    auto body = about(world);
    world.accepts(comment(world, body));
    world.accepts(request(world, easier(world)));
    world.accepts(answer(world, Index{world.next.value - 1}));
}

TEST(Comment, OtherEventsNameNoText) {
    auto world = drafted_world();
    EXPECT_TRUE(named_texts(weigh(world, weights({{"DIW-69-01", 10'000}}))).empty());
}

}  // namespace
}  // namespace banchi::domain
