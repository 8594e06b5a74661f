#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

// Answered at all: the process runs and its threads take requests.
Result<Response> live(const Call&) {
    return json_response(200, Value::object().set("alive", true));
}

ledger::Check stopping(const Service& service) {
    if (!service.stopping) return {"serving"};
    return {"serving",
            Error{ErrorKind::read_only,
                  "stopping",
                  {"เซิร์ฟเวอร์กำลังหยุด ให้ส่งคำขอไปที่อื่น", "the server is stopping: ask another one"},
                  {}}};
}

Value told(const ledger::Check& check, Language language) {
    auto value = Value::object().set("name", check.name).set("ok", !check.wrong);
    if (check.note) value.set("note", in(language, *check.note));
    if (!check.wrong) return value;
    return value.set("problem", check.wrong->name).set("detail", in(language, check.wrong->detail));
}

// Ready to serve and to write: every check by its name, and of a failing one why and what to do.
Result<Response> ready(const Call& call) {
    auto checks = call.service.ledger.checks();
    checks.push_back(stopping(call.service));
    auto list = Value::array();
    bool good = true;
    for (const auto& check : checks) {
        good = good && !check.wrong;
        list.push(told(check, call.request.language));
    }
    auto response = json_response(
        good ? 200 : 503, Value::object().set("ready", good).set("checks", std::move(list)));
    if (!good) response.headers.emplace_back("Retry-After", "5");
    return response;
}

// A right of its own, which --public-read never opens.
Result<Response> metrics(const Call& call) {
    auto response = text_response(call.service.metrics.text(call.service.ledger));
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

}  // namespace

std::vector<Route> health_routes() {
    return {{.pattern = "/livez",
             .summary = {"โปรเซสทำงานอยู่", "The process is alive"},
             .handler = live,
             .answer = json("Liveness"),
             .right = std::nullopt,
             .fleeting = true},
            {.pattern = "/readyz",
             .summary = {"พร้อมอ่านและเขียนหรือไม่ แต่ละข้อตรวจพร้อมเหตุผล",
                         "Ready to read and write or not: each check, and why"},
             .handler = ready,
             .answer = json("Readiness"),
             .right = std::nullopt,
             .fleeting = true,
             .statuses = {200, 503}},
            {.pattern = "/metrics",
             .summary = {"ตัวชี้วัดการทำงานของเซิร์ฟเวอร์ แบบ Prometheus",
                         "What the server counts of itself, for Prometheus"},
             .handler = metrics,
             .answer = kPlainText,
             .right = Right::metrics,
             .fleeting = true}};
}

}  // namespace banchi::api
