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
                         const Value& item) {
    const auto bytes = place.bytes("/v1/" + path + "/content" + query_of(at, ""));
    if (!bytes) return bytes.error();
    const auto wanted = text_of(item["digest"]);
    if (const auto found = sha256(*bytes); found.hex() != wanted)
        return content_differs(text_of(item["subject"]), wanted, found);
    return parse_content(*bytes);
}

// "agreement/diw/2569" is read at agreements/diw/2569; "" for what has no view of its own.
std::string path_of(const std::string& subject) {
    const auto end = subject.find('/');
    const auto kind = subject.substr(0, end);
    for (const auto* known : {"agreement", "framework"})
        if (kind == known) return kind + "s" + subject.substr(end);
    return "";
}

Result<paper::Item> item_of(Place& place, const Value& view) {
    paper::Item item{view, {}, {}};
    const auto path = path_of(text_of(view["subject"]));
    if (path.empty()) return item;
    const auto then = api::number_of(view["on_agenda"]);
    auto subject = place.view(path + query_of(then, ""));
    if (!subject) return subject.error();
    item.subject = std::move(*subject);
    if (!path.starts_with("agreements/")) return item;
    auto content = content_at(place, path, then, view);
    if (!content) return content.error();
    item.content = std::move(*content);
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
    auto committee =
        place.view("committees/" + text_of(sources.meeting["committee"]) + query_of(newest, ""));
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
