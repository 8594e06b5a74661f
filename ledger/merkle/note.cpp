#include "ledger/merkle/note.hpp"

#include <algorithm>

#include "ledger/base/encoding.hpp"
#include "ledger/merkle/number.hpp"

namespace banchi::merkle {
namespace {

constexpr std::string_view kSignaturePrefix = "\xe2\x80\x94 ";  // em dash, space
constexpr std::string_view kProofHeader = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kMaxSignatures = 16;
constexpr std::size_t kMaxProofHashes = 64;

base::Error malformed_key() {
    return {base::ErrorKind::malformed,
            "verifier_key",
            {"กุญแจตรวจสอบต้องเป็น ชื่อ+เลขฐานสิบหก 8 ตัว+base64 ตาม c2sp.org/signed-note",
             "a verifier key is name+8 hexadecimal digits+base64, as in c2sp.org/signed-note"},
            {}};
}

base::Error malformed_checkpoint(std::string th, std::string en) {
    return {base::ErrorKind::malformed, "checkpoint", {std::move(th), std::move(en)}, {}};
}

base::Error malformed_proof() {
    return {base::ErrorKind::malformed,
            "tlog_proof",
            {"หลักฐานต้องอยู่ในรูปแบบ c2sp.org/tlog-proof@v1",
             "the proof is not in the form of c2sp.org/tlog-proof@v1"},
            {}};
}

// The line without its newline; nothing if no newline is left.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

// The characters that Go's unicode.IsSpace knows, in UTF-8 and beyond ASCII's control characters.
bool has_unicode_space(std::string_view text) {
    constexpr std::string_view spaces[] = {" ",
                                           "\xc2\x85",
                                           "\xc2\xa0",
                                           "\xe1\x9a\x80",
                                           "\xe2\x80\x80",
                                           "\xe2\x80\x81",
                                           "\xe2\x80\x82",
                                           "\xe2\x80\x83",
                                           "\xe2\x80\x84",
                                           "\xe2\x80\x85",
                                           "\xe2\x80\x86",
                                           "\xe2\x80\x87",
                                           "\xe2\x80\x88",
                                           "\xe2\x80\x89",
                                           "\xe2\x80\x8a",
                                           "\xe2\x80\xa8",
                                           "\xe2\x80\xa9",
                                           "\xe2\x80\xaf",
                                           "\xe2\x81\x9f",
                                           "\xe3\x80\x80"};
    return std::any_of(std::begin(spaces), std::end(spaces), [text](std::string_view space) {
        return text.find(space) != std::string_view::npos;
    });
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// The text must be valid UTF-8.
bool valid_name(std::string_view name) {
    return !name.empty() && name.find('+') == std::string_view::npos && !has_control(name) &&
           !has_unicode_space(name);
}

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xff));
    return bytes;
}

std::uint32_t first_four(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

// What a key id hashes after the name, and what the vkey text encodes.
std::string typed_key(const VerifierKey& key) {
    std::string bytes(1, static_cast<char>(key.type));
    bytes.append(key.public_key.begin(), key.public_key.end());
    return bytes;
}

std::optional<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(kSignaturePrefix)) return std::nullopt;
    line.remove_prefix(kSignaturePrefix.size());
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto name = line.substr(0, space);
    const auto bytes = base::base64_decode(line.substr(space + 1));
    if (!valid_name(name) || !bytes || bytes->size() <= 4) return std::nullopt;
    return NoteSignature{std::string(name), first_four(*bytes), bytes->substr(4)};
}

Result<Checkpoint> parse_body(std::string_view& text) {
    const auto origin = take_line(text);
    const auto size_line = take_line(text);
    const auto root_line = take_line(text);
    if (!origin || !size_line || !root_line || !valid_name(*origin))
        return malformed_checkpoint("เช็กพอยต์ต้องมีสามบรรทัด: ชื่อบันทึก ขนาด และรากแฮช",
                                    "a checkpoint has three lines: origin, size and root");
    const auto size = parse_number(*size_line);
    const auto root = Digest::from_base64(*root_line);
    if (!size || !root)
        return malformed_checkpoint("ขนาดหรือรากแฮชของเช็กพอยต์ไม่อยู่ในรูปแบบมาตรฐาน",
                                    "the checkpoint's size or root is not in canonical form");
    return Checkpoint{std::string(*origin), TreeSize{*size}, *root};
}

// One line at least, and nothing after the last one.
Result<std::vector<NoteSignature>> parse_signatures(std::string_view text) {
    std::vector<NoteSignature> signatures;
    do {
        const auto line = take_line(text);
        auto signature = line ? parse_signature(*line) : std::nullopt;
        if (!signature || signatures.size() == kMaxSignatures)
            return malformed_checkpoint("เช็กพอยต์ต้องมีบรรทัดลายเซ็นที่ถูกต้อง 1 ถึง 16 บรรทัด",
                                        "a checkpoint needs 1 to 16 well-formed signature lines");
        signatures.push_back(std::move(*signature));
    } while (!text.empty());
    return signatures;
}

