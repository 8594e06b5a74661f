#include <toml++/toml.h>

#include <fstream>

#include "tools/banchi/settings.hpp"

namespace banchi::tools {
namespace {

FileEntry entry_of(const toml::key& key, const toml::node& value) {
    FileEntry entry{std::string(key.str()), key.source().begin.line, FileEntry::Kind::other, {}};
    if (const auto* boolean = value.as_boolean()) {
        entry.kind = FileEntry::Kind::boolean;
        entry.text = boolean->get() ? "true" : "false";
    } else if (const auto* integer = value.as_integer()) {
        entry.kind = FileEntry::Kind::integer;
        entry.text = std::to_string(integer->get());
    } else if (const auto* text = value.as_string()) {
        entry.kind = FileEntry::Kind::text;
        entry.text = text->get();
    }
    return entry;
}

Fault not_toml(const std::string& file, const toml::parse_error& error) {
    const auto why = std::string(error.description());
    return {
        file + ":" + std::to_string(error.source().begin.line),
        {"บรรทัดนี้ไม่ใช่ TOML ให้แก้ตามที่แจ้ง: " + why, "this line is no TOML; mend what it says: " + why}};
}

}  // namespace

SettingsFile read_settings_file(const std::filesystem::path& file) {
    SettingsFile read;
    const auto path = file.string();
    std::error_code ignored;  // what can't be looked at is no regular file
    std::ifstream in(file, std::ios::binary);
    if (!in || !std::filesystem::is_regular_file(file, ignored)) {
        read.faults.push_back(
            {path,
             {"อ่านไฟล์การตั้งค่านี้ไม่ได้ ให้ตรวจชื่อและสิทธิ์ของไฟล์",
              "this settings file cannot be read; check its name and permissions"}});
        return read;
    }
    try {
        for (const auto& [key, value] : toml::parse(in, path))
            read.entries.push_back(entry_of(key, value));
    } catch (const toml::parse_error& error) {
        read.faults.push_back(not_toml(path, error));
    }
    std::sort(read.entries.begin(), read.entries.end(),
              [](const auto& left, const auto& right) { return left.line < right.line; });
    return read;
}

}  // namespace banchi::tools
