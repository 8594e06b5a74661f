#include "replay/history.hpp"

#include "replay/blame.hpp"
#include "tests/replay/story.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};

// A log, its facts and its entries, seen at one size.
struct Seen {
    explicit Seen(const domain::World& world) : log(log_of(world)), fold(fold_of(log)) {}
    MemoryLog log;
    Fold fold;
    LogEntries entries{log, "test.example/log"};

    template <class Ask>
    Value at(std::size_t size, Ask ask) const {
        const auto state = fold.facts().at(Index{size - 1});
        return ask(AsOf{state, fold.facts(), entries, TreeSize{size}}).value();
    }
    template <class Ask>
    Value now(Ask ask) const {
        return at(log.entries.size(), ask);
    }
};

std::string text(const Value& value) {
    return value.text() == nullptr ? canonical(value) : *value.text();
}

const Value& field_of(const Value& blame, std::string_view name) {
    for (const auto& field : *blame["fields"].items())
        if (*field["field"].text() == name) return field;
    ADD_FAILURE() << "no field " << name;
    static const Value none;
    return none;
}

// The change of a field in a history's item; null if there is none.
const Value& change_of(const Value& item, std::string_view entity, std::string_view field) {
    static const Value none;
    for (const auto& change : *item["changes"].items())
        if (*change["entity"].text() == entity && *change["field"].text() == field) return change;
    return none;
}

TEST(History, OfAnAgreementHasItsDraftAndItsKpis) {
    const Seen seen(approved_world());
    const auto history =
        seen.now([](const AsOf& as_of) { return agreement_history(as_of, kDiw, {}); });
    const auto& items = *history["items"].items();
    // Three proposed, one withdrawn, weights twice, one revised, submitted, concluded.
    ASSERT_EQ(items.size(), 9u);
    EXPECT_EQ(text(items[0]["type"]), "kpi.proposed");
    EXPECT_EQ(text(items[3]["type"]), "kpi.withdrawn");
    const auto& weights = change_of(items[5], "draft/agreement/diw/2569", "weights");
    EXPECT_EQ(weights["before"]["DIW-69-01"], Value(6000));
    EXPECT_EQ(weights["after"]["DIW-69-01"], Value(7000));
    EXPECT_EQ(text(items[5]["reason"]), "waste weighs more");
    const auto& applied = change_of(items[8], "kpi/DIW-69-01", "levels");
    EXPECT_EQ(applied["origin"], items[6]["index"]);
    EXPECT_TRUE(applied["before"].is_null());
    EXPECT_EQ(text(items[8]["type"]), "item.concluded");
    EXPECT_FALSE(text(items[8]["summary"]["th"]).empty());
}

TEST(History, OfAKpiHasItsWeightAndNothingOfOthers) {
    const Seen seen(approved_world());
    const auto history =
        seen.now([](const AsOf& as_of) { return kpi_history(as_of, KpiCode{"DIW-69-02"}, {}); });
    std::vector<std::string> types;
    for (const auto& item : *history["items"].items()) types.push_back(text(item["type"]));
    const std::vector<std::string> expected{"kpi.proposed", "weights.proposed", "weights.proposed",
                                            "item.concluded"};
    EXPECT_EQ(types, expected);
    const auto& change = change_of((*history["items"].items())[2], "draft/agreement/diw/2569",
                                   "weight_bp/DIW-69-02");
    EXPECT_EQ(change["before"], Value(4000));
    EXPECT_EQ(change["after"], Value(3000));
}

TEST(History, ComesInPages) {
    const Seen seen(approved_world());
    const auto page = [&](const Page& asked) {
        return seen.now([&](const AsOf& as_of) { return agreement_history(as_of, kDiw, asked); });
    };
    const auto first = page({"", 4});
    ASSERT_EQ(first["items"].items()->size(), 4u);
    const auto second = page({text(first["next"]), 100});
    EXPECT_EQ(second["items"].items()->size(), 5u);
    EXPECT_EQ(page({}).operator[]("items").items()->at(4), second["items"].items()->front());
}

TEST(History, AtASizeKnowsNothingLater) {
    const Seen seen(approved_world());
    const auto whole =
        seen.now([](const AsOf& as_of) { return agreement_history(as_of, kDiw, {}); });
    const auto index = *(*whole["items"].items())[5]["index"].integer();
    const auto then = seen.at(static_cast<std::size_t>(index),
                              [](const AsOf& as_of) { return agreement_history(as_of, kDiw, {}); });
    EXPECT_EQ(then["items"].items()->size(), 5u);
    const auto blame = seen.at(static_cast<std::size_t>(index), [](const AsOf& as_of) {
        return kpi_blame(as_of, KpiCode{"DIW-69-01"});
    });
    EXPECT_EQ(field_of(blame, "weight_bp")["value"], Value(6000));
}

