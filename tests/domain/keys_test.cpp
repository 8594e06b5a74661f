#include "tests/domain/world.hpp"

namespace banchi::domain {
namespace {

Event enrolled(World& world, const std::string& person, const PublicKey& key) {
    auto event = world.event("reg", Capacity::registrar, "person/" + person, KeyEnrolled{key});
    return World::with(event, person, Capacity::new_key);
}

Event revoked(World& world, const std::string& actor, Capacity capacity, const std::string& person,
              const PublicKey& key, std::optional<Index> since = std::nullopt) {
    return world.event(actor, capacity, "person/" + person, KeyRevoked{key.id().digest, since});
}

// A registrar "reg", and "ann" and "bob" with a key each.
World keyed_world() {
    auto world = opened_world();
    add_person(world, "ann");
    add_person(world, "bob");
    return world;
}

TEST(PublicKey, ItsIdIsTheOpenSshFingerprint) {
    const PublicKey key{
        Scheme::ed25519,
        Digest::from_hex("29acbae141bccaf0b22e1a94d34d0bc7361e526d0bfe12c89794bc9322966dd7")
            .value()};
    EXPECT_EQ(key.id().fingerprint(), "SHA256:ICWTIMFqIa1seHwfScxOpzmnnS/35sGRnuqEN5d9eOM");
}

// The vectors' FIDO key; `ssh-keygen -l` gives this fingerprint.
PublicKey fido_key() {
    return {Scheme::sshsig,
            Digest::from_hex("bad34aacb06253c5a5d925f1d2a53076f6cb60ab99c8fcabe2077a3d7a7fb196")
                .value(),
            Line{"ssh:"}};
}

TEST(PublicKey, TheIdOfAFidoKeyCoversItsApplication) {
    auto key = fido_key();
    EXPECT_EQ(key.id().fingerprint(), "SHA256:tAvevem+JC7Eg47rH+wQttyTo2iH/aQ5tb8Jcegusow");
    key.application = Line{"ssh:other"};
    EXPECT_NE(key.id(), fido_key().id());
    key.application.reset();
    EXPECT_NE(key.id(), fido_key().id());
    EXPECT_EQ(key.id(), (PublicKey{Scheme::ed25519, key.bytes}.id()));
}

TEST(KeyEnrolled, AFidoKeyKeepsItsApplication) {
    auto world = keyed_world();
    world.accepts(enrolled(world, "ann", fido_key()));
    EXPECT_EQ(find_key(world.memory.now(), fido_key().id())->key, fido_key());
}

TEST(KeyEnrolled, OnlyAKeyThatSignsAsSshHasAnApplication) {
    auto world = keyed_world();
    auto key = fido_key();
    key.scheme = Scheme::ed25519;
    world.refuses(enrolled(world, "ann", key), "key_application");
    key.scheme = Scheme::sshsig;
    key.application = Line{std::string(201, 'a')};
    world.refuses(enrolled(world, "ann", key), "key_application");
    key.application = Line{std::string(200, 'a')};
    world.accepts(enrolled(world, "ann", key));
}

TEST(KeyEnrolled, AKeyIsNotEnrolledAgainUnderTheOtherScheme) {
    auto world = keyed_world();
    world.refuses(enrolled(world, "bob", {Scheme::sshsig, World::key_of("ann").bytes}),
                  "key_known");
    const PublicKey second{Scheme::sshsig, World::key_of("ann", "second").bytes};
    world.accepts(enrolled(world, "ann", second));
    world.refuses(enrolled(world, "ann", World::key_of("ann", "second")), "key_known");
}

TEST(KeyEnrolled, AKeyBelongsToThePersonOfTheSubject) {
    auto world = keyed_world();
    const auto key = World::key_of("ann", "second");
    world.accepts(enrolled(world, "ann", key));
    const auto found = find_key(world.memory.now(), key.id());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->person, PersonId{"ann"});
    EXPECT_EQ(found->enrolled, Index{world.next.value - 1});
    EXPECT_EQ(list(world.memory.now(), "person/ann", "key/").size(), 2u);
    EXPECT_FALSE(find_key(world.memory.now(), World::key_of("nobody").id()));
}

TEST(KeyEnrolled, ARegistrarEnrolsASecondKeyOfTheirOwn) {
    auto world = keyed_world();
    world.accepts(enrolled(world, "reg", World::key_of("reg", "second")));
}

TEST(KeyEnrolled, AKeyIsNeverEnrolledTwice) {
    auto world = keyed_world();
    world.refuses(enrolled(world, "ann", World::key_of("ann")), "key_known");
    world.refuses(enrolled(world, "ann", World::key_of("bob")), "key_known");
    world.refuses(enrolled(world, "ann", World::key_of("reg")), "key_known");
    world.accepts(revoked(world, "reg", Capacity::registrar, "bob", World::key_of("bob")));
    world.refuses(enrolled(world, "bob", World::key_of("bob")), "key_known");
    world.refuses(enrolled(world, "ann", World::key_of("bob")), "key_known");
    world.accepts(enrolled(world, "bob", World::key_of("bob", "new")));
}

TEST(KeyEnrolled, TheNewKeyCosignsOnceForThePersonOfTheSubject) {
    auto world = keyed_world();
    const auto key = World::key_of("ann", "second");
    const auto rule = [&](std::vector<Cosigner> cosigners) {
        auto event = world.event("reg", Capacity::registrar, "person/ann", KeyEnrolled{key});
        event.header.common.cosigners = std::move(cosigners);
        const auto state = world.memory.now();
        const auto marks =
            decide(Judging{state, event.header, world.now, world.next}, KeyEnrolled{key});
        if (!marks) World::tell_refusal(event, marks.error());
        return marks ? std::string("accepted") : marks.error().name;
    };
    const Cosigner ann{PersonId{"ann"}, Capacity::new_key};
    EXPECT_EQ(rule({ann}), "accepted");
    EXPECT_EQ(rule({}), "new_key");
    EXPECT_EQ(rule({{PersonId{"bob"}, Capacity::new_key}}), "new_key");
    EXPECT_EQ(rule({{PersonId{"ann"}, Capacity::holder}}), "new_key");
    EXPECT_EQ(rule({ann, ann}), "new_key");
}

TEST(KeyId, IsAnOpenSshFingerprint) {
    const auto id = World::key_of("ann").id();
    EXPECT_EQ(KeyId::parse(id.fingerprint()).value(), id);
    for (const auto& wrong : {id.fingerprint() + "=", id.fingerprint().substr(7),
                              "MD5:" + id.fingerprint().substr(7), std::string()}) {
        const auto refused = KeyId::parse(wrong);
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().name, "key_id");
    }
    RecordProperty("refused.any/key_id", 1);
}

