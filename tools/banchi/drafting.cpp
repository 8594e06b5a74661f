#include "tools/banchi/drafting.hpp"

#include <iostream>

#include "tools/banchi/consent.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

constexpr std::size_t kShortId = 12;
constexpr std::size_t kLeastId = 4;

std::string text_of(const Value& value) {
    return value.text() == nullptr ? std::string() : *value.text();
}

std::string names(const Value& people, api::Language language) {
    std::string all;
    if (people.items() != nullptr)
        for (const auto& each : *people.items())
            all += (all.empty() ? "" : ", ") + brief(each["name"], language);
    return all.empty() ? "-" : all;
}

bool stale(const Value& draft) {
    const auto* accepted = draft["verdict"]["accepted"].boolean();
    return accepted != nullptr && !*accepted;
}

// A row for people: the id as short as cosign takes it.
Value row(const Value& draft, const Session& session) {
    const auto language = session.language;
    const auto judged = stale(draft) ? text_of(draft["verdict"]["rule"]) + ": " +
                                           brief(draft["verdict"]["why"], language)
                                     : api::in(language, {"กฎรับได้", "the rules would take it"});
    return Value::object()
        .set("id", text_of(draft["id"]).substr(0, kShortId))
        .set("summary", draft["summary"])
        .set("signed", names(draft["signed"], language))
        .set("waits_for", names(draft["missing"], language))
        .set("expires", draft["expires"])
        .set("verdict", judged);
}

Error no_draft(const std::string& id, std::size_t count) {
    return {ErrorKind::not_found,
            "no_draft",
            {count == 0 ? "ไม่มีร่างที่รอลงนามรหัส " + id +
                              " อาจหมดอายุ (14 วัน) หรือบันทึกแล้ว ดูรายการด้วย banchi drafts"
                        : "มีหลายร่างที่รหัสขึ้นต้นด้วย " + id + " ให้ระบุยาวกว่านี้",
             count == 0 ? "no draft " + id +
                              " waits for signatures: it may have expired (14 days) or be "
                              "recorded; see banchi drafts"
                        : "several drafts have an id that begins with " + id + "; give more of it"},
            {{"draft", id}}};
}

}  // namespace

Result<Value> post_draft(Place& place, const ledger::Sent& sent) {
    return place.post("drafts", ledger::sent_json(sent));
}

Result<Value> post_signatures(Place& place, const Digest& id,
                              const std::vector<wire::Signature>& signatures) {
    return place.post("drafts/" + id.hex() + "/signatures", wire::signatures_json(signatures));
}

Result<Value> find_draft(Place& place, const std::string& id) {
    const auto view = place.view("drafts");
    if (!view) return view.error();
    if (view->members() == nullptr || (*view)["items"].items() == nullptr)
        return not_a_ledger("/v1/drafts gives no items");
    std::vector<Value> found;
    for (const auto& draft : *(*view)["items"].items())
        if (id.size() >= kLeastId && text_of(draft["id"]).rfind(id, 0) == 0) found.push_back(draft);
    if (found.size() != 1) return no_draft(id, found.size());
    return found.front();
}

void show_drafts(const Value& view, Format format, const Session& session) {
    if (format != Format::table) return show(view, format, session.language);
    auto rows = Value::array();
    if (view["items"].items() != nullptr)
        for (const auto& draft : *view["items"].items()) rows.push(row(draft, session));
    show(Value::object().set("items", std::move(rows)), format, session.language);
}

void tell_standing(const Value& draft, const Session& session) {
    tell(session, {"ลงนามแล้ว:", "Signed by:"}, names(draft["signed"], session.language));
    tell(session, {"ยังขาด:", "Still missing:"}, names(draft["missing"], session.language));
    if (stale(draft))
        tell(session, {"ขณะนี้กฎไม่รับ:", "The rules would not take it now:"},
             brief(draft["verdict"]["why"], session.language));
    if (const auto* marks = draft["verdict"]["marks"].items())
        for (const auto& mark : *marks)
            tell(session, {"จะติดเครื่องหมายไว้ตลอดไป:", "It would be marked for ever:"},
                 brief(mark["rule"], session.language) + ": " +
                     brief(mark["why"], session.language));
}

Result<void> show_drafted(const Value& answer, Format format, const std::string& proof,
                          const Session& session) {
    if (!answer["leaf"].is_null()) {
        show(answer, format, session.language);
        return write_proof(proof, answer);
    }
    if (format == Format::table) {
        show(row(answer, session), format, session.language);
    } else {
        show(answer, format, session.language);
    }
    tell(session, {"รอลายมือชื่อของ", "It waits for the signature of"},
         names(answer["missing"], session.language) + ": banchi cosign ... " +
             text_of(answer["id"]).substr(0, kShortId));
    return {};
}

}  // namespace banchi::tools
