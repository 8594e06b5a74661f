#include "tools/banchi/exit_code.hpp"

#include <iostream>

#include "tools/banchi/terminal.hpp"

namespace banchi::tools {

Exit exit_of(const Error& error) {
    if (error.name == "in_use" || error.name == "unavailable") return Exit::unavailable;
    switch (error.kind) {
        case ErrorKind::tampered:
            return Exit::tampered;
        case ErrorKind::read_only:
        case ErrorKind::clock:
        case ErrorKind::too_many:
            return Exit::unavailable;
        case ErrorKind::unauthenticated:
        case ErrorKind::denied:
            return Exit::denied;
        default:
            return Exit::failed;
    }
}

void print_error(const Error& error, api::Language language) {
    std::cerr << paint(Stream::err, Colour::red, "banchi: ") << api::in(language, error.detail)
              << "\n";
    std::string facts;
    for (const auto& [name, value] : error.facts) facts += "  " + name + "=" + value;
    if (!error.name.empty() && error.name != "usage")
        std::cerr << paint(Stream::err, Colour::faint, "  [" + error.name + "]" + facts) << "\n";
}

Error usage(Text what) {
    return {ErrorKind::malformed, "usage", std::move(what), {}};
}

Error unavailable(Text what) {
    return {ErrorKind::io, "unavailable", std::move(what), {}};
}

}  // namespace banchi::tools
