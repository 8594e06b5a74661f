#include "ledger/domain/change/change.hpp"

namespace banchi::domain {
namespace {

void add(std::vector<Text>& parts, const Text& did, const std::vector<std::string>& codes) {
    std::string list;
    for (const auto& code : codes) list += (list.empty() ? "" : ", ") + code;
    if (!codes.empty()) parts.push_back({did.th + " " + list, did.en + " " + list});
}

std::vector<std::string> weights_text(const ChangeRequested& event) {
    std::vector<std::string> texts;
    if (!event.after.weights_bp) return texts;
    for (const auto& [code, weight] : *event.after.weights_bp) {
        const auto was = event.before.weights_bp.value_or(Weights{});
        const auto before = was.find(code);
        if (before != was.end() && before->second == weight) continue;
        texts.push_back(code.text + " " +
                        (before == was.end() ? "" : before->second.percent() + "% → ") +
                        weight.percent() + "%");
    }
    return texts;
}

// "cancels DIW-69-03; sets the weights DIW-69-01 20% → 30%"
Text what_it_does(const ChangeRequested& event) {
    std::vector<std::string> cancelled;
    std::vector<std::string> added;
    std::vector<std::string> changed;
    for (const auto& [code, kpi] : event.before.kpis)
        if (!event.after.kpis.contains(code)) cancelled.push_back(code.text);
    for (const auto& [code, kpi] : event.after.kpis)
        (event.before.kpis.contains(code) ? changed : added).push_back(code.text);
    std::vector<Text> parts;
    add(parts, {"ยกเลิก", "cancels"}, cancelled);
    add(parts, {"เพิ่ม", "adds"}, added);
    add(parts, {"เปลี่ยน", "changes"}, changed);
    add(parts, {"ปรับน้ำหนัก", "sets the weights"}, weights_text(event));
    Text all;
    for (const auto& part : parts) {
        all.th += (all.th.empty() ? "" : "; ") + part.th;
        all.en += (all.en.empty() ? "" : "; ") + part.en;
    }
    return all;
}

std::string id_of(const Header& header) {
    return header.subject.substr(header.subject.find('/') + 1);
}

}  // namespace

Text tell(const Judging& judging, const ChangeRequested& event) {
    const auto& header = judging.header;
    const auto actor = name_of(judging.state, header.acting());
    const auto where = agreement_for_people(judging.state, event.agreement);
    const auto what = what_it_does(event);
    const auto from = header.effective ? for_people(*header.effective) : Text{"?", "?"};
    const auto code = event.reason_code ? event.reason_code->text + ": " : std::string();
    const auto why = code + header.common.reason.value_or(Line{}).text;
    return {actor.th + " ขอเปลี่ยนแปลง " + id_of(header) + " ของ" + where.th + " ตั้งแต่ " + from.th +
                ": " + what.th + " เพราะ " + why,
            actor.en + " requested the change " + id_of(header) + " of " + where.en + ", from " +
                from.en + " on: " + what.en + ", because " + why};
}

Text tell(const Judging& judging, const ChangeWithdrawn&) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto agreement =
        get<std::string>(judging.state, judging.header.subject, "agreement").value_or("?");
    const auto where = agreement_for_people(judging.state, agreement);
    return {
        actor.th + " ถอนคำขอเปลี่ยนแปลง " + id_of(judging.header) + " ของ" + where.th,
        actor.en + " withdrew the requested change " + id_of(judging.header) + " of " + where.en};
}

}  // namespace banchi::domain
