#include <iostream>

#include "tools/banchi/command.hpp"
#include "tools/banchi/completing.hpp"

namespace banchi::tools {
namespace {

// Each asks the program itself at every Tab (`completion words`), so none can be older than it.

constexpr const char* kBash = R"(# banchi in bash: source <(banchi completion bash)
_banchi() {
    local line typed=${COMP_WORDS[COMP_CWORD]}
    [ "$typed" = = ] && typed=
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :file | :dir)
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
                [ "$line" = :dir ] && compgen -d -- "$typed" || compgen -f -- "$typed")
            ;;
        *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("${COMP_WORDS[0]}" completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _banchi banchi
)";

constexpr const char* kZsh = R"(#compdef banchi
# banchi in zsh: source <(banchi completion zsh), or as a file _banchi in a folder of $fpath
_banchi() {
    local line
    local -a found
    while IFS= read -r line; do
        case $line in
        :file) _files ;;
        :dir) _files -/ ;;
        *) found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
        esac
    done < <("${words[1]}" completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( ${#found} )) && _describe banchi found
}
if [ "$funcstack[1]" = _banchi ]; then _banchi "$@"; else compdef _banchi banchi; fi
)";

constexpr const char* kFish = R"(# banchi in fish: banchi completion fish | source
function __banchi_words
    set -l line (commandline -opc)
    set -l typed (commandline -ct)
    for word in ($line[1] completion words -- $line[2..-1] "$typed" 2>/dev/null)
        switch $word
            case ':file'
                __fish_complete_path "$typed"
            case ':dir'
                __fish_complete_directories "$typed"
            case '*'
                echo $word
        end
    end
end
complete -c banchi -f -a '(__banchi_words)'
)";

class Completion : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        program_ = &program;
        auto* app = program.add_subcommand("completion", "Complete commands in a shell");
        app->require_subcommand(1);
        for (const auto& [shell, script] :
             {std::pair("bash", kBash), {"zsh", kZsh}, {"fish", kFish}})
            app->add_subcommand(shell, "What to load into " + std::string(shell))
                ->callback([this, script = script] { script_ = script; });
        words_app_ = app->add_subcommand("words", "What may follow: the scripts ask this");
        words_app_->add_option("line", line_, "The words after banchi, behind --")
            ->option_text("WORD...");
        teach(*app,
              "a script for the shell is printed. It asks banchi itself at each Tab what may\n"
              "follow, so it knows every command and option of the installed program.",
              "source <(banchi completion bash)\nbanchi completion fish | source");
        return app;
    }

    Result<Exit> run(const Session&) override {
        if (!words_app_->parsed()) {
            std::cout << script_;
            return Exit::ok;
        }
        const auto found = complete(*program_, line_);
        for (const auto& [text, what] : found.words) std::cout << text << "\t" << what << "\n";
        if (found.files) std::cout << ":file\n";
        if (found.folders) std::cout << ":dir\n";
        return Exit::ok;
    }

  private:
    CLI::App* program_ = nullptr;
    CLI::App* words_app_ = nullptr;
    std::vector<std::string> line_;
    const char* script_ = "";
};

}  // namespace

std::unique_ptr<Command> make_completion() {
    return std::make_unique<Completion>();
}

}  // namespace banchi::tools
