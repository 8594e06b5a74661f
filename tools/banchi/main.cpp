#include <iostream>

#include "api/metrics.hpp"
#include "ledger/store/failure.hpp"
#include "tools/banchi/command.hpp"

namespace {

using namespace banchi;

std::vector<std::unique_ptr<tools::Command>> all_commands() {
    std::vector<std::unique_ptr<tools::Command>> all;
    for (const auto make :
         {tools::make_init,       tools::make_keygen,         tools::make_sign,
          tools::make_submit,     tools::make_propose_kpi,    tools::make_propose_weights,
          tools::make_vote,       tools::make_request_change, tools::make_comment,
          tools::make_drafts,     tools::make_cosign,         tools::make_enrol_key,
          tools::make_revoke_key, tools::make_serve,          tools::make_config,
          tools::make_demo,       tools::make_token,          tools::make_get,
          tools::make_blame,      tools::make_status,         tools::make_verify,
          tools::make_replay,     tools::make_backup,         tools::make_restore,
          tools::make_template,   tools::make_import,         tools::make_export,
          tools::make_paper,      tools::make_completion,     tools::make_doctor})
        all.push_back(make());
    return all;
}

// Thai where the terminal speaks Thai, unless told otherwise.
std::string language_of_terminal() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string(value).substr(0, 2) == "th" ? "th" : "en";
    }
    return "en";
}

constexpr const char* kHow =
    "Every command takes its options from flags, then from BANCHI_* variables; serve also from a\n"
    "file (banchi config check). NO_COLOR is heeded.\n"
    "Data goes to stdout, talk to stderr.\n"
    "Exit codes: 0 ok, 1 usage or local error, 2 tampering found, 3 not verifiable, 4 unavailable, "
    "5 denied.\n\n"
    "First steps:\n"
    "  banchi demo ledger                        makes an example ledger\n"
    "  banchi serve ledger --public-read         serves it on http://127.0.0.1:8080\n"
    "  banchi get ledger agreements/diw/2569     reads an agreement\n"
    "  banchi verify ledger                      checks every byte, signature and decision\n"
    "  banchi help COMMAND                       explains one command\n";

int run(CLI::App& program, const std::vector<std::pair<CLI::App*, tools::Command*>>& defined,
        const std::string& language, tools::Session session) {
    const auto spoken = api::parse_language(language);
    if (!spoken) {
        std::cerr << "banchi: --lang is th or en\n";
        return static_cast<int>(tools::Exit::failed);
    }
    session.language = *spoken;
    for (const auto& [app, command] : defined) {
        if (!app->parsed()) continue;
        const auto done = command->run(session);
        if (done) return static_cast<int>(*done);
        tools::print_error(done.error(), session.language);
        return static_cast<int>(tools::exit_of(done.error()));
    }
    std::cout << program.help();
    return static_cast<int>(tools::Exit::ok);
}

// "banchi help sign" is what people try first; CLI11 would take help for a word that it doesn't
// know.
std::vector<std::string> arguments_of(const CLI::App& program, int count, char** words) {
    std::vector<std::string> arguments(words + 1, words + count);
    if (!arguments.empty() && arguments.front() == "help") {
        arguments.erase(arguments.begin());
        const auto is_meant = [&](const CLI::App* command) {
            return command->get_name() == arguments.front();
        };
        if (!arguments.empty() && arguments.front().rfind('-', 0) != 0 &&
            program.get_subcommands(is_meant).empty())
            throw CLI::ExtrasError("banchi", {arguments.front()});
        arguments.push_back("--help");
    }
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    return arguments;
}

}  // namespace

int main(int count, char** words) {
    CLI::App program("banchi: a ledger of signed events about performance targets", "banchi");
    program.footer(kHow);
    program.set_version_flag("--version",
                             "banchi " + std::string(api::kVersion) +
                                 " (events v1; C2SP checkpoint, tlog-tiles, tlog-proof)",
                             "Print the version");
    program.option_defaults()->always_capture_default();
    tools::Session session;
    auto language = language_of_terminal();
    program.add_option("--lang", language, "Language of messages and tables")
        ->option_text("th|en")
        ->envname("BANCHI_LANG");
    program.add_option("--token", session.token, "Token for a server that asks for one")
        ->option_text("TEXT")
        ->envname("BANCHI_TOKEN");
    program
        .add_option("--ca-file", session.ca_file,
                    "Authorities (PEM) to trust for https, instead of the system's")
        ->option_text("FILE")
        ->envname("BANCHI_CA_FILE");
    program.fallthrough();
    program.require_subcommand(0, 1);
    const auto commands = all_commands();
    std::vector<std::pair<CLI::App*, tools::Command*>> defined;
    for (const auto& command : commands)
        defined.emplace_back(command->define(program), command.get());
    try {
        program.parse(arguments_of(program, count, words));
        return run(program, defined, language, session);
    } catch (const CLI::ParseError& error) {
        // CLI11 has codes of its own; help is no failure.
        return program.exit(error) == 0 ? 0 : static_cast<int>(tools::Exit::failed);
    } catch (const store::ReadFailure& failure) {
        tools::print_error(failure.error(), session.language);
        return static_cast<int>(tools::exit_of(failure.error()));
    } catch (const std::exception& error) {
        std::cerr << "banchi: " << error.what() << "\n";
        return static_cast<int>(tools::Exit::failed);
    }
}
