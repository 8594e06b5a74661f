#include "replay/history.hpp"

#include "replay/blame.hpp"
#include "tests/domain/steps.hpp"
#include "tests/replay/seen.hpp"

namespace banchi::replay {
namespace {

const domain::AgreementId kDiw{AgencyId{"diw"}, FiscalYear{2569}};

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

TEST(History, WhatTookEffectByAConditionWasAppliedByIt) {
    envelope::use_real_keys();
    auto world = domain::attended_world();
    auto body = domain::conclusion(world, 1, domain::Outcome::approved_subject_to);
    body.conditions = {{"weights_bp", Line{"raise the first"}, PersonId{"mem1"}}};
    world.accepts(domain::conclude(world, 1, body));
    auto met = world.event("sec", domain::Capacity::secretary, "item/m1/1",
                           domain::ConditionMet{1, body.digest, std::nullopt});
    world.accepts(domain::World::with(met, "mem1", domain::Capacity::holder));
    const Seen seen(world);
    const auto blame = seen.now([](const AsOf& as_of) { return agreement_blame(as_of, kDiw); });
    const auto& applied = field_of(blame, "weights_bp")["applied_by"];
    EXPECT_EQ(text(applied["outcome"]), "approved_subject_to");
    EXPECT_EQ(applied["index"], Value(static_cast<std::int64_t>(world.next.value - 1)));
}

}  // namespace
}  // namespace banchi::replay
