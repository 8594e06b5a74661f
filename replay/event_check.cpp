#include "replay/event_check.hpp"

#include "ledger/envelope/admit.hpp"
#include "ledger/judging_errors.hpp"

namespace banchi::replay {
namespace {

// Names of refusals that only say that this program does not know the type.
constexpr std::string_view kUnknownType = "unknown_type";
constexpr std::string_view kUnknownKey = "unknown_key";

Error keyid_differs() {
    return {ErrorKind::tampered,
            "keyid_differs",
            {"keyid หรือลำดับลายเซ็นในรายการไม่ใช่ที่เซิร์ฟเวอร์คำนวณจากกุญแจ",
             "the entry's keyids or their order are not those computed from the keys"},
            {}};
}

Error basis_differs(const domain::Basis& basis, const std::string& expected) {
    const auto size = std::to_string(basis.size.value);
    return {ErrorKind::rule_broken,
            "foreign_basis",
            {"ผู้ลงนามอ้างประวัติขนาด " + size + " ที่มีราก " + basis.root.hex() +
                 " ซึ่งไม่ใช่ประวัติของบัญชีนี้ คือ (" + expected + ")",
             "the signer names a history of size " + size + " with the root " + basis.root.hex() +
                 ", which is not this log's (" + expected + ")"},
            {}};
}

}  // namespace

// What is wrong whatever the facts are; only an unknown type is beyond this program.
void EventCheck::report_certain(Findings& findings, const std::string& field, const Error& error) {
    auto finding = finding_of(fold_.next(), "", field, error);
    if (error.name == kUnknownType) {
        findings.beyond(std::move(finding));
    } else {
        findings.fail(std::move(finding));
    }
}

// What is wrong on the facts, if they are all known.
void EventCheck::report(Findings& findings, const std::string& field, const Error& error) {
    if (!blind_since_) {
        report_certain(findings, field, error);
    } else {
        findings.beyond(finding_of(fold_.next(), "", field, error));
    }
}

void EventCheck::go_blind() {
    if (!blind_since_) blind_since_ = fold_.next();
    fold_.skip();
}

void EventCheck::take_broken(const Error& error) {
    signatures_.beyond(finding_of(fold_.next(), "", "signatures", error));
    rules_.beyond(finding_of(fold_.next(), "", "leaf", error));
    go_blind();
}

Result<void> EventCheck::take(std::string_view bytes, const std::vector<Digest>& roots) {
    const auto leaf = wire::parse_leaf(bytes);
    if (!leaf) {
        take_broken(leaf.error());
        return leaf.error();
    }
    auto event = check_signatures(*leaf, bytes);
    if (!event) event = parse_unsigned(*leaf);
    if (!event) {
        go_blind();
        return {};
    }
    check_opening(*event);
    check_basis(event->header, roots);
    check_rules(*event, leaf->recorded);
    return {};
}

std::optional<domain::Event> EventCheck::check_signatures(const wire::Leaf& leaf,
                                                          std::string_view bytes) {
    const auto state = fold_.state();
    const auto valid_now = [&](const domain::KeyId& id) -> std::optional<domain::PublicKey> {
        const auto key = domain::find_key(state, id);
        if (!key || key->revoked) return std::nullopt;
        return key->key;
    };
    auto admitted = envelope::admit(leaf.envelope, origin_, valid_now);
    if (!admitted) {
        const auto& error = admitted.error();
        // A key unknown here may have been enrolled in what could not be read.
        if (error.name == kUnknownKey) {
            report(signatures_, "signatures", error);
        } else {
            report_certain(signatures_, "signatures", error);
        }
        return std::nullopt;
    }
    signatures_.checked(leaf.envelope.signatures.size());
    const auto again = wire::leaf_bytes({admitted->envelope, leaf.recorded});
    if (!again || *again != bytes)
        signatures_.fail(finding_of(fold_.next(), "", "keyid", keyid_differs()));
    return std::move(admitted->event);
}

std::optional<domain::Event> EventCheck::parse_unsigned(const wire::Leaf& leaf) {
    auto event = wire::parse_payload(leaf.envelope.payload, origin_);
    if (!event) {
        report_certain(rules_, "payload", event.error());
        return std::nullopt;
    }
    event->header.pae = sha256(wire::pae(leaf.envelope.payload_type, leaf.envelope.payload));
    for (const auto& signature : leaf.envelope.signatures)
        if (const auto key = domain::KeyId::parse(signature.keyid))
            event->header.signers.push_back(*key);
    return std::move(*event);
}

// Rules cannot know which ledger's log they judge.
void EventCheck::check_opening(const domain::Event& event) {
    const auto* opened = std::get_if<domain::LedgerOpened>(&event.body);
    if (opened == nullptr || origin_.empty() || opened->origin == origin_) return;
    rules_.fail(
        finding_of(fold_.next(), "", "origin", ledger::foreign_opening(opened->origin, origin_)));
}

void EventCheck::check_basis(const domain::Header& header, const std::vector<Digest>& roots) {
    if (!header.basis) return;
    const auto size = header.basis->size.value;
    if (size > fold_.next().value || size >= roots.size()) {
        rules_.fail(finding_of(fold_.next(), "", "basissize",
                               basis_differs(*header.basis, "of the future")));
    } else if (roots[size] != header.basis->root) {
        rules_.fail(finding_of(fold_.next(), "", "basisroot",
                               basis_differs(*header.basis, roots[size].hex())));
    }
}

void EventCheck::check_rules(const domain::Event& event, Instant recorded) {
    rules_.checked();
    const auto marks = fold_.judge(event, recorded);
    if (marks) {
        fold_.take(event, recorded, *marks);
        return;
    }
    report(rules_, event.header.type, marks.error());
    const auto index = fold_.next();
    if (!fold_.take_refused(event, recorded) && !blind_since_) blind_since_ = index;
}

}  // namespace banchi::replay
