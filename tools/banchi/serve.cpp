#include <csignal>
#include <iostream>

#include "api/metrics.hpp"
#include "tools/banchi/command.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/settings.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

// The signals that a server heeds, held back in all threads from its construction on: they are
// waited for, never handled in the middle of something.
class Signals {
  public:
    explicit Signals(bool hang_up_too) {
        ::sigemptyset(&set_);
        ::sigaddset(&set_, SIGINT);
        ::sigaddset(&set_, SIGTERM);
        if (hang_up_too) ::sigaddset(&set_, SIGHUP);
        ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    int wait() const {
        int got = 0;
        ::sigwait(&set_, &got);
        return got;
    }

  private:
    sigset_t set_;
};

Error held(const Error& error) {
    if (error.name != "in_use") return error;
    auto told = error;
    told.detail = {"มีโปรเซสอื่นเปิดบัญชีนี้อยู่แล้ว ให้หยุดโปรเซสนั้นก่อน",
                   "another process has this ledger open already; stop it first"};
    return told;
}

Error how_to_allow(const Error& error) {
    if (error.name != "remote_address") return error;
    auto told = error;
    told.detail.th += " (--allow-remote)";
    told.detail.en += " (--allow-remote)";
    return told;
}

void tell_certificate(const api::Server& server) {
    const auto certificate = server.certificate();
    if (!certificate) return;
    const bool expired = certificate->until < SystemClock().now();
    std::cerr << "the TLS certificate " << (expired ? "expired at " : "is valid until ")
              << certificate->until.text() << "\n";
}

void read_tls_again(api::Server& server, api::Language language) {
    const auto read = server.read_tls();
    if (!read) print_error(read.error(), language);
    if (!read) std::cerr << "connections go on with the certificate from before\n";
    tell_certificate(server);
}

class Serve : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("serve", "Serve a ledger over HTTP");
        app->add_option("dir", folder_, "A ledger's folder")->envname("BANCHI_LEDGER")->required();
        flags_.define(*app);
        teach(
            *app,
            "the folder is opened and checked, and served until SIGINT or SIGTERM; then what was\n"
            "accepted is finished and answered first. Reading needs a token (banchi token add) "
            "unless\n--public-read is given; submitting needs a signature only. A demo's clock "
            "goes on from its\nnewest event. With --tls-cert and --tls-key it is https; SIGHUP has "
            "both read again, and no\nconnection is dropped. Settings come from flags, then "
            "BANCHI_* variables, "
            "then "
            "the file (DIR/banchi.toml\nor --config), then safe defaults: banchi config check "
            "shows "
            "them.",
            "banchi serve ledger --public-read\nbanchi serve ledger --listen 127.0.0.1:9000\n"
            "banchi serve ledger --listen 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto given = flags_.read(folder_);
        if (!given.faults.empty()) return error_of(given.faults);
        const auto& settings = given.settings;
        // Without TLS there is nothing to read again, and a terminal that hangs up ends the server.
        const Signals signals(!settings.tls_cert.empty());
        const auto clock = clock_of(folder_);
        if (!clock) return clock.error();
        ledger::Options options;
        options.folder = folder_;
        options.cache_bytes = static_cast<std::size_t>(settings.cache_mb) << 20;
        api::Metrics metrics;
        options.on_commit = [&metrics](std::size_t events, auto took) {
            metrics.committed(events, took);
        };
        const auto ledger = ledger::Ledger::open(options, **clock);
        if (!ledger) return held(ledger.error());
        auto server_options = settings.server_options();
        server_options.language = session.language;
        server_options.token_folder = folder_;
        server_options.metrics = &metrics;
        api::Server server(**ledger, server_options);
        if (auto started = server.start(); !started) return how_to_allow(started.error());
        const auto position = (*ledger)->position();
        std::cerr << "serving " << (*ledger)->origin() << " (" << position.size.value
                  << " events) on " << paint(Stream::err, Colour::bold, server.url()) << "\n"
                  << (settings.public_read ? "anybody who reaches it may read"
                                           : "reading needs a token: banchi token add " + folder_)
                  << "; stop with Ctrl-C\n";
        for (const auto& check : (*ledger)->checks())
            if (check.wrong)
                std::cerr << paint(Stream::err, Colour::red, "[" + check.wrong->name + "] ")
                          << api::in(session.language, check.wrong->detail) << "\n";
        tell_certificate(server);
        while (signals.wait() == SIGHUP) read_tls_again(server, session.language);
        std::cerr << "stopping: finishing what was accepted\n";
        server.stop();
        return Exit::ok;
    }

  private:
    std::string folder_;
    SettingFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_serve() {
    return std::make_unique<Serve>();
}

}  // namespace banchi::tools
