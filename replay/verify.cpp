#include "replay/verify.hpp"

#include "ledger/envelope/keys.hpp"
#include "replay/event_check.hpp"
#include "replay/log_walk.hpp"
#include "replay/tile_check.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

std::string text_of(std::uint64_t number) {
    return std::to_string(number);
}

// One run over one log.
class Verification {
  public:
    Verification(const store::LogReader& log, const VerifyOptions& options)
        : log_(log), options_(options), tiles_(log, bytes_) {}

    Result<Report> run(const Progress& progress) {
        if (auto read = read_checkpoint(); !read) return read.error();
        EventCheck events(origin(), signatures_, rules_);
        const auto limit = trusted_ ? std::optional(trusted_->size) : std::nullopt;
        const auto walked = walk(
            log_, limit, [&](Index, const std::string& leaf) { return take(leaf, events); },
            progress);
        if (!walked && !is_about_the_log(walked.error())) return walked.error();
        if (!walked) unreadable(walked.error());
        tiles_.finish();
        if (tiles_.unreadable()) return *tiles_.unreadable();
        check_root();
        report_.demo = is_demo(events.fold().state());
        report_.restored = domain::restorations_of(events.fold().state());
        return close();
    }

  private:
    Result<void> read_checkpoint();
    std::optional<merkle::VerifierKey> choose_key();
    std::string origin() const;
    Result<void> take(const std::string& leaf, EventCheck& events);
    void unreadable(const Error& error);
    void check_root();
    Judgement check_older();
    Text loss_on_record(std::uint64_t size) const;
    Report close();
    Text bytes_coverage() const;

    const store::LogReader& log_;
    const VerifyOptions& options_;
    Report report_;
    Findings bytes_;
    Findings signatures_;
    Findings rules_;
    TileCheck tiles_;
    merkle::Frontier frontier_;
    std::vector<Digest> roots_{merkle::empty_root()};  // by tree size
    std::optional<merkle::VerifierKey> key_;
    std::optional<merkle::Checkpoint> claimed_;  // what the note says, signed or not
    std::optional<merkle::Checkpoint> trusted_;  // what its key has signed
};

std::optional<merkle::VerifierKey> Verification::choose_key() {
    report_.vkey_pinned = options_.vkey.has_value();
    if (options_.vkey) return options_.vkey;
    const auto text = log_.vkey();
    const auto key =
        text ? merkle::VerifierKey::parse(*text) : Result<merkle::VerifierKey>(text.error());
    if (key) return *key;
    bytes_.fail(finding_of(std::nullopt, "vkey", "", key.error()));
    return std::nullopt;
}

Result<void> Verification::read_checkpoint() {
    key_ = choose_key();
    if (key_) report_.vkey = key_->text();
    const auto note = log_.checkpoint();
    if (!note && !is_about_the_log(note.error())) return note.error();
    if (!note) {
        bytes_.fail(finding_of(std::nullopt, "checkpoint", "", note.error()));
        return {};
    }
    if (const auto parsed = merkle::parse_checkpoint(*note)) claimed_ = parsed->checkpoint;
    if (!key_) return {};
    const auto checkpoint = envelope::verify_checkpoint(*note, *key_);
    if (checkpoint) {
        trusted_ = claimed_ = *checkpoint;
    } else {
        bytes_.fail(finding_of(std::nullopt, "checkpoint", "signature", checkpoint.error()));
    }
    return {};
}

std::string Verification::origin() const {
    if (trusted_) return trusted_->origin;
    // Signed by another key: said once, of the checkpoint. What each event is then judged by is the
    // name that the log gives itself.
    if (claimed_) return claimed_->origin;
    return key_ ? key_->name : std::string();
}

Result<void> Verification::take(const std::string& leaf, EventCheck& events) {
    bytes_.checked();
    const Index index{frontier_.size().value};
    if (const auto taken = events.take(leaf, roots_); !taken)
        bytes_.fail(finding_of(index, "", "leaf", taken.error()));
    const auto hash = merkle::leaf_hash(leaf);
    tiles_.append(hash);
    frontier_.append(hash);
    roots_.push_back(frontier_.root());
    return {};
}

void Verification::unreadable(const Error& error) {
    const Index index{frontier_.size().value};
    bytes_.fail(finding_of(index, "", "leaf", error));
    signatures_.beyond(finding_of(index, "", "leaf", error));
    rules_.beyond(finding_of(index, "", "leaf", error));
}

void Verification::check_root() {
    report_.root = frontier_.root();
    report_.size = trusted_ ? trusted_->size : frontier_.size();
    report_.origin = origin();
    if (!claimed_ || claimed_->size != frontier_.size()) return;
    if (claimed_->root == frontier_.root()) return;
    bytes_.fail({std::nullopt,
                 "checkpoint",
                 "root",
                 "root_differs",
                 {"รากที่คำนวณจากรายการคือ " + frontier_.root().base64() + " แต่ checkpoint ระบุ " +
                      claimed_->root.base64(),
                  "the entries give the root " + frontier_.root().base64() +
                      ", the checkpoint says " + claimed_->root.base64()}});
}

