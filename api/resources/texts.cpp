#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Result<Response> text(const Call& call) {
    const auto digest = Digest::from_hex(call.captures[0]);
    if (!digest)
        return no_such(
            {"ค่าแฮชต้องเป็นเลขฐานสิบหก 64 หลัก", "a text's digest is 64 hexadecimal digits"});
    const auto found = call.service.ledger.text({*digest});
    if (!found) return found.error();
    return json_response(200, wire::text_json(*found).set("digest", digest->hex()));
}

}  // namespace

// Nothing of a text may stay in a cache: it may have to go one day.
std::vector<Route> text_routes() {
    return {{.pattern = "/v1/texts/{digest}",
             .summary = {"ข้อความที่เหตุการณ์อ้างด้วยค่าแฮช พร้อม salt",
                         "A text that an event names by its digest, with its salt"},
             .handler = text,
             .answer = json("Text"),
             .right = Right::texts,
             .fleeting = true}};
}

}  // namespace banchi::api
