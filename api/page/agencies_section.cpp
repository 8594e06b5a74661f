#include <algorithm>

#include "api/page/sections.hpp"
#include "replay/views.hpp"

namespace banchi::api {
namespace {

// The newest year that any framework covers and for which anything was proposed.
std::optional<FiscalYear> newest_year(const domain::State& state) {
    std::optional<FiscalYear> newest;
    const auto frameworks = replay::frameworks_view(state, {"", replay::kLargestPage});
    for (const auto& framework : *frameworks["items"].items())
        for (const auto& label : *framework["fiscal_years"].items()) {
            const auto year = from_value<FiscalYear>(label);
            if (!year || !state.next("index/agreements/" + year->text(), "")) continue;
            if (!newest || *newest < *year) newest = *year;
        }
    return newest;
}

Text status_name(const std::string& status) {
    static const std::pair<std::string_view, Text> names[] = {
        {"draft", {"ร่าง", "draft"}},
        {"submitted", {"เสนอแล้ว", "submitted"}},
        {"returned", {"ส่งกลับให้แก้ไข", "returned"}},
        {"presented", {"นำเสนอที่ประชุมแล้ว (ยังไม่อนุมัติ)", "presented (not approved)"}},
        {"approved", {"อนุมัติแล้ว", "approved"}},
        {"in_force", {"มีผลใช้", "in force"}},
        {"closed", {"ปิดแล้ว", "closed"}}};
    for (const auto& [name, text] : names)
        if (name == status) return text;
    return {status, status};
}

Text kind_name(const std::string& kind) {
    static const std::pair<std::string_view, Text> names[] = {
        {"functional", {"ตามภารกิจ", "functional"}},
        {"strategic", {"เชิงยุทธศาสตร์", "strategic"}},
        {"joint", {"ตัวชี้วัดร่วม", "joint"}},
        {"monitor", {"ติดตาม ไม่คิดคะแนน", "monitored, not scored"}}};
    for (const auto& [name, text] : names)
        if (name == kind) return text;
    return {kind, kind};
}

std::string source_cell(const Reader& reader, const Value& kpi) {
    const auto source = text_of(kpi["source"]);
    std::string cell;
    const auto* illustrative = kpi["illustrative"].boolean();
    if (illustrative != nullptr && *illustrative)
        cell += "<span class=\"tag\">" + one(reader, {"ข้อมูลสมมติ", "illustrative"}) + "</span> ";
    if (source.rfind("https://", 0) == 0)
        cell += link(source, reader.language == Language::th ? "แหล่งที่มา" : "source") + " ";
    else if (source != "illustrative")
        cell += escaped(source) + " ";
    return cell + "<span class=\"other\" lang=\"en\">" + escaped(text_of(kpi["source_scope"])) +
           "</span>";
}

std::string kpi_row(const Reader& reader, const Value& kpi) {
    const auto code = text_of(kpi["code"]);
    return "<tr><th scope=\"row\">" + link(here(reader, "/v1/kpis/" + code), code) + "</th><td>" +
           both(reader, kpi["title"]) + "</td><td>" +
           both(reader, kind_name(text_of(kpi["kind"]))) + "</td><td class=\"number\">" +
           escaped(percent_of(kpi["weight_bp"])) + "</td><td>" + source_cell(reader, kpi) +
           "</td></tr>\n";
}

std::string kpi_table(const Reader& reader, const Value& agreement) {
    const auto head = [&](const Text& text) {
        return "<th scope=\"col\">" + one(reader, text) + "</th>";
    };
    std::string table = "<table><thead><tr>" + head({"รหัส", "Code"}) + head({"ตัวชี้วัด", "KPI"}) +
                        head({"ประเภท", "Kind"}) + head({"น้ำหนัก", "Weight"}) +
                        head({"ที่มาของเนื้อหา", "Source of content"}) + "</tr></thead><tbody>\n";
    for (const auto& kpi : *agreement["kpis"].items()) table += kpi_row(reader, kpi);
    return table + "</tbody></table>\n";
}

std::string agreement_part(const Reader& reader, const Value& agreement, const std::string& path) {
    return "<h3>" + both(reader, agreement["name"]) + "</h3>\n<p>" +
           both(reader, agreement["abbreviation"]) + " · " +
           both(reader, status_name(text_of(agreement["status"]))) + " · " +
           one(reader, {"น้ำหนักรวม", "weights total"}) + " " +
           escaped(percent_of(agreement["weights_total_bp"])) + " · " +
           link(here(reader, path), "JSON") + " · " +
           link(here(reader, path + "/history"),
                reader.language == Language::th ? "ประวัติ" : "history") +
           " · " +
           link(here(reader, path + "/blame"),
                reader.language == Language::th ? "ใครกำหนด" : "who set what") +
           "</p>\n" + kpi_table(reader, agreement);
}

}  // namespace

std::string agencies_section(const Reader& reader, const replay::AsOf& as_of) {
    const auto year = newest_year(as_of.state);
    const Text title = year ? Text{"หน่วยงานและตัวชี้วัด ปีงบประมาณ " + year->text(),
                                   "Agencies and KPIs, fiscal year " + year->text() + " (BE)"}
                            : Text{"หน่วยงาน", "Agencies"};
    std::string section = "<section><h2>" + both(reader, title) + "</h2>\n";
    const auto agencies = replay::agencies_view(as_of.state, {"", replay::kLargestPage});
    if (agencies["items"].items()->empty())
        section += "<p>" + both(reader, Text{"ยังไม่มีหน่วยงานในบัญชี", "No agency is registered yet."}) +
                   "</p>\n";
    for (const auto& agency : *agencies["items"].items()) {
        const auto id = text_of(agency["id"]);
        const auto agreement =
            year ? replay::agreement_view(as_of.state, {{id}, *year})
                 : Result<Value>(Error{ErrorKind::not_found, "fiscal_year", {}, {}});
        section +=
            agreement
                ? agreement_part(reader, *agreement, "/v1/agreements/" + id + "/" + year->text())
                : "<h3>" + both(reader, agency["name"]) + "</h3>\n<p>" +
                      both(reader, Text{"ยังไม่มีข้อเสนอ", "Nothing proposed yet."}) + "</p>\n";
    }
    return section + "</section>\n";
}

}  // namespace banchi::api
