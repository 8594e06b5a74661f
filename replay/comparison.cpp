#include "replay/comparison.hpp"

#include <algorithm>
#include <tuple>

namespace banchi::replay {
namespace {

using domain::Fact;

auto field_of(const Fact& fact) {
    return std::tie(fact.entity, fact.field);
}

}  // namespace

Comparison::Comparison(const domain::Memory& rebuilt) {
    rebuilt.each([this](const Fact& fact) { rebuilt_.push_back(&fact); });
}

void Comparison::live(const Fact& fact) {
    ++live_facts_;
    if (!group_.empty() && field_of(group_.front()) != field_of(fact)) {
        if (field_of(fact) < field_of(group_.front())) unordered_ = true;
        close_group();
    }
    group_.push_back(fact);
}

void Comparison::close_group() {
    if (group_.empty()) return;
    std::sort(group_.begin(), group_.end(),
              [](const Fact& left, const Fact& right) { return left.index < right.index; });
    for (; next_ < rebuilt_.size() && field_of(*rebuilt_[next_]) < field_of(group_.front());
         ++next_)
        differs(nullptr, rebuilt_[next_]);
    compare_versions();
    group_.clear();
}

void Comparison::compare_versions() {
    const auto same_field = [&] {
        return next_ < rebuilt_.size() && field_of(*rebuilt_[next_]) == field_of(group_.front());
    };
    for (const auto& fact : group_) {
        for (; same_field() && rebuilt_[next_]->index < fact.index; ++next_)
            differs(nullptr, rebuilt_[next_]);
        if (!same_field() || rebuilt_[next_]->index != fact.index) {
            differs(&fact, nullptr);
            continue;
        }
        if (*rebuilt_[next_] != fact) differs(&fact, rebuilt_[next_]);
        ++next_;
    }
    for (; same_field(); ++next_) differs(nullptr, rebuilt_[next_]);
}

void Comparison::differs(const Fact* live, const Fact* rebuilt) {
    ++differing_;
    const auto& at = live != nullptr ? *live : *rebuilt;
    const auto earlier = [&] {
        return std::tie(at.index, at.entity, at.field) <
               std::tie(first_->index, first_->entity, first_->field);
    };
    if (first_ && !earlier()) return;
    first_ = Difference{at.index, at.entity, at.field,
                        live != nullptr ? std::optional(*live) : std::nullopt,
                        rebuilt != nullptr ? std::optional(*rebuilt) : std::nullopt};
}

Result<void> Comparison::finish() {
    close_group();
    for (; next_ < rebuilt_.size(); ++next_) differs(nullptr, rebuilt_[next_]);
    if (!unordered_) return {};
    return Error{ErrorKind::tampered,
                 "unordered",
                 {"ข้อเท็จจริงที่อ่านจากฐานข้อมูลไม่เรียงลำดับ ให้ตรวจฐานข้อมูลด้วย banchi verify",
                  "the live facts are not in order; check the database with banchi verify"},
                 {}};
}

}  // namespace banchi::replay
