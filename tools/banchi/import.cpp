#include <iostream>

#include "ledger/domain/agreement/drafting.hpp"
#include "tools/banchi/guided.hpp"
#include "tools/banchi/new_folder.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/standing.hpp"
#include "tools/sheet/drafts.hpp"

namespace banchi::tools {
namespace {

// The code that a row states, for people.
std::string code_in(const sheet::Sheet& sheet, std::size_t row) {
    for (const auto& each : sheet.rows)
        if (each.number == row) return each.kpi.code.text;
    return {};
}

void show_faults(const sheet::Sheet& sheet, const std::vector<sheet::Fault>& faults,
                 const Session& session) {
    if (faults.empty()) return;
    const auto said = [&](const Text& text) { return api::in(session.language, text); };
    Table table{{said({"แถว", "row"}), said({"คอลัมน์", "column"}), said({"ตัวชี้วัด", "KPI"}),
                 said({"กฎ", "rule"}), said({"สิ่งที่ต้องแก้", "what to mend"})},
                {}};
    const auto filled = [](const std::string& text) { return text.empty() ? "-" : text; };
    for (const auto& fault : faults)
        table.rows.push_back({fault.row == 0 ? "-" : std::to_string(fault.row),
                              filled(fault.column), filled(code_in(sheet, fault.row)),
                              fault.error.name, said(fault.error.detail)});
    std::cout << table.text();
}

void show_sum(const sheet::Sheet& sheet, const Session& session) {
    std::int64_t sum = 0;
    for (const auto& [code, weight] : sheet.weights()) sum += weight.value;
    const auto rows = std::to_string(sheet.rows.size());
    const auto points = std::to_string(sum);
    const auto percent = BasisPoints{sum}.percent();
    std::cout << api::in(
        session.language,
        {"ตัวชี้วัด " + rows + " ตัว น้ำหนักรวมร้อยละ " + percent + " (" + points + " จุดพื้นฐาน)\n",
         rows + " KPIs, weights total " + percent + "% (" + points + " basis points)\n"});
}

void show_drafts(const sheet::Drafts& drafts, const Session& session) {
    const auto said = [&](const Text& text) { return api::in(session.language, text); };
    for (const auto& code : drafts.stays)
        std::cout << said({code.text + " อยู่ในร่างแต่ไม่อยู่ในแฟ้มนี้ จึงคงไว้ตามเดิม\n",
                           code.text + " is in the draft and not in this sheet, so it stays\n"});
    for (const auto& draft : drafts.events) {
        std::cout << said(draft.told) << "\n";
        for (const auto& mark : draft.marks)
            std::cout << "  " << said({"จะติดเครื่องหมายไว้ตลอดไป: ", "would be marked for ever: "})
                      << said(mark.why) << " [" << mark.rule << "]\n";
    }
    if (drafts.events.empty())
        std::cout << said({"บัญชีมีเนื้อหานี้และเสนอไว้แล้ว ไม่มีอะไรต้องลงนาม\n",
                           "the ledger has exactly this, submitted; there is nothing to sign\n"});
    std::cout << said({"ค่าแฮชของเนื้อหา ", "content digest "}) << drafts.digest.hex() << "\n";
}

// "03-kpi.proposed-DIW-69-03.json": in the order in which they are to be recorded.
std::string file_name(std::size_t number, const domain::Event& event) {
    const auto digits = std::to_string(number);
    auto name = std::string(3 - std::min<std::size_t>(digits.size(), 3), '0') + digits + "-" +
                event.header.type;
    if (const auto* proposed = std::get_if<domain::KpiProposed>(&event.body))
        name += "-" + proposed->kpi.code.text;
    if (const auto* revised = std::get_if<domain::KpiRevised>(&event.body))
        name += "-" + revised->kpi.code.text;
    return name + ".json";
}

Result<void> write_drafts(const sheet::Drafts& drafts, const std::string& origin,
                          const std::string& folder) {
    auto fresh = NewFolder::at(folder);
    if (!fresh) return fresh.error();
    std::error_code failed;
    std::filesystem::create_directories(fresh->path(), failed);
    for (std::size_t i = 0; i < drafts.events.size(); ++i) {
        const auto& event = drafts.events[i].event;
        const auto payload = wire::payload_of(event, origin);
        if (auto parsed = wire::parse_payload(payload, origin); !parsed) return parsed.error();
        const auto path = fresh->path() / file_name(i + 1, event);
        if (auto put = put_bytes(path.string(), payload); !put) return put.error();
    }
    return fresh->finish();
}

class Import : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("import", "Check a sheet and draft what it would sign");
        app->add_option("file", file_, "The sheet, a CSV file in UTF-8 (- for stdin)")
            ->option_text("FILE.csv")
            ->required();
        app->add_option("ledger", ledger_, "The ledger to judge it against: its rules and codes")
            ->option_text("URL|DIR")
            ->envname("BANCHI_LEDGER");
        app->add_option("--agency", agency_, "The agency, as diw")->required();
        app->add_option("--fiscal-year,--year", year_, "Fiscal year, Buddhist Era")
            ->option_text("YEAR")
            ->required();
        app->add_option("--actor", actor_, "The officer who would sign: a person id")
            ->option_text("PERSON")
            ->envname("BANCHI_ACTOR");
        app->add_option("-o,--output", folder_, "A new folder for the unsigned drafts")
            ->option_text("DIR");
        teach(
            *app,
            "every fault of every row is listed, and the sum of the weights. With a ledger, its "
            "rules\njudge too, and what an officer would have to sign is told: each KPI that is "
            "new or differs, the\nweights, the submission with its digest. -o writes these as "
            "payloads that banchi sign takes; they\nname the tree seen now and the subject's "
            "version, so sign and submit them before others act.\nNothing is signed, sent or "
            "written over. Exit code 1 if there is any fault.\n"
            "CSV only: no library that reads .xlsx is at hand, so save a workbook as \"CSV UTF-8 "
            "(Comma\ndelimited)\" first. Commas or semicolons, with or without a byte order mark.",
            "banchi import diw.csv --agency diw --fiscal-year 2569\n"
            "banchi import diw.csv ledger --agency diw --fiscal-year 2569 --actor somchai -o "
            "drafts\n"
            "for f in drafts/*.json; do banchi sign \"$f\" --key somchai.pem > "
            "\"${f%.json}.signed\"; done\n"
            "banchi submit drafts/*.signed ledger");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const auto subject = agreement_subject(agency_, year_);
        if (!subject) return subject.error();
        if (!folder_.empty() && ledger_.empty())
            return usage({"ร่างต้องเทียบกับบัญชี ให้ระบุ URL หรือโฟลเดอร์ต่อจากชื่อแฟ้ม",
                          "drafts are made against a ledger: name its URL or folder after the "
                          "file"});
        if (!ledger_.empty() && actor_.empty())
            return usage({"บอกว่าใครจะลงนาม ด้วย --actor", "say who would sign, with --actor"});
        const auto bytes = read_file(file_);
        if (!bytes) return bytes.error();
        const auto read = sheet::read_sheet(*bytes);
        if (!read) return read.error();
        if (ledger_.empty()) return alone(*read, session);
        return against(*read, domain::AgreementId::parse(*subject).value(), session);
    }

