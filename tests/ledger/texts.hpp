#pragma once

#include "ledger/wire/text.hpp"
#include "tests/domain/steps.hpp"

namespace banchi::ledger {

// What comments are tested with: diw has drafted, and "adv" is an adviser.
inline domain::World advised_world() {
    auto world = domain::drafted_world();
    domain::add_person(world, "adv");
    domain::grant(world, "adv", domain::Role::adviser);
    return world;
}

// The words with a salt that is made up of them.
inline wire::SaltedText text_of(const std::string& words) {
    const auto salt = base::sha256({"salt of ", words});
    return {std::string(salt.view()), words};
}

// On diw's draft, by the adviser.
inline domain::Event comment(domain::World& world, const std::string& id,
                             const wire::SaltedText& text) {
    domain::CommentMade body;
    body.about = domain::kDiw;
    body.digest = domain::draft_digest(world);
    body.text = text.digest();
    return world.event("adv", domain::Capacity::adviser, "comment/" + id, body);
}

}  // namespace banchi::ledger
