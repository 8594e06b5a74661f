#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>

#include "api/metrics.hpp"
#include "tools/banchi/command.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/settings.hpp"
#include "tools/banchi/supervisor.hpp"
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
    // The one that came, or 0 when none did for so long.
    int wait(std::optional<std::chrono::microseconds> most) const {
        if (!most) return ::sigwaitinfo(&set_, nullptr);
        const timespec time{most->count() / 1'000'000, most->count() % 1'000'000 * 1000};
        return std::max(0, ::sigtimedwait(&set_, nullptr, &time));
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

// What a server says of itself beside its log: to people, or as lines of that log.
class Talk {
  public:
    Talk(bool json, api::Language language) : json_(json), language_(language) {}

    // With `more` for people alone.
    void say(const std::string& what, const std::string& more = "") const {
        if (json_)
            spdlog::info("{}", what);
        else
            std::cerr << what << more << "\n";
    }
    void warn(const Error& error) const {
        if (json_)
            spdlog::warn("{} [{}]", error.detail.en, error.name);
        else
            std::cerr << paint(Stream::err, Colour::red, "[" + error.name + "] ")
                      << api::in(language_, error.detail) << "\n";
    }
    void refuse(const Error& error) const {
        if (json_)
            spdlog::error("{} [{}]", error.detail.en, error.name);
        else
            print_error(error, language_);
    }

  private:
    const bool json_;
    const api::Language language_;
};

void tell_certificate(const api::Server& server, const Talk& talk) {
    const auto certificate = server.certificate();
    if (!certificate) return;
    const bool expired = certificate->until < SystemClock().now();
    talk.say("the TLS certificate " + std::string(expired ? "expired at " : "is valid until ") +
             certificate->until.text());
}

void read_tls_again(api::Server& server, const Talk& talk) {
    const auto read = server.read_tls();
    if (!read) talk.refuse(read.error());
    if (!read) talk.say("connections go on with the certificate from before");
    tell_certificate(server, talk);
}

std::string status_of(const api::Server& server, const ledger::Ledger& ledger) {
    return "serving " + ledger.origin() + " (" + std::to_string(ledger.position().size.value) +
           " events) on " + server.url();
}

// Until it is to end.
void go_on(api::Server& server, const ledger::Ledger& ledger, const Signals& signals,
           const Talk& talk) {
    const Supervisor supervisor;
    supervisor.ready(status_of(server, ledger));
    auto often = supervisor.watchdog();
    if (often) *often /= 4;
    for (int got = 0; got != SIGINT && got != SIGTERM;) {
        got = signals.wait(often);
        if (got == SIGHUP) {
            supervisor.reloading();
            read_tls_again(server, talk);
            supervisor.ready(status_of(server, ledger));
        } else if (got == 0 && often) {
            const bool alive =
                server.breathes(std::chrono::duration_cast<std::chrono::milliseconds>(*often));
            if (alive) supervisor.alive(status_of(server, ledger));
            if (!alive) supervisor.not_alive("the server does not answer itself");
        }
    }
    supervisor.stopping();
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
            "BANCHI_* variables, then the file\n(DIR/banchi.toml or --config), then safe defaults: "
            "banchi config check shows them.",
            "banchi serve ledger --public-read\nbanchi serve ledger --listen 127.0.0.1:9000\n"
            "banchi serve ledger --listen 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto given = flags_.read(folder_);
        if (!given.faults.empty()) return error_of(given.faults);
        const bool json = given.settings.log == "json";
        const Talk talk(json, session.language);
        auto options = given.settings.server_options();
        options.language = session.language;
        options.token_folder = folder_;
        api::start_log(options.log_form, options.log_requests);
        const auto served = serve(given.settings, options, talk);
        if (served || !json) return served;
        talk.refuse(served.error());
        return exit_of(served.error());
    }

  private:
    Result<Exit> serve(const Settings& settings, api::ServerOptions& options, const Talk& talk) {
        // Without TLS there is nothing to read again, and a terminal that hangs up ends the server.
        const Signals signals(!settings.tls_cert.empty());
        const auto clock = clock_of(folder_);
        if (!clock) return clock.error();
        ledger::Options opening;
        opening.folder = folder_;
        opening.cache_bytes = static_cast<std::size_t>(settings.cache_mb) << 20;
        api::Metrics metrics;
        options.metrics = &metrics;
        opening.on_commit = [&metrics](std::size_t events, auto took) {
            metrics.committed(events, took);
        };
        const auto ledger = ledger::Ledger::open(opening, **clock);
        if (!ledger) return held(ledger.error());
        api::Server server(**ledger, options);
        if (auto started = server.start(); !started) return how_to_allow(started.error());
        talk.say(status_of(server, **ledger),
                 settings.public_read ? "\nanybody who reaches it may read; stop with Ctrl-C"
                                      : "\nreading needs a token: banchi token add " + folder_ +
                                            "; stop with Ctrl-C");
        for (const auto& check : (*ledger)->checks())
            if (check.wrong) talk.warn(*check.wrong);
        tell_certificate(server, talk);
        go_on(server, **ledger, signals, talk);
        talk.say("stopping: finishing what was accepted");
        server.stop();
        return Exit::ok;
    }

    std::string folder_;
    SettingFlags flags_;
};

}  // namespace

std::unique_ptr<Command> make_serve() {
    return std::make_unique<Serve>();
}

}  // namespace banchi::tools
