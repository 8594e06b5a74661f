#pragma once

#include <string>

#include "ledger/base/error.hpp"

namespace banchi::paper {

using namespace banchi::base;

// The text as a QR code with its quiet zone, an inline SVG in black on white; `alternative` is what
// is read aloud in its place. At most about 2,000 bytes (`qr`).
Result<std::string> qr_code(const std::string& text, const std::string& alternative);

}  // namespace banchi::paper
