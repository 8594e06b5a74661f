#include "tools/banchi/guided.hpp"

#include <unistd.h>

#include <fstream>
#include <iostream>

#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

void tell(const std::string& label, const std::string& text) {
    std::cerr << paint(Stream::err, Colour::bold, label) << " " << text << "\n";
}

void tell_judgement(const Value& receipt, const Session& session) {
    tell("What would be recorded:", brief(receipt["summary"], session.language));
    tell("Judged by the rules:", "accepted as event " + brief(receipt["index"], session.language));
    if (const auto* marks = receipt["marks"].items())
        for (const auto& mark : *marks)
            tell("Marked for ever:", brief(mark["rule"], session.language) + ": " +
                                         brief(mark["why"], session.language));
}

void tell_bytes(const std::string& payload) {
    tell("The exact bytes that you sign:", payload);
    tell("Their SHA-256:", sha256(payload).hex());
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

Result<bool> agreed(const Guided& options) {
    if (options.yes) return true;
    if (::isatty(STDIN_FILENO) != 1)
        return usage({"ไม่มีใครให้ถามยืนยัน ให้ใส่ --yes (หรือ --dry-run เพื่อดูก่อน)",
                      "there is nobody to ask for agreement; give --yes (or --dry-run to look "
                      "first)"});
    return ask("Sign and record this?");
}

Result<Value> first_receipt(Result<Value> receipts) {
    if (!receipts) return receipts.error();
    if (receipts->items() == nullptr || receipts->items()->empty())
        return Error{ErrorKind::io, "no_receipt", {"ไม่ได้รับใบรับ", "no receipt came back"}, {}};
    return receipts->items()->front();
}

}  // namespace

void add_guided(CLI::App& command, Guided& options) {
    command.add_option("--actor", options.actor, "Who acts: your person id")
        ->option_text("PERSON")
        ->envname("BANCHI_ACTOR")
        ->required();
    command.add_option("--key", options.keys, "Your private key")
        ->option_text("FILE")
        ->envname("BANCHI_KEY")
        ->required();
    command.add_option("--reason", options.reason, "Why; part of the record");
    command.add_option("--proof", options.proof, "Where the receipt's proof goes")
        ->option_text("FILE");
    command.add_flag("--explain", options.explain, "Show the exact bytes too before asking");
    command.add_flag("--yes", options.yes, "Do not ask");
    command.add_flag("--dry-run", options.dry_run, "Stop after the rules' judgement");
    add_format(command, options.format);
}

Result<Exit> carry_out(Place& place, Composed composed, const Guided& options,
                       const Session& session) {
    auto& header = composed.event.header;
    header.actor = PersonId{options.actor};
    if (!options.reason.empty()) header.common.reason = Line{options.reason};
    const auto keys = load_keys(options.keys);
    if (!keys) return keys.error();
    const auto payload = wire::payload_of(composed.event, composed.origin);
    const auto envelope = seal(payload, *keys);
    if (options.explain) tell_bytes(payload);
    const auto judged = first_receipt(place.submit({envelope}, true));
    if (!judged) return judged.error();
    tell_judgement(*judged, session);
    if (options.dry_run) return Exit::ok;
    const auto go_on = agreed(options);
    if (!go_on) return go_on.error();
    if (!*go_on) {
        std::cerr << "nothing was sent\n";
        return Exit::failed;
    }
    const auto receipt = first_receipt(place.submit({envelope}, false));
    if (!receipt) return receipt.error();
    show(*receipt, options.format, session.language);
    if (auto written = write_proof(options.proof, *receipt); !written) return written.error();
    return Exit::ok;
}

Result<std::string> agreement_subject(const std::string& agency, const std::string& year) {
    const auto id = domain::AgreementId::parse("agreement/" + agency + "/" + year);
    if (!id) return id.error();
    return id->subject();
}

}  // namespace banchi::tools
