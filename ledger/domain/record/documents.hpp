#pragma once

#include "ledger/domain/judging.hpp"

namespace banchi::domain {

// Subject: document/<sha256 of its bytes>. The bytes themselves are not in the log.
struct DocumentRegistered {
    static constexpr std::string_view type = "document.registered";
    Title title;
    Line media_type;
    std::optional<std::int64_t> bytes;  // size, where known
    std::optional<Line> published;      // where and when it was published
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("title", self.title);
        m("media_type", self.media_type);
        m("bytes", self.bytes);
        m("published", self.published);
    }
};

Result<Marks> decide(const Judging& judging, const DocumentRegistered& event);
void evolve(const Judging& judging, const DocumentRegistered& event, Changes& changes);
Text tell(const Judging& judging, const DocumentRegistered& event);

}  // namespace banchi::domain
