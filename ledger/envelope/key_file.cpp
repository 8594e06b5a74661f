#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>

#include "ledger/envelope/key_file.hpp"

namespace banchi::envelope {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kLargestKeyFile = 16 * 1024;

template <class T, void (*Free)(T*)>
struct Freed {
    void operator()(T* thing) const { Free(thing); }
};
void free_bio(BIO* bio) {
    BIO_free(bio);
}
using Bio = std::unique_ptr<BIO, Freed<BIO, free_bio>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using KeyInfo =
    std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>>;

Error bad_pem() {
    return {
        ErrorKind::malformed,
        "key_pem",
        {"ไม่พบกุญแจส่วนตัว Ed25519 แบบ PKCS#8 ที่ไม่มีรหัสผ่าน (-----BEGIN PRIVATE KEY-----) "
         "สร้างได้ด้วย banchi keygen หรือ openssl genpkey -algorithm ed25519",
         "no Ed25519 private key as PKCS#8 without a pass phrase (-----BEGIN PRIVATE KEY-----); "
         "make one with banchi keygen or openssl genpkey -algorithm ed25519"},
        {}};
}

Error file_error(ErrorKind kind, std::string name, const Text& what, const std::string& path,
                 int code) {
    const std::string reason = std::strerror(code);
    return {kind,
            std::move(name),
            {what.th + " " + path + ": " + reason, what.en + " " + path + ": " + reason},
            {}};
}

// Owns the DER bytes of a PEM block and wipes them, for they are the key.
class PemBlock {
  public:
    explicit PemBlock(BIO* from) : found_(PEM_read_bio(from, &name_, &header_, &der_, &size_)) {}
    ~PemBlock() {
        OPENSSL_free(name_);
        OPENSSL_free(header_);
        if (found_ == 1) OPENSSL_clear_free(der_, static_cast<std::size_t>(size_));
    }
    PemBlock(const PemBlock&) = delete;
    PemBlock& operator=(const PemBlock&) = delete;

    // Null for any other block than an unencrypted PKCS#8 one; never asks for a pass phrase.
    PrivateKey key() const {
        if (found_ != 1 || std::strcmp(name_, PEM_STRING_PKCS8INF) != 0) return nullptr;
        const auto* at = static_cast<const unsigned char*>(der_);
        const KeyInfo info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, size_));
        if (info == nullptr || at != der_ + size_) return nullptr;
        return PrivateKey(EVP_PKCS82PKEY(info.get()));
    }

  private:
    char* name_ = nullptr;
    char* header_ = nullptr;
    unsigned char* der_ = nullptr;
    long size_ = 0;
    int found_;
};

// Closes on every way out; close errors after fsync tell nothing more.
class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(descriptor) == 0;
}

// A new name is durable once its folder is synced.
bool sync_folder_of(const std::string& path) {
    const auto folder = std::filesystem::absolute(path).parent_path();
    const File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return file.descriptor() >= 0 && ::fsync(file.descriptor()) == 0;
}

}  // namespace

Result<SigningKey> SigningKey::from_pem(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (bio == nullptr) throw std::bad_alloc();
    const PemBlock block(bio.get());
    const auto key = block.key();
    if (key == nullptr || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) return bad_pem();
    std::array<unsigned char, kSeedBytes> seed{};
    std::size_t size = seed.size();
    if (EVP_PKEY_get_raw_private_key(key.get(), seed.data(), &size) != 1 || size != seed.size())
        return bad_pem();
    auto read = from_seed({reinterpret_cast<const char*>(seed.data()), seed.size()});
    OPENSSL_cleanse(seed.data(), seed.size());
    return read;
}

std::string SigningKey::pem() const {
    const PrivateKey key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret_.data(), kSeedBytes));
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (key == nullptr || bio == nullptr ||
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1)
        throw std::bad_alloc();
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

PrivateText::~PrivateText() {
    OPENSSL_cleanse(bytes_.data(), bytes_.size());
}

Result<PrivateText> read_key_file(const std::string& path) {
    const Text what{"อ่านแฟ้มกุญแจไม่ได้", "cannot read the key file"};
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor() < 0) {
        const auto kind = errno == ENOENT ? ErrorKind::not_found : ErrorKind::io;
        return file_error(kind, "key_file", what, path, errno);
    }
    std::vector<char> bytes(kLargestKeyFile);
    std::size_t size = 0;
    while (size < bytes.size()) {
        const auto count = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return file_error(ErrorKind::io, "key_file", what, path, errno);
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return PrivateText(std::move(bytes));
}

Error in_key_file(const std::string& path, Error error) {
    error.detail = {path + ": " + error.detail.th, path + ": " + error.detail.en};
    return error;
}

Result<SigningKey> SigningKey::load(const std::string& path) {
    const auto pem = read_key_file(path);
    if (!pem) return pem.error();
    auto key = from_pem(pem->view());
    if (key) return key;
    return in_key_file(path, key.error());
}

Result<void> SigningKey::save(const std::string& path) const {
    const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.descriptor() < 0 && errno == EEXIST)
        return file_error(
            ErrorKind::conflict, "key_exists",
            {"มีแฟ้มอยู่แล้วและจะไม่เขียนทับ ให้เลือกชื่ออื่น", "will not overwrite; choose another name:"}, path,
            EEXIST);
    const Text what{"เขียนแฟ้มกุญแจไม่ได้", "cannot write the key file"};
    if (file.descriptor() < 0) return file_error(ErrorKind::io, "key_file", what, path, errno);
    if (write_all(file.descriptor(), pem()) && sync_folder_of(path)) return {};
    const int code = errno;
    // Half a key helps nobody and would block the next try.
    ::unlink(path.c_str());
    return file_error(ErrorKind::io, "key_file", what, path, code);
}

}  // namespace banchi::envelope
