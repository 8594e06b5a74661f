#include "api/route.hpp"

#include "ledger/merkle/number.hpp"
#include "ledger/merkle/tree.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

Error bad_at(const Text& why) {
    return {ErrorKind::malformed,
            "position",
            {"at ต้องเป็นลำดับเหตุการณ์ เช่น at=41 หรือเวลา เช่น at=2026-03-01T00:00:00%2B07:00: " + why.th,
             "at is an event's index, such as at=41, or a time, such as "
             "at=2026-03-01T00:00:00%2B07:00: " +
                 why.en},
            {}};
}

Result<TreeSize> size_of(const std::string& at, const ledger::Ledger& ledger, TreeSize now) {
    if (at.find_first_not_of("0123456789") != std::string::npos) {
        const auto instant = Instant::parse(at);
        if (!instant) return bad_at(instant.error().detail);
        return ledger.size_at(*instant);
    }
    const auto index = merkle::parse_number(at);
    if (!index) return bad_at({"ไม่ใช่ลำดับที่ถูกต้อง", "this is no index"});
    if (now.contains({*index})) return TreeSize{*index + 1};
    return Error{ErrorKind::not_found,
                 "position",
                 {"บัญชียังไม่มีเหตุการณ์ลำดับ " + at, "the log has no event " + at + " yet"},
                 {{"size", std::to_string(now.value)}}};
}

Result<replay::Page> page_of(const Call& call) {
    replay::Page page;
    if (const auto* cursor = call.parameter("cursor")) {
        if (!valid_path(*cursor))
            return Error{
                ErrorKind::malformed,
                "cursor",
                {"cursor ต้องเป็นค่า next ของหน้าก่อน", "cursor is the `next` of the page before"},
                {}};
        page.after = *cursor;
    }
    if (const auto* limit = call.parameter("limit")) {
        const auto number = merkle::parse_number(*limit);
        if (!number || *number == 0 || *number > replay::kLargestPage)
            return Error{ErrorKind::malformed,
                         "limit",
                         {"limit ต้องเป็น 1 ถึง 1000", "limit is a number from 1 to 1000"},
                         {}};
        page.limit = *number;
    }
    return page;
}

}  // namespace

replay::AsOf Viewing::as_of() const {
    return {*state, call.service.ledger.versions(), call.service.entries, size};
}

Result<Viewing> look(const Call& call, const Route& route) {
    const auto& ledger = call.service.ledger;
    const auto position = ledger.position();
    Viewing viewing{call, position.size, position.root, {}, {}, {}};
    if (const auto* at = call.parameter("at")) {
        const auto size = size_of(*at, ledger, position.size);
        if (!size) return size.error();
        // A newer position may have become durable meanwhile; what was read first is answered for.
        viewing.size = std::min(*size, position.size);
        const auto root = ledger.root_at(viewing.size);
        if (!root) return root.error();
        viewing.root = *root;
    }
    if (const auto* effective = call.parameter("effective")) {
        const auto date = Date::parse(*effective);
        if (!date) return date.error();
        viewing.effective = *date;
    }
    if (route.listing) {
        auto page = page_of(call);
        if (!page) return page.error();
        viewing.page = std::move(*page);
    }
    viewing.state = ledger.state(viewing.size);
    return viewing;
}

replay::StateAt states_of(const Viewing& viewing) {
    return [&ledger = viewing.call.service.ledger](TreeSize size) { return ledger.state(size); };
}

Result<Value> in_force(const Viewing& viewing, const Value& view,
                       const std::function<Result<Value>(const replay::AsOf& then)>& ask) {
    const auto applied = from_value<Index>(view["applied_index"], "applied_index");
    if (!applied) return applied.error();
    const TreeSize size{applied->value + 1};
    const auto state = viewing.call.service.ledger.state(size);
    auto answer =
        ask({*state, viewing.call.service.ledger.versions(), viewing.call.service.entries, size});
    if (answer)
        answer->set("effective", viewing.effective->text())
            .set("applied_index", to_value(*applied));
    return answer;
}

std::string revalidated(const Service& service) {
    return service.public_read ? "no-cache" : "private, no-cache";
}

void set_position_headers(const Viewing& viewing, Response& response) {
    response.headers.emplace_back("Banchi-Position", std::to_string(viewing.size.value));
    response.headers.emplace_back("Cache-Control", revalidated(viewing.call.service));
}

Response render(const Viewing& viewing, Value view) {
    view.set("position", static_cast<std::int64_t>(viewing.size.value));
    view.set("root", viewing.root.base64());
    const auto clock = domain::get<domain::Clock>(*viewing.state, "ledger", "clock");
    view.set("clock", clock ? to_value(*clock) : Value());
    auto response = json_response(200, view);
    set_position_headers(viewing, response);
    return response;
}

Result<std::string> slug(const std::string& text) {
    if (valid_slug(text)) return text;
    return no_such({"รหัสประกอบด้วย A-Z a-z 0-9 . _ - เท่านั้น", "ids are made of A-Z a-z 0-9 . _ -"});
}

Result<Index> index_of(const std::string& text) {
    const auto number = merkle::parse_number(text);
    if (number) return Index{*number};
    return Error{
        ErrorKind::malformed,
        "index",
        {"ลำดับเหตุการณ์ต้องเป็นเลขฐานสิบ เริ่มจาก 0", "an event's index is a decimal number, from 0"},
        {}};
}

Error no_such(const Text& what) {
    return {ErrorKind::not_found, "not_found", what, {}};
}

}  // namespace banchi::api
