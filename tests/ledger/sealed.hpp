#pragma once

#include <string>
#include <vector>

#include "ledger/envelope/admit.hpp"
#include "tests/domain/world.hpp"

namespace banchi::envelope {

// Real keys for the people of tests/domain/world.hpp: derived from the name, never kept.
inline SigningKey key_for(const std::string& person) {
    return SigningKey::from_seed(sha256({"seed of ", person}).view());
}

// Makes every World of this process use real keys. Call it before the first World.
inline void use_real_keys() {
    domain::World::real_keys = [](const std::string& person) {
        return key_for(person).public_key();
    };
}

// The event as its signers would send it: payload, and a signature of the actor and each cosigner.
// State `event.header.basis` before: a World knows no tree.
inline wire::Envelope sealed(const domain::Event& event, const std::string& origin) {
    std::vector<SigningKey> keys{key_for(event.header.actor.text)};
    for (const auto& cosigner : event.header.common.cosigners)
        keys.push_back(key_for(cosigner.actor.text));
    std::vector<const SigningKey*> pointers;
    for (const auto& key : keys) pointers.push_back(&key);
    return sign_payload(wire::payload_of(event, origin), pointers);
}

}  // namespace banchi::envelope
