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
        app->add_flag("--minutes", minutes_, "Draft the minutes from the record instead");
        app->add_option("--lang", language_, "Language of the paper")->option_text("th|en");
        app->add_option("--at", at_, "As the record stood: an event's index, or a time");
        app->add_option("-o,--out", file_, "The file to make; default: stdout")
            ->option_text("FILE");
        teach(
            *app,
            "one HTML file is written that needs no other, for a browser to print on A4: the "
            "meeting and, for\neach item, what is decided, what differs from before, marks and "
            "interests to declare, with its\ndigest in short and as a QR code; or, with "
            "--minutes, the minutes as the record has them, a draft\nuntil minutes are certified. "
            "In Thai, whatever the terminal speaks, unless --lang says en. Only\ncontent that has "
            "the digest on the agenda is printed. No file is written over.",
            "banchi get ledger meetings\n"
            "banchi paper ledger --meeting 2568-09-19 --out paper.html\n"
            "banchi paper ledger --meeting 2568-09-19 --minutes --out minutes.html");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto language = api::parse_language(language_);
        if (!language) return usage({"--lang เป็น th หรือ en", "--lang is th or en"});
        auto place = Place::open(ledger_, Access::read, session);
        if (!place) return place.error();
        const auto sources = paper_sources(*place, meeting_, at_);
        if (!sources) return sources.error();
        const auto made = minutes_ ? paper::minutes_paper(*sources, *language)
                                   : paper::agenda_paper(*sources, *language);
        if (!made) return made.error();
        if (auto put = put_bytes(file_, *made); !put) return put.error();
        return Exit::ok;
    }

  private:
    std::string ledger_;
    std::string meeting_;
    std::string language_ = "th";
    std::string at_;
    bool minutes_ = false;
    std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_paper() {
    return std::make_unique<Paper>();
}

}  // namespace banchi::tools
