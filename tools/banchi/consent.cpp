#include "tools/banchi/consent.hpp"

#include <unistd.h>

#include <fstream>
#include <iostream>

#include "tools/banchi/compose.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {

void tell(const Session& session, const Text& label, const std::string& text) {
    std::cerr << paint(Stream::err, Colour::bold, api::in(session.language, label)) << " " << text
              << "\n";
}

void tell_payload(const std::string& payload, const Session& session) {
    const auto said = [&](const Text& text) { return api::in(session.language, text); };
    const auto event = wire::parse_payload(payload, "");
    if (!event) {
        // Quoted, so that nothing in it can draw on the terminal.
        std::cerr << said({"ลงนามสิ่งที่โปรแกรมนี้อ่านไม่ออก: ", "you sign what this program can't read: "})
                  << canonical(Value(payload)) << "\n";
        return;
    }
    const auto& header = event->header;
    std::cerr << said({"ลงนาม: ", "you sign: "}) << said(own_words(*event)) << "\n  " << header.type
              << " " << header.subject << ", " << header.actor.text << " ("
              << *to_value(header.capacity).text() << ")";
    for (const auto& cosigner : header.common.cosigners)
        std::cerr << ", " << cosigner.actor.text << " (" << *to_value(cosigner.capacity).text()
                  << ")";
    std::cerr << "\n  SHA-256 " << sha256(payload).hex() << "\n";
}

void tell_bytes(const std::string& payload, const Session& session) {
    tell(session, {"ไบต์ที่ท่านจะลงนาม:", "The exact bytes that you sign:"}, payload);
    tell(session, {"SHA-256 ของไบต์นั้น:", "Their SHA-256:"}, sha256(payload).hex());
}

Result<bool> agreed(bool yes, const Session& session, const Text& question) {
    if (yes) return true;
    if (::isatty(STDIN_FILENO) != 1)
        return usage(
            {"ไม่มีใครให้ถามยืนยัน ให้ใส่ --yes ถ้าตกลงตามที่แสดงข้างต้น",
             "there is nobody to ask for agreement; give --yes if you agree to the above"});
    return ask(api::in(session.language, question));
}

Exit nothing_sent(const Session& session) {
    std::cerr << api::in(session.language, {"ไม่ได้ส่งอะไร\n", "nothing was sent\n"});
    return Exit::failed;
}

Result<void> write_proof(const std::string& path, const Value& receipt) {
    if (path.empty()) return {};
    std::ofstream out(path, std::ios::binary);
    out << (receipt["proof"].text() != nullptr ? *receipt["proof"].text() : std::string());
    out.close();
    if (out) return {};
    return Error{ErrorKind::io,
                 "file",
                 {"บันทึกแล้ว แต่เขียนหลักฐานลง " + path + " ไม่ได้",
                  "the event is recorded, but the proof cannot be written to " + path},
                 {}};
}

}  // namespace banchi::tools
