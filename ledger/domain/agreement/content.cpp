#include <cassert>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

struct FieldReader {
    const State& state;
    const std::string& entity;
    std::vector<Fact> facts{};
    template <class T>
    void operator()(const char* name, const T&) {
        auto found = state.fact(entity, name);
        if (found && found->value) facts.push_back(std::move(*found));
    }
};

Value template_of(const State& state, const KpiCode& code, Side side) {
    Value out = Value::object();
    for (auto& fact : template_facts(state, code, side))
        out.set(std::move(fact.field), std::move(*fact.value));
    return out;
}

const std::string& entity_of(const std::string& draft, const std::string& applied, Side side) {
    return side == Side::draft ? draft : applied;
}

// What was approved stays under the framework that it was approved under.
std::string framework_of(const State& state, const AgreementId& id, Side side) {
    if (side == Side::applied)
        return get<std::string>(state, id.subject(), "framework").value_or("not_stated");
    const auto framework = framework_for(state, id.year);
    return framework ? framework->subject : "not_stated";
}

}  // namespace

std::string AgreementId::subject() const {
    return "agreement/" + agency.text + "/" + year.text();
}

std::string AgreementId::draft() const {
    return "draft/" + subject();
}

Result<AgreementId> AgreementId::parse(std::string_view subject) {
    const Error malformed{
        ErrorKind::malformed,
        "subject",
        {"คำรับรองเขียนเป็น agreement/<หน่วยงาน>/<ปีงบประมาณ> เช่น agreement/diw/2569",
         "an agreement is agreement/<agency>/<fiscal year>, as agreement/diw/2569"},
        {{"given", std::string(subject)}}};
    const auto parts = split_path(subject);
    if (parts.size() != 3 || parts[0] != "agreement" || !valid_slug(parts[1])) return malformed;
    const auto year = FiscalYear::parse(parts[2]);
    if (!year) return year.error();
    return AgreementId{AgencyId{parts[1]}, *year};
}

std::string kpi_entity(const KpiCode& code, Side side) {
    return (side == Side::draft ? "draft/kpi/" : "kpi/") + code.text;
}

std::string member_field(const KpiCode& code) {
    return "kpi/" + code.text;
}

std::vector<Fact> template_facts(const State& state, const KpiCode& code, Side side) {
    const auto entity = kpi_entity(code, side);
    FieldReader reader{state, entity};
    const Kpi shape;
    Kpi::members(shape, reader);
    return std::move(reader.facts);
}

std::optional<Kpi> find_kpi(const State& state, const KpiCode& code, Side side) {
    const auto owner = get<std::string>(state, kpi_entity(code, side), "agreement");
    if (!owner) return std::nullopt;
    // A withdrawn KPI keeps its facts, so that its code stays taken; the agreement lists who is in.
    const auto holder = entity_of("draft/" + *owner, *owner, side);
    if (!has(state, holder, member_field(code))) return std::nullopt;
    auto kpi = from_value<Kpi>(template_of(state, code, side), kpi_entity(code, side));
    assert(kpi);
    return std::move(*kpi);
}

std::vector<KpiCode> kpi_codes(const State& state, const AgreementId& id, Side side) {
    constexpr std::string_view kMember = "kpi/";
    std::vector<KpiCode> codes;
    for (const auto& member :
         list(state, entity_of(id.draft(), id.subject(), side), std::string(kMember)))
        codes.push_back({member.field.substr(kMember.size())});
    return codes;
}

Weights weights_of(const State& state, const AgreementId& id, Side side) {
    return get<Weights>(state, entity_of(id.draft(), id.subject(), side), "weights")
        .value_or(Weights{});
}

Value content_of(const State& state, const AgreementId& id, Side side) {
    Value kpis = Value::object();
    for (const auto& code : kpi_codes(state, id, side))
        kpis.set(code.text, template_of(state, code, side));
    return Value::object()
        .set("kind", "agreement")
        .set("agency", id.agency.text)
        .set("fiscal_year", to_value(id.year))
        .set("framework", framework_of(state, id, side))
        .set("kpis", std::move(kpis))
        .set("weights_bp", to_value(weights_of(state, id, side)));
}

std::string content_bytes(const Value& content) {
    return "banchi-content-v1\n" + canonical(content);
}

Digest content_digest(const Value& content) {
    return sha256(content_bytes(content));
}

std::optional<AgreementStatus> status_of(const State& state, const AgreementId& id) {
    return get<AgreementStatus>(state, id.subject(), "status");
}

}  // namespace banchi::domain
