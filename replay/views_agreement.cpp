#include "replay/views_agreement.hpp"

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/agreement/signing.hpp"
#include "replay/acts.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::get;
using domain::has;
using domain::Kpi;
using domain::Side;
using domain::State;

Error not_in_force(const std::string& what, Date effective) {
    const auto day = for_people(effective);
    const Text why{" ยังไม่มีฉบับที่มีผลใช้ตามบันทึกตำแหน่งนี้ในวันที่ ",
                   " has no revision in force, by the record at this position, on "};
    return not_found("not_in_force",
                     {what + why.th + day.th + " ดูฉบับล่าสุดหรือร่างได้โดยไม่ใส่ effective",
                      what + why.en + day.en +
                          "; leave `effective` out to see the newest revision or the draft"});
}

std::int64_t total(const domain::Weights& weights) {
    std::int64_t sum = 0;
    for (const auto& [code, weight] : weights) sum += weight.value;
    return sum;
}

// What the list and the whole view both show.
Value head(const State& state, const AgreementId& id, Side side) {
    const auto agency = "agency/" + id.agency.text;
    const auto weights = domain::weights_of(state, id, side);
    return Value::object()
        .set("agency", id.agency.text)
        .set("fiscal_year", to_value(id.year))
        .set("name", stated(get<Title>(state, agency, "name")))
        .set("abbreviation", stated(get<Title>(state, agency, "abbreviation")))
        .set("status", stated(domain::status_of(state, id)))
        .set("revision", or_null(get<std::int64_t>(state, id.subject(), "revision")))
        .set("content", side == Side::draft ? "draft" : "applied")
        .set("weights_total_bp", weights.empty() ? Value(kNotStated) : Value(total(weights)));
}

Value agreement_item(const State& state, const AgreementId& id) {
    const auto side = side_of(state, id);
    const auto codes = domain::kpi_codes(state, id, side);
    return head(state, id, side)
        .set("kpis", count(codes.size()))
        .set("illustrative", illustrative_in(state, id, side));
}

Value whole(const State& state, const AgreementId& id) {
    const auto side = side_of(state, id);
    const auto weights = domain::weights_of(state, id, side);
    const auto content = domain::content_of(state, id, side);
    const auto timeline = state.fact(id.subject(), "timeline");
    Value kpis = Value::array();
    for (const auto& code : domain::kpi_codes(state, id, side))
        if (const auto kpi = domain::find_kpi(state, code, side))
            kpis.push(kpi_value(*kpi, weights));
    return head(state, id, side)
        .set("illustrative", illustrative_in(state, id, side))
        .set("content_digest", domain::content_digest(content).hex())
        .set("framework", content["framework"])
        .set("weights_bp", weights.empty() ? Value(kNotStated) : to_value(weights))
        .set("timeline", timeline && timeline->value ? *timeline->value : Value::array())
        .set("kpis", std::move(kpis));
}

Value signature_value(const State& state, const domain::Signed& made) {
    const auto& signature = made.signature;
    return Value::object()
        .set("party", to_value(made.party))
        .set("person", signature.person.text)
        .set("name", told(domain::name_of(state, signature.person)))
        .set("office", signature.office)
        .set("office_name", or_null(signature.office_name))
        .set("holding", to_value(signature.holding))
        .set("recorded_act", signature.recorded)
        .set("own_word", own_word_on(state, made.index))
        .set("digest", made.content.hex())
        .set("revision", signature.revision)
        .set("index", number(made.index));
}

// What became of the agreement, whichever of its contents the view shows.
Value with_standing(Value view, const State& state, const AgreementId& id,
                    const std::optional<Digest>& approved) {
    Value signatures = Value::array();
    for (const auto& made : domain::signatures_of(state, id))
        signatures.push(signature_value(state, made));
    return view.set("status", stated(domain::status_of(state, id)))
        .set("approved_digest", or_null(approved))
        .set("signatures", std::move(signatures))
        .set("signed_digest", or_null(domain::signed_content(state, id)));
}

