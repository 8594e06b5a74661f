#include "ledger/envelope/sshsig.hpp"
#include "tools/banchi/guided.hpp"

namespace banchi::tools {
namespace {

// What `keygen -o json` prints, or a public key's line as ssh-keygen writes it.
Result<domain::PublicKey> read_public_key(const std::string& path) {
    const auto text = read_file(path);
    if (!text) return text.error();
    if (text->find('{') == std::string::npos) return envelope::read_ssh_line(*text);
    const auto json = parse_json(*text, {1 << 16, 8});
    if (!json) return json.error();
    auto key = Value::object();
    for (const auto* member : {"scheme", "public_key", "application"})
        if (!(*json)[member].is_null()) key.set(member, (*json)[member]);
    return from_value<domain::PublicKey>(key, "public_key");
}

class EnrolKey : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("enrol-key", "Enrol a key of a person, as registrar");
        add_ledger(*app, ledger_);
        app->add_option("--person", person_, "Whose key it is")->option_text("PERSON")->required();
        auto* file = app->add_option("--public-key", public_key_,
                                     "The key, as keygen -o json or ssh-keygen wrote it");
        file->option_text("FILE");
        app->add_option("--new-key", new_key_, "The key itself, where it is at hand: it cosigns")
            ->option_text("KEY")
            ->excludes(file);
        add_guided(*app, guided_);
        teach(*app,
              "the registrar signs, and the new key cosigns as the proof that the person has it. "
              "With\n--public-key the event waits as a draft, which its holder signs with banchi "
              "cosign. To rotate a\nkey enrol the new one first, then revoke-key the old.",
              "banchi keygen --show agent: -o json > suda.json        # Suda, of her own key\n"
              "banchi enrol-key http://127.0.0.1:8080 --person suda --public-key suda.json \\\n"
              "    --actor somchai --key somchai.pem\n"
              "banchi cosign http://127.0.0.1:8080 ID --key agent:    # Suda again");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (public_key_.empty() == new_key_.empty())
            return usage(
                {"ระบุ --public-key (กุญแจสาธารณะ) หรือ --new-key (กุญแจที่อยู่ในมือ) อย่างใดอย่างหนึ่ง",
                 "give --public-key, or --new-key for a key that is at hand"});
        const auto key = new_key(session);
        if (!key) return key.error();
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        auto composed = compose(*place, "person/" + person_, domain::KeyEnrolled{*key});
        if (!composed) return composed.error();
        auto& header = composed->event.header;
        header.capacity = domain::Capacity::registrar;
        header.common.cosigners = {{PersonId{person_}, domain::Capacity::new_key}};
        if (!new_key_.empty()) guided_.keys.names.push_back(new_key_);
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    Result<domain::PublicKey> new_key(const Session& session) const {
        if (new_key_.empty()) return read_public_key(public_key_);
        const auto signer = signing::open_key(new_key_, guided_.keys.module, session);
        if (!signer) return signer.error();
        return (*signer)->public_key();
    }

    std::string ledger_;
    std::string person_;
    std::string public_key_;
    std::string new_key_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_enrol_key() {
    return std::make_unique<EnrolKey>();
}

}  // namespace banchi::tools
