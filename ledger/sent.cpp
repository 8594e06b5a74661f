#include "ledger/sent.hpp"

#include "ledger/domain/texts.hpp"

namespace banchi::ledger {
namespace {

Error text_missing(const TextDigest& named) {
    return domain::broken("text_missing",
                          {"ไม่มีข้อความที่มีค่าแฮช " + named.digest.hex() +
                               " มาด้วย ให้ส่ง salt และ text ใน texts ให้ตรงกับที่แฮชไว้",
                           "no text came along that has the digest " + named.digest.hex() +
                               "; send its salt and text in `texts`, exactly as they were hashed"},
                          {{"text", named.digest.hex()}});
}

Error text_unnamed(const TextDigest& extra) {
    return domain::broken(
        "text_unnamed",
        {"เหตุการณ์นี้ไม่ได้อ้างถึงข้อความ " + extra.digest.hex() + " หรือส่งมาซ้ำ ให้เอาออกจาก texts",
         "the event does not name the text " + extra.digest.hex() +
             ", or it came twice; take it out of `texts`"},
        {{"text", extra.digest.hex()}});
}

Error malformed(std::string name, const Text& why) {
    return {ErrorKind::malformed, std::move(name), why, {}};
}

Result<std::vector<wire::SaltedText>> read_texts(const Value& json) {
    if (json.items() == nullptr)
        return malformed("texts", {"texts ต้องเป็นรายการ [...]", "texts must be an array"});
    std::vector<wire::SaltedText> texts;
    for (const auto& item : *json.items()) {
        auto text = wire::parse_text(item);
        if (!text) return text.error();
        texts.push_back(std::move(*text));
    }
    return texts;
}

}  // namespace

Result<Sent> read_sent(const Value& json) {
    const auto* members = json.members();
    const bool beside = members != nullptr && members->find("envelope") != members->end();
    auto envelope = wire::parse_envelope(beside ? json["envelope"] : json);
    if (!envelope) return envelope.error();
    if (!beside) return Sent(std::move(*envelope));
    for (const auto& [name, value] : *members)
        if (name != "envelope" && name != "texts")
            return malformed("member", {"ไม่รู้จัก " + name + " ข้าง envelope",
                                        "there is no " + name + " beside an envelope"});
    if (members->find("texts") == members->end()) return Sent(std::move(*envelope));
    auto texts = read_texts(json["texts"]);
    if (!texts) return texts.error();
    return Sent(std::move(*envelope), std::move(*texts));
}

Value sent_json(const Sent& sent) {
    auto envelope = wire::envelope_json(sent.envelope);
    if (sent.texts.empty()) return envelope;
    auto texts = Value::array();
    for (const auto& text : sent.texts) texts.push(wire::text_json(text));
    return Value::object().set("envelope", std::move(envelope)).set("texts", std::move(texts));
}

std::size_t Sent::bytes() const {
    auto sum = envelope.payload.size();
    for (const auto& text : texts) sum += text.text.size();
    return sum;
}

std::optional<Error> text_fault(const domain::Event& event,
                                const std::vector<wire::SaltedText>& texts) {
    auto missing = domain::named_texts(event);
    std::optional<TextDigest> extra;
    for (const auto& text : texts)
        if (const auto digest = text.digest(); missing.erase(digest) == 0) extra = digest;
    if (!missing.empty()) return text_missing(*missing.begin());
    if (extra) return text_unnamed(*extra);
    return std::nullopt;
}

}  // namespace banchi::ledger
