#include <iostream>

#include "ledger/wire/attributes.hpp"
#include "ledger/wire/data.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/consent.hpp"
#include "tools/banchi/drafting.hpp"
#include "tools/banchi/signing/signing.hpp"

namespace banchi::tools {
namespace {

// The options that compose a payload, as typed.
struct Composing {
    std::string type;
    std::string subject;
    std::string data;
    std::string text;  // file: what the data's member `text` names
    std::string actor;
    std::string capacity;
    std::string on_behalf_of;
    std::string from;  // URL|DIR: origin, basis and version
    std::string origin;
    std::string id;
    std::string time;
    std::string effective;
    std::string backfill;
    std::string reason;
    std::string legal_basis;
    std::vector<std::string> cosigners;
    std::vector<std::string> attachments;
    std::optional<std::int64_t> version;
};

using Texts = std::vector<wire::SaltedText>;

// The type as in the catalogue, given as "kpi.proposed" or as on the wire.
std::string catalogued(const std::string& type) {
    return wire::from_wire_type(type).value_or(type);
}

Result<domain::Event> blank_event(Place* place, const Composing& wanted, wire::Data data,
                                  std::string& origin) {
    if (place != nullptr) {
        auto composed = compose(*place, wanted.subject, std::move(data.body));
        if (!composed) return composed.error();
        origin = composed->origin;
        composed->event.header.common = std::move(data.common);
        return std::move(composed->event);
    }
    domain::Event event{{}, std::move(data.body)};
    event.header.type = std::string(wire::type_of(event.body));
    event.header.subject = wanted.subject;
    event.header.occurred = SystemClock().now();
    event.header.id = fresh_id(event.header.occurred);
    event.header.common = std::move(data.common);
    return event;
}

Result<void> set_texts(const Composing& wanted, domain::Common& common) {
    if (!wanted.reason.empty()) common.reason = Line{wanted.reason};
    if (!wanted.legal_basis.empty()) common.legal_basis = Line{wanted.legal_basis};
    for (const auto& text : wanted.cosigners) {
        auto cosigner = parse_cosigner(text);
        if (!cosigner) return cosigner.error();
        common.cosigners.push_back(std::move(*cosigner));
    }
    for (const auto& text : wanted.attachments) {
        const auto digest = Digest::from_hex(text);
        if (!digest) return digest.error();
        common.attachments.push_back(*digest);
    }
    return {};
}

Result<void> set_header(const Composing& wanted, domain::Header& header) {
    header.actor = PersonId{wanted.actor};
    const auto capacity = parse_capacity(wanted.capacity);
    if (!capacity) return capacity.error();
    header.capacity = *capacity;
    if (!wanted.on_behalf_of.empty()) header.on_behalf_of = PersonId{wanted.on_behalf_of};
    if (!wanted.id.empty()) header.id = domain::EventId{wanted.id};
    if (wanted.version) header.subject_version = wanted.version;
    if (!wanted.time.empty()) {
        const auto time = Instant::parse(wanted.time);
        if (!time) return time.error();
        header.occurred = *time;
    }
    if (!wanted.effective.empty()) {
        const auto date = Date::parse(wanted.effective);
        if (!date) return date.error();
        header.effective = *date;
    }
    if (!wanted.backfill.empty()) header.backfill = domain::EventId{wanted.backfill};
    return set_texts(wanted, header.common);
}

Result<std::string> compose_payload(const Composing& wanted, const Texts& texts,
                                    const Session& session) {
    if (wanted.subject.empty() || wanted.actor.empty() || wanted.capacity.empty() ||
        (wanted.origin.empty() && wanted.from.empty()))
        return usage(
            {"--type ต้องมี --subject, --actor, --capacity และ --basis-from (หรือ --origin) ด้วย",
             "--type needs --subject, --actor, --capacity and --basis-from (or --origin)"});
    auto json = wanted.data.empty() ? Result<Value>(Value::object()) : read_json_file(wanted.data);
    if (!json) return json.error();
    if (!texts.empty() && json->members() != nullptr)
        json->set("text", to_value(texts.front().digest()));
    auto data = wire::read_data(catalogued(wanted.type), *json);
    if (!data) return data.error();
    std::optional<Place> place;
    if (!wanted.from.empty()) {
        auto opened = Place::open(wanted.from, Access::read, session);
        if (!opened) return opened.error();
        place = std::move(*opened);
    }
    auto origin = wanted.origin;
    auto event = blank_event(place ? &*place : nullptr, wanted, std::move(*data), origin);
    if (!event) return event.error();
    if (auto set = set_header(wanted, event->header); !set) return set.error();
    auto payload = wire::payload_of(*event, wanted.origin.empty() ? origin : wanted.origin);
    // What would be refused as malformed is told now, before anybody signs it.
    if (auto parsed = wire::parse_payload(payload, ""); !parsed) return parsed.error();
    return payload;
}

class Sign : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("sign", "Compose and sign an event, or add a signature");
        app->add_option("payload", payload_, "A file with the payload's exact bytes (- for stdin)");
        signing::add_keys(*app, keys_, "Key to sign with, again for each signer")->required();
        app->add_option("--add", add_, "An envelope that gets the signatures too")
            ->option_text("ENVELOPE");
        app->add_option("--draft-to", draft_to_,
                        "Leave it there as a draft, for others to cosign, instead of printing it")
            ->option_text("URL|DIR");
        define_composing(*app);
        teach(
            *app,
            "what is signed is told, and the signed envelope (DSSE) printed; nothing is sent\n(but "
            "with --draft-to). "
            "Either PAYLOAD is signed as\n"
            "it is, byte for byte, or --type and its companions compose one: a fresh id, the time "
            "now\nand, from --basis-from, the ledger's name, the tree that you have seen and the "
            "subject's\nversion. An event with cosigners goes from one to the next with --add,\nor "
            "lies at the ledger with --draft-to until the others cosign.",
            "banchi sign --type agency.registered --subject agency/diw --data diw.json \\\n"
            "    --actor somchai --capacity registrar --basis-from ledger --key somchai.pem > "
            "e.json\n"
            "banchi sign --add e.json --key agent: > both.json");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const int ways = !payload_.empty() + !add_.empty() + !composing_.type.empty();
        if (ways != 1)
            return usage({"เลือกหนึ่งอย่าง: แฟ้ม payload, --type หรือ --add",
                          "choose one: a payload file, --type, or --add"});
        if (composing_.type.empty() && !composing_.text.empty())
            return usage({"--text ใช้กับ --type เท่านั้น เพราะ payload ที่มีอยู่แล้วอ้างข้อความของตนเอง",
                          "--text goes with --type: a payload that is there names its own texts"});
        const auto keys = signing::open_keys(keys_, session);
        if (!keys) return keys.error();
        const auto sent = add_.empty() ? fresh(*keys, session) : added(*keys, session);
        if (!sent) return sent.error();
        if (!draft_to_.empty()) return leave(*sent, session);
        std::cout << canonical(ledger::sent_json(*sent)) << "\n";
        return Exit::ok;
    }

