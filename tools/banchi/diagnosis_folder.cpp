#include <unistd.h>

#include "api/tokens.hpp"
#include "ledger/envelope/keys.hpp"
#include "ledger/folder_ledger.hpp"
#include "ledger/store/failure.hpp"
#include "tools/banchi/diagnosis.hpp"
#include "tools/banchi/reading_ledger.hpp"

namespace banchi::tools {
namespace {

constexpr int kOthersWrite = 0022;
constexpr int kOthersAtAll = 0077;

std::string octal(int mode) {
    char text[8];
    std::snprintf(text, sizeof text, "%04o", static_cast<unsigned>(mode));
    return text;
}

Error permissions(const std::filesystem::path& file, int mode, const std::string& wanted) {
    const auto path = file.string();
    return {ErrorKind::io,
            "permissions",
            {path + " มีสิทธิ์ " + octal(mode) + " ผู้อื่นเข้าถึงได้ ให้ใช้ chmod " + wanted + " " + path,
             path + " has mode " + octal(mode) + ", which lets others in: chmod " + wanted + " " +
                 path},
            {{"mode", octal(mode)}}};
}

Finding settings_of(const Effective& effective) {
    if (!effective.faults.empty()) return fault("settings", error_of(effective.faults));
    const auto file = effective.file.string();
    if (file.empty())
        return well("settings", {"ไม่มีไฟล์การตั้งค่า ใช้ค่าปริยาย ตัวแปร และแฟล็ก",
                                 "no settings file: defaults, variables and flags"});
    return well("settings", {file + " ใช้ได้", file + " is good"});
}

Finding folder_of(const std::filesystem::path& folder) {
    const auto path = folder.string();
    const auto mode = mode_of(folder);
    if (mode && (*mode & kOthersWrite) != 0)
        return fault("folder", permissions(folder, *mode, "go-w"));
    if (mode && ::access(folder.c_str(), W_OK | X_OK) != 0)
        return fault("folder",
                     {ErrorKind::io,
                      "not_writable",
                      {"ผู้ใช้นี้เขียนใน " + path + " ไม่ได้ ให้รันด้วยผู้ใช้ที่เป็นเจ้าของบัญชี",
                       "this user may not write in " + path + ": serve as the user who owns it"},
                      {}});
    const auto holder = holder_of(folder);
    if (holder)
        return well("folder", {"โปรเซส " + std::to_string(*holder) + " เปิดบัญชีนี้อยู่",
                               "process " + std::to_string(*holder) + " has this ledger open"});
    return well("folder", {path + " ไม่มีใครเปิดอยู่", path + ", which nobody has open"});
}

Finding log_key(const std::filesystem::path& folder, const ledger::Ledger* ledger) {
    const auto file = ledger::key_path(folder);
    const auto mode = mode_of(file);
    if (!mode)
        return fault("log.key",
                     {ErrorKind::not_found,
                      "key_file",
                      {"ไม่มี " + file.string() + " จึงให้บริการไม่ได้ ให้นำกุญแจที่เก็บแยกไว้กลับมา (0600)",
                       file.string() + " is not there, and without it nothing can be served: copy "
                                       "back the one that was kept apart (0600)"},
                      {}});
    if ((*mode & kOthersAtAll) != 0) return fault("log.key", permissions(file, *mode, "600"));
    auto key = envelope::SigningKey::load(file.string());
    if (!key) return fault("log.key", key.error());
    if (ledger == nullptr)
        return well("log.key", {"อ่านได้ เฉพาะเจ้าของ", "reads, and for its owner alone"});
    const envelope::NoteSigner signer(ledger->origin(), std::move(*key));
    if (signer.verifier().text() == ledger->vkey())
        return well("log.key",
                    {"เป็นกุญแจของบัญชีนี้ อ่านได้เฉพาะเจ้าของ", "is this log's, and for its owner alone"});
    return fault("log.key", {ErrorKind::malformed,
                             "other_key",
                             {"เป็นกุญแจของบัญชีอื่น ให้นำกุญแจของบัญชีนี้กลับมา",
                              "is the key of another log: copy back this log's own"},
                             {}});
}

Finding tokens_of(const std::filesystem::path& folder) {
    const auto file = api::tokens_file(folder);
    const auto mode = mode_of(file);
    if (!mode) return well("tokens", {"ยังไม่มีโทเคน", "there are none yet"});
    if ((*mode & kOthersAtAll) != 0) return fault("tokens", permissions(file, *mode, "600"));
    const auto tokens = api::list_tokens(folder);
    if (!tokens) return fault("tokens", tokens.error());
    const auto now = SystemClock().now();
    const auto expired = std::count_if(tokens->begin(), tokens->end(), [&](const auto& token) {
        return token.expires && *token.expires <= now;
    });
    const auto count = std::to_string(tokens->size());
    if (expired == 0) return well("tokens", {count + " รายการ", "there are " + count});
    return warn("tokens", {std::to_string(expired) + " ใน " + count +
                               " รายการหมดอายุแล้ว ให้ลบด้วย banchi token revoke",
                           std::to_string(expired) + " of " + count +
                               " have expired: banchi token revoke takes them away"});
}

// The ledger's own check, with what to say when nothing is amiss.
Finding told(const ledger::Check& check, Text otherwise) {
    const std::string name(check.name);
    return check.wrong ? fault(name, *check.wrong) : well(name, std::move(otherwise));
}

Finding disk(const std::filesystem::path& folder) {
    std::error_code ignored;  // check_disk says so
    const auto free_mib =
        std::to_string(std::filesystem::space(folder, ignored).available >> 20) + " MiB";
    return told(ledger::check_disk(folder), {"ว่าง " + free_mib, free_mib + " are free"});
}

Finding ledger_clock(const std::filesystem::path& folder, const ledger::Ledger& ledger) {
    const auto clock = clock_of(folder);
    if (!clock) return fault("clock", clock.error());
    const auto newest = ledger.position().recorded.text();
    return told(ledger::check_clock(**clock, ledger.position().recorded),
                {"ไม่ช้ากว่าเหตุการณ์ล่าสุด " + newest, "not behind the newest event, " + newest});
}

}  // namespace

Findings diagnose_folder(const std::filesystem::path& folder, const Effective& effective) {
    Findings findings{settings_of(effective)};
    // The same that every command checks: head, database, signature and root agree.
    const auto ledger = open_to_read(folder);
    if (!ledger && ledger.error().name == "no_ledger") {
        findings.push_back(fault("folder", ledger.error()));
        return findings;
    }
    findings.push_back(folder_of(folder));
    if (ledger) {
        const auto size = std::to_string((*ledger)->position().size.value);
        findings.push_back(
            well("head", {"head ฐานข้อมูล และลายมือชื่อตรงกัน " + size + " เหตุการณ์",
                          "head, database and signature agree on " + size + " events"}));
    } else {
        findings.push_back(fault("head", ledger.error()));
    }
    findings.push_back(log_key(folder, ledger ? ledger->get() : nullptr));
    findings.push_back(tokens_of(folder));
    findings.push_back(disk(folder));
    if (ledger) findings.push_back(ledger_clock(folder, **ledger));
    return findings;
}

}  // namespace banchi::tools
