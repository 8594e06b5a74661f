#include <iostream>

#include "tools/banchi/place.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

// Entities are named in the singular in events and facts, views in the plural.
const std::vector<std::pair<std::string, std::string>> kPlurals = {
    {"agreement", "agreements"}, {"kpi", "kpis"},           {"meeting", "meetings"},
    {"person", "people"},        {"agency", "agencies"},    {"committee", "committees"},
    {"event", "events"},         {"document", "documents"}, {"framework", "frameworks"},
    {"register", "registers"}};

std::string path_of(const std::string& word) {
    if (word.front() == '/') return word;
    const auto first = word.substr(0, word.find('/'));
    for (const auto& [singular, plural] : kPlurals)
        if (first == singular) return "/v1/" + plural + word.substr(first.size());
    return "/v1/" + word;
}

class Get : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("get", "Read a view, now or as of any position");
        app->add_option("words", words_, "The ledger, then what to read")
            ->option_text("[URL|DIR] PATH")
            ->expected(1, 2);
        app->add_option("--at", at_, "As the record stood: an event's index, or a time");
        app->add_option("--effective", effective_, "What was in force on that day")
            ->option_text("DATE");
        app->add_option("--limit", limit_, "At most so many items")->check(CLI::Range(1, 1000));
        app->add_option("--cursor", cursor_, "What comes after this: `next` of the page before");
        add_format(*app, format_);
        teach(
            *app,
            "one view is printed, the same that the server gives under /v1. Views: agencies,\n"
            "agreements?fiscal_year=2569, agreements/AGENCY/YEAR (and /history, /blame, /content), "
            "kpis/CODE\n(and /history, /blame), people, committees, meetings, meetings/ID, "
            "frameworks, registers,\ndocuments, events, events/INDEX (and /proof), findings, "
            "schemas, "
            "log. A path that begins with / is\ntaken as it is: /checkpoint.",
            "banchi get ledger agreements/diw/2569\n"
            "banchi get http://127.0.0.1:8080 agreements/diw/2569 --at 2025-09-24T09:00:00+07:00 "
            "-o json");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto ledger = take_ledger(
            words_, 1,
            {"สิ่งที่จะอ่าน เช่น agreements/diw/2569", "what to read, as agreements/diw/2569"});
        if (!ledger) return ledger.error();
        if (words_.front().empty())
            return usage({"บอกว่าจะอ่านอะไร เช่น agreements/diw/2569",
                          "say what to read, as agreements/diw/2569"});
        if (target().rfind("/v1/stream", 0) == 0)
            return usage({"สตรีมไม่มีวันจบ ให้อ่านจากเซิร์ฟเวอร์ด้วย curl -N URL/v1/stream",
                          "a stream has no end: read it from a server, curl -N URL/v1/stream"});
        auto place = Place::open(*ledger, Access::read, session);
        if (!place) return place.error();
        const auto body = place->bytes(target());
        if (!body) return body.error();
        const auto json = parse_json(*body, {64u << 20, 64});
        // Exact bytes (content, a proof, a checkpoint) stay exact.
        if (!json || json->members() == nullptr || target().find("/content") != std::string::npos) {
            std::cout << *body;
            return Exit::ok;
        }
        show(*json, format_, session.language);
        if ((*json)["next"].text() != nullptr)
            std::cerr << api::in(session.language, {"ยังมีต่อ: --cursor ", "there is more: --cursor "})
                      << *(*json)["next"].text() << "\n";
        return Exit::ok;
    }

  private:
    std::string target() const {
        auto target = path_of(words_.front());
        const auto add = [&target](const std::string& name, const std::string& value) {
            if (value.empty()) return;
            target += target.find('?') == std::string::npos ? "?" : "&";
            target += name + "=" + percent_encoded(value);
        };
        add("at", at_);
        add("effective", effective_);
        add("limit", limit_ == 0 ? "" : std::to_string(limit_));
        add("cursor", cursor_);
        return target;
    }

    std::vector<std::string> words_;
    std::string at_;
    std::string effective_;
    std::string cursor_;
    int limit_ = 0;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_get() {
    return std::make_unique<Get>();
}

}  // namespace banchi::tools
