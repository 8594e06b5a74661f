#include "tools/banchi/show.hpp"
#include "tools/banchi/signing/signing.hpp"

namespace banchi::tools {
namespace {

class Keygen : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("keygen", "Make a key to sign with, or show one's own");
        auto* file = app->add_option("file", file_, "Where a new private key goes");
        app->add_option("--show", keys_.names, "Make nothing: show this key's public half")
            ->option_text("KEY")
            ->allow_extra_args(false)
            ->excludes(file);
        signing::add_module(*app, keys_.module);
        add_format(*app, format_);
        teach(
            *app,
            "a new Ed25519 key is written to FILE as PEM (PKCS#8), readable by you alone; an\n"
            "existing file is never overwritten. With --show nothing is made: the key may be an "
            "ssh "
            "key's\nfile, one that the ssh-agent or a PKCS#11 token holds, FIDO keys too. The "
            "fingerprint and the\npublic key are printed: give them (-o json) to a registrar, who "
            "enrols the key together with you.",
            "banchi keygen somchai.pem\n"
            "banchi keygen --show agent: -o json > somchai.json");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (file_.empty() == keys_.names.empty())
            return usage({"ระบุแฟ้มสำหรับกุญแจใหม่ หรือ --show ของกุญแจที่มีอยู่แล้ว",
                          "name a file for a new key, or with --show one that you have"});
        if (!file_.empty()) return make(session);
        const auto keys = signing::open_keys(keys_, session);
        if (!keys) return keys.error();
        auto items = Value::array();
        for (const auto& key : *keys) items.push(told(key->public_key()));
        show(items.items()->size() == 1 ? items.items()->front()
                                        : Value::object().set("items", items),
             format_, session.language);
        return Exit::ok;
    }

  private:
    Result<Exit> make(const Session& session) const {
        const auto key = envelope::SigningKey::generate();
        if (auto saved = key.save(file_); !saved) return saved.error();
        show(told(key.public_key()).set("file", file_), format_, session.language);
        return Exit::ok;
    }

    // What key.enrolled has to say of it, and what people compare.
    static Value told(const domain::PublicKey& key) {
        return to_value(key).set("keyid", key.id().fingerprint());
    }

    std::string file_;
    signing::KeyOptions keys_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_keygen() {
    return std::make_unique<Keygen>();
}

}  // namespace banchi::tools
