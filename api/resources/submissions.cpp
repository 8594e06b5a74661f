#include <algorithm>

#include "api/problem.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

constexpr std::size_t kLargestArray = 256;
constexpr JsonLimits kBodyLimits{4 << 20, 16};

struct Submission {
    std::vector<ledger::Sent> events;
    bool array = false;  // answered with an array then
};

Error malformed(std::string name, const Text& why) {
    return {ErrorKind::malformed, std::move(name), why, {}};
}

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

Result<Submission> read(const Request& request) {
    if (const auto good = check_media_type(request); !good) return good.error();
    const auto json = parse_json(request.body, kBodyLimits);
    if (!json) return json.error();
    Submission submission;
    submission.array = json->items() != nullptr;
    const auto items = submission.array ? *json->items() : Value::Array{*json};
    if (items.empty())
        return malformed("empty_array", {"ไม่มีเหตุการณ์ในรายการ", "the array holds no event"});
    if (items.size() > kLargestArray)
        return Error{ErrorKind::too_large,
                     "array_size",
                     {"ส่งได้ครั้งละไม่เกิน 256 เหตุการณ์", "at most 256 events at once"},
                     {}};
    for (const auto& item : items) {
        auto one = ledger::read_sent(item);
        if (!one) return one.error();
        submission.events.push_back(std::move(*one));
    }
    return submission;
}

Result<bool> wants_dry_run(const Request& request) {
    const auto* wish = request.parameter("dry_run");
    if (wish == nullptr || *wish == "0") return false;
    if (*wish == "1") return true;
    return malformed("dry_run", {"dry_run เป็น 1 หรือ 0", "dry_run is 1 or 0"});
}

Value to_json(const ledger::Receipt& receipt) {
    auto marks = Value::array();
    for (const auto& mark : receipt.marks)
        marks.push(Value::object()
                       .set("rule", mark.rule)
                       .set("why", Value::object().set("th", mark.why.th).set("en", mark.why.en))
                       .set("values", mark.values));
    auto out = Value::object()
                   .set("index", to_value(receipt.index))
                   .set("leaf", receipt.leaf)
                   .set("recorded", receipt.recorded.text())
                   .set("summary",
                        Value::object().set("th", receipt.summary.th).set("en", receipt.summary.en))
                   .set("marks", std::move(marks))
                   .set("repeated", receipt.repeated);
    // A dry run has no proof: nothing was promised.
    if (!receipt.proof.empty()) out.set("proof", receipt.proof);
    return out;
}

Response to_response(const ledger::Receipts& receipts, bool array, bool dry_run,
                     Language language) {
    if (!receipts) return problem(receipts.error(), language);
    const bool nothing_new =
        dry_run || std::all_of(receipts->begin(), receipts->end(),
                               [](const auto& receipt) { return receipt.repeated; });
    auto all = Value::array();
    for (const auto& receipt : *receipts) all.push(to_json(receipt));
    auto response = json_response(nothing_new ? 200 : 201, array ? all : all.items()->front());
    response.headers.emplace_back("Cache-Control", "no-store");
    if (!dry_run)
        response.headers.emplace_back(
            "Location", "/v1/events/" + std::to_string(receipts->front().index.value));
    return response;
}

void submit(const Call& call, Reply reply) {
    const auto language = call.request.language;
    auto submission = read(call.request);
    if (!submission) call.service.metrics.refused(submission.error());
    if (!submission) return reply(problem(submission.error(), language));
    const auto dry_run = wants_dry_run(call.request);
    if (!dry_run) return reply(problem(dry_run.error(), language));
    auto done = [reply = std::move(reply), language, array = submission->array, dry = *dry_run,
                 &metrics = call.service.metrics](const ledger::Receipts& receipts) {
        if (!dry) metrics.judged(receipts);
        reply(to_response(receipts, array, dry, language));
    };
    if (*dry_run) {
        call.service.ledger.dry_run(std::move(submission->events), std::move(done));
    } else {
        call.service.ledger.submit(std::move(submission->events), std::move(done));
    }
}

}  // namespace

// The signature is the authority: no token.
std::vector<Route> submission_routes() {
    return {{.pattern = "/v1/events",
             .summary = {"ส่งเหตุการณ์ที่ลงนามแล้ว หนึ่งหรือหลายเหตุการณ์",
                         "Submit one signed event, or several that stand or fall together"},
             .handler = submit,
             .answer = json("Receipts"),
             .parameters = {"dry_run"},
             .right = std::nullopt,
             .statuses = {200, 201},
             .also = {403, 409, 413, 415, 422},
             .takes = "Submission"}};
}

}  // namespace banchi::api
