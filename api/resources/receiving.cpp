#include "api/resources/receiving.hpp"

#include "replay/answer.hpp"

namespace banchi::api {
namespace {

constexpr JsonLimits kBodyLimits{4 << 20, 16};

Result<void> check_media_type(const Request& request) {
    const auto* type = request.head.field("content-type");
    auto essence = type == nullptr ? std::string() : type->substr(0, type->find_first_of("; \t"));
    // A media type's case does not matter (RFC 9110 section 8.3.1).
    for (char& c : essence)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (essence == "application/json" || essence == "application/vnd.dsse+json") return {};
    return Error{
        ErrorKind::unsupported_media,
        "content_type",
        {"ส่งเป็น Content-Type: application/json", "send it as Content-Type: application/json"},
        {}};
}

}  // namespace

Result<Value> read_json_body(const Request& request) {
    if (const auto good = check_media_type(request); !good) return good.error();
    return parse_json(request.body, kBodyLimits);
}

Value marks_json(const domain::Marks& all) {
    auto marks = Value::array();
    for (const auto& mark : all)
        marks.push(Value::object()
                       .set("rule", mark.rule)
                       .set("why", replay::told(mark.why))
                       .set("values", mark.values));
    return marks;
}

Value receipt_json(const ledger::Receipt& receipt) {
    auto out = Value::object()
                   .set("index", to_value(receipt.index))
                   .set("leaf", receipt.leaf)
                   .set("recorded", receipt.recorded.text())
                   .set("summary", replay::told(receipt.summary))
                   .set("marks", marks_json(receipt.marks))
                   .set("repeated", receipt.repeated);
    // A dry run has no proof: nothing was promised.
    if (!receipt.proof.empty()) out.set("proof", receipt.proof);
    return out;
}

}  // namespace banchi::api
