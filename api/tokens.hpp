#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/shape.hpp"

namespace banchi::api {

using namespace banchi::base;

// What a token opens. `read` is the log, proofs and all views made of leaves; the rest are separate
// rights, which public reading never opens.
enum class Right { read, texts, documents, drafts, evidence, metrics, backup };
constexpr auto names_of(Right) {
    using enum Right;
    return std::to_array<std::pair<Right, std::string_view>>({{read, "read"},
                                                              {texts, "texts"},
                                                              {documents, "documents"},
                                                              {drafts, "drafts"},
                                                              {evidence, "evidence"},
                                                              {metrics, "metrics"},
                                                              {backup, "backup"}});
}
Result<Right> parse_right(std::string_view name);

// A token as it is kept: the SHA-256 of its text, never the text itself.
struct Token {
    Id<struct TokenTag> id;
    Digest sha256;
    std::vector<Right> rights;
    std::optional<Instant> expires;
    std::optional<Line> note;
    Instant added;
    bool opens(Right right, Instant now) const;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("id", self.id);
        m("sha256", self.sha256);
        m("rights", self.rights);
        m("expires", self.expires);
        m("note", self.note);
        m("added", self.added);
    }
};

struct NewToken {
    Token token;
    std::string text;  // "banchi_...": shown once, to whoever added it
};

// What `banchi token` does to the file `tokens.json` in the ledger's folder. Each rewrites it whole
// (mode 0600, durable, under a lock on the folder), so a running server never sees half a file.
std::filesystem::path tokens_file(const std::filesystem::path& folder);
Result<NewToken> add_token(const std::filesystem::path& folder, std::vector<Right> rights,
                           std::optional<Instant> expires, std::optional<Line> note, Instant now);
Result<std::vector<Token>> list_tokens(const std::filesystem::path& folder);
Result<void> revoke_token(const std::filesystem::path& folder, const std::string& id);

// The tokens that a server accepts now: follows changes of the file. Thread-safe.
class TokenKeeper {
  public:
    explicit TokenKeeper(std::filesystem::path folder) : folder_(std::move(folder)) {}
    // The `authorization` header's value (null if there is none) opens the right, or
    // `unauthenticated` (no, unknown or expired token) or `denied` (a token without the right).
    // A token file that cannot be read opens nothing (`io` or `malformed`).
    Result<void> check(const std::string* authorization, Right right, Instant now);

  private:
    Result<void> refresh();

    struct Stamp {
        std::int64_t modified_ns = 0;
        std::uint64_t inode = 0;
        std::int64_t bytes = 0;
        auto operator<=>(const Stamp&) const = default;
    };
    Result<std::optional<Stamp>> stamp() const;  // nothing: there is no file

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::optional<Stamp> read_;
    std::vector<Token> tokens_;
};

}  // namespace banchi::api
