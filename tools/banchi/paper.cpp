#include "tools/paper/paper.hpp"

#include "tools/banchi/compose.hpp"
#include "tools/banchi/paper_sources.hpp"

namespace banchi::tools {
namespace {

class Paper : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("paper", "Print the papers of a meeting");
        add_ledger(*app, ledger_);
        app->add_option("--meeting", meeting_, "The meeting, as meetings lists it")
            ->option_text("ID")
            ->required();
        app->add_option("--lang", language_, "Language of the paper")->option_text("th|en");
        app->add_option("--at", at_, "As the record stood: an event's index, or a time");
        app->add_option("-o,--out", file_, "The file to make; default: stdout")
            ->option_text("FILE");
        teach(*app,
              "one HTML file is written that needs no other, for a browser to print on A4: the "
              "meeting and, for\neach item, what is decided, with its digest in short and as a QR "
              "code. In Thai, whatever the\nterminal speaks, unless --lang says en. Only content "
              "that has the digest on the agenda is printed.\nNo file is written over.",
              "banchi get ledger meetings\n"
              "banchi paper ledger --meeting 2568-09-19 --out paper.html");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto language = api::parse_language(language_);
        if (!language) return usage({"--lang เป็น th หรือ en", "--lang is th or en"});
        auto place = Place::open(ledger_, Access::read, session);
        if (!place) return place.error();
        const auto sources = paper_sources(*place, meeting_, at_);
        if (!sources) return sources.error();
        const auto made = paper::agenda_paper(*sources, *language);
        if (!made) return made.error();
        if (auto put = put_bytes(file_, *made); !put) return put.error();
        return Exit::ok;
    }

  private:
    std::string ledger_;
    std::string meeting_;
    std::string language_ = "th";
    std::string at_;
    std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_paper() {
    return std::make_unique<Paper>();
}

}  // namespace banchi::tools
