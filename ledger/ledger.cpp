#include "ledger/ledger.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <future>

#include "ledger/folder_ledger.hpp"
#include "ledger/store/failure.hpp"

namespace banchi::ledger {
namespace {

namespace fs = std::filesystem;

Error bad_origin(const std::string& origin) {
    return {ErrorKind::malformed,
            "origin",
            {"origin ต้องเป็นชื่อแบบ example.go.th/ledger: ใช้ได้เฉพาะ A-Z a-z 0-9 . _ / - ไม่เกิน 200 ตัว",
             "an origin is a name such as example.go.th/ledger: only A-Z a-z 0-9 . _ / -, at most "
             "200 characters"},
            {{"origin", origin}}};
}

Error holds_something(const fs::path& folder) {
    return {ErrorKind::conflict,
            "exists",
            {"โฟลเดอร์ " + folder.string() + " มีข้อมูลอยู่แล้ว ให้ใช้โฟลเดอร์ใหม่",
             folder.string() + " holds something already: take a new folder"},
            {{"folder", folder.string()}}};
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (fs::exists(folder) && !fs::is_empty(folder, failed)) return holds_something(folder);
    if (failed) return store::error_of_errno("making " + folder.string());
    return {};
}

}  // namespace

Result<void> Ledger::create(const fs::path& folder, const std::string& origin) {
    if (!valid_path(origin)) return bad_origin(origin);
    if (auto made = make_folder(folder); !made) return made.error();
    const auto key = envelope::SigningKey::generate();
    if (auto saved = key.save(key_path(folder).string()); !saved) return saved.error();
    if (auto written = write_origin(folder, origin); !written) return written.error();
    const envelope::NoteSigner signer(origin, key);
    Options options;
    options.folder = folder;
    return store::create_folder(setup_of(signer, options));
}

Result<std::unique_ptr<Ledger>> Ledger::open(const Options& options, Clock& clock) {
    return FolderLedger::open(options, clock);
}

Result<void> write_origin(const fs::path& folder, const std::string& origin) {
    const auto path = origin_path(folder);
    const auto text = origin + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) return store::error_of_errno("making " + path.string());
    const auto written = ::write(file, text.data(), text.size());
    const bool done = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!done) return store::error_of_errno("writing " + path.string());
    return {};
}

Result<store::Backup> Ledger::back_up(const fs::path&) const {
    return Error{ErrorKind::read_only,
                 "read_only",
                 {"บัญชีนี้เปิดไว้เพื่ออ่านเท่านั้น", "this ledger is open for reading alone"},
                 {}};
}

Receipts Ledger::submit_and_wait(std::vector<Sent> events) {
    // Shared: the answering thread may still be inside set_value when this one has the receipts.
    const auto answer = std::make_shared<std::promise<Receipts>>();
    auto receipts = answer->get_future();
    submit(std::move(events), [answer](Receipts done) { answer->set_value(std::move(done)); });
    return receipts.get();
}

}  // namespace banchi::ledger
