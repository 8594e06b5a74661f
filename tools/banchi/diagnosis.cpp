#include "tools/banchi/diagnosis.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "api/metrics.hpp"
#include "ledger/store/opening.hpp"

namespace banchi::tools {
namespace {

// Of the store's tables, logs and the rest, beside one for each connection.
constexpr std::int64_t kOwnFiles = 640;

Finding version() {
    const auto text = "banchi " + std::string(api::kVersion) + " (events v1)";
    return well("version", {text, text});
}

// What the kernel knows of its clock; where it may not be asked, nothing is held against it.
Finding machine_clock() {
    timex asked{};
    const int state = ::adjtimex(&asked);
    const auto now = SystemClock().now().text();
    if (state == TIME_ERROR || (state >= 0 && (asked.status & STA_UNSYNC) != 0))
        return warn(
            "machine_clock",
            {"นาฬิกา " + now + " ไม่ได้เทียบกับแหล่งเวลา ให้เปิดบริการเทียบเวลา (timedatectl set-ntp true)",
             "it is " + now +
                 ", by a clock that nothing keeps right: turn time "
                 "synchronisation on (timedatectl set-ntp true)"});
    return well("machine_clock", {"ขณะนี้ " + now, "it is " + now});
}

Finding open_files(const Settings& settings) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const auto needed = static_cast<std::uint64_t>(settings.connections + kOwnFiles);
    const auto may = limit.rlim_cur == RLIM_INFINITY ? "∞" : std::to_string(limit.rlim_cur);
    if (limit.rlim_cur < needed)
        return warn("open_files",
                    {"เปิดได้ " + may + " ไฟล์ แต่การเชื่อมต่อตามที่ตั้งไว้ต้องใช้ " + std::to_string(needed) +
                         " ให้เพิ่มด้วย ulimit -n หรือ LimitNOFILE= หรือลด connections",
                     "at most " + may + " files may be open, and so many connections take " +
                         std::to_string(needed) +
                         ": raise it (ulimit -n, LimitNOFILE=) or lower connections"});
    return well("open_files", {"เปิดได้ " + may + " ไฟล์", "at most " + may + " may be open"});
}

}  // namespace

Finding well(std::string name, Text what) {
    return {std::move(name), std::move(what)};
}

Finding warn(std::string name, Text what) {
    return {std::move(name), std::move(what), true};
}

Finding fault(std::string name, const Error& error) {
    return {std::move(name), error.detail, false, error};
}

Findings diagnose_machine(const Settings& settings) {
    return {version(), machine_clock(), open_files(settings)};
}

std::optional<int> mode_of(const std::filesystem::path& file) {
    struct stat seen {};
    if (::stat(file.c_str(), &seen) != 0) return std::nullopt;
    return static_cast<int>(seen.st_mode & 07777);
}

std::optional<int> holder_of(const std::filesystem::path& folder) {
    const int file = ::open((store::database_path(folder) / "LOCK").c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    struct flock asked {};
    asked.l_type = F_WRLCK;
    asked.l_whence = SEEK_SET;
    const int done = ::fcntl(file, F_GETLK, &asked);
    ::close(file);
    if (done != 0 || asked.l_type == F_UNLCK) return std::nullopt;
    return asked.l_pid;
}

}  // namespace banchi::tools
