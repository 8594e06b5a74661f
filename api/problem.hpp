#pragma once

#include "api/message.hpp"

namespace banchi::api {

// The HTTP status of a kind of error (wire.md).
int status_of(ErrorKind kind);

// RFC 9457 problem+json: type `urn:banchi:problem:<name>`, title, status, a detail that says what
// to do, `rule` (422) and `facts`; in the language, which Content-Language names.
Response problem(const Error& error, Language language);
// The same under another status than the kind's: 404 for paths, 405, 417.
Response problem(int status, const Error& error, Language language);

}  // namespace banchi::api
