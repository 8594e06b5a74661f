#include <iostream>

#include "api/tokens.hpp"
#include "ledger/base/clock.hpp"
#include "tools/banchi/folder_log.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

constexpr std::int64_t kMostDays = 3650;

Value shown(const api::Token& token) {
    auto view = Value::object()
                    .set("id", token.id.text)
                    .set("rights", to_value(token.rights))
                    .set("added", token.added.text());
    view.set("expires", token.expires ? token.expires->text() : "never");
    if (token.note) view.set("note", token.note->text);
    return view;
}

class Token : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("token", "Who may read what of a served ledger");
        app->require_subcommand(1);
        define_add(*app);
        list_ = app->add_subcommand("list", "Show all tokens, never their text");
        add_folder(*list_);
        add_format(*list_, format_);
        teach(*list_, "each token's id, rights and days are printed.", "banchi token list ledger");
        revoke_ = app->add_subcommand("revoke", "Take a token back");
        add_folder(*revoke_);
        revoke_->add_option("id", id_, "The token's id, as list shows it")->required();
        teach(*revoke_, "the token opens nothing from the next request on.",
              "banchi token revoke ledger 3f2a...");
        teach(*app, "tokens are kept hashed in the ledger's folder; a running server sees changes.",
              "banchi token add ledger --right read --days 90 --note \"internal audit\"");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (auto log = open_folder_log(folder_); !log) return log.error();
        if (list_->parsed()) return list(session);
        if (revoke_->parsed()) return revoke();
        return add(session);
    }

  private:
    void add_folder(CLI::App& app) {
        app.add_option("dir", folder_, "The ledger's folder")->envname("BANCHI_LEDGER")->required();
    }

    void define_add(CLI::App& app) {
        auto* add = app.add_subcommand("add", "Make a token; its text is shown once");
        add_folder(*add);
        add->add_option("--right", rights_, "What it opens; again for each")
            ->option_text("read|texts|documents|drafts|evidence|metrics|backup");
        auto* days = add->add_option("--days", days_, "It expires after so many days");
        add->add_flag("--forever", forever_, "It never expires")->excludes(days);
        add->add_option("--note", note_, "For whom, and what for");
        add_format(*add, format_);
        teach(*add,
              "the token's text is printed once and never kept: hand it over on a safe way.\n"
              "Readers send it as `Authorization: Bearer TEXT`, or set BANCHI_TOKEN.",
              "banchi token add ledger --right read --days 90 --note \"internal audit\"");
    }

    Result<Exit> add(const Session& session) {
        if (days_ < 1 || days_ > kMostDays)
            return usage({"--days เป็น 1 ถึง 3650 วัน ถ้าไม่ให้หมดอายุเลยให้ใช้ --forever",
                          "--days is 1 to 3650; for a token that never expires say --forever"});
        std::vector<api::Right> rights;
        for (const auto& name : rights_) {
            const auto right = api::parse_right(name);
            if (!right) return right.error();
            rights.push_back(*right);
        }
        if (rights.empty()) rights.push_back(api::Right::read);
        const auto now = SystemClock().now();
        const auto expires =
            forever_ ? std::nullopt : std::optional(now.plus_seconds(days_ * 86'400));
        const auto note = note_.empty() ? std::nullopt : std::optional(Line{note_});
        const auto made = api::add_token(folder_, std::move(rights), expires, note, now);
        if (!made) return made.error();
        show(shown(made->token).set("token", made->text), format_, session.language);
        std::cerr << api::in(session.language,
                             {"ข้อความนี้จะไม่แสดงอีก\n", "this text is not shown again\n"});
        return Exit::ok;
    }

    Result<Exit> list(const Session& session) const {
        const auto tokens = api::list_tokens(folder_);
        if (!tokens) return tokens.error();
        auto items = Value::array();
        for (const auto& token : *tokens) items.push(shown(token));
        show(Value::object().set("items", std::move(items)), format_, session.language);
        return Exit::ok;
    }

    Result<Exit> revoke() const {
        if (auto gone = api::revoke_token(folder_, id_); !gone) return gone.error();
        std::cerr << "token " << id_ << " opens nothing any more\n";
        return Exit::ok;
    }

    CLI::App* list_ = nullptr;
    CLI::App* revoke_ = nullptr;
    std::string folder_;
    std::vector<std::string> rights_;
    std::int64_t days_ = 90;
    bool forever_ = false;
    std::string note_;
    std::string id_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_token() {
    return std::make_unique<Token>();
}

}  // namespace banchi::tools
