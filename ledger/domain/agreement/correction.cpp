#include "ledger/domain/agreement/correction.hpp"

#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/agreement/replacing.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

std::string* wording(Kpi& kpi, const std::string& field) {
    if (field == "title/th") return &kpi.title.th;
    if (field == "title/en") return &kpi.title.en;
    if (field == "definition") return &kpi.definition.text;
    if (field == "formula") return &kpi.formula.text;
    if (field == "data_source") return &kpi.data_source.text;
    if (field == "responsible") return &kpi.responsible.text;
    if (field == "baseline/source" && kpi.baseline) return &kpi.baseline->source.text;
    return nullptr;
}

std::string* text_of(std::optional<Decimal>& decimal) {
    return decimal ? &decimal->text : nullptr;
}

std::string* number_of(Level& level, const std::string& member) {
    if (member == "value") return text_of(level.value);
    if (member == "from") return text_of(level.from);
    return member == "to" ? text_of(level.to) : nullptr;
}

// A milestone's baseline is a stage in words.
std::string* number_in(Kpi& kpi, const std::string& field) {
    if (field == "baseline/year" && kpi.baseline) return &kpi.baseline->year.text;
    if (field == "baseline/value" && kpi.baseline && kpi.method != Method::milestone)
        return &kpi.baseline->value.text;
    const auto parts = split_path(field);
    if (parts.size() != 3 || parts[0] != "levels") return nullptr;
    for (auto& level : kpi.levels)
        if (std::to_string(level.score) == parts[1]) return number_of(level, parts[2]);
    return nullptr;
}

// The text that a mistake of this kind may be in; null where there is no such field.
std::string* place_of(Kpi& kpi, const CorrectionRecorded& event) {
    return event.mistake == Mistake::clerical ? wording(kpi, event.field)
                                              : number_in(kpi, event.field);
}

Error not_applied(const KpiCode& code) {
    return broken("kpi_not_applied",
                  {code.text + " ไม่อยู่ในคำรับรองที่เห็นชอบแล้ว หากเป็นร่างให้แก้ร่าง",
                   code.text + " is in no agreement that applies; what is drafted is revised in "
                               "its draft"},
                  {{"code", code.text}});
}

Error not_correctable(const CorrectionRecorded& event) {
    const Text takes =
        event.mistake == Mistake::clerical
            ? Text{"การแก้คำผิดใช้กับ title/th, title/en, definition, formula, data_source, "
                   "responsible และ baseline/source",
                   "a clerical error is in title/th, title/en, definition, formula, data_source, "
                   "responsible or baseline/source"}
            : Text{"การแก้ตัวเลขที่คัดลอกผิดใช้กับ levels/<คะแนน>/value, from หรือ to, baseline/value และ "
                   "baseline/year",
                   "an error of transcription is in levels/<score>/value, from or to, "
                   "baseline/value or baseline/year"};
    return broken("not_correctable",
                  {takes.th + " ที่ตัวชี้วัดนี้มี สิ่งอื่นให้ขอเปลี่ยนแปลง",
                   takes.en + ", as the KPI has them; anything else changes by a request"},
                  {{"field", event.field}});
}

Result<void> check_numbers(const CorrectionRecorded& event) {
    if (event.mistake == Mistake::clerical) return {};
    if (!event.page)
        return broken(
            "page_missing",
            {"การแก้ตัวเลขที่คัดลอกผิดต้องระบุหน้าของเอกสารใน page",
             "to correct a transcription says where the document has it: fill in `page`"});
    for (const auto& text : {event.before.text, event.after.text})
        if (!Decimal::parse(text))
            return broken("not_a_number",
                          {text + " ไม่ใช่ตัวเลข จึงไม่ใช่ตัวเลขที่คัดลอกผิด",
                           text + " is no number; only numbers are corrected as transcribed"},
                          {{"given", text}});
    return {};
}

Result<void> check_before(const CorrectionRecorded& event, const std::string& now) {
    if (event.before.text != now)
        return broken("before_differs",
                      {event.field + " ของ " + event.kpi.text + " ที่ใช้อยู่คือ “" + now +
                           "” ไม่ตรงกับ before ให้อ่านใหม่",
                       event.field + " of " + event.kpi.text + " applies as “" + now +
                           "”, which is not `before`; read it again"},
                      {{"before", event.before.text}, {"applied", now}});
    if (event.after.text != now) return {};
    return broken("nothing_changed", {"before และ after เหมือนกัน จึงไม่มีอะไรให้แก้",
                                      "`before` and `after` are the same; nothing is corrected"});
}

// The KPI as it will be; nothing where it has no such field.
std::optional<Kpi> corrected(const State& state, const CorrectionRecorded& event) {
    auto kpi = find_kpi(state, event.kpi, Side::applied);
    auto* place = kpi ? place_of(*kpi, event) : nullptr;
    if (place == nullptr) return std::nullopt;
    *place = event.after.text;
    return kpi;
}

std::optional<AgreementId> agreement_of(const State& state, const KpiCode& code) {
    const auto owner = get<std::string>(state, kpi_entity(code, Side::applied), "agreement");
    if (!owner) return std::nullopt;
    return AgreementId::parse(*owner).value();
}

