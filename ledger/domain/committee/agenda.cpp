#include "ledger/domain/committee/agenda.hpp"

#include <algorithm>
#include <set>

#include "ledger/domain/committee/effect.hpp"

namespace banchi::domain {
namespace {

Error no_such_subject(const AgendaItem& item, const Text& wanted) {
    return broken("no_such_subject",
                  {"วาระที่ " + std::to_string(item.number) + ": " + item.subject + " " + wanted.th,
                   "item " + std::to_string(item.number) + ": " + item.subject + " " + wanted.en},
                  {{"subject", item.subject}});
}

Error year_differs(const AgendaItem& item, FiscalYear year) {
    return broken("fiscal_year_differs",
                  {item.subject + " เป็นของปีงบประมาณอื่น การประชุมนี้พิจารณาปี " + year.text() +
                       " ให้เรียกประชุมแยกตามปี",
                   item.subject + " is of another fiscal year than the meeting's, " + year.text() +
                       "; convene a meeting for each year"},
                  {{"subject", item.subject}, {"fiscal_year", year.text()}});
}

Result<void> check_matter(const State& state, FiscalYear year, const AgendaItem& item) {
    const auto matter = find_matter(state, item.subject);
    if (!matter)
        return no_such_subject(item,
                               {"ไม่มีในบัญชี ให้ตรวจรหัส", "is not in the ledger; check what it names"});
    if (matter->agreement.year != year) return year_differs(item, year);
    const auto submitted = submitted_digest(state, *matter);
    if (!submitted || !waits(state, *matter))
        return broken("not_submitted",
                      {item.subject + " ยังไม่ได้เสนอ หรือแก้ไขหลังเสนอ "
                                      "ให้หน่วยงานเสนอก่อนเรียกประชุม",
                       item.subject + " is not submitted, or was edited since; the agency submits "
                                      "it before the meeting is convened"},
                      {{"subject", item.subject}});
    if (*submitted != item.digest)
        return digest_differs({"ข้อเสนอของ " + item.subject, "the submission of " + item.subject},
                              item.digest, *submitted);
    return check_standing(state, *matter, item.digest);
}

Result<void> check_document(const State& state, const AgendaItem& item) {
    if (!has(state, item.subject, "title"))
        return no_such_subject(item, {"ยังไม่ได้จดทะเบียน ให้จดทะเบียนเอกสารก่อน",
                                      "is not registered; register the document first"});
    const auto named = Digest::from_hex(item.subject.substr(item.subject.find('/') + 1));
    if (!named) return named.error();
    if (*named != item.digest)
        return digest_differs({"เอกสาร", "the document"}, item.digest, *named);
    return {};
}

Result<void> check_framework(const State& state, const AgendaItem& item) {
    const auto authority = get<Citation>(state, item.subject, "authority");
    if (!authority)
        return no_such_subject(item, {"ยังไม่ได้ประกาศ ให้ประกาศกรอบก่อน",
                                      "is not published; publish the framework first"});
    if (authority->document != item.digest)
        return digest_differs({"เอกสารที่กรอบอ้าง", "the framework's authority"}, item.digest,
                              authority->document);
    return {};
}

// An earlier resolution, to hear of it or to rescind it: by the digest that it decided.
Result<void> check_resolution(const State& state, FiscalYear year, const AgendaItem& item) {
    const auto id = ItemId::parse(item.subject);
    const auto conclusion = id ? find_conclusion(state, *id) : std::nullopt;
    if (!conclusion || has(state, item.subject, "rescinds"))
        return no_such_subject(item, {"ไม่ใช่วาระที่มีมติแล้ว หรือเป็นการเพิกถอนมติ ให้ตรวจรหัสการประชุมและลำดับ",
                                      "is no concluded item, or is itself a rescission; check the "
                                      "meeting's id and the number"});
    if (conclusion->decided != item.digest)
        return digest_differs({"มติของ " + item.subject, "the resolution of " + item.subject},
                              item.digest, conclusion->decided);
    if (get<FiscalYear>(state, "meeting/" + id->meeting.text, "fiscal_year") != year)
        return year_differs(item, year);
    return {};
}

Result<void> check_item(const State& state, FiscalYear year, const AgendaItem& item) {
    const auto kind = item.subject.substr(0, item.subject.find('/'));
    if (kind == "agreement" || kind == "change") return check_matter(state, year, item);
    if (kind == "document") return check_document(state, item);
    if (kind == "framework") return check_framework(state, item);
    if (kind == "item") return check_resolution(state, year, item);
    return no_such_subject(item, {"ต้องเป็น agreement, change, document, framework หรือ item",
                                  "must be an agreement, a change, a document, a framework or an "
                                  "item"});
}

Result<void> check_numbers(const std::vector<AgendaItem>& agenda) {
    std::int64_t number = 0;
    for (const auto& item : agenda) {
        if (item.number == ++number) continue;
        number = 0;
        break;
    }
    if (number == 0)
        return broken("agenda_numbers", {"ระเบียบวาระต้องมีอย่างน้อยหนึ่งวาระ "
                                         "เรียงลำดับ 1, 2, 3 ...",
                                         "an agenda has at least one item, numbered 1, 2, 3 ..."});
    return {};
}

bool stood(const std::vector<AgendaItem>& before, const AgendaItem& item) {
    return std::any_of(before.begin(), before.end(),
                       [&](const AgendaItem& each) { return to_value(each) == to_value(item); });
}

}  // namespace

Result<void> check_agenda(const State& state, FiscalYear year,
                          const std::vector<AgendaItem>& agenda,
                          const std::vector<AgendaItem>& before) {
    if (auto fits = check_numbers(agenda); !fits) return fits.error();
    std::set<std::string> matters;
    for (const auto& item : agenda) {
        if (!stood(before, item))
            if (auto fits = check_item(state, year, item); !fits) return fits.error();
        if (find_matter(state, item.subject) && !matters.insert(item.subject).second)
            return broken("agenda_twice",
                          {item.subject + " อยู่ในระเบียบวาระสองวาระ ให้เหลือวาระเดียว",
                           item.subject + " stands on the agenda twice; keep one item"},
                          {{"subject", item.subject}});
    }
    return {};
}

Result<void> mark_notice(const Judging& judging, Date date, const Framework& framework,
                         Marks& marks) {
    const auto day = judging.day();
    const auto days = framework.rules.notice_days;
    if (day.plus_days(static_cast<std::int32_t>(days)) <= date) return {};
    return mark(judging, marks, framework,
                {"short_notice",
                 {"เรียกประชุมล่วงหน้าน้อยกว่า " + std::to_string(days) + " วัน",
                  "convened with less than " + std::to_string(days) + " days' notice"},
                 Value::object()
                     .set(judging.day_name(), day.text())
                     .set("date", date.text())
                     .set("notice_days", days)});
}

void list_agenda(const MeetingId& meeting, const std::vector<AgendaItem>& agenda,
                 const std::vector<AgendaItem>& before, Changes& changes) {
    using Listed = std::pair<std::string, std::string>;
    const auto listed = [&](const std::vector<AgendaItem>& items) {
        std::set<Listed> all;
        for (const auto& item : items)
            all.emplace("index/agenda/" + item.subject, ItemId{meeting, item.number}.subject());
        return all;
    };
    const auto now = listed(agenda);
    const auto then = listed(before);
    for (const auto& each : then)
        if (!now.contains(each)) changes.remove(each.first, each.second);
    for (const auto& each : now)
        if (!then.contains(each)) changes.put(each.first, each.second, true);
}

}  // namespace banchi::domain
