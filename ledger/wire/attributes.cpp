#include "ledger/wire/attributes.hpp"

#include <algorithm>

namespace banchi::wire {
namespace {

constexpr std::string_view kScheme = "banchi://";
constexpr std::string_view kActors = "/actors/";
constexpr std::string_view kTypePrefix = "banchi.";
constexpr std::string_view kTypeVersion = ".v1";
constexpr std::string_view kJson = "application/json";

Error bad_attribute(const std::string& name, const Text& why) {
    auto error = shape::bad_member("payload." + name, why);
    error.name = "attribute";
    return error;
}

// 26 characters of Crockford's base32; the first holds only three of the 128 bits.
bool valid_ulid(std::string_view text) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    return text.size() == 26 && text.front() <= '7' &&
           text.find_first_not_of(alphabet) == std::string_view::npos;
}

struct NameList {
    std::vector<std::string_view> names;
    template <class T>
    void operator()(const char* name, const T&) {
        names.emplace_back(name);
    }
};

Result<void> check_names(const Value& payload) {
    const Attributes none;
    NameList known;
    Attributes::members(none, known);
    known.names.emplace_back("data");
    for (const auto& [name, value] : *payload.members()) {
        if (std::find(known.names.begin(), known.names.end(), name) != known.names.end()) continue;
        auto error = shape::unknown_member("payload." + name);
        error.name = "unknown_attribute";
        return error;
    }
    return {};
}

Result<Attributes> read_members(const Value& payload) {
    auto members = *payload.members();
    members.erase("data");
    auto attributes = from_value<Attributes>(Value(std::move(members)), "payload");
    if (attributes) return attributes;
    auto error = attributes.error();
    error.name = "attribute";
    return error;
}

Result<void> check_forms(const Attributes& attributes) {
    const Text ulid{"ต้องเป็น ULID 26 ตัว ตัวพิมพ์ใหญ่", "must be a ULID: 26 characters, upper case"};
    if (attributes.specversion != "1.0")
        return bad_attribute("specversion", {"ต้องเป็น \"1.0\"", "must be \"1.0\""});
    if (!valid_ulid(attributes.id.text)) return bad_attribute("id", ulid);
    if (attributes.backfill && !valid_ulid(attributes.backfill->text))
        return bad_attribute("backfill", ulid);
    if (attributes.datacontenttype.text != kJson)
        return bad_attribute("datacontenttype",
                             {"ต้องเป็น \"application/json\"", "must be \"application/json\""});
    const Text negative{"ต้องเป็นจำนวนเต็มตั้งแต่ 0", "must be an integer from 0"};
    if (attributes.subjectversion.value_or(0) < 0) return bad_attribute("subjectversion", negative);
    if (attributes.basissize.value_or(0) < 0) return bad_attribute("basissize", negative);
    return {};
}

// The actor, if the source names this ledger. An origin may itself hold slashes, an actor may not,
// so the last "/actors/" is the one that counts.
Result<PersonId> read_source(const std::string& source, const std::string& origin) {
    const auto actors = source.rfind(kActors);
    const std::string_view text = source;
    if (text.substr(0, kScheme.size()) != kScheme || actors == std::string::npos ||
        actors < kScheme.size() || !valid_slug(text.substr(actors + kActors.size())) ||
        !valid_path(text.substr(kScheme.size(), actors - kScheme.size())))
        return bad_attribute("source", {"ต้องเป็น banchi://<ชื่อบันทึก>/actors/<รหัสบุคคล>",
                                        "must be banchi://<origin>/actors/<person>"});
    const auto named = text.substr(kScheme.size(), actors - kScheme.size());
    if (!origin.empty() && named != origin)
        return Error{
            ErrorKind::malformed,
            "foreign_ledger",
            {"เหตุการณ์นี้ลงนามสำหรับบันทึกอื่น ให้ลงนามใหม่โดยใช้ source ของ " + origin,
             "this event was signed for another ledger; sign one whose source names " + origin},
            {{"named", std::string(named)}, {"origin", origin}}};
    return PersonId{std::string(text.substr(actors + kActors.size()))};
}

// agreement/<agency>/<fiscal year> and framework/<fiscal year>/<version>: a year CE is the
// commonest slip, so it gets its own answer before any rule.
Result<void> check_subject_year(const std::string& subject) {
    const auto first = subject.find('/');
    const auto second = first == std::string::npos ? first : subject.find('/', first + 1);
    if (second == std::string::npos || subject.find('/', second + 1) != std::string::npos)
        return {};
    const auto kind = subject.substr(0, first);
    if (kind != "agreement" && kind != "framework") return {};
    const auto label = kind == "agreement" ? subject.substr(second + 1)
                                           : subject.substr(first + 1, second - first - 1);
    const auto year = FiscalYear::parse(label);
    if (year && year->text() == label) return {};
    // "02569" would be a second name of the same year.
    auto error = year ? FiscalYear::check(0).error() : year.error();
    error.detail = {"payload.subject: " + error.detail.th, "payload.subject: " + error.detail.en};
    return error;
}

Result<std::optional<domain::Basis>> read_basis(const Attributes& attributes) {
    if (attributes.basissize.has_value() != attributes.basisroot.has_value())
        return bad_attribute("basissize", {"ต้องมาคู่กับ basisroot ให้ใส่ทั้งสองหรือไม่ใส่เลย",
                                           "goes with basisroot; give both or neither"});
    if (!attributes.basissize) return std::optional<domain::Basis>{};
    const auto root = Digest::from_base64(attributes.basisroot->text);
    if (!root)
        return bad_attribute("basisroot", {"ต้องเป็นรากแฮชแบบ base64 มาตรฐานตามที่เช็กพอยต์แสดง",
                                           "must be the root in standard base64, as a checkpoint "
                                           "shows it"});
    return std::optional(
        domain::Basis{TreeSize{static_cast<std::uint64_t>(*attributes.basissize)}, *root});
}

}  // namespace

