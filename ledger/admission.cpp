#include "ledger/admission.hpp"

#include "ledger/store/failure.hpp"

namespace banchi::ledger {

Admission admit_under(const domain::State& keys, const Sent& sent, const std::string& origin) {
    Admission admission;
    const auto find = [&](const domain::KeyId& id) -> std::optional<domain::PublicKey> {
        if (const auto found = domain::find_key(keys, id)) return found->key;
        admission.unknown.push_back(id);
        return std::nullopt;
    };
    auto admitted = envelope::admit(sent.envelope, origin, find);
    if (admitted) {
        admission.texts = text_fault(admitted->event, sent.texts);
        admission.event = std::move(*admitted);
    } else {
        admission.error = admitted.error();
    }
    return admission;
}

Error error_of(const std::exception& failure) {
    if (const auto* read = dynamic_cast<const store::ReadFailure*>(&failure)) return read->error();
    return {ErrorKind::tampered,
            "stored_form",
            {"ข้อมูลที่เก็บไว้อ่านไม่ได้ ให้ตรวจด้วย banchi verify",
             "something stored does not read: see what banchi verify names"},
            {{"cause", failure.what()}}};
}

}  // namespace banchi::ledger
