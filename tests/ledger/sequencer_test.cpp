#include <thread>

#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

using Sequencing = Desk;

TEST_F(Sequencing, AReceiptProvesItsLeaf) {
    opened();
    const auto receipt = accept(agency("diw"));
    EXPECT_EQ(receipt.index.value, 1u);
    EXPECT_EQ(receipt.recorded, clock.now());
    EXPECT_FALSE(receipt.repeated);
    EXPECT_FALSE(receipt.summary.th.empty());
    EXPECT_FALSE(receipt.summary.en.empty());
    expect_proven(receipt);
}

TEST_F(Sequencing, ARefusalStoresNothing) {
    opened();
    const auto before = ledger->position();
    const auto ann = person("ann");
    expect_error(send({ann, ann}), "partly_recorded");
    auto stranger = agency("diw");
    stranger.header.actor.text = "nobody";
    expect_error(send({stranger}), "unknown_key");
    auto early = agency("diw");
    early.header.occurred = clock.now().plus_seconds(600);
    expect_error(send({early}), "occurred_ahead");
    EXPECT_EQ(ledger->position().checkpoint, before.checkpoint);
    EXPECT_EQ(ledger->log().leaves(Index{0}, 9)->size(), 1u);
}

TEST_F(Sequencing, GrowthIsToldWhenItCanBeReadAndNotAfterSomebodyElseListens) {
    opened();
    std::vector<std::uint64_t> sizes;
    ledger->on_growth([&] { sizes.push_back(size()); });
    accept(agency("diw"));
    expect_error(send({agency("diw")}), "agency_exists");
    dry_run({agency("oie")});
    accept(agency("ops"));
    ledger->on_growth({});
    accept(agency("tisi"));
    EXPECT_EQ(sizes, (std::vector<std::uint64_t>{2, 3}));
}

TEST_F(Sequencing, ABadSignatureIsRefused) {
    opened();
    auto envelope = seal(agency("diw"));
    envelope.signatures.front().sig[10] ^= 1;
    expect_error(ledger->submit_and_wait({envelope}), "bad_signature");
    EXPECT_EQ(size(), 1u);
}

TEST_F(Sequencing, TheOpeningNamesThisLedger) {
    auto other = domain::opened_world(domain::Clock::system, "test.example/other");
    clock.set(other.recorded.front());
    expect_error(send({other.log.front()}), "foreign_ledger");
    EXPECT_EQ(size(), 0u);
}

TEST_F(Sequencing, ARepeatGetsTheFirstReceiptWithAFreshProof) {
    opened();
    const auto event = agency("diw");
    const auto first = accept(event);
    accept(agency("ops"));
    clock.set(clock.now().plus_seconds(100));
    const auto again = accept(event);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.index, first.index);
    EXPECT_EQ(again.leaf, first.leaf);
    EXPECT_EQ(again.recorded, first.recorded);
    EXPECT_EQ(again.summary, first.summary);
    expect_proven(again);
    EXPECT_NE(again.proof.find(ledger->position().checkpoint), std::string::npos);
    EXPECT_EQ(size(), 3u);
}

TEST_F(Sequencing, ARepeatIsAnsweredEvenAfterTheKeyWasRevoked) {
    follow(domain::ready_world());
    auto sent = world.event("reg", domain::Capacity::registrar, "person/sec",
                            domain::KeyEnrolled{domain::World::key_of("sec2")});
    // The second key of somebody: possession is proven by the key itself.
    domain::World::with(sent, "sec", domain::Capacity::new_key);
    auto envelope = envelope::sign_payload(
        wire::payload_of(sent, kOrigin),
        {&static_cast<const envelope::SigningKey&>(envelope::key_for("reg")),
         &static_cast<const envelope::SigningKey&>(envelope::key_for("sec2"))});
    const auto first = ledger->submit_and_wait({envelope});
    ASSERT_TRUE(first) << first.error().name << first.error().detail.en;
    domain::KeyRevoked revoked;
    revoked.key = domain::World::key_of("sec2").id().digest;
    const auto gone =
        send({world.event("reg", domain::Capacity::registrar, "person/sec", revoked)});
    ASSERT_TRUE(gone) << gone.error().name << gone.error().detail.en;
    const auto again = ledger->submit_and_wait({envelope});
    ASSERT_TRUE(again) << again.error().name;
    EXPECT_TRUE(again->front().repeated);
    EXPECT_EQ(again->front().leaf, first->front().leaf);
}

