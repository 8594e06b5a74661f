#include "ledger/domain/texts.hpp"

namespace banchi::domain {
namespace {

// Visits the members of an event's body, and theirs.
struct Naming {
    std::set<TextDigest> found{};

    template <class T>
    void operator()(const char*, const T& member) {
        take(member);
    }

    void take(const TextDigest& text) { found.insert(text); }
    template <shape::Struct T>
    void take(const T& thing) {
        T::members(thing, *this);
    }
    template <class T>
    void take(const std::optional<T>& thing) {
        if (thing) take(*thing);
    }
    template <class T>
    void take(const std::vector<T>& things) {
        for (const auto& thing : things) take(thing);
    }
    template <class T>
    void take(const T&) {}
};

}  // namespace

std::set<TextDigest> named_texts(const Event& event) {
    Naming naming;
    std::visit([&](const auto& body) { naming.take(body); }, event.body);
    return std::move(naming.found);
}

}  // namespace banchi::domain
