#pragma once

#include <algorithm>

#include "replay/verify.hpp"
#include "tests/replay/story.hpp"

namespace banchi::replay {

inline const domain::World& approved() {
    static const auto world = approved_world();
    return world;
}

inline const MemoryLog& sound_log() {
    static const auto log = log_of(approved());
    return log;
}

inline VerifyOptions pinned(const MemoryLog& log) {
    return {log.key(), std::nullopt};
}

inline Report verified(const MemoryLog& log) {
    return verify(log, pinned(sound_log())).value();
}

inline bool names(const Judgement& judgement, std::optional<Index> index, const std::string& rule) {
    return std::any_of(
        judgement.findings.begin(), judgement.findings.end(), [&](const Finding& finding) {
            return (!index || finding.index == index) && (rule.empty() || finding.rule == rule);
        });
}

inline bool names_place(const Judgement& judgement, const std::string& place) {
    return std::any_of(judgement.findings.begin(), judgement.findings.end(),
                       [&](const Finding& finding) { return finding.place == place; });
}

// The approved world's log with one event changed before it was signed and stored, past the rules,
// by a server that holds the log's key.
inline MemoryLog bent_log(const std::function<bool(domain::Event&)>& bend) {
    MemoryLog log;
    const auto& world = approved();
    for (std::size_t i = 0; i < world.log.size(); ++i) {
        auto event = world.log[i];
        bend(event);
        append(log, std::move(event), world.recorded[i]);
    }
    log.seal();
    return log;
}

inline Index index_of(const std::string& type, int nth = 0) {
    const auto& log = approved().log;
    for (std::size_t i = 0; i < log.size(); ++i)
        if (log[i].header.type == type && nth-- == 0) return Index{i};
    ADD_FAILURE() << type;
    return {};
}

}  // namespace banchi::replay
