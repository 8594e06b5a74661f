#include <algorithm>

#include "api/problem.hpp"
#include "api/resources/receiving.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

constexpr std::size_t kLargestArray = 256;

struct Submission {
    std::vector<ledger::Sent> events;
    bool array = false;  // answered with an array then
};

Result<Submission> read(const Request& request) {
    const auto json = read_json_body(request);
    if (!json) return json.error();
    Submission submission;
    submission.array = json->items() != nullptr;
    const auto items = submission.array ? *json->items() : Value::Array{*json};
    if (items.empty())
        return Error{ErrorKind::malformed,
                     "empty_array",
                     {"ไม่มีเหตุการณ์ในรายการ", "the array holds no event"},
                     {}};
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
    return Error{ErrorKind::malformed, "dry_run", {"dry_run เป็น 1 หรือ 0", "dry_run is 1 or 0"}, {}};
}

Response to_response(const ledger::Receipts& receipts, bool array, bool dry_run,
                     Language language) {
    if (!receipts) return problem(receipts.error(), language);
    const bool nothing_new =
        dry_run || std::all_of(receipts->begin(), receipts->end(),
                               [](const auto& receipt) { return receipt.repeated; });
    auto all = Value::array();
    for (const auto& receipt : *receipts) all.push(receipt_json(receipt));
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
