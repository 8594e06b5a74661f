#include <algorithm>

#include "api/problem.hpp"
#include "api/resources/receiving.hpp"
#include "api/resources/resources.hpp"
#include "ledger/drafts.hpp"
#include "replay/answer.hpp"

namespace banchi::api {
namespace {

Value to_json(const domain::State& state, const domain::Party& party) {
    auto out = Value::object()
                   .set("person", party.person.text)
                   .set("name", replay::told(domain::name_of(state, party.person)))
                   .set("capacity", to_value(party.capacity));
    if (party.signed_with) out.set("keyid", party.signed_with->fingerprint());
    return out;
}

Value to_json(const Result<domain::Marks>& verdict) {
    auto out = Value::object().set("accepted", verdict.has_value());
    if (verdict) return out.set("marks", marks_json(*verdict));
    return out.set("rule", verdict.error().name).set("why", replay::told(verdict.error().detail));
}

Value to_json(const domain::State& state, const ledger::Standing& standing) {
    const auto& [draft, event, parties, summary, verdict] = standing;
    auto present = Value::array();
    auto missing = Value::array();
    for (const auto& party : parties)
        (party.signed_with ? present : missing).push(to_json(state, party));
    return Value::object()
        .set("id", draft.id.hex())
        .set("type", event.header.type)
        .set("subject", event.header.subject)
        .set("summary", replay::told(summary))
        .set("by", draft.by.text)
        .set("posted", draft.posted.text())
        .set("expires", draft.expires().text())
        .set("signed", std::move(present))
        .set("missing", std::move(missing))
        .set("verdict", to_json(verdict))
        .set("sent", ledger::sent_json(draft.sent));
}

bool waits_for(const ledger::Standing& standing, const std::string& person) {
    return std::any_of(standing.parties.begin(), standing.parties.end(), [&](const auto& party) {
        return !party.signed_with && party.person.text == person;
    });
}

Result<Response> list(const Call& call) {
    const auto* person = call.parameter("person");
    if (person != nullptr)
        if (auto id = slug(*person); !id) return id.error();
    auto& ledger = call.service.ledger;
    const auto drafts = ledger.drafts().all();
    if (!drafts) return drafts.error();
    const auto state = ledger.state(ledger.position().size);
    auto items = Value::array();
    for (const auto& standing : *drafts)
        if (person == nullptr || waits_for(standing, *person))
            items.push(to_json(*state, standing));
    return json_response(200, Value::object().set("items", std::move(items)).set("next", Value()));
}

// 202 for a draft that waits for more, 201 for the event that it has become, 200 for one that was
// recorded before.
std::function<void(ledger::Drafted)> answering(const Call& call, Reply reply) {
    return [reply = std::move(reply), language = call.request.language,
            &service = call.service](ledger::Drafted drafted) {
        if (!drafted) {
            service.metrics.refused(drafted.error());
            return reply(problem(drafted.error(), language));
        }
        Response response;
        if (const auto* receipt = std::get_if<ledger::Receipt>(&*drafted)) {
            service.metrics.judged(std::vector{*receipt});
            response = json_response(receipt->repeated ? 200 : 201, receipt_json(*receipt));
        } else {
            const auto& ledger = service.ledger;
            const auto state = ledger.state(ledger.position().size);
            response = json_response(202, to_json(*state, std::get<ledger::Standing>(*drafted)));
        }
        response.headers.emplace_back("Cache-Control", "no-store");
        reply(std::move(response));
    };
}

void begin(const Call& call, Reply reply) {
    const auto language = call.request.language;
    const auto json = read_json_body(call.request);
    if (!json) return reply(problem(json.error(), language));
    auto sent = ledger::read_sent(*json);
    if (!sent) return reply(problem(sent.error(), language));
    call.service.ledger.drafts().add(std::move(*sent), answering(call, std::move(reply)));
}

void sign(const Call& call, Reply reply) {
    const auto language = call.request.language;
    const auto id = Digest::from_hex(call.captures.front());
    if (!id)
        return reply(problem(no_such({"ไม่มีร่างรหัสนี้ รหัสเป็นเลขฐานสิบหก 64 หลัก",
                                      "there is no such draft: its id is 64 hexadecimal digits"}),
                             language));
    const auto json = read_json_body(call.request);
    if (!json) return reply(problem(json.error(), language));
    auto signatures = wire::parse_signatures(*json);
    if (!signatures) return reply(problem(signatures.error(), language));
    call.service.ledger.drafts().sign(*id, std::move(*signatures),
                                      answering(call, std::move(reply)));
}

}  // namespace

// Who signs needs no token: the signature is the authority. Who reads needs a right of its own.
std::vector<Route> draft_routes() {
    return {{.pattern = "/v1/drafts",
             .summary = {"ร่างที่รอลายมือชื่อ ของใครบ้าง", "Drafts that wait for signatures, and whose"},
             .handler = list,
             .answer = json("DraftList"),
             .parameters = {"person"},
             .right = Right::drafts,
             .fleeting = true},
            {.pattern = "/v1/drafts",
             .summary = {"เริ่มร่างด้วยลายมือชื่อบางส่วน หรือเพิ่มลายมือชื่อ",
                         "Begin a draft with some of its signatures, or add to it"},
             .handler = begin,
             .answer = json("Drafted"),
             .right = std::nullopt,
             .statuses = {200, 201, 202},
             .also = {403, 409, 413, 415, 422},
             .takes = "Sent"},
            {.pattern = "/v1/drafts/{id}/signatures",
             .summary = {"เพิ่มลายมือชื่อในร่าง ลายมือชื่อสุดท้ายทำให้เหตุการณ์ถูกบันทึก",
                         "Sign a draft; the last signature has the event recorded"},
             .handler = sign,
             .answer = json("Drafted"),
             .right = std::nullopt,
             .statuses = {200, 201, 202},
             .also = {403, 404, 409, 415, 422},
             .takes = "Signatures"}};
}

}  // namespace banchi::api