TEST(KeyEnrolled, IsToldInBothLanguages) {
    auto world = keyed_world();
    const auto key = World::key_of("ann", "second");
    const auto text = world.sentence(enrolled(world, "ann", key));
    EXPECT_EQ(text.en, "registrar enrolled the key " + key.id().fingerprint() + " of ann");
    EXPECT_EQ(text.th, "registrar (ไทย) ลงทะเบียนกุญแจ " + key.id().fingerprint() + " ของann (ไทย)");
}

TEST(KeyRevoked, ARegistrarRevokesAnybodysKey) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    world.accepts(revoked(world, "reg", Capacity::registrar, "ann", key));
    const auto found = find_key(world.memory.now(), key.id());
    EXPECT_EQ(found->revoked, Index{world.next.value - 1});
    EXPECT_FALSE(found->compromised_since);
    EXPECT_TRUE(list(world.memory.now(), "person/ann", "key/").empty());
}

TEST(KeyRevoked, AHolderRevokesTheirOwnKeyWithItOrWithAnother) {
    auto world = keyed_world();
    world.accepts(enrolled(world, "ann", World::key_of("ann", "second")));
    auto with_second = revoked(world, "ann", Capacity::holder, "ann", World::key_of("ann"));
    with_second.header.signers = {World::key_of("ann", "second").id()};
    world.accepts(with_second);
    world.accepts(revoked(world, "bob", Capacity::holder, "bob", World::key_of("bob")));
}

TEST(KeyRevoked, AHolderRevokesNobodyElsesKey) {
    auto world = keyed_world();
    world.refuses(revoked(world, "bob", Capacity::holder, "ann", World::key_of("ann")),
                  "not_the_holder");
}

TEST(KeyRevoked, TheKeyIsKnownAndThePersonsOwn) {
    auto world = keyed_world();
    world.refuses(revoked(world, "reg", Capacity::registrar, "ann", World::key_of("ghost")),
                  "no_such_key");
    world.refuses(revoked(world, "reg", Capacity::registrar, "ann", World::key_of("bob")),
                  "key_of_another");
}

TEST(KeyRevoked, AKeyIsRevokedOnce) {
    auto world = keyed_world();
    world.accepts(revoked(world, "reg", Capacity::registrar, "ann", World::key_of("ann")));
    world.refuses(revoked(world, "reg", Capacity::registrar, "ann", World::key_of("ann")),
                  "already_revoked");
}

TEST(KeyRevoked, ACompromiseFoundLaterIsAddedOnceOrMovedEarlier) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    const auto again = [&](std::optional<Index> since) {
        return revoked(world, "reg", Capacity::registrar, "ann", key, since);
    };
    world.accepts(again(std::nullopt));
    const auto first = find_key(world.memory.now(), key.id())->revoked;
    world.marks(again(Index{4}), "compromise");
    world.refuses(again(Index{4}), "already_revoked");
    world.refuses(again(Index{5}), "already_revoked");
    world.refuses(again(std::nullopt), "already_revoked");
    world.marks(again(Index{2}), "compromise");
    const auto found = find_key(world.memory.now(), key.id());
    EXPECT_EQ(found->revoked, first);
    EXPECT_EQ(found->compromised_since, Index{2});
    EXPECT_EQ(world.memory.of_field("person/ann", "key/" + key.id().digest.hex()).size(), 2u);
    EXPECT_EQ(list(world.memory.now(), "irregular/person/ann").size(), 2u);
}

