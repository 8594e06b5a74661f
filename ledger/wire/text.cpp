#include "ledger/wire/text.hpp"

#include "ledger/base/encoding.hpp"

namespace banchi::wire {
namespace {

constexpr std::string_view kPrefix("banchi-text-v1\0", 15);

Error text_form() {
    return {ErrorKind::malformed,
            "text_form",
            {"ข้อความแต่ละรายการใน texts ต้องมีเพียง salt (base64 ของ 32 ไบต์) และ text ที่ไม่ว่าง",
             "each of `texts` has exactly a salt (base64 of 32 bytes) and a text that says "
             "something"},
            {}};
}

}  // namespace

TextDigest SaltedText::digest() const {
    return {sha256({kPrefix, salt, text})};
}

Result<SaltedText> parse_text(const Value& json) {
    const auto* salt = json["salt"].text();
    const auto* text = json["text"].text();
    if (salt == nullptr || text == nullptr || json.members()->size() != 2) return text_form();
    auto bytes = base64_decode_any(*salt);
    if (!bytes || bytes->size() != kSaltBytes || text->empty()) return text_form();
    if (text->size() > kLargestText)
        return Error{ErrorKind::too_large,
                     "text_size",
                     {"ข้อความยาวได้ไม่เกิน " + std::to_string(kLargestText) + " ไบต์",
                      "a text has at most " + std::to_string(kLargestText) + " bytes"},
                     {}};
    return SaltedText{std::move(*bytes), *text};
}

Value text_json(const SaltedText& text) {
    return Value::object().set("salt", base64_encode(text.salt)).set("text", text.text);
}

}  // namespace banchi::wire
