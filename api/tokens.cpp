#include "api/tokens.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "ledger/base/encoding.hpp"

namespace banchi::api {
namespace {

Error io_error(const std::string& what, const std::filesystem::path& path) {
    const std::string why = what + " " + path.string() + ": " + std::strerror(errno);
    return {ErrorKind::io, "tokens_file", {"แฟ้มโทเคน: " + why, "the token file: " + why}, {}};
}

// A file descriptor that closes itself.
class File {
  public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int fd() const { return fd_; }
    bool good() const { return fd_ >= 0; }

  private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<void> store(const std::filesystem::path& folder, const std::vector<Token>& tokens,
                   int folder_fd) {
    const auto path = tokens_file(folder);
    auto fresh = path;
    fresh += ".new";
    {
        const File file(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (!file.good()) return io_error("open", fresh);
        const auto text = pretty(Value::object().set("tokens", to_value(tokens))) + "\n";
        // A left-over of an earlier crash keeps its old mode through O_CREAT.
        if (::fchmod(file.fd(), 0600) != 0 || !write_all(file.fd(), text) ||
            ::fsync(file.fd()) != 0)
            return io_error("write", fresh);
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) return io_error("rename", path);
    if (::fsync(folder_fd) != 0) return io_error("sync", folder);
    return {};
}

// Reads, changes and stores under a lock, so that two commands at once lose nothing.
template <class Change>
Result<void> rewrite(const std::filesystem::path& folder, const Change& change) {
    const File lock(folder, O_RDONLY | O_DIRECTORY);
    if (!lock.good() || ::flock(lock.fd(), LOCK_EX) != 0) return io_error("lock", folder);
    auto tokens = list_tokens(folder);
    if (!tokens) return tokens.error();
    if (const auto changed = change(*tokens); !changed) return changed.error();
    return store(folder, *tokens, lock.fd());
}

std::string url_safe(std::string text) {
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    return text;
}

// Looks at every byte whatever the first difference is: time tells nothing.
bool equal_in_constant_time(const Digest& left, const Digest& right) {
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.bytes.size(); ++i)
        difference |= static_cast<unsigned>(left.bytes[i] ^ right.bytes[i]);
    return difference == 0;
}

Error unauthenticated(const Text& why) {
    return {ErrorKind::unauthenticated, "token", why, {}};
}

// RFC 6750: "Bearer <token>".
std::optional<std::string_view> bearer(const std::string& authorization) {
    const std::string_view text(authorization);
    if (text.size() < 8 || text[6] != ' ') return std::nullopt;
    constexpr std::string_view kScheme = "bearer";
    for (std::size_t i = 0; i < kScheme.size(); ++i)
        if ((text[i] | 0x20) != kScheme[i]) return std::nullopt;
    return text.substr(7);
}

}  // namespace

Result<Right> parse_right(std::string_view name) {
    return from_value<Right>(Value(name), "right");
}

bool Token::opens(Right right, Instant now) const {
    return (!expires || now < *expires) &&
           std::find(rights.begin(), rights.end(), right) != rights.end();
}

std::filesystem::path tokens_file(const std::filesystem::path& folder) {
    return folder / "tokens.json";
}

Result<NewToken> add_token(const std::filesystem::path& folder, std::vector<Right> rights,
                           std::optional<Instant> expires, std::optional<Line> note, Instant now) {
    std::string random(36, '\0');
    if (::getentropy(random.data(), random.size()) != 0) return io_error("getentropy", folder);
    const auto text = "banchi_" + url_safe(base64_encode_unpadded(random.substr(4)));
    const Token token{{hex_encode(random.substr(0, 4))},
                      sha256(text),
                      std::move(rights),
                      expires,
                      std::move(note),
                      now};
    const auto done = rewrite(folder, [&](std::vector<Token>& tokens) -> Result<void> {
        tokens.push_back(token);
        return {};
    });
    if (!done) return done.error();
    return NewToken{token, text};
}

Result<std::vector<Token>> list_tokens(const std::filesystem::path& folder) {
    const auto path = tokens_file(folder);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        if (errno == ENOENT) return std::vector<Token>{};
        return io_error("open", path);
    }
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto json = parse_json(bytes, {1 << 20, 8});
    if (!json) return json.error();
    return from_value<std::vector<Token>>((*json)["tokens"], "tokens");
}

Result<void> revoke_token(const std::filesystem::path& folder, const std::string& id) {
    return rewrite(folder, [&](std::vector<Token>& tokens) -> Result<void> {
        if (std::erase_if(tokens, [&](const Token& token) { return token.id.text == id; }) > 0)
            return {};
        return Error{ErrorKind::not_found,
                     "token_id",
                     {"ไม่มีโทเคน " + id + "; ดูรายการด้วย banchi token list",
                      "there is no token " + id + "; banchi token list shows them"},
                     {}};
    });
}

Result<std::optional<TokenKeeper::Stamp>> TokenKeeper::stamp() const {
    struct stat found {};
    const auto path = tokens_file(folder_);
    if (::stat(path.c_str(), &found) != 0) {
        if (errno == ENOENT) return std::optional<Stamp>();
        return io_error("stat", path);
    }
    return std::optional<Stamp>({found.st_mtim.tv_sec * 1'000'000'000 + found.st_mtim.tv_nsec,
                                 found.st_ino, found.st_size});
}

Result<void> TokenKeeper::refresh() {
    const auto now = stamp();
    if (!now) return now.error();
    if (*now && *now == read_) return {};
    tokens_.clear();
    read_.reset();
    if (!*now) return {};
    auto tokens = list_tokens(folder_);
    if (!tokens) return tokens.error();
    tokens_ = std::move(*tokens);
    read_ = *now;
    return {};
}

Result<void> TokenKeeper::check(const std::string* authorization, Right right, Instant now) {
    const auto presented = authorization == nullptr ? std::nullopt : bearer(*authorization);
    if (!presented)
        return unauthenticated(
            {"ส่งโทเคนใน header: Authorization: Bearer banchi_... "
             "(ผู้ดูแลออกให้ด้วย banchi token add)",
             "send a token in the header Authorization: Bearer banchi_... "
             "(the operator makes one with banchi token add)"});
    const auto digest = sha256(*presented);
    const std::lock_guard lock(mutex_);
    if (const auto fresh = refresh(); !fresh) return fresh.error();
    const Token* found = nullptr;
    for (const auto& token : tokens_)
        if (equal_in_constant_time(token.sha256, digest)) found = &token;
    if (found == nullptr || (found->expires && !(now < *found->expires)))
        return unauthenticated({"โทเคนนี้ไม่รู้จัก ถูกเพิกถอน หรือหมดอายุแล้ว ขอใหม่จากผู้ดูแล",
                                "this token is unknown, revoked or expired; ask the operator for "
                                "a new one"});
    if (found->opens(right, now)) return {};
    const std::string name(*to_value(right).text());
    return Error{ErrorKind::denied,
                 "token_right",
                 {"โทเคนนี้ไม่มีสิทธิ์ " + name, "this token lacks the right " + name},
                 {}};
}

}  // namespace banchi::api
