#include "tools/banchi/guided.hpp"

#include <algorithm>
#include <iostream>

#include "tools/banchi/consent.hpp"
#include "tools/banchi/drafting.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

using Texts = std::vector<wire::SaltedText>;

void tell_judgement(const Value& receipt, const Session& session) {
    tell(session, {"สิ่งที่จะบันทึก:", "What would be recorded:"},
         brief(receipt["summary"], session.language));
    tell(session, {"ผลตามกฎ:", "Judged by the rules:"},
         api::in(session.language, {"รับเป็นเหตุการณ์ที่ ", "accepted as event "}) +
             brief(receipt["index"], session.language));
    if (const auto* marks = receipt["marks"].items())
        for (const auto& mark : *marks)
            tell(session, {"ติดเครื่องหมายไว้ตลอดไป:", "Marked for ever:"},
                 brief(mark["rule"], session.language) + ": " +
                     brief(mark["why"], session.language));
}

bool marked(const Value& receipt) {
    return receipt["marks"].items() != nullptr && !receipt["marks"].items()->empty();
}

Result<Value> first_receipt(Result<Value> receipts) {
    if (!receipts) return receipts.error();
    if (receipts->items() == nullptr || receipts->items()->empty())
        return Error{ErrorKind::io, "no_receipt", {"ไม่ได้รับใบรับ", "no receipt came back"}, {}};
    return receipts->items()->front();
}

Result<Exit> record(Place& place, const ledger::Sent& sent, const Guided& options,
                    const Session& session) {
    const auto receipt = first_receipt(place.submit(sent, false));
    if (!receipt) return receipt.error();
    show(*receipt, options.format, session.language);
    if (auto written = write_proof(options.proof, *receipt); !written) return written.error();
    return Exit::ok;
}

// Nothing leaves the machine: the folder's own rules judge before anybody is asked.
Result<Exit> in_folder(Place& place, const std::string& payload, const Texts& texts,
                       const envelope::Signers& keys, const Guided& options,
                       const Session& session) {
    auto envelope = envelope::seal(payload, keys);
    if (!envelope) return envelope.error();
    const ledger::Sent sent(std::move(*envelope), texts);
    const auto judged = first_receipt(place.submit(sent, true));
    if (!judged) return judged.error();
    tell_judgement(*judged, session);
    if (options.explain) tell_bytes(payload, session);
    if (options.dry_run) return Exit::ok;
    const auto go_on =
        agreed(options.yes, session, {"ลงนามและบันทึกหรือไม่?", "Sign and record this?"});
    if (!go_on) return go_on.error();
    if (!*go_on) return nothing_sent(session);
    return record(place, sent, options, session);
}

// A server could keep whatever signed event it sees, so it sees none before the person has agreed
// to these bytes; until then all is said in this program's own words. Nor is anybody asked for a
// PIN or a touch before that.
Result<Exit> after_asking(Place& place, const Text& words, const std::string& payload,
                          const Texts& texts, const envelope::Signers& keys, const Guided& options,
                          const Session& session) {
    tell(session, {"สิ่งที่ท่านจะลงนาม:", "What you are about to sign:"},
         api::in(session.language, words));
    if (options.explain) tell_bytes(payload, session);
    const Text only_judge{
        "เซิร์ฟเวอร์จะเห็นเหตุการณ์ที่ลงนามแล้ว แม้เพียงตรวจ (--dry-run) ลงนามและให้ตรวจหรือไม่?",
        "The server sees a signed event even if it only judges it (--dry-run). "
        "Sign and have it judged?"};
    if (options.dry_run && options.yes) std::cerr << api::in(session.language, only_judge) << "\n";
    const auto go_on = agreed(
        options.yes, session,
        options.dry_run ? only_judge
                        : Text{"ลงนามและส่งให้บันทึกหรือไม่?", "Sign this and send it to be recorded?"});
    if (!go_on) return go_on.error();
    if (!*go_on) return nothing_sent(session);
    auto envelope = envelope::seal(payload, keys);
    if (!envelope) return envelope.error();
    const ledger::Sent sent(std::move(*envelope), texts);
    const auto judged = first_receipt(place.submit(sent, true));
    if (!judged) return judged.error();
    tell_judgement(*judged, session);
    if (options.dry_run) return Exit::ok;
    if (marked(*judged)) {
        const auto still = agreed(options.yes, session,
                                  {"บันทึกทั้งที่ติดเครื่องหมายหรือไม่?", "Record it with these marks?"});
        if (!still) return still.error();
        if (!*still) {
            tell(session, {"ไม่ได้บันทึก", "Not recorded"},
                 api::in(session.language, {"แต่เซิร์ฟเวอร์ได้เห็นเหตุการณ์ที่ลงนามแล้ว",
                                            "but the server has seen the signed event"}));
            return Exit::ok;
        }
    }
    return record(place, sent, options, session);
}

