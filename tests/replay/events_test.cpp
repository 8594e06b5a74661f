#include "replay/blame.hpp"
#include "replay/history.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};

TEST(Events, AreListedBySubjectActorAndType) {
    const Seen seen(approved_world());
    const auto ask = [&](const EventFilter& filter, const Page& page) {
        return seen.now([&](const AsOf& as_of) { return events_view(as_of, filter, page); });
    };
    const auto count = [&](const EventFilter& filter) {
        return ask(filter, {})["items"].items()->size();
    };
    EventFilter all;
    EXPECT_EQ(count(all), seen.log.entries.size());
    EventFilter subject;
    subject.subject = "agreement/diw/2569";
    EXPECT_EQ(count(subject), 8u);
    EventFilter type;
    type.type = "ballot.cast";
    EXPECT_EQ(count(type), 3u);
    EventFilter actor;
    actor.actor = PersonId{"mem2"};
    EXPECT_EQ(count(actor), 2u);  // their key's proof of possession and the recorded ballot
    const auto recorded = ask(actor, {})["items"].items()->back();
    EXPECT_EQ(recorded["recorded_act"], Value(true));
    EXPECT_EQ(text(recorded["acting"]), "mem2");
    EXPECT_EQ(text(recorded["actor"]), "sec");
    EXPECT_EQ(text(recorded["evidence"]), sha256("paper").hex());
}

TEST(Events, ADelegatesActIsTheirsInTheDelegatorsName) {
    auto world = approved_world();
    domain::DelegationGranted granted;
    granted.to = PersonId{"guest"};
    granted.agency = AgencyId{"ops"};
    granted.from = Date::of(world.now);
    granted.order = domain::citation();
    world.accepts(world.event("off-ops", domain::Capacity::holder, "person/off-ops", granted));
    auto proposed = world.event("guest", domain::Capacity::officer, "agreement/ops/2569",
                                domain::KpiProposed{domain::sample_kpi("OPS-69-02")});
    proposed.header.on_behalf_of = PersonId{"off-ops"};
    world.accepts(proposed);
    const Seen seen(world);
    EventFilter filter;
    filter.actor = PersonId{"off-ops"};
    const auto events = seen.now([&](const AsOf& as_of) { return events_view(as_of, filter, {}); });
    const auto& item = events["items"].items()->back();
    EXPECT_EQ(text(item["acting"]), "guest");
    EXPECT_EQ(text(item["on_behalf_of"]), "off-ops");
    EXPECT_EQ(text(item["on_behalf_of_name"]["en"]), "off-ops");
    EXPECT_TRUE(events["items"].items()->front()["on_behalf_of"].is_null());
    const auto blame =
        seen.now([](const AsOf& as_of) { return kpi_blame(as_of, KpiCode{"OPS-69-02"}); });
    EXPECT_EQ(text(field_of(blame, "unit")["proposed_by"]["person"]), "guest");
    EXPECT_EQ(text(field_of(blame, "unit")["on_behalf_of"]["person"]), "off-ops");
}

TEST(Events, FromAnIndexAndInPages) {
    const Seen seen(approved_world());
    const auto ask = [&](const EventFilter& filter, const Page& page) {
        return seen.now([&](const AsOf& as_of) { return events_view(as_of, filter, page); });
    };
    EventFilter from;
    from.from = Index{3};
    const auto first = ask(from, {"", 2});
    EXPECT_EQ(first["items"].items()->front()["index"], Value(3));
    EXPECT_EQ(first["items"].items()->size(), 2u);
    const auto second = ask(from, {text(first["next"]), 2});
    EXPECT_EQ(second["items"].items()->front()["index"], Value(5));
    const auto size = seen.log.entries.size();
    from.from = Index{size - 1};
    EXPECT_TRUE(ask(from, {"", 2})["next"].is_null());
    const auto latest = seen.now([](const AsOf& as_of) { return latest_events(as_of, 2); });
    EXPECT_EQ(latest.items()->front()["index"], Value(static_cast<std::int64_t>(size) - 1));
    EXPECT_EQ(latest.items()->size(), 2u);
}

TEST(Events, AreListedByAllThatIsNamed) {
    const Seen seen(approved_world());
    const auto ask = [&](const EventFilter& filter, const Page& page) {
        return seen.now([&](const AsOf& as_of) { return events_view(as_of, filter, page); });
    };
    EventFilter filter;
    filter.subject = "agreement/diw/2569";
    filter.type = "kpi.proposed";
    EXPECT_EQ(ask(filter, {})["items"].items()->size(), 3u);
    filter.actor = PersonId{"off-diw"};
    const auto all = ask(filter, {});
    ASSERT_EQ(all["items"].items()->size(), 3u);
    EXPECT_TRUE(all["next"].is_null());
    const auto first = ask(filter, {"", 2});
    ASSERT_EQ(first["items"].items()->size(), 2u);
    const auto second = ask(filter, {text(first["next"]), 2});
    ASSERT_EQ(second["items"].items()->size(), 1u);
    EXPECT_EQ(second["items"].items()->front(), all["items"].items()->back());
    EXPECT_TRUE(second["next"].is_null());
    filter.from =
        Index{static_cast<std::uint64_t>(*second["items"].items()->front()["index"].integer())};
    EXPECT_EQ(ask(filter, {})["items"].items()->size(), 1u);
    filter.actor = PersonId{"off-ops"};
    EXPECT_TRUE(ask(filter, {})["items"].items()->empty());
}

