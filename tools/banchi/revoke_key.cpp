#include "tools/banchi/guided.hpp"

namespace banchi::tools {
namespace {

class RevokeKey : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app =
            program.add_subcommand("revoke-key", "Revoke a key: one's own, or as registrar");
        app->add_option("words", words_, "The ledger, then the key's fingerprint")
            ->option_text("[URL|DIR] SHA256:...");
        app->add_option("--person", person_, "Whose key it is; default: the actor's own")
            ->option_text("PERSON");
        app->add_option("--compromised-since", since_,
                        "From this event on somebody else may have signed with it")
            ->option_text("INDEX");
        add_guided(*app, guided_);
        teach(*app,
              "the key signs nothing from then on, and is never enrolled again; what it has signed "
              "stands.\n--compromised-since marks what it signed from that event on as worth a "
              "look. Sign with another\nkey that you have; a registrar revokes another's.",
              "banchi revoke-key http://127.0.0.1:8080 SHA256:ICWTIMFq... --actor suda \\\n"
              "    --key suda.pem --compromised-since 418");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto ledger = take_ledger(
            words_, 1, {"ลายนิ้วมือของกุญแจ (SHA256:...)", "the key's fingerprint (SHA256:...)"});
        if (!ledger) return ledger.error();
        const auto key = domain::KeyId::parse(words_.front());
        if (!key) return key.error();
        auto place = Place::open(*ledger, Access::write, session);
        if (!place) return place.error();
        const auto& person = person_.empty() ? guided_.actor : person_;
        domain::KeyRevoked body{key->digest, std::nullopt};
        if (since_) body.compromised_since = Index{*since_};
        auto composed = compose(*place, "person/" + person, std::move(body));
        if (!composed) return composed.error();
        composed->event.header.capacity =
            person == guided_.actor ? domain::Capacity::holder : domain::Capacity::registrar;
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    std::vector<std::string> words_;
    std::string person_;
    std::optional<std::uint64_t> since_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_revoke_key() {
    return std::make_unique<RevokeKey>();
}

}  // namespace banchi::tools
