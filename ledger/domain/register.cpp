#include "ledger/domain/register.hpp"

#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"

namespace banchi::domain {
namespace {

RegisterId id_of(const Header& header) {
    return RegisterId{header.subject.substr(header.subject.find('/') + 1)};
}

std::string entity_of(const RegisterId& id) {
    return "register/" + id.text;
}

std::string listed_as(const RegisterId& id, const RegisterEntry& entry) {
    return entry.fiscal_year.text() + "/" + id.text;
}

Error closed(const RegisterId& id) {
    return broken(
        "entry_closed",
        {"รายการทะเบียน " + id.text + " ปิดแล้ว แก้ไขหรือรับไปใช้อีกไม่ได้ ให้ใช้รายการอื่น",
         "the register's entry " + id.text + " is closed and takes no more; use another entry"},
        {{"entry", id.text}});
}

Result<RegisterEntry> open_entry(const Judging& judging) {
    const auto id = id_of(judging.header);
    auto entry = find_entry(judging.state, id);
    if (!entry) return no_such_entry(id);
    if (is_closed(judging.state, id)) return closed(id);
    return std::move(*entry);
}

Result<void> check_fixed(const RegisterEntry& before, const RegisterEntry& after) {
    if (before.kind != after.kind || before.fiscal_year != after.fiscal_year)
        return broken(
            "entry_differs",
            {"ประเภทและปีงบประมาณของรายการเปลี่ยนไม่ได้ ให้ปิดรายการนี้แล้วเพิ่มรายการใหม่",
             "an entry keeps its kind and fiscal year; close this one and add another"},
            {{"kind", *to_value(before.kind).text()}, {"fiscal_year", before.fiscal_year.text()}});
    if (to_value(before) != to_value(after)) return {};
    return broken("nothing_changed",
                  {"รายการเป็นเช่นนี้อยู่แล้ว ให้แก้อย่างน้อยหนึ่งช่อง หรือไม่ต้องส่ง",
                   "the entry is like this already; change something before sending it, or leave "
                   "it as it is"});
}

}  // namespace

std::optional<RegisterEntry> find_entry(const State& state, const RegisterId& id) {
    auto members = Value::object();
    for (auto& fact : list(state, entity_of(id)))
        if (fact.field != "closed") members.set(fact.field, std::move(*fact.value));
    if (members.members()->empty()) return std::nullopt;
    return from_value<RegisterEntry>(members, entity_of(id)).value();
}

bool is_closed(const State& state, const RegisterId& id) {
    return has(state, entity_of(id), "closed");
}

const EntryAgency* find_agency(const RegisterEntry& entry, const AgencyId& agency) {
    const auto& all = entry.agencies;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const EntryAgency& each) { return each.agency == agency; });
    return found == all.end() ? nullptr : &*found;
}

std::string adopters_entity(const RegisterId& id, const RegisterEntry& entry) {
    return entry.kind == RegisterKind::joint ? joint_entity(entry.fiscal_year, JointId{id.text})
                                             : adopted_entity(id);
}

std::vector<KpiCode> adopted_by(const State& state, const RegisterId& id,
                                const RegisterEntry& entry, const AgencyId& agency) {
    const auto prefix = agency.text + "/";
    std::vector<KpiCode> codes;
    for (const auto& fact : list(state, adopters_entity(id, entry), prefix))
        codes.push_back(KpiCode{fact.field.substr(prefix.size())});
    return codes;
}

Error no_such_entry(const RegisterId& id) {
    return broken("no_such_entry",
                  {"ทะเบียนไม่มีรายการรหัส " + id.text + " ให้ตรวจรหัสที่ /v1/registers",
                   "the register has no entry " + id.text + "; check the id at /v1/registers"},
                  {{"entry", id.text}});
}

Text register_for_people(const RegisterEntry& entry) {
    const auto year = entry.fiscal_year.text();
    const auto named = [&](const char* th, const char* en) {
        return Text{std::string("ทะเบียนตัวชี้วัด") + th + " ปีงบประมาณ พ.ศ. " + year,
                    std::string("the register of ") + en + " KPIs of fiscal year " + year};
    };
    if (entry.kind == RegisterKind::strategic) return named("เชิงยุทธศาสตร์", "strategic");
    if (entry.kind == RegisterKind::monitor) return named("ติดตาม (Monitor)", "monitor");
    return named("ร่วม", "joint");
}

