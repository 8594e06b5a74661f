#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <ctime>

#include "api/tls.hpp"
#include "tools/banchi/diagnosis.hpp"

namespace banchi::tools {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t kSoonDays = 30;
constexpr std::int64_t kMostSkewSeconds = 60;

boost::system::error_code try_to_listen(const api::ServerOptions& options) {
    boost::system::error_code ec;
    const auto address = asio::ip::make_address(options.address, ec);
    if (ec) return ec;
    asio::io_context context;
    asio::ip::tcp::acceptor acceptor(context);
    const asio::ip::tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(1, ec);
    return ec;
}

Finding port(const std::filesystem::path& folder, const Settings& settings) {
    const auto failed = try_to_listen(settings.server_options());
    if (!failed) return well("port", {settings.listen + " ว่าง", settings.listen + " is free"});
    if (failed == asio::error::address_in_use && holder_of(folder))
        return well("port", {settings.listen + " ใช้อยู่ ขณะที่บัญชีนี้เปิดให้บริการ",
                             settings.listen + " is taken, while this ledger is open"});
    return fault("port", {ErrorKind::io,
                          "port",
                          {"เปิดรับที่ " + settings.listen + " ไม่ได้: " + failed.message() +
                               "; เลือกพอร์ตอื่น (listen)",
                           "cannot listen on " + settings.listen + ": " + failed.message() +
                               "; choose another (listen)"},
                          {}});
}

Error no_longer_valid(const std::string& file, const api::Validity& validity, bool yet) {
    return {ErrorKind::malformed,
            yet ? "tls_not_yet" : "tls_expired",
            yet ? Text{file + " เริ่มมีผล " + validity.from.text() + " ให้ตรวจนาฬิกา",
                       file + " is valid from " + validity.from.text() + " on: check the clock"}
                : Text{file + " หมดอายุ " + validity.until.text() + " ให้ต่ออายุ",
                       file + " expired at " + validity.until.text() + ": renew it"},
            {}};
}

Finding certificate(const api::TlsFiles& files) {
    const auto context = api::server_tls(files);
    if (!context) return fault("tls", context.error());
    const auto file = files.certificate.string();
    const auto validity = api::validity_of(**context);
    const auto now = SystemClock().now();
    if (validity.until <= now) return fault("tls", no_longer_valid(file, validity, false));
    if (validity.from > now) return fault("tls", no_longer_valid(file, validity, true));
    const auto until = validity.until.text();
    if (validity.until <= now.plus_seconds(kSoonDays * 86'400))
        return warn(
            "tls",
            {file + " จะหมดอายุ " + until + " ให้ต่ออายุ แล้วส่ง SIGHUP (systemctl reload)",
             file + " expires at " + until + ": renew it, then send SIGHUP (systemctl reload)"});
    const auto mode = mode_of(files.key).value_or(0);
    if ((mode & 0007) != 0)
        return warn("tls",
                    {"ทุกคนในเครื่องนี้อ่านกุญแจ " + files.key.string() + " ได้ ให้ใช้ chmod o= กับไฟล์นี้",
                     "everybody on this machine may get at the key " + files.key.string() +
                         ": chmod o= it"});
    return well("tls", {"ใช้ได้ถึง " + until, "valid until " + until});
}

Finding encryption(const Settings& settings) {
    if (!settings.tls_cert.empty()) return certificate({settings.tls_cert, settings.tls_key});
    boost::system::error_code ec;
    const auto address = asio::ip::make_address(settings.server_options().address, ec);
    if (ec || address.is_loopback())
        return well("tls",
                    {"ไม่มี และเปิดรับเฉพาะเครื่องนี้", "none, and only this machine is listened to"});
    if (settings.allow_remote)
        return warn("tls", {"ไม่มี แต่เปิดรับ " + settings.listen +
                                " ทุกอย่างรวมทั้งโทเคนไม่ได้เข้ารหัส ให้มี reverse proxy ที่มี TLS อยู่หน้า",
                            "none, on " + settings.listen +
                                ": all that is sent, tokens too, is in the clear unless a reverse "
                                "proxy with TLS stands before it"});
    return fault(
        "tls",
        {ErrorKind::denied,
         "remote_address",
         {"เปิดรับ " + settings.listen + " ต้องมี tls-cert และ tls-key หรือ allow-remote",
          "listening on " + settings.listen + " takes tls-cert and tls-key, or allow-remote"},
         {}});
}

Finding backups(const std::filesystem::path& folder, const std::string& place) {
    if (place.empty())
        return well("backups", {"เซิร์ฟเวอร์นี้ไม่ทำสำเนาสำรองเอง (backup-to)",
                                "this server makes none itself (backup-to)"});
    struct stat there {};
    struct stat here {};
    if (::stat(place.c_str(), &there) != 0 || ::access(place.c_str(), W_OK | X_OK) != 0)
        return fault(
            "backups",
            {ErrorKind::io,
             "backup_place",
             {"เขียนใน " + place + " ไม่ได้ ให้สร้างและให้สิทธิ์แก่ผู้ใช้ที่รันเซิร์ฟเวอร์",
              place + " cannot be written: make it, and let the server's user write there"},
             {}});
    if (::stat(folder.c_str(), &here) == 0 && here.st_dev == there.st_dev)
        return warn("backups", {place + " อยู่บนดิสก์เดียวกับบัญชี ถ้าดิสก์เสียจะเสียทั้งสอง ให้ใช้ดิสก์อื่น",
                                place + " is on the ledger's own disk, whose end would be that of "
                                        "both: use another"});
    return well("backups", {place + " เขียนได้", place + " can be written"});
}

std::int64_t seconds_of(const std::string& http_date) {
    std::tm utc{};
    if (::strptime(http_date.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &utc) == nullptr) return 0;
    return ::timegm(&utc);
}

Finding skew(const api::Response& answer) {
    std::int64_t theirs = 0;
    for (const auto& [name, value] : answer.headers)
        if (name == "Date") theirs = seconds_of(value);
    const auto apart = std::abs(SystemClock().now().micros / 1'000'000 - theirs);
    const auto seconds = std::to_string(apart);
    if (theirs != 0 && apart > kMostSkewSeconds)
        return warn("clock_skew",
                    {"นาฬิกาของเซิร์ฟเวอร์ต่างจากเครื่องนี้ " + seconds + " วินาที ให้เทียบเวลาทั้งสองเครื่อง",
                     "the server's clock and this machine's are " + seconds +
                         " s apart: have both kept right"});
    return well("clock_skew", {"ต่างกันไม่เกินหนึ่งนาที", "less than a minute apart"});
}

// What the server itself checks, in the words that it tells it in.
Findings readiness(const Value& body) {
    Findings findings;
    if (const auto* checks = body["checks"].items())
        for (const auto& check : *checks) {
            const auto* name = check["name"].text();
            const auto* detail = check["detail"].text();
            const auto* problem = check["problem"].text();
            if (name == nullptr) continue;
            if (check["ok"] == Value(true))
                findings.push_back(well(*name, {"เซิร์ฟเวอร์ว่าดี", "well, says the server"}));
            else
                findings.push_back(
                    fault(*name, {ErrorKind::read_only,
                                  problem == nullptr ? "not_ready" : *problem,
                                  detail == nullptr ? Text{"-", "-"} : Text{*detail, *detail},
                                  {}}));
        }
    return findings;
}

Finding reading(Transport& transport) {
    const auto answer = transport.send("/v1/log", nullptr);
    if (!answer) return fault("log", answer.error());
    if (answer->status != 200) {
        const auto error = api::error_of(*answer);
        return warn("log", error.detail);
    }
    const auto log = parse_json(answer->body);
    const auto* origin = log ? (*log)["origin"].text() : nullptr;
    const auto* size = log ? (*log)["size"].integer() : nullptr;
    if (origin == nullptr || size == nullptr)
        return fault("log", not_a_ledger("/v1/log has no origin or size"));
    return well("log", {*origin + " " + std::to_string(*size) + " เหตุการณ์",
                        *origin + ", " + std::to_string(*size) + " events"});
}

}  // namespace

Findings diagnose_serving(const std::filesystem::path& folder, const Settings& settings) {
    return {port(folder, settings), encryption(settings), backups(folder, settings.backup_to)};
}

Findings diagnose_server(const std::string& url, const Session& session) {
    auto transport = connect_to(url, session);
    if (!transport) return {fault("server", transport.error())};
    const auto ready = (*transport)->send("/readyz", nullptr);
    if (!ready) return {fault("server", ready.error())};
    const auto body = parse_json(ready->body);
    if (!body || (*body)["checks"].items() == nullptr)
        return {fault("server", not_a_ledger("no readiness at /readyz"))};
    Findings findings{well("server", {url + " ตอบ", url + " answers"}), skew(*ready)};
    for (auto& each : readiness(*body)) findings.push_back(std::move(each));
    findings.push_back(reading(**transport));
    return findings;
}

}  // namespace banchi::tools
