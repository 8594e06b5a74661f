#include <iostream>

#include "tools/banchi/demo/fiction.hpp"
#include "tools/banchi/new_folder.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

using Chapters = std::vector<Result<void> (*)(demo::Story&)>;

Chapters chapters(bool whole_year) {
    Chapters all{demo::tell_registry, demo::tell_framework, demo::tell_kpis,
                 demo::tell_weights,  demo::tell_meeting,   demo::tell_registers};
    if (whole_year)
        all.insert(all.end(), {demo::tell_offices, demo::tell_autumn, demo::tell_first_meeting,
                               demo::tell_winter, demo::tell_requests, demo::tell_third_meeting,
                               demo::tell_spring, demo::tell_corrections, demo::tell_backfill,
                               demo::tell_orders, demo::tell_what_waits});
    return all;
}

// A demo's key for the person whose ballot the story waits for, beside the ledger. It is worth
// nothing: anybody can make it from the name, and only a simulated clock's ledger knows it.
Result<void> leave_key(demo::Story& story, const std::filesystem::path& folder) {
    const auto keys = folder / "demo-keys";
    std::error_code failed;
    std::filesystem::create_directory(keys, failed);
    std::filesystem::permissions(keys, std::filesystem::perms::owner_all, failed);
    return story.key_of(demo::kWaitedFor).save(keys / (std::string(demo::kWaitedFor) + ".pem"));
}

// Refusals leave no trace in a log: what was tried and refused is told here alone.
void show_refusals(const std::vector<demo::Refusal>& refusals, api::Language language) {
    for (const auto& [attempt, error] : refusals)
        std::cerr << api::in(language, {"ถูกปฏิเสธ", "refused"}) << " (" << error.name
                  << "): " << api::in(language, attempt) << "\n    "
                  << api::in(language, error.detail) << "\n";
}

class Demo : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("demo", "Make the example ledger: a real meeting");
        app->add_option("dir", folder_, "A folder that is empty or not there yet")
            ->envname("BANCHI_DEMO")
            ->required();
        app->add_flag("--story", story_, "Go on with fictional months, to July 2569");
        teach(
            *app,
            "a ledger on a simulated clock is made and filled: seven agencies with 42 KPIs, as\n"
            "presented to the meeting of 19 September 2568. Two fictional demo recorders enter "
            "all of\nit as recorded acts that cite the news item; no office signs anything, and "
            "nothing is approved.\nNearly all KPI contents are illustrative and say so. Every run "
            "gives the same root.\nWith --story fictional offices, each of which says so, sign for "
            "themselves from October 2568 to July\n2569: proposals are returned, amended, put off "
            "and "
            "approved, changes are requested, granted,\nrejected and rescinded; what was tried and "
            "refused is told. The story stops in a meeting that waits\nfor ballots: "
            "demo-keys/member-c.pem in the folder is the key to cast one.",
            "banchi demo ledger\nbanchi serve ledger --public-read");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        auto fresh = NewFolder::at(folder_);
        if (!fresh) return fresh.error();
        const auto made = fill(fresh->path(), session.language);
        if (!made) return made.error();
        if (auto named = fresh->finish(); !named) return named.error();
        show(*made, Format::table, session.language);
        std::cerr << api::in(session.language, {"\nต่อไป:\n", "\nNext:\n"}) << "  banchi serve "
                  << folder_ << " --public-read\n  banchi blame " << folder_
                  << " agreements/diw/2569 --field weight_bp\n";
        if (story_)
            std::cerr << "  banchi get " << folder_ << " waiting\n  banchi vote " << folder_
                      << " --meeting 2569-07-01 --item 1 --choice in_favour --actor "
                      << demo::kWaitedFor << " --key " << folder_ << "/demo-keys/"
                      << demo::kWaitedFor << ".pem\n";
        return Exit::ok;
    }

  private:
    // What the finished ledger says of itself; it is closed when this returns.
    Result<Value> fill(const std::filesystem::path& folder, api::Language language) const {
        if (auto made = ledger::Ledger::create(folder, std::string(demo::kOrigin)); !made)
            return made.error();
        SimulatedClock clock{Instant{}};
        ledger::Options options;
        options.folder = folder;
        const auto ledger = ledger::Ledger::open(options, clock);
        if (!ledger) return ledger.error();
        {
            demo::Story story(**ledger, clock);
            ProgressBar progress(story_ ? "telling the year" : "recording the meeting");
            const auto all = chapters(story_);
            for (std::size_t done = 0; done < all.size(); progress.show(++done, all.size()))
                if (auto told = all[done](story); !told) return told.error();
            if (story_)
                if (auto left = leave_key(story, folder); !left) return left.error();
            show_refusals(story.refusals(), language);
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
    bool story_ = false;
};

}  // namespace

std::unique_ptr<Command> make_demo() {
    return std::make_unique<Demo>();
}

}  // namespace banchi::tools
