#pragma once

#include <map>

#include "ledger/domain/agreement/agreement.hpp"
#include "replay/entry_source.hpp"

namespace banchi::replay {

// A value that a field had from `index` on, proposed in `origin`, in the draft or as applied.
struct Version {
    std::optional<Value> value;  // nothing: removed
    Index index;
    Index origin;
    domain::Side side = domain::Side::draft;
};

// All versions of one field of a view, draft and applied apart, oldest first.
struct Track {
    std::string field;  // as the view calls it: "targets"
    std::string fact;   // as the facts call it: "levels"
    std::string draft_entity;
    std::string applied_entity;
    std::vector<Version> draft;
    std::vector<Version> applied;

    const std::vector<Version>& on(domain::Side side) const {
        return side == domain::Side::draft ? draft : applied;
    }
    const std::string& entity(domain::Side side) const {
        return side == domain::Side::draft ? draft_entity : applied_entity;
    }
    // What was in its place before, one an origin, oldest first, as applied where it ever was.
    std::vector<Version> before(const Version& current) const;
};

// One track a member of a KPI's template, and `weight_bp`, whose versions are those of the whole
// vector at which this KPI's weight became another.
std::vector<Track> tracks_of(const AsOf& as_of, const domain::AgreementId& id, const KpiCode& code);
// The agreement's own: status, revision, content_digest, timeline, framework, weights_bp ...
std::vector<Track> tracks_of(const AsOf& as_of, const domain::AgreementId& id);

}  // namespace banchi::replay
