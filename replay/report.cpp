#include <algorithm>

#include "replay/answer.hpp"
#include "replay/findings.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

Value finding_value(const Finding& finding) {
    auto value = Value::object().set("rule", finding.rule).set("detail", told(finding.detail));
    if (finding.index) value.set("index", number(*finding.index));
    if (!finding.place.empty()) value.set("place", finding.place);
    if (!finding.field.empty()) value.set("field", finding.field);
    return value;
}

Value judgement_value(const Judgement& judgement) {
    Value findings = Value::array();
    for (const auto& finding : judgement.findings) findings.push(finding_value(finding));
    return Value::object()
        .set("verdict", std::string(verdict_name(judgement.verdict)))
        .set("coverage", told(judgement.coverage))
        .set("checked", static_cast<std::int64_t>(judgement.checked))
        .set("found", static_cast<std::int64_t>(judgement.found))
        .set("findings", std::move(findings));
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::ok:
            return "ok";
        case Verdict::failed:
            return "failed";
        case Verdict::not_checked:
            return "not_checked";
        default:
            return "not_verifiable";
    }
}

bool is_about_the_log(const Error& error) {
    return error.kind == ErrorKind::tampered || error.kind == ErrorKind::malformed ||
           error.kind == ErrorKind::not_found || error.kind == ErrorKind::too_large;
}

Finding finding_of(std::optional<Index> index, std::string place, std::string field,
                   const Error& error) {
    return {index, std::move(place), std::move(field), error.name, error.detail};
}

void Findings::fail(Finding finding) {
    failed_ = true;
    keep(std::move(finding));
}

void Findings::beyond(Finding finding) {
    beyond_ = true;
    keep(std::move(finding));
}

void Findings::keep(Finding finding) {
    ++judgement_.found;
    if (judgement_.findings.size() < kFindingsShown)
        judgement_.findings.push_back(std::move(finding));
}

Judgement Findings::close(Text coverage) const {
    auto judgement = judgement_;
    judgement.coverage = std::move(coverage);
    judgement.verdict = failed_                              ? Verdict::failed
                        : beyond_ || judgement_.checked == 0 ? Verdict::not_verifiable
                                                             : Verdict::ok;
    return judgement;
}

int Report::exit_code() const {
    const std::array verdicts{bytes.verdict, signatures.verdict, rules.verdict,
                              completeness.verdict};
    const auto any = [&](Verdict wanted) {
        return std::find(verdicts.begin(), verdicts.end(), wanted) != verdicts.end();
    };
    if (any(Verdict::failed)) return 2;
    return any(Verdict::not_verifiable) ? 3 : 0;
}

Value Report::value() const {
    auto value = Value::object()
                     .set("origin", origin)
                     .set("vkey", vkey)
                     .set("vkey_pinned", vkey_pinned)
                     .set("size", static_cast<std::int64_t>(size.value))
                     .set("root", root.base64())
                     .set("bytes", judgement_value(bytes))
                     .set("signatures", judgement_value(signatures))
                     .set("rules", judgement_value(rules))
                     .set("completeness", judgement_value(completeness))
                     .set("exit_code", exit_code());
    if (demo) value.set("clock", "simulated");
    Value restorations = Value::array();
    for (const auto& each : restored) restorations.push(restoration_value(each));
    return value.set("restored", std::move(restorations));
}

}  // namespace banchi::replay
