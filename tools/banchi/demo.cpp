#include <iostream>

#include "tools/banchi/demo/story.hpp"
#include "tools/banchi/new_folder.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

Result<void> tell_all(demo::Story& story) {
    for (const auto chapter : {demo::tell_registry, demo::tell_framework, demo::tell_kpis,
                               demo::tell_weights, demo::tell_meeting})
        if (auto told = chapter(story); !told) return told.error();
    return {};
}

class Demo : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("demo", "Make the example ledger: a real meeting");
        app->add_option("dir", folder_, "A folder that is empty or not there yet")
            ->envname("BANCHI_DEMO")
            ->required();
        teach(
            *app,
            "a ledger on a simulated clock is made and filled: seven agencies with 42 KPIs, as\n"
            "presented to the meeting of 19 September 2568. Two fictional demo recorders enter "
            "all of\nit as recorded acts that cite the news item; no office signs anything, and "
            "nothing is approved.\nNearly all KPI contents are illustrative and say so. Every run "
            "gives the same root.",
            "banchi demo ledger\nbanchi serve ledger --public-read");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        auto fresh = NewFolder::at(folder_);
        if (!fresh) return fresh.error();
        const auto made = fill(fresh->path());
        if (!made) return made.error();
        if (auto named = fresh->finish(); !named) return named.error();
        show(*made, Format::table, session.language);
        std::cerr << api::in(session.language, {"\nต่อไป:\n", "\nNext:\n"}) << "  banchi serve "
                  << folder_ << " --public-read\n  banchi blame " << folder_
                  << " agreements/diw/2569 --field weight_bp\n";
        return Exit::ok;
    }

  private:
    // What the finished ledger says of itself; it is closed when this returns.
    static Result<Value> fill(const std::filesystem::path& folder) {
        if (auto made = ledger::Ledger::create(folder, std::string(demo::kOrigin)); !made)
            return made.error();
        SimulatedClock clock{Instant{}};
        ledger::Options options;
        options.folder = folder;
        const auto ledger = ledger::Ledger::open(options, clock);
        if (!ledger) return ledger.error();
        {
            demo::Story story(**ledger, clock);
            if (auto told = tell_all(story); !told) return told.error();
        }
        (*ledger)->drain();
        const auto position = (*ledger)->position();
        return Value::object()
            .set("origin", (*ledger)->origin())
            .set("vkey", (*ledger)->vkey())
            .set("size", static_cast<std::int64_t>(position.size.value))
            .set("root", position.root.base64())
            .set("clock", "simulated");
    }

    std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_demo() {
    return std::make_unique<Demo>();
}

}  // namespace banchi::tools
