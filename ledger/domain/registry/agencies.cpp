#include "ledger/domain/registry/agencies.hpp"

#include <set>

namespace banchi::domain {
namespace {

AgencyId subject_agency(const Header& header) {
    return AgencyId{header.subject.substr(header.subject.find('/') + 1)};
}

std::string entity_of(const AgencyId& agency) {
    return "agency/" + agency.text;
}

// " โดยมีกรมกและกรมขรับช่วงต่อ", ", succeeded by A and B"; empty for nobody.
Text succession(const State& state, const std::vector<AgencyId>& successors) {
    if (successors.empty()) return {};
    Text names;
    for (const auto& successor : successors) {
        const auto name = name_of(state, successor);
        names.th += (names.th.empty() ? "" : " และ") + name.th;
        names.en += (names.en.empty() ? "" : " and ") + name.en;
    }
    return {" โดยมี" + names.th + "รับช่วงต่อ", ", succeeded by " + names.en};
}

Error bad_successor(const AgencyId& successor, const Text& why) {
    return broken("successors",
                  {"successors: " + successor.text + " " + why.th,
                   "successors: " + successor.text + " " + why.en},
                  {{"successor", successor.text}});
}

Result<void> check_successors(const State& state, const AgencyId& agency,
                              const AgencyEnded& event) {
    std::set<AgencyId> seen{agency};
    for (const auto& successor : event.successors) {
        if (!has(state, entity_of(successor), "name"))
            return bad_successor(successor, {"ยังไม่ได้จดทะเบียน ให้จดทะเบียนก่อน",
                                             "is not registered; register it first"});
        if (!seen.insert(successor).second)
            return bad_successor(successor, {"เป็นหน่วยงานที่สิ้นสุดเอง หรือระบุซ้ำ ให้เอาออก",
                                             "is the agency itself, or named twice; take it out"});
        if (has_ended(state, successor, event.until))
            return bad_successor(successor, {"สิ้นสุดแล้วในวันนั้น ให้ระบุหน่วยงานที่รับช่วงต่อจริง",
                                             "has ended itself by that day; name who takes over"});
    }
    return {};
}

Result<void> check_not_ended(const Judging& judging, const AgencyId& agency) {
    const auto end = end_of(judging.state, agency);
    if (!end || judging.day() < end->until) return {};
    return agency_ended(judging.state, agency, *end,
                        {"รายการของหน่วยงานนี้คงไว้ตามเดิม", "it stays on the record as it is"});
}

Error nothing_changed(const AgencyId& agency) {
    return broken("nothing_changed",
                  {"บันทึกไว้เช่นนี้แล้วสำหรับ " + agency.text + " ให้แก้อย่างน้อยหนึ่งช่อง หรือไม่ต้องส่ง",
                   agency.text + " is recorded like this already; change something before sending "
                                 "it, or leave it as it is"},
                  {{"agency", agency.text}});
}

}  // namespace

Text name_of(const State& state, const AgencyId& agency) {
    return get<Title>(state, "agency/" + agency.text, "name")
        .value_or(Title{agency.text, agency.text});
}

std::optional<AgencyEnded> end_of(const State& state, const AgencyId& agency) {
    return get<AgencyEnded>(state, entity_of(agency), "ended");
}

bool has_ended(const State& state, const AgencyId& agency, Date day) {
    const auto end = end_of(state, agency);
    return end && end->until <= day;
}

Error agency_ended(const State& state, const AgencyId& agency, const AgencyEnded& end,
                   const Text& next) {
    const auto since = for_people(end.until);
    const auto after = succession(state, end.successors);
    return broken(
        "agency_ended",
        {"หน่วยงาน " + agency.text + " สิ้นสุดตั้งแต่วันที่ " + since.th + after.th + " " + next.th,
         "the agency " + agency.text + " ends as of " + since.en + after.en + "; " + next.en},
        {{"agency", agency.text}, {"until", end.until.text()}});
}

Result<void> check_may_propose(const State& state, const AgencyId& agency, Date day) {
    const auto end = end_of(state, agency);
    if (!end || day < end->until) return {};
    return agency_ended(state, agency, *end,
                        {"จึงเสนอหรือขอเปลี่ยนแปลงไม่ได้ ให้หน่วยงานที่รับช่วงต่อเสนอในคำรับรองของตน",
                         "it proposes and requests nothing: a successor proposes in its own "
                         "agreement"});
}

Result<Marks> decide(const Judging& judging, const AgencyRegistered&) {
    const auto id = subject_agency(judging.header).text;
    if (has(judging.state, "agency/" + id, "name"))
        return broken("agency_exists",
                      {"รหัสหน่วยงาน " + id + " จดทะเบียนไว้แล้ว ให้ใช้รหัสอื่น",
                       "the agency id " + id + " is registered already; choose another"},
                      {{"agency", id}});
    return Marks{};
}

void evolve(const Judging& judging, const AgencyRegistered& event, Changes& changes) {
    const auto id = subject_agency(judging.header).text;
    changes.put("index/agencies", id, true);
    changes.put("agency/" + id, "name", to_value(event.name));
    changes.put("agency/" + id, "abbreviation", to_value(event.abbreviation));
}

Text tell(const Judging& judging, const AgencyRegistered& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    return {actor.th + " จดทะเบียนหน่วยงาน “" + event.name.th + "” (" + event.abbreviation.th + ")",
            actor.en + " registered the agency “" + event.name.en + "” (" + event.abbreviation.en +
                ")"};
}

Result<Marks> decide(const Judging& judging, const AgencyRenamed& event) {
    const auto agency = subject_agency(judging.header);
    const auto& state = judging.state;
    if (auto fits = check_not_ended(judging, agency); !fits) return fits.error();
    if (get<Title>(state, entity_of(agency), "name") == event.name &&
        get<Title>(state, entity_of(agency), "abbreviation") == event.abbreviation)
        return nothing_changed(agency);
    return Marks{};
}

void evolve(const Judging& judging, const AgencyRenamed& event, Changes& changes) {
    const auto entity = entity_of(subject_agency(judging.header));
    const auto put = [&](const char* field, const Title& title) {
        if (get<Title>(judging.state, entity, field) != title)
            changes.put(entity, field, to_value(title));
    };
    put("name", event.name);
    put("abbreviation", event.abbreviation);
}

// By its id: told later, the record knows the new name alone.
Text tell(const Judging& judging, const AgencyRenamed& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto id = subject_agency(judging.header).text;
    const auto& order = event.order.title.text;
    return {actor.th + " เปลี่ยนชื่อหน่วยงานรหัส " + id + " เป็น “" + event.name.th + "” (" +
                event.abbreviation.th + ") ตามคำสั่ง “" + order + "”",
            actor.en + " renamed the agency " + id + " to “" + event.name.en + "” (" +
                event.abbreviation.en + "), by the order “" + order + "”"};
}

Result<Marks> decide(const Judging& judging, const AgencyEnded& event) {
    const auto agency = subject_agency(judging.header);
    if (auto fits = check_not_ended(judging, agency); !fits) return fits.error();
    if (const auto end = end_of(judging.state, agency); end && to_value(*end) == to_value(event))
        return nothing_changed(agency);
    if (auto fits = check_successors(judging.state, agency, event); !fits) return fits.error();
    return Marks{};
}

void evolve(const Judging& judging, const AgencyEnded& event, Changes& changes) {
    changes.put(entity_of(subject_agency(judging.header)), "ended", to_value(event));
}

Text tell(const Judging& judging, const AgencyEnded& event) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto agency = name_of(judging.state, subject_agency(judging.header));
    const auto since = for_people(event.until);
    const auto after = succession(judging.state, event.successors);
    const auto& order = event.order.title.text;
    return {actor.th + " บันทึกว่า “" + agency.th + "” สิ้นสุดการเป็นหน่วยงานตั้งแต่วันที่ " + since.th +
                after.th + " ตามคำสั่ง “" + order + "”",
            actor.en + " recorded that the agency “" + agency.en + "” ends as of " + since.en +
                after.en + ", by the order “" + order + "”"};
}

}  // namespace banchi::domain
