#include "api/openapi/document.hpp"

#include <algorithm>
#include <set>

#include "api/openapi/components.hpp"
#include "api/openapi/parameters.hpp"

namespace banchi::api {
namespace {

constexpr const char* kAbout =
    "An append-only ledger of signed events about a ministry's performance targets. Every GET also "
    "answers HEAD. Reading takes a token with the right `read`, unless the server was started with "
    "--public-read, which opens that right alone; submitting takes none: the signature is the "
    "authority. Views speak of one position (`Banchi-Position`) and can be asked about an earlier "
    "one with `at`. Members may be added to answers; readers ignore what they do not know.";

const char* meaning_of(int status) {
    switch (status) {
        case 304:
            return "Not modified: the ETag that If-None-Match names is still the answer's";
        case 400:
            return "Malformed: an unknown or ill-formed parameter, or ill-formed content";
        case 401:
            return "A token is needed";
        case 403:
            return "Not permitted: the token lacks the right, or key, person or role may not";
        case 404:
            return "Not found, or not at this position";
        case 409:
            return "In conflict with the record";
        case 413:
            return "Too large";
        case 415:
            return "Unsupported content type";
        case 422:
            return "A rule refuses this; `rule` and `facts` say which and on what";
        case 503:
            return "Not ready; the body says why";
        default:
            return "As asked";
    }
}

class Writer {
  public:
    Description write(std::span<const Route> routes);

  private:
    Value operation(const Route& route);
    Value parameters(const Route& route);
    Value parameter(const Route& route, std::string_view name, const char* in, bool required);
    Value responses(const Route& route);
    Value answer(const Route& route, int status);
    Value component(std::string_view name);

