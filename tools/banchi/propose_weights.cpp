#include <iostream>

#include "tools/banchi/guided.hpp"
#include "tools/banchi/weight_words.hpp"

namespace banchi::tools {
namespace {

// The vector as it stands: what isn't named keeps its weight.
domain::Weights present_weights(const Value& agreement) {
    domain::Weights weights;
    const auto* kpis = agreement["kpis"].items();
    if (kpis == nullptr) return weights;
    for (const auto& kpi : *kpis) {
        const auto* code = kpi["code"].text();
        const auto* kind = kpi["kind"].text();
        const auto* weight = kpi["weight_bp"].integer();
        if (code != nullptr && kind != nullptr && *kind != "monitor" && weight != nullptr)
            weights[KpiCode{*code}] = BasisPoints{*weight};
    }
    return weights;
}

class ProposeWeights : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app =
            program.add_subcommand("propose-weights", "Propose the weights of an agency's KPIs");
        app->add_option("words", words_, "The ledger, then each weight in basis points or percent")
            ->option_text("[URL|DIR] CODE=2000...");
        app->add_option("--agency", agency_, "The agency, as diw")->required();
        app->add_option("--year", year_, "Fiscal year, Buddhist Era")->required();
        add_guided(*app, guided_);
        teach(
            *app,
            "a weight never changes alone: the whole vector is one event, weights.proposed. KPIs\n"
            "that you don't name keep the weight that they have. The scored KPIs must total "
            "exactly\n10,000 basis points (100%). The rules judge it first; you are asked before "
            "it is recorded.",
            "banchi propose-weights http://127.0.0.1:8080 DIW-69-03=1700 DIW-69-04=1800 \\\n"
            "    --agency diw --year 2569 --actor somchai --key somchai.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto subject = agreement_subject(agency_, year_);
        if (!subject) return subject.error();
        const auto weighs = [](const std::string& word) {
            return word.find('=') != std::string::npos;
        };
        const bool all_weights = words_.empty() || weighs(words_.front());
        const auto others = all_weights ? words_.size() : words_.size() - 1;
        const auto ledger =
            take_ledger(words_, std::max<std::size_t>(others, 1),
                        {"น้ำหนัก เช่น DIW-69-01=2000", "the weights, as DIW-69-01=2000"});
        if (!ledger) return ledger.error();
        const auto named = named_weights(words_);
        if (!named) return named.error();
        auto place = Place::open(*ledger, Access::write, session);
        if (!place) return place.error();
        const auto agreement = place->view("agreements/" + agency_ + "/" + year_);
        if (!agreement) return agreement.error();
        auto weights = present_weights(*agreement);
        for (const auto& [code, weight] : *named) weights[code] = weight;
        for (const auto& [code, weight] : weights)
            std::cerr << "  " << code.text << "  " << weight.percent() << "%\n";
        auto composed = compose(*place, *subject, domain::WeightsProposed{std::move(weights)});
        if (!composed) return composed.error();
        composed->event.header.capacity = domain::Capacity::officer;
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    std::vector<std::string> words_;
    std::string agency_;
    std::string year_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_propose_weights() {
    return std::make_unique<ProposeWeights>();
}

}  // namespace banchi::tools
