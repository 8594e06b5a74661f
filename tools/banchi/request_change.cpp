#include <iostream>

#include "tools/banchi/changing.hpp"
#include "tools/banchi/guided.hpp"
#include "tools/banchi/weight_words.hpp"

namespace banchi::tools {
namespace {

class RequestChange : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("request-change",
                                           "Request a change of an agreement that is approved");
        add_ledger(*app, ledger_);
        app->add_option("--agency", agency_, "The agency, as diw")->required();
        app->add_option("--year", year_, "Fiscal year, Buddhist Era")->required();
        app->add_option("--effective", effective_, "From which day on it is to apply")
            ->option_text("DATE")
            ->required();
        app->add_option("--reason-code", reason_code_, "As the framework lists them: DISASTER...");
        define_changes(*app);
        app->add_option("--id", id_, "The request's own id; the same again replaces the request")
            ->option_text("ID");
        add_guided(*app, guided_);
        teach(*app,
              "what is applied now is read and hashed, and `before` and `after` of all that you "
              "name are\ncomposed of it: one event, change.requested. Where scored KPIs come or "
              "go, or weights are named,\nit carries the whole vector of weights: the proportional "
              "one, in which the weights that you name\nstand as they are. --reason and "
              "--effective are part of what the committee votes on. The rules\njudge it first; you "
              "are asked before it is recorded.",
              "banchi request-change http://127.0.0.1:8080 --agency diw --year 2569 \\\n"
              "    --target DIW-69-03:100=80 --effective 2026-04-01 --reason-code DISASTER \\\n"
              "    --reason 'flooded for two months' --actor somchai --key somchai.pem --explain\n"
              "banchi request-change ledger --agency diw --year 2569 --cancel DIW-69-04 ...");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto subject = agreement_subject(agency_, year_);
        if (!subject) return subject.error();
        const auto effective = Date::parse(effective_);
        if (!effective) return effective.error();
        auto wanted = wishes();
        if (!wanted) return wanted.error();
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        const auto content = content_of(*place, "agreements/" + agency_ + "/" + year_);
        if (!content) return content.error();
        auto body = request_of(content->value, *wanted);
        if (!body) return body.error();
        if (!reason_code_.empty()) body->reason_code = {reason_code_};
        tell(*body, session);
        return request(*place, std::move(*body), *effective, session);
    }

  private:
    void define_changes(CLI::App& app) {
        app.add_option("--target", wanted_.targets, "Another target; again for each")
            ->option_text("CODE:SCORE=VALUE");
        app.add_option("--set", wanted_.fields, "Another field of a KPI; again for each")
            ->option_text("CODE:FIELD=VALUE");
        app.add_option("--weight", weights_, "In basis points or percent; again for each")
            ->option_text("CODE=2000");
        app.add_option("--kpi", files_, "A whole KPI (JSON), in place of its code's or new")
            ->option_text("FILE");
        app.add_option("--cancel", wanted_.cancelled, "A KPI that goes; again for each")
            ->option_text("CODE");
    }

    Result<WantedChange> wishes() const {
        auto wanted = wanted_;
        auto weights = named_weights(weights_);
        if (!weights) return weights.error();
        wanted.weights = std::move(*weights);
        for (const auto& file : files_) {
            const auto json = read_json_file(file);
            if (!json) return json.error();
            auto kpi = from_value<domain::Kpi>(*json, "kpi");
            if (!kpi) return kpi.error();
            wanted.kpis.push_back(std::move(*kpi));
        }
        return wanted;
    }

    void tell(const domain::ChangeRequested& body, const Session& session) const {
        const auto& vector = body.after.weights_bp;
        if (!vector) return;
        std::cerr << api::in(session.language, {"น้ำหนักทั้งชุด:\n", "the whole vector of weights:\n"})
                  << shown(*vector, body.before.weights_bp.value_or(domain::Weights{}));
    }

    Result<Exit> request(Place& place, domain::ChangeRequested body, Date effective,
                         const Session& session) {
        const auto id = id_.empty() ? fresh_id(SystemClock().now()).text : id_;
        auto composed = compose(place, "change/" + id, std::move(body));
        if (!composed) return composed.error();
        composed->event.header.capacity = domain::Capacity::officer;
        composed->event.header.effective = effective;
        return carry_out(place, std::move(*composed), guided_, session);
    }

    std::string ledger_;
    std::string agency_;
    std::string year_;
    std::string effective_;
    std::string reason_code_;
    std::string id_;
    std::vector<std::string> weights_;
    std::vector<std::string> files_;
    WantedChange wanted_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_request_change() {
    return std::make_unique<RequestChange>();
}

}  // namespace banchi::tools
