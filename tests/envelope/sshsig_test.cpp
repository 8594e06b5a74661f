#include "ledger/envelope/sshsig.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/signature.hpp"
#include "tests/envelope/sample.hpp"

namespace banchi::envelope {
namespace {

using namespace std::string_literals;
using sample::counted_key;

constexpr auto kVectorNamespace = "event@ledger.example";
const std::string kMessage = "DSSEv1 1 t 7 payload";

// Everything that a signer can put into an SSHSIG, by PROTOCOL.sshsig and PROTOCOL.u2f: not what
// the code under test writes.
struct Made {
    SigningKey by = counted_key(0x50);
    std::optional<std::string> application;  // of a FIDO key
    std::string magic = "SSHSIG";
    std::uint32_t version = 1;
    std::string name_space = "event@banchi";
    std::string reserved;
    std::string hash = "sha256";
    char flags = 1;
    std::string after_key, after_inner, after;

    PublicKey key() const {
        auto key = by.public_key();
        key.scheme = domain::Scheme::sshsig;
        if (application) key.application = Line{*application};
        return key;
    }
    std::string blob(const std::string& message = kMessage) const {
        auto covered = "SSHSIG" + ssh_string(name_space) + ssh_string(reserved) + ssh_string(hash) +
                       ssh_string(sha256(message).view());
        const auto type = application ? "sk-ssh-ed25519@openssh.com"s : "ssh-ed25519"s;
        std::string counter;
        if (application) {
            counter = flags + "\0\0\0\7"s;
            covered = std::string(sha256(*application).view()) + counter +
                      std::string(sha256(covered).view());
        }
        const auto inner = ssh_string(type) + ssh_string(by.sign(covered)) + counter + after_inner;
        auto own = ssh_string(type) + ssh_string(by.public_key().bytes.view());
        if (application) own += ssh_string(*application);
        return magic + ssh_uint32(version) + ssh_string(own + after_key) + ssh_string(name_space) +
               ssh_string(reserved) + ssh_string(hash) + ssh_string(inner) + after;
    }
};

Made fido() {
    Made made;
    made.application = "ssh:";
    return made;
}

std::string judged(const PublicKey& key, const std::string& blob,
                   const std::string& message = kMessage) {
    const auto checked = check_signature(key, message, blob);
    return checked ? "accepted" : checked.error().name;
}
std::string judged(const Made& made) {
    return judged(made.key(), made.blob());
}

PublicKey vector_key(const std::string& folder) {
    const auto line = sample::read_vector(folder + "allowed_signers");
    return read_ssh_line(line.substr(line.find("\" ") + 2)).value();
}

TEST(Sshsig, OfOpenSshVerifies) {
    for (const auto* folder : {"", "fido/"}) {
        const auto key = vector_key(folder);
        const auto blob = read_sshsig(sample::read_vector(folder + "pae.sshsig"s)).value();
        const auto message = sample::read_vector("pae.bin");
        EXPECT_TRUE(check_sshsig(key, message, blob, kVectorNamespace)) << folder;
        EXPECT_EQ(sshsig_key(blob).value(), key);
        EXPECT_EQ(judged(key, blob, message), "sshsig_namespace");
        EXPECT_EQ(check_sshsig(key, message + "x", blob, kVectorNamespace).error().name,
                  "bad_signature");
    }
    EXPECT_EQ(vector_key("fido/").application, Line{"ssh:"});
    EXPECT_EQ(vector_key("").bytes, sample::signer_key().public_key().bytes);
}

TEST(Sshsig, OfBothKindsOfKeyVerifies) {
    EXPECT_EQ(judged(Made{}), "accepted");
    EXPECT_EQ(judged(fido()), "accepted");
    auto other = fido();
    other.application = "ssh:ledger";
    EXPECT_EQ(judged(other), "accepted");
    auto verified_user = fido();
    verified_user.flags = 5;
    EXPECT_EQ(judged(verified_user), "accepted");
}

TEST(Sshsig, MadeAroundAnAgentsSignatureVerifies) {
    const auto key = Made{}.key();
    const auto sign = [&](const std::string& bytes) {
        return ssh_string("ssh-ed25519") + ssh_string(Made{}.by.sign(bytes));
    };
    EXPECT_EQ(judged(key, sshsig_blob(key, sign(sshsig_signed_bytes(kMessage)))), "accepted");
    EXPECT_EQ(judged(key, sshsig_blob(key, sign(sshsig_signed_bytes("other")))), "bad_signature");
}

TEST(Sshsig, IsRefusedInAnotherForm) {
    const std::vector<std::function<void(Made&)>> changes = {
        [](Made& m) { m.magic = "SSHSIH"; },      [](Made& m) { m.version = 2; },
        [](Made& m) { m.version = 0; },           [](Made& m) { m.reserved = "r"; },
        [](Made& m) { m.after = "\0"s; },         [](Made& m) { m.after_inner = "\0"s; },
        [](Made& m) { m.after = ssh_string(""); }};
    for (std::size_t i = 0; i < changes.size(); ++i)
        for (auto made : {Made{}, fido()}) {
            changes[i](made);
            EXPECT_EQ(judged(made), "sshsig_form") << i;
        }
}

TEST(Sshsig, CutShortAnywhereIsRefused) {
    for (const auto& made : {Made{}, fido()}) {
        const auto blob = made.blob();
        for (std::size_t i = 0; i < blob.size(); ++i)
            EXPECT_EQ(judged(made.key(), blob.substr(0, i)), "sshsig_form") << i;
    }
}

TEST(Sshsig, WithAnyBitFlippedIsRefused) {
    for (const auto& made : {Made{}, fido()}) {
        const auto blob = made.blob();
        for (std::size_t i = 0; i < blob.size() * 8; ++i) {
            auto flipped = blob;
            flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ 1 << i % 8);
            EXPECT_NE(judged(made.key(), flipped), "accepted") << i;
        }
    }
}

TEST(Sshsig, ForAnotherPurposeOrWithAnotherHashIsRefused) {
    for (auto made : {Made{}, fido()}) {
        for (const auto* name : {"", "file", "event@banchi2", "event@banch", "EVENT@banchi"}) {
            made.name_space = name;
            EXPECT_EQ(judged(made), "sshsig_namespace") << name;
        }
        made.name_space = "event@banchi";
        for (const auto* hash : {"sha1", "md5", "", "SHA256", "sha256 "}) {
            made.hash = hash;
            EXPECT_EQ(judged(made), "sshsig_hash") << hash;
        }
        // The right name on the wrong digest.
        made.hash = "sha512";
        EXPECT_EQ(judged(made), "bad_signature");
    }
}

TEST(Sshsig, OfAnotherKeyIsRefused) {
    auto stranger = Made{};
    stranger.by = counted_key(0x51);
    EXPECT_EQ(judged(Made{}.key(), stranger.blob()), "sshsig_key");
    EXPECT_EQ(judged(fido().key(), Made{}.blob()), "sshsig_key");
    EXPECT_EQ(judged(Made{}.key(), fido().blob()), "sshsig_key");
    auto elsewhere = fido();
    elsewhere.application = "ssh:elsewhere";
    EXPECT_EQ(judged(fido().key(), elsewhere.blob()), "sshsig_key");
    auto longer = Made{};
    longer.after_key = "x";
    EXPECT_EQ(judged(longer), "sshsig_key");
    // A blob that names the enrolled key over a signature of another one.
    auto forged = stranger.blob();
    const auto at = forged.find(std::string(stranger.key().bytes.view()));
    forged.replace(at, 32, Made{}.key().bytes.view());
    EXPECT_EQ(judged(Made{}.key(), forged), "bad_signature");
}

TEST(Sshsig, OfAFidoKeyThatNobodyTouchedIsRefused) {
    for (const char flags : {'\0', '\4', '\xfe'}) {
        auto made = fido();
        made.flags = flags;
        EXPECT_EQ(judged(made), "sshsig_presence");
    }
}

TEST(Sshsig, UnderASmallOrderKeyIsRefused) {
    for (const auto& hex : sample::kSmallOrder) {
        auto key = sample::public_key(hex);
        key.scheme = domain::Scheme::sshsig;
        // R the neutral point and S = 0: fits everything under such a key.
        std::string zero(64, '\0');
        zero[0] = 1;
        const auto blob = sshsig_blob(key, ssh_string("ssh-ed25519") + ssh_string(zero));
        EXPECT_EQ(judged(key, blob), "weak_key") << hex;
    }
}

TEST(CheckSignature, TheSchemeIsTheKeysNotTheMessages) {
    const Made made;
    auto raw = made.key();
    raw.scheme = domain::Scheme::ed25519;
    EXPECT_EQ(judged(raw, made.by.sign(kMessage)), "accepted");
    EXPECT_EQ(judged(raw, made.blob()), "signature_size");
    EXPECT_EQ(judged(made.key(), made.by.sign(kMessage)), "sshsig_form");
}

TEST(ReadSshsig, TakesArmourOffAndNothingElse) {
    const auto armoured = sample::read_vector("pae.sshsig");
    const auto blob = read_sshsig(armoured).value();
    EXPECT_EQ(read_sshsig(blob).value(), blob);
    EXPECT_EQ(read_sshsig("\n" + armoured + "\r\n").value(), blob);
    for (const auto& other : {""s, "-----"s, armoured.substr(1), armoured.substr(0, 200),
                              "-----BEGIN SSH SIGNATURE-----\n!\n-----END SSH SIGNATURE-----\n"s})
        EXPECT_EQ(read_sshsig(other).error().name, "sshsig_form") << other;
}

TEST(ReadSshLine, TakesEd25519AndFidoKeysAlone) {
    const auto line =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"s;
    const auto key = read_ssh_line(line).value();
    EXPECT_EQ(key.bytes, sample::signer_key().public_key().bytes);
    EXPECT_EQ(key.scheme, domain::Scheme::sshsig);
    EXPECT_EQ(read_ssh_line(line + " somchai@office, desk 2\n").value(), key);
    for (const auto& other :
         {""s, "ssh-ed25519"s, "ssh-ed25519 "s, "ssh-ed25519 AAAA"s, line.substr(0, 70), "x" + line,
          line + "\n" + line, "sk-" + line, "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAQE="s})
        EXPECT_EQ(read_ssh_line(other).error().name, "ssh_key") << other;
    EXPECT_EQ(read_ssh_blob(fido().key().ssh_blob()).value(), fido().key());
    EXPECT_FALSE(read_ssh_blob(fido().key().ssh_blob() + "x"));
    EXPECT_FALSE(read_ssh_blob(Made{}.key().ssh_blob() + ssh_string("ssh:")));
}

RC_GTEST_PROP(Sshsig, AnyBytesAreRefusedAndHarmNothing, (const std::string& bytes)) {
    RC_ASSERT(judged(fido().key(), bytes) == "sshsig_form");
    RC_ASSERT(!check_sshsig(fido().key(), kMessage, "SSHSIG" + bytes));
    RC_ASSERT(!read_ssh_line(bytes));
    (void)read_sshsig(bytes);
}

TEST(Admit, TakesSshSignaturesOfEnrolledKeysAndOfTheKeyThatAnEventBrings) {
    const auto seat = counted_key(1);
    for (const auto& made : {Made{}, fido()}) {
        const auto keys = sample::finder({seat.public_key(), made.key()});
        wire::Envelope envelope{sample::payload(), std::string(wire::kPayloadType), {}};
        const auto pae = wire::pae(envelope.payload_type, envelope.payload);
        envelope.signatures = {{made.key().id().fingerprint(), made.blob(pae)}};
        const auto admitted = admit(envelope, sample::kOrigin, keys);
        ASSERT_TRUE(admitted) << admitted.error().detail.en;
        EXPECT_EQ(admitted->event.header.signers, std::vector<KeyId>{made.key().id()});
        const auto leaf = wire::leaf_bytes({admitted->envelope, Instant{0}}).value();
        EXPECT_TRUE(admit(wire::parse_leaf(leaf).value().envelope, sample::kOrigin, keys));

        auto enrolment = sign_payload(sample::enrolment(made.key()), {&seat});
        const auto enrolling = wire::pae(enrolment.payload_type, enrolment.payload);
        enrolment.signatures.push_back({made.key().id().fingerprint(), made.blob(enrolling)});
        EXPECT_TRUE(admit(enrolment, sample::kOrigin, sample::finder({seat.public_key()})));
        enrolment.signatures.back().sig = made.blob("other");
        EXPECT_EQ(admit(enrolment, sample::kOrigin, keys).error().name, "bad_signature");
    }
}

}  // namespace
}  // namespace banchi::envelope
