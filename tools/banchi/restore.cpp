#include <iostream>

#include "ledger/loss.hpp"
#include "ledger/restoring.hpp"
#include "ledger/store/folder_reader.hpp"
#include "replay/verify.hpp"
#include "tools/banchi/compose.hpp"
#include "tools/banchi/new_folder.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

Result<replay::Report> judged(const std::filesystem::path& folder,
                              const std::optional<std::string>& checkpoint) {
    const auto reader = store::FolderReader::open(folder);
    if (!reader) return reader.error();
    replay::VerifyOptions options;
    options.older_checkpoint = checkpoint;
    ProgressBar bar("verifying");
    return replay::verify(**reader, options, bar.callback());
}

// Bytes, signatures and rules: what the backup holds. How far the log went is another matter.
bool sound(const replay::Report& report) {
    for (const auto* each : {&report.bytes, &report.signatures, &report.rules})
        if (each->verdict == replay::Verdict::failed) return false;
    return true;
}

Error unsound() {
    return {ErrorKind::tampered,
            "backup_damaged",
            {"ที่กู้มาไม่ผ่านการตรวจ จึงไม่เก็บไว้ ให้ใช้สำเนาอื่น (--number) หรือที่อื่น",
             "what came back does not verify and was not kept: take another backup (--number) or "
             "another place"},
            {}};
}

