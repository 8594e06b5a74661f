#include <iostream>

#include "ledger/ledger.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

class Init : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("init", "Make an empty ledger, and open it");
        app->add_option("dir", folder_, "A folder that is empty or not there yet")->required();
        app->add_option("--origin", origin_, "The log's name for ever: a domain you own and a path")
            ->option_text("NAME")
            ->envname("BANCHI_ORIGIN")
            ->required();
        auto* registrar = app->add_option("--registrar", registrar_,
                                          "Id of the first registrar: opens the ledger")
                              ->option_text("PERSON");
        app->add_option("--key", key_, "The registrar's private key (banchi keygen)")
            ->option_text("FILE")
            ->envname("BANCHI_KEY")
            ->needs(registrar);
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
        if (registrar_.empty() != key_.empty())
            return usage({"ให้ทั้ง --registrar และ --key เพื่อเปิดบัญชี หรือไม่ให้ทั้งคู่",
                          "give both --registrar and --key to open the ledger, or neither"});
        if (!registrar_.empty() && !valid_slug(registrar_))
            return usage({"รหัสบุคคลประกอบด้วย A-Z a-z 0-9 . _ -",
                          "a person's id is made of A-Z a-z 0-9 . _ -"});
        // The key is read first, so that a wrong file leaves no half-made ledger behind.
        Keys keys;
        if (!key_.empty()) {
            auto loaded = load_keys({key_});
            if (!loaded) return loaded.error();
            keys = std::move(*loaded);
        }
        if (auto made = ledger::Ledger::create(folder_, origin_); !made) return made.error();
        SystemClock clock;
        ledger::Options options;
        options.folder = folder_;
        auto ledger = ledger::Ledger::open(options, clock);
        if (!ledger) return ledger.error();
        if (!keys.empty()) {
            const auto opened = open(**ledger, keys);
            if (!opened) return opened.error();
        }
        show(Value::object().set("origin", origin_).set("vkey", (*ledger)->vkey()), Format::table,
             session.language);
        next_steps();
        return Exit::ok;
    }

  private:
    Result<void> open(ledger::Ledger& ledger, const Keys& keys) const {
        domain::LedgerOpened body;
        body.origin = origin_;
        const bool demo = origin_.rfind("demo.", 0) == 0;
        body.clock = clock_ == "simulated" || (clock_.empty() && demo) ? domain::Clock::simulated
                                                                       : domain::Clock::system;
        const auto& th = name_.th.empty() ? registrar_ : name_.th;
        const auto& en = name_.en.empty() ? registrar_ : name_.en;
        body.registrars = {{PersonId{registrar_}, Title{th, en}, keys.front().public_key()}};
        domain::Event event{{}, std::move(body)};
        event.header.actor = PersonId{registrar_};
        event.header.capacity = domain::Capacity::registrar;
        event.header.type = std::string(domain::LedgerOpened::type);
        event.header.subject = "ledger";
        event.header.occurred = SystemClock().now();
        event.header.id = fresh_id(event.header.occurred);
        const auto receipts =
            ledger.submit_and_wait({seal(wire::payload_of(event, origin_), keys)});
        if (!receipts) return receipts.error();
        return {};
    }

    void next_steps() const {
        std::cerr << "\nKeep the vkey outside this folder. Next:\n";
        if (registrar_.empty())
            std::cerr << "  banchi sign --type ledger.opened --subject ledger ... --key KEY, and\n"
                      << "  banchi submit EVENT.json " << folder_ << "\n";
        std::cerr << "  banchi serve " << folder_ << "\n  banchi status " << folder_ << "\n";
    }

    std::string folder_;
    std::string origin_;
    std::string registrar_;
    std::string key_;
    Title name_;
    std::string clock_;
};

}  // namespace

std::unique_ptr<Command> make_init() {
    return std::make_unique<Init>();
}

}  // namespace banchi::tools
