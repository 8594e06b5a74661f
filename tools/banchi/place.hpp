#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/sent.hpp"
#include "ledger/wire/payload.hpp"
#include "tools/banchi/transport.hpp"

namespace banchi::tools {

// A ledger that a command talks to, by wire.md's HTTP wherever it is. One thread's.
class Place {
  public:
    static Result<Place> open(const std::string& ledger, Access access, const Session& session);

    // A view below /v1 by path and query, "agreements/diw/2569?at=7".
    Result<Value> view(const std::string& path);
    // What lies at a path of the server's root, byte for byte: "/checkpoint".
    Result<std::string> bytes(const std::string& target);
    // Judges and, unless dry, stores all or none; the receipts in their order. As an array: each an
    // envelope, or one with its texts beside it.
    Result<Value> submit(const ledger::Sent& event, bool dry_run);
    Result<Value> submit(const Value& array, bool dry_run);
    // What a POST below /v1 answers, of any status that is no error.
    Result<Value> post(const std::string& path, const Value& body);
    // A server, which may keep what it is sent; a folder is judged in this process.
    bool remote() const { return remote_; }

    // What a signature binds to: which ledger, and the tree as it is now.
    struct Now {
        std::string origin;
        domain::Basis basis;
        bool simulated = false;
        Instant recorded;  // of the newest event
    };
    Result<Now> now();
    // How many events of a subject were accepted: what the next one states as subjectversion.
    Result<std::int64_t> subject_version(const std::string& subject);

  private:
    Place(std::unique_ptr<Transport> transport, api::Language language, bool remote)
        : transport_(std::move(transport)), language_(language), remote_(remote) {}
    Result<Value> json(const std::string& target, const std::string* body);

    std::unique_ptr<Transport> transport_;
    api::Language language_;
    bool remote_;
};

// The query that asks for a position or a day; "" where neither is given.
std::string query_of(const std::string& at, const std::string& effective);
std::string percent_encoded(const std::string& text);

}  // namespace banchi::tools
