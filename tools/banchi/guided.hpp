#pragma once

#include "tools/banchi/compose.hpp"
#include "tools/banchi/signing/signing.hpp"

namespace banchi::tools {

// What the guided commands (propose-kpi, propose-weights, request-change, vote, comment) share.
struct Guided {
    std::string actor;
    signing::KeyOptions keys;
    std::string reason;
    std::string proof;  // file that gets the receipt's proof
    bool explain = false;
    bool yes = false;
    bool dry_run = false;
    Format format = Format::table;
};
void add_guided(CLI::App& command, Guided& options);

// For a folder: signs, has its rules judge without storing (an error says which one refuses), tells
// what would be recorded, asks unless --yes, and records. For a server, or with a key that asks for
// a PIN or a touch, nothing is signed or sent before the yes: the event is told in this program's
// own words, then signed, judged and recorded. Prints the receipt and writes the proof. Where fewer
// keys are given than people have to sign, the event is left at the ledger as a draft.
Result<Exit> carry_out(Place& place, Composed composed, const Guided& options,
                       const Session& session);

// What a digest stands for, as the ledger serves it: "agreements/diw/2569", "changes/c1".
struct Content {
    Digest digest;  // of the bytes, hashed here
    Value value;
};
Result<Content> content_of(Place& place, const std::string& resource);

// "agreement/diw/2569" of --agency and --year.
Result<std::string> agreement_subject(const std::string& agency, const std::string& year);

}  // namespace banchi::tools
