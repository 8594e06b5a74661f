#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/problem.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

std::vector<Route> gathered() {
    std::vector<Route> all;
    for (const auto resource :
         {agency_routes,    agreement_routes,  backup_routes,   change_routes,     comment_routes,
          committee_routes, correction_routes, document_routes, draft_routes,      event_routes,
          finding_routes,   framework_routes,  health_routes,   kpi_routes,        log_routes,
          meeting_routes,   openapi_routes,    page_routes,     person_routes,     reference_routes,
          register_routes,  schema_routes,     stream_routes,   submission_routes, text_routes,
          tile_routes,      waiting_routes})
        for (auto& route : resource()) all.push_back(std::move(route));
    return all;
}

// The captures of a path that fits the pattern; nothing if it doesn't.
std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string>& segments) {
    std::vector<std::string> captures;
    auto rest = pattern.substr(1);
    for (const auto& segment : segments) {
        if (rest.empty()) return std::nullopt;
        const auto part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        if (part.size() > 4 && part.substr(part.size() - 4) == "...}") return captures;
        if (part.front() == '{') {
            captures.push_back(segment);
        } else if (part != segment) {
            return std::nullopt;
        }
    }
    if (!rest.empty()) return std::nullopt;
    return captures;
}

struct Found {
    const Route* route = nullptr;  // for the method
    std::vector<std::string> captures;
    std::vector<std::string_view> methods;  // that the path knows; none: no such path
};

Found find(const Request& request) {
    const auto& method = request.head.method;
    Found found;
    for (const auto& route : routes()) {
        auto captures = match(route.pattern, request.segments);
        if (!captures) continue;
        const bool post = route.takes_post();
        if (post ? method == "POST" : (method == "GET" || method == "HEAD")) {
            found.route = &route;
            found.captures = std::move(*captures);
        }
        for (const std::string_view known : {"GET", "HEAD", "POST"})
            if (post == (known == "POST")) found.methods.push_back(known);
    }
    return found;
}

Response no_path(const Request& request) {
    return problem({ErrorKind::not_found,
                    "path",
                    {"ไม่มีที่อยู่ " + request.path + "; หน้าแรก / มีรายการลิงก์",
                     "there is no path " + request.path + "; the page at / links to what there is"},
                    {}},
                   request.language);
}

Response no_method(const Request& request, const std::vector<std::string_view>& methods) {
    std::string allow;
    for (const auto method : methods) allow += (allow.empty() ? "" : ", ") + std::string(method);
    auto response = problem(405,
                            {ErrorKind::malformed,
                             "method",
                             {"ที่อยู่นี้รับเฉพาะ " + allow, "this path takes only " + allow},
                             {}},
                            request.language);
    response.headers.emplace_back("Allow", allow);
    return response;
}

Error no_effective() {
    return {ErrorKind::malformed,
            "effective",
            {"หน้านี้ไม่มีวันที่มีผล (effective) ใช้ at=<ลำดับหรือเวลา> เพื่อถามว่าขณะนั้นบันทึกไว้อย่างไร "
             "หรือถามมุมมองที่ /v1",
             "a page has no effective date: at=<an index or a time> asks what the record said "
             "then; the views at /v1 take a day"},
            {}};
}

Result<void> check_parameters(const Request& request, const Route& route) {
    const auto known = route.query();
    for (const auto& [name, value] : request.query) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        if (name == "effective" && route.takes_position()) return no_effective();
        std::string names;
        for (const auto each : known) names += (names.empty() ? "" : ", ") + std::string(each);
        return Error{ErrorKind::malformed,
                     "parameter",
                     {"ไม่รู้จักพารามิเตอร์ " + name + "; ที่ใช้ได้: " + (names.empty() ? "ไม่มี" : names),
                      "the parameter " + name +
                          " is not known here; known: " + (names.empty() ? "none" : names)},
                     {}};
    }
    return {};
}

// What an open view says without the log's position, which only who may read is told.
Response render_unplaced(const Value& view) {
    auto response = json_response(200, view);
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

Result<Response> viewed(const Call& call, const Route& route) {
    const auto reading = route.right ? Result<void>() : check_right(call, Right::read);
    if (!reading && call.parameter("at") != nullptr) return reading.error();
    const auto viewing = look(call, route);
    if (!viewing) return viewing.error();
    if (const auto* view = std::get_if<View>(&route.handler)) {
        auto value = (*view)(*viewing);
        if (!value) return value.error();
        return reading ? render(*viewing, std::move(*value)) : render_unplaced(*value);
    }
    auto response = std::get<Exact>(route.handler)(*viewing);
    if (response) set_position_headers(*viewing, *response);
    return response;
}

Response refused(const Error& error, const Request& request) {
    if (error.kind == ErrorKind::io || error.kind == ErrorKind::tampered)
        spdlog::error("{} {}: {}: {}", request.head.method, request.path, error.name,
                      error.detail.en);
    return problem(error, request.language);
}

void dispatch(const Call& call, const Route& route, const Reply& reply) {
    if (const auto* command = std::get_if<Command>(&route.handler)) {
        (*command)(call, reply);
        return;
    }
    const auto* plain = std::get_if<Plain>(&route.handler);
    auto response = plain != nullptr ? (*plain)(call) : viewed(call, route);
    if (!response) {
        reply(refused(response.error(), call.request));
        return;
    }
    if (route.fleeting)
        response->headers.emplace_back("Cache-Control", "no-store");
    else
        make_conditional(call.request, *response);
    reply(std::move(*response));
}

// The same, counted: under the pattern of its route, which is one of a few.
Reply counted(const Request& request, Service& service, const Route* route, Reply reply) {
    const auto pattern = route == nullptr ? std::string_view("none") : route->pattern;
    return [&service, pattern, method = request.head.method, reply = std::move(reply),
            began = std::chrono::steady_clock::now()](Response response) {
        service.metrics.answered(pattern, method, response.status,
                                 std::chrono::steady_clock::now() - began);
        reply(std::move(response));
    };
}

}  // namespace

std::span<const Route> routes() {
    static const std::vector<Route> all = gathered();
    return all;
}

void answer(const Request& request, Service& service, Reply reply) {
    auto found = find(request);
    reply = counted(request, service, found.route, std::move(reply));
    if (found.methods.empty()) return reply(no_path(request));
    if (found.route == nullptr) return reply(no_method(request, found.methods));
    const Call call{request, service, std::move(found.captures)};
    const auto& right = found.route->right;
    if (const auto open = right ? check_right(call, *right) : Result<void>(); !open)
        return reply(refused(open.error(), request));
    if (const auto known = check_parameters(request, *found.route); !known)
        return reply(refused(known.error(), request));
    dispatch(call, *found.route, reply);
}

}  // namespace banchi::api
