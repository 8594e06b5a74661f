#pragma once

#include <optional>
#include <vector>

#include "ledger/domain/event.hpp"
#include "ledger/wire/leaf.hpp"
#include "ledger/wire/text.hpp"

namespace banchi::ledger {

using namespace banchi::base;

// One event as it is sent: its envelope and the texts that it names. Most name none, so an envelope
// alone is one.
struct Sent {
    Sent(wire::Envelope alone) : envelope(std::move(alone)) {}
    Sent(wire::Envelope of, std::vector<wire::SaltedText> with)
        : envelope(std::move(of)), texts(std::move(with)) {}
    wire::Envelope envelope;
    std::vector<wire::SaltedText> texts;
    std::size_t bytes() const;
};

// An envelope by itself, or {"envelope", "texts"?}: `member` for anything else beside it, `texts`
// where these are no list, and what parse_envelope and parse_text refuse.
Result<Sent> read_sent(const Value& json);
// As read_sent reads it.
Value sent_json(const Sent& sent);

// Do exactly the texts come along that the event names, each once? `text_missing`, `text_unnamed`:
// a check of what is sent, no rule, so that a log can be judged again without any text.
std::optional<Error> text_fault(const domain::Event& event,
                                const std::vector<wire::SaltedText>& texts);

}  // namespace banchi::ledger