// "extra" is opaque and unauthenticated; this log writes none, so it is only skipped.
bool skip_extra(std::string_view& text) {
    constexpr std::string_view prefix = "extra ";
    if (!text.starts_with(prefix)) return true;
    const auto line = take_line(text);
    if (!line) return false;
    const auto bytes = base::base64_decode(line->substr(prefix.size()));
    return bytes && !bytes->empty();
}

std::optional<Index> take_index(std::string_view& text) {
    constexpr std::string_view prefix = "index ";
    const auto line = take_line(text);
    if (!line || !line->starts_with(prefix)) return std::nullopt;
    const auto value = parse_number(line->substr(prefix.size()));
    if (!value) return std::nullopt;
    return Index{*value};
}

// Up to and with the empty line.
std::optional<std::vector<Digest>> take_hashes(std::string_view& text) {
    std::vector<Digest> hashes;
    while (true) {
        const auto line = take_line(text);
        if (!line) return std::nullopt;
        if (line->empty()) return hashes;
        const auto hash = Digest::from_base64(*line);
        if (!hash || hashes.size() == kMaxProofHashes) return std::nullopt;
        hashes.push_back(*hash);
    }
}

}  // namespace

std::uint32_t VerifierKey::id() const {
    return first_four(base::sha256({name, "\n", typed_key(*this)}).view());
}

std::string VerifierKey::text() const {
    return name + "+" + base::hex_encode(big_endian(id())) + "+" +
           base::base64_encode(typed_key(*this));
}

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
    const auto name_end = text.find('+');
    if (!base::valid_utf8(text) || name_end == std::string_view::npos) return malformed_key();
    const auto id_end = text.find('+', name_end + 1);
    if (id_end == std::string_view::npos) return malformed_key();
    const auto id = base::hex_decode(text.substr(name_end + 1, id_end - name_end - 1));
    const auto bytes = base::base64_decode(text.substr(id_end + 1));
    if (!id || id->size() != 4 || !bytes || bytes->size() != 33) return malformed_key();

    VerifierKey key;
    key.name = text.substr(0, name_end);
    key.type = static_cast<std::uint8_t>(bytes->front());
    std::copy(bytes->begin() + 1, bytes->end(), key.public_key.begin());
    const bool known_type = key.type == 1 || key.type == 4;
    if (!valid_name(key.name) || !known_type || key.id() != first_four(*id)) return malformed_key();
    return key;
}

std::string checkpoint_body(const Checkpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size.value) + "\n" +
           checkpoint.root.base64() + "\n";
}

Result<SignedCheckpoint> parse_checkpoint(std::string_view note) {
    if (!base::valid_utf8(note))
        return malformed_checkpoint("เช็กพอยต์ต้องเป็นข้อความ UTF-8", "a checkpoint is UTF-8 text");
    auto rest = note;
    auto checkpoint = parse_body(rest);
    if (!checkpoint) return checkpoint.error();
    const auto body = note.substr(0, note.size() - rest.size());
    const auto blank = take_line(rest);
    if (!blank || !blank->empty())
        return malformed_checkpoint(
            "หลังรากแฮชต้องเป็นบรรทัดว่าง ไม่รับบรรทัดส่วนขยาย",
            "an empty line must follow the root: extension lines are refused");
    auto signatures = parse_signatures(rest);
    if (!signatures) return signatures.error();
    return SignedCheckpoint{std::move(*checkpoint), std::string(body), std::move(*signatures)};
}

std::string note_text(std::string_view body, const std::vector<NoteSignature>& signatures) {
    std::string text(body);
    text += "\n";
    for (const auto& signature : signatures) {
        text += kSignaturePrefix;
        text += signature.name + " " +
                base::base64_encode(big_endian(signature.key_id) + signature.signature) + "\n";
    }
    return text;
}

std::string tlog_proof_text(const TlogProof& proof) {
    std::string text(kProofHeader);
    text += "\nindex " + std::to_string(proof.index.value) + "\n";
    for (const auto& hash : proof.hashes) text += hash.base64() + "\n";
    return text + "\n" + proof.checkpoint;
}

Result<TlogProof> parse_tlog_proof(std::string_view text) {
    const auto header = take_line(text);
    if (!header || *header != kProofHeader || !skip_extra(text)) return malformed_proof();
    const auto index = take_index(text);
    if (!index) return malformed_proof();
    auto hashes = take_hashes(text);
    if (!hashes) return malformed_proof();
    const auto checkpoint = parse_checkpoint(text);
    if (!checkpoint) return checkpoint.error();
    if (!checkpoint->checkpoint.size.contains(*index)) return malformed_proof();
    return TlogProof{*index, std::move(*hashes), std::string(text)};
}

}  // namespace banchi::merkle
