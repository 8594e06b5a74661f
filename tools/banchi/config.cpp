#include <iostream>

#include "tools/banchi/settings.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

class Config : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("config", "The settings of a server");
        app->require_subcommand(1);
        auto* check = app->add_subcommand("check", "What is wrong with them, and what holds");
        check->add_option("file", file_, "A settings file, or a ledger's folder with banchi.toml")
            ->option_text("FILE|DIR")
            ->envname("BANCHI_LEDGER");
        flags_.define(*check);
        add_format(*check, format_);
        const auto* happens =
            "the file, the environment and the flags are read as serve reads them. Every fault is\n"
            "named with its line and what to do; each setting's value is shown with where it came "
            "from.\nNothing is opened, changed or served. The exit code is 1 if there is a fault.";
        teach(*check, happens, "banchi config check ledger\nbanchi config check banchi.toml");
        teach(*app, happens, "banchi config check ledger");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        std::error_code ignored;  // what can't be looked at is told of when it is read
        const bool folder = file_.empty() || std::filesystem::is_directory(file_, ignored);
        const auto effective = folder ? flags_.read(file_) : flags_.read_with(file_);
        auto items = Value::array();
        for (const auto& setting : all_settings())
            items.push(
                Value::object()
                    .set("name", setting.name)
                    .set("value", setting.text_in(effective.settings))
                    .set("from", effective.from.at(setting.name))
                    .set("what",
                         Value::object().set("th", setting.what.th).set("en", setting.what.en)));
        show(Value::object().set("items", std::move(items)), format_, session.language);
        if (!effective.faults.empty()) return error_of(effective.faults);
        const auto file = effective.file.string();
        std::cerr << api::in(session.language,
                             file.empty()
                                 ? Text{"ไม่มีไฟล์การตั้งค่า ใช้ค่าปริยาย ตัวแปร และแฟล็ก\n",
                                        "no settings file: defaults, variables and flags\n"}
                                 : Text{file + " ใช้ได้\n", file + " is good\n"});
        return Exit::ok;
    }

  private:
    std::string file_;
    SettingFlags flags_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_config() {
    return std::make_unique<Config>();
}

}  // namespace banchi::tools
