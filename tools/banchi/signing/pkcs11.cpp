#include "tools/banchi/signing/pkcs11.hpp"

#include <cstdlib>

#include "ledger/base/encoding.hpp"
#include "ledger/envelope/key_file.hpp"
#include "tools/banchi/signing/secret.hpp"
#include "tools/banchi/signing/token.hpp"

namespace banchi::tools::signing {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr CK_OBJECT_CLASS kPublic = CKO_PUBLIC_KEY;
constexpr CK_OBJECT_CLASS kPrivate = CKO_PRIVATE_KEY;
constexpr CK_KEY_TYPE kEdwards = CKK_EC_EDWARDS;

// PKCS#11 takes no pointer to a constant, but a search changes nothing.
template <class T>
T* untouched(const T& value) {
    return const_cast<T*>(&value);
}

struct FreeUri {
    void operator()(P11KitUri* uri) const { p11_kit_uri_free(uri); }
};
using Uri = std::unique_ptr<P11KitUri, FreeUri>;

Error bad_uri(const Text& why) {
    return {
        ErrorKind::malformed,
        "pkcs11_uri",
        {"ชื่อกุญแจ pkcs11: ไม่ถูกต้อง (" + why.th + ") เขียนเช่น \"pkcs11:token=ministry;object=somchai\"",
         "that is no name of a PKCS#11 key (" + why.en +
             "); write it as \"pkcs11:token=ministry;object=somchai\""},
        {}};
}

Error no_token(const std::string& uri) {
    return {ErrorKind::not_found,
            "pkcs11_token",
            {"ไม่พบโทเค็นตาม " + uri + " ให้เสียบโทเค็น หรือตรวจชื่อด้วย pkcs11-tool --list-token-slots",
             "no token fits " + uri +
                 "; plug it in, or look for its name with pkcs11-tool --list-token-slots"},
            {}};
}

Error no_key(const std::string& uri, std::size_t count) {
    const auto many = std::to_string(count);
    return {ErrorKind::not_found,
            "pkcs11_key",
            {count == 0
                 ? "ไม่พบกุญแจสาธารณะ Ed25519 ตาม " + uri +
                       " ให้ตรวจด้วย pkcs11-tool --list-objects หรือสร้างด้วย --key-type EC:edwards25519"
                 : uri + " ตรงกับกุญแจ " + many + " กุญแจ ให้ระบุ object= หรือ id= ให้เหลือกุญแจเดียว",
             count == 0 ? "no Ed25519 public key fits " + uri +
                              "; look with pkcs11-tool --list-objects, or make one with "
                              "--key-type EC:edwards25519"
                        : uri + " fits " + many + " keys; name one of them by object= or id="},
            {}};
}

// A PIN in the name would be on the command line, where every process can read it.
Result<Uri> parse(const std::string& text) {
    Uri uri(p11_kit_uri_new());
    const auto code = p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get());
    if (code != P11_KIT_URI_OK)
        return bad_uri({p11_kit_uri_message(code), p11_kit_uri_message(code)});
    if (p11_kit_uri_any_unrecognized(uri.get()) != 0)
        return bad_uri({"มีส่วนที่ไม่รู้จัก", "a part of it is unknown"});
    if (p11_kit_uri_get_pin_value(uri.get()) != nullptr)
        return bad_uri({"ไม่รับ pin-value เพราะผู้อื่นในเครื่องเห็นได้ ใช้ pin-source=file:แฟ้ม",
                        "no pin-value, which others on this machine can see: use "
                        "pin-source=file:FILE"});
    return uri;
}

// What the token gives as EC point: the 32 bytes, in an OCTET STRING or BIT STRING or neither.
std::optional<Digest> point_of(std::string_view bytes) {
    for (const auto prefix : {std::string_view("\x04\x20", 2), std::string_view("\x03\x21\0", 3)})
        if (bytes.size() == prefix.size() + kKeyBytes && bytes.substr(0, prefix.size()) == prefix)
            bytes.remove_prefix(prefix.size());
    if (bytes.size() != kKeyBytes) return std::nullopt;
    return Digest::from_raw(bytes);
}

struct FoundKey {
    std::unique_ptr<Token> token;
    std::string id;
    domain::PublicKey key;
};

class Pkcs11Signer : public envelope::Signer {
  public:
    Pkcs11Signer(std::unique_ptr<Modules> modules, Uri uri, api::Language language)
        : modules_(std::move(modules)), uri_(std::move(uri)), language_(language) {}

