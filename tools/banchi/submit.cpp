#include <cstdlib>
#include <iostream>

#include "ledger/store/opening.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

class Submit : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("submit", "Send signed events to a ledger");
        app->add_option("words", words_,
                        "Files with an envelope, or an array of them, each (- for stdin); then the "
                        "ledger")
            ->option_text("ENVELOPE.json... [URL|DIR]");
        app->add_option("--to", ledger_,
                        "The ledger, where it isn't the last word (or BANCHI_LEDGER)")
            ->option_text("URL|DIR");
        app->add_flag("--dry-run", dry_run_, "Judge only; store nothing");
        add_format(*app, format_);
        teach(*app,
              "all events are judged and stored together, or none is. A receipt is printed only\n"
              "when they are on disk: the index, the sentence and, with -o json, the proof. "
              "Sending the\nsame event again gives the first receipt. A folder is opened directly; "
              "while a server\nholds it, send to the server's URL.",
              "banchi submit event.json http://127.0.0.1:8080\nbanchi submit event.json ledger "
              "--dry-run");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (auto found = find_ledger(); !found) return found.error();
        auto events = Value::array();
        for (const auto& file : words_)
            if (auto read = add_envelopes(file, events); !read) return read.error();
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        const auto receipts = place->submit(events, dry_run_);
        if (!receipts) return receipts.error();
        if (dry_run_)
            std::cerr << api::in(session.language, {"ไม่ได้บันทึกอะไร (--dry-run)\n",
                                                    "nothing was stored (--dry-run)\n"});
        show(Value::object().set("items", *receipts), format_, session.language);
        return Exit::ok;
    }

  private:
    // The last word, --to or BANCHI_LEDGER; never two at once, since one would be passed over.
    Result<void> find_ledger() {
        std::error_code ignored;  // what can't be looked at is no folder to this command
        const auto last = words_.empty() ? std::string() : words_.back();
        if (is_url(last) || std::filesystem::is_directory(last, ignored)) {
            if (!ledger_.empty())
                return usage(
                    {"ระบุบัญชีสองแห่ง: " + last + " และ --to " + ledger_ + " ให้เหลือแห่งเดียว",
                     "two ledgers are named, " + last + " and --to " + ledger_ + ": name one"});
            ledger_ = last;
            words_.pop_back();
        }
        if (words_.empty())
            return usage({"ระบุแฟ้มเหตุการณ์ที่ลงนามแล้ว แล้วตามด้วยบัญชี",
                          "give a file with a signed event, and then the ledger"});
        const char* named = std::getenv("BANCHI_LEDGER");
        if (ledger_.empty() && named != nullptr) ledger_ = named;
        if (!ledger_.empty()) return {};
        if (words_.size() > 1 && !std::filesystem::exists(last, ignored))
            return store::check_holds_ledger(last);
        return usage({"บอกบัญชีเป็นคำสุดท้าย (URL หรือโฟลเดอร์) หรือด้วย --to",
                      "name the ledger last, a server's URL or a folder, or with --to"});
    }

    // As they are: an envelope, or {"envelope", "texts"}; whether the texts belong is the ledger's
    // to say.
    static Result<void> add_envelopes(const std::string& file, Value& events) {
        const auto json = read_json_file(file);
        if (!json) return json.error();
        for (const auto& each : json->items() != nullptr ? *json->items() : Value::Array{*json}) {
            const auto sent = ledger::read_sent(each);
            if (!sent) return sent.error();
            events.push(each);
        }
        return {};
    }

    std::vector<std::string> words_;
    std::string ledger_;
    bool dry_run_ = false;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_submit() {
    return std::make_unique<Submit>();
}

}  // namespace banchi::tools
