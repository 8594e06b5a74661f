#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tools/banchi/exit_code.hpp"

namespace banchi::tools {

enum class Format { table, json, ndjson };

// What all commands are told by options before the command's own name, or by the environment.
struct Session {
    api::Language language = api::Language::en;
    std::string token;    // for a server that doesn't let everybody read
    std::string ca_file;  // whom to trust for https; empty: whom the system trusts
};

// One subcommand: its options are members, filled by CLI11 before run(). Lives as long as main.
class Command {
  public:
    virtual ~Command() = default;
    // Adds itself to the program: options, help with an example, and what happens.
    virtual CLI::App* define(CLI::App& program) = 0;
    virtual Result<Exit> run(const Session& session) = 0;
};

// The last words of a command's help.
void teach(CLI::App& command, const std::string& what_happens, const std::string& example);
// `-o table|json|ndjson`.
void add_format(CLI::App& command, Format& format);
// URL|DIR as the first positional, or BANCHI_LEDGER.
void add_ledger(CLI::App& command, std::string& ledger);
// URL|DIR before other words, which may be left out when BANCHI_LEDGER names it: takes it from the
// front if there are more than `others` words. `wanted` says what the others are, for whoever gave
// a ledger alone or nothing.
Result<std::string> take_ledger(std::vector<std::string>& words, std::size_t others,
                                const Text& wanted);

std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_keygen();
std::unique_ptr<Command> make_sign();
std::unique_ptr<Command> make_submit();
std::unique_ptr<Command> make_propose_kpi();
std::unique_ptr<Command> make_propose_weights();
std::unique_ptr<Command> make_request_change();
std::unique_ptr<Command> make_vote();
std::unique_ptr<Command> make_comment();
std::unique_ptr<Command> make_drafts();
std::unique_ptr<Command> make_cosign();
std::unique_ptr<Command> make_enrol_key();
std::unique_ptr<Command> make_revoke_key();
std::unique_ptr<Command> make_serve();
std::unique_ptr<Command> make_config();
std::unique_ptr<Command> make_demo();
std::unique_ptr<Command> make_doctor();
std::unique_ptr<Command> make_token();
std::unique_ptr<Command> make_get();
std::unique_ptr<Command> make_blame();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_replay();
std::unique_ptr<Command> make_backup();
std::unique_ptr<Command> make_restore();
std::unique_ptr<Command> make_template();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_paper();

}  // namespace banchi::tools
