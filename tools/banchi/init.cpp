#include <iostream>

#include "ledger/ledger.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/new_folder.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/signing/signing.hpp"

namespace banchi::tools {
namespace {

class Init : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("init", "Make an empty ledger, and open it");
        app->add_option("dir", folder_, "A folder that is empty or not there yet")->required();
        app->add_option("--origin", origin_, "The log's name for ever: a domain you own and a path")
            ->option_text("NAME REQUIRED")
            ->envname("BANCHI_ORIGIN")
            ->required();
        auto* registrar = app->add_option("--registrar", registrar_,
                                          "Id of the first registrar: opens the ledger")
                              ->option_text("PERSON");
        signing::add_keys(*app, keys_, "The registrar's key")->needs(registrar);
        app->add_option("--name-th", name_.th, "The registrar's official name, Thai");
        app->add_option("--name-en", name_.en, "The registrar's official name, English");
        app->add_option("--clock", clock_, "simulated: for origins that begin with demo., and only")
            ->option_text("system|simulated")
            ->check(CLI::IsMember({"system", "simulated"}));
        teach(*app,
              "the folder gets a log key, an empty log and its first signed checkpoint. With\n"
              "--registrar and --key the first event, ledger.opened, is signed and recorded too. "
              "The\nprinted vkey is the trust root: keep it outside the folder, for verify --vkey.",
              "banchi keygen registrar.pem\n"
              "banchi init ledger --origin audit.example.go.th/2569 --registrar somchai "
              "--key registrar.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (registrar_.empty() != keys_.names.empty())
            return usage({"ให้ทั้ง --registrar และ --key เพื่อเปิดบัญชี หรือไม่ให้ทั้งคู่",
                          "give both --registrar and --key to open the ledger, or neither"});
        if (!registrar_.empty() && !valid_slug(registrar_))
            return usage({"รหัสบุคคลประกอบด้วย A-Z a-z 0-9 . _ -",
                          "a person's id is made of A-Z a-z 0-9 . _ -"});
        if (registrar_.empty() && !clock_.empty())
            return usage({"นาฬิกาเป็นส่วนหนึ่งของการเปิดบัญชี --clock จึงต้องมี --registrar และ --key",
                          "the clock is part of the opening: --clock needs --registrar and --key"});
        std::optional<wire::Envelope> opening;
        if (!keys_.names.empty()) {
            auto sealed = seal_opening(session);
            if (!sealed) return sealed.error();
            opening = std::move(*sealed);
        }
        auto fresh = NewFolder::at(folder_);
        if (!fresh) return fresh.error();
        const auto vkey = make(fresh->path(), opening);
        if (!vkey) return vkey.error();
        if (auto named = fresh->finish(); !named) return named.error();
        show(Value::object().set("origin", origin_).set("vkey", *vkey), Format::table,
             session.language);
        next_steps(session);
        return Exit::ok;
    }

  private:
    // The first event, judged before anything is made.
    Result<wire::Envelope> seal_opening(const Session& session) const {
        const auto keys = signing::open_keys(keys_, session);
        if (!keys) return keys.error();
        const auto event = opening_by(keys->front()->public_key());
        auto envelope = envelope::seal(wire::payload_of(event, origin_), *keys);
        if (!envelope) return envelope.error();
        const auto nobody = [](const domain::KeyId&) -> std::optional<domain::PublicKey> {
            return std::nullopt;
        };
        const auto admitted = envelope::admit(*envelope, origin_, nobody);
        if (!admitted) return admitted.error();
        const domain::Memory nothing;
        const auto state = nothing.now();
        const auto& header = admitted->event.header;
        const auto judged =
            domain::decide({state, header, SystemClock().now(), Index{0}}, admitted->event);
        if (!judged) return judged.error();
        return envelope;
    }

    // Makes the ledger and closes it again; its verifier key.
    Result<std::string> make(const std::filesystem::path& folder,
                             const std::optional<wire::Envelope>& opening) const {
        if (auto made = ledger::Ledger::create(folder, origin_); !made) return made.error();
        SystemClock clock;
        ledger::Options options;
        options.folder = folder;
        const auto ledger = ledger::Ledger::open(options, clock);
        if (!ledger) return ledger.error();
        if (opening) {
            const auto receipts = (*ledger)->submit_and_wait({*opening});
            if (!receipts) return receipts.error();
        }
        (*ledger)->drain();
        return (*ledger)->vkey();
    }

    domain::Event opening_by(const domain::PublicKey& key) const {
        domain::LedgerOpened body;
        body.origin = origin_;
        const bool demo = origin_.rfind("demo.", 0) == 0;
        body.clock = clock_ == "simulated" || (clock_.empty() && demo) ? domain::Clock::simulated
                                                                       : domain::Clock::system;
        const auto& th = name_.th.empty() ? registrar_ : name_.th;
        const auto& en = name_.en.empty() ? registrar_ : name_.en;
        body.registrars = {{PersonId{registrar_}, Title{th, en}, key}};
        domain::Event event{{}, std::move(body)};
        event.header.actor = PersonId{registrar_};
        event.header.capacity = domain::Capacity::registrar;
        event.header.type = std::string(domain::LedgerOpened::type);
        event.header.subject = "ledger";
        event.header.occurred = SystemClock().now();
        event.header.id = fresh_id(event.header.occurred);
        return event;
    }

    void next_steps(const Session& session) const {
        std::cerr << api::in(session.language, {"\nเก็บ vkey ไว้นอกโฟลเดอร์นี้ ต่อไป:\n",
                                                "\nKeep the vkey outside this folder. Next:\n"});
        if (registrar_.empty())
            std::cerr << "  banchi sign --type ledger.opened --subject ledger ... --key KEY, and\n"
                      << "  banchi submit EVENT.json " << folder_ << "\n";
        std::cerr << "  banchi serve " << folder_ << "\n  banchi status " << folder_ << "\n";
    }

    std::string folder_;
    std::string origin_;
    std::string registrar_;
    signing::KeyOptions keys_;
    Title name_;
    std::string clock_;
};

}  // namespace

std::unique_ptr<Command> make_init() {
    return std::make_unique<Init>();
}

}  // namespace banchi::tools
