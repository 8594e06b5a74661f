#include "tools/banchi/compose.hpp"

#include <sys/random.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "ledger/base/encoding.hpp"
#include "ledger/wire/data.hpp"

namespace banchi::tools {
namespace {

constexpr std::size_t kUlidDigits = 26;
constexpr std::size_t kRandomBytes = 10;
constexpr JsonLimits kFileLimits{4u << 20, 64};

// Crockford's base 32 of 48 bits of milliseconds and 80 bits more, most significant first.
domain::EventId ulid(Instant instant, const std::array<std::uint8_t, kRandomBytes>& random) {
    static constexpr char kDigits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto milliseconds = static_cast<std::uint64_t>(instant.micros / 1000);
    std::string text(kUlidDigits, '0');
    for (std::size_t i = 10; i-- > 0; milliseconds >>= 5) text[i] = kDigits[milliseconds & 31];
    std::uint64_t bits = 0;
    int held = 0;
    std::size_t at = 10;
    for (const auto byte : random) {
        bits = bits << 8 | byte;
        for (held += 8; held >= 5; held -= 5) text[at++] = kDigits[bits >> (held - 5) & 31];
    }
    return {text};
}

Error file_error(const std::string& path, const std::string& why) {
    return {ErrorKind::io,
            "file",
            {"อ่านแฟ้ม " + path + " ไม่ได้: " + why, "cannot read " + path + ": " + why},
            {}};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    if (path == "-")
        return std::string(std::istreambuf_iterator<char>(std::cin),
                           std::istreambuf_iterator<char>());
    if (std::filesystem::is_directory(path)) return file_error(path, "it is a folder");
    std::ifstream in(path, std::ios::binary);
    if (!in) return file_error(path, std::strerror(errno));
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

Result<Value> read_json_file(const std::string& path) {
    const auto text = read_file(path);
    if (!text) return text.error();
    auto json = parse_json(*text, kFileLimits);
    if (json) return json;
    auto error = json.error();
    error.detail = {path + ": " + error.detail.th, path + ": " + error.detail.en};
    return error;
}

Result<wire::SaltedText> fresh_text(const std::string& text) {
    std::string salt(wire::kSaltBytes, '\0');
    if (::getrandom(salt.data(), salt.size(), 0) != static_cast<ssize_t>(salt.size()))
        throw std::runtime_error("the system gives no random bytes");
    if (!valid_utf8(text))
        return usage({"ข้อความต้องเป็น UTF-8", "the text is no UTF-8; save it as UTF-8"});
    return wire::parse_text(wire::text_json({salt, text}));
}

domain::EventId fresh_id(Instant instant) {
    std::array<std::uint8_t, kRandomBytes> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        throw std::runtime_error("the system gives no random bytes");
    return ulid(instant, random);
}

domain::EventId id_of(Instant instant, const Digest& digest) {
    std::array<std::uint8_t, kRandomBytes> first{};
    std::copy_n(digest.bytes.begin(), first.size(), first.begin());
    return ulid(instant, first);
}

Result<void> put_bytes(const std::string& path, const std::string& bytes) {
    if (path.empty()) {
        std::cout << bytes;
        return {};
    }
    std::FILE* file = std::fopen(path.c_str(), "wbx");
    if (file == nullptr && errno == EEXIST)
        return Error{ErrorKind::conflict,
                     "exists",
                     {"มีแฟ้ม " + path + " อยู่แล้ว ให้ตั้งชื่ออื่น เพราะไม่เขียนทับ",
                      path + " is there already and is not written over; name another file"},
                     {{"file", path}}};
    const bool written =
        file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const auto why = errno;
    if (file != nullptr && std::fclose(file) == 0 && written) return {};
    return Error{ErrorKind::io,
                 "file",
                 {"เขียนแฟ้ม " + path + " ไม่ได้: " + std::strerror(why),
                  "cannot write " + path + ": " + std::strerror(why)},
                 {}};
}

Result<Composed> compose(Place& place, const std::string& subject, domain::Body body) {
    const auto now = place.now();
    if (!now) return now.error();
    Composed composed{now->origin, {{}, std::move(body)}};
    auto& header = composed.event.header;
    header.occurred = now->simulated ? now->recorded : SystemClock().now();
    header.id = fresh_id(header.occurred);
    header.type = std::string(wire::type_of(composed.event.body));
    header.subject = subject;
    header.basis = now->basis;
    if (domain::row_of(composed.event).versioned) {
        const auto version = place.subject_version(subject);
        if (!version) return version.error();
        header.subject_version = *version;
    }
    return composed;
}

Text own_words(const domain::Event& event) {
    const domain::Memory nothing;
    const auto state = nothing.now();
    return domain::tell({state, event.header, event.header.occurred, Index{}}, event);
}

Result<domain::Capacity> parse_capacity(const std::string& text) {
    return from_value<domain::Capacity>(Value(text), "capacity");
}

Result<domain::Cosigner> parse_cosigner(const std::string& text) {
    const auto colon = text.find(':');
    const auto person = text.substr(0, colon);
    if (colon == std::string::npos || !valid_slug(person))
        return usage({"ผู้ลงนามร่วมเขียนเป็น PERSON:CAPACITY เช่น somchai:present",
                      "a cosigner is PERSON:CAPACITY, as somchai:present"});
    const auto capacity = parse_capacity(text.substr(colon + 1));
    if (!capacity) return capacity.error();
    return domain::Cosigner{PersonId{person}, *capacity};
}

}  // namespace banchi::tools
