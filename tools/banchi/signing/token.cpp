#include "tools/banchi/signing/token.hpp"

#include <cstring>

namespace banchi::tools::signing {
namespace {

constexpr CK_ULONG kMostSlots = 64;
constexpr std::size_t kSignatureBytes = 64;

Error no_module(const std::string& path) {
    const char* why = p11_kit_message();
    const std::string reason = why == nullptr ? "?" : why;
    return {ErrorKind::not_found,
            "pkcs11_module",
            {"เปิดไลบรารี PKCS#11 " + path + " ไม่ได้ (" + reason +
                 ") ให้ระบุด้วย --pkcs11-module เช่น /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
             "the PKCS#11 library " + path + " cannot be opened (" + reason +
                 "); name it with --pkcs11-module, as "
                 "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"},
            {{"module", path}}};
}

Error bad_pin(const std::string& token, CK_RV code) {
    const bool locked = code == CKR_PIN_LOCKED;
    return {ErrorKind::denied,
            "pkcs11_pin",
            {locked ? "PIN ของ " + token + " ถูกล็อก ให้ปลดล็อกด้วย PUK หรือ SO PIN ของผู้ออกโทเค็น"
                    : "PIN ของ " + token + " ไม่ถูกต้อง ให้ลองใหม่ด้วย PIN ที่ถูก ผิดหลายครั้งโทเค็นจะล็อก",
             locked ? "the PIN of " + token +
                          " is locked; unlock it with the PUK or SO PIN of "
                          "whoever issued the token"
                    : "that is not the PIN of " + token +
                          "; try again with the right one: the token locks after a few wrong ones"},
            {{"token", token}}};
}

std::string label_of(const CK_TOKEN_INFO& info) {
    std::string label(reinterpret_cast<const char*>(info.label), sizeof info.label);
    return label.substr(0, label.find_last_not_of(' ') + 1);
}

}  // namespace

Error token_error(CK_RV code, const std::string& doing) {
    const std::string said = p11_kit_strerror(code);
    return {ErrorKind::io,
            "pkcs11",
            {"โทเค็นตอบว่า \"" + said + "\" ขณะ" + doing + " ให้ตรวจว่าโทเค็นเสียบอยู่และใช้ Ed25519 ได้",
             "the token said \"" + said + "\" while " + doing +
                 "; check that it is plugged in and can do Ed25519"},
            {{"code", std::to_string(code)}}};
}

Result<std::unique_ptr<Modules>> Modules::load(const std::string& path) {
    std::unique_ptr<Modules> modules(new Modules());
    if (path.empty()) {
        modules->listed_ = p11_kit_modules_load_and_initialize(0);
        if (modules->listed_ == nullptr) return no_module("(p11-kit)");
        for (auto** each = modules->listed_; *each != nullptr; ++each)
            modules->all_.push_back(*each);
        return modules;
    }
    auto* module = p11_kit_module_load(path.c_str(), 0);
    if (module == nullptr) return no_module(path);
    if (p11_kit_module_initialize(module) != CKR_OK) {
        p11_kit_module_release(module);
        return no_module(path);
    }
    modules->all_.push_back(module);
    return modules;
}

Modules::~Modules() {
    if (listed_ != nullptr) {
        p11_kit_modules_finalize_and_release(listed_);
        return;
    }
    for (auto* module : all_) {
        p11_kit_module_finalize(module);
        p11_kit_module_release(module);
    }
}

std::vector<std::unique_ptr<Token>> Token::matching(const Modules& modules, const P11KitUri* uri) {
    std::vector<std::unique_ptr<Token>> tokens;
    for (auto* module : modules.all()) {
        std::vector<CK_SLOT_ID> slots(kMostSlots);
        CK_ULONG count = slots.size();
        if (module->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK) continue;
        slots.resize(count);
        for (const auto slot : slots) {
            CK_TOKEN_INFO info;
            CK_SESSION_HANDLE session = 0;
            if (module->C_GetTokenInfo(slot, &info) != CKR_OK ||
                p11_kit_uri_match_token_info(uri, &info) != 1 ||
                module->C_OpenSession(slot, CKF_SERIAL_SESSION, nullptr, nullptr, &session) !=
                    CKR_OK)
                continue;
            tokens.emplace_back(new Token(module, session, label_of(info)));
        }
    }
    return tokens;
}

Token::~Token() {
    module_->C_CloseSession(session_);
}

Result<void> Token::log_in(std::string pin, CK_USER_TYPE as) {
    const auto code =
        module_->C_Login(session_, as, reinterpret_cast<CK_UTF8CHAR*>(pin.data()), pin.size());
    ::explicit_bzero(pin.data(), pin.size());
    switch (code) {
        case CKR_OK:
        case CKR_USER_ALREADY_LOGGED_IN:
            return {};
        case CKR_PIN_INCORRECT:
        case CKR_PIN_INVALID:
        case CKR_PIN_LEN_RANGE:
        case CKR_PIN_LOCKED:
            return bad_pin(label_, code);
        default:
            return token_error(code, "logging in");
    }
}

Result<std::vector<CK_OBJECT_HANDLE>> Token::find(std::vector<CK_ATTRIBUTE> wanted) const {
    auto code = module_->C_FindObjectsInit(session_, wanted.data(), wanted.size());
    if (code != CKR_OK) return token_error(code, "looking for a key");
    std::vector<CK_OBJECT_HANDLE> found(kMostSlots);
    CK_ULONG count = 0;
    code = module_->C_FindObjects(session_, found.data(), found.size(), &count);
    module_->C_FindObjectsFinal(session_);
    if (code != CKR_OK) return token_error(code, "looking for a key");
    found.resize(count);
    return found;
}

std::string Token::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) const {
    CK_ATTRIBUTE asked{type, nullptr, 0};
    if (module_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK ||
        asked.ulValueLen == CK_UNAVAILABLE_INFORMATION)
        return {};
    std::string value(asked.ulValueLen, '\0');
    asked.pValue = value.data();
    if (module_->C_GetAttributeValue(session_, object, &asked, 1) != CKR_OK) return {};
    value.resize(asked.ulValueLen);
    return value;
}

Result<std::string> Token::sign(CK_OBJECT_HANDLE key, std::string_view bytes,
                                const std::function<Result<void>()>& confirm) {
    CK_MECHANISM eddsa{CKM_EDDSA, nullptr, 0};
    auto code = module_->C_SignInit(session_, &eddsa, key);
    if (code != CKR_OK) return token_error(code, "beginning to sign");
    const auto each_time = attribute(key, CKA_ALWAYS_AUTHENTICATE);
    if (!each_time.empty() && each_time.front() != CK_FALSE)
        if (auto confirmed = confirm(); !confirmed) return confirmed.error();
    std::string message(bytes);  // PKCS#11 takes no constant bytes
    std::string signature(kSignatureBytes, '\0');
    CK_ULONG size = signature.size();
    code = module_->C_Sign(session_, reinterpret_cast<CK_BYTE*>(message.data()), message.size(),
                           reinterpret_cast<CK_BYTE*>(signature.data()), &size);
    if (code != CKR_OK) return token_error(code, "signing");
    signature.resize(size);
    return signature;
}

}  // namespace banchi::tools::signing
