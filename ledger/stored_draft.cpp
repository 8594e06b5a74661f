#include "ledger/stored_draft.hpp"

#include "ledger/judging_errors.hpp"

namespace banchi::ledger {
namespace {

constexpr std::size_t kLargestStored = 2u << 20;
constexpr std::size_t kDeepest = 16;

Error draft_form(const Digest& id) {
    return {ErrorKind::tampered,
            "draft_form",
            {"ร่าง " + id.hex() + " ที่เก็บไว้อ่านไม่ได้ ให้ผู้ลงนามส่งใหม่",
             "the stored draft " + id.hex() + " does not read; have its signers send it again"},
            {{"draft", id.hex()}}};
}

Result<void> check_basis(const domain::Header& header, const Ledger& ledger, TreeSize size) {
    if (!header.basis) return {};
    if (header.basis->size > size) return foreign_basis(*header.basis, size);
    const auto root = ledger.root_at(header.basis->size);
    if (!root) return root.error();
    if (*root != header.basis->root) return foreign_basis(*header.basis, size);
    return {};
}

}  // namespace

std::string draft_bytes(const Draft& draft) {
    return canonical(Value::object()
                         .set("sent", sent_json(draft.sent))
                         .set("by", draft.by.text)
                         .set("posted", draft.posted.text()));
}

Result<Draft> read_draft(const Digest& id, const std::string& bytes) {
    const auto json = parse_json(bytes, {kLargestStored, kDeepest});
    if (!json) return draft_form(id);
    auto sent = read_sent((*json)["sent"]);
    const auto by = from_value<PersonId>((*json)["by"], "by");
    const auto posted = from_value<Instant>((*json)["posted"], "posted");
    if (!sent || !by || !posted) return draft_form(id);
    return Draft{id, std::move(*sent), *by, *posted};
}

Result<domain::Event> event_of(const Draft& draft, const std::string& origin) {
    auto event = wire::parse_payload(draft.sent.envelope.payload, origin);
    if (!event) return event.error();
    event->header.pae = draft.id;
    for (const auto& signature : draft.sent.envelope.signatures) {
        const auto key = domain::KeyId::parse(signature.keyid);
        if (!key) return draft_form(draft.id);
        event->header.signers.push_back(*key);
    }
    return event;
}

void drop_revoked(wire::Envelope& envelope, const domain::State& state) {
    std::erase_if(envelope.signatures, [&](const wire::Signature& signature) {
        const auto key = domain::KeyId::parse(signature.keyid);
        const auto known = key ? domain::find_key(state, *key) : std::nullopt;
        return known && known->revoked;
    });
}

Result<domain::Marks> judge_as_if_signed(const domain::Judging& judging, const domain::Event& event,
                                         const Ledger& ledger) {
    if (auto fits = check_basis(event.header, ledger, TreeSize{judging.index.value}); !fits)
        return fits.error();
    const auto whole = domain::as_if_signed(judging, event);
    if (!whole) return whole.error();
    return domain::decide({judging.state, whole->header, judging.recorded, judging.index}, *whole);
}

}  // namespace banchi::ledger