// The revision in force on a day as this state knows it, and the facts that it was applied with.
struct InForce {
    domain::Revision revision;
    std::unique_ptr<State> state;
};

Result<InForce> in_force(const State& state, const AgreementId& id, Date effective,
                         const StateAt& states) {
    const auto found = revision_on(state, id, effective);
    if (!found) return not_in_force(id.subject(), effective);
    return InForce{*found, states(TreeSize{found->index.value + 1})};
}

Value with_effective(Value view, Date effective, const domain::Revision& revision) {
    return view.set("effective", effective.text()).set("applied_index", number(revision.index));
}

std::string bytes_of(const State& state, const AgreementId& id) {
    return domain::content_bytes(domain::content_of(state, id, side_of(state, id)));
}

}  // namespace

Error no_agreement(const AgreementId& id) {
    const auto list = "/v1/agreements?fiscal_year=" + id.year.text();
    return not_found("unknown_agreement",
                     {"ยังไม่มีข้อเสนอของ " + id.subject() + " ในตำแหน่งนี้ ดูที่มีได้ที่ " + list,
                      "nothing was proposed yet for " + id.subject() + " at this position; " +
                          list + " lists what was"});
}

bool is_illustrative(const Line& source, const std::optional<Line>& scope) {
    constexpr std::string_view kWord = "illustrative";
    return source.text == kWord || (scope && scope->text.find(kWord) != std::string::npos);
}

std::int64_t illustrative_in(const State& state, const AgreementId& id, Side side) {
    std::int64_t count = 0;
    for (const auto& code : domain::kpi_codes(state, id, side)) {
        const auto entity = domain::kpi_entity(code, side);
        const auto source = get<Line>(state, entity, "source");
        const auto scope = get<Line>(state, entity, "source_scope");
        if (source && is_illustrative(*source, scope)) ++count;
    }
    return count;
}

std::optional<domain::Revision> revision_on(const State& state, const AgreementId& id,
                                            Date effective) {
    std::optional<domain::Revision> found;
    const auto timeline = get<std::vector<domain::Revision>>(state, id.subject(), "timeline");
    if (!timeline) return found;
    for (const auto& revision : *timeline)
        if (revision.effective_from <= effective) found = revision;
    return found;
}

Side side_of(const State& state, const AgreementId& id) {
    return has(state, id.subject(), "revision") ? Side::applied : Side::draft;
}

Value agreements_view(const State& state, FiscalYear year, const Page& page) {
    return paged(state, "index/agreements/" + year.text(), "", page, [&](const domain::Fact& fact) {
        return agreement_item(state, {AgencyId{fact.field}, year});
    });
}

Result<Value> agreement_view(const State& state, const AgreementId& id) {
    if (!domain::status_of(state, id)) return no_agreement(id);
    const auto timeline = get<std::vector<domain::Revision>>(state, id.subject(), "timeline");
    std::optional<Digest> approved;
    if (timeline) approved = timeline->back().approved_digest();
    return with_standing(whole(state, id), state, id, approved);
}

Result<Value> agreement_view(const State& state, const AgreementId& id, Date effective,
                             const StateAt& states) {
    if (!domain::status_of(state, id)) return no_agreement(id);
    const auto then = in_force(state, id, effective, states);
    if (!then) return then.error();
    const auto view = with_effective(whole(*then->state, id), effective, then->revision);
    return with_standing(view, state, id, then->revision.approved_digest());
}

Result<std::string> agreement_content(const State& state, const AgreementId& id) {
    if (!domain::status_of(state, id)) return no_agreement(id);
    return bytes_of(state, id);
}

Result<std::string> agreement_content(const State& state, const AgreementId& id, Date effective,
                                      const StateAt& states) {
    if (!domain::status_of(state, id)) return no_agreement(id);
    const auto then = in_force(state, id, effective, states);
    if (!then) return then.error();
    return bytes_of(*then->state, id);
}

}  // namespace banchi::replay
