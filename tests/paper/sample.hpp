#pragma once

#include <gtest/gtest.h>

#include <string>

#include "ledger/base/digest.hpp"
#include "tools/paper/paper.hpp"

namespace banchi::paper {

// The JSON of what the API would answer.
inline Value json(const std::string& text) {
    return parse_json(text, {1u << 20, 32}).value();
}

inline Value kpi(const std::string& title, const std::string& hundred) {
    return json(R"({"kind": "joint", "title": {"th": ")" + title + R"(", "en": "in English"},
        "unit": {"th": "ตัน", "en": "tonnes"}, "method": "linear", "direction": "higher",
        "scale": 0, "levels": [{"score": 50, "value": "950000"}, {"score": 75, "value": "1100000"},
        {"score": 100, "value": ")" +
                hundred + R"("}], "baseline": {"value": "900000",
        "year": "not_stated", "source": "not_stated"}, "joint": {"id": "JK-1", "role": "lead"},
        "source": "illustrative", "source_scope": "all fields illustrative"})");
}

inline Value content() {
    return json(R"({"kind": "agreement", "agency": "diw", "fiscal_year": 2569,
        "weights_bp": {"DIW-69-01": 7000, "DIW-69-02": 3000}})")
        .set("kpis", Value::object()
                         .set("DIW-69-01", kpi("ลดก๊าซเรือนกระจก", "1250000"))
                         .set("DIW-69-02", kpi("ลดกากอุตสาหกรรม", "1250000")));
}

// A meeting of one item, about an agreement.
inline Sources sources() {
    Sources made;
    made.log = json(R"({"origin": "audit.example/1", "clock": "system"})");
    made.newest = json(R"({"index": 41, "recorded": "2025-09-12T02:00:00.000000Z"})");
    made.meeting = json(R"({"id": "m1", "position": 42, "root": "cm9vdHJvb3Ryb290cm9vdA==",
        "committee": "main", "committee_name": {"th": "คณะกรรมการหลัก", "en": "Main committee"},
        "fiscal_year": 2569, "title": {"th": "การประชุมครั้งที่ 1", "en": "First meeting"},
        "date": "2025-09-19", "place": {"th": "ห้อง อก.1", "en": "Room 1"}, "amended": null,
        "cancelled": null, "attendance": [], "minutes": null, "irregular": []})");
    made.committee = json(R"({"id": "main", "seats": []})");
    auto view = json(R"({"meeting": "m1", "number": 1, "purpose": "consideration",
        "title": {"th": "คำรับรองของ กรอ.", "en": "Agreement of DIW"},
        "subject": "agreement/diw/2569", "on_agenda": 40})");
    view.set("digest", sha256("content").hex());
    view.set("subject_name", json(R"({"th": "คำรับรองของกรมโรงงาน", "en": "agreement of DIW"})"));
    Item item;
    item.view = view;
    item.content = content();
    made.items.push_back(item);
    return made;
}

inline std::string made(const Sources& from, Language language = Language::th) {
    return agenda_paper(from, language).value();
}

inline bool has(const std::string& paper, const std::string& text) {
    return paper.find(text) != std::string::npos;
}

}  // namespace banchi::paper
