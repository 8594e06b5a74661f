#include <iostream>

#include "tools/banchi/guided.hpp"
#include "tools/sheet/sheet.hpp"

namespace banchi::tools {
namespace {

constexpr JsonLimits kContentLimits{4u << 20, 32};

// The templates and weights of an agreement's content, from the very bytes that its digest is of.
struct Content {
    std::vector<domain::Kpi> kpis;
    domain::Weights weights;
};

Result<Content> read_content(const std::string& bytes) {
    const auto line = bytes.find('\n');
    const auto json = parse_json(std::string_view(bytes).substr(line + 1), kContentLimits);
    if (line == std::string::npos || !json || (*json)["kpis"].members() == nullptr)
        return not_a_ledger("the content of the agreement has another form");
    Content content;
    for (const auto& [code, value] : *(*json)["kpis"].members()) {
        auto kpi = from_value<domain::Kpi>(value, "kpis." + code);
        if (!kpi) return kpi.error();
        content.kpis.push_back(std::move(*kpi));
    }
    auto weights = from_value<domain::Weights>((*json)["weights_bp"], "weights_bp");
    if (!weights) return weights.error();
    content.weights = std::move(*weights);
    return content;
}

class Export : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("export", "Write an agreement as a sheet");
        add_ledger(*app, ledger_);
        app->add_option("--agency", agency_, "The agency, as diw")->required();
        app->add_option("--fiscal-year,--year", year_, "Fiscal year, Buddhist Era")
            ->option_text("YEAR")
            ->required();
        app->add_option("--at", at_, "As the record stood: an event's index, or a time");
        app->add_option("-o,--output", file_, "The file to make; default: stdout")
            ->option_text("FILE");
        teach(*app,
              "the agreement is written as the CSV sheet that banchi template makes and banchi "
              "import\nreads: as applied, or its draft before an approval. Importing it unchanged "
              "gives the same\ncontent digest, which is told on stderr. Text that a spreadsheet "
              "would take for a formula bears\nan apostrophe; import takes it off again. No file "
              "is written over.",
              "banchi export ledger --agency diw --fiscal-year 2569 -o diw.csv");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto subject = agreement_subject(agency_, year_);
        if (!subject) return subject.error();
        const auto id = domain::AgreementId::parse(*subject).value();
        auto place = Place::open(ledger_, Access::read, session);
        if (!place) return place.error();
        const auto path = "/v1/agreements/" + agency_ + "/" + year_ + "/content";
        const auto bytes = place->bytes(path + query_of(at_, ""));
        if (!bytes) return bytes.error();
        const auto content = read_content(*bytes);
        if (!content) return content.error();
        const auto sheet = sheet::write_sheet(content->kpis, content->weights, id.year);
        if (auto put = put_bytes(file_, sheet); !put) return put.error();
        const auto count = std::to_string(content->kpis.size());
        std::cerr << api::in(session.language, {"ตัวชี้วัด " + count + " ตัว ค่าแฮชของเนื้อหา ",
                                                count + " KPIs, content digest "})
                  << sha256(*bytes).hex() << "\n";
        return Exit::ok;
    }

  private:
    std::string ledger_;
    std::string agency_;
    std::string year_;
    std::string at_;
    std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<Export>();
}

}  // namespace banchi::tools
