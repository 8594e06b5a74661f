#include "ledger/wire/payload.hpp"

#include "ledger/wire/attributes.hpp"
#include "ledger/wire/data.hpp"

namespace banchi::wire {
namespace {

Error too_long(std::size_t bytes) {
    return {ErrorKind::too_large,
            "payload_size",
            {"เนื้อหาเหตุการณ์ยาวเกิน 32768 ไบต์ ให้ย่อ หรือแนบเป็นเอกสารด้วยค่าแฮช",
             "the payload is longer than 32768 bytes; shorten it, or attach a document by its "
             "digest"},
            {{"bytes", std::to_string(bytes)}}};
}

Error not_an_object() {
    return {ErrorKind::malformed,
            "attribute",
            {"payload: ต้องเป็นวัตถุ JSON ตาม CloudEvents 1.0",
             "payload: must be a JSON object as CloudEvents 1.0 says"},
            {}};
}

// An opening that names another ledger than its source would open this one under a false name.
Error opens_another(const std::string& named, const std::string& origin) {
    return {ErrorKind::malformed,
            "foreign_ledger",
            {"data.origin ต้องเป็นชื่อบันทึกนี้ " + origin, "data.origin must be this ledger's, " + origin},
            {{"named", named}, {"origin", origin}}};
}

}  // namespace

Result<domain::Event> parse_payload(std::string_view payload, const std::string& origin) {
    if (payload.size() > kLargestPayload) return too_long(payload.size());
    const auto json = parse_json(payload, {kLargestPayload, 32});
    if (!json) return json.error();
    if (json->members() == nullptr) return not_an_object();
    auto header = read_attributes(*json, origin);
    if (!header) return header.error();
    auto data = read_data(header->type, (*json)["data"]);
    if (!data) return data.error();
    const auto* opened = std::get_if<domain::LedgerOpened>(&data->body);
    if (opened != nullptr && !origin.empty() && opened->origin != origin)
        return opens_another(opened->origin, origin);
    header->common = std::move(data->common);
    return domain::Event{std::move(*header), std::move(data->body)};
}

std::string payload_of(const domain::Event& event, const std::string& origin) {
    auto payload = write_attributes(event.header, type_of(event.body), origin);
    payload.set("data", write_data(event.header.common, event.body));
    return canonical(payload);
}

}  // namespace banchi::wire
