#include "ledger/base/value.hpp"

#include <cassert>

namespace banchi::base {
namespace {

// A key that sorts UTF-8 as UTF-16 does: supplementary characters (lead byte f0..f4, surrogates in
// UTF-16) come before U+E000..U+FFFF (lead bytes ee, ef).
int utf16_weight(unsigned char byte) {
    if (byte >= 0xf0) return 0xee;
    if (byte >= 0xee) return byte + 2;
    return byte;
}

void write_string(std::string& out, std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    out.push_back('"');
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
                    out.push_back(kHex[c & 15]);
                } else {
                    out.push_back(c);
                }
        }
    }
    out.push_back('"');
}

// Writes compactly (indent < 0) or for people, two spaces a level.
class Writer {
  public:
    Writer(std::string& out, bool indented) : out_(out), indented_(indented) {}

    void write(const Value& value) {
        if (const auto* boolean = value.boolean()) {
            out_ += *boolean ? "true" : "false";
        } else if (const auto* integer = value.integer()) {
            out_ += std::to_string(*integer);
        } else if (const auto* text = value.text()) {
            write_string(out_, *text);
        } else if (const auto* items = value.items()) {
            write_items(*items);
        } else if (const auto* members = value.members()) {
            write_members(*members);
        } else {
            out_ += "null";
        }
    }

  private:
    void write_items(const Value::Array& items) {
        open('[');
        bool first = true;
        for (const auto& item : items) {
            separate(first);
            write(item);
        }
        close(']', items.empty());
    }

    void write_members(const Value::Object& members) {
        open('{');
        bool first = true;
        for (const auto& [name, value] : members) {
            separate(first);
            write_string(out_, name);
            out_ += indented_ ? ": " : ":";
            write(value);
        }
        close('}', members.empty());
    }

    void open(char bracket) {
        out_.push_back(bracket);
        ++depth_;
    }

    void separate(bool& first) {
        if (!first) out_.push_back(',');
        first = false;
        new_line();
    }

    void close(char bracket, bool empty) {
        --depth_;
        if (!empty) new_line();
        out_.push_back(bracket);
    }

    void new_line() {
        if (indented_) out_.append("\n").append(depth_ * 2, ' ');
    }

    std::string& out_;
    bool indented_;
    std::size_t depth_ = 0;
};

}  // namespace

bool Utf16Less::operator()(std::string_view left, std::string_view right) const {
    const auto size = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < size; ++i) {
        if (left[i] == right[i]) continue;
        return utf16_weight(static_cast<unsigned char>(left[i])) <
               utf16_weight(static_cast<unsigned char>(right[i]));
    }
    return left.size() < right.size();
}

const Value& Value::operator[](std::string_view name) const {
    static const Value absent;
    const auto* object = members();
    if (object == nullptr) return absent;
    const auto found = object->find(name);
    return found == object->end() ? absent : found->second;
}

Value& Value::set(std::string name, Value value) {
    if (is_null()) data_ = Object{};
    auto* object = std::get_if<Object>(&data_);
    assert(object != nullptr);
    object->insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Value& Value::push(Value value) {
    if (is_null()) data_ = Array{};
    auto* array = std::get_if<Array>(&data_);
    assert(array != nullptr);
    array->push_back(std::move(value));
    return *this;
}

std::string canonical(const Value& value) {
    std::string out;
    Writer(out, false).write(value);
    return out;
}

std::string pretty(const Value& value) {
    std::string out;
    Writer(out, true).write(value);
    return out;
}

}  // namespace banchi::base
