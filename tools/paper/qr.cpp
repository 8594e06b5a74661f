#include "tools/paper/qr.hpp"

#include <qrencode.h>

#include <memory>

#include "api/page/html.hpp"

namespace banchi::paper {
namespace {

constexpr int kQuiet = 4;  // modules around the code, as ISO/IEC 18004 asks

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

// One rectangle a run of black modules: a third of the bytes of one a module.
std::string path_of(const QRcode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width; ++x) {
            const auto black = [&](int at) { return (code.data[y * code.width + at] & 1) != 0; };
            if (!black(x)) continue;
            const int from = x;
            while (x + 1 < code.width && black(x + 1)) ++x;
            path += "M" + std::to_string(from + kQuiet) + " " + std::to_string(y + kQuiet) + "h" +
                    std::to_string(x + 1 - from) + "v1h-" + std::to_string(x + 1 - from) + "z";
        }
    return path;
}

}  // namespace

Result<std::string> qr_code(const std::string& text, const std::string& alternative) {
    const std::unique_ptr<QRcode, Free> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code)
        return Error{ErrorKind::too_large,
                     "qr",
                     {"ข้อความยาวเกินกว่าจะทำเป็นคิวอาร์โค้ด", "the text is too long for a QR code"},
                     {{"bytes", std::to_string(text.size())}}};
    const auto side = std::to_string(code->width + 2 * kQuiet);
    const auto told = api::escaped(alternative);
    return "<svg class=\"qr\" role=\"img\" aria-label=\"" + told + "\" viewBox=\"0 0 " + side +
           " " + side + "\" shape-rendering=\"crispEdges\" xmlns=\"http://www.w3.org/2000/svg\">" +
           "<rect width=\"" + side + "\" height=\"" + side +
           "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path_of(*code) + "\"/></svg>";
}

}  // namespace banchi::paper
