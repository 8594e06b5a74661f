#include "api/listening_errors.hpp"

namespace banchi::api {

const std::string& full() {
    static const std::string body =
        "{\"detail\":\"too many connections; come again in a few seconds\",\"status\":503,"
        "\"title\":\"Busy\",\"type\":\"urn:banchi:problem:connections\"}\n";
    static const std::string answer =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
        "Retry-After: 5\r\nConnection: close\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body;
    return answer;
}

Error cannot_listen(const std::string& where, const boost::system::error_code& ec) {
    return {ErrorKind::io,
            "port",
            {"เปิดรับที่ " + where + " ไม่ได้: " + ec.message() + "; เลือกพอร์ตอื่น",
             "cannot listen on " + where + ": " + ec.message() + "; choose another port"},
            {}};
}

Error not_encrypted(const std::string& address) {
    return {
        ErrorKind::denied,
        "remote_address",
        {address + " ไม่ใช่ loopback และ HTTP นี้ไม่เข้ารหัส ให้ใช้ใบรับรอง TLS (tls-cert, tls-key) วางหลัง "
                   "reverse proxy ที่มี TLS หรืออนุญาตอย่างชัดแจ้ง",
         address + " is not loopback, and this HTTP is not encrypted: give a TLS certificate "
                   "(tls-cert, tls-key), put a reverse proxy with TLS before it, or allow it "
                   "explicitly"},
        {}};
}

}  // namespace banchi::api
