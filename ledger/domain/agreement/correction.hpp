#pragma once

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::domain {

// A clerical error is one of wording; one of transcription, a number that differs from the document
// that it was taken from.
enum class Mistake { clerical, transcription };
constexpr auto names_of(Mistake) {
    return std::to_array<std::pair<Mistake, std::string_view>>(
        {{Mistake::clerical, "clerical"}, {Mistake::transcription, "transcription"}});
}

// Sets one field of an applied KPI right. It decides nothing and is no change of target.
//
// The corrected content takes the place of the newest revision: from the same day on, under the
// same number, resolution and change. Seen as of before, the record shows the mistake, afterwards
// the correction; revisions before the newest stay as they were. The content's digest is another
// one from then on, so a requested change of that field is stale. What a committee approved stays
// named by the revision (`correction`), what was signed by the signatures: whether these two are
// the same bytes can be asked for ever, and all that is different since is corrections. In force
// nobody signs anew; before, both parties sign the corrected content.
// A rescission of what was applied takes the corrections since back with it.
//
// Clerical: title/th, title/en, definition, formula, data_source, responsible, baseline/source.
// Transcription: levels/<score>/value, from or to, baseline/value, baseline/year. Units, directions
// and weights are what was decided, and change by a request.
// Subject: correction/<id>.
struct CorrectionRecorded {
    static constexpr std::string_view type = "correction.recorded";
    Mistake mistake = Mistake::clerical;
    KpiCode kpi;
    std::string field;
    Line before;  // exactly as it applies
    Line after;
    Citation document;         // which shows it
    std::optional<Line> page;  // of the document; a transcription states it
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("mistake", self.mistake);
        m("kpi", self.kpi);
        m("field", self.field);
        m("before", self.before);
        m("after", self.after);
        m("document", self.document);
        m("page", self.page);
    }
};

// Those of the agreement that stand, oldest first: the subject and the event of each.
struct Correction {
    std::string subject;
    Index index;
};
std::vector<Correction> corrections_of(const State& state, const AgreementId& id);
// Takes back what was corrected since that event, the newest first.
void revoke_corrections(const State& state, const AgreementId& id, Index since, Changes& changes);

// Refuses: `correction_taken`, `kpi_not_applied`, `not_correctable`, `before_differs`,
// `nothing_changed`, `page_missing`, `not_a_number` and the rules of templates. Marks
// `transcription`.
Result<Marks> decide(const Judging& judging, const CorrectionRecorded& event);
void evolve(const Judging& judging, const CorrectionRecorded& event, Changes& changes);
Text tell(const Judging& judging, const CorrectionRecorded& event);

}  // namespace banchi::domain
