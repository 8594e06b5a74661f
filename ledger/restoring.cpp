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
Result<std::optional<merkle::Checkpoint>> heed(const Restoring& wishes,
                                               const merkle::VerifierKey& vkey,
                                               const store::Backup& backup,
                                               const fs::path& folder) {
    const auto& kept = *wishes.checkpoint;
    const auto checkpoint = envelope::verify_checkpoint(kept, vkey);
    if (!checkpoint) return checkpoint.error();
    if (checkpoint->size <= backup.size) return std::optional<merkle::Checkpoint>{};
    auto head = store::HeadFile::open(store::head_path(folder));
    if (!head) return head.error();
    if (auto written = head->write(kept); !written) return written.error();
    if (wishes.accept_loss)
        if (auto written = store::write_loss(folder, kept); !written) return written.error();
    return std::optional(*checkpoint);
}

}  // namespace

Result<Restored> restore(const fs::path& place, const Restoring& wishes, const fs::path& folder) {
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
    if (!wishes.checkpoint) return Restored{std::move(*backup), std::nullopt};
    auto lost = heed(wishes, *vkey, *backup, folder);
    if (!lost) return lost.error();
    return Restored{std::move(*backup), std::move(*lost)};
}

}  // namespace banchi::ledger
