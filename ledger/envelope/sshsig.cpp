#include "ledger/envelope/sshsig.hpp"

#include <sodium.h>

#include <algorithm>

#include "ledger/base/encoding.hpp"
#include "ledger/base/ssh_wire.hpp"
#include "ledger/envelope/signature.hpp"

namespace banchi::envelope {
namespace {

constexpr std::string_view kMagic = "SSHSIG";
constexpr std::uint32_t kVersion = 1;
constexpr std::string_view kPlain = "ssh-ed25519";
constexpr std::string_view kFido = "sk-ssh-ed25519@openssh.com";
constexpr unsigned char kUserPresent = 1;

Error bad_form(const Text& what) {
    return {ErrorKind::malformed,
            "sshsig_form",
            {"ไม่ใช่ลายเซ็น SSHSIG ที่ถูกรูปแบบ (" + what.th +
                 ") ให้ส่งไบต์ที่ ssh-keygen -Y sign สร้าง ไม่มีหัวท้าย ครบและไม่มีไบต์เกิน",
             "not a well-formed SSHSIG signature (" + what.en +
                 "); send the bytes that ssh-keygen -Y sign makes, without armour, all of them "
                 "and no more"},
            {}};
}

Error refused(std::string name, const Text& why, std::string fact, std::string_view value) {
    return {ErrorKind::denied, std::move(name), why, {{std::move(fact), std::string(value)}}};
}

// What a stranger wrote, shown only where it can do no harm.
std::string shown(std::string_view text) {
    return valid_path(text) || text == kSshNamespace ? std::string(text) : "-";
}

struct Blob {
    std::string_view key;
    std::string_view name_space;
    std::string_view hash;
    std::string_view signature;
};

Result<Blob> parse_blob(std::string_view bytes) {
    SshReader reader(bytes);
    if (!reader.takes(kMagic))
        return bad_form(
            {"ไม่ขึ้นต้นด้วย SSHSIG ซึ่ง banchi ทำให้ด้วย --key sshsig:...",
             "it does not begin with SSHSIG, as banchi makes it with --key sshsig:..."});
    if (reader.uint32() != kVersion) return bad_form({"ไม่ใช่รุ่น 1", "it is not version 1"});
    const auto key = reader.string();
    const auto name_space = reader.string();
    const auto reserved = reader.string();
    const auto hash = reader.string();
    const auto signature = reader.string();
    if (!reader.ended()) return bad_form({"ยาวไม่ตรงกับที่บอกไว้", "it is not as long as it says"});
    if (!reserved->empty()) return bad_form({"ช่องสงวนต้องว่าง", "its reserved field must be empty"});
    return Blob{*key, *name_space, *hash, *signature};
}

// The inner signature: type, 64 bytes and, of a FIDO key, its flags and counter.
struct Inner {
    std::string_view ed25519;
    std::string_view flags_and_counter;
};

Result<Inner> parse_inner(const PublicKey& key, std::string_view bytes) {
    SshReader reader(bytes);
    const bool typed = reader.takes_string(key.application ? kFido : kPlain);
    const auto ed25519 = reader.string();
    const auto rest = key.application ? reader.bytes(5) : std::string_view();
    if (!typed || !reader.ended() || ed25519->size() != crypto_sign_BYTES)
        return bad_form(
            {"ลายเซ็นข้างในไม่ใช่ของกุญแจชนิดนี้", "the inner signature is not of this kind of key"});
    return Inner{*ed25519, *rest};
}

std::string sha512(std::string_view bytes) {
    std::string digest(crypto_hash_sha512_BYTES, '\0');
    crypto_hash_sha512(reinterpret_cast<unsigned char*>(digest.data()),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return digest;
}

std::string signed_bytes(std::string_view name_space, std::string_view hash,
                         std::string_view message) {
    const auto digest = hash == "sha512" ? sha512(message) : std::string(sha256(message).view());
    return std::string(kMagic) + ssh_string(name_space) + ssh_string("") + ssh_string(hash) +
           ssh_string(digest);
}

// What a FIDO token signs: not the message itself, but also that somebody touched it
// (PROTOCOL.u2f).
std::string token_bytes(const std::string& application, std::string_view flags_and_counter,
                        std::string_view message) {
    std::string bytes(sha256(application).view());
    bytes += flags_and_counter;
    bytes += sha256(message).view();
    return bytes;
}

Result<void> check_claims(const PublicKey& key, const Blob& blob, std::string_view name_space) {
    const auto id = key.id().fingerprint();
    if (blob.key != key.ssh_blob())
        return refused("sshsig_key",
                       {"ลายเซ็นนี้ทำด้วยกุญแจหรือ application อื่น ให้ลงนามด้วยกุญแจ " + id,
                        "this signature was made by another key, or for another application; sign "
                        "with the key " +
                            id},
                       "keyid", id);
    if (blob.name_space != name_space)
        return refused("sshsig_namespace",
                       {"ลายเซ็นนี้ทำไว้เพื่อการอื่น ให้ลงนามด้วย ssh-keygen -Y sign -n event@banchi",
                        "this signature was made for something else; sign with ssh-keygen -Y sign "
                        "-n event@banchi"},
                       "namespace", shown(blob.name_space));
    if (blob.hash != "sha256" && blob.hash != "sha512")
        return refused("sshsig_hash",
                       {"แฮชของ SSHSIG ต้องเป็น sha256 หรือ sha512 ให้ลงนามใหม่โดยไม่เปลี่ยนค่าแฮช",
                        "the hash of an SSHSIG is sha256 or sha512; sign again with the default"},
                       "hash", shown(blob.hash));
    return {};
}

Error not_ssh_key() {
    return {ErrorKind::malformed,
            "ssh_key",
            {"ไม่ใช่กุญแจสาธารณะของ OpenSSH ชนิด ssh-ed25519 หรือ sk-ssh-ed25519@openssh.com "
             "สร้างได้ด้วย ssh-keygen -t ed25519 หรือ -t ed25519-sk",
             "not an OpenSSH public key of type ssh-ed25519 or sk-ssh-ed25519@openssh.com; make "
             "one with ssh-keygen -t ed25519 or -t ed25519-sk"},
            {}};
}

}  // namespace

Result<void> check_sshsig(const PublicKey& key, std::string_view message, std::string_view bytes,
                          std::string_view name_space) {
    const auto blob = parse_blob(bytes);
    if (!blob) return blob.error();
    if (auto fits = check_claims(key, *blob, name_space); !fits) return fits.error();
    const auto inner = parse_inner(key, blob->signature);
    if (!inner) return inner.error();
    auto covered = signed_bytes(name_space, blob->hash, message);
    if (key.application) {
        if ((static_cast<unsigned char>(inner->flags_and_counter[0]) & kUserPresent) == 0)
            return refused("sshsig_presence",
                           {"กุญแจ FIDO ลงนามโดยไม่มีผู้แตะ ให้ลงนามใหม่และแตะกุญแจ",
                            "the FIDO key signed without anybody's touch; sign again and touch it"},
                           "keyid", key.id().fingerprint());
        covered = token_bytes(key.application->text, inner->flags_and_counter, covered);
    }
    if (verify(key, covered, inner->ed25519)) return {};
    return bad_signature(key, message);
}

std::string sshsig_signed_bytes(std::string_view message) {
    return signed_bytes(kSshNamespace, "sha512", message);
}

std::string sshsig_blob(const PublicKey& key, std::string_view ssh_signature) {
    return std::string(kMagic) + ssh_uint32(kVersion) + ssh_string(key.ssh_blob()) +
           ssh_string(kSshNamespace) + ssh_string("") + ssh_string("sha512") +
           ssh_string(ssh_signature);
}

Result<PublicKey> sshsig_key(std::string_view bytes) {
    const auto blob = parse_blob(bytes);
    if (!blob) return blob.error();
    return read_ssh_blob(blob->key);
}

Result<PublicKey> read_ssh_blob(std::string_view blob) {
    SshReader reader(blob);
    const auto type = reader.string();
    const auto bytes = reader.string();
    if (!type || !bytes || bytes->size() != 32 || (*type != kPlain && *type != kFido))
        return not_ssh_key();
    PublicKey key{domain::Scheme::sshsig, Digest::from_raw(*bytes)};
    if (*type == kFido) {
        const auto application = reader.string();
        if (!application || !valid_line(*application)) return not_ssh_key();
        key.application = Line{std::string(*application)};
    }
    if (!reader.ended()) return not_ssh_key();
    return key;
}

Result<PublicKey> read_ssh_line(std::string_view line) {
    line = trimmed(line);
    const auto space = line.find(' ');
    if (space == std::string_view::npos || line.find('\n') != std::string_view::npos)
        return not_ssh_key();
    const auto rest = line.substr(space + 1);
    const auto blob = base64_decode(rest.substr(0, rest.find(' ')));
    if (!blob || !SshReader(*blob).takes_string(line.substr(0, space))) return not_ssh_key();
    return read_ssh_blob(*blob);
}

Result<std::string> read_sshsig(std::string_view file) {
    if (file.substr(0, kMagic.size()) == kMagic) return std::string(file);
    auto blob = ssh_unarmoured(file, "SSH SIGNATURE");
    if (!blob)
        return bad_form(
            {"ไม่ใช่ base64 ในหัวท้าย SSH SIGNATURE", "it is no base64 in SSH SIGNATURE armour"});
    return std::move(*blob);
}

}  // namespace banchi::envelope
