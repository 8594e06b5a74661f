#include "api/openapi/parameters.hpp"

#include <algorithm>

#include "api/openapi/schema.hpp"
#include "ledger/domain/change/change.hpp"
#include "replay/page.hpp"

namespace banchi::api {
namespace {

Value one_of(const std::vector<const char*>& words) {
    Value names = Value::array();
    for (const auto* word : words) names.push(word);
    return Value::object().set("type", "string").set("enum", std::move(names));
}

Value plain_text() {
    return Value::object().set("type", "string");
}

Value limit_schema() {
    return Value::object()
        .set("type", "integer")
        .set("minimum", 1)
        .set("maximum", static_cast<std::int64_t>(replay::kLargestPage))
        .set("default", 100);
}

std::vector<Parameter> of_paths() {
    return {
        {"agency", {"รหัสหน่วยงาน", "An agency's id"}, schema_of<AgencyId>(), "diw"},
        {"change",
         {"รหัสคำขอเปลี่ยนแปลง", "A requested change's id"},
         schema_of<Id<struct ChangeTag>>(),
         "c1"},
        {"code", {"รหัสตัวชี้วัด", "A KPI's code"}, schema_of<KpiCode>(), "DIW-69-03"},
        {"committee",
         {"รหัสคณะกรรมการ", "A committee's id"},
         schema_of<CommitteeId>(),
         "performance-evaluation"},
        {"digest",
         {"ค่าแฮชของข้อความ เลขฐานสิบหก 64 หลัก", "A text's digest, 64 hexadecimal digits"},
         schema_of<TextDigest>(),
         "0000000000000000000000000000000000000000000000000000000000000000"},
        {"fiscal_year",
         {"ปีงบประมาณ พ.ศ.", "The fiscal year by its Buddhist Era label"},
         schema_of<FiscalYear>(),
         "2569"},
        {"id",
         {"รหัสของร่าง: SHA-256 ของสิ่งที่ลงนาม", "A draft's id: the SHA-256 of what is signed"},
         schema_of<Digest>(),
         "0000000000000000000000000000000000000000000000000000000000000000"},
        {"index",
         {"ลำดับของเหตุการณ์ เริ่มจาก 0", "An event's index, from 0"},
         schema_of<Index>(),
         "41"},
        {"meeting", {"รหัสการประชุม", "A meeting's id"}, schema_of<MeetingId>(), "2568-09-19"},
        {"path",
         {"ที่อยู่ตาม tlog-tiles มีเครื่องหมาย / ได้ และส่งตามนั้น เช่น entries/000.p/1",
          "A path of tlog-tiles; its slashes are sent as they are: entries/000.p/1"},
         plain_text(),
         "0/000.p/1"},
        {"person", {"รหัสบุคคล", "A person's id"}, schema_of<PersonId>(), "demo-recorder-1"},
        {"register",
         {"รหัสรายการในทะเบียน", "The id of an entry of the register"},
         schema_of<RegisterId>(),
         "JK-GHG-69"},
        {"type",
         {"ชนิดเหตุการณ์ เช่น kpi.proposed หรือ banchi.kpi.proposed.v1",
          "A type of event: kpi.proposed, or as on the wire banchi.kpi.proposed.v1"},
         schema_of<std::string>(),
         "kpi.proposed"},
        {"version",
         {"ฉบับที่ของกรอบการประเมิน", "A framework's version"},
         schema_of<std::int64_t>(),
         "1"},
    };
}

std::vector<Parameter> of_views() {
    return {
        {"at",
         {"ตามบันทึกเมื่อใด: ลำดับเหตุการณ์ (นับรวมเหตุการณ์นั้น) หรือเวลา RFC 3339",
          "As the record stood: an event's index (itself included), or an RFC 3339 time"},
         plain_text(),
         "123"},
        {"cursor",
         {"ค่า next ของหน้าก่อน", "The `next` of the page before"},
         plain_text(),
         "00000000000000000110"},
        {"effective",
         {"มีผลในวันใด ปี ค.ศ.", "What is in force on a day, year CE"},
         schema_of<Date>(),
         "2026-01-01"},
        {"limit", {"จำนวนมากที่สุดต่อหน้า", "At most so many items"}, limit_schema(), "10"},
    };
}

std::vector<Parameter> of_queries() {
    return {
        {"actor",
         {"บุคคลที่ลงนาม ลงนามร่วม ถูกบันทึกแทน หรือมอบอำนาจให้ลงนาม",
          "A person who signed, cosigned, was recorded for or had a delegate sign"},
         schema_of<PersonId>(),
         "demo-recorder-1"},
        {"answered", {"1: ตอบแล้ว 0: ยังไม่ตอบ", "1: answered, 0: not yet"}, one_of({"0", "1"}), "0"},
        {"dry_run", {"1: ตัดสินโดยไม่บันทึก", "1: judge without storing"}, one_of({"0", "1"}), "1"},
        {"field",
         {"ชื่อฟิลด์ เช่น weight_bp หรือ kpis/DIW-69-03/targets",
          "One field's name: weight_bp, or in an agreement kpis/DIW-69-03/targets"},
         schema_of<std::string>(),
         "weight_bp"},
        {"from", {"ตั้งแต่ลำดับนี้", "From this index on"}, schema_of<Index>(), "40"},
        {"Last-Event-ID",
         {"ลำดับของเหตุการณ์ล่าสุดที่ได้รับ สตรีมจะต่อจากนั้น",
          "The index of the last event received: the stream goes on after it"},
         schema_of<Index>(),
         "40"},
        {"lang", {"ภาษาที่ขึ้นก่อน", "The language that comes first"}, one_of({"th", "en"}), "en"},
        {"status",
         {"สถานะของคำขอเปลี่ยนแปลง", "How a requested change stands"},
         schema_of<domain::ChangeStatus>(),
         "applied"},
        {"subject",
         {"เรื่องของเหตุการณ์", "What an event is about"},
         schema_of<std::string>(),
         "agreement/diw/2569"},
    };
}

}  // namespace

const Parameter* find_parameter(std::string_view name) {
    static const std::vector<Parameter> all = [] {
        auto gathered = of_paths();
        for (const auto& more : {of_views(), of_queries()})
            gathered.insert(gathered.end(), more.begin(), more.end());
        return gathered;
    }();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const Parameter& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace banchi::api
