#pragma once

#include "api/page/html.hpp"
#include "api/route.hpp"

namespace banchi::api {

// Thai unless the request wishes otherwise: by ?lang=, else by Accept-Language. `lang` (malformed).
Result<Reader> reader_of(const Call& call);
// A whole page at `path` around its body: head, the choice of language, and a policy that lets no
// script and no other site's content in.
Response framed(const Reader& reader, const std::string& path, const std::string& body);

}  // namespace banchi::api
