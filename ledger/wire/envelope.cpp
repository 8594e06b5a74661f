#include <algorithm>

#include "ledger/base/encoding.hpp"
#include "ledger/wire/leaf.hpp"

namespace banchi::wire {
namespace {

constexpr std::size_t kLongestShownName = 64;

Error refuse(std::string name, const std::string& path, const Text& why) {
    return {
        ErrorKind::malformed, std::move(name), {path + ": " + why.th, path + ": " + why.en}, {}};
}

// Exactly these members, no more and no fewer.
Result<void> check_members(const Value& json, const std::string& path,
                           std::initializer_list<std::string_view> names) {
    if (json.members() == nullptr)
        return refuse("envelope_members", path, {"ต้องเป็นวัตถุ {...}", "must be an object"});
    for (const auto& [name, value] : *json.members()) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        // A hostile name may be as long as a request.
        const auto shown = name.size() > kLongestShownName ? std::string("...") : name;
        return refuse("envelope_members", path + "." + shown,
                      {"ไม่รู้จักสมาชิกนี้ ให้เอาออก", "is not known here; take it out"});
    }
    for (const auto name : names)
        if (json[name].text() == nullptr && json[name].items() == nullptr)
            return refuse("envelope_members", path + "." + std::string(name),
                          {"ไม่มีสมาชิกนี้ หรือเป็นชนิดอื่น ให้เติมตาม DSSE",
                           "is missing or of another type; give it as DSSE says"});
    return {};
}

Result<std::string> read_text(const Value& json, const std::string& path, std::string_view name) {
    if (const auto* text = json[name].text()) return *text;
    return refuse("envelope_members", path + "." + std::string(name),
                  {"ต้องเป็นข้อความ", "must be a string"});
}

Result<std::string> read_base64(const Value& json, const std::string& path, std::string_view name) {
    const auto text = read_text(json, path, name);
    if (!text) return text.error();
    auto bytes = base64_decode_any(*text);
    if (!bytes)
        return refuse("envelope_base64", path + "." + std::string(name),
                      {"ต้องเป็น base64 แบบมาตรฐานหรือแบบ URL อย่างใดอย่างหนึ่ง ไม่มีช่องว่าง",
                       "must be base64 in the standard or the URL-safe alphabet, not a mixture, "
                       "without spaces"});
    return std::move(*bytes);
}

Result<Signature> read_signature(const Value& json, const std::string& path) {
    const auto checked = check_members(json, path, {"keyid", "sig"});
    if (!checked) return checked.error();
    auto keyid = read_text(json, path, "keyid");
    if (!keyid) return keyid.error();
    auto sig = read_base64(json, path, "sig");
    if (!sig) return sig.error();
    return Signature{std::move(*keyid), std::move(*sig)};
}

Result<std::vector<Signature>> read_signatures(const Value& json) {
    const auto* items = json.items();
    if (items == nullptr)
        return refuse("envelope_members", "envelope.signatures",
                      {"ต้องเป็นรายการ [...]", "must be an array"});
    if (items->empty() || items->size() > kMostSignatures)
        return refuse("envelope_signatures", "envelope.signatures",
                      {"ต้องมีลายเซ็น 1 ถึง 8 รายการ", "must hold 1 to 8 signatures"});
    std::vector<Signature> signatures;
    for (std::size_t i = 0; i < items->size(); ++i) {
        auto signature =
            read_signature((*items)[i], "envelope.signatures[" + std::to_string(i) + "]");
        if (!signature) return signature.error();
        signatures.push_back(std::move(*signature));
    }
    return signatures;
}

}  // namespace

Result<Envelope> parse_envelope(const Value& json) {
    const auto checked = check_members(json, "envelope", {"payload", "payloadType", "signatures"});
    if (!checked) return checked.error();
    auto payload = read_base64(json, "envelope", "payload");
    if (!payload) return payload.error();
    auto payload_type = read_text(json, "envelope", "payloadType");
    if (!payload_type) return payload_type.error();
    auto signatures = read_signatures(json["signatures"]);
    if (!signatures) return signatures.error();
    return Envelope{std::move(*payload), std::move(*payload_type), std::move(*signatures)};
}

Value envelope_json(const Envelope& envelope) {
    return signatures_json(envelope.signatures)
        .set("payload", base64_encode(envelope.payload))
        .set("payloadType", envelope.payload_type);
}

Result<std::vector<Signature>> parse_signatures(const Value& json) {
    const auto checked = check_members(json, "envelope", {"signatures"});
    if (!checked) return checked.error();
    return read_signatures(json["signatures"]);
}

Value signatures_json(const std::vector<Signature>& signatures) {
    Value items = Value::array();
    for (const auto& signature : signatures)
        items.push(
            Value::object().set("keyid", signature.keyid).set("sig", base64_encode(signature.sig)));
    return Value::object().set("signatures", std::move(items));
}

std::string pae(std::string_view payload_type, std::string_view payload) {
    std::string bytes = "DSSEv1 ";
    bytes += std::to_string(payload_type.size()) + " ";
    bytes += payload_type;
    bytes += " " + std::to_string(payload.size()) + " ";
    bytes += payload;
    return bytes;
}

}  // namespace banchi::wire
