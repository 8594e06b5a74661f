#include <iostream>

#include "tools/banchi/drafting.hpp"

namespace banchi::tools {
namespace {

class Drafts : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("drafts", "What waits for signatures, and whose");
        add_ledger(*app, ledger_);
        app->add_option("--person", person_, "Only what waits for this person's signature")
            ->option_text("PERSON");
        add_format(*app, format_);
        teach(*app,
              "each draft is shown with its sentence, who has signed, who is still missing, and "
              "what the rules\nsay of it now as if all had signed. A draft expires after 14 days; "
              "a stale one, which the rules no\nlonger take, stays and says why. Reading a "
              "server's drafts takes a token with the right `drafts`.",
              "banchi drafts http://127.0.0.1:8080 --person suda");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        auto place = Place::open(ledger_, Access::read, session);
        if (!place) return place.error();
        const auto view =
            place->view(person_.empty() ? "drafts" : "drafts?person=" + percent_encoded(person_));
        if (!view) return view.error();
        show_drafts(*view, format_, session);
        if ((*view)["items"].items() != nullptr && (*view)["items"].items()->empty())
            std::cerr << api::in(session.language,
                                 {"ไม่มีร่างที่รอลายมือชื่อ\n", "no draft waits for a signature\n"});
        return Exit::ok;
    }

  private:
    std::string ledger_;
    std::string person_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_drafts() {
    return std::make_unique<Drafts>();
}

}  // namespace banchi::tools