// Two long lists that have nothing in common: each page looks at a part of them and says where to
// go on.
TEST(Events, APageOfFewFindsEndsInBoundedWork) {
    const Seen seen(approved_world());
    domain::Memory memory;
    constexpr std::uint64_t kEvents = 20'000;
    for (std::uint64_t i = 0; i + 1 < kEvents; ++i) {
        const auto* entity = i % 2 == 0 ? "index/actor/a" : "index/type/t";
        memory.add({{entity, padded({i}), Value(true), Index{i}, Index{i}}});
    }
    const Index last{kEvents - 1};
    for (const auto* entity : {"index/actor/a", "index/type/t"})
        memory.add({{entity, padded(last), Value(true), last, last}});
    const auto state = memory.now();
    const LogEntries entries(seen.log, seen.log.origin());
    const AsOf as_of{state, memory, entries, TreeSize{kEvents}};
    EventFilter filter;
    filter.actor = PersonId{"a"};
    filter.type = "t";
    Page page;
    int pages = 0;
    for (auto found = events_view(as_of, filter, page); found && pages < 100; ++pages) {
        if ((*found)["next"].is_null()) break;
        EXPECT_TRUE((*found)["items"].items()->empty());
        EXPECT_LT(page.after, text((*found)["next"]));
        page.after = text((*found)["next"]);
        found = events_view(as_of, filter, page);
    }
    EXPECT_GT(pages, 1);
    EXPECT_LT(pages, 10);
    // The one event that both have is not in this log: it was found, as the last page shows.
    EXPECT_FALSE(events_view(as_of, filter, page));
}

TEST(Events, ACursorIsAnIndexOfTheLog) {
    const Seen seen(approved_world());
    const auto state = seen.fold.state();
    const AsOf as_of{state, seen.fold.facts(), seen.entries, TreeSize{seen.log.entries.size()}};
    for (const auto* odd : {"zzz", "99999999999999999999", "3", "0000000000000000000x"}) {
        EXPECT_EQ(events_view(as_of, {}, {odd, 2}).error().name, "cursor") << odd;
        EXPECT_EQ(agreement_history(as_of, kDiw, {odd, 2}).error().name, "cursor") << odd;
    }
    EXPECT_TRUE(events_view(as_of, {}, {padded({seen.log.entries.size() - 1}), 2}));
    EXPECT_FALSE(events_view(as_of, {}, {padded({seen.log.entries.size()}), 2}));
}

TEST(Events, NameTheirCosignersAndWhatTheyAreBoundTo) {
    const Seen seen(approved_world());
    EventFilter filter;
    filter.actor = PersonId{"mem2"};
    const auto recorded =
        seen.now([&](const AsOf& as_of) { return events_view(as_of, filter, {}); })["items"]
            .items()
            ->back();
    ASSERT_EQ(recorded["cosigners"].items()->size(), 1u);
    const auto& cosigner = recorded["cosigners"].items()->front();
    EXPECT_EQ(text(cosigner["person"]), "mem1");
    EXPECT_EQ(text(cosigner["name"]["en"]), "mem1");
    EXPECT_EQ(text(cosigner["capacity"]), "present");
    EXPECT_EQ(recorded["bound"], Value(true));
    EXPECT_NE(text(recorded["binding"]["en"]).find("bound to the history of"), std::string::npos);
    const auto blame = seen.now([](const AsOf& as_of) { return agreement_blame(as_of, kDiw); });
    const auto& applied = field_of(blame, "weights_bp")["applied_by"];
    EXPECT_EQ(text(applied["cosigners"].items()->front()["person"]), "mem1");
    EXPECT_TRUE(field_of(blame, "weights_bp")["cosigners"].items()->empty());
    const auto opened = seen.now([](const AsOf& as_of) { return events_view(as_of, {}, {"", 1}); });
    const auto& first = opened["items"].items()->front();
    EXPECT_EQ(first["bound"], Value(false));
    EXPECT_EQ(text(first["binding"]["en"]), "not bound to a seen history");
    EXPECT_EQ(text(first["binding"]["th"]), "ไม่ผูกกับประวัติที่เห็น");
}

TEST(Events, OneOfAnUnknownTypeIsShownAsSuch) {
    auto log = log_of(approved_world());
    const auto fold = fold_of(log);
    auto leaf = wire::parse_leaf(log.entries.back()).value();
    auto& payload = leaf.envelope.payload;
    payload.replace(payload.find("item.concluded"), 14, "item.reopened");
    log.entries.push_back(wire::leaf_bytes(leaf).value());
    const LogEntries entries(log, log.origin());
    const auto state = fold.state();
    const AsOf as_of{state, fold.facts(), entries, TreeSize{log.entries.size()}};
    const auto latest = latest_events(as_of, 2).value();
    EXPECT_EQ(text((*latest.items())[0]["type"]), "unknown");
    EXPECT_FALSE(text((*latest.items())[0]["summary"]["th"]).empty());
    EXPECT_EQ(text((*latest.items())[1]["type"]), "item.concluded");
}

}  // namespace
}  // namespace banchi::replay
