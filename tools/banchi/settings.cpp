#include "tools/banchi/settings.hpp"

#include <algorithm>

#include "ledger/merkle/number.hpp"
#include "tools/banchi/exit_code.hpp"

namespace banchi::tools {
namespace {

struct Listen {
    std::string address;
    std::uint16_t port = 0;
};

Result<Listen> parse_listen(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto number =
        colon == std::string::npos ? std::nullopt : merkle::parse_number(text.substr(colon + 1));
    if (!number || *number > 65'535 || colon == 0)
        return usage(
            {"เขียนเป็น HOST:PORT เช่น 127.0.0.1:8080", "it is HOST:PORT, as 127.0.0.1:8080"});
    Listen listen{text.substr(0, colon), static_cast<std::uint16_t>(*number)};
    if (listen.address.front() == '[' && listen.address.back() == ']')
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    if (listen.address == "localhost") listen.address = "127.0.0.1";
    return listen;
}

Result<void> check_listen(const std::string& text) {
    const auto listen = parse_listen(text);
    return listen ? Result<void>() : listen.error();
}

// Where it listens, to whom, and with which certificate.
std::vector<Setting> reaching() {
    return {
        {"listen",
         &Settings::listen,
         "HOST:PORT",
         {"ที่อยู่และพอร์ต พอร์ต 0 คือพอร์ตใดก็ได้ที่ว่าง", "Address and port; port 0 is any free one"},
         check_listen},
        {"public-read",
         &Settings::public_read,
         {},
         {"ทุกคนอ่านบันทึกและมุมมองได้ (เท่านั้น)",
          "Everybody may read the log and its views (nothing else)"}},
        {"next-free-port",
         &Settings::next_free_port,
         {},
         {"ถ้าพอร์ตไม่ว่าง ใช้พอร์ตถัดไปภายในหนึ่งร้อยพอร์ต",
          "Take one of the next hundred ports if this one is taken"}},
        {"allow-remote",
         &Settings::allow_remote,
         {},
         {"เปิดรับที่อยู่อื่นนอกจาก loopback ของเครื่องนี้โดยไม่มี TLS",
          "Listen without TLS on an address that isn't this machine's own loopback"}},
        {"tls-cert",
         &Settings::tls_cert,
         "FILE",
         {"ใบรับรอง TLS ตามด้วยใบรับรองของผู้ออก (PEM) อ่านใหม่เมื่อได้รับ SIGHUP",
          "TLS certificate, then its authorities' (PEM); read again on SIGHUP"}},
        {"tls-key",
         &Settings::tls_key,
         "FILE",
         {"กุญแจของใบรับรอง TLS (PEM ไม่มีรหัสผ่าน)",
          "The TLS certificate's key (PEM, without a pass phrase)"}},
    };
}

// How much it takes on, and what it says of it.
std::vector<Setting> working() {
    return {
        {"threads",
         &Settings::threads,
         "0-1024",
         {"จำนวนเธรดที่ให้บริการ 0: หนึ่งต่อหนึ่งคอร์", "Threads that serve; 0: one a core"}},
        {"connections",
         &Settings::connections,
         "1-100000",
         {"การเชื่อมต่อพร้อมกันมากที่สุด ที่เกินจะถูกขอให้มาใหม่",
          "Most connections at once; more are told to come again"}},
        {"streams",
         &Settings::streams,
         "0-100000",
         {"สตรีมเหตุการณ์ (/v1/stream) พร้อมกันมากที่สุด", "Most streams of events (/v1/stream) at once"}},
        {"cache-mb",
         &Settings::cache_mb,
         "16-1048576",
         {"หน่วยความจำสำหรับบล็อกและข้อเท็จจริงล่าสุด (MiB)",
          "Memory for blocks and newest facts, in MiB"}},
        {"backup-to",
         &Settings::backup_to,
         "DIR",
         {"โฟลเดอร์สำหรับสำเนาสำรองที่ banchi backup URL ขอ",
          "Folder for the backups that `banchi backup URL` asks for"}},
        {"log",
         &Settings::log,
         "text|json",
         {"บรรทัดบันทึกสำหรับคน หรือเป็น JSON บรรทัดละหนึ่งรายการสำหรับโปรแกรม",
          "Log lines for people, or one JSON object a line for programs"}},
        {"quiet", &Settings::quiet, {}, {"ไม่บันทึกบรรทัดสำหรับแต่ละคำขอ", "No line for each request"}},
    };
}

}  // namespace

const std::vector<Setting>& all_settings() {
    static const std::vector<Setting> all = [] {
        auto settings = reaching();
        for (auto& setting : working()) settings.push_back(std::move(setting));
        return settings;
    }();
    return all;
}

std::string Setting::variable() const {
    std::string upper = "BANCHI_";
    for (const char c : name)
        upper += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
}

std::string Setting::text_in(const Settings& settings) const {
    if (const auto* boolean = std::get_if<bool Settings::*>(&member))
        return settings.**boolean ? "true" : "false";
    if (const auto* integer = std::get_if<std::int64_t Settings::*>(&member))
        return std::to_string(settings.**integer);
    return settings.*std::get<std::string Settings::*>(member);
}

api::ServerOptions Settings::server_options() const {
    api::ServerOptions options;
    const auto where = parse_listen(listen).value();
    options.address = where.address;
    options.port = where.port;
    options.next_free_port = next_free_port;
    options.allow_remote = allow_remote;
    options.tls = {tls_cert, tls_key};
    options.public_read = public_read;
    options.backup_place = backup_to;
    options.threads = static_cast<unsigned>(threads);
    options.largest_connections = static_cast<unsigned>(connections);
    options.largest_streams = static_cast<unsigned>(streams);
    options.log_requests = !quiet;
    options.log_form = log == "json" ? api::LogForm::json : api::LogForm::text;
    return options;
}

Error error_of(const std::vector<Fault>& faults) {
    Error error{ErrorKind::malformed, "settings", {}, {}};
    for (const auto& fault : faults) {
        const std::string between = error.detail.en.empty() ? "" : "\nbanchi: ";
        error.detail.th += between + fault.where + ": " + fault.what.th;
        error.detail.en += between + fault.where + ": " + fault.what.en;
    }
    return error;
}

}  // namespace banchi::tools
