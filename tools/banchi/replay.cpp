#include <unistd.h>

#include <iostream>

#include "replay/rebuild.hpp"
#include "tools/banchi/folder_log.hpp"
#include "tools/banchi/show.hpp"
#include "tools/banchi/terminal.hpp"

namespace banchi::tools {
namespace {

// A folder for the rebuilt facts that goes away with this, unless the user named one.
class FreshFolder {
  public:
    static Result<FreshFolder> make(const std::string& named) {
        if (!named.empty()) return FreshFolder(named, {});
        auto pattern = (std::filesystem::temp_directory_path() / "banchi-replay-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            return Error{ErrorKind::io,
                         "temporary_folder",
                         {"สร้างโฟลเดอร์ชั่วคราวไม่ได้ ให้ระบุ --into",
                          "no temporary folder can be made; name one with --into"},
                         {}};
        return FreshFolder(std::filesystem::path(pattern) / "facts", pattern);
    }
    ~FreshFolder() {
        std::error_code ignored;  // a left-over in the temporary folder harms nothing
        if (!temporary_.empty()) std::filesystem::remove_all(temporary_, ignored);
    }
    FreshFolder(FreshFolder&& other) noexcept
        : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})) {}
    FreshFolder& operator=(FreshFolder&&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    FreshFolder(std::filesystem::path path, std::filesystem::path temporary)
        : path_(std::move(path)), temporary_(std::move(temporary)) {}
    std::filesystem::path path_;
    std::filesystem::path temporary_;
};

class Replay : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("replay", "Rebuild everything from the log and compare");
        app->add_option("dir", folder_, "A ledger's folder; a server may be using it")
            ->envname("BANCHI_LEDGER")
            ->required();
        app->add_option("--into", into_, "Keep the rebuilt facts in this new folder")
            ->option_text("FRESHDIR");
        add_format(*app, format_);
        teach(*app,
              "every event is judged and folded again, from the first, into a fresh folder; then\n"
              "each fact is compared with the live one. Prints equal, or names the first event and "
              "field\nthat differ and exits with 2.",
              "banchi replay ledger\nbanchi replay ledger --into rebuilt");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (folder_.find("://") != std::string::npos)
            return usage(
                {"replay เปรียบเทียบกับข้อเท็จจริงที่เก็บอยู่ จึงต้องระบุโฟลเดอร์ ส่วน URL ใช้ banchi verify",
                 "replay compares with the stored facts, so it takes a folder; for a URL "
                 "use banchi verify"});
        const auto reader = open_folder_log(folder_);
        if (!reader) return reader.error();
        const auto fresh = FreshFolder::make(into_);
        if (!fresh) return fresh.error();
        const auto live = [&](const std::function<void(const domain::Fact&)>& visit) {
            return (*reader)->each_fact(visit);
        };
        const auto rebuilt = [&] {
            ProgressBar bar("replaying");
            return replay::rebuild(**reader, (*reader)->size(), live, fresh->path(),
                                   bar.callback());
        }();
        if (!rebuilt) return rebuilt.error();
        print(*rebuilt, session);
        if (rebuilt->equal() && rebuilt->size.value == 0) return Exit::not_verifiable;
        return static_cast<Exit>(rebuilt->exit_code());
    }

  private:
    void print(const replay::Rebuilt& rebuilt, const Session& session) const {
        if (format_ != Format::table) return show(rebuilt.value(), format_, session.language);
        const auto said = [&](const Text& text) { return api::in(session.language, text); };
        if (rebuilt.equal() && rebuilt.size.value == 0) {
            std::cout << said({"บัญชีว่าง: ยังไม่มีอะไรให้เปรียบเทียบ\n",
                               "the ledger is empty: there is nothing to compare\n"});
            return;
        }
        std::cout << (rebuilt.equal()
                          ? paint(Stream::out, Colour::green, said({"ตรงกัน", "equal"}))
                          : paint(Stream::out, Colour::red, said({"ต่างกัน", "different"})))
                  << ": " << counts(rebuilt, session)
                  << (rebuilt.demo
                          ? said({" (บัญชีสาธิต: นาฬิกาจำลอง)", " (a demo: its clock is simulated)"})
                          : "")
                  << "\n";
        const auto event = said({"เหตุการณ์ ", "event "});
        if (rebuilt.refused)
            std::cout << event << rebuilt.refused->index.value
                      << said({" ขัดกับกฎ ", " is refused by the rule "}) << rebuilt.refused->rule
                      << ": " << said(rebuilt.refused->detail) << "\n";
        if (rebuilt.first)
            std::cout << rebuilt.differing << said({" แห่งต่างกัน แห่งแรก: ", " differ; the first: "})
                      << event << rebuilt.first->index.value << ", " << rebuilt.first->entity << " "
                      << rebuilt.first->field << "\n"
                      << said(rebuilt.first->told()) << "\n";
    }

    static std::string counts(const replay::Rebuilt& rebuilt, const Session& session) {
        const auto events = std::to_string(rebuilt.size.value);
        const auto facts = std::to_string(rebuilt.facts);
        const auto live = std::to_string(rebuilt.live_facts);
        return api::in(session.language,
                       {events + " เหตุการณ์ สร้างใหม่ " + facts + " ข้อเท็จจริง ที่เก็บไว้ " + live,
                        events + " events, " + facts + " facts rebuilt, " + live + " live"});
    }

    std::string folder_;
    std::string into_;
    Format format_ = Format::table;
};

}  // namespace

std::unique_ptr<Command> make_replay() {
    return std::make_unique<Replay>();
}

}  // namespace banchi::tools
