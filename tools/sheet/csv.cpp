#include "tools/sheet/csv.hpp"

#include <algorithm>

#include "ledger/base/encoding.hpp"

namespace banchi::sheet {
namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";

Error broken_csv(std::string name, std::size_t row, const Text& why) {
    const auto number = std::to_string(row);
    return {ErrorKind::malformed,
            std::move(name),
            {"แถว " + number + ": " + why.th, "row " + number + ": " + why.en},
            {{"row", number}}};
}

Error too_large(std::size_t bytes) {
    return {
        ErrorKind::too_large,
        "csv_size",
        {"แฟ้มใหญ่เกิน 4 MiB ให้แยกแฟ้มละหนึ่งหน่วยงาน", "the file is over 4 MiB; make one file an agency"},
        {{"bytes", std::to_string(bytes)}}};
}

Error save_as_csv(const Text& what) {
    return {ErrorKind::malformed,
            "csv_format",
            {"แฟ้มนี้เป็น" + what.th +
                 " ไม่ใช่ CSV ให้เปิดใน Excel หรือ LibreOffice แล้วบันทึกเป็น “CSV UTF-8 (Comma delimited)”",
             "the file is " + what.en +
                 ", not CSV; open it in Excel or LibreOffice and save it as \"CSV UTF-8 (Comma "
                 "delimited)\""},
            {}};
}

// Nothing for what may be CSV.
std::optional<Error> other_format(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"))
        return save_as_csv({"สมุดงาน (.xlsx หรือ .ods)", "a workbook (.xlsx or .ods)"});
    if (bytes.starts_with("\xd0\xcf\x11\xe0"))
        return save_as_csv({"สมุดงาน Excel แบบเก่า (.xls)", "an old Excel workbook (.xls)"});
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return save_as_csv({"ข้อความ UTF-16 (“Unicode Text”)", "UTF-16 (\"Unicode Text\")"});
    return std::nullopt;
}

// What Excel saves as plain "CSV" on a Thai Windows: every byte above ASCII is a Thai character of
// Windows-874, or one of its quotation marks and dashes.
bool looks_like_windows_874(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) ||
               (byte >= 0xa0 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);
    });
}

Error not_utf8(std::string_view bytes) {
    std::size_t line = 1;
    auto text = bytes.substr(0, bytes.find('\n'));
    while (valid_utf8(text)) {
        bytes.remove_prefix(text.size() + 1);
        text = bytes.substr(0, bytes.find('\n'));
        ++line;
    }
    const bool thai = looks_like_windows_874(text);
    const Text found = thai ? Text{"เข้ารหัสแบบ TIS-620/Windows-874", "is in TIS-620/Windows-874"}
                            : Text{"ไม่ใช่ UTF-8", "is not UTF-8"};
    const auto number = std::to_string(line);
    return {ErrorKind::malformed,
            "csv_utf8",
            {"บรรทัด " + number + " " + found.th +
                 " ให้บันทึกจาก Excel เป็น “CSV UTF-8 (Comma delimited)” ไม่ใช่ “CSV” เฉย ๆ",
             "line " + number + " " + found.en +
                 "; save it from Excel as \"CSV UTF-8 (Comma delimited)\", not as plain \"CSV\""},
            {{"line", number}}};
}

char separator_of(std::string_view bytes) {
    bool quoted = false;
    for (const char c : bytes) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == ',' || c == ';') return c;
        if (c == '\n') break;
    }
    return ',';
}

// Takes one field after the other off the bytes.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes), separator_(separator_of(bytes)) {}

    Result<std::vector<Record>> run() {
        std::vector<Record> records;
        for (; !rest_.empty(); ++row_) {
            records.emplace_back();
            do {
                auto field = rest_.starts_with('"') ? quoted() : plain();
                if (!field) return field.error();
                records.back().push_back(std::move(*field));
            } while (take(separator_));
            take('\r');
            take('\n');
        }
        return records;
    }

  private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool at_end_of_field() const {
        return rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' ||
               rest_.starts_with("\r\n");
    }

    Result<std::string> quoted() {
        std::string field;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            const auto length = std::min(rest_.find('"'), rest_.size());
            field += rest_.substr(0, length);
            rest_.remove_prefix(length);
            if (!take('"')) break;
            if (!rest_.starts_with('"')) {
                if (at_end_of_field()) return field;
                return broken_csv("csv_quote", row_,
                                  {"หลังเครื่องหมายคำพูดปิดมีข้อความต่อ ให้ซ้อนเครื่องหมายคำพูดในช่องเป็น \"\"",
                                   "text follows a closing quote; double each quote inside a "
                                   "field, \"\""});
            }
            field += '"';
            rest_.remove_prefix(1);
        }
        return broken_csv("csv_quote", row_,
                          {"เครื่องหมายคำพูดที่เปิดไว้ไม่ได้ปิด ให้ปิดก่อนจบช่อง",
                           "a quote is opened and never closed; close it where the field ends"});
    }

    Result<std::string> plain() {
        std::size_t length = 0;
        while (length < rest_.size() && rest_[length] != separator_ && rest_[length] != '\n' &&
               rest_[length] != '\r' && rest_[length] != '"')
            ++length;
        const std::string field(rest_.substr(0, length));
        rest_.remove_prefix(length);
        if (at_end_of_field()) return field;
        if (rest_.front() == '"')
            return broken_csv(
                "csv_quote", row_,
                {"มีเครื่องหมายคำพูดในช่องที่ไม่ได้ครอบด้วยเครื่องหมายคำพูด ให้ครอบทั้งช่องและซ้อนเป็น \"\"",
                 "a quote stands inside a field that is not quoted; quote the whole "
                 "field and double the quote, \"\""});
        return broken_csv("csv_line_end", row_,
                          {"บรรทัดจบด้วย CR อย่างเดียว ให้บันทึกใหม่เป็น “CSV UTF-8 (Comma delimited)”",
                           "a line ends in a carriage return alone; save the file again as \"CSV "
                           "UTF-8 (Comma delimited)\""});
    }

    std::string_view rest_;
    const char separator_;
    std::size_t row_ = 1;
};

std::string written(const std::string& field) {
    if (field.find_first_of(",;\"\r\n\t") == std::string::npos) return field;
    std::string out = "\"";
    for (const char c : field) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

}  // namespace

Result<std::vector<Record>> parse_csv(std::string_view bytes) {
    if (bytes.size() > kLargestCsv) return too_large(bytes.size());
    if (auto other = other_format(bytes)) return *other;
    if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
    if (!valid_utf8(bytes)) return not_utf8(bytes);
    return Reader(bytes).run();
}

std::string write_csv(const std::vector<Record>& records) {
    std::string out(kMark);
    for (const auto& record : records) {
        for (std::size_t i = 0; i < record.size(); ++i)
            out += (i == 0 ? "" : ",") + written(record[i]);
        out += "\r\n";
    }
    return out;
}

}  // namespace banchi::sheet
