#include "ledger/restoring.hpp"

#include "ledger/envelope/keys.hpp"
#include "ledger/folder_ledger.hpp"
#include "ledger/store/folder_reader.hpp"
#include "ledger/store/head_file.hpp"
#include "ledger/store/opening.hpp"

namespace banchi::ledger {
namespace {

namespace fs = std::filesystem;

Error other_key(const std::string& file, const std::string& vkey) {
    return {ErrorKind::denied,
            "other_key",
            {file + " ไม่ใช่กุญแจของบัญชีนี้ (" + vkey + ") ให้ระบุแฟ้ม log.key ที่เก็บไว้",
             file + " is not this log's key (" + vkey + "): name the log.key that was kept"},
            {{"file", file}, {"vkey", vkey}}};
}

Result<void> bring_key(const std::string& file, const merkle::VerifierKey& vkey,
                       const fs::path& folder) {
    const auto key = envelope::SigningKey::load(file);
    if (!key) return key.error();
    const envelope::NoteSigner signer(vkey.name, *key);
    if (signer.verifier().text() != vkey.text()) return other_key(file, vkey.text());
    return key->save(key_path(folder).string());
}

// Whether the checkpoint that was kept signs more than the backup holds: then it is the head.
Result<void> heed(const std::string& kept, const merkle::VerifierKey& vkey,
                  const store::Backup& backup, const fs::path& folder) {
    const auto checkpoint = envelope::verify_checkpoint(kept, vkey);
    if (!checkpoint) return checkpoint.error();
    if (checkpoint->size <= backup.size) return {};
    auto head = store::HeadFile::open(store::head_path(folder));
    if (!head) return head.error();
    return head->write(kept);
}

}  // namespace

Result<store::Backup> restore(const fs::path& place, const Restoring& wishes,
                              const fs::path& folder) {
    auto backup = store::restore_folder(place, wishes.number, folder);
    if (!backup) return backup.error();
    const auto vkey_text = [&]() -> Result<std::string> {
        const auto reader = store::FolderReader::open(folder);
        if (!reader) return reader.error();
        return (*reader)->vkey();
    }();
    if (!vkey_text) return vkey_text.error();
    const auto vkey = merkle::VerifierKey::parse(*vkey_text);
    if (!vkey) return vkey.error();
    if (auto written = write_origin(folder, vkey->name); !written) return written.error();
    if (wishes.log_key)
        if (auto brought = bring_key(*wishes.log_key, *vkey, folder); !brought)
            return brought.error();
    if (wishes.checkpoint)
        if (auto heeded = heed(*wishes.checkpoint, *vkey, *backup, folder); !heeded)
            return heeded.error();
    return backup;
}

}  // namespace banchi::ledger