Result<domain::Header> read_attributes(const Value& payload, const std::string& origin) {
    const auto names = check_names(payload);
    if (!names) return names.error();
    auto attributes = read_members(payload);
    if (!attributes) return attributes.error();
    const auto forms = check_forms(*attributes);
    if (!forms) return forms.error();
    auto actor = read_source(attributes->source.text, origin);
    if (!actor) return actor.error();
    auto type = from_wire_type(attributes->type.text);
    if (!type) return unknown_type(attributes->type.text);
    const auto year = check_subject_year(attributes->subject);
    if (!year) return year.error();
    const auto basis = read_basis(*attributes);
    if (!basis) return basis.error();

    domain::Header header;
    header.id = std::move(attributes->id);
    header.actor = std::move(*actor);
    header.capacity = attributes->capacity;
    header.type = std::move(*type);
    header.subject = std::move(attributes->subject);
    header.occurred = attributes->time;
    header.effective = attributes->effective;
    header.on_behalf_of = std::move(attributes->onbehalfof);
    header.backfill = std::move(attributes->backfill);
    header.subject_version = attributes->subjectversion;
    header.basis = *basis;
    return header;
}

Value write_attributes(const domain::Header& header, std::string_view type,
                       const std::string& origin) {
    Attributes attributes;
    attributes.id = header.id;
    attributes.source.text = std::string(kScheme) + origin + std::string(kActors);
    attributes.source.text += header.actor.text;
    attributes.type.text = wire_type(type);
    attributes.subject = header.subject;
    attributes.time = header.occurred;
    attributes.datacontenttype.text = kJson;
    attributes.capacity = header.capacity;
    attributes.effective = header.effective;
    attributes.onbehalfof = header.on_behalf_of;
    attributes.backfill = header.backfill;
    attributes.subjectversion = header.subject_version;
    if (header.basis) {
        attributes.basissize = static_cast<std::int64_t>(header.basis->size.value);
        attributes.basisroot = Line{header.basis->root.base64()};
    }
    return to_value(attributes);
}

std::string wire_type(std::string_view type) {
    return std::string(kTypePrefix) + std::string(type) + std::string(kTypeVersion);
}

std::optional<std::string> from_wire_type(std::string_view text) {
    if (text.size() <= kTypePrefix.size() + kTypeVersion.size()) return std::nullopt;
    if (text.substr(0, kTypePrefix.size()) != kTypePrefix) return std::nullopt;
    if (text.substr(text.size() - kTypeVersion.size()) != kTypeVersion) return std::nullopt;
    text.remove_prefix(kTypePrefix.size());
    text.remove_suffix(kTypeVersion.size());
    return std::string(text);
}

Error unknown_type(std::string_view given) {
    return {ErrorKind::malformed,
            "unknown_type",
            {"ไม่รู้จักเหตุการณ์ชนิดนี้ ชนิดที่รับเขียนแบบ banchi.kpi.proposed.v1 "
             "ดูทั้งหมดได้ที่ GET /v1/schemas",
             "this type of event is not known; known ones, such as banchi.kpi.proposed.v1, are "
             "listed by GET /v1/schemas"},
            {{"type", std::string(given)}}};
}

}  // namespace banchi::wire
