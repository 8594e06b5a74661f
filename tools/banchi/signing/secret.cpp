#include "tools/banchi/signing/secret.hpp"

#include <bsd/readpassphrase.h>

#include <array>
#include <cstring>

namespace banchi::tools::signing {

Result<std::string> ask_secret(const std::string& question) {
    std::array<char, 256> typed{};
    if (::readpassphrase((question + " ").c_str(), typed.data(), typed.size(),
                         RPP_ECHO_OFF | RPP_REQUIRE_TTY) == nullptr)
        return Error{
            ErrorKind::malformed,
            "nobody_to_ask",
            {"ไม่มีเทอร์มินัลให้ถาม PIN ให้ตั้ง BANCHI_PKCS11_PIN หรือเติม ?pin-source=file:แฟ้ม ท้ายชื่อกุญแจ",
             "there is no terminal to ask for the PIN; set BANCHI_PKCS11_PIN, or end the key's "
             "name with ?pin-source=file:FILE"},
            {}};
    std::string answer(typed.data());
    ::explicit_bzero(typed.data(), typed.size());
    return answer;
}

}  // namespace banchi::tools::signing
