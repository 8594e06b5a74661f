#include <iostream>

#include "api/http_log.hpp"
#include "ledger/store/folder_reader.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"
#include "replay/verify.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

std::string painted(replay::Verdict verdict) {
    const std::string name(replay::verdict_name(verdict));
    switch (verdict) {
        case replay::Verdict::ok:
            return paint(Stream::out, Colour::green, name);
        case replay::Verdict::failed:
            return paint(Stream::out, Colour::red, name);
        default:
            return paint(Stream::out, Colour::yellow, name);
    }
}

void show_judgement(const std::string& name, const replay::Judgement& judgement,
                    const Session& session) {
    const std::string gap(14 - name.size(), ' ');
    const auto width = replay::verdict_name(judgement.verdict).size();
    std::cout << name << gap << painted(judgement.verdict)
              << std::string(width < 16 ? 16 - width : 1, ' ')
              << api::in(session.language, judgement.coverage) << "\n";
    for (const auto& finding : judgement.findings) {
        std::cout << "    ";
        if (finding.index) std::cout << "event " << finding.index->value << " ";
        if (!finding.place.empty()) std::cout << finding.place << " ";
        if (!finding.field.empty()) std::cout << finding.field << " ";
        std::cout << "[" << finding.rule << "] " << api::in(session.language, finding.detail)
                  << "\n";
    }
    if (judgement.found > judgement.findings.size())
        std::cout << "    and " << judgement.found - judgement.findings.size() << " more\n";
}

void show_report(const replay::Report& report, const Session& session) {
    std::cout << "ledger        " << report.origin
              << (report.demo ? "  (a demo: its clock is simulated)" : "") << "\n"
              << "size          " << report.size.value << "\n"
              << "root          " << report.root.base64() << "\n"
              << "key           " << report.vkey
              << (report.vkey_pinned ? "  (given by you)"
                                     : "  (the log's own claim: pin it with --vkey)")
              << "\n\n";
    show_judgement("bytes", report.bytes, session);
    show_judgement("signatures", report.signatures, session);
    show_judgement("rules", report.rules, session);
    show_judgement("completeness", report.completeness, session);
}

// A database behind the head file beside it has lost what was acknowledged.
Result<void> check_head(const std::string& head, const store::FolderReader& reader) {
    const auto note = merkle::parse_checkpoint(head);
    if (!note) return note.error();
    const auto size = note->checkpoint.size;
    if (size <= reader.size()) return {};
    return Error{
        ErrorKind::tampered,
        "database_behind_head",
        {"แฟ้ม head ลงนามไว้ " + std::to_string(size.value) + " เหตุการณ์ แต่ฐานข้อมูลมี " +
             std::to_string(reader.size().value) + " ส่วนท้ายหายไป",
         "the head file signs " + std::to_string(size.value) + " events, the database holds " +
             std::to_string(reader.size().value) + ": its end is lost"},
        {{"head", std::to_string(size.value)}, {"database", std::to_string(reader.size().value)}}};
}

Result<std::unique_ptr<store::LogReader>> open_log(const std::string& ledger,
                                                   const Session& session) {
    if (is_url(ledger)) {
        auto client = api::HttpClient::make(ledger, {session.token, session.language});
        if (!client) return client.error();
        std::unique_ptr<store::LogReader> log = std::make_unique<api::HttpLog>(std::move(*client));
        if (auto there = log->checkpoint(); !there) {
            if (there.error().kind != ErrorKind::io) return there.error();
            return unreachable(ledger, there.error());
        }
        return log;
    }
    // Read before the database: a server that is writing brings the head up last.
    const auto head = store::HeadFile::read(store::head_path(ledger));
    auto reader = store::FolderReader::open(ledger);
    if (!reader) return reader.error();
    if (!head) return head.error();
    if (auto kept = check_head(*head, **reader); !kept) return kept.error();
    return std::unique_ptr<store::LogReader>(std::move(*reader));
}

class Verify : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("verify", "Check every byte, signature and decision");
        add_ledger(*app, ledger_);
        app->add_option("--vkey", vkey_, "The log's key as you know it from outside")
            ->option_text("KEY")
            ->envname("BANCHI_VKEY");
        app->add_option("--checkpoint", older_, "A checkpoint that you kept from before")
            ->option_text("FILE");
        add_format(*app, format_);
        teach(
            *app,
            "the whole log is read and judged again. Four verdicts, each with what it covers:\n"
            "bytes (entries, tiles and checkpoint agree), signatures (every one, under the keys "
            "valid\nthen), rules (every decision judged again), completeness (nothing was dropped "
            "or rewritten\nsince your --checkpoint). Exit code 2 if anything failed, 3 if "
            "something can't be verified.",
            "curl -s http://127.0.0.1:8080/checkpoint > kept\n"
            "banchi verify http://127.0.0.1:8080 --vkey \"$VKEY\" --checkpoint kept");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        replay::VerifyOptions options;
        if (!vkey_.empty()) {
            auto key = merkle::VerifierKey::parse(vkey_);
            if (!key) return key.error();
            options.vkey = std::move(*key);
        }
        if (!older_.empty()) {
            auto note = read_file(older_);
            if (!note) return note.error();
            options.older_checkpoint = std::move(*note);
        }
        const auto log = open_log(ledger_, session);
        if (!log) return log.error();
        const auto report = [&] {
            ProgressBar bar("verifying");
            return replay::verify(**log, options, bar.callback());
        }();
        if (!report) return report.error();
        if (format_ == Format::table) {
            show_report(*report, session);
        } else {
            show(report->value(), format_, session.language);
        }
        return static_cast<Exit>(report->exit_code());
    }

  private:
    std::string ledger_;
    std::string vkey_;
    std::string older_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_verify() {
    return std::make_unique<Verify>();
}

}  // namespace banchi::tools
