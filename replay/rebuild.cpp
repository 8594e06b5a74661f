#include "replay/rebuild.hpp"

#include <fstream>

#include "replay/answer.hpp"
#include "replay/comparison.hpp"
#include "replay/entry_source.hpp"
#include "replay/fold.hpp"
#include "replay/log_walk.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

using domain::Fact;

constexpr const char* kFactsFile = "facts.ndjson";

Error cannot_write(const std::filesystem::path& path) {
    return {ErrorKind::io,
            "cannot_write",
            {"เขียน " + path.string() + " ไม่ได้ ให้ตรวจสิทธิและพื้นที่ว่าง",
             "cannot write " + path.string() + "; check its permissions and free space"},
            {}};
}

Result<void> make_fresh(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
        return Error{ErrorKind::conflict,
                     "exists",
                     {folder.string() + " มีข้อมูลอยู่แล้ว ให้ระบุโฟลเดอร์ใหม่",
                      folder.string() + " holds something already; name a new folder"},
                     {}};
    std::filesystem::create_directories(folder, error);
    if (error) return cannot_write(folder);
    return {};
}

Value fact_value(const Fact& fact) {
    return Value::object()
        .set("entity", fact.entity)
        .set("field", fact.field)
        .set("value", fact.value ? *fact.value : Value())
        .set("removed", !fact.value)
        .set("index", number(fact.index))
        .set("origin", number(fact.origin));
}

// One fact a line, by entity, field and index: for diff and jq.
Result<void> write_facts(const domain::Memory& facts, const std::filesystem::path& path) {
    std::ofstream out(path, std::ios::binary);
    facts.each([&](const Fact& fact) { out << canonical(fact_value(fact)) << '\n'; });
    out.flush();
    if (!out) return cannot_write(path);
    return {};
}

// Folds one entry; `refused` says why it could not.
Result<void> fold_entry(Fold& fold, Index index, const std::string& leaf, const std::string& origin,
                        std::optional<Refused>& refused) {
    const auto entry = entry_of(index, leaf, origin);
    if (!entry) {
        refused = Refused{index, entry.error().name, entry.error().detail};
        return entry.error();
    }
    const auto marks = fold.judge(entry->event, entry->recorded);
    if (!marks) {
        refused = Refused{index, marks.error().name, marks.error().detail};
        return marks.error();
    }
    fold.take(entry->event, entry->recorded, *marks);
    return {};
}

std::string shown(const std::optional<Fact>& fact) {
    if (!fact) return "-";
    const auto value = fact->value ? canonical(*fact->value) : "(removed)";
    return value + " @" + std::to_string(fact->origin.value);
}

Value side_value(const std::optional<Fact>& fact) {
    return fact ? fact_value(*fact) : Value();
}

}  // namespace

Text Difference::told() const {
    const auto where = std::to_string(index.value);
    const auto what = entity + " " + field;
    Text text{"ต่างกันครั้งแรกที่เหตุการณ์ " + where + " ฟิลด์ " + what,
              "first difference at event " + where + ", field " + what};
    text.th += ": ที่ใช้อยู่ " + shown(live) + " สร้างใหม่ได้ " + shown(rebuilt);
    text.en += ": live " + shown(live) + ", rebuilt " + shown(rebuilt);
    return text;
}

Value Rebuilt::value() const {
    auto value = Value::object()
                     .set("equal", equal())
                     .set("size", static_cast<std::int64_t>(size.value))
                     .set("facts", static_cast<std::int64_t>(facts))
                     .set("live_facts", static_cast<std::int64_t>(live_facts))
                     .set("differing", static_cast<std::int64_t>(differing));
    if (first)
        value.set("first", Value::object()
                               .set("index", number(first->index))
                               .set("entity", first->entity)
                               .set("field", first->field)
                               .set("live", side_value(first->live))
                               .set("rebuilt", side_value(first->rebuilt))
                               .set("summary", replay::told(first->told())));
    if (refused)
        value.set("refused", Value::object()
                                 .set("index", number(refused->index))
                                 .set("rule", refused->rule)
                                 .set("detail", replay::told(refused->detail)));
    if (demo) value.set("clock", "simulated");
    return value;
}

Result<Rebuilt> rebuild(const store::LogReader& log, TreeSize size, const EachFact& live,
                        const std::filesystem::path& fresh, const Progress& progress) {
    if (auto made = make_fresh(fresh); !made) return made.error();
    Rebuilt result;
    result.size = size;
    Fold fold;
    const auto fold_next = [&](Index index, const std::string& leaf) {
        return fold_entry(fold, index, leaf, "", result.refused);
    };
    const auto walked = walk(log, size, fold_next, progress);
    if (!walked && !result.refused) return walked.error();
    result.demo = is_demo(fold.state());
    if (auto written = write_facts(fold.facts(), fresh / kFactsFile); !written)
        return written.error();

    // What follows a refused entry was not folded, so only what comes before it is compared.
    Comparison comparison(fold.facts());
    const auto visited = live([&](const Fact& fact) {
        if (!result.refused || fact.index < result.refused->index) comparison.live(fact);
    });
    if (!visited) return visited.error();
    if (auto finished = comparison.finish(); !finished) return finished.error();
    result.facts = comparison.rebuilt_facts();
    result.live_facts = comparison.live_facts();
    result.differing = comparison.differing();
    result.first = comparison.first();
    return result;
}

}  // namespace banchi::replay
