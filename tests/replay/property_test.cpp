#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "replay/rebuild.hpp"
#include "replay/verify.hpp"
#include "tests/replay/all_views.hpp"
#include "tests/replay/story.hpp"

namespace banchi::replay {
namespace {

const FiscalYear kYear{2569};

std::string histories(const AsOf& as_of) {
    std::string out;
    const auto agreements = agreements_view(as_of.state, kYear, {});
    for (const auto& item : *agreements["items"].items()) {
        const domain::AgreementId id{AgencyId{*item["agency"].text()}, kYear};
        out += canonical(agreement_history(as_of, id, {"", 1000}).value());
        out += canonical(agreement_blame(as_of, id).value());
    }
    return out;
}

RC_GTEST_PROP(Property, AViewAtNIsTheFoldOfTheFirstN, ()) {
    const auto log = log_of(story_world(*rc::gen::arbitrary<std::uint32_t>()));
    const auto whole = fold_of(log);
    const LogEntries entries(log, "test.example/log");
    const auto stride = *rc::gen::inRange<std::size_t>(3, 12);
    Fold fold;
    for (std::size_t size = 1; size <= log.entries.size(); ++size) {
        const auto entry = entries.entry(Index{size - 1}).value();
        fold.take(entry.event, entry.recorded, fold.judge(entry.event, entry.recorded).value());
        if (size % stride != 0) continue;
        const auto then = whole.facts().at(Index{size - 1});
        const auto now = fold.state();
        RC_ASSERT(all_views(then, whole.facts()) == all_views(now, fold.facts()));
        if (size % (3 * stride) != 0) continue;
        RC_ASSERT(histories({then, whole.facts(), entries, TreeSize{size}}) ==
                  histories({now, fold.facts(), entries, TreeSize{size}}));
    }
}

// A field's value in the view that blame speaks of, by its path: "kpis/DIW-69-01/targets".
Value shown(const Value& view, const std::string& path) {
    if (!path.starts_with("kpis/")) return view[path];
    const auto code = path.substr(5, path.find('/', 5) - 5);
    for (const auto& kpi : *view["kpis"].items())
        if (*kpi["code"].text() == code) return kpi[path.substr(path.rfind('/') + 1)];
    return Value();
}

RC_GTEST_PROP(Property, BlamesValueIsTheViewsValue, ()) {
    const auto log = log_of(story_world(*rc::gen::arbitrary<std::uint32_t>()));
    const auto fold = fold_of(log);
    const LogEntries entries(log, "test.example/log");
    const auto state = fold.state();
    const AsOf as_of{state, fold.facts(), entries, TreeSize{log.entries.size()}};
    std::size_t compared = 0;
    const auto agreements = agreements_view(state, kYear, {});
    for (const auto& item : *agreements["items"].items()) {
        const domain::AgreementId id{AgencyId{*item["agency"].text()}, kYear};
        const auto view = agreement_view(state, id).value();
        const auto blame = agreement_blame(as_of, id).value();
        for (const auto& field : *blame["fields"].items()) {
            const auto& name = *field["field"].text();
            const bool elsewhere = name == "submitted" || name == "returned" ||
                                   name.ends_with("/agreement") || field["value"].is_null();
            if (elsewhere) continue;
            RC_ASSERT(field["value"] == shown(view, name));
            ++compared;
        }
    }
    RC_ASSERT(compared > 0 || agreements["items"].items()->empty());
}

RC_GTEST_PROP(Property, AnyHistoryVerifiesAndRebuildsEqual, ()) {
    const auto log = log_of(story_world(*rc::gen::arbitrary<std::uint32_t>()));
    const auto report = verify(log, {log.key(), std::nullopt}).value();
    RC_ASSERT(report.exit_code() == 0);
    RC_ASSERT(report.rules.checked == log.entries.size());
}

RC_GTEST_PROP(Property, AnyFlippedBitOfAStoredLogIsNamed, ()) {
    auto log = log_of(story_world(*rc::gen::inRange<std::uint32_t>(0, 20), 5));
    const auto key = log.key();
    const auto bit = static_cast<char>(1 << *rc::gen::inRange(0, 8));
    const auto flip = [&](std::string& bytes) {
        auto& byte = bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())];
        byte = static_cast<char>(byte ^ bit);
    };
    const auto kind = *rc::gen::inRange(0, 3);
    const auto index = *rc::gen::inRange<std::size_t>(0, log.entries.size());
    if (kind == 0) flip(log.entries[index]);
    if (kind == 1) flip(log.tiles.at({0, 0}));
    if (kind == 2) flip(log.note);
    const auto report = verify(log, {key, std::nullopt}).value();
    RC_ASSERT(report.bytes.verdict == Verdict::failed);
    const auto& findings = report.bytes.findings;
    const auto named = [&](auto is_it) {
        return std::any_of(findings.begin(), findings.end(), is_it);
    };
    if (kind == 0) RC_ASSERT(named([&](const Finding& f) { return f.index == Index{index}; }));
    if (kind == 1)
        RC_ASSERT(named([&](const Finding& f) { return f.place.starts_with("tile/0/"); }));
    if (kind == 2) RC_ASSERT(named([&](const Finding& f) { return f.place == "checkpoint"; }));
}

// Where the rules first refuse an entry, by judging one after the other.
std::optional<Index> first_refusal(const MemoryLog& log) {
    Fold fold;
    for (const auto& leaf : log.entries) {
        const auto entry = entry_of(fold.next(), leaf, "test.example/log").value();
        const auto marks = fold.judge(entry.event, entry.recorded);
        if (!marks) return entry.index;
        fold.take(entry.event, entry.recorded, *marks);
    }
    return std::nullopt;
}

// Events out of their order, past the rules: verify names the first and never breaks, whatever
// state the later ones are judged on.
RC_GTEST_PROP(Property, AShuffledHistoryIsNamedAndNeverBreaksVerify, ()) {
    const auto world = story_world(*rc::gen::inRange<std::uint32_t>(0, 1000));
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < world.log.size(); ++i) order.push_back(i);
    for (std::size_t i = 1; i + 1 < order.size(); ++i)
        if (random() % 3 == 0) std::swap(order[i], order[i + random() % (order.size() - i)]);
    MemoryLog log;
    for (const auto i : order) append(log, world.log[i], world.recorded.back());
    log.seal();
    const auto report = verify(log, {log.key(), std::nullopt}).value();
    RC_ASSERT(report.bytes.verdict == Verdict::ok);
    RC_ASSERT(report.rules.checked == log.entries.size());
    const auto refused = first_refusal(log);
    RC_ASSERT(refused.has_value() == (report.rules.verdict == Verdict::failed));
    if (refused) RC_ASSERT(report.rules.findings.front().index == refused);
}

}  // namespace
}  // namespace banchi::replay