TEST_F(Sequencing, TheSameIdWithOtherContentIsAConflict) {
    opened();
    const auto event = agency("diw");
    accept(event);
    auto other = agency("ops");
    other.header.id = event.header.id;
    const auto refused = send({other});
    expect_error(refused, "id_taken");
    EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
}

TEST_F(Sequencing, AnArrayIsStoredWholeOrNotAtAll) {
    opened();
    auto wrong = agency("a2");
    wrong.header.subject = "agency/a1";
    expect_error(send({agency("a1"), wrong, agency("a3")}), "agency_exists");
    EXPECT_EQ(size(), 1u);
    EXPECT_FALSE(ledger->state(TreeSize{1})->fact("agency/a1", "name"));
    const auto receipts = send({agency("a1"), agency("a2"), agency("a3")});
    ASSERT_TRUE(receipts);
    ASSERT_EQ(receipts->size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ((*receipts)[i].index.value, i + 1);
        expect_proven((*receipts)[i]);
    }
}

TEST_F(Sequencing, AnArrayOfRepeatsIsOneAndAMixedOneAConflict) {
    opened();
    const auto one = agency("a1");
    const auto two = agency("a2");
    ASSERT_TRUE(send({one, two}));
    const auto again = send({two, one});
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)[0].index.value, 2u);
    EXPECT_EQ((*again)[1].index.value, 1u);
    EXPECT_TRUE((*again)[0].repeated && (*again)[1].repeated);
    const auto mixed = send({one, agency("a3")});
    expect_error(mixed, "partly_recorded");
    EXPECT_EQ(mixed.error().kind, ErrorKind::conflict);
    EXPECT_EQ(size(), 3u);
}

TEST_F(Sequencing, AnArrayHasOneTo256Events) {
    opened();
    expect_error(send({}), "array_size");
    std::vector<domain::Event> events;
    for (int i = 0; i < 257; ++i) events.push_back(agency("a" + std::to_string(i)));
    expect_error(send(events), "array_size");
    EXPECT_EQ(size(), 1u);
    events.pop_back();
    EXPECT_TRUE(send(events));
    EXPECT_EQ(size(), 257u);
}

TEST_F(Sequencing, AKeyIsUsedInTheArrayThatEnrolsIt) {
    opened();
    auto second = enrolment("bob");
    second.header.id = {"01JKEYUSEDATONCE0000000001"};
    auto by_ann = world.event("ann", domain::Capacity::registrar, "agency/diw",
                              domain::AgencyRegistered{domain::title("x"), domain::title("x")});
    domain::RoleGranted granted;
    granted.role = domain::Role::registrar;
    granted.from = Date::from_civil(2025, 1, 1);
    granted.order = domain::citation();
    const auto role = world.event("reg", domain::Capacity::registrar, "person/ann", granted);
    const auto receipts = send({person("ann"), enrolment("ann"), role, by_ann});
    ASSERT_TRUE(receipts) << receipts.error().name << ": " << receipts.error().detail.en;
    EXPECT_EQ(size(), 5u);
    // Without the enrolment in the same array it stays unknown.
    auto by_bob = world.event("bob", domain::Capacity::registrar, "agency/ops",
                              domain::AgencyRegistered{domain::title("y"), domain::title("y")});
    expect_error(send({agency("a1"), by_bob}), "unknown_key");
}

TEST_F(Sequencing, ABasisMustBeABeginningOfThisLog) {
    opened();
    accept(agency("a1"));
    accept(agency("a2"));
    auto with_basis = [&](std::uint64_t seen, const Digest& root) {
        auto event = agency("b" + std::to_string(seen) + root.hex().substr(0, 2));
        event.header.basis = domain::Basis{TreeSize{seen}, root};
        return ledger->submit_and_wait({envelope::sealed(event, kOrigin)});
    };
    expect_error(with_basis(4, Digest{}), "foreign_basis");
    expect_error(with_basis(2, Digest{}), "foreign_basis");
    expect_error(with_basis(2, ledger->root_at(TreeSize{1}).value()), "foreign_basis");
    EXPECT_EQ(size(), 3u);
    for (const auto seen : {0u, 1u, 2u, 3u})
        EXPECT_TRUE(with_basis(seen, ledger->root_at(TreeSize{seen}).value())) << seen;
    open();
    EXPECT_TRUE(with_basis(6, ledger->root_at(TreeSize{6}).value())) << "roots not in memory";
}