class Restore : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("restore", "Bring a ledger back from a backup");
        app->add_option("from", place_, "Folder with the backups")->required();
        app->add_option("dir", folder_, "New or empty folder for the ledger")->required();
        app->add_option("--number", number_, "Which backup; the newest if none is named");
        app->add_option("--log-key", log_key_, "The log's private key as it was kept apart")
            ->option_text("FILE")
            ->envname("BANCHI_LOG_KEY");
        app->add_option("--checkpoint", checkpoint_, "The newest checkpoint that anybody kept")
            ->option_text("FILE");
        app->add_flag("--accept-loss", accept_loss_,
                      "Go on although the backup does not reach that checkpoint");
        add_format(*app, format_);
        teach(*app,
              "every byte of the backup is read and compared with its checksum, brought back, and "
              "the whole\nlog verified (bytes, signatures, rules) before the folder gets its name. "
              "What was acknowledged\nafter the backup is lost: give --checkpoint (a receipt's, a "
              "witness's, /checkpoint as somebody\nkept it), and a restored ledger that is behind "
              "it refuses to serve, for it must not pass for\nthe whole (exit code 2). Where no "
              "newer "
              "backup is left, --accept-loss lets it go on: it serves,\nbut its next event is "
              "ledger.restored, signed by two registrars, whose data is printed; every\nview and "
              "verification tells it from then on. Without --log-key it can be read and verified, "
              "not\nserved. Tokens are not in a backup: add them anew.",
              "banchi restore /mnt/backups ledger --log-key safe/log.key --checkpoint kept");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (accept_loss_ && checkpoint_.empty())
            return usage(
                {"--accept-loss ต้องมี --checkpoint: สิ่งที่หายไปเรียกชื่อด้วย checkpoint ล่าสุดที่มีผู้เก็บไว้",
                 "--accept-loss needs --checkpoint: what was lost is named by the newest "
                 "checkpoint that anybody kept"});
        ledger::Restoring wishes;
        wishes.accept_loss = accept_loss_;
        if (number_ != 0) wishes.number = number_;
        if (!log_key_.empty()) wishes.log_key = log_key_;
        if (!checkpoint_.empty()) {
            auto kept = read_file(checkpoint_);
            if (!kept) return kept.error();
            wishes.checkpoint = std::move(*kept);
        }
        auto folder = NewFolder::at(folder_);
        if (!folder) return folder.error();
        const auto restored = ledger::restore(place_, wishes, folder->path());
        if (!restored) return restored.error();
        const auto report = judged(folder->path(), wishes.checkpoint);
        if (!report) return report.error();
        if (!sound(*report)) return unsound();
        if (auto named = folder->finish(); !named) return named.error();
        auto view = told(restored->backup, *report);
        const bool goes_on = accept_loss_ && restored->lost;
        if (goes_on) {
            const auto data = data_to_sign(*restored, *report);
            if (!data) return data.error();
            view.set("to_sign", *data);
        }
        show(view, format_, session.language);
        warn(*report, session);
        return report->exit_code() == 2 && !goes_on ? Exit::tampered : Exit::ok;
    }

  private:
    Value told(const store::Backup& backup, const replay::Report& report) const {
        const auto verdict = [](const replay::Judgement& judgement) {
            return Value(replay::verdict_name(judgement.verdict));
        };
        return Value::object()
            .set("number", backup.number)
            .set("origin", report.origin)
            .set("vkey", report.vkey)
            .set("size", static_cast<std::int64_t>(report.size.value))
            .set("root", report.root.base64())
            .set("bytes", verdict(report.bytes))
            .set("signatures", verdict(report.signatures))
            .set("rules", verdict(report.rules))
            .set("completeness", verdict(report.completeness));
    }

    // What ledger.restored has to say. A demo's events are recorded by a clock of its own.
    Result<Value> data_to_sign(const ledger::Restored& restored,
                               const replay::Report& report) const {
        const auto ledger = open_to_read(folder_);
        if (!ledger) return ledger.error();
        const auto newest = (*ledger)->position().recorded;
        domain::LedgerRestored event;
        event.lost = ledger::known_head(*restored.lost);
        event.backup.head = {static_cast<std::int64_t>(report.size.value), report.root};
        event.backup.taken = report.demo ? newest : std::max(newest, restored.backup.taken);
        return to_value(event);
    }

    void warn(const replay::Report& report, const Session& session) const {
        const auto say = [&](const Text& text) {
            std::cerr << api::in(session.language, text) << "\n";
        };
        if (checkpoint_.empty())
            say(
                {"ไม่ได้เทียบกับ checkpoint ใด: สิ่งที่บันทึกหลังสำเนานี้ (ถ้ามี) หายไปโดยไม่มีใครทราบ ให้ใช้ "
                 "--checkpoint",
                 "compared with no checkpoint: what was recorded after this backup, if anything, "
                 "is lost without anybody knowing; give --checkpoint"});
        if (report.completeness.verdict == replay::Verdict::failed && accept_loss_)
            say(
                {"เหตุการณ์ที่ตอบรับแล้วหายไป เหตุการณ์ถัดไปต้องเป็น ledger.restored (subject: ledger) ตาม "
                 "to_sign "
                 "ลงนามโดยนายทะเบียนสองคนที่มีกุญแจใช้ได้ในสำเนานี้ "
                 "ให้ตรวจการเพิกถอนกุญแจและการสิ้นสุดบทบาทที่หายไปด้วย",
                 "acknowledged events are lost: the next event is ledger.restored (subject ledger) "
                 "with the data to_sign, by two registrars whose keys this backup knows; look "
                 "after revoked keys and ended roles among what was lost"});
        else if (report.completeness.verdict == replay::Verdict::failed)
            say(
                {"บัญชีที่กู้มาไม่ถึง checkpoint ที่เก็บไว้ เหตุการณ์ที่ตอบรับแล้วหายไป จึงไม่ยอมให้บริการ: "
                 "หาสำเนาที่ใหม่กว่า",
                 "the restored ledger does not reach the checkpoint that was kept: acknowledged "
                 "events are lost, so it refuses to serve; look for a newer backup"});
        if (log_key_.empty())
            say({"ไม่มี log.key: อ่านและตรวจได้ แต่ให้บริการไม่ได้จนกว่าจะนำแฟ้มที่เก็บไว้มาวางใน " + folder_,
                 "no log.key: it can be read and verified, but not served until the file that was "
                 "kept is put into " +
                     folder_});
    }

    std::string place_;
    std::string folder_;
    std::int64_t number_ = 0;
    std::string log_key_;
    std::string checkpoint_;
    bool accept_loss_ = false;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_restore() {
    return std::make_unique<Restore>();
}

}  // namespace banchi::tools