Result<Marks> decide(const Judging& judging, const EntryAdded& event) {
    const auto id = id_of(judging.header);
    if (find_entry(judging.state, id))
        return broken("entry_exists",
                      {"ทะเบียนมีรายการรหัส " + id.text + " แล้ว ให้ใช้รหัสอื่น หรือแก้ไขรายการเดิม",
                       "the register has an entry " + id.text +
                           " already; choose another id, or amend that one"},
                      {{"entry", id.text}});
    if (auto fits = check_entry(judging, id, event.entry, nullptr); !fits) return fits.error();
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const EntryAmended& event) {
    const auto before = open_entry(judging);
    if (!before) return before.error();
    if (auto fits = check_fixed(*before, event.entry); !fits) return fits.error();
    if (auto fits = check_entry(judging, id_of(judging.header), event.entry, &*before); !fits)
        return fits.error();
    return Marks{};
}

Result<Marks> decide(const Judging& judging, const EntryClosed&) {
    const auto entry = open_entry(judging);
    if (!entry) return entry.error();
    if (judging.header.common.reason) return Marks{};
    return broken("reason_missing", {"การปิดรายการต้องให้เหตุผลใน reason",
                                     "to close an entry gives its reason; fill in `reason`"});
}

namespace {

// An unchanged member gets no fact.
void put_entry(const Judging& judging, const RegisterEntry& entry, Changes& changes) {
    const auto entity = entity_of(id_of(judging.header));
    const auto fields = to_value(entry);
    for (const auto& [name, value] : *fields.members()) {
        const auto before = judging.state.fact(entity, name);
        if (!before || before->value != value) changes.put(entity, name, value);
    }
    for (const auto& fact : list(judging.state, entity))
        if (fact.field != "closed" && fields[fact.field].is_null())
            changes.remove(entity, fact.field);
}

// "ann แก้ไขรายการ “…” (รหัส x) ของทะเบียน…": the title as the event has it, or as the record does.
Text tell_entry(const Judging& judging, const std::optional<RegisterEntry>& entry, const Text& did,
                const Text& joined) {
    const auto actor = name_of(judging.state, judging.header.acting());
    const auto id = id_of(judging.header).text;
    const auto title = entry ? entry->title : Title{id, id};
    const auto where = entry ? register_for_people(*entry) : Text{"ทะเบียน", "the register"};
    return {
        actor.th + " " + did.th + "รายการ “" + title.th + "” (รหัส " + id + ") " + joined.th +
            where.th,
        actor.en + " " + did.en + " “" + title.en + "” (" + id + ") " + joined.en + " " + where.en};
}

}  // namespace

void evolve(const Judging& judging, const EntryAdded& event, Changes& changes) {
    changes.put(kRegisters, listed_as(id_of(judging.header), event.entry),
                to_value(event.entry.kind));
    put_entry(judging, event.entry, changes);
}

void evolve(const Judging& judging, const EntryAmended& event, Changes& changes) {
    put_entry(judging, event.entry, changes);
}

void evolve(const Judging& judging, const EntryClosed&, Changes& changes) {
    const auto reason = judging.header.common.reason.value_or(Line{});
    changes.put(judging.header.subject, "closed",
                Value::object()
                    .set("reason", to_value(reason))
                    .set("recorded", to_value(judging.recorded)));
}

Text tell(const Judging& judging, const EntryAdded& event) {
    return tell_entry(judging, event.entry, {"เพิ่ม", "added"}, {"ใน", "to"});
}

Text tell(const Judging& judging, const EntryAmended& event) {
    return tell_entry(judging, event.entry, {"แก้ไข", "amended"}, {"ของ", "of"});
}

Text tell(const Judging& judging, const EntryClosed&) {
    const auto entry = find_entry(judging.state, id_of(judging.header));
    const auto reason = judging.header.common.reason.value_or(Line{}).text;
    const auto text = tell_entry(judging, entry, {"ปิด", "closed"}, {"ของ", "of"});
    return {text.th + " เพราะ: " + reason, text.en + " because: " + reason};
}

}  // namespace banchi::domain
