#include "api/problem.hpp"

namespace banchi::api {
namespace {

struct Kind {
    ErrorKind kind;
    int status;
    Text title;
};

// Ordered as the enumeration, and looked up by value so that the order is no trap.
const Kind& kind_of(ErrorKind kind) {
    static const Kind kinds[] = {
        {ErrorKind::malformed, 400, {"รูปแบบไม่ถูกต้อง", "Malformed"}},
        {ErrorKind::unauthenticated, 401, {"ต้องมีโทเคน", "A token is needed"}},
        {ErrorKind::denied, 403, {"ไม่มีสิทธิ์", "Not permitted"}},
        {ErrorKind::not_found, 404, {"ไม่พบ", "Not found"}},
        {ErrorKind::conflict, 409, {"ขัดแย้งกับสิ่งที่บันทึกแล้ว", "In conflict with the record"}},
        {ErrorKind::too_large, 413, {"ใหญ่เกินไป", "Too large"}},
        {ErrorKind::unsupported_media, 415, {"ชนิดเนื้อหาไม่รองรับ", "Unsupported content type"}},
        {ErrorKind::rule_broken, 422, {"กฎไม่อนุญาต", "A rule refuses this"}},
        {ErrorKind::too_many, 429, {"คำขอมากเกินไป", "Too many requests"}},
        {ErrorKind::read_only, 503, {"บัญชีรับอ่านอย่างเดียว", "The ledger is read-only"}},
        {ErrorKind::clock, 503, {"นาฬิกาของบัญชีช้าไป", "The ledger's clock is behind"}},
        {ErrorKind::disk_full, 507, {"ดิสก์เต็ม", "The disk is full"}},
        {ErrorKind::tampered, 500, {"ข้อมูลที่เก็บขัดแย้งกันเอง", "Stored data contradicts itself"}},
        {ErrorKind::io, 500, {"อ่านหรือเขียนไม่สำเร็จ", "Reading or writing failed"}},
    };
    for (const auto& entry : kinds)
        if (entry.kind == kind) return entry;
    return kinds[13];
}

}  // namespace

int status_of(ErrorKind kind) {
    return kind_of(kind).status;
}

Response problem(const Error& error, Language language) {
    return problem(status_of(error.kind), error, language);
}

Response problem(int status, const Error& error, Language language) {
    auto body = Value::object()
                    .set("type", "urn:banchi:problem:" + error.name)
                    .set("title", in(language, kind_of(error.kind).title))
                    .set("status", status)
                    .set("detail", in(language, error.detail));
    if (error.kind == ErrorKind::rule_broken) body.set("rule", error.name);
    if (!error.facts.empty()) {
        auto facts = Value::object();
        for (const auto& [name, value] : error.facts) facts.set(name, value);
        body.set("facts", std::move(facts));
    }
    auto response = json_response(status, body);
    response.content_type = "application/problem+json";
    response.headers = {{"Content-Language", std::string(code(language))},
                        {"Vary", "Accept-Language"},
                        {"Cache-Control", "no-store"}};
    if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"banchi\"");
    if (status == 429) response.headers.emplace_back("Retry-After", "1");
    if (status == 503) response.headers.emplace_back("Retry-After", "30");
    return response;
}

}  // namespace banchi::api
