#include "ledger/envelope/openssh_key.hpp"

#include <sodium.h>

#include "ledger/base/encoding.hpp"
#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/sshsig.hpp"

namespace banchi::envelope {
namespace {

constexpr std::string_view kLabel = "OPENSSH PRIVATE KEY";
constexpr std::string_view kMagic{"openssh-key-v1\0", 15};
constexpr std::string_view kPlain = "ssh-ed25519";
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kSecretBytes = 64;  // seed || public key
constexpr std::size_t kBlockBytes = 8;    // of the cipher "none", to which the end is padded

Error bad_file(const Text& why) {
    return {ErrorKind::malformed,
            "openssh_key",
            {"แฟ้มกุญแจส่วนตัวของ OpenSSH ไม่ถูกรูปแบบ (" + why.th +
                 ") ให้ตรวจด้วย ssh-keygen -y -f หรือใช้สำเนาที่สมบูรณ์",
             "not a well-formed OpenSSH private key file (" + why.en +
                 "); check it with ssh-keygen -y -f, or take a whole copy"},
            {}};
}

struct Outer {
    bool encrypted = false;
    PublicKey public_key;
    std::string_view private_part;
};

Result<Outer> parse_outer(std::string_view bytes) {
    SshReader reader(bytes);
    if (!reader.takes(kMagic)) return bad_file({"ไม่ใช่ openssh-key-v1", "it is no openssh-key-v1"});
    const auto cipher = reader.string();
    const auto derivation = reader.string();
    const auto options = reader.string();
    const auto count = reader.uint32();
    const auto blob = reader.string();
    const auto private_part = reader.string();
    if (!reader.ended()) return bad_file({"ยาวไม่ตรงกับที่บอกไว้", "it is not as long as it says"});
    if (count != 1U) return bad_file({"ต้องมีกุญแจเดียว", "it must hold one key"});
    const bool encrypted = cipher != "none";
    if (encrypted == (derivation == "none") || (!encrypted && !options->empty()))
        return bad_file({"การเข้ารหัสขัดกัน", "it contradicts itself about its encryption"});
    const auto key = read_ssh_blob(*blob);
    if (!key) return key.error();
    return Outer{encrypted, *key, *private_part};
}

// 1, 2, 3, ... up to the end of the block, and nothing else.
bool is_padding(std::string_view rest) {
    if (rest.size() >= kBlockBytes) return false;
    for (std::size_t i = 0; i < rest.size(); ++i)
        if (rest[i] != static_cast<char>(i + 1)) return false;
    return true;
}

Result<SigningKey> parse_private(const Outer& outer) {
    SshReader reader(outer.private_part);
    const auto check = reader.uint32();
    const auto again = reader.uint32();
    const bool typed = reader.takes_string(kPlain);
    const auto bytes = reader.string();
    const auto secret = reader.string();
    const auto comment = reader.string();
    const auto whole = outer.private_part.size() % kBlockBytes == 0;
    if (!comment || !typed || check != again || !whole || !is_padding(reader.rest()))
        return bad_file({"ส่วนที่เป็นความลับอ่านไม่ได้", "its private part does not read"});
    if (secret->size() != kSecretBytes)
        return bad_file({"กุญแจยาวไม่ถูกต้อง", "its key is not of the right length"});
    auto key = SigningKey::from_seed(secret->substr(0, kSeedBytes));
    const auto made = key.public_key().bytes;
    // A key whose halves differ would give itself away with its first signature.
    if (made != outer.public_key.bytes || made.view() != *bytes ||
        made.view() != secret->substr(kSeedBytes))
        return bad_file({"สองส่วนของกุญแจไม่เข้าคู่กัน", "the key's two halves are not of one key"});
    return key;
}

}  // namespace

bool is_openssh_key(std::string_view file) {
    return trimmed(file).rfind("-----BEGIN " + std::string(kLabel), 0) == 0;
}

Result<OpensshKey> read_openssh_key(std::string_view file) {
    auto bytes = ssh_unarmoured(file, kLabel);
    if (!bytes) return bad_file({"ไม่ใช่ base64 ในหัวท้าย", "it is no base64 in its armour"});
    const auto read = [](std::string_view content) -> Result<OpensshKey> {
        const auto outer = parse_outer(content);
        if (!outer) return outer.error();
        if (outer->encrypted || outer->public_key.application)
            return OpensshKey{outer->public_key, std::nullopt};
        auto key = parse_private(*outer);
        if (!key) return key.error();
        return OpensshKey{outer->public_key, std::move(*key)};
    };
    auto found = read(*bytes);
    sodium_memzero(bytes->data(), bytes->size());
    return found;
}

}  // namespace banchi::envelope
