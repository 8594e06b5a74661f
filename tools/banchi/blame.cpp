#include <iostream>

#include "tools/banchi/place.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

std::string marks_of(const Value& field, api::Language language) {
    std::string out;
    if (const auto* marks = field["irregular"].items())
        for (const auto& mark : *marks) {
            const auto& rule = mark["rule"].is_null() ? mark : mark["rule"];
            out += (out.empty() ? "" : ", ") + brief(rule, language);
        }
    return out.empty() ? "-" : out;
}

// Whose act it was: their own signature, or a recorded act, and who entered that.
std::string own_or_recorded(const Value& field, api::Language language) {
    const auto* recorded = field["recorded_act"].boolean();
    if (recorded == nullptr || !*recorded) return api::in(language, {"ลงนามเอง", "own"});
    const auto& by = field["entered_by"];
    const auto& id = by["person"].is_null() ? by : by["person"];
    return api::in(language, {"บันทึกแทนโดย ", "recorded by "}) + brief(id, language);
}

std::string concluded_by(const Value& field, api::Language language) {
    const auto& applied = field["applied_by"];
    if (applied.is_null()) return api::in(language, {"ยังไม่มีมติ", "not concluded"});
    return brief(applied["subject"], language) + " (" + brief(applied["outcome"], language) + ")";
}

Table table_of(const Value& view, api::Language language) {
    Table table{
        {"field", "value", "event", "when", "proposed by", "own/recorded", "concluded by", "marks"},
        {}};
    const auto* fields = view["fields"].items();
    if (fields == nullptr) return table;
    for (const auto& field : *fields) {
        const auto& by = field["proposed_by"];
        const auto& name = by["name"].is_null() ? by["person"] : by["name"];
        table.rows.push_back({brief(field["field"], language), brief(field["value"], language),
                              brief(field["origin"], language), brief(field["recorded"], language),
                              brief(name, language), own_or_recorded(field, language),
                              concluded_by(field, language), marks_of(field, language)});
    }
    return table;
}

class Blame : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app =
            program.add_subcommand("blame", "Who is answerable for each value, and since when");
        app->add_option("words", words_, "The ledger, then an agreement or KPI")
            ->option_text("[URL|DIR] agreements/AGENCY/YEAR | kpis/CODE")
            ->expected(1, 2);
        app->add_option("--field", field_, "One field only: weight_bp, targets, kpis/DIW-69-03...");
        app->add_option("--at", at_, "As the record stood: an event's index, or a time");
        app->add_option("--effective", effective_, "What was in force on that day")
            ->option_text("DATE");
        add_format(*app, format_);
        teach(
            *app,
            "each value is shown with the event in which a person proposed it, when, by whose\n"
            "own signature or by whose recorded act, the conclusion that put it in force, and the "
            "marks\nof procedure rules that were not kept. -o json adds earlier values and "
            "reasons.",
            "banchi blame ledger agreements/diw/2569 --field weight_bp\n"
            "banchi blame http://127.0.0.1:8080 kpis/DIW-69-03");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto ledger = take_ledger(words_, 1,
                                        {"คำรับรองหรือตัวชี้วัด เช่น agreements/diw/2569",
                                         "an agreement or KPI, as agreements/diw/2569"});
        if (!ledger) return ledger.error();
        auto place = Place::open(*ledger, Access::read, session);
        if (!place) return place.error();
        auto query = query_of(at_, effective_);
        if (!field_.empty())
            query += (query.empty() ? "?field=" : "&field=") + percent_encoded(field_);
        const auto view = place->view(plural(words_.front()) + "/blame" + query);
        if (!view) return view.error();
        if (format_ == Format::table) {
            std::cout << what_kind(*view, session.language)
                      << table_of(*view, session.language).text();
        } else {
            show(*view, format_, session.language);
        }
        return Exit::ok;
    }

  private:
    static std::string plural(const std::string& word) {
        for (const auto* name : {"agreement", "kpi"})
            if (word.rfind(std::string(name) + "/", 0) == 0)
                return std::string(name) + "s" + word.substr(std::string(name).size());
        return word;
    }

    std::vector<std::string> words_;
    std::string field_;
    std::string at_;
    std::string effective_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_blame() {
    return std::make_unique<Blame>();
}

}  // namespace banchi::tools
