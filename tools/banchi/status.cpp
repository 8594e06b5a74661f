#include "tools/banchi/place.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

class Status : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("status", "Which ledger this is, and how far it is");
        add_ledger(*app, ledger_);
        add_format(*app, format_);
        teach(*app,
              "origin, the log's own claim of its key, number of events, root of the tree, clock\n"
              "and the newest event's time are printed. Nothing is verified beyond what opening a "
              "folder\nchecks: banchi verify does that.",
              "banchi status ledger\nbanchi status http://127.0.0.1:8080 -o json");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        auto place = Place::open(ledger_, Access::read, session);
        if (!place) return place.error();
        const auto now = place->now();
        if (!now) return now.error();
        const auto log = place->view("log");
        if (!log) return log.error();
        auto view = Value::object()
                        .set("origin", now->origin)
                        .set("vkey", (*log)["vkey"])
                        .set("size", static_cast<std::int64_t>(now->basis.size.value))
                        .set("root", now->basis.root.base64())
                        .set("clock", (*log)["clock"]);
        if (const auto* restored = (*log)["restored"].items(); restored && !restored->empty())
            view.set("restored", (*log)["restored"]);
        if (now->basis.size.value > 0) view.set("newest_recorded", now->recorded.text());
        show(view, format_, session.language);
        return Exit::ok;
    }

  private:
    std::string ledger_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_status() {
    return std::make_unique<Status>();
}

}  // namespace banchi::tools
