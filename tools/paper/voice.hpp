#pragma once

#include <string>

#include "api/page/html.hpp"

namespace banchi::paper {

using namespace banchi::base;
using api::Language;

// The language that a paper speaks. What it says is escaped: HTML to be put into elements.
struct Voice {
    Language language = Language::th;

    std::string say(const Text& text) const;
    // Of a view: {th, en}, or a text for both; "not_stated" and null as a reader knows them.
    std::string say(const Value& value) const;
    // What a value of one of the ledger's lists is called, by the name of the field that holds it:
    // ("outcome", "returned"). Any other value as it is.
    std::string word(std::string_view field, const Value& value) const;
    // "19 กันยายน 2568" of "2025-09-19", or of an instant with its time; any other text as it is.
    std::string day(const Value& date) const;
    // "1,250,000" of a decimal.
    std::string amount(const Value& decimal) const;
    std::string percent(const Value& basis_points) const;  // "15.00"
};

// What a value, or a field of a KPI, is called; nothing for what is not listed.
const Text* find_word(std::string_view field, std::string_view value);

// "<th scope="col">…": the heading of a table.
std::string heading(const Voice& voice, const std::vector<Text>& columns);

}  // namespace banchi::paper