  private:
    static Result<Exit> alone(const sheet::Sheet& sheet, const Session& session) {
        auto faults = sheet.faults;
        for (auto& error : domain::weights_faults(nullptr, sheet.scored(), sheet.weights()))
            faults.push_back({0, sheet::kWeightColumn, std::move(error)});
        show_faults(sheet, faults, session);
        show_sum(sheet, session);
        if (faults.empty())
            std::cerr << api::in(session.language,
                                 {"ตรวจโดยไม่ได้เทียบกับบัญชี ให้ระบุบัญชีเพื่อตรวจกรอบ รหัสที่ใช้แล้ว และทำร่าง\n",
                                  "checked without a ledger; name one to judge by its framework "
                                  "and codes, and to make drafts\n"});
        return faults.empty() ? Exit::ok : Exit::failed;
    }

    Result<Exit> against(const sheet::Sheet& sheet, const domain::AgreementId& id,
                         const Session& session) const {
        const auto standing = Standing::of(ledger_, session);
        if (!standing) return standing.error();
        const auto now = standing->today();
        const sheet::Desk desk{standing->state(), PersonId{actor_}, standing->now().basis, now,
                               [now] { return fresh_id(now); }};
        const auto drafts = sheet::drafts_for(sheet, id, desk);
        if (!drafts) return drafts.error();
        show_faults(sheet, drafts->faults, session);
        show_sum(sheet, session);
        if (!drafts->faults.empty()) return Exit::failed;
        show_drafts(*drafts, session);
        if (folder_.empty() || drafts->events.empty()) return Exit::ok;
        if (auto written = write_drafts(*drafts, standing->now().origin, folder_); !written)
            return written.error();
        std::cerr << api::in(session.language, {"\nต่อไป:\n", "\nNext:\n"}) << "  for f in "
                  << folder_ << "/*.json; do banchi sign \"$f\" --key KEY > \"${f%.json}.signed\"; "
                  << "done\n  banchi submit " << folder_ << "/*.signed " << ledger_ << "\n";
        return Exit::ok;
    }

    std::string file_;
    std::string ledger_;
    std::string agency_;
    std::string year_;
    std::string actor_;
    std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_import() {
    return std::make_unique<Import>();
}

}  // namespace banchi::tools
