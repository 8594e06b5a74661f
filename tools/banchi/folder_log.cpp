#include "tools/banchi/folder_log.hpp"

#include <fstream>
#include <thread>

#include "ledger/envelope/keys.hpp"
#include "ledger/folder_ledger.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"

namespace banchi::tools {
namespace {

constexpr int kReadings = 4;
constexpr std::chrono::milliseconds kBetween{20};

Error contradiction(std::string name, Text why,
                    std::vector<std::pair<std::string, std::string>> facts) {
    return {ErrorKind::tampered, std::move(name), std::move(why), std::move(facts)};
}

// A server may write one slot and then the other just while both are read: looked at again.
Result<std::string> read_head(const std::filesystem::path& folder) {
    const auto path = store::head_path(folder);
    auto head = store::HeadFile::read(path);
    std::error_code ignored;  // a file that can't be looked at is what the reading says it is
    for (int i = 1; i < kReadings && !head && std::filesystem::exists(path, ignored); ++i) {
        std::this_thread::sleep_for(kBetween);
        head = store::HeadFile::read(path);
    }
    return head;
}

Result<void> check_origin(const std::filesystem::path& folder, const std::string& signed_name) {
    const auto path = ledger::origin_path(folder);
    std::ifstream in(path);
    std::string named;
    std::getline(in, named);
    if (named == signed_name) return {};
    const auto file = path.string();
    return contradiction(
        "origin_differs",
        {"แฟ้ม " + file + " ระบุชื่อบัญชี “" + named + "” แต่ head ลงนามในชื่อ " + signed_name +
             " ให้เก็บโฟลเดอร์นี้ไว้ แล้วกู้แฟ้มจากสำเนาสำรอง",
         file + " names the ledger “" + named + "”, but the head is signed for " + signed_name +
             ": keep this folder as it is and restore the file from a backup"},
        {{"origin_file", named}, {"origin", signed_name}});
}

// The head is the log's own word about its size only if the log's key signed it. A database whose
// key can't be read is what its reader finds.
Result<void> check_signed(const std::string& note, const store::FolderReader& log) {
    const auto claimed = log.vkey();
    if (!claimed) return {};
    const auto key = merkle::VerifierKey::parse(*claimed);
    if (!key) return {};
    const auto checked = envelope::verify_checkpoint(note, *key);
    if (checked) return {};
    const auto& why = checked.error().detail;
    return contradiction("head_signature",
                         {"แฟ้ม head ไม่ได้ลงนามด้วยกุญแจของบัญชีนี้: " + why.th,
                          "the head file is not signed by this log's key: " + why.en},
                         {});
}

}  // namespace

Result<std::unique_ptr<store::FolderReader>> open_folder_log(const std::filesystem::path& folder) {
    if (auto there = store::check_holds_ledger(folder); !there) return there.error();
    // Read before the database: a server that is writing brings the head up last.
    const auto head = read_head(folder);
    if (!head) return head.error();
    const auto note = merkle::parse_checkpoint(*head);
    if (!note) return contradiction("head_invalid", note.error().detail, {});
    const auto& signed_head = note->checkpoint;
    if (auto there = store::check_database_there(folder, signed_head.size); !there)
        return there.error();
    auto log = store::FolderReader::open(folder);
    if (!log) return log.error();
    if (auto ours = check_signed(*head, **log); !ours) return ours.error();
    if (auto agrees = (*log)->check_against(*head); !agrees) return agrees.error();
    if (auto named = check_origin(folder, signed_head.origin); !named) return named.error();
    return log;
}

}  // namespace banchi::tools