// The others sign what lies at the ledger; it says at once whether the rules would take it.
Result<Exit> as_draft(Place& place, const Composed& composed, const std::string& payload,
                      const envelope::Signers& keys, const Guided& options,
                      const Session& session) {
    if (options.dry_run)
        return usage({"ร่างถูกตรวจเมื่อส่ง ให้เอา --dry-run ออก หรือให้กุญแจของผู้ลงนามครบทุกคน",
                      "a draft is judged when it is sent: leave --dry-run out, or give the keys of "
                      "all who sign"});
    tell_payload(payload, session);
    if (options.explain) tell_bytes(payload, session);
    const auto go_on = agreed(options.yes, session,
                              {"ลงนามและฝากไว้ในบัญชีเป็นร่างให้ผู้อื่นลงนามต่อหรือไม่?",
                               "Sign this and leave it at the ledger for the others to sign?"});
    if (!go_on) return go_on.error();
    if (!*go_on) return nothing_sent(session);
    auto envelope = envelope::seal(payload, keys);
    if (!envelope) return envelope.error();
    const auto answer = post_draft(place, {std::move(*envelope), composed.texts});
    if (!answer) return answer.error();
    if (auto told = show_drafted(*answer, options.format, options.proof, session); !told)
        return told.error();
    return Exit::ok;
}

}  // namespace

void add_guided(CLI::App& command, Guided& options) {
    command.add_option("--actor", options.actor, "Who acts: your person id")
        ->option_text("PERSON")
        ->envname("BANCHI_ACTOR")
        ->required();
    signing::add_keys(command, options.keys, "Your key")->required();
    command.add_option("--reason", options.reason, "Why; part of the record");
    command.add_option("--proof", options.proof, "Where the receipt's proof goes")
        ->option_text("FILE");
    command.add_flag("--explain", options.explain, "Show the exact bytes too before asking");
    command.add_flag("--yes", options.yes, "Do not ask");
    command.add_flag("--dry-run", options.dry_run,
                     "Stop after the rules' judgement; a server sees a signed event, so it asks");
    add_format(command, options.format);
}

Result<Exit> carry_out(Place& place, Composed composed, const Guided& options,
                       const Session& session) {
    auto& header = composed.event.header;
    header.actor = PersonId{options.actor};
    if (!options.reason.empty()) header.common.reason = Line{options.reason};
    const auto keys = signing::open_keys(options.keys, session);
    if (!keys) return keys.error();
    const auto payload = wire::payload_of(composed.event, composed.origin);
    for (const auto& text : composed.texts) tell(session, {"ข้อความ:", "The text:"}, text.text);
    if (keys->size() < 1 + header.common.cosigners.size())
        return as_draft(place, composed, payload, *keys, options, session);
    const bool silent =
        std::all_of(keys->begin(), keys->end(), [](const auto& key) { return key->asks_nobody(); });
    if (silent && !place.remote())
        return in_folder(place, payload, composed.texts, *keys, options, session);
    return after_asking(place, own_words(composed.event), payload, composed.texts, *keys, options,
                        session);
}

Result<Content> content_of(Place& place, const std::string& resource) {
    constexpr JsonLimits kLimits{4u << 20, 64};
    constexpr std::string_view kPrefix = "banchi-content-v1\n";
    const auto target = "/v1/" + percent_encoded(resource) + "/content";
    const auto bytes = place.bytes(target);
    if (!bytes) return bytes.error();
    if (bytes->rfind(kPrefix, 0) != 0) return not_a_ledger(target + " is no content");
    auto value = parse_json(bytes->substr(kPrefix.size()), kLimits);
    if (!value) return value.error();
    return Content{sha256(*bytes), std::move(*value)};
}

Result<std::string> agreement_subject(const std::string& agency, const std::string& year) {
    const auto id = domain::AgreementId::parse("agreement/" + agency + "/" + year);
    if (!id) return id.error();
    return id->subject();
}

}  // namespace banchi::tools
