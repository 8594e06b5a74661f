#pragma once

#include <map>
#include <span>
#include <variant>

#include "api/service.hpp"
#include "replay/page.hpp"
#include "replay/views_agreement.hpp"

namespace banchi::api {

// One request at its route. `captures` are what {…} stood for, in the order of the pattern.
struct Call {
    const Request& request;
    Service& service;
    std::vector<std::string> captures;

    const std::string* parameter(std::string_view name) const { return request.parameter(name); }
    std::optional<std::string> wish(std::string_view name) const {
        const auto* value = parameter(name);
        return value == nullptr ? std::nullopt : std::optional<std::string>(*value);
    }
};

// The ledger as it stood at the position that a view speaks of.
struct Viewing {
    const Call& call;
    TreeSize size;
    Digest root;
    std::optional<Date> effective;
    replay::Page page;
    std::unique_ptr<domain::State> state;

    replay::AsOf as_of() const;
    const std::string& capture(std::size_t number) const { return call.captures[number]; }
};

// A view gives its members; position, root, clock and headers are set around it.
using View = Result<Value> (*)(const Viewing& viewing);
// The same for what is no JSON: exact bytes, a page.
using Exact = Result<Response> (*)(const Viewing& viewing);
// What needs no position.
using Plain = Result<Response> (*)(const Call& call);
// What answers later.
using Command = void (*)(const Call& call, Reply reply);

// What a route does, in a few words; a row without it does not compile.
struct Summary {
    Summary(const char* th, const char* en) : text{th, en} {}
    Text text;
};

// What a route answers with when all is well: a media type and, where that is JSON or has it in
// each of its parts, the name of the component (api/openapi/components.hpp) that describes it. A
// row without it does not compile.
struct Answer {
    explicit Answer(std::string_view of_type) : media_type(of_type) {}
    std::string_view media_type;
    std::string_view component{};
};
inline Answer json(std::string_view component) {
    Answer answer("application/json");
    answer.component = component;
    return answer;
}

inline const Answer kPlainText("text/plain");
inline const Answer kOctets("application/octet-stream");
inline const Answer kHtml("text/html");
// Server-sent events, of whose data each is an Event.
inline const Answer kEvents = [] {
    Answer answer("text/event-stream");
    answer.component = "Event";
    return answer;
}();

// One row of the table that the server dispatches by and that /openapi.json and /reference tell.
// `pattern` is a path whose segments are text or {capture}; a last {capture...} takes all the rest.
// `parameters` and `required` are the query's known ones beside `at` and, for a list, `limit` and
// `cursor`. Every view takes `effective` too: one that is `dated` says what holds on that day, the
// others have one version, the same for any day. `fields` are header fields that it heeds beside
// those that all do. `also` are problems beyond those that every row of its kind has. What is
// `fleeting` is not to be kept: it has no ETag.
struct Route {
    std::string_view pattern;
    Summary summary;
    std::variant<View, Exact, Plain, Command> handler;
    Answer answer;
    std::vector<std::string_view> parameters{};
    std::vector<std::string_view> required{};
    std::vector<std::string_view> fields{};
    std::optional<Right> right = Right::read;  // nothing: open to everybody
    bool listing = false;
    bool dated = false;
    bool fleeting = false;
    std::vector<int> statuses{200};  // that come with `answer`
    std::vector<int> also{};
    std::string_view takes{};  // the component of a POST's JSON body; empty: it needs none

    bool takes_post() const { return std::holds_alternative<Command>(handler); }
    bool takes_position() const {
        return std::holds_alternative<View>(handler) || std::holds_alternative<Exact>(handler);
    }
    // What a page for people shows of a position is not of one day.
    bool takes_day() const { return takes_position() && answer.media_type != "text/html"; }
    std::vector<std::string_view> query() const;     // every parameter that it knows
    std::vector<std::string_view> captures() const;  // names, without braces and dots
};

// Answers at `at`: an index (as of that event, itself included) or an RFC 3339 time (what had been
// recorded by then); now without it. `at` is no `position`: a view's position counts events, so the
// newest that can be asked for is at=<position - 1>. `position` (malformed, not_found), `era` (a
// year of the Buddhist era in `at` or `effective`).
Result<Viewing> look(const Call& call, const Route& route);
// The ledger's facts at other positions, for what was in force on a day.
replay::StateAt states_of(const Viewing& viewing);
// Asks about the record just after the event that applied what `view` shows as in force.
Result<Value> in_force(const Viewing& viewing, const Value& view,
                       const std::function<Result<Value>(const replay::AsOf& then)>& ask);
// What a view says, with its position, as JSON with conditional headers.
Response render(const Viewing& viewing, Value view);
void set_position_headers(const Viewing& viewing, Response& response);
// Kept by the client but asked about each time; by shared caches only where anybody may read.
std::string revalidated(const Service& service);

// Does the request's token open the right? Public reading opens `read`, and no other.
Result<void> check_right(const Call& call, Right right);
// The same of an Authorization header's value; null for none.
Result<void> check_right(Service& service, const std::string* authorization, Right right);

// A capture that is to be an id: `not_found` for what can be none, so that nothing odd reaches a
// key.
Result<std::string> slug(const std::string& text);
// What a list of a fiscal year is asked for: `fiscal_year` (malformed) where it names none.
Result<FiscalYear> wanted_year(const Call& call);
Result<std::optional<AgencyId>> wanted_agency(const Call& call);
Result<Index> index_of(const std::string& text);  // decimal; `index` (malformed)
// For an index that a log of this size does not have: names the newest one.
Error no_event(std::string name, const std::string& index, TreeSize size);
// The same as replay::check_cursor, for the list that is an entity's fields.
Result<void> check_cursor(const Viewing& viewing, const std::string& entity);
Error no_such(const Text& what);

}  // namespace banchi::api