// In the place of the newest one.
Revision revision_with(const State& state, const AgreementId& id, const std::string& correction,
                       Index index, const Digest& digest) {
    auto revision = get<std::vector<Revision>>(state, id.subject(), "timeline").value().back();
    revision.correction =
        Corrected{correction, revision.approved_digest(), revision.applied_index()};
    revision.index = index;
    revision.digest = digest;
    return revision;
}

std::string listing_of(const AgreementId& id) {
    return "index/corrections/" + id.year.text();
}

Text mistake_text(Mistake mistake) {
    return mistake == Mistake::clerical ? Text{"แก้คำผิด", "a clerical error"}
                                        : Text{"แก้ตัวเลขที่คัดลอกผิด", "an error of transcription"};
}

}  // namespace

Result<Marks> decide(const Judging& judging, const CorrectionRecorded& event) {
    const auto& [state, subject] = std::tie(judging.state, judging.header.subject);
    if (has(state, subject, "kpi"))
        return broken(
            "correction_taken",
            {"มี " + subject + " แล้ว ให้ใช้รหัสอื่น", subject + " is there already; choose another id"},
            {{"correction", subject}});
    auto kpi = find_kpi(state, event.kpi, Side::applied);
    if (!kpi) return not_applied(event.kpi);
    const auto* place = place_of(*kpi, event);
    if (place == nullptr) return not_correctable(event);
    if (auto fits = check_numbers(event); !fits) return fits.error();
    if (auto fits = check_before(event, *place); !fits) return fits.error();
    if (auto fits = check_template(*corrected(state, event)); !fits) return fits.error();
    if (event.mistake == Mistake::clerical) return Marks{};
    const auto document = to_value(event.document.document);
    return Marks{{"transcription",
                  {"แก้ตัวเลขที่คัดลอกผิด มิใช่การเปลี่ยนค่าเป้าหมาย",
                   "an error of transcription was corrected; no target was changed"},
                  Value::object()
                      .set("kpi", event.kpi.text)
                      .set("field", event.field)
                      .set("before", event.before.text)
                      .set("after", event.after.text)
                      .set("document", document)
                      .set("page", event.page->text)}};
}

void evolve(const Judging& judging, const CorrectionRecorded& event, Changes& changes) {
    const auto& [state, subject] = std::tie(judging.state, judging.header.subject);
    const auto id = agreement_of(state, event.kpi);
    const auto kpi = corrected(state, event);
    if (!id || !kpi) return;  // what was refused leaves nothing
    Changes applied(changes.index());
    put_template(state, *kpi, Side::applied, changes.index(), applied);
    Overlay after(state);
    after.add(applied.facts());
    const auto before = content_digest(content_of(state, *id, Side::applied));
    const auto digest = content_digest(content_of(after, *id, Side::applied));
    put_revision(state, *id, revision_with(state, *id, subject, changes.index(), digest), applied);
    for (const auto& fact : applied.facts()) changes.add(fact);
    const auto fields = to_value(event);
    for (const auto& [name, value] : *fields.members()) changes.put(subject, name, value);
    changes.put(subject, "agreement", id->subject());
    changes.put(subject, "content_before", to_value(before));
    changes.put(subject, "content_after", to_value(digest));
    changes.put(subject, "replaced", replaced_by(state, applied.facts()));
    changes.put(listing_of(*id), id->agency.text + subject.substr(subject.find('/')), true);
}

std::vector<Correction> corrections_of(const State& state, const AgreementId& id) {
    std::vector<Correction> all;
    const auto agency = id.agency.text + "/";
    for (const auto& fact : list(state, listing_of(id), agency)) {
        const auto subject = "correction/" + fact.field.substr(agency.size());
        if (has(state, subject, "replaced")) all.push_back({subject, fact.index});
    }
    std::sort(all.begin(), all.end(), [](const Correction& left, const Correction& right) {
        return left.index < right.index;
    });
    return all;
}

void revoke_corrections(const State& state, const AgreementId& id, Index since, Changes& changes) {
    const auto all = corrections_of(state, id);
    for (auto made = all.rbegin(); made != all.rend() && made->index > since; ++made) {
        put_back(*state.fact(made->subject, "replaced")->value, changes);
        changes.remove(made->subject, "replaced");
        changes.put(made->subject, "revoked", true);
    }
}

Text tell(const Judging& judging, const CorrectionRecorded& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto did = mistake_text(event.mistake);
    const auto which = event.kpi.text + " (" + event.field + ")";
    const auto what = "“" + event.before.text + "” → “" + event.after.text + "”";
    const auto& document = event.document.title.text;
    const auto page =
        event.page ? Text{" หน้า " + event.page->text, ", page " + event.page->text} : Text{};
    return {actor.th + " " + did.th + "ในตัวชี้วัด " + which + ": " + what + " ตามเอกสาร “" + document +
                "”" + page.th,
            actor.en + " corrected " + did.en + " in KPI " + which + ": " + what +
                ", by the document “" + document + "”" + page.en};
}

}  // namespace banchi::domain
