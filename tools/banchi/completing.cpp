#include "tools/banchi/completing.hpp"

#include <algorithm>

namespace banchi::tools {
namespace {

bool begins(const std::string& text, const std::string& with) {
    return text.rfind(with, 0) == 0;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

// Known here or, since the program's options may stand behind a command's name, further up.
const CLI::Option* find_option(const CLI::App* app, const std::string& word) {
    const auto name = word.substr(0, word.find('='));
    for (; app != nullptr; app = app->get_parent())
        for (const auto* option : app->get_options())
            for (const auto& known : {option->get_lnames(), option->get_snames()})
                for (const auto& each : known)
                    if (name == (each.size() == 1 ? "-" : "--") + each) return option;
    return nullptr;
}

const CLI::App* find_command(const CLI::App& app, const std::string& name) {
    for (const auto* each : app.get_subcommands([](const CLI::App*) { return true; }))
        if (each->get_name() == name) return each;
    return nullptr;
}

// Where the words before the last one have led.
struct Reached {
    const CLI::App* app;
    const CLI::Option* wanting = nullptr;  // its value comes next
    std::size_t positionals = 0;
    bool no_more_options = false;
};

void step(Reached& at, const std::string& word) {
    if (at.wanting != nullptr) {
        // Bash takes the equals sign of --name=value for a word.
        if (word != "=") at.wanting = nullptr;
    } else if (!at.no_more_options && word == "--") {
        at.no_more_options = true;
    } else if (!at.no_more_options && begins(word, "-")) {
        const auto* option = find_option(at.app, word);
        const bool given = word.find('=') != std::string::npos;
        if (option != nullptr && takes_value(*option) && !given) at.wanting = option;
    } else if (const auto* command = find_command(*at.app, word); command && !at.positionals) {
        at.app = command;
    } else if (word != "help" || at.app->get_parent() != nullptr) {
        ++at.positionals;
    }
}

const CLI::Option* positional(const CLI::App& app, std::size_t number) {
    const CLI::Option* last = nullptr;
    std::size_t seen = 0;
    for (const auto* option : app.get_options()) {
        if (!option->get_positional()) continue;
        last = option;
        if (seen++ == number) return option;
    }
    // The last one may take several.
    return last != nullptr && last->get_items_expected_max() > 1 ? last : nullptr;
}

void add(Candidates& found, const std::string& typed, const std::string& text,
         const std::string& what) {
    if (begins(text, typed)) found.words.push_back({text, first_line(what)});
}

// What an option's text says of its value: "table|json" are words, FILE and DIR names; a positional
// of which nothing is said may be a file too. `before` is what stands in the same word,
// "--output=".
void add_values(Candidates& found, const CLI::Option& option, const std::string& typed,
                const std::string& before) {
    auto form = option.get_option_text();
    if (form.empty()) {
        found.files = option.get_positional() && option.get_type_name() == "TEXT";
        return;
    }
    form = form.substr(0, form.find(' ', form.front() == '[' ? form.find(']') : 0));
    const auto says = [&form](const char* what) { return form.find(what) != std::string::npos; };
    found.files = says("FILE") || says("ENVELOPE");
    found.folders = !found.files && says("DIR");
    const bool words = says("|") && std::none_of(form.begin(), form.end(), [](unsigned char c) {
                           return std::isupper(c) != 0 || c == '[';
                       });
    for (std::size_t at = 0; words && at <= form.size();) {
        const auto end = std::min(form.find('|', at), form.size());
        add(found, before + typed, before + form.substr(at, end - at), "");
        at = end + 1;
    }
}

void add_options(Candidates& found, const CLI::App* app, const std::string& typed) {
    for (; app != nullptr; app = app->get_parent())
        for (const auto* option : app->get_options()) {
            for (const auto& name : option->get_lnames())
                add(found, typed, "--" + name, option->get_description());
            for (const auto& name : option->get_snames())
                add(found, typed, "-" + name, option->get_description());
        }
}

}  // namespace

Candidates complete(const CLI::App& program, const std::vector<std::string>& line) {
    Reached at{&program};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) step(at, line[i]);
    auto typed = line.empty() ? std::string() : line.back();
    Candidates found;
    if (at.wanting != nullptr) {
        add_values(found, *at.wanting, typed == "=" ? "" : typed, "");
    } else if (const auto equals = typed.find('=');
               begins(typed, "--") && equals != std::string::npos && !at.no_more_options) {
        if (const auto* option = find_option(at.app, typed))
            add_values(found, *option, typed.substr(equals + 1), typed.substr(0, equals + 1));
    } else if (begins(typed, "-") && !at.no_more_options) {
        add_options(found, at.app, typed);
    } else {
        if (at.positionals == 0)
            for (const auto* each : at.app->get_subcommands([](const CLI::App*) { return true; }))
                add(found, typed, each->get_name(), each->get_description());
        if (const auto* next = positional(*at.app, at.positionals))
            add_values(found, *next, typed, "");
    }
    return found;
}

}  // namespace banchi::tools