TEST_F(Sequencing, RecordedNeverDecreasesAndAClockFarBehindStopsWriting) {
    opened();
    const auto first = accept(agency("a1"));
    clock.set(first.recorded.plus_seconds(-60));
    EXPECT_EQ(accept(agency("a2")).recorded, first.recorded);
    clock.set({first.recorded.plus_seconds(-60).micros - 1});
    const auto refused = send({agency("a3")});
    expect_error(refused, "clock");
    EXPECT_EQ(refused.error().kind, ErrorKind::clock);
    open();
    expect_error(send({agency("a3")}), "clock");
    clock.set(first.recorded.plus_seconds(1));
    EXPECT_EQ(accept(agency("a3")).recorded, clock.now());
}

TEST_F(Sequencing, ADryRunJudgesAndStoresNothing) {
    opened();
    const auto judged = dry_run({person("ann"), enrolment("ann")});
    ASSERT_TRUE(judged) << judged.error().name;
    EXPECT_EQ((*judged)[1].index.value, 2u);
    EXPECT_TRUE((*judged)[1].proof.empty());
    EXPECT_FALSE((*judged)[1].summary.en.empty());
    expect_error(dry_run({enrolment("nobody")}), "unknown_person");
    EXPECT_EQ(size(), 1u);
    EXPECT_EQ(accept(person("ann")).index.value, 1u);
}

TEST_F(Sequencing, ManyWritersAtOnceGetOneOrder) {
    opened();
    constexpr int kWriters = 4;
    constexpr int kEach = 40;
    std::vector<std::vector<domain::Event>> events(kWriters);
    for (int w = 0; w < kWriters; ++w)
        for (int i = 0; i < kEach; ++i)
            events[static_cast<std::size_t>(w)].push_back(
                agency("w" + std::to_string(w) + "-" + std::to_string(i)));
    std::mutex mutex;
    std::vector<Receipt> receipts;
    std::vector<std::thread> writers;
    for (const auto& mine : events)
        writers.emplace_back([&] {
            for (const auto& event : mine) {
                const auto sent = send({event});
                const std::lock_guard lock(mutex);
                ASSERT_TRUE(sent) << sent.error().name;
                receipts.push_back(sent->front());
            }
        });
    for (auto& writer : writers) writer.join();
    ASSERT_EQ(receipts.size(), std::size_t{kWriters * kEach});
    std::vector<bool> seen(receipts.size() + 1);
    for (const auto& receipt : receipts) {
        expect_proven(receipt);
        EXPECT_FALSE(seen.at(receipt.index.value));
        seen.at(receipt.index.value) = true;
        EXPECT_EQ(ledger->log().leaves(receipt.index, 1)->front(), receipt.leaf);
    }
}

// Holds the answering thread in the first answer, so that what follows queues up.
TEST_F(Sequencing, MoreWaitingThanTheQueueHoldsIsBusy) {
    options.queue_events = 3;
    open();
    const auto opening = domain::opened_world(domain::Clock::system, kOrigin);
    clock.set(opening.now);
    world = opening;
    std::promise<void> holding;
    std::promise<void> release;
    ledger->submit({seal(opening.log.front())}, [&](Receipts) {
        holding.set_value();
        release.get_future().wait();
    });
    holding.get_future().wait();
    std::vector<std::future<Receipts>> answers;
    for (int i = 0; i < 4; ++i) {
        auto answer = std::make_shared<std::promise<Receipts>>();
        answers.push_back(answer->get_future());
        ledger->submit({seal(agency("a" + std::to_string(i)))},
                       [answer](Receipts receipts) { answer->set_value(std::move(receipts)); });
    }
    release.set_value();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(answers[static_cast<std::size_t>(i)].get());
    const auto refused = answers[3].get();
    expect_error(refused, "busy");
    EXPECT_EQ(refused.error().kind, ErrorKind::too_many);
    EXPECT_EQ(size(), 4u);
}

TEST_F(Sequencing, DrainFinishesWhatWasAcceptedAndRefusesTheRest) {
    opened();
    std::atomic<int> answered{0};
    for (int i = 0; i < 50; ++i)
        ledger->submit({seal(agency("a" + std::to_string(i)))}, [&](Receipts receipts) {
            if (receipts) ++answered;
        });
    ledger->drain();
    EXPECT_EQ(answered, 50);
    EXPECT_EQ(size(), 51u);
    expect_error(send({agency("late")}), "read_only");
}

}  // namespace
}  // namespace banchi::ledger
