#include "ledger/base/digest.hpp"

#include <openssl/evp.h>

#include <cassert>
#include <cstring>
#include <new>

#include "ledger/base/encoding.hpp"

namespace banchi::base {
namespace {

// Fetched once: an unfetched EVP_sha256() is looked up again at every init, which costs as much
// as hashing a small leaf.
const EVP_MD* fetched_sha256() {
    static EVP_MD* const digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (digest == nullptr) throw std::bad_alloc();
    return digest;
}

Error bad_digest() {
    return {ErrorKind::malformed,
            "digest",
            {"ค่าแฮชต้องเป็น SHA-256 เลขฐานสิบหกตัวเล็ก 64 ตัว",
             "a digest is SHA-256 as 64 lower-case hexadecimal digits"},
            {}};
}

}  // namespace

std::string Digest::hex() const {
    return hex_encode(view());
}

std::string Digest::base64() const {
    return base64_encode(view());
}

std::string_view Digest::view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<Digest> Digest::from_hex(std::string_view text) {
    const auto raw = hex_decode(text);
    if (!raw || raw->size() != 32) return bad_digest();
    return from_raw(*raw);
}

Result<Digest> Digest::from_base64(std::string_view text) {
    const auto raw = base64_decode(text);
    if (!raw || raw->size() != 32 || base64_encode(*raw) != text) return bad_digest();
    return from_raw(*raw);
}

Digest Digest::from_raw(std::string_view bytes) {
    assert(bytes.size() == 32);
    Digest digest;
    std::memcpy(digest.bytes.data(), bytes.data(), 32);
    return digest;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) throw std::bad_alloc();
    EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(context_), fetched_sha256(), nullptr);
}

Sha256::~Sha256() {
    EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_));
}

Sha256& Sha256::update(std::string_view bytes) {
    EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size());
    return *this;
}

Digest Sha256::finish() {
    Digest digest;
    auto* context = static_cast<EVP_MD_CTX*>(context_);
    EVP_DigestFinal_ex(context, digest.bytes.data(), nullptr);
    EVP_DigestInit_ex2(context, fetched_sha256(), nullptr);
    return digest;
}

Digest sha256(std::initializer_list<std::string_view> pieces) {
    thread_local Sha256 hash;
    for (const auto piece : pieces) hash.update(piece);
    return hash.finish();
}

Digest sha256(std::string_view bytes) {
    return sha256({bytes});
}

}  // namespace banchi::base
