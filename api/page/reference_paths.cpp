#include <algorithm>

#include "api/openapi/document.hpp"
#include "api/openapi/parameters.hpp"
#include "api/page/reference.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

std::string with_example(std::string path, std::string_view name) {
    const auto* known = find_parameter(name);
    const auto hole = "{" + std::string(name) + "}";
    if (known != nullptr) path.replace(path.find(hole), hole.size(), known->example);
    return path;
}

// What to type: needs nothing but the demo ledger and, where there is a right, a token.
std::string curl_of(const Route& route) {
    auto target = path_of(route);
    for (const auto name : route.captures()) target = with_example(std::move(target), name);
    std::string query;
    for (const auto name : route.required)
        if (const auto* known = find_parameter(name))
            query +=
                (query.empty() ? "?" : "&") + std::string(name) + "=" + std::string(known->example);
    std::string command = "curl -sSf ";
    if (route.right) command += "-H \"Authorization: Bearer $TOKEN\" ";
    if (!route.takes.empty())
        command += "-H 'Content-Type: application/json' --data @body.json ";
    else if (route.takes_post())
        command += "-X POST ";
    return command + "\"$URL" + target + query + "\"";
}

std::string parameter_row(const Reader& reader, const Route& route, std::string_view name,
                          const Text& where) {
    const auto* known = find_parameter(name);
    if (known == nullptr) return "";
    return "<tr><th scope=\"row\"><code>" + escaped(name) + "</code></th><td>" +
           one(reader, where) + "</td><td>" + both(reader, meaning_of(*known, route)) +
           "</td><td><code>" + escaped(known->example) + "</code></td></tr>\n";
}

std::string parameter_table(const Reader& reader, const Route& route) {
    std::string rows;
    for (const auto name : route.captures())
        rows += parameter_row(reader, route, name, {"ในที่อยู่", "in the path"});
    for (const auto name : route.query()) {
        const auto& needed = route.required;
        const bool required = std::find(needed.begin(), needed.end(), name) != needed.end();
        rows += parameter_row(reader, route, name,
                              required ? Text{"ต้องมี", "required"} : Text{"ไม่บังคับ", "optional"});
    }
    for (const auto name : route.fields)
        rows += parameter_row(reader, route, name, {"ในส่วนหัว ไม่บังคับ", "in the header, optional"});
    if (rows.empty()) return "";
    return table_head(
               reader,
               {{"ชื่อ", "Name"}, {"ที่", "Where"}, {"ความหมาย", "Meaning"}, {"ตัวอย่าง", "Example"}}) +
           rows + "</tbody></table>\n";
}

std::string answers_line(const Reader& reader, const Route& route) {
    std::string statuses;
    for (const int status : route.statuses)
        statuses += (statuses.empty() ? "" : ", ") + std::to_string(status);
    const auto component = std::string(route.answer.component);
    auto line = "<p>" + one(reader, {"คำตอบ", "Answers"}) + " " + statuses + ": " +
                escaped(route.answer.media_type);
    if (!component.empty()) line += " " + link("#" + component, component);
    const auto takes = std::string(route.takes);
    if (!takes.empty())
        line += " · " + one(reader, {"เนื้อหาที่ส่ง", "takes"}) + " " + link("#" + takes, takes);
    line += " · " + one(reader, {"ปัญหา", "problems"}) + ": ";
    for (const int status : problems_of(route)) line += std::to_string(status) + " ";
    return line + link("#Problem", "Problem") + "</p>\n";
}

std::string right_line(const Reader& reader, const Route& route) {
    const auto right = right_of(route);
    return "<p>" + one(reader, {"สิทธิ์", "Right"}) + ": " +
           (right.empty() ? one(reader, {"ไม่ต้องใช้โทเคน", "no token"})
                          : "<code>" + right + "</code>") +
           "</p>\n";
}

std::string route_part(const Reader& reader, const Route& route) {
    return "<h3><code>" + std::string(route.takes_post() ? "POST " : "GET ") +
           escaped(path_of(route)) + "</code></h3>\n<p>" + both(reader, route.summary.text) +
           "</p>\n" + right_line(reader, route) + parameter_table(reader, route) +
           answers_line(reader, route) + "<p><code>" + escaped(curl_of(route)) + "</code></p>\n";
}

}  // namespace

std::string paths_section(const Reader& reader) {
    auto section = "<section><h2>" + both(reader, Text{"ที่อยู่", "Paths"}) + "</h2>\n";
    for (const auto& route : routes()) section += route_part(reader, route);
    return section + "</section>\n";
}

}  // namespace banchi::api
