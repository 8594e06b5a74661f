#include <iostream>

#include "ledger/envelope/keys.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

class Keygen : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("keygen", "Make a key to sign with");
        app->add_option("file", file_, "Where the private key goes")->required();
        add_format(*app, format_);
        teach(
            *app,
            "a new Ed25519 key is written to FILE as PEM (PKCS#8), readable by you alone; an\n"
            "existing file is never overwritten. The fingerprint and the public key are printed: "
            "give\nthe public key to a registrar, who enrols it together with you (key.enrolled).",
            "banchi keygen somchai.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto key = envelope::SigningKey::generate();
        if (auto saved = key.save(file_); !saved) return saved.error();
        show(Value::object()
                 .set("file", file_)
                 .set("keyid", key.id().fingerprint())
                 .set("scheme", "ed25519")
                 .set("public_key", key.public_key().bytes.hex()),
             format_, session.language);
        return Exit::ok;
    }

  private:
    std::string file_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_keygen() {
    return std::make_unique<Keygen>();
}

}  // namespace banchi::tools
