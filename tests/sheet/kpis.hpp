#pragma once

#include <rapidcheck.h>

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::sheet {

// KPIs of any content that an event can carry, and so of more than the rules admit; but levels are
// always among the three scores.

inline rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("ก", "ำ", "ตัวชี้วัด", "=", "+", "-", "@",
                                                          "'", "\"", ",", ";", "\n", "\t ", " ",
                                                          "#", "1", "0.5", "not_stated", "[]"))),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const auto& piece : pieces) text += piece == "\t " ? " " : piece;
                            return valid_line(text) ? text : "x" + text;
                        });
}

inline rc::Gen<std::string> any_id() {
    return rc::gen::element<std::string>("DIW-69-01", "-a", "_", "a.b", "7", "OIE-69-02");
}

inline Title any_title() {
    return {*any_text(), *any_text()};
}

inline Decimal any_decimal() {
    return Decimal::parse(*rc::gen::element("0", "-1", "78", "0.50", "-12.5", "123456789")).value();
}

template <class T, class Make>
std::optional<T> perhaps(Make make) {
    if (!*rc::gen::arbitrary<bool>()) return std::nullopt;
    return make();
}

inline domain::Level any_level(std::int64_t score) {
    domain::Level level;
    level.score = score;
    level.value = perhaps<Decimal>(any_decimal);
    level.from = perhaps<Decimal>(any_decimal);
    level.to = perhaps<Decimal>(any_decimal);
    level.milestone = perhaps<Title>(any_title);
    // A level that says nothing is none.
    if (!level.value && !level.from && !level.to && !level.milestone) level.value = any_decimal();
    return level;
}

// Fills a member of each kind with anything: one of a new kind doesn't compile here either.
struct Filler {
    void operator()(const char*, Line& line) { line.text = *any_text(); }
    void operator()(const char*, Title& title) { title = any_title(); }
    void operator()(const char*, Decimal& decimal) { decimal = any_decimal(); }
    void operator()(const char*, std::int64_t& number) {
        number = *rc::gen::arbitrary<std::int64_t>();
    }
    template <class Tag>
    void operator()(const char*, Id<Tag>& id) {
        id.text = *any_id();
    }
    template <class Tag>
    void operator()(const char* name, std::vector<Id<Tag>>& ids) {
        ids.resize(*rc::gen::inRange<std::size_t>(0, 4));
        for (auto& id : ids) (*this)(name, id);
    }
    void operator()(const char*, std::vector<domain::Level>& levels) {
        for (const auto score : domain::kLevelScores)
            if (*rc::gen::arbitrary<bool>()) levels.push_back(any_level(score));
    }
    template <shape::Enumeration E>
    void operator()(const char*, E& value) {
        const auto names = names_of(E{});
        value = names[*rc::gen::inRange<std::size_t>(0, names.size())].first;
    }
    template <shape::Struct T>
    void operator()(const char*, T& thing) {
        T::members(thing, *this);
    }
    template <class T>
    void operator()(const char* name, std::optional<T>& thing) {
        if (!*rc::gen::arbitrary<bool>()) return;
        (*this)(name, thing.emplace());
    }
};

inline domain::Kpi any_kpi(const std::string& code) {
    domain::Kpi kpi;
    Filler filler;
    domain::Kpi::members(kpi, filler);
    kpi.code.text = code;
    return kpi;
}

}  // namespace banchi::sheet
