#include <iostream>

#include "tools/banchi/compose.hpp"
#include "tools/banchi/consent.hpp"
#include "tools/banchi/drafting.hpp"
#include "tools/banchi/signing/signing.hpp"

namespace banchi::tools {
namespace {

// A draft as this program read it itself: what the ledger says about it is only told.
struct ReadDraft {
    Digest id;
    ledger::Sent sent;
};

Error draft_differs(const std::string& id) {
    return {ErrorKind::tampered,
            "draft_differs",
            {"สิ่งที่บัญชีส่งมาไม่ใช่ร่าง " + id + " จึงไม่ลงนาม ให้แจ้งผู้ดูแลบัญชี",
             "what the ledger sends is not the draft " + id +
                 ", so nothing is signed; tell whoever runs the ledger"},
            {{"draft", id}}};
}

// The bytes have the id, are of this ledger and readable, and the texts are those that they name.
Result<ReadDraft> read(const Value& draft, const std::string& origin) {
    auto sent = ledger::read_sent(draft["sent"]);
    if (!sent) return sent.error();
    const auto id = sha256(wire::pae(sent->envelope.payload_type, sent->envelope.payload));
    if (draft["id"].text() == nullptr || *draft["id"].text() != id.hex())
        return draft_differs(id.hex());
    const auto event = wire::parse_payload(sent->envelope.payload, origin);
    if (!event) return event.error();
    if (ledger::text_fault(*event, sent->texts)) return draft_differs(id.hex());
    return ReadDraft{id, std::move(*sent)};
}

class Cosign : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("cosign", "Sign a draft that waits for your signature");
        app->add_option("words", words_, "The ledger, then the draft's id or its beginning")
            ->option_text("[URL|DIR] ID");
        signing::add_keys(*app, keys_, "Your key")->required();
        app->add_option("--proof", proof_, "Where the receipt's proof goes")->option_text("FILE");
        app->add_flag("--explain", explain_, "Show the exact bytes too before asking");
        app->add_flag("--yes", yes_, "Do not ask");
        add_format(*app, format_);
        teach(*app,
              "the draft is fetched and told in this program's own words, from the very bytes that "
              "you would\nsign; you are asked, and your signature is added. The last signature has "
              "the event recorded,\nand its receipt is printed.",
              "banchi drafts http://127.0.0.1:8080 --person suda\n"
              "banchi cosign http://127.0.0.1:8080 3f2a9c01b7d4 --key agent:");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto ledger = take_ledger(
            words_, 1, {"รหัสร่าง ดูด้วย banchi drafts", "the draft's id; see banchi drafts"});
        if (!ledger) return ledger.error();
        auto place = Place::open(*ledger, Access::write, session);
        if (!place) return place.error();
        const auto now = place->now();
        if (!now) return now.error();
        const auto shown = find_draft(*place, words_.front());
        if (!shown) return shown.error();
        const auto draft = read(*shown, now->origin);
        if (!draft) return draft.error();
        const auto keys = signing::open_keys(keys_, session);
        if (!keys) return keys.error();
        tell_draft(*shown, *draft, session);
        const auto go_on =
            agreed(yes_, session, {"ลงนามร่างนี้และส่งหรือไม่?", "Sign this draft and send it?"});
        if (!go_on) return go_on.error();
        if (!*go_on) return nothing_sent(session);
        const auto sealed = envelope::seal(draft->sent.envelope.payload, *keys);
        if (!sealed) return sealed.error();
        const auto answer = post_signatures(*place, draft->id, sealed->signatures);
        if (!answer) return answer.error();
        if (auto told = show_drafted(*answer, format_, proof_, session); !told) return told.error();
        return Exit::ok;
    }

  private:
    void tell_draft(const Value& shown, const ReadDraft& draft, const Session& session) const {
        tell_payload(draft.sent.envelope.payload, session);
        for (const auto& text : draft.sent.texts)
            tell(session, {"ข้อความ:", "The text:"}, text.text);
        if (explain_) tell_bytes(draft.sent.envelope.payload, session);
        tell_standing(shown, session);
    }

    std::vector<std::string> words_;
    signing::KeyOptions keys_;
    std::string proof_;
    bool explain_ = false;
    bool yes_ = false;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_cosign() {
    return std::make_unique<Cosign>();
}

}  // namespace banchi::tools
