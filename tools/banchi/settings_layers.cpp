#include <algorithm>
#include <cstdlib>

#include "ledger/merkle/number.hpp"
#include "tools/banchi/settings.hpp"

namespace banchi::tools {
namespace {

constexpr const char* kFile = "banchi.toml";
constexpr const char* kConfigVariable = "BANCHI_CONFIG";
constexpr std::size_t kFarthestGuess = 3;

// How many letters have to be put in, taken out or changed.
std::size_t distance(const std::string& left, const std::string& right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t i = 0; i < left.size(); ++i) {
        auto diagonal = row[0]++;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const auto changed = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
        }
    }
    return row.back();
}

Text unknown_key(const std::string& key) {
    const auto far = [&](const Setting& setting) { return distance(key, setting.name); };
    const auto& all = all_settings();
    const auto nearest = std::min_element(
        all.begin(), all.end(),
        [&](const auto& left, const auto& right) { return far(left) < far(right); });
    if (far(*nearest) <= kFarthestGuess)
        return {"ไม่มีการตั้งค่า " + key + " หมายถึง " + nearest->name + " หรือไม่?",
                "there is no setting " + key + "; did you mean " + nearest->name + "?"};
    std::string names;
    for (const auto& setting : all) names += (names.empty() ? "" : ", ") + setting.name;
    return {"ไม่มีการตั้งค่า " + key + " ให้ลบออก ที่ใช้ได้: " + names,
            "there is no setting " + key + "; take it out. Known: " + names};
}

Error bad_value(const Text& what) {
    return {ErrorKind::malformed, "settings", what, {}};
}

Result<bool> parse_boolean(const std::string& text) {
    for (const auto* yes : {"true", "1", "yes", "on"})
        if (text == yes) return true;
    for (const auto* no : {"false", "0", "no", "off"})
        if (text == no) return false;
    return bad_value({"เขียนเป็น true หรือ false", "it is true or false"});
}

Result<std::int64_t> parse_within(const std::string& text, const std::string& form) {
    const auto dash = form.find('-');
    const auto number = merkle::parse_number(text);
    if (number && *number >= *merkle::parse_number(form.substr(0, dash)) &&
        *number <= *merkle::parse_number(form.substr(dash + 1)))
        return static_cast<std::int64_t>(*number);
    return bad_value({"เป็นจำนวนเต็ม " + form, "it is a whole number, " + form});
}

Result<void> check_text(const std::string& text, const Setting& setting) {
    const bool choice = setting.form.find('|') != std::string::npos;
    if (choice && ("|" + setting.form + "|").find("|" + text + "|") == std::string::npos)
        return bad_value({"เป็นอย่างใดอย่างหนึ่งใน " + setting.form, "it is one of " + setting.form});
    return setting.check == nullptr ? Result<void>() : setting.check(text);
}

Result<void> set(Settings& settings, const Setting& setting, const std::string& text) {
    if (const auto* boolean = std::get_if<bool Settings::*>(&setting.member)) {
        const auto value = parse_boolean(text);
        if (!value) return value.error();
        settings.** boolean = *value;
    } else if (const auto* integer = std::get_if<std::int64_t Settings::*>(&setting.member)) {
        const auto value = parse_within(text, setting.form);
        if (!value) return value.error();
        settings.** integer = *value;
    } else {
        if (const auto good = check_text(text, setting); !good) return good.error();
        settings.*std::get<std::string Settings::*>(setting.member) = text;
    }
    return {};
}

void take(Effective& effective, const Setting& setting, const std::string& text,
          const std::string& where) {
    if (const auto done = set(effective.settings, setting, text); !done) {
        const auto& why = done.error().detail;
        effective.faults.push_back(
            {where, {setting.name + " " + why.th, setting.name + ": " + why.en}});
        return;
    }
    effective.from[setting.name] = where;
}

Text wrong_kind(const Setting& setting) {
    static const std::vector<Text> kinds = {
        {"เป็น true หรือ false ไม่มีเครื่องหมายคำพูด", "takes true or false, without quotes"},
        {"เป็นจำนวนเต็ม ไม่มีเครื่องหมายคำพูด", "takes a whole number, without quotes"},
        {"เป็นข้อความในเครื่องหมายคำพูด", "takes a text in quotes"}};
    const auto& kind = kinds[setting.member.index()];
    return {setting.name + " " + kind.th, setting.name + " " + kind.en};
}

void take_entry(Effective& effective, const FileEntry& entry, const std::string& where) {
    for (const auto& setting : all_settings()) {
        if (setting.name != entry.key) continue;
        if (static_cast<std::size_t>(entry.kind) == setting.member.index())
            return take(effective, setting, entry.text, where);
        effective.faults.push_back({where, wrong_kind(setting)});
        return;
    }
    effective.faults.push_back({where, unknown_key(entry.key)});
}

void take_file(Effective& effective) {
    if (effective.file.empty()) return;
    auto read = read_settings_file(effective.file);
    std::move(read.faults.begin(), read.faults.end(), std::back_inserter(effective.faults));
    for (const auto& entry : read.entries)
        take_entry(effective, entry, effective.file.string() + ":" + std::to_string(entry.line));
}

void take_environment(Effective& effective) {
    for (const auto& setting : all_settings()) {
        const auto variable = setting.variable();
        const char* value = std::getenv(variable.c_str());
        if (value != nullptr && *value != '\0') take(effective, setting, value, variable);
    }
}

// What each setting for itself can't know.
void check_together(Effective& effective) {
    const auto& [cert, key] = std::pair(effective.settings.tls_cert, effective.settings.tls_key);
    if (cert.empty() == key.empty()) return;
    const std::string given = cert.empty() ? "tls-key" : "tls-cert";
    effective.faults.push_back({effective.from.at(given),
                                {"tls-cert และ tls-key ต้องระบุคู่กัน",
                                 "tls-cert and tls-key go together: give both or neither"}});
}

}  // namespace

void SettingFlags::define(CLI::App& app) {
    app.add_option("--config", config_, "Settings in TOML; DIR/banchi.toml if there is one")
        ->option_text("FILE")
        ->envname(kConfigVariable);
    const Settings defaults;
    for (const auto& setting : all_settings()) {
        const auto flag = "--" + setting.name;
        const auto what = setting.what.en + " [" + setting.variable() + "]";
        auto& given = flags_[setting.name];
        if (std::holds_alternative<bool Settings::*>(setting.member)) {
            given.option = app.add_flag(flag, given.text, what);
            continue;
        }
        const auto otherwise = setting.text_in(defaults);
        given.option =
            app.add_option(flag, given.text, what)
                ->option_text(setting.form + (otherwise.empty() ? "" : " [" + otherwise + "]"));
    }
}

Effective SettingFlags::read(const std::filesystem::path& folder) const {
    if (!config_.empty()) return read_with(config_);
    std::error_code ignored;  // a folder that can't be looked at is told of when it is opened
    const auto own = folder / kFile;
    return read_with(std::filesystem::exists(own, ignored) ? own : std::filesystem::path());
}

Effective SettingFlags::read_with(const std::filesystem::path& file) const {
    Effective effective;
    effective.file = file;
    for (const auto& setting : all_settings()) effective.from[setting.name] = "default";
    take_file(effective);
    take_environment(effective);
    for (const auto& setting : all_settings()) {
        const auto& given = flags_.at(setting.name);
        if (given.option->count() > 0) take(effective, setting, given.text, "--" + setting.name);
    }
    check_together(effective);
    return effective;
}

}  // namespace banchi::tools
