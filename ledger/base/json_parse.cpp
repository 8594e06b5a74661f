#include <boost/json/basic_parser_impl.hpp>

#include "ledger/base/encoding.hpp"
#include "ledger/base/value.hpp"

namespace banchi::base {
namespace {

constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;  // RFC 7493 (I-JSON)

Error refuse(std::string name, Text detail) {
    return {ErrorKind::malformed, std::move(name), std::move(detail), {}};
}

// Receives Boost.JSON's events, builds a Value, and remembers which of our refusals stopped it.
// Boost's own DOM would keep the last of two equal members.
struct Builder {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    struct Open {
        Value value;
        std::string name;  // of the member being read, when the value is an object
    };
    std::vector<Open> open;
    std::string partial;
    Value root;
    Error stopped;

    bool stop(boost::json::error_code& ec, const char* name, Text detail) {
        stopped = refuse(name, std::move(detail));
        ec = boost::json::error::syntax;
        return false;
    }
    bool add(Value value) {
        if (open.empty()) {
            root = std::move(value);
        } else if (open.back().value.members() != nullptr) {
            open.back().value.set(open.back().name, std::move(value));
        } else {
            open.back().value.push(std::move(value));
        }
        return true;
    }
    bool begin(Value container) {
        open.push_back({std::move(container), {}});
        return true;
    }
    bool end() {
        auto value = std::move(open.back().value);
        open.pop_back();
        return add(std::move(value));
    }
    bool text_part(boost::json::string_view part, boost::json::error_code& ec) {
        if (part.find('\0') != part.npos)
            return stop(ec, "json_nul", {"มีอักขระ NUL ซึ่งไม่อนุญาต", "a NUL character is not allowed"});
        partial.append(part.data(), part.size());
        return true;
    }

    using sv = boost::json::string_view;
    using error_code = boost::json::error_code;
    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return begin(Value::object()); }
    bool on_object_end(std::size_t, error_code&) { return end(); }
    bool on_array_begin(error_code&) { return begin(Value::array()); }
    bool on_array_end(std::size_t, error_code&) { return end(); }
    bool on_key_part(sv part, std::size_t, error_code& ec) { return text_part(part, ec); }
    bool on_key(sv part, std::size_t, error_code& ec) {
        if (!text_part(part, ec)) return false;
        if (open.back().value.members()->count(partial) != 0)
            return stop(ec, "json_duplicate",
                        {"มีสมาชิกชื่อ \"" + partial + "\" ซ้ำกัน ให้เหลือเพียงหนึ่ง",
                         "the member \"" + partial + "\" stands twice; keep one"});
        open.back().name = std::move(partial);
        partial.clear();
        return true;
    }
    bool on_string_part(sv part, std::size_t, error_code& ec) { return text_part(part, ec); }
    bool on_string(sv part, std::size_t, error_code& ec) {
        if (!text_part(part, ec)) return false;
        auto text = std::move(partial);
        partial.clear();
        return add(Value(std::move(text)));
    }
    bool on_number_part(sv, error_code&) { return true; }
    bool on_int64(std::int64_t number, sv text, error_code& ec) {
        if (number > kLargestInteger || number < -kLargestInteger) return too_big(text, ec);
        return add(Value(number));
    }
    bool on_uint64(std::uint64_t, sv text, error_code& ec) { return too_big(text, ec); }
    bool on_double(double, sv text, error_code& ec) {
        const std::string number(text);
        if (number.find_first_of(".eE") == number.npos) return too_big(text, ec);
        return stop(ec, "json_float",
                    {number + " เป็นเลขทศนิยมลอยตัวซึ่งไม่รับ ให้เขียนเป็นสตริง เช่น \"85.5\"",
                     number + " is a floating-point number, which is not accepted; write a decimal "
                              "as a string, such as \"85.5\""});
    }
    bool too_big(sv text, error_code& ec) {
        const std::string number(text);
        return stop(ec, "json_float",
                    {number + " ใหญ่เกินจำนวนเต็มสูงสุด 2^53-1",
                     number + " is larger than 2^53-1, the largest integer"});
    }
    bool on_bool(bool boolean, error_code&) { return add(Value(boolean)); }
    bool on_null(error_code&) { return add(Value()); }
    bool on_comment_part(sv, error_code&) { return true; }
    bool on_comment(sv, error_code&) { return true; }
};

}  // namespace

Result<Value> parse_json(std::string_view bytes, const JsonLimits& limits) {
    if (bytes.size() > limits.bytes)
        return Error{ErrorKind::too_large,
                     "json_size",
                     {"ข้อมูลยาวเกิน " + std::to_string(limits.bytes) + " ไบต์",
                      "longer than " + std::to_string(limits.bytes) + " bytes"},
                     {{"bytes", std::to_string(bytes.size())}}};
    if (!valid_utf8(bytes))
        return refuse("json_utf8",
                      {"ข้อความไม่ใช่ UTF-8 ที่ถูกต้อง ให้บันทึกเป็น UTF-8 แล้วส่งใหม่",
                       "the text is not valid UTF-8; save it as UTF-8 and send it again"});
    boost::json::parse_options options;
    options.max_depth = limits.depth;
    boost::json::basic_parser<Builder> parser(options);
    boost::json::error_code ec;
    const auto used = parser.write_some(false, bytes.data(), bytes.size(), ec);
    if (ec == boost::json::error::too_deep)
        return refuse(
            "json_depth",
            {"ข้อมูลซ้อนกันเกิน " + std::to_string(limits.depth) + " ชั้น ให้ลดชั้นลง",
             "nested deeper than " + std::to_string(limits.depth) + " levels; flatten it"});
    auto& stopped = parser.handler().stopped;
    if (ec && !stopped.name.empty()) {
        stopped.facts.emplace_back("byte", std::to_string(used));
        return stopped;
    }
    if (ec || used != bytes.size())
        return refuse("json_syntax",
                      {"ไม่ใช่ JSON ที่ถูกต้องที่ไบต์ " + std::to_string(used) + " ให้แก้ตรงนั้น",
                       "not valid JSON at byte " + std::to_string(used) + "; mend it there"});
    return std::move(parser.handler().root);
}

}  // namespace banchi::base
