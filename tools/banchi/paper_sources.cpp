#include "tools/banchi/paper_sources.hpp"

#include "api/page/html.hpp"

namespace banchi::tools {
namespace {

using api::text_of;

constexpr JsonLimits kContentLimits{4u << 20, 32};

Error content_differs(const std::string& subject, const std::string& wanted, const Digest& found) {
    return {ErrorKind::tampered,
            "content_differs",
            {"เนื้อหาของ " + subject +
                 " ที่บัญชีให้มาไม่มีค่าแฮชตามระเบียบวาระ จึงไม่พิมพ์ ใช้ banchi verify "
                 "เพื่อดูว่าตรงไหน",
             "the content of " + subject +
                 " that the ledger gives has not the digest on the agenda, so it is not printed; "
                 "banchi verify says where"},
            {{"agenda", wanted}, {"content", found.hex()}}};
}

// What stands under the line that names the form of a content.
Result<Value> parse_content(const std::string& bytes) {
    return parse_json(std::string_view(bytes).substr(bytes.find('\n') + 1), kContentLimits);
}

Result<Value> content_at(Place& place, const std::string& path, const std::string& at,
                         const std::string& subject, const Value& digest) {
    const auto bytes = place.bytes("/v1/" + path + "/content" + query_of(at, ""));
    if (!bytes) return bytes.error();
    const auto wanted = text_of(digest);
    if (const auto found = sha256(*bytes); found.hex() != wanted)
        return content_differs(subject, wanted, found);
    return parse_content(*bytes);
}

// The newest of a subject's events of a type, as of a position; null where there is none.
Result<Value> newest_of(Place& place, const std::string& subject, const std::string& type,
                        const std::string& at) {
    Value newest;
    std::string cursor;
    do {
        const auto page = place.view("events?subject=" + subject + "&type=" + type + "&at=" + at +
                                     "&limit=1000" + (cursor.empty() ? "" : "&cursor=" + cursor));
        if (!page) return page.error();
        const auto* items = (*page)["items"].items();
        if (items != nullptr && !items->empty()) newest = items->back();
        cursor = text_of((*page)["next"]);
    } while (!cursor.empty());
    return newest;
}

Result<Value> marks_of(Place& place, const std::string& subject, const std::string& at) {
    auto all = Value::array();
    std::string cursor;
    do {
        const auto page = place.view("findings?subject=" + subject + "&at=" + at + "&limit=1000" +
                                     (cursor.empty() ? "" : "&cursor=" + percent_encoded(cursor)));
        if (!page) return page.error();
        if (const auto* items = (*page)["items"].items())
            for (const auto& mark : *items) all.push(mark);
        cursor = text_of((*page)["next"]);
    } while (!cursor.empty());
    return all;
}

// A change's view leaves out the marks of a request that this one replaced.
Result<Value> change_marks(Place& place, const std::string& path, const std::string& at) {
    const auto view = place.view(path + query_of(at, ""));
    if (!view) return view.error();
    return (*view)["irregular"];
}

// What a meeting had before of the same; the newest is what people remember.
Result<void> add_earlier(Place& place, const std::string& path, paper::Item& item) {
    const auto* all = item.view["earlier"].items();
    if (all == nullptr || all->empty()) return {};
    const auto& newest = all->back();
    auto content = content_at(place, path, api::number_of(newest["at"]),
                              text_of(item.view["subject"]), newest["digest"]);
    if (!content) return content.error();
    item.earlier = std::move(*content);
    return {};
}

// What an agreement's or a change's item decides, as it stood when it came onto the agenda.
Result<void> add_matter(Place& place, paper::Item& item) {
    const auto subject = text_of(item.view["subject"]);
    const auto slash = subject.find('/');
    const bool change = subject.starts_with("change/");
    const auto path = subject.substr(0, slash) + "s" + subject.substr(slash);
    const auto then = api::number_of(item.view["on_agenda"]);
    auto content = content_at(place, path, then, subject, item.view["digest"]);
    if (!content) return content.error();
    item.content = std::move(*content);
    auto proposal =
        newest_of(place, subject, change ? "change.requested" : "proposal.submitted", then);
    if (!proposal) return proposal.error();
    item.proposal = std::move(*proposal);
    auto marks = change ? change_marks(place, path, then) : marks_of(place, subject, then);
    if (!marks) return marks.error();
    item.marks = std::move(*marks);
    if (auto added = add_earlier(place, path, item); !added) return added.error();
    const auto& conclusion = item.view["conclusion"];
    if (conclusion["amended_digest"].is_null()) return {};
    auto amended = content_at(place, path, api::number_of(conclusion["index"]), subject,
                              conclusion["amended_digest"]);
    if (!amended) return amended.error();
    item.amended = std::move(*amended);
    return {};
}

Result<paper::Item> item_of(Place& place, const Value& view) {
    paper::Item item;
    item.view = view;
    const auto subject = text_of(view["subject"]);
    if (subject.starts_with("agreement/") || subject.starts_with("change/"))
        if (auto added = add_matter(place, item); !added) return added.error();
    if (view["conclusion"].is_null()) return item;
    const auto index = api::number_of(view["conclusion"]["index"]);
    auto recorded = place.view("events/" + index + query_of(index, ""));
    if (!recorded) return recorded.error();
    item.recorded = std::move(*recorded);
    return item;
}

}  // namespace

Result<paper::Sources> paper_sources(Place& place, const std::string& meeting,
                                     const std::string& at) {
    paper::Sources sources;
    auto log = place.view("log");
    if (!log) return log.error();
    sources.log = std::move(*log);
    auto view = place.view("meetings/" + percent_encoded(meeting) + query_of(at, ""));
    if (!view) return view.error();
    sources.meeting = std::move(*view);
    const auto* size = sources.meeting["position"].integer();
    const auto* agenda = sources.meeting["agenda"].items();
    if (size == nullptr || *size == 0 || agenda == nullptr)
        return not_a_ledger("the meeting's view has no position or agenda");
    const auto newest = std::to_string(*size - 1);
    auto event = place.view("events/" + newest + query_of(newest, ""));
    if (!event) return event.error();
    sources.newest = std::move(*event);
    auto committee = place.view("committees/" + text_of(sources.meeting["committee"]) +
                                query_of(newest, text_of(sources.meeting["date"])));
    if (!committee) return committee.error();
    sources.committee = std::move(*committee);
    for (const auto& each : *agenda) {
        auto item = item_of(place, each);
        if (!item) return item.error();
        sources.items.push_back(std::move(*item));
    }
    return sources;
}

}  // namespace banchi::tools
