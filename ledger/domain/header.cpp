#include "ledger/domain/header.hpp"

#include "ledger/base/encoding.hpp"
#include "ledger/domain/judging.hpp"

namespace banchi::domain {

std::string KeyId::fingerprint() const {
    return "SHA256:" + base64_encode_unpadded(digest.view());
}

Result<KeyId> KeyId::parse(std::string_view fingerprint) {
    constexpr std::string_view kPrefix = "SHA256:";
    if (fingerprint.substr(0, kPrefix.size()) == kPrefix) {
        const auto raw = base64_decode_any(fingerprint.substr(kPrefix.size()));
        if (raw && raw->size() == 32) {
            const KeyId id{Digest::from_raw(*raw)};
            if (id.fingerprint() == fingerprint) return id;
        }
    }
    return Error{ErrorKind::malformed,
                 "key_id",
                 {"รหัสกุญแจต้องเป็นลายนิ้วมือแบบ OpenSSH เช่น SHA256:ICWT... ไม่มีเครื่องหมาย =",
                  "a key id is an OpenSSH fingerprint such as SHA256:ICWT..., without padding"},
                 {}};
}

const PersonId& Header::acting() const {
    return common.recorded_for ? common.recorded_for->person : actor;
}

Capacity Header::acting_capacity() const {
    return common.recorded_for ? common.recorded_for->capacity : capacity;
}

std::set<PersonId> Header::answerable() const {
    std::set<PersonId> people{acting()};
    if (on_behalf_of) people.insert(*on_behalf_of);
    return people;
}

Error broken(std::string rule, Text why, std::vector<std::pair<std::string, std::string>> facts) {
    return {ErrorKind::rule_broken, std::move(rule), std::move(why), std::move(facts)};
}

Error denied(std::string rule, Text why, std::vector<std::pair<std::string, std::string>> facts) {
    return {ErrorKind::denied, std::move(rule), std::move(why), std::move(facts)};
}

}  // namespace banchi::domain
