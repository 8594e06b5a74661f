#include "ledger/store/failure.hpp"

#include <rocksdb/status.h>

#include <cerrno>
#include <cstring>

namespace banchi::store {
namespace {

Error disk_full(const std::string& what, const std::string& why) {
    return {
        ErrorKind::disk_full,
        "disk_full",
        {"ดิสก์เต็ม ให้เพิ่มพื้นที่แล้วเปิดบัญชีใหม่", "the disk is full: make room, then open the ledger again"},
        {{"doing", what}, {"cause", why}}};
}

Error io(const std::string& what, const std::string& why) {
    return {ErrorKind::io,
            "io",
            {"ดิสก์อ่านหรือเขียนไม่สำเร็จ ให้ตรวจดิสก์และสิทธิ์ของโฟลเดอร์",
             "the disk failed: check it and the folder's permissions"},
            {{"doing", what}, {"cause", why}}};
}

}  // namespace

ReadFailure::ReadFailure(Error error)
    : std::runtime_error(error.name + ": " + error.detail.en), error_(std::move(error)) {}

Error error_of(const rocksdb::Status& status, const std::string& what) {
    const auto why = status.ToString();
    if (status.IsNoSpace()) return disk_full(what, why);
    if (!status.IsCorruption()) return io(what, why);
    return contradiction("database_corrupt",
                         {"ฐานข้อมูลเสียหาย ให้เก็บโฟลเดอร์นี้ไว้ แล้วกู้จากสำเนาสำรอง",
                          "the database is damaged: keep this folder as it is and restore a backup "
                          "beside it"},
                         {{"doing", what}, {"cause", why}});
}

Error error_of_errno(const std::string& what) {
    const int code = errno;
    return code == ENOSPC || code == EDQUOT ? disk_full(what, std::strerror(code))
                                            : io(what, std::strerror(code));
}

Error contradiction(std::string name, Text detail,
                    std::vector<std::pair<std::string, std::string>> facts) {
    return {ErrorKind::tampered, std::move(name), std::move(detail), std::move(facts)};
}

}  // namespace banchi::store