TEST(KeyRevoked, WhatIsAddedLaterIsToldAsThat) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    world.accepts(revoked(world, "reg", Capacity::registrar, "ann", key));
    const auto text =
        world.sentence(revoked(world, "reg", Capacity::registrar, "ann", key, Index{2}));
    EXPECT_EQ(text.en, "registrar stated that the key " + key.id().fingerprint() +
                           " of ann, revoked before, is compromised since event 2");
    EXPECT_NE(text.th.find("ซึ่งเพิกถอนไปแล้ว รั่วไหลตั้งแต่เหตุการณ์ที่ 2"), std::string::npos);
}

TEST(KeyRevoked, ARefusedRepetitionSaysWhatCanBeAdded) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    const auto said = [&] {
        auto again = revoked(world, "reg", Capacity::registrar, "ann", key);
        return world.judge(again).error().detail.en;
    };
    world.accepts(revoked(world, "reg", Capacity::registrar, "ann", key));
    EXPECT_NE(said().find("state `compromised_since` to add a compromise"), std::string::npos);
    world.marks(revoked(world, "reg", Capacity::registrar, "ann", key, Index{3}), "compromise");
    EXPECT_NE(said().find("before 3"), std::string::npos);
}

TEST(KeyRevoked, TheLastRegistrarsLastKeyStays) {
    auto world = keyed_world();
    const auto last = [&] {
        return revoked(world, "reg", Capacity::registrar, "reg", World::key_of("reg"));
    };
    world.refuses(last(), "last_registrar_key");
    auto as_holder = revoked(world, "reg", Capacity::holder, "reg", World::key_of("reg"));
    world.refuses(as_holder, "last_registrar_key");
    world.accepts(enrolled(world, "reg", World::key_of("reg", "second")));
    world.accepts(last());
}

TEST(KeyRevoked, ARegistrarsLastKeyGoesWhenAnotherRegistrarCanSign) {
    auto world = keyed_world();
    grant(world, "ann", Role::registrar);
    world.accepts(revoked(world, "ann", Capacity::registrar, "reg", World::key_of("reg")));
    world.refuses(revoked(world, "ann", Capacity::holder, "ann", World::key_of("ann")),
                  "last_registrar_key");
}

TEST(KeyRevoked, ARegistrarWithoutAKeyOrNotYetInTermDoesNotCount) {
    auto world = keyed_world();
    const auto last = [&] {
        return revoked(world, "reg", Capacity::registrar, "reg", World::key_of("reg"));
    };
    world.accepts(
        world.event("reg", Capacity::registrar, "person/keyless", PersonRegistered{title("k")}));
    grant(world, "keyless", Role::registrar);
    world.refuses(last(), "last_registrar_key");
    RoleGranted later;
    later.role = Role::registrar;
    later.from = Date::of(world.now).plus_days(1);
    later.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "person/ann", later));
    world.refuses(last(), "last_registrar_key");
    world.now = world.now.plus_seconds(24 * 3600);
    world.accepts(last());
}

TEST(KeyRevoked, ACompromiseIsMarkedAndFlagsTheKey) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    world.marks(revoked(world, "reg", Capacity::registrar, "ann", key, Index{2}), "compromise");
    const auto found = find_key(world.memory.now(), key.id());
    EXPECT_EQ(found->compromised_since, Index{2});
    const auto irregular = list(world.memory.now(), "irregular/person/ann");
    ASSERT_EQ(irregular.size(), 1u);
    EXPECT_EQ((*irregular.front().value)["values"]["keyid"], Value(key.id().fingerprint()));
}

TEST(KeyRevoked, ACompromiseBeganNoLaterThanItsRevocation) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    world.refuses(
        revoked(world, "reg", Capacity::registrar, "ann", key, Index{world.next.value + 1}),
        "compromised_since");
    world.marks(revoked(world, "reg", Capacity::registrar, "ann", key, world.next), "compromise");
}

TEST(KeyRevoked, IsToldInBothLanguages) {
    auto world = keyed_world();
    const auto key = World::key_of("ann");
    const auto plain = world.sentence(revoked(world, "reg", Capacity::registrar, "ann", key));
    EXPECT_EQ(plain.en, "registrar revoked the key " + key.id().fingerprint() + " of ann");
    const auto since =
        world.sentence(revoked(world, "reg", Capacity::registrar, "ann", key, Index{2}));
    EXPECT_EQ(since.en, plain.en + ", compromised since event 2");
    EXPECT_EQ(since.th, plain.th + " ซึ่งรั่วไหลตั้งแต่เหตุการณ์ที่ 2");
}

}  // namespace
}  // namespace banchi::domain
