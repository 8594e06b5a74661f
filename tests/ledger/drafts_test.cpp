#include "ledger/drafts.hpp"

#include "ledger/restoring.hpp"
#include "tests/domain/steps.hpp"
#include "tests/ledger/desk.hpp"

namespace banchi::ledger {
namespace {

using domain::Capacity;

class DraftsTest : public Desk {
  protected:
    Drafted answer(const std::function<void(std::function<void(Drafted)>)>& ask) {
        std::promise<Drafted> promise;
        ask([&](Drafted drafted) { promise.set_value(std::move(drafted)); });
        return promise.get_future().get();
    }
    Drafted add(Sent sent) {
        return answer([&](auto done) { ledger->drafts().add(std::move(sent), std::move(done)); });
    }
    Drafted sign(const Digest& id, std::vector<wire::Signature> signatures) {
        return answer(
            [&](auto done) { ledger->drafts().sign(id, std::move(signatures), std::move(done)); });
    }
    // The envelope with the signatures of these people alone.
    wire::Envelope by(wire::Envelope envelope, const std::vector<std::string>& people) {
        std::erase_if(envelope.signatures, [&](const wire::Signature& signature) {
            return std::none_of(people.begin(), people.end(), [&](const std::string& person) {
                return envelope::key_for(person).id().fingerprint() == signature.keyid;
            });
        });
        return envelope;
    }
    std::vector<wire::Signature> signature_of(const wire::Envelope& envelope,
                                              const std::string& person) {
        return by(envelope, {person}).signatures;
    }
    Standing waiting(const Drafted& drafted) {
        if (!drafted) throw std::runtime_error(drafted.error().name);
        return std::get<Standing>(*drafted);
    }
    Receipt recorded(const Drafted& drafted) {
        if (!drafted) throw std::runtime_error(drafted.error().name);
        return std::get<Receipt>(*drafted);
    }
    std::string refusal(const Drafted& drafted) { return drafted ? "taken" : drafted.error().name; }
    std::vector<std::string> missing(const Standing& standing) {
        std::vector<std::string> people;
        for (const auto& party : standing.parties)
            if (!party.signed_with) people.push_back(party.person.text);
        return people;
    }
    std::size_t count() { return ledger->drafts().all().value().size(); }
    Digest id_of(const wire::Envelope& envelope) {
        return sha256(wire::pae(envelope.payload_type, envelope.payload));
    }
    // A person without a key, and the enrolment that waits for theirs.
    wire::Envelope enrolling(const std::string& id) {
        const auto registered = person(id);
        accept(registered);
        world.accepts(registered);
        return seal(enrolment(id));
    }
    // Attendance by the secretary with two who were present: versioned, with three signers.
    wire::Envelope attendance() {
        auto event = domain::attend(world, domain::everybody());
        return seal(domain::World::with(event, "mem2", Capacity::present));
    }
    void convened() { follow(domain::convened_world(domain::submitted_world())); }
};

TEST_F(DraftsTest, WaitsAndIsRecordedByTheLastSignature) {
    opened();
    const auto whole = enrolling("malee");
    const auto before = size();
    const auto draft = waiting(add(by(whole, {"reg"})));
    EXPECT_EQ(draft.draft.id, id_of(whole));
    EXPECT_EQ(draft.draft.by.text, "reg");
    EXPECT_EQ(missing(draft), std::vector<std::string>{"malee"});
    EXPECT_EQ(draft.parties[1].capacity, Capacity::new_key);
    EXPECT_TRUE(draft.verdict);
    EXPECT_NE(draft.summary.en.find("enrolled the key"), std::string::npos);
    EXPECT_NE(draft.summary.th.find("ลงทะเบียนกุญแจ"), std::string::npos);
    EXPECT_EQ(size(), before);
    EXPECT_EQ(ledger->drafts().find(draft.draft.id).value().draft.by.text, "reg");

    const auto receipt = recorded(sign(draft.draft.id, signature_of(whole, "malee")));
    EXPECT_EQ(receipt.index.value, before);
    EXPECT_FALSE(receipt.repeated);
    expect_proven(receipt);
    EXPECT_EQ(count(), 0u);
    // After a lost answer: the first receipt, though the draft is gone.
    const auto again = recorded(sign(draft.draft.id, signature_of(whole, "malee")));
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.leaf, receipt.leaf);
    EXPECT_EQ(recorded(add(by(whole, {"reg"}))).leaf, receipt.leaf);
}

TEST_F(DraftsTest, GathersSignaturesInAnyOrder) {
    convened();
    const auto whole = attendance();
    const auto first = waiting(add(by(whole, {"mem2"})));
    EXPECT_EQ(first.draft.by.text, "mem2");
    EXPECT_EQ(missing(first), (std::vector<std::string>{"sec", "mem1"}));
    // The same again adds nothing; the same event begun again is the same draft.
    EXPECT_EQ(missing(waiting(sign(id_of(whole), signature_of(whole, "mem2")))).size(), 2u);
    EXPECT_EQ(missing(waiting(add(by(whole, {"mem1"})))), std::vector<std::string>{"sec"});
    EXPECT_EQ(count(), 1u);
    EXPECT_EQ(waiting(add(by(whole, {"mem1"}))).draft.by.text, "mem2");
    recorded(add(by(whole, {"sec"})));
    EXPECT_EQ(count(), 0u);
}

TEST_F(DraftsTest, ACompleteOneIsAnEvent) {
    opened();
    EXPECT_FALSE(recorded(add(enrolling("malee"))).repeated);
    EXPECT_EQ(count(), 0u);
}

TEST_F(DraftsTest, AreBegunByWhoMaySignThem) {
    convened();
    const auto whole = attendance();
    auto forged = by(whole, {"sec"});
    forged.signatures[0].sig[5] ^= 1;
    EXPECT_EQ(refusal(add(forged)), "bad_signature");
    EXPECT_EQ(refusal(add(by(whole, {}))), "envelope_signatures");
    const auto pae = wire::pae(whole.payload_type, whole.payload);
    const auto signed_by = [&](const std::string& person) {
        const auto key = envelope::key_for(person);
        return std::vector<wire::Signature>{{key.id().fingerprint(), key.sign(pae)}};
    };
    auto strangers = whole;
    strangers.signatures = signed_by("nobody");
    EXPECT_EQ(refusal(add(strangers)), "unknown_key");
    auto others = whole;
    others.signatures = signed_by("guest");
    EXPECT_EQ(refusal(add(others)), "signer_extra");
    EXPECT_EQ(refusal(sign(id_of(whole), signature_of(whole, "sec"))), "no_draft");
    EXPECT_EQ(count(), 0u);

    waiting(add(by(whole, {"sec"})));
    EXPECT_EQ(refusal(sign(id_of(whole), signed_by("guest"))), "signer_extra");
    EXPECT_EQ(refusal(sign(id_of(whole), signed_by("nobody"))), "unknown_key");
    EXPECT_EQ(refusal(sign(id_of(whole), {})), "envelope_signatures");
    EXPECT_EQ(missing(ledger->drafts().find(id_of(whole)).value()).size(), 2u);
}

TEST_F(DraftsTest, ANewKeyAloneBeginsNone) {
    opened();
    const auto whole = enrolling("malee");
    EXPECT_EQ(refusal(add(by(whole, {"malee"}))), "draft_signer");
    waiting(add(by(whole, {"reg"})));
}

TEST_F(DraftsTest, WhatTheRulesRefuseIsNotBegun) {
    opened();
    EXPECT_EQ(refusal(add(by(seal(enrolment("nobody")), {"reg"}))), "unknown_person");
    EXPECT_EQ(count(), 0u);
}

TEST_F(DraftsTest, AStaleOneStaysAndSaysWhy) {
    convened();
    const auto whole = attendance();
    waiting(add(by(whole, {"sec", "mem1"})));
    const auto other = domain::attend(world, domain::everybody());
    accept(other);
    const auto stale = ledger->drafts().find(id_of(whole)).value();
    ASSERT_FALSE(stale.verdict);
    EXPECT_EQ(stale.verdict.error().name, "stale_version");
    EXPECT_EQ(missing(stale), std::vector<std::string>{"mem2"});
    const auto before = size();
    EXPECT_EQ(refusal(sign(id_of(whole), signature_of(whole, "mem2"))), "stale_version");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(missing(ledger->drafts().find(id_of(whole)).value()).size(), 1u);
}

TEST_F(DraftsTest, OfAnotherTreeThanTheLogsIsRefused) {
    convened();
    auto event = domain::attend(world, domain::everybody());
    event.header.basis = domain::Basis{TreeSize{2}, sha256("another past")};
    const auto foreign = envelope::sealed(event, kOrigin);
    EXPECT_EQ(refusal(add(by(foreign, {"sec"}))), "foreign_basis");
}

TEST_F(DraftsTest, ExpireAfterFourteenDays) {
    opened();
    const auto whole = enrolling("malee");
    const auto id = waiting(add(by(whole, {"reg"}))).draft.id;
    const auto begun = clock.now();
    clock.set(begun.plus_seconds(14 * 86400 - 1));
    EXPECT_EQ(count(), 1u);
    clock.set(begun.plus_seconds(14 * 86400));
    EXPECT_EQ(count(), 0u);
    EXPECT_EQ(refusal(sign(id, signature_of(whole, "malee"))), "no_draft");
    EXPECT_EQ(ledger->drafts().find(id).error().name, "no_draft");
    waiting(add(by(whole, {"reg"})));
}

TEST_F(DraftsTest, WhatIsRecordedAnotherWayWaitsNoMore) {
    opened();
    const auto whole = enrolling("malee");
    waiting(add(by(whole, {"reg"})));
    ledger->submit_and_wait({Sent(whole)}).value();
    EXPECT_EQ(count(), 0u);
    EXPECT_TRUE(recorded(sign(id_of(whole), signature_of(whole, "malee"))).repeated);
}

TEST_F(DraftsTest, ASignatureOfARevokedKeyCountsNoMore) {
    convened();
    const auto second = [&] {
        auto event = world.event("reg", Capacity::registrar, "person/mem1",
                                 domain::KeyEnrolled{domain::World::key_of("mem1", "second")});
        return domain::World::with(event, "mem1", Capacity::new_key);
    }();
    const auto seal_second = [&](const std::string& payload, const std::string& with) {
        const auto first = envelope::key_for(with);
        const auto key = envelope::key_for("mem1second");
        return envelope::sign_payload(payload, {&first, &key});
    };
    ledger->submit_and_wait({Sent(seal_second(wire::payload_of(second, kOrigin), "reg"))}).value();
    const auto whole = attendance();
    waiting(add(by(whole, {"sec", "mem1"})));
    accept(world.event("reg", Capacity::registrar, "person/mem1",
                       domain::KeyRevoked{domain::World::key_of("mem1").id().digest, {}}));
    const auto left = ledger->drafts().find(id_of(whole)).value();
    EXPECT_EQ(missing(left), (std::vector<std::string>{"mem1", "mem2"}));
    EXPECT_TRUE(left.verdict) << left.verdict.error().detail.en;
    EXPECT_EQ(refusal(sign(id_of(whole), signature_of(whole, "mem1"))), "revoked_key");
    const auto newly = seal_second(whole.payload, "mem2").signatures;
    recorded(sign(id_of(whole), newly));
}

TEST_F(DraftsTest, SomebodyWithoutAKeyIsNamedAtOnce) {
    convened();
    accept(world.event("reg", Capacity::registrar, "person/mem2",
                       domain::KeyRevoked{domain::World::key_of("mem2").id().digest, {}}));
    const auto whole = attendance();
    const auto refused = add(by(whole, {"sec"}));
    EXPECT_EQ(refusal(refused), "no_key");
    EXPECT_NE(refused.error().detail.en.find("mem2"), std::string::npos);
}

TEST_F(DraftsTest, AreKeptWhenTheFolderIsOpenedAgainAndInABackup) {
    opened();
    const auto whole = enrolling("malee");
    waiting(add(by(whole, {"reg"})));
    ledger->back_up(folder / "backups").value();
    open();
    EXPECT_EQ(count(), 1u);
    recorded(sign(id_of(whole), signature_of(whole, "malee")));
    EXPECT_EQ(count(), 0u);

    Restoring wishes;
    wishes.log_key = (options.folder / "log.key").string();
    restore(folder / "backups", wishes, folder / "back").value();
    options.folder = folder / "back";
    open();
    EXPECT_EQ(missing(ledger->drafts().all().value().at(0)), std::vector<std::string>{"malee"});
}

TEST_F(DraftsTest, AreBounded) {
    opened();
    const auto begin = [&](const std::string& actor, int number) {
        auto event = world.event(
            actor, Capacity::registrar, "person/" + actor,
            domain::KeyEnrolled{domain::World::key_of(actor, "key" + std::to_string(number))});
        domain::World::with(event, actor, Capacity::new_key);
        const auto mine = envelope::key_for(actor);
        return refusal(add(envelope::sign_payload(wire::payload_of(event, kOrigin), {&mine})));
    };
    for (int i = 0; i < 32; ++i) ASSERT_EQ(begin("reg", i), "taken") << i;
    EXPECT_EQ(begin("reg", 32), "drafts_full");
    EXPECT_EQ(count(), 32u);
    // What has expired gives room again.
    clock.set(clock.now().plus_seconds(14 * 86400));
    EXPECT_EQ(begin("reg", 33), "taken");
    EXPECT_EQ(count(), 1u);
}

}  // namespace
}  // namespace banchi::ledger
