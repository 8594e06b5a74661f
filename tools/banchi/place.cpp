#include "tools/banchi/place.hpp"

#include "api/client.hpp"

namespace banchi::tools {
namespace {

constexpr JsonLimits kAnswerLimits{64u << 20, 64};

// The error that an answer tells of; one without a name of ours comes from some other server.
Error refusal_of(const api::Response& answer, const std::string& target) {
    auto error = api::error_of(answer);
    const bool nameless = error.name == "status_" + std::to_string(answer.status);
    // Commands encode what people type, so they are told the plain form.
    for (auto* detail : {&error.detail.th, &error.detail.en})
        for (auto at = detail->find("%2B"); at != std::string::npos; at = detail->find("%2B"))
            detail->replace(at, 3, "+");
    if (!nameless || answer.status >= 500) return error;
    return not_a_ledger(error.detail.en + " for " + target);
}

}  // namespace

Result<Place> Place::open(const std::string& ledger, Access access, const Session& session) {
    auto transport =
        is_url(ledger) ? connect_to(ledger, session) : open_folder(ledger, access, session);
    if (!transport) return transport.error();
    return Place(std::move(*transport), session.language, is_url(ledger));
}

Result<std::string> Place::bytes(const std::string& target) {
    auto answer = transport_->send(target, nullptr);
    if (!answer) return answer.error();
    if (answer->status != 200) return refusal_of(*answer, target);
    return std::move(answer->body);
}

Result<Value> Place::json(const std::string& target, const std::string* body) {
    const auto answer = transport_->send(target, body);
    if (!answer) return answer.error();
    if (answer->status / 100 != 2) return refusal_of(*answer, target);
    auto json = parse_json(answer->body, kAnswerLimits);
    if (!json) return not_a_ledger(json.error().detail.en);
    return json;
}

Result<Value> Place::view(const std::string& path) {
    return json("/v1/" + path, nullptr);
}

Result<Value> Place::post(const std::string& path, const Value& body) {
    const auto text = canonical(body);
    return json("/v1/" + path, &text);
}

Result<Value> Place::submit(const ledger::Sent& event, bool dry_run) {
    return submit(Value::array().push(ledger::sent_json(event)), dry_run);
}

Result<Value> Place::submit(const Value& array, bool dry_run) {
    const auto body = canonical(array);
    return json(dry_run ? "/v1/events?dry_run=1" : "/v1/events", &body);
}

Result<Place::Now> Place::now() {
    const auto log = view("log");
    if (!log) return log.error();
    const auto* origin = (*log)["origin"].text();
    const auto* size = (*log)["size"].integer();
    const auto* root = (*log)["root"].text();
    if (origin == nullptr || size == nullptr || root == nullptr)
        return not_a_ledger("/v1/log has no origin, size or root");
    const auto digest = Digest::from_base64(*root);
    if (!digest) return not_a_ledger("/v1/log: " + digest.error().detail.en);
    const auto* clock = (*log)["clock"].text();
    Now now{*origin, {TreeSize{static_cast<std::uint64_t>(*size)}, *digest}, false, {}};
    now.simulated = clock != nullptr && *clock == "simulated";
    if (*size == 0) return now;
    const auto newest = view("events?from=" + std::to_string(*size - 1) + "&limit=1");
    if (!newest) return newest.error();
    const auto* items = (*newest)["items"].items();
    const auto* recorded =
        items == nullptr || items->empty() ? nullptr : items->front()["recorded"].text();
    if (recorded == nullptr) return not_a_ledger("/v1/events does not give the newest event");
    const auto instant = Instant::parse(*recorded);
    if (!instant) return instant.error();
    now.recorded = *instant;
    return now;
}

Result<std::int64_t> Place::subject_version(const std::string& subject) {
    std::int64_t count = 0;
    std::string cursor;
    do {
        const auto page = view("events?subject=" + percent_encoded(subject) + "&limit=1000" +
                               (cursor.empty() ? "" : "&cursor=" + percent_encoded(cursor)));
        if (!page) return page.error();
        const auto* items = (*page)["items"].items();
        if (items == nullptr) return not_a_ledger("/v1/events gives no items");
        count += static_cast<std::int64_t>(items->size());
        const auto* next = (*page)["next"].text();
        cursor = next == nullptr ? "" : *next;
    } while (!cursor.empty());
    return count;
}

std::string percent_encoded(const std::string& text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' ||
                           c == '.' || c == '_' || c == '~' || c == '/';
        const auto byte = static_cast<unsigned char>(c);
        if (plain) {
            out += c;
        } else {
            out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
        }
    }
    return out;
}

std::string query_of(const std::string& at, const std::string& effective) {
    std::string query;
    if (!at.empty()) query += "?at=" + percent_encoded(at);
    if (!effective.empty())
        query += (query.empty() ? "?" : "&") + ("effective=" + percent_encoded(effective));
    return query;
}

}  // namespace banchi::tools
