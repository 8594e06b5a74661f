#include <csignal>
#include <iostream>

#include "api/server.hpp"
#include "ledger/merkle/number.hpp"
#include "tools/banchi/command.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

// The signals that end a server, held back in all threads from its construction on: they are
// waited for, never handled in the middle of something.
class StopSignals {
  public:
    StopSignals() {
        ::sigemptyset(&set_);
        ::sigaddset(&set_, SIGINT);
        ::sigaddset(&set_, SIGTERM);
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

class Serve : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("serve", "Serve a ledger over HTTP");
        app->add_option("dir", folder_, "A ledger's folder")->envname("BANCHI_LEDGER")->required();
        app->add_option("--listen", listen_, "Address and port; port 0 is any free one")
            ->option_text("HOST:PORT")
            ->envname("BANCHI_LISTEN");
        app->add_flag("--public-read", options_.public_read,
                      "Everybody may read the log and its views (nothing else)")
            ->envname("BANCHI_PUBLIC_READ");
        app->add_flag("--next-free-port", options_.next_free_port,
                      "Take one of the next hundred ports if this one is taken");
        app->add_flag("--allow-remote", options_.allow_remote,
                      "Listen on an address that isn't this machine's own loopback")
            ->envname("BANCHI_ALLOW_REMOTE");
        app->add_option("--threads", options_.threads, "0: one a core")->envname("BANCHI_THREADS");
        app->add_option("--cache-mb", cache_mb_, "Memory for blocks and newest facts")
            ->check(CLI::Range(16, 1 << 20))
            ->envname("BANCHI_CACHE_MB");
        app->add_flag("--quiet", quiet_, "No line for each request");
        teach(
            *app,
            "the folder is opened and checked, and served until SIGINT or SIGTERM; then what was\n"
            "accepted is finished and answered first. Reading needs a token (banchi token add) "
            "unless\n--public-read is given; submitting needs a signature only. A demo's clock "
            "goes on from its\nnewest event.",
            "banchi serve ledger --public-read\nbanchi serve ledger --listen 127.0.0.1:9000");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (auto good = read_listen(); !good) return good.error();
        const StopSignals signals;
        const auto clock = clock_of(folder_);
        if (!clock) return clock.error();
        ledger::Options options;
        options.folder = folder_;
        options.cache_bytes = cache_mb_ << 20;
        const auto ledger = ledger::Ledger::open(options, **clock);
        if (!ledger) return held(ledger.error());
        options_.log_requests = !quiet_;
        options_.language = session.language;
        options_.token_folder = folder_;
        api::Server server(**ledger, options_);
        if (auto started = server.start(); !started) return how_to_allow(started.error());
        const auto position = (*ledger)->position();
        std::cerr << "serving " << (*ledger)->origin() << " (" << position.size.value
                  << " events) on " << paint(Stream::err, Colour::bold, server.url()) << "\n"
                  << (options_.public_read ? "anybody who reaches it may read"
                                           : "reading needs a token: banchi token add " + folder_)
                  << "; stop with Ctrl-C\n";
        signals.wait();
        std::cerr << "stopping: finishing what was accepted\n";
        server.stop();
        return Exit::ok;
    }

  private:
    Result<void> read_listen() {
        const auto colon = listen_.rfind(':');
        const auto number = colon == std::string::npos
                                ? std::nullopt
                                : merkle::parse_number(listen_.substr(colon + 1));
        if (!number || *number > 65'535 || colon == 0)
            return usage({"--listen เขียนเป็น HOST:PORT เช่น 127.0.0.1:8080",
                          "--listen is HOST:PORT, as 127.0.0.1:8080"});
        options_.address = listen_.substr(0, colon);
        if (options_.address.front() == '[' && options_.address.back() == ']')
            options_.address = options_.address.substr(1, options_.address.size() - 2);
        if (options_.address == "localhost") options_.address = "127.0.0.1";
        options_.port = static_cast<std::uint16_t>(*number);
        return {};
    }

    std::string folder_;
    std::string listen_ = "127.0.0.1:8080";
    std::size_t cache_mb_ = ledger::Options{}.cache_bytes >> 20;
    bool quiet_ = false;
    api::ServerOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_serve() {
    return std::make_unique<Serve>();
}

}  // namespace banchi::tools
