#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "ledger/base/encoding.hpp"
#include "ledger/envelope/admit.hpp"

namespace banchi::envelope::sample {

// Properties try the same cases every time, unless the caller chose a seed.
inline const bool kSeeded = ::setenv("RC_PARAMS", "seed=2569", 0) == 0;

inline const std::string kOrigin = "demo.example/moi";

inline std::string read_vector(const std::string& name) {
    std::ifstream file(std::string(BANCHI_SOURCE_DIR) + "/tests/vectors/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no test vector " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// first, first + 1, ..., first + 31: the seeds of the test vectors.
inline SigningKey counted_key(unsigned char first) {
    std::string seed;
    for (int i = 0; i < 32; ++i) seed.push_back(static_cast<char>(first + i));
    return SigningKey::from_seed(seed);
}
inline SigningKey log_key() {
    return counted_key(0x00);
}
inline SigningKey signer_key() {
    return counted_key(0x20);
}

inline PublicKey public_key(const std::string& hex) {
    return {domain::Scheme::ed25519, Digest::from_hex(hex).value()};
}

// Knows these keys as enrolled.
inline KeyFinder finder(std::vector<PublicKey> keys) {
    return [keys = std::move(keys)](const KeyId& id) -> std::optional<PublicKey> {
        for (const auto& key : keys)
            if (key.id() == id) return key;
        return std::nullopt;
    };
}

inline domain::Event event_of(domain::Body body, const std::string& subject) {
    domain::Event event{{}, std::move(body)};
    event.header.id.text = "01K5G3V0Q8Y2T7N4M6R0W1XABC";
    event.header.actor.text = "somchai";
    event.header.capacity = domain::Capacity::registrar;
    event.header.subject = subject;
    event.header.occurred = Instant{1'758'265'200'000'000};
    return event;
}

inline std::string payload() {
    domain::PersonRegistered body{{"สมชาย", "Somchai"}};
    return wire::payload_of(event_of(body, "person/somchai"), kOrigin);
}

inline std::string enrolment(const PublicKey& key) {
    return wire::payload_of(event_of(domain::KeyEnrolled{key}, "person/malee"), kOrigin);
}

inline std::string opening(const std::vector<PublicKey>& keys) {
    domain::LedgerOpened body;
    body.origin = kOrigin;
    body.clock = domain::Clock::simulated;
    for (const auto& key : keys) body.registrars.push_back({{"somchai"}, {"ก", "a"}, key});
    return wire::payload_of(event_of(body, "ledger"), kOrigin);
}

// The eight points of small order, with which anything verifies.
inline const std::vector<std::string> kSmallOrder = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
};

}  // namespace banchi::envelope::sample
