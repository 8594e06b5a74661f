#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "api/server.hpp"

namespace banchi::tools {

using namespace banchi::base;

// How a ledger is served; what stands here is the default, which is safe.
struct Settings {
    std::string listen = "127.0.0.1:8080";
    bool public_read = false;
    bool next_free_port = false;
    bool allow_remote = false;
    std::string tls_cert;  // empty: no TLS
    std::string tls_key;
    std::int64_t threads = 0;
    std::int64_t connections = 1024;
    std::int64_t streams = 256;
    std::int64_t cache_mb = 96;
    bool quiet = false;
    std::string log = "text";
    std::string backup_to;  // empty: the server makes no backups

    // The server's options, of settings that were found good.
    api::ServerOptions server_options() const;
};

// One of them as people give it: `public-read` is the flag --public-read, the variable
// BANCHI_PUBLIC_READ and the file's key.
struct Setting {
    std::string name;
    std::variant<bool Settings::*, std::int64_t Settings::*, std::string Settings::*> member;
    std::string form;  // "HOST:PORT", "text|json" (one of these), "0-1024" (a number from, to)
    Text what;
    // What else its text has to be; null: nothing.
    Result<void> (*check)(const std::string& text) = nullptr;

    std::string variable() const;
    std::string text_in(const Settings& settings) const;
};
// The one list: flags, variables, keys of the file and `banchi config check` come from it.
const std::vector<Setting>& all_settings();

// What is wrong with what was given, where ("banchi.toml:7", "BANCHI_LISTEN", "--listen") and what
// to do.
struct Fault {
    std::string where;
    Text what;
};
Error error_of(const std::vector<Fault>& faults);

// Settings with, by name, where each came from; good only without faults.
struct Effective {
    Settings settings;
    std::map<std::string, std::string> from;
    std::filesystem::path file;  // that was read; empty: none
    std::vector<Fault> faults;
};

// The flags of a command that serves: --config and one for each setting. One thread's.
class SettingFlags {
  public:
    void define(CLI::App& app);
    // Flags over environment over file over default. The file is --config's (or BANCHI_CONFIG's),
    // or banchi.toml in the folder if there is one.
    Effective read(const std::filesystem::path& folder) const;
    // The same with this file.
    Effective read_with(const std::filesystem::path& file) const;

  private:
    struct Given {
        CLI::Option* option = nullptr;
        std::string text;
    };
    std::string config_;
    std::map<std::string, Given> flags_;
};

// A key of the file, as it stands there.
struct FileEntry {
    std::string key;
    std::size_t line = 0;
    enum class Kind { boolean, integer, text, other } kind = Kind::other;
    std::string text;  // of a value that is not `other`
};
struct SettingsFile {
    std::vector<FileEntry> entries;
    std::vector<Fault> faults;  // unreadable, or no TOML
};
SettingsFile read_settings_file(const std::filesystem::path& file);

}  // namespace banchi::tools