TEST(History, AnUnknownSubjectIsNotFound) {
    const Seen seen(approved_world());
    const auto state = seen.fold.state();
    const AsOf as_of{state, seen.fold.facts(), seen.entries, TreeSize{seen.log.entries.size()}};
    const domain::AgreementId unknown{AgencyId{"tisi"}, FiscalYear{2569}};
    EXPECT_EQ(agreement_history(as_of, unknown, {}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(agreement_blame(as_of, unknown).error().kind, ErrorKind::not_found);
    EXPECT_EQ(kpi_history(as_of, KpiCode{"X"}, {}).error().name, "unknown_kpi");
    EXPECT_EQ(kpi_blame(as_of, KpiCode{"X"}).error().name, "unknown_kpi");
}

TEST(Blame, AWeightBelongsToWhoeverProposedIt) {
    const Seen seen(approved_world());
    const auto blame =
        seen.now([](const AsOf& as_of) { return kpi_blame(as_of, KpiCode{"DIW-69-01"}); });
    const auto& weight = field_of(blame, "weight_bp");
    EXPECT_EQ(weight["value"], Value(7000));
    EXPECT_EQ(text(weight["proposed_by"]["person"]), "off-diw");
    EXPECT_EQ(text(weight["reason"]), "waste weighs more");
    EXPECT_EQ(text(weight["legal_basis"]), "letter 12/2568");
    EXPECT_EQ(text(weight["applied_by"]["subject"]), "item/m1/1");
    EXPECT_EQ(text(weight["applied_by"]["meeting"]), "m1");
    EXPECT_EQ(weight["recorded_act"], Value(false));
    ASSERT_EQ(weight["earlier"].items()->size(), 1u);
    EXPECT_EQ(weight["earlier"].items()->front()["value"], Value(6000));
    EXPECT_EQ(text(weight["earlier"].items()->front()["content"]), "draft");
}

TEST(Blame, AWeightProposedAgainAsItWasKeepsItsAuthor) {
    auto world = approved_world();
    const auto index = world.next;
    const auto weigh = [&](int first) {
        world.accepts(world.event(
            "off-ops", domain::Capacity::officer, "agreement/ops/2569",
            domain::WeightsProposed{{{KpiCode{"OPS-69-01"}, BasisPoints{first}},
                                     {KpiCode{"OPS-69-02"}, BasisPoints{3000}},
                                     {KpiCode{"OPS-69-03"}, BasisPoints{7000 - first}}}}));
    };
    for (const auto* code : {"OPS-69-02", "OPS-69-03"})
        world.accepts(world.event("off-ops", domain::Capacity::officer, "agreement/ops/2569",
                                  domain::KpiProposed{domain::sample_kpi(code)}));
    weigh(5000);
    weigh(4000);
    const Seen seen(world);
    const auto blame =
        seen.now([](const AsOf& as_of) { return kpi_blame(as_of, KpiCode{"OPS-69-02"}); });
    const auto& weight = field_of(blame, "weight_bp");
    EXPECT_EQ(weight["origin"], Value(static_cast<std::int64_t>(index.value) + 2));
    EXPECT_TRUE(weight["earlier"].items()->empty());
    EXPECT_TRUE(weight["applied_by"].is_null());
}

TEST(Blame, OfAnAgreementNamesEachKpisFields) {
    const Seen seen(approved_world());
    const auto blame = seen.now([](const AsOf& as_of) { return agreement_blame(as_of, kDiw); });
    const auto& target = field_of(blame, "kpis/DIW-69-01/targets");
    EXPECT_EQ(text(target["content"]), "applied");
    EXPECT_EQ(text(target["entity"]), "kpi/DIW-69-01");
    EXPECT_EQ(text(target["fact"]), "levels");
    ASSERT_EQ(target["earlier"].items()->size(), 1u);
    EXPECT_EQ(text(target["earlier"].items()->front()["value"].items()->front()["value"]), "78");
    const auto& status = field_of(blame, "status");
    EXPECT_EQ(text(status["value"]), "approved");
    EXPECT_EQ(text(status["applied_by"]["outcome"]), "approved");
    EXPECT_EQ(text(field_of(blame, "weights_bp")["proposed_by"]["person"]), "off-diw");
}

TEST(Blame, OfOneFieldTellsThatFieldAlone) {
    const Seen seen(approved_world());
    const auto names = [&](const std::string& only) {
        const auto blame =
            seen.now([&](const AsOf& as_of) { return agreement_blame(as_of, kDiw, only); });
        std::vector<std::string> all;
        for (const auto& field : *blame["fields"].items()) all.push_back(text(field["field"]));
        return all;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(names("weights_bp"), Names{"weights_bp"});
    EXPECT_EQ(names("weights"), Names{"weights_bp"});
    EXPECT_EQ(names("kpis/DIW-69-01/targets"), Names{"kpis/DIW-69-01/targets"});
    EXPECT_EQ(names("kpis/DIW-69-01/levels"), Names{"kpis/DIW-69-01/targets"});
    const auto kpi = names("kpis/DIW-69-01");
    EXPECT_GT(kpi.size(), 5u);
    for (const auto& name : kpi) EXPECT_EQ(name.rfind("kpis/DIW-69-01/", 0), 0u) << name;
    const auto weight = seen.now([](const AsOf& as_of) {
        return kpi_blame(as_of, KpiCode{"DIW-69-01"}, std::string("weights"));
    });
    EXPECT_EQ(text(weight["fields"].items()->front()["field"]), "weight_bp");
    EXPECT_EQ(weight["fields"].items()->size(), 1u);

    const auto state = seen.fold.state();
    const AsOf as_of{state, seen.fold.facts(), seen.entries, TreeSize{seen.log.entries.size()}};
    const auto unknown = agreement_blame(as_of, kDiw, std::string("wieghts")).error();
    EXPECT_EQ(unknown.name, "unknown_field");
    EXPECT_EQ(unknown.kind, ErrorKind::not_found);
    EXPECT_NE(unknown.detail.en.find("weights_bp"), std::string::npos) << unknown.detail.en;
    EXPECT_NE(unknown.detail.en.find("kpis/DIW-69-01/"), std::string::npos) << unknown.detail.en;
}

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
