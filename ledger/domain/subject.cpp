#include "ledger/domain/subject.hpp"

#include <algorithm>

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {
namespace {

Error bad_subject(const Header& header, std::string_view pattern) {
    return {ErrorKind::malformed,
            "subject",
            {"subject ของ " + header.type + " ต้องเป็นแบบ " + std::string(pattern),
             "the subject of " + header.type + " has the form " + std::string(pattern)},
            {{"subject", header.subject}}};
}

bool decimal_number(const std::string& text, std::size_t most_digits) {
    return !text.empty() && text.size() <= most_digits && (text == "0" || text.front() != '0') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool counting_number(const std::string& text) {
    return text != "0" && decimal_number(text, 6);
}

Error unknown(const char* rule, const char* th, const char* en, const std::string& id) {
    return broken(rule,
                  {std::string("ยังไม่มี") + th + "รหัส " + id + " ให้จดทะเบียนก่อน",
                   std::string("no ") + en + " has the id " + id + "; register it first"},
                  {{"id", id}});
}

Result<void> check_part(const Judging& judging, std::string_view pattern,
                        const std::string& placeholder, const std::string& part) {
    const auto malformed = bad_subject(judging.header, pattern);
    if (placeholder == "<fiscal_year>") {
        const auto year = FiscalYear::parse(part);
        if (!year) return year.error();
        return {};
    }
    if (placeholder == "<version>" || placeholder == "<number>") {
        if (!counting_number(part)) return malformed;
        return {};
    }
    if (placeholder == "<index>") {
        if (!decimal_number(part, 19)) return malformed;
        return {};
    }
    if (placeholder == "<sha256>") {
        if (!Digest::from_hex(part)) return malformed;
        return {};
    }
    if (!valid_slug(part)) return malformed;
    if (placeholder == "<agency>" && judging.header.type != "agency.registered" &&
        !has(judging.state, "agency/" + part, "name"))
        return unknown("unknown_agency", "หน่วยงาน", "agency", part);
    if (placeholder == "<person>" && judging.header.type != "person.registered" &&
        !has(judging.state, "person/" + part, "name"))
        return unknown("unknown_person", "บุคคล", "person", part);
    return {};
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        parts.emplace_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::optional<FiscalYear> framework_year(std::string_view subject) {
    const auto parts = split_path(subject);
    if (parts.size() != 3 || parts.front() != "framework") return std::nullopt;
    const auto year = FiscalYear::parse(parts[1]);
    if (!year) return std::nullopt;
    return *year;
}

Result<void> check_subject(const Judging& judging, std::string_view pattern) {
    const auto expected = split_path(pattern);
    const auto given = split_path(judging.header.subject);
    if (expected.size() != given.size()) return bad_subject(judging.header, pattern);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const bool placeholder = expected[i].front() == '<';
        if (!placeholder && expected[i] != given[i]) return bad_subject(judging.header, pattern);
        if (!placeholder) continue;
        if (auto fits = check_part(judging, pattern, expected[i], given[i]); !fits)
            return fits.error();
    }
    return {};
}

}  // namespace banchi::domain