    Result<void> find_key(const std::string& named, domain::Scheme scheme) {
        auto tokens = Token::matching(*modules_, uri_.get());
        if (tokens.empty()) return no_token(named);
        auto count = look_in(tokens);
        // Some tokens keep even their public keys from strangers.
        if (count && *count == 0 && tokens.size() == 1) {
            if (auto in = log_in(*tokens.front(), CKU_USER); !in) return in.error();
            count = look_in(tokens);
        }
        if (!count) return count.error();
        if (*count != 1) return no_key(named, *count);
        found_.key.scheme = scheme;
        return {};
    }

    domain::PublicKey public_key() const override { return found_.key; }

    Result<std::string> sign(std::string_view message) override {
        auto& token = *found_.token;
        if (!logged_in_)
            if (auto in = log_in(token, CKU_USER); !in) return in.error();
        const auto keys = token.find(wanted(kPrivate, &found_.id));
        if (!keys) return keys.error();
        if (keys->size() != 1)
            return no_key("the private key of " + found_.key.id().fingerprint(), keys->size());
        const auto confirm = [&] { return log_in(token, CKU_CONTEXT_SPECIFIC); };
        return envelope::sign_by_scheme(found_.key, message, [&](std::string_view bytes) {
            return token.sign(keys->front(), bytes, confirm);
        });
    }

  private:
    // What such a key is and, beside an id that is known already, what the URI says of it.
    std::vector<CK_ATTRIBUTE> wanted(const CK_OBJECT_CLASS& object_class,
                                     std::string* id = nullptr) const {
        std::vector<CK_ATTRIBUTE> all{{CKA_CLASS, untouched(object_class), sizeof object_class},
                                      {CKA_KEY_TYPE, untouched(kEdwards), sizeof kEdwards}};
        if (id != nullptr && !id->empty()) {
            all.push_back({CKA_ID, id->data(), id->size()});
            return all;
        }
        CK_ULONG count = 0;
        const auto* named = p11_kit_uri_get_attributes(uri_.get(), &count);
        for (CK_ULONG i = 0; i < count; ++i)
            if (named[i].type == CKA_LABEL || named[i].type == CKA_ID) all.push_back(named[i]);
        return all;
    }

    // How many keys fit; keeps the last.
    Result<std::size_t> look_in(std::vector<std::unique_ptr<Token>>& tokens) {
        std::size_t count = 0;
        std::unique_ptr<Token>* holder = nullptr;
        for (auto& token : tokens) {
            const auto objects = token->find(wanted(kPublic));
            if (!objects) return objects.error();
            for (const auto object : *objects) {
                const auto point = point_of(token->attribute(object, CKA_EC_POINT));
                if (!point) continue;
                ++count;
                holder = &token;
                found_.id = token->attribute(object, CKA_ID);
                found_.key.bytes = *point;
            }
        }
        if (count == 1) found_.token = std::move(*holder);
        return count;
    }

    Result<std::string> pin(const Token& token) const {
        if (const char* source = p11_kit_uri_get_pin_source(uri_.get())) {
            const std::string named(source);
            const auto file = named.rfind("file:", 0) == 0 ? named.substr(5) : named;
            const auto text = envelope::read_key_file(file);
            if (!text) return text.error();
            return std::string(trimmed(text->view()));
        }
        if (const char* given = std::getenv("BANCHI_PKCS11_PIN")) return std::string(given);
        return ask_secret(api::in(language_, {"PIN ของโทเค็น " + token.label() + ":",
                                              "PIN of the token " + token.label() + ":"}));
    }

    Result<void> log_in(Token& token, CK_USER_TYPE as) {
        auto known = pin(token);
        if (!known) return known.error();
        auto in = token.log_in(std::move(*known), as);
        logged_in_ = logged_in_ || in.has_value();
        return in;
    }

    const std::unique_ptr<Modules> modules_;
    const Uri uri_;
    const api::Language language_;
    FoundKey found_;
    bool logged_in_ = false;
};

}  // namespace

Result<std::unique_ptr<envelope::Signer>> open_pkcs11_key(const std::string& uri,
                                                          const std::string& module,
                                                          domain::Scheme scheme,
                                                          api::Language language) {
    auto parsed = parse(uri);
    if (!parsed) return parsed.error();
    const char* named = p11_kit_uri_get_module_path(parsed->get());
    auto modules = Modules::load(module.empty() && named != nullptr ? named : module);
    if (!modules) return modules.error();
    auto signer = std::make_unique<Pkcs11Signer>(std::move(*modules), std::move(*parsed), language);
    if (auto found = signer->find_key(uri, scheme); !found) return found.error();
    return std::unique_ptr<envelope::Signer>(std::move(signer));
}

}  // namespace banchi::tools::signing
