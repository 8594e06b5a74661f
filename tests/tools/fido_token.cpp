// A FIDO token in software, for tests alone: OpenSSH loads it as its middleware (sk-api.h, version
// 10) by SSH_SK_PROVIDER. A key's handle is its secret seed. With FIDO_TOKEN_UNTOUCHED set it signs
// as a token that nobody touched.
#include <sodium.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

extern "C" {

struct sk_option;

struct sk_enroll_response {
    std::uint8_t flags;
    std::uint8_t* public_key;
    std::size_t public_key_len;
    std::uint8_t* key_handle;
    std::size_t key_handle_len;
    std::uint8_t* signature;
    std::size_t signature_len;
    std::uint8_t* attestation_cert;
    std::size_t attestation_cert_len;
    std::uint8_t* authdata;
    std::size_t authdata_len;
};

struct sk_sign_response {
    std::uint8_t flags;
    std::uint32_t counter;
    std::uint8_t* sig_r;
    std::size_t sig_r_len;
    std::uint8_t* sig_s;
    std::size_t sig_s_len;
};

std::uint32_t sk_api_version();
int sk_enroll(std::uint32_t alg, const std::uint8_t* challenge, std::size_t challenge_len,
              const char* application, std::uint8_t flags, const char* pin, sk_option** options,
              sk_enroll_response** enrolled);
int sk_sign(std::uint32_t alg, const std::uint8_t* data, std::size_t data_len,
            const char* application, const std::uint8_t* key_handle, std::size_t key_handle_len,
            std::uint8_t flags, const char* pin, sk_option** options, sk_sign_response** signed_by);
int sk_load_resident_keys(const char* pin, sk_option** options, void*** keys, std::size_t* count);
}

namespace {

constexpr std::uint32_t kVersion = 0x000a0000;
constexpr std::uint32_t kEd25519 = 1;
constexpr std::uint8_t kUserPresent = 1;
constexpr std::uint32_t kCounter = 7;
constexpr int kGeneral = -1;
constexpr int kUnsupported = -2;

// OpenSSH frees what it is given.
template <class T>
T* zeroed(std::size_t count = 1) {
    return static_cast<T*>(std::calloc(count, sizeof(T)));
}

std::string sha256(const void* bytes, std::size_t size) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                       static_cast<const unsigned char*>(bytes), size);
    return digest;
}

// PROTOCOL.u2f: the application's digest, flags and counter, the data's digest.
std::string covered(const char* application, std::uint8_t flags, const std::uint8_t* data,
                    std::size_t size) {
    std::string bytes = sha256(application, std::strlen(application));
    bytes.push_back(static_cast<char>(flags));
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(kCounter >> shift));
    return bytes + sha256(data, size);
}

}  // namespace

std::uint32_t sk_api_version() {
    return kVersion;
}

int sk_enroll(std::uint32_t alg, const std::uint8_t*, std::size_t, const char*, std::uint8_t flags,
              const char*, sk_option**, sk_enroll_response** enrolled) {
    if (alg != kEd25519) return kUnsupported;
    if (sodium_init() < 0) return kGeneral;
    auto* made = zeroed<sk_enroll_response>();
    made->flags = flags;
    made->public_key_len = crypto_sign_PUBLICKEYBYTES;
    made->public_key = zeroed<std::uint8_t>(made->public_key_len);
    made->key_handle_len = crypto_sign_SEEDBYTES;
    made->key_handle = zeroed<std::uint8_t>(made->key_handle_len);
    made->signature = zeroed<std::uint8_t>();
    made->attestation_cert = zeroed<std::uint8_t>();
    made->authdata = zeroed<std::uint8_t>();
    randombytes_buf(made->key_handle, made->key_handle_len);
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(made->public_key, secret, made->key_handle);
    *enrolled = made;
    return 0;
}

int sk_sign(std::uint32_t alg, const std::uint8_t* data, std::size_t data_len,
            const char* application, const std::uint8_t* key_handle, std::size_t key_handle_len,
            std::uint8_t, const char*, sk_option**, sk_sign_response** signed_by) {
    if (alg != kEd25519 || key_handle_len != crypto_sign_SEEDBYTES) return kUnsupported;
    if (sodium_init() < 0) return kGeneral;
    auto* made = zeroed<sk_sign_response>();
    made->flags = std::getenv("FIDO_TOKEN_UNTOUCHED") == nullptr ? kUserPresent : 0;
    made->counter = kCounter;
    made->sig_r_len = crypto_sign_BYTES;
    made->sig_r = zeroed<std::uint8_t>(made->sig_r_len);
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(public_key, secret, key_handle);
    const auto message = covered(application, made->flags, data, data_len);
    crypto_sign_detached(made->sig_r, nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         secret);
    *signed_by = made;
    return 0;
}

int sk_load_resident_keys(const char*, sk_option**, void*** keys, std::size_t* count) {
    *keys = nullptr;
    *count = 0;
    return 0;
}
