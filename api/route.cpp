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
    return no_event("position", at, now);
}

// Taken as it stands, 2568 would be a year of the far future and silently answer with the newest.
Result<void> check_era(const std::string& name, const std::string& text) {
    const bool dated = text.size() > 4 && text.find_first_not_of("0123456789") == 4;
    if (!dated || text[4] != '-' || text.substr(0, 4) <= "2400") return {};
    const auto meant = std::to_string(std::stoi(text.substr(0, 4)) - 543) + text.substr(4);
    return Error{ErrorKind::malformed,
                 "era",
                 {name + " ใช้ปี ค.ศ. หมายถึง " + meant + " หรือไม่?",
                  name + " takes a year of the Christian era; did you mean " + meant + "?"},
                 {{"meant", meant}}};
}

Result<TreeSize> wished_size(const Call& call, TreeSize now) {
    const auto* at = call.parameter("at");
    if (at == nullptr) return now;
    if (const auto good = check_era("at", *at); !good) return good.error();
    const auto size = size_of(*at, call.service.ledger, now);
    // A newer position may have become durable meanwhile; what was read first is answered for.
    return size ? Result<TreeSize>(std::min(*size, now)) : size;
}

Result<std::optional<Date>> effective_of(const Call& call) {
    const auto* effective = call.parameter("effective");
    if (effective == nullptr) return std::optional<Date>();
    if (const auto good = check_era("effective", *effective); !good) return good.error();
    const auto date = Date::parse(*effective);
    if (!date) return date.error();
    return std::optional<Date>(*date);
}

Result<replay::Page> page_of(const Call& call) {
    replay::Page page;
    if (const auto* cursor = call.parameter("cursor")) {
        if (!valid_path(*cursor)) return replay::bad_cursor();
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

std::vector<std::string_view> Route::query() const {
    auto known = required;
    known.insert(known.end(), parameters.begin(), parameters.end());
    if (listing) known.insert(known.end(), {"limit", "cursor"});
    if (takes_position()) known.push_back("at");
    if (takes_day()) known.push_back("effective");
    return known;
}

std::vector<std::string_view> Route::captures() const {
    std::vector<std::string_view> names;
    for (auto rest = pattern; rest.find('{') != std::string_view::npos;) {
        rest.remove_prefix(rest.find('{') + 1);
        names.push_back(rest.substr(0, rest.find_first_of(".}")));
    }
    return names;
}

replay::AsOf Viewing::as_of() const {
    return {*state, call.service.ledger.versions(), call.service.entries, size};
}

Result<Viewing> look(const Call& call, const Route& route) {
    const auto& ledger = call.service.ledger;
    const auto position = ledger.position();
    Viewing viewing{call, position.size, position.root, {}, {}, {}};
    const auto size = wished_size(call, position.size);
    if (!size) return size.error();
    if (*size != position.size) {
        const auto root = ledger.root_at(*size);
        if (!root) return root.error();
        viewing.size = *size;
        viewing.root = *root;
    }
    const auto effective = effective_of(call);
    if (!effective) return effective.error();
    viewing.effective = *effective;
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
    return service.public_read() ? "no-cache" : "private, no-cache";
}

void set_position_headers(const Viewing& viewing, Response& response) {
    response.headers.emplace_back("Banchi-Position", std::to_string(viewing.size.value));
    response.headers.emplace_back("Cache-Control", revalidated(viewing.call.service));
}

Response render(const Viewing& viewing, Value view) {
    view.set("position", static_cast<std::int64_t>(viewing.size.value));
    view.set("root", viewing.root.base64());
    if (viewing.effective) view.set("effective", viewing.effective->text());
    const auto clock = domain::get<domain::Clock>(*viewing.state, "ledger", "clock");
    view.set("clock", clock ? to_value(*clock) : Value());
    auto response = json_response(200, view);
    set_position_headers(viewing, response);
    return response;
}

Result<void> check_right(const Call& call, Right right) {
    return check_right(call.service, call.request.head.field("authorization"), right);
}

Result<void> check_right(Service& service, const std::string* authorization, Right right) {
    if (service.open.contains(right)) return {};
    return service.tokens.check(authorization, right, service.wall_clock.now());
}

Result<std::string> slug(const std::string& text) {
    if (valid_slug(text)) return text;
    return no_such({"ไม่มีรหัสนี้ ให้ตรวจรหัส ซึ่งประกอบด้วย A-Z a-z 0-9 . _ - เท่านั้น",
                    "there is no such id; check it: ids are made of A-Z a-z 0-9 . _ -"});
}

Result<FiscalYear> wanted_year(const Call& call) {
    if (const auto* label = call.parameter("fiscal_year")) return FiscalYear::parse(*label);
    return Error{ErrorKind::malformed,
                 "fiscal_year",
                 {"บอกปีงบประมาณ เช่น ?fiscal_year=2569", "name the fiscal year: ?fiscal_year=2569"},
                 {}};
}

Result<std::optional<AgencyId>> wanted_agency(const Call& call) {
    const auto* text = call.parameter("agency");
    if (text == nullptr) return std::optional<AgencyId>();
    auto id = slug(*text);
    if (!id) return id.error();
    return std::optional(AgencyId{std::move(*id)});
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

Error no_event(std::string name, const std::string& index, TreeSize size) {
    const auto newest = std::to_string(size.value - std::min<std::uint64_t>(size.value, 1));
    const auto why = size.value == 0
                         ? Text{"บัญชียังว่างอยู่", "the log is empty"}
                         : Text{"ลำดับล่าสุดคือ " + newest + " (position เป็นจำนวนเหตุการณ์ ลำดับเริ่มจาก 0)",
                                "the newest has index " + newest +
                                    " (`position` counts events, indexes begin at 0)"};
    return {ErrorKind::not_found,
            std::move(name),
            {"บัญชียังไม่มีเหตุการณ์ลำดับ " + index + " " + why.th,
             "the log has no event " + index + " yet: " + why.en},
            {{"size", std::to_string(size.value)}}};
}

Result<void> check_cursor(const Viewing& viewing, const std::string& entity) {
    return replay::check_cursor(*viewing.state, entity, viewing.page);
}

Error no_such(const Text& what) {
    return {ErrorKind::not_found, "not_found", what, {}};
}

}  // namespace banchi::api