  private:
    void define_composing(CLI::App& app) {
        auto& c = composing_;
        app.add_option("--type", c.type, "Event type, as kpi.proposed");
        app.add_option("--subject", c.subject, "What it is about, as agreement/diw/2569");
        app.add_option("--data", c.data, "The type's own data (JSON; - for stdin)")
            ->option_text("FILE");
        app.add_option("--text", c.text,
                       "Text that the data's `text` names; it goes beside the log")
            ->option_text("FILE");
        app.add_option("--actor", c.actor, "Who signs")->envname("BANCHI_ACTOR");
        app.add_option("--capacity", c.capacity, "In which quality: registrar, officer, member...");
        app.add_option("--on-behalf-of", c.on_behalf_of, "Who delegated this to the actor")
            ->option_text("PERSON");
        app.add_option("--basis-from", c.from, "Ledger to take origin, basis and version from")
            ->option_text("URL|DIR")
            ->envname("BANCHI_LEDGER");
        app.add_option("--origin", c.origin, "The ledger's name, where nothing is read from it");
        app.add_option("--subjectversion", c.version, "Instead of what --basis-from says");
        app.add_option("--reason", c.reason, "Why");
        app.add_option("--legal-basis", c.legal_basis, "Under which rule");
        app.add_option("--cosigner", c.cosigners, "Who else has to sign; again for each")
            ->option_text("PERSON:CAPACITY");
        app.add_option("--attach", c.attachments, "Document that it rests on; again for each")
            ->option_text("SHA256");
        app.add_option("--effective", c.effective, "From which day")->option_text("DATE");
        app.add_option("--backfill", c.backfill, "Entered later: the opening's id, with --time")
            ->option_text("ULID");
        app.add_option("--time", c.time, "When it happened; default: now")->option_text("RFC3339");
        app.add_option("--id", c.id, "Event id; default: a fresh ULID")->option_text("ULID");
    }

    Result<ledger::Sent> fresh(const envelope::Signers& keys, const Session& session) const {
        Texts texts;
        if (!composing_.text.empty()) {
            const auto read = read_file(composing_.text);
            if (!read) return read.error();
            auto text = fresh_text(*read);
            if (!text) return text.error();
            texts.push_back(std::move(*text));
        }
        const auto payload =
            payload_.empty() ? compose_payload(composing_, texts, session) : read_file(payload_);
        if (!payload) return payload.error();
        tell_payload(*payload, session);
        auto envelope = envelope::seal(*payload, keys);
        if (!envelope) return envelope.error();
        return ledger::Sent(std::move(*envelope), std::move(texts));
    }

    // The texts of what is signed further stay with it.
    Result<ledger::Sent> added(const envelope::Signers& keys, const Session& session) const {
        const auto json = read_json_file(add_);
        if (!json) return json.error();
        auto sent = ledger::read_sent(*json);
        if (!sent) return sent.error();
        tell_payload(sent->envelope.payload, session);
        auto more = envelope::seal(sent->envelope.payload, keys);
        if (!more) return more.error();
        for (auto& signature : more->signatures)
            sent->envelope.signatures.push_back(std::move(signature));
        return sent;
    }

    Result<Exit> leave(const ledger::Sent& sent, const Session& session) const {
        auto place = Place::open(draft_to_, Access::write, session);
        if (!place) return place.error();
        const auto answer = post_draft(*place, sent);
        if (!answer) return answer.error();
        if (auto told = show_drafted(*answer, Format::table, "", session); !told)
            return told.error();
        return Exit::ok;
    }

    std::string payload_;
    std::string add_;
    std::string draft_to_;
    signing::KeyOptions keys_;
    Composing composing_;
};

}  // namespace

std::unique_ptr<Command> make_sign() {
    return std::make_unique<Sign>();
}

}  // namespace banchi::tools
