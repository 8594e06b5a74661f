#include "replay/entry_source.hpp"

#include "replay/answer.hpp"

namespace banchi::replay {

Result<ledger::Entry> LogEntries::entry(Index index) const {
    auto leaves = log_.leaves(index, 1);
    if (!leaves) return leaves.error();
    if (leaves->empty())
        return not_found("no_such_event", {"ไม่มีเหตุการณ์ลำดับที่ " + std::to_string(index.value),
                                           "there is no event " + std::to_string(index.value)});
    return entry_of(index, std::move(leaves->front()), origin_);
}

Result<ledger::Entry> entry_of(Index index, std::string leaf, const std::string& origin) {
    auto parsed = wire::parse_leaf(leaf);
    if (!parsed) return parsed.error();
    auto& envelope = parsed->envelope;
    auto event = wire::parse_payload(envelope.payload, origin);
    if (!event) return event.error();
    event->header.pae = sha256(wire::pae(envelope.payload_type, envelope.payload));
    for (const auto& signature : envelope.signatures) {
        const auto key = domain::KeyId::parse(signature.keyid);
        if (!key) return key.error();
        event->header.signers.push_back(*key);
    }
    return ledger::Entry{index, std::move(leaf), parsed->recorded, std::move(envelope),
                         std::move(*event)};
}

}  // namespace banchi::replay
