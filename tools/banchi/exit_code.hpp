#pragma once

#include "api/language.hpp"

namespace banchi::tools {

using namespace banchi::base;

// What a script learns from a command without reading what it prints.
enum class Exit {
    ok = 0,
    failed = 1,          // usage, or an error on this side
    tampered = 2,        // what is stored contradicts itself
    not_verifiable = 3,  // a key, witness or type is missing
    unavailable = 4,     // the server, or the folder, does not answer now
    denied = 5,
};

Exit exit_of(const Error& error);
// One sentence that says what to do, the rule's name and the values it was judged on; on stderr.
void print_error(const Error& error, api::Language language);

// Errors that only commands make.
Error usage(Text what);
Error unavailable(Text what);

}  // namespace banchi::tools
