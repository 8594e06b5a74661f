#include "ledger/store/backup.hpp"

#include <iostream>

#include "ledger/store/opening.hpp"
#include "tools/banchi/folder_log.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/transport.hpp"

namespace banchi::tools {
namespace {

Error held(const Error& error) {
    if (error.name != "in_use") return error;
    auto told = error;
    told.detail = {
        "มีเซิร์ฟเวอร์เปิดบัญชีนี้อยู่ ให้ขอจากเซิร์ฟเวอร์: เริ่มด้วย banchi serve --backup-to DIR แล้วใช้ "
        "banchi backup URL ด้วยโทเคนที่มีสิทธิ์ backup",
        "a server has this ledger open: ask that one. Start it with banchi serve "
        "--backup-to DIR, and say banchi backup URL with a token for the right backup"};
    return told;
}

Value shown(const store::Backup& backup) {
    return Value::object()
        .set("number", backup.number)
        .set("size", static_cast<std::int64_t>(backup.size.value))
        .set("checkpoint", backup.checkpoint)
        .set("bytes", static_cast<std::int64_t>(backup.bytes))
        .set("files", static_cast<std::int64_t>(backup.files));
}

// A folder that nobody serves: its head is checked against its database first, and the lock is held
// meanwhile.
Result<Value> of_folder(const std::string& folder, const std::string& place) {
    const auto checkpoint = [&]() -> Result<std::string> {
        const auto log = open_folder_log(folder);
        if (!log) return log.error();
        return (*log)->checkpoint();
    }();
    if (!checkpoint) return checkpoint.error();
    constexpr std::size_t kCacheBytes = 16u << 20;
    const auto database = store::Database::open(store::database_path(folder), kCacheBytes,
                                                store::Database::Recovery::torn_tail);
    if (!database) return held(database.error());
    const auto backup = store::back_up(**database, *checkpoint, place);
    if (!backup) return backup.error();
    return shown(*backup);
}

Result<Value> of_server(const std::string& url, const Session& session) {
    auto options = client_options(session);
    options.timeout = std::chrono::hours(24);  // a first backup copies everything
    auto client = api::HttpClient::make(url, std::move(options));
    if (!client) return client.error();
    auto backup = client->post_json("/v1/backups", "");
    if (!backup && backup.error().name == "connection") return unreachable(url, backup.error());
    return backup;
}

class Backup : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("backup", "Back a ledger up, also while it is served");
        add_ledger(*app, ledger_);
        app->add_option("to", place_, "Folder that keeps the backups (not with a URL)");
        add_format(*app, format_);
        teach(*app,
              "the database and its newest signed checkpoint are copied to TO, only what an "
              "earlier backup\nthere does not have, and every byte is read back. A server is asked "
              "by its URL, with a token\nfor the right `backup`; it writes where its --backup-to "
              "says, for only the process that holds\nthe folder sees it whole while it is "
              "written.\n"
              "Not in a backup: log.key, the log's private key, which never changes: keep a copy "
              "apart, once,\nor nothing can be added after a restore. Nor tokens: add them anew.",
              "banchi backup ledger /mnt/backups\n"
              "banchi --token \"$TOKEN\" backup http://127.0.0.1:8080");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (is_url(ledger_) != place_.empty())
            return usage(
                {"โฟลเดอร์ต้องบอกที่เก็บ (banchi backup DIR TO) ส่วนเซิร์ฟเวอร์มีที่เก็บของตน (banchi backup "
                 "URL)",
                 "a folder needs a place (banchi backup DIR TO); a server has its own "
                 "(banchi backup URL)"});
        const auto backup =
            place_.empty() ? of_server(ledger_, session) : of_folder(ledger_, place_);
        if (!backup) return backup.error();
        show(*backup, format_, session.language);
        std::cerr << api::in(session.language,
                             {"อ่านกลับมาตรวจทุกไบต์แล้ว กุญแจ log.key ไม่อยู่ในสำเนาสำรอง ให้เก็บแยกไว้\n",
                              "every byte was read back; log.key is not in a backup: keep a copy "
                              "of it apart\n"});
        return Exit::ok;
    }

  private:
    std::string ledger_;
    std::string place_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_backup() {
    return std::make_unique<Backup>();
}

}  // namespace banchi::tools
