#include <array>
#include <map>

#include "ledger/domain/subject.hpp"
#include "replay/acts.hpp"
#include "replay/answer.hpp"
#include "replay/views_committee.hpp"

namespace banchi::replay {
namespace {

using domain::Choice;
using domain::State;
using domain::Vote;

// A recorded ballot is never counted as the member's own signature: the two stay apart.
struct Count {
    std::int64_t own = 0;
    std::int64_t recorded = 0;
    std::int64_t total() const { return own + recorded; }
};

struct OneDigest {
    std::map<Choice, Count> counts;
    std::int64_t contested = 0;  // of the recorded ones
    Value cast = Value::array();
};

void add(const State& state, const domain::Fact& fact, const std::string& person,
         std::map<std::string, OneDigest>& by_digest) {
    const auto vote = from_value<Vote>(*fact.value, fact.field).value();
    auto& one = by_digest[vote.digest.hex()];
    auto& tally = one.counts[vote.choice];
    (vote.recorded ? tally.recorded : tally.own) += 1;
    auto own_word = own_word_on(state, fact.index);
    if (!own_word["contested"].is_null()) ++one.contested;
    one.cast.push(Value::object()
                      .set("person", person)
                      .set("name", told(domain::name_of(state, PersonId{person})))
                      .set("choice", to_value(vote.choice))
                      .set("recorded", vote.recorded)
                      .set("own_word", std::move(own_word))
                      .set("index", number(fact.index)));
}

Value count_value(const Count& tally) {
    return Value::object()
        .set("own", tally.own)
        .set("recorded", tally.recorded)
        .set("total", tally.total());
}

// "7 in favour: 2 own, 5 recorded", for each choice.
Text summary(std::map<Choice, Count>& counts, std::int64_t contested) {
    const std::array<std::pair<Choice, Text>, 3> words{
        {{Choice::in_favour, {"เห็นชอบ", "in favour"}},
         {Choice::against, {"ไม่เห็นชอบ", "against"}},
         {Choice::abstain, {"งดออกเสียง", "abstaining"}}}};
    Text told;
    for (const auto& [choice, word] : words) {
        const auto& tally = counts[choice];
        const auto total = std::to_string(tally.total());
        const auto own = std::to_string(tally.own);
        const auto recorded = std::to_string(tally.recorded);
        told.th += (told.th.empty() ? "" : "; ") + word.th + " " + total + " เสียง: ลงนามเอง " +
                   own + " บันทึกแทน " + recorded;
        told.en += (told.en.empty() ? "" : "; ") + total + " " + word.en + ": " + own + " own, " +
                   recorded + " recorded";
    }
    if (contested == 0) return told;
    const auto count = std::to_string(contested);
    return {told.th + "; ในจำนวนที่บันทึกแทน เจ้าตัวคัดค้าน " + count,
            told.en + "; of the recorded, " + count + " contested by the member"};
}

}  // namespace

Value ballots_view(const State& state, const domain::ItemId& id) {
    std::map<std::string, OneDigest> by_digest;
    for (const auto& fact : domain::list(state, id.subject(), "ballot/"))
        add(state, fact, domain::split_path(fact.field).back(), by_digest);
    Value all = Value::array();
    for (auto& [digest, one] : by_digest)
        all.push(Value::object()
                     .set("digest", digest)
                     .set("in_favour", count_value(one.counts[Choice::in_favour]))
                     .set("against", count_value(one.counts[Choice::against]))
                     .set("abstain", count_value(one.counts[Choice::abstain]))
                     .set("contested", one.contested)
                     .set("summary", told(summary(one.counts, one.contested)))
                     .set("cast", std::move(one.cast)));
    return all;
}

}  // namespace banchi::replay
