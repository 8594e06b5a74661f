#include "tools/banchi/command.hpp"

#include <cstdlib>

#include "tools/banchi/transport.hpp"

namespace banchi::tools {

void teach(CLI::App& command, const std::string& what_happens, const std::string& example) {
    std::string indented;
    for (std::size_t at = 0; at < example.size();) {
        const auto end = std::min(example.find('\n', at), example.size());
        indented += "  " + example.substr(at, end - at) + "\n";
        at = end + 1;
    }
    command.footer("What happens: " + what_happens + "\n\nExample:\n" + indented);
}

void add_format(CLI::App& command, Format& format) {
    static const std::map<std::string, Format> names{
        {"table", Format::table}, {"json", Format::json}, {"ndjson", Format::ndjson}};
    const auto take = [&format](const std::string& given) {
        const auto found = names.find(given);
        if (found == names.end())
            throw CLI::ValidationError("--output", "table, json or ndjson, not " + given);
        format = found->second;
    };
    command
        .add_option_function<std::string>("-o,--output", take,
                                          "How to print: table, json (the view) or ndjson (items)")
        ->option_text("table|json|ndjson")
        ->envname("BANCHI_OUTPUT");
}

void add_ledger(CLI::App& command, std::string& ledger) {
    command.add_option("ledger", ledger, "A server's URL or a ledger's folder")
        ->option_text("URL|DIR")
        ->envname("BANCHI_LEDGER")
        ->required();
}

Result<std::string> take_ledger(std::vector<std::string>& words, std::size_t others,
                                const Text& wanted) {
    std::error_code ignored;  // what can't be looked at is no folder to this command
    const bool ledger_alone =
        words.size() == 1 && others == 1 &&
        (is_url(words.front()) || std::filesystem::is_directory(words.front(), ignored));
    if (words.empty() || ledger_alone)
        return usage({"ระบุบัญชี แล้วตามด้วย" + wanted.th, "give the ledger, and then " + wanted.en});
    if (words.size() > others) {
        auto ledger = words.front();
        words.erase(words.begin());
        return ledger;
    }
    const char* named = std::getenv("BANCHI_LEDGER");
    if (named != nullptr && *named != '\0') return std::string(named);
    return usage({"ระบุบัญชีก่อนเป็น URL ของเซิร์ฟเวอร์หรือโฟลเดอร์ หรือตั้ง BANCHI_LEDGER",
                  "name the ledger first, a server's URL or a folder, or set BANCHI_LEDGER"});
}

}  // namespace banchi::tools
