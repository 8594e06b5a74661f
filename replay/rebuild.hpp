#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ledger/domain/fact.hpp"
#include "ledger/store/log_reader.hpp"
#include "replay/progress.hpp"

namespace banchi::replay {

using namespace banchi::base;

// Visits every live fact, ordered by entity, then field, then index (either way).
using EachFact = std::function<Result<void>(const std::function<void(const domain::Fact&)>& visit)>;

// The first place where live and rebuilt facts differ: by index, then entity, then field. A side
// that has no such fact is nothing.
struct Difference {
    Index index;
    std::string entity;
    std::string field;
    std::optional<domain::Fact> live;
    std::optional<domain::Fact> rebuilt;
    Text told() const;
};

// An entry that the rules refuse: it can be in the log only past them.
struct Refused {
    Index index;
    std::string rule;
    Text detail;
};

struct Rebuilt {
    TreeSize size;
    std::uint64_t facts = 0;  // rebuilt from the log
    std::uint64_t live_facts = 0;
    std::uint64_t differing = 0;      // how many facts differ or are on one side only
    std::optional<Difference> first;  // nothing: equal
    std::optional<Refused> refused;   // where the fold had to stop; compared is what comes before
    bool demo = false;                // the ledger's clock is simulated
    bool equal() const { return !first && !refused; }
    int exit_code() const { return equal() ? 0 : 2; }
    Value value() const;
};

// Folds all leaves of the log into `fresh` (made here; `exists` if it holds anything) and compares
// with the live facts. `size` is how many events to fold: the live facts' own position.
Result<Rebuilt> rebuild(const store::LogReader& log, TreeSize size, const EachFact& live,
                        const std::filesystem::path& fresh, const Progress& progress = {});

}  // namespace banchi::replay
