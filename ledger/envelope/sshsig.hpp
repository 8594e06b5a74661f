#pragma once

#include "ledger/envelope/keys.hpp"

namespace banchi::envelope {

// SSHSIG: what `ssh-keygen -Y sign` makes (OpenSSH's PROTOCOL.sshsig; PROTOCOL.u2f for FIDO keys),
// as the binary blob without its armour. All here are pure functions of bytes.

// The namespace in which people sign our events: `ssh-keygen -Y sign -n event@banchi`.
constexpr std::string_view kSshNamespace = "event@banchi";

// Refuses, in this order: malformed: `sshsig_form` (cut short, longer than it says, not version 1,
// a reserved field in use); denied: `sshsig_key` (made by another key, or for another application),
// `sshsig_namespace`, `sshsig_hash` (neither sha256 nor sha512), `sshsig_presence` (nobody touched
// the FIDO key), `bad_signature`.
Result<void> check_sshsig(const PublicKey& key, std::string_view message, std::string_view blob,
                          std::string_view name_space = kSshNamespace);

// Two halves around a signer that knows nothing of SSHSIG (an agent): the bytes to sign for a
// message, and the blob around the SSH signature that it gives.
std::string sshsig_signed_bytes(std::string_view message);
std::string sshsig_blob(const PublicKey& key, std::string_view ssh_signature);

// The key that a blob says it was made by; `sshsig_form`. Proves nothing: check_sshsig does.
Result<PublicKey> sshsig_key(std::string_view blob);

// An Ed25519 or FIDO key of an OpenSSH blob, or of a line "ssh-ed25519 AAAA... comment", of scheme
// sshsig; `ssh_key` (malformed) for anything else.
Result<PublicKey> read_ssh_blob(std::string_view blob);
Result<PublicKey> read_ssh_line(std::string_view line);

// A blob out of `-----BEGIN SSH SIGNATURE-----`, or as it is; `sshsig_form`.
Result<std::string> read_sshsig(std::string_view file);

}  // namespace banchi::envelope