    std::vector<std::string> undescribed_;
};

Value header_ref(const char* name) {
    return Value::object().set("$ref", "#/components/headers/" + std::string(name));
}

Value problem_ref(const std::string& name) {
    return Value::object().set("$ref", "#/components/responses/" + name);
}

std::string name_of(const Route& route) {
    std::string id = route.takes_post() ? "post" : "get";
    bool capital = true;
    for (const char c : path_of(route)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) id += capital && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        capital = !letter;
    }
    return id == "get" ? "getPage" : id;
}

// The resource: what follows the version, or "log" for what the C2SP formats fix.
std::string tag_of(const Route& route) {
    const auto path = std::string(route.pattern);
    if (path.rfind("/v1/", 0) == 0) return path.substr(4, path.find('/', 4) - 4);
    return path == "/checkpoint" || path.rfind("/tile", 0) == 0 ? "log" : "service";
}

Value Writer::parameter(const Route& route, std::string_view name, const char* in, bool required) {
    const auto* known = find_parameter(name);
    if (known == nullptr) {
        undescribed_.push_back("parameter " + std::string(name));
        return Value::object();
    }
    const auto meaning = meaning_of(*known, route);
    auto value = Value::object()
                     .set("name", name)
                     .set("in", in)
                     .set("description", meaning.en)
                     .set("x-description-th", meaning.th)
                     .set("schema", known->schema);
    const auto* type = known->schema["type"].text();
    const bool number = type != nullptr && *type == "integer";
    value.set("example",
              number ? Value(std::stoi(std::string(known->example))) : Value(known->example));
    if (required) value.set("required", true);
    return value;
}

Value Writer::parameters(const Route& route) {
    auto all = Value::array();
    for (const auto name : route.captures()) all.push(parameter(route, name, "path", true));
    for (const auto name : route.query()) {
        const auto& needed = route.required;
        const bool required = std::find(needed.begin(), needed.end(), name) != needed.end();
        all.push(parameter(route, name, "query", required));
    }
    for (const auto name : route.fields) all.push(parameter(route, name, "header", false));
    return all;
}

Value Writer::component(std::string_view name) {
    if (find_component(name) == nullptr) undescribed_.push_back("component " + std::string(name));
    return component_ref(name);
}

Value Writer::answer(const Route& route, int status) {
    auto media = Value::object();
    const bool whole = route.answer.media_type == "application/json";
    if (whole) media.set("schema", component(route.answer.component));
    // What is told part by part, this version of OpenAPI has no word for.
    if (!whole && !route.answer.component.empty())
        media.set("schema", text_schema("server-sent events; each one's data is x-event-data"))
            .set("x-event-data", component(route.answer.component));
    auto response = Value::object()
                        .set("description", meaning_of(status))
                        .set("content", Value::object().set(std::string(route.answer.media_type),
                                                            std::move(media)));
    auto headers = Value::object();
    if (status == 200 && !route.fleeting && !route.takes_post())
        headers.set("ETag", header_ref("ETag"));
    if (route.takes_position() && route.right)
        headers.set("Banchi-Position", header_ref("Banchi-Position"));
    if (!headers.members()->empty()) response.set("headers", std::move(headers));
    return response;
}

Value Writer::responses(const Route& route) {
    auto all = Value::object();
    for (const int status : route.statuses) all.set(std::to_string(status), answer(route, status));
    if (!route.fleeting && !route.takes_post())
        all.set("304", Value::object()
                           .set("description", meaning_of(304))
                           .set("headers", Value::object().set("ETag", header_ref("ETag"))));
    for (const int status : problems_of(route))
        all.set(std::to_string(status), problem_ref("Problem" + std::to_string(status)));
    return all.set("default", problem_ref("Problem"));
}

Value Writer::operation(const Route& route) {
    auto operation = Value::object()
                         .set("operationId", name_of(route))
                         .set("summary", route.summary.text.en)
                         .set("x-summary-th", route.summary.text.th)
                         .set("tags", Value::array().push(tag_of(route)))
                         .set("parameters", parameters(route))
                         .set("responses", responses(route))
                         .set("security", Value::array());
    if (route.right)
        operation.set("security", Value::array().push(Value::object().set(
                                      "token", Value::array().push(right_of(route)))));
    if (route.takes.empty()) return operation;
    const auto media = Value::object().set("schema", component(route.takes));
    return operation.set("requestBody",
                         Value::object()
                             .set("required", true)
                             .set("content", Value::object().set("application/json", media)));
}

Value problem_response(const std::string& description) {
    const auto media = Value::object().set("schema", component_ref("Problem"));
    return Value::object()
        .set("description", description)
        .set("headers", Value::object().set("Content-Language", header_ref("Content-Language")))
        .set("content", Value::object().set("application/problem+json", media));
}

Value header(const char* description, Value schema) {
    return Value::object().set("description", description).set("schema", std::move(schema));
}

Value shared_parts() {
    auto schemas = Value::object();
    for (const auto& [name, schema] : components()) schemas.set(name, schema);
    auto responses = Value::object().set(
        "Problem", problem_response("Any other problem: 429 and 503 with Retry-After, 500, 507"));
    for (const int status : {400, 401, 403, 404, 409, 413, 415, 422})
        responses.set("Problem" + std::to_string(status), problem_response(meaning_of(status)));
    const auto headers =
        Value::object()
            .set("Banchi-Position", header("The size of the tree that the view speaks of",
                                           count_schema("a tree's size")))
            .set("Content-Language",
                 header("The language of title and detail", text_schema("th or en")))
            .set("ETag", header("Of the body's bytes", text_schema("a strong entity tag")));
    const auto token =
        Value::object()
            .set("type", "http")
            .set("scheme", "bearer")
            .set("description", "A token of `banchi token add`; it opens the rights that it names");
    return Value::object()
        .set("schemas", std::move(schemas))
        .set("responses", std::move(responses))
        .set("headers", headers)
        .set("securitySchemes", Value::object().set("token", token));
}

Description Writer::write(std::span<const Route> routes) {
    auto paths = Value::object();
    std::set<std::string> tags;
    for (const auto& route : routes) {
        auto path = paths[path_of(route)];
        path.set(route.takes_post() ? "post" : "get", operation(route));
        paths.set(path_of(route), std::move(path));
        tags.insert(tag_of(route));
    }
    auto named = Value::array();
    for (const auto& tag : tags)
        named.push(Value::object().set("name", tag).set("description", "/v1/" + tag));
    const auto info = Value::object()
                          .set("title", "banchi")
                          .set("version", "1")
                          .set("summary", "The ledger that a ministry's targets can be held to")
                          .set("description", kAbout);
    auto document = Value::object()
                        .set("openapi", "3.1.0")
                        .set("info", info)
                        .set("servers", Value::array().push(Value::object().set("url", "/")))
                        .set("tags", std::move(named))
                        .set("paths", std::move(paths))
                        .set("components", shared_parts());
    return {std::move(document), std::move(undescribed_)};
}

}  // namespace

Description describe(std::span<const Route> routes) {
    return Writer().write(routes);
}

Text meaning_of(const Parameter& parameter, const Route& route) {
    if (parameter.name != "effective" || route.dated) return parameter.meaning;
    return {"วันใด ปี ค.ศ. มุมมองนี้มีฉบับเดียว เหมือนกันทุกวัน",
            "A day, year CE; this view has one version, the same for any day"};
}

std::string path_of(const Route& route) {
    auto path = std::string(route.pattern);
    if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
    return path;
}

std::vector<int> problems_of(const Route& route) {
    std::set<int> statuses(route.also.begin(), route.also.end());
    statuses.insert(400);
    // What is open tells its position, and so what it was at another one, to readers alone.
    if (route.right || route.takes_position()) statuses.insert({401, 403});
    if (route.takes_position() || !route.captures().empty()) statuses.insert(404);
    return {statuses.begin(), statuses.end()};
}

std::string right_of(const Route& route) {
    return route.right ? *to_value(*route.right).text() : "";
}

}  // namespace banchi::api
