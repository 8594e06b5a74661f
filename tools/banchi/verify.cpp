#include <iostream>

#include "replay/verify.hpp"
#include "tools/banchi/any_log.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

constexpr std::size_t kLabelWidth = 14;
constexpr std::size_t kVerdictWidth = 16;

Colour colour_of(replay::Verdict verdict) {
    switch (verdict) {
        case replay::Verdict::ok:
            return Colour::green;
        case replay::Verdict::failed:
            return Colour::red;
        default:
            return Colour::yellow;
    }
}

std::string verdict_text(replay::Verdict verdict, const Session& session) {
    const std::string name(replay::verdict_name(verdict));
    switch (verdict) {
        case replay::Verdict::ok:
            return api::in(session.language, {"ผ่าน", name});
        case replay::Verdict::failed:
            return api::in(session.language, {"ไม่ผ่าน", name});
        case replay::Verdict::not_checked:
            return api::in(session.language, {"ไม่ได้ตรวจ", name});
        default:
            return api::in(session.language, {"ตรวจไม่ได้", name});
    }
}

std::string padded(const std::string& text, std::size_t width) {
    const auto wide = columns(text);
    return text + std::string(wide < width ? width - wide : 1, ' ');
}

void show_row(const Session& session, const Text& label, const std::string& value) {
    std::cout << padded(api::in(session.language, label), kLabelWidth) << value << "\n";
}

void show_judgement(const Text& label, const replay::Judgement& judgement, const Session& session) {
    const auto name = verdict_text(judgement.verdict, session);
    show_row(session, label,
             paint(Stream::out, colour_of(judgement.verdict), name) +
                 padded(name, kVerdictWidth).substr(name.size()) +
                 api::in(session.language, judgement.coverage));
    for (const auto& finding : judgement.findings) {
        std::cout << "    ";
        if (finding.index)
            std::cout << api::in(session.language, {"เหตุการณ์ ", "event "}) << finding.index->value
                      << " ";
        if (!finding.place.empty()) std::cout << finding.place << " ";
        if (!finding.field.empty()) std::cout << finding.field << " ";
        std::cout << "[" << finding.rule << "] " << api::in(session.language, finding.detail)
                  << "\n";
    }
    if (judgement.found > judgement.findings.size())
        std::cout << "    " << api::in(session.language, {"และอีก ", "and more: "})
                  << judgement.found - judgement.findings.size() << "\n";
}

void show_report(const replay::Report& report, const Session& session) {
    const auto said = [&](const Text& text) { return api::in(session.language, text); };
    const Text demo{"  (บัญชีสาธิต: นาฬิกาจำลอง)", "  (a demo: its clock is simulated)"};
    const Text pinned{"  (ท่านระบุเอง)", "  (given by you)"};
    const Text claimed{"  (บัญชีอ้างเอง: ให้ระบุด้วย --vkey)",
                       "  (the log's own claim: pin it with --vkey)"};
    show_row(session, {"บัญชี", "ledger"}, report.origin + (report.demo ? said(demo) : ""));
    show_row(session, {"จำนวน", "size"}, std::to_string(report.size.value));
    show_row(session, {"ราก", "root"}, report.root.base64());
    show_row(session, {"กุญแจ", "key"}, report.vkey + said(report.vkey_pinned ? pinned : claimed));
    for (const auto& [index, event] : report.restored)
        show_row(session, {"กู้คืน", "restored"},
                 said({"เหตุการณ์ที่ ", "event "}) + std::to_string(index.value) +
                     said({": จากสำเนาสำรองที่มี ", ": from a backup of "}) +
                     std::to_string(event.backup.head.size) +
                     said({" เหตุการณ์ จากที่ลงนามไว้ ", " events, of the signed "}) +
                     std::to_string(event.lost.size));
    std::cout << "\n";
    show_judgement({"ไบต์", "bytes"}, report.bytes, session);
    show_judgement({"ลายเซ็น", "signatures"}, report.signatures, session);
    show_judgement({"กฎ", "rules"}, report.rules, session);
    show_judgement({"ความครบถ้วน", "completeness"}, report.completeness, session);
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
            if (report->exit_code() == 0 && !is_url(ledger_)) next_step(session);
        } else {
            show(report->value(), format_, session.language);
        }
        return static_cast<Exit>(report->exit_code());
    }

  private:
    void next_step(const Session& session) const {
        std::cerr << "\n"
                  << api::in(session.language,
                             {"ที่ตรวจคือตัวบัญชี ส่วนข้อเท็จจริงที่เก็บไว้ตอบคำถามตรวจด้วย: ",
                              "This is the log; the stored facts that answer questions are checked "
                              "by: "})
                  << "banchi replay " << ledger_ << "\n";
    }

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
