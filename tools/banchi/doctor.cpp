#include <iostream>

#include "tools/banchi/diagnosis.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

const char* status_of(const Finding& finding) {
    return finding.error ? "fault" : finding.warning ? "warning" : "ok";
}

Value shown(const Findings& findings) {
    auto items = Value::array();
    for (const auto& each : findings)
        items.push(
            Value::object()
                .set("name", each.name)
                .set("status", status_of(each))
                .set("problem", each.error ? Value(each.error->name) : Value())
                .set("what", Value::object().set("th", each.what.th).set("en", each.what.en)));
    return Value::object().set("items", std::move(items));
}

// Tampering outweighs all; else the first fault says what a script learns.
Exit gravest(const Findings& findings) {
    auto gravest = Exit::ok;
    for (const auto& each : findings) {
        if (!each.error) continue;
        const auto exit = exit_of(*each.error);
        if (gravest == Exit::ok || exit == Exit::tampered) gravest = exit;
    }
    return gravest;
}

void sum_up(const Findings& findings, api::Language language) {
    const auto count = [&](const std::string& status) {
        return std::to_string(
            std::count_if(findings.begin(), findings.end(),
                          [&](const auto& each) { return status_of(each) == status; }));
    };
    const auto faults = count("fault");
    const auto line =
        api::in(language,
                {"ข้อบกพร่อง " + faults + " คำเตือน " + count("warning") + " ปกติ " + count("ok"),
                 "faults: " + faults + ", warnings: " + count("warning") + ", ok: " + count("ok")});
    std::cerr << paint(Stream::err, faults == "0" ? Colour::green : Colour::red, line) << "\n";
}

class Doctor : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("doctor", "What is wrong, or soon will be");
        app->add_option("ledger", ledger_,
                        "A ledger's folder or a server; only the machine without")
            ->option_text("URL|DIR")
            ->envname("BANCHI_LEDGER");
        flags_.define(*app);
        add_format(*app, format_);
        teach(*app,
              "each thing that serving needs is looked at, and told as ok, warning or fault with "
              "what to do:\nversion, clock, limits; of a folder its permissions, keys, head and "
              "database, disk, settings,\nport, TLS files and place for backups; of a server what "
              "/readyz says. Nothing is changed, and\na folder may be served meanwhile. The exit "
              "code is 0 without a fault, 2 if tampering is among them.",
              "banchi doctor ledger\nbanchi doctor https://ledger.example.go.th:8443 -o json");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        const bool remote = is_url(ledger_);
        const auto effective = flags_.read(remote ? std::string() : ledger_);
        auto findings = diagnose_machine(effective.settings);
        const auto add = [&findings](Findings more) {
            std::move(more.begin(), more.end(), std::back_inserter(findings));
        };
        if (remote) {
            add(diagnose_server(ledger_, session));
        } else if (!ledger_.empty()) {
            add(diagnose_folder(ledger_, effective));
            if (effective.faults.empty()) add(diagnose_serving(ledger_, effective.settings));
        }
        show(shown(findings), format_, session.language);
        sum_up(findings, session.language);
        return gravest(findings);
    }

  private:
    std::string ledger_;
    SettingFlags flags_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_doctor() {
    return std::make_unique<Doctor>();
}

}  // namespace banchi::tools