// What the log itself says of why it does not hold the first `size` entries any more.
Text Verification::loss_on_record(std::uint64_t size) const {
    for (const auto& [index, event] : report_.restored) {
        const auto held = static_cast<std::uint64_t>(event.backup.head.size);
        if (size <= held) continue;
        return {" (เหตุการณ์ที่ " + text_of(index.value) + " บันทึกว่ากู้จากสำเนาสำรองที่มี " + text_of(held) +
                    " เหตุการณ์ รายการหลังจากนั้นหายไป)",
                " (event " + text_of(index.value) + " records a restoration from a backup of " +
                    text_of(held) + " events, after which entries were lost)"};
    }
    return {};
}

Judgement Verification::check_older() {
    Judgement nothing;
    nothing.coverage = {"ไม่ได้ตรวจ: ให้ระบุ checkpoint เก่าที่เก็บไว้เอง",
                        "not checked: give an older checkpoint that you kept yourself"};
    if (!options_.older_checkpoint) return nothing;
    Findings findings;
    const std::string place = "older checkpoint";
    const auto older =
        key_ ? envelope::verify_checkpoint(*options_.older_checkpoint, *key_)
             : Result<merkle::Checkpoint>(Error{ErrorKind::not_found,
                                                "no_key",
                                                {"ไม่มีกุญแจของบัญชีให้ตรวจลายเซ็น ให้ระบุ vkey",
                                                 "no key of the log to check it under; give its "
                                                 "vkey"},
                                                {}});
    if (!older) {
        findings.beyond(finding_of(std::nullopt, place, "signature", older.error()));
        return findings.close({"checkpoint เก่าไม่ได้ลงนามด้วยกุญแจนี้",
                               "the older checkpoint was not signed by this log's key"});
    }
    const auto size = older->size.value;
    findings.checked(size);
    const auto known = loss_on_record(size);
    if (size >= roots_.size()) {
        findings.fail({std::nullopt,
                       place,
                       "size",
                       "log_shrunk",
                       {"checkpoint เก่ามี " + text_of(size) + " รายการ แต่บัญชีมีเพียง " +
                            text_of(roots_.size() - 1) + ": รายการหายไป" + known.th,
                        "the older checkpoint has " + text_of(size) + " entries, the log only " +
                            text_of(roots_.size() - 1) + ": entries are gone" + known.en}});
    } else if (roots_[size] != older->root) {
        findings.fail(
            {std::nullopt,
             place,
             "root",
             "history_rewritten",
             {"รายการ " + text_of(size) + " รายการแรกไม่ใช่ที่ checkpoint เก่ายืนยันไว้" + known.th,
              "the first " + text_of(size) + " entries are not those of the older checkpoint" +
                  known.en}});
    }
    return findings.close({text_of(size) + " รายการแรกเทียบกับ checkpoint เก่า",
                           "the first " + text_of(size) + " entries against the older checkpoint"});
}

Text Verification::bytes_coverage() const {
    const auto entries = text_of(bytes_.count());
    const auto tiles = text_of(tiles_.tiles());
    Text key{"ลายเซ็น checkpoint ตรวจด้วยกุญแจที่ผู้ตรวจระบุ",
             "the checkpoint's signature under the key given from outside"};
    if (!report_.vkey_pinned)
        key = {"ลายเซ็น checkpoint ตรวจด้วยกุญแจที่บัญชีอ้างเอง ไม่ใช่หลักยึด ให้ระบุ vkey",
               "the checkpoint's signature under the key that the log itself claims (no trust "
               "root: give the vkey)"};
    return {entries + " รายการ, " + tiles + " ไทล์, " + key.th,
            entries + " entries, " + tiles + " tiles, " + key.en};
}

Report Verification::close() {
    report_.bytes = bytes_.close(bytes_coverage());
    const auto signatures = text_of(signatures_.count());
    report_.signatures =
        signatures_.close({signatures + " ลายเซ็น ด้วยกุญแจที่ใช้ได้ ณ ตำแหน่งนั้น",
                           signatures + " signatures, each under a key valid at its position"});
    if (report_.signatures.verdict == Verdict::failed)
        report_.signatures.coverage = {
            signatures + " ลายเซ็นใช้ได้ด้วยกุญแจที่ใช้ได้ ณ ตำแหน่งนั้น แต่ไม่ใช่ทั้งหมด",
            signatures + " signatures hold under a key valid at their position, but not all do"};
    const auto decisions = text_of(rules_.count());
    report_.rules = rules_.close(
        {decisions + " เหตุการณ์ ตัดสินใหม่ทั้งหมด", decisions + " events, each judged again"});
    report_.completeness = check_older();
    return report_;
}

}  // namespace

Result<Report> verify(const store::LogReader& log, const VerifyOptions& options,
                      const Progress& progress) {
    return Verification(log, options).run(progress);
}

}  // namespace banchi::replay
