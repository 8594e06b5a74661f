#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

#include "ledger/wire/payload.hpp"

namespace banchi::wire::sample {

// Properties try the same cases every time, unless the caller chose a seed.
inline const bool kSeeded = ::setenv("RC_PARAMS", "seed=2569", 0) == 0;

inline const std::string kOrigin = "demo.example/moi";

inline std::string read_vector(const std::string& name) {
    std::ifstream file(std::string(BANCHI_SOURCE_DIR) + "/tests/vectors/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no test vector " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Fills any struct that names its members with valid values, from a seed.
class Filler {
  public:
    explicit Filler(std::uint32_t seed) : random_(seed) {}

    template <class T>
    void operator()(const char*, T& member) {
        fill(member);
    }
    template <class T>
    T make() {
        T thing{};
        fill(thing);
        return thing;
    }
    std::int64_t pick(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    std::string ulid() {
        constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        std::string text(1, static_cast<char>('0' + pick(0, 7)));
        while (text.size() < 26) text.push_back(alphabet[static_cast<std::size_t>(pick(0, 31))]);
        return text;
    }

    void fill(bool& b) { b = pick(0, 1) == 1; }
    void fill(std::int64_t& n) { n = pick(-1'000'000, 1'000'000); }
    void fill(BasisPoints& b) { b.value = pick(0, 10'000); }
    void fill(Index& i) { i.value = static_cast<std::uint64_t>(pick(0, 1'000'000)); }
    void fill(FiscalYear& y) { y.label = static_cast<std::int32_t>(pick(2500, 2699)); }
    void fill(Line& line) { line.text = text(); }
    void fill(Title& title) { title = {text(), text()}; }
    void fill(std::string& path) { path = "a/b." + std::to_string(pick(0, 99)); }
    void fill(Date& date) { date.days = static_cast<std::int32_t>(pick(-10'000, 40'000)); }
    void fill(Instant& i) { i.micros = pick(0, 4'000'000'000'000'000); }
    void fill(Digest& digest) { digest = sha256(std::to_string(pick(0, 1'000'000))); }
    void fill(TextDigest& text) { fill(text.digest); }
    void fill(Decimal& d) { d.text = std::to_string(pick(-99, -1)) + ".50"; }
    template <class Tag>
    void fill(Id<Tag>& id) {
        id.text = "id-" + std::to_string(pick(0, 999));
    }
    template <shape::Enumeration E>
    void fill(E& e) {
        const auto names = names_of(e);
        e = names[static_cast<std::size_t>(pick(0, std::int64_t{names.size()} - 1))].first;
    }
    template <class T>
    void fill(std::optional<T>& maybe) {
        if (pick(0, 1) == 1) maybe = make<T>();
    }
    template <class T>
    void fill(std::vector<T>& items) {
        for (auto count = pick(0, 3); count > 0; --count) items.push_back(make<T>());
    }
    template <class Tag, class T>
    void fill(std::map<Id<Tag>, T>& entries) {
        for (auto count = pick(0, 3); count > 0; --count)
            entries.insert_or_assign(make<Id<Tag>>(), make<T>());
    }
    template <shape::Struct T>
    void fill(T& thing) {
        T::members(thing, *this);
    }

  private:
    std::string text() {
        constexpr std::string_view texts[] = {
            "น้ำหนัก", "not_stated", "a \"quoted\" \\ line\nand more", "é ü 😀", "ร้อยละ 80"};
        return std::string(texts[pick(0, 4)]);
    }

    std::mt19937 random_;
};

inline domain::Header header(Filler& filler, std::string_view type) {
    domain::Header header;
    header.id.text = filler.ulid();
    filler.fill(header.actor);
    filler.fill(header.capacity);
    header.type = type;
    header.subject = "agreement/diw/2569";
    filler.fill(header.occurred);
    filler.fill(header.effective);
    filler.fill(header.on_behalf_of);
    if (filler.pick(0, 1) == 1) header.backfill = domain::EventId{filler.ulid()};
    if (filler.pick(0, 1) == 1) header.subject_version = filler.pick(0, 500);
    if (filler.pick(0, 1) == 1)
        header.basis =
            domain::Basis{{static_cast<std::uint64_t>(filler.pick(0, 500))}, filler.make<Digest>()};
    filler.fill(header.common.cosigners);
    filler.fill(header.common.recorded_for);
    filler.fill(header.common.attachments);
    filler.fill(header.common.reason);
    filler.fill(header.common.legal_basis);
    return header;
}

// One event of every type of the catalogue.
template <class... Types>
std::vector<domain::Event> one_of_each(Filler& filler, const std::variant<Types...>*) {
    std::vector<domain::Event> all{
        domain::Event{header(filler, Types::type), filler.make<Types>()}...};
    for (auto& event : all) {
        const auto& row = domain::row_of(event);
        if (row.versioned && !event.header.subject_version) event.header.subject_version = 1;
        if (row.based && !event.header.basis) event.header.basis = domain::Basis{};
        // An opening names the ledger that its source names.
        if (auto* opened = std::get_if<domain::LedgerOpened>(&event.body)) opened->origin = kOrigin;
    }
    return all;
}
inline std::vector<domain::Event> one_of_each(std::uint32_t seed) {
    Filler filler(seed);
    return one_of_each(filler, static_cast<const domain::Body*>(nullptr));
}

inline domain::Event weights_proposed() {
    domain::WeightsProposed body;
    body.weights_bp[{"DIW-69-01"}] = {4'000};
    body.weights_bp[{"DIW-69-02"}] = {6'000};
    domain::Event event{{}, body};
    event.header.id.text = "01K5G3V0Q8Y2T7N4M6R0W1XABC";
    event.header.actor.text = "somchai";
    event.header.capacity = domain::Capacity::officer;
    event.header.type = "weights.proposed";
    event.header.subject = "agreement/diw/2569";
    event.header.occurred = Instant{1'758'265'200'000'000};
    event.header.subject_version = 6;
    return event;
}

inline Value json(std::string_view text) {
    return parse_json(text, {1 << 20, 64}).value();
}

inline Value payload_json() {
    return json(payload_of(weights_proposed(), kOrigin));
}

inline Leaf leaf() {
    return {{payload_of(weights_proposed(), kOrigin),
             std::string(kPayloadType),
             {{"SHA256:a", std::string(64, '\1')}, {"SHA256:b", std::string(64, '\xff')}}},
            Instant{1'758'265'201'000'007}};
}

// Changes, inserts or removes one byte.
inline std::string mutated(std::string bytes, std::size_t at, char byte, int how) {
    at %= bytes.size();
    if (how == 0) bytes[at] = byte;
    if (how == 1) bytes.insert(at, 1, byte);
    if (how == 2) bytes.erase(at, 1);
    return bytes;
}

}  // namespace banchi::wire::sample
