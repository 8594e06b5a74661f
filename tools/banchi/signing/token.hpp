#pragma once

#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>

#include <memory>
#include <string>
#include <vector>

#include "ledger/base/error.hpp"

namespace banchi::tools::signing {

using namespace banchi::base;

// What a token said no with, in PKCS#11's own words.
Error token_error(CK_RV code, const std::string& doing);

// The PKCS#11 libraries that were asked for, loaded and initialised for as long as this lives.
class Modules {
  public:
    // The library at a path ("": all that p11-kit is configured with); `pkcs11_module`.
    static Result<std::unique_ptr<Modules>> load(const std::string& path);
    ~Modules();
    Modules(const Modules&) = delete;
    Modules& operator=(const Modules&) = delete;
    const std::vector<CK_FUNCTION_LIST*>& all() const { return all_; }

  private:
    Modules() = default;
    std::vector<CK_FUNCTION_LIST*> all_;
    CK_FUNCTION_LIST** listed_ = nullptr;  // of p11-kit; null for a single one
};

// A session with one token.
class Token {
  public:
    // With each token that the URI's attributes fit.
    static std::vector<std::unique_ptr<Token>> matching(const Modules& modules,
                                                        const P11KitUri* uri);
    ~Token();
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;

    const std::string& label() const { return label_; }
    // `pkcs11_pin` says what is wrong with the PIN; logging in twice is no error.
    Result<void> log_in(std::string pin, CK_USER_TYPE as = CKU_USER);
    // Objects that have all of these attributes.
    Result<std::vector<CK_OBJECT_HANDLE>> find(std::vector<CK_ATTRIBUTE> wanted) const;
    // "" where the object lacks the attribute.
    std::string attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const;
    // Ed25519 of the bytes; `confirm` logs in once more for a key that wants it at each use.
    Result<std::string> sign(CK_OBJECT_HANDLE key, std::string_view bytes,
                             const std::function<Result<void>()>& confirm);

  private:
    Token(CK_FUNCTION_LIST* module, CK_SESSION_HANDLE session, std::string label)
        : module_(module), session_(session), label_(std::move(label)) {}

    CK_FUNCTION_LIST* module_;
    CK_SESSION_HANDLE session_;
    std::string label_;
};

}  // namespace banchi::tools::signing
