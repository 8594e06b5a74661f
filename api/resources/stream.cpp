#include <spdlog/spdlog.h>

#include "api/resources/resources.hpp"
#include "ledger/merkle/number.hpp"
#include "ledger/store/failure.hpp"
#include "replay/history.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

constexpr std::size_t kMostEvents = 64;  // in one piece

std::string id_line(Index newest) {
    return "id: " + std::to_string(newest.value) + "\n";
}

// Server-sent events (the HTML standard, section 9.2) read from the log, each when it is durable.
// An `id` without data moves the place from which a client resumes on, and shows it nothing: one
// that was told of no event yet, or whose filter lets few through, loses and repeats none either.
class LogFeed : public Feed {
  public:
    LogFeed(Service& service, const std::string* authorization, replay::EventFilter filter)
        : service_(service), filter_(std::move(filter)) {
        if (authorization != nullptr) authorization_ = *authorization;
        service_.metrics.streaming(1);
    }
    ~LogFeed() override {
        service_.metrics.streaming(-1);
        service_.streams.give(1);
    }

    Result<std::string> next() override {
        // A token may expire or be revoked while its stream goes on.
        const auto* shown = authorization_ ? &*authorization_ : nullptr;
        if (const auto open = check_right(service_, shown, Right::read); !open) return open.error();
        if (!begun_) return beginning();
        try {
            return newer();
        } catch (const store::ReadFailure& failure) {
            return failure.error();
        }
    }

    std::string still_here() override { return ": still here\n" + progress() + "\n"; }

  private:
    Result<std::string> beginning() {
        begun_ = true;
        return "retry: 2000\n" + progress() + "\n";
    }

    Result<std::string> newer() {
        const auto size = service_.ledger.position().size;
        if (!size.contains(filter_.from)) return std::string();
        const auto state = service_.ledger.state(size);
        const replay::AsOf as_of{*state, service_.ledger.versions(), service_.entries, size};
        const auto page = replay::events_view(as_of, filter_, {{}, kMostEvents});
        if (!page) return page.error();
        std::string piece;
        for (const auto& event : *(*page)["items"].items())
            piece += id_line(Index{static_cast<std::uint64_t>(*event["index"].integer())}) +
                     "data: " + canonical(event) + "\n\n";
        const auto* seen = (*page)["next"].text();
        filter_.from = Index{seen == nullptr ? size.value : std::stoull(*seen) + 1};
        // Few of many fit the filter, and there is more to look at.
        if (piece.empty() && seen != nullptr) return still_here();
        return piece;
    }

    std::string progress() const {
        return filter_.from.value == 0 ? "" : id_line({filter_.from.value - 1});
    }

    Service& service_;
    std::optional<std::string> authorization_;
    replay::EventFilter filter_;  // its `from` is the next index to look at
    bool begun_ = false;
};

// Where a stream begins: after what the client has, or where it says, or with what comes next.
Result<Index> beginning_of(const Call& call, TreeSize size) {
    if (const auto* last = call.request.head.field("last-event-id")) {
        const auto seen = merkle::parse_number(*last);
        if (!seen)
            return Error{ErrorKind::malformed,
                         "last_event_id",
                         {"Last-Event-ID ต้องเป็นลำดับของเหตุการณ์ล่าสุดที่ได้รับ",
                          "Last-Event-ID is the index of the last event received"},
                         {}};
        // A log that is shorter than what it told once has lost something, or is another one.
        if (!size.contains({*seen})) return no_event("last_event_id", *last, size);
        return Index{*seen + 1};
    }
    const auto* from = call.parameter("from");
    if (from == nullptr) return Index{size.value};
    const auto index = index_of(*from);
    if (index && index->value > size.value) return no_event("from", *from, size);
    return index;
}

Error no_seat() {
    return {ErrorKind::too_many,
            "streams",
            {"มีผู้รับสตรีมเต็มจำนวนแล้ว ให้ลองใหม่ภายหลัง หรืออ่านจาก /v1/events",
             "as many streams are open as may be: try again later, or read /v1/events"},
            {}};
}

Result<Response> stream(const Call& call) {
    auto& service = call.service;
    auto filter = filter_of(call);
    if (!filter) return filter.error();
    const auto from = beginning_of(call, service.ledger.position().size);
    if (!from) return from.error();
    filter->from = *from;
    if (!service.streams.take(1)) return no_seat();
    Response response{200, "text/event-stream", {}, {}};
    response.feed = std::make_unique<LogFeed>(service, call.request.head.field("authorization"),
                                              std::move(*filter));
    // A proxy that gathers what it passes on would hold events back.
    response.headers.emplace_back("X-Accel-Buffering", "no");
    return response;
}

}  // namespace

std::vector<Route> stream_routes() {
    return {{.pattern = "/v1/stream",
             .summary = {"เหตุการณ์ทีละรายการทันทีที่บันทึกถาวร แบบ server-sent events: id คือลำดับ "
                         "ต่อจากเดิมด้วย Last-Event-ID ไม่มีสิ่งใดหายหรือซ้ำ",
                         "Each event as soon as it is durable, as server-sent events: `id` is the "
                         "index, resumes by Last-Event-ID without loss or repetition"},
             .handler = stream,
             .answer = kEvents,
             .parameters = {"from", "subject", "actor", "type"},
             .fields = {"Last-Event-ID"},
             .fleeting = true,
             .also = {404}}};
}

}  // namespace banchi::api
