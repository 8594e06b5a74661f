#include <iostream>

#include "tools/banchi/compose.hpp"
#include "tools/sheet/sheet.hpp"

namespace banchi::tools {
namespace {

class Template : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("template", "Make an empty sheet for an agency's KPIs");
        app->add_option("--fiscal-year,--year", year_, "Buddhist Era; for the example of a code")
            ->option_text("YEAR");
        app->add_option("-o,--output", file_, "The file to make; default: stdout")
            ->option_text("FILE");
        teach(*app,
              "a CSV file for Excel or LibreOffice is written: a row with the columns' names, "
              "which\nstay as they are, and a row that explains each in Thai and English. Fill in "
              "one row a KPI, save\nas \"CSV UTF-8 (Comma delimited)\", and give it to banchi "
              "import. No file is written over.",
              "banchi template --fiscal-year 2569 -o diw.csv");
        return app;
    }

    Result<Exit> run(const Session&) override {
        const auto year = FiscalYear::parse(year_);
        if (!year) return year.error();
        const auto sheet = sheet::write_sheet({}, {}, *year);
        if (auto put = put_bytes(file_, sheet); !put) return put.error();
        return Exit::ok;
    }

  private:
    std::string year_ = "2569";
    std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_template() {
    return std::make_unique<Template>();
}

}  // namespace banchi::tools
