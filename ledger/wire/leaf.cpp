#include "ledger/wire/leaf.hpp"

#include <algorithm>

namespace banchi::wire {
namespace {

Error bad_form(const Text& why) {
    return {
        ErrorKind::malformed,
        "leaf_form",
        {"ใบของบันทึกไม่อยู่ในรูปเดียวที่กำหนด: " + why.th, "a leaf that is not in its one form: " + why.en},
        {}};
}

}  // namespace

Result<std::string> leaf_bytes(const Leaf& leaf) {
    auto envelope = leaf.envelope;
    std::sort(envelope.signatures.begin(), envelope.signatures.end());
    // RFC 8785 is compact and sorts members, which for these ASCII names is alphabetical order.
    auto bytes = canonical(envelope_json(envelope).set("recorded", leaf.recorded.text()));
    if (bytes.size() > kLargestLeaf)
        return Error{ErrorKind::too_large,
                     "leaf_size",
                     {"เหตุการณ์พร้อมลายเซ็นยาวเกิน 65535 ไบต์ ให้ย่อเนื้อหาหรือแนบเป็นเอกสาร",
                      "the event with its signatures is longer than 65535 bytes; shorten it, or "
                      "attach a document by its digest"},
                     {{"bytes", std::to_string(bytes.size())}}};
    return bytes;
}

Result<Leaf> parse_leaf(std::string_view bytes) {
    const auto json = parse_json(bytes, {kLargestLeaf, 32});
    if (!json) return bad_form(json.error().detail);
    if (json->members() == nullptr) return bad_form({"ต้องเป็นวัตถุ {...}", "it must be an object"});
    auto members = *json->members();
    members.erase("recorded");
    auto envelope = parse_envelope(Value(std::move(members)));
    if (!envelope) return bad_form(envelope.error().detail);
    const auto recorded = from_value<Instant>((*json)["recorded"], "recorded");
    if (!recorded) return bad_form(recorded.error().detail);

    Leaf leaf{std::move(*envelope), *recorded};
    const auto again = leaf_bytes(leaf);
    if (!again || *again != bytes)
        return bad_form({"ลำดับ ช่องว่าง หรือการเข้ารหัสต่างจากที่กำหนด",
                         "order, spacing or encoding differ from what is fixed"});
    return leaf;
}

}  // namespace banchi::wire
