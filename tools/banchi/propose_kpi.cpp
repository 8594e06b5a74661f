#include <iostream>

#include "tools/banchi/guided.hpp"

namespace banchi::tools {
namespace {

// Is the code in the agreement's draft already? Then proposing it is revising it.
Result<bool> in_draft(Place& place, const std::string& agency, const std::string& year,
                      const std::string& code) {
    const auto view = place.view("agreements/" + agency + "/" + year);
    if (!view) {
        if (view.error().kind == ErrorKind::not_found) return false;
        return view.error();
    }
    if (const auto* kpis = (*view)["kpis"].items())
        for (const auto& kpi : *kpis)
            if (kpi["code"].text() != nullptr && *kpi["code"].text() == code) return true;
    return false;
}

class ProposeKpi : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("propose-kpi", "Propose or revise a KPI of an agency");
        add_ledger(*app, ledger_);
        app->add_option("--agency", agency_, "The agency, as diw")->required();
        app->add_option("--year", year_, "Fiscal year, Buddhist Era")->required();
        app->add_option("--kpi", file_, "The KPI's template (JSON; - for stdin)")
            ->option_text("FILE")
            ->required();
        add_guided(*app, guided_);
        teach(
            *app,
            "the template is read, what it doesn't state is filled in as not_stated, and the\n"
            "event kpi.proposed (kpi.revised for a code that the draft holds) is composed on the "
            "newest\nstate of the ledger. The rules judge it first; you see the sentence and are "
            "asked.",
            "banchi propose-kpi http://127.0.0.1:8080 --agency diw --year 2569 --kpi kpi.json \\\n"
            "    --actor somchai --key somchai.pem --explain\n"
            "where kpi.json holds {\"code\":\"DIW-69-07\",\"kind\":\"functional\",\n"
            "  "
            "\"title\":{\"th\":\"...\",\"en\":\"...\"},\"unit\":{\"th\":\"ร้อยละ\",\"en\":"
            "\"percent\"},\n"
            "  \"method\":\"linear\",\"direction\":\"higher\",\"scale\":0,\n"
            "  \"levels\":[{\"score\":50,\"value\":\"78\"},{\"score\":75,\"value\":\"82\"},"
            "{\"score\":100,\"value\":\"86\"}]}");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto subject = agreement_subject(agency_, year_);
        if (!subject) return subject.error();
        const auto kpi = read_kpi();
        if (!kpi) return kpi.error();
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        const auto revises = in_draft(*place, agency_, year_, kpi->code.text);
        if (!revises) return revises.error();
        auto body = *revises ? domain::Body(domain::KpiRevised{*kpi})
                             : domain::Body(domain::KpiProposed{*kpi});
        if (*revises)
            std::cerr << kpi->code.text
                      << api::in(session.language, {" อยู่ในร่างแล้ว: นี่คือการแก้ไข\n",
                                                    " is in the draft: this revises it\n"});
        auto composed = compose(*place, *subject, std::move(body));
        if (!composed) return composed.error();
        composed->event.header.capacity = domain::Capacity::officer;
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    Result<domain::Kpi> read_kpi() const {
        auto json = read_json_file(file_);
        if (!json) return json.error();
        for (const auto* text : {"definition", "formula", "data_source", "responsible", "source"})
            if (json->members() != nullptr && (*json)[text].is_null())
                json->set(text, "not_stated");
        if (json->members() != nullptr && (*json)["baseline"].is_null())
            json->set("baseline", Value::object()
                                      .set("value", "not_stated")
                                      .set("year", "not_stated")
                                      .set("source", "not_stated"));
        return from_value<domain::Kpi>(*json, "kpi");
    }

    std::string ledger_;
    std::string agency_;
    std::string year_;
    std::string file_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_propose_kpi() {
    return std::make_unique<ProposeKpi>();
}

}  // namespace banchi::tools
