#include "replay/blame.hpp"

#include <algorithm>

#include "ledger/domain/subject.hpp"
#include "replay/acts.hpp"
#include "replay/answer.hpp"
#include "replay/history.hpp"
#include "replay/tracks.hpp"
#include "replay/views_agreement.hpp"
#include "replay/views_registry.hpp"

namespace banchi::replay {
namespace {

using domain::AgreementId;
using domain::Side;

// Tells who is answerable for fields, or for the one that is asked for; reads each event once.
class Answerable {
  public:
    Answerable(const AsOf& as_of, const std::optional<std::string>& only)
        : as_of_(as_of), only_(only) {}
    // Adds the field as it is on this side, under `prefix`; nothing if it never was there.
    Result<void> add(const Track& track, Side side, const std::string& prefix);
    Result<Value> take();

  private:
    bool is_asked_for(const Track& track, const std::string& prefix) const;
    Result<const ledger::Entry*> entry(Index index);
    Value author(const ledger::Entry& entry) const;
    Result<Value> applied_by(Index index);
    Value marks(const Version& version) const;

    const AsOf& as_of_;
    const std::optional<std::string>& only_;
    std::vector<std::string> names_;  // of all fields, asked for or not
    std::map<Index, ledger::Entry> entries_;
    Value fields_ = Value::array();
};

// Which mistake the event set right, where it is a correction.
Value correction_value(const domain::Event& event) {
    const auto* corrects = std::get_if<domain::CorrectionRecorded>(&event.body);
    if (corrects == nullptr) return Value();
    return Value::object()
        .set("subject", event.header.subject)
        .set("mistake", to_value(corrects->mistake))
        .set("document", to_value(corrects->document))
        .set("page", or_null(corrects->page));
}

std::string side_name(Side side) {
    return side == Side::draft ? "draft" : "applied";
}

Value version_value(const Version& version) {
    return Value::object()
        .set("value", version.value.value_or(Value()))
        .set("index", number(version.index))
        .set("origin", number(version.origin))
        .set("content", side_name(version.side));
}

Value person_value(const domain::State& state, const PersonId& person) {
    return Value::object()
        .set("person", person.text)
        .set("name", told(domain::name_of(state, person)));
}

Result<const ledger::Entry*> Answerable::entry(Index index) {
    const auto known = entries_.find(index);
    if (known != entries_.end()) return &known->second;
    auto read = as_of_.entries.entry(index);
    if (!read) return read.error();
    return &entries_.emplace(index, std::move(*read)).first->second;
}

// Whose act the proposal was, and who entered it for them if it was a recorded one.
Value Answerable::author(const ledger::Entry& entry) const {
    const auto& header = entry.event.header;
    const auto& common = header.common;
    const bool recorded = common.recorded_for.has_value();
    const domain::Judging judging{as_of_.state, header, entry.recorded, entry.index};
    return Value::object()
        .set("proposed_by", person_value(as_of_.state, header.acting())
                                .set("capacity", to_value(header.acting_capacity())))
        .set("cosigners", cosigners_of(as_of_.state, header))
        .set("on_behalf_of",
             header.on_behalf_of ? person_value(as_of_.state, *header.on_behalf_of) : Value())
        .set("recorded_act", recorded)
        .set("own_word", own_word_on(as_of_.state, entry.index))
        .set("correction", correction_value(entry.event))
        .set("entered_by", recorded ? person_value(as_of_.state, header.actor) : Value())
        .set("recorded", entry.recorded.text())
        .set("occurred", header.occurred.text())
        .set("reason", or_null(common.reason))
        .set("legal_basis", or_null(common.legal_basis))
        .set("summary", told(domain::tell(judging, entry.event)));
}

// By which outcome an event applied something: its own, or that whose last condition it met.
std::optional<domain::Outcome> outcome_of(const domain::Event& event) {
    if (const auto* concluded = std::get_if<domain::ItemConcluded>(&event.body))
        return concluded->outcome;
    if (std::holds_alternative<domain::ConditionMet>(event.body))
        return domain::Outcome::approved_subject_to;
    return std::nullopt;
}

Result<Value> Answerable::applied_by(Index index) {
    const auto found = entry(index);
    if (!found) return found.error();
    const auto& concluded = **found;
    const auto outcome = outcome_of(concluded.event);
    if (!outcome) return Value();
    const auto& subject = concluded.event.header.subject;
    const domain::Judging judging{as_of_.state, concluded.event.header, concluded.recorded, index};
    return Value::object()
        .set("index", number(index))
        .set("subject", subject)
        .set("meeting", domain::split_path(subject).at(1))
        .set("recorded", concluded.recorded.text())
        .set("outcome", to_value(*outcome))
        .set("cosigners", cosigners_of(as_of_.state, concluded.event.header))
        .set("summary", told(domain::tell(judging, concluded.event)));
}

Value Answerable::marks(const Version& version) const {
    auto marks = marks_of(as_of_.state, version.origin);
    if (version.index == version.origin) return marks;
    const auto applying = marks_of(as_of_.state, version.index);
    for (const auto& mark : *applying.items()) marks.push(mark);
    return marks;
}

bool Answerable::is_asked_for(const Track& track, const std::string& prefix) const {
    return !only_ || *only_ == track.field || *only_ == prefix + track.field ||
           *only_ == prefix + track.fact || *only_ + "/" == prefix;
}

Result<void> Answerable::add(const Track& track, Side side, const std::string& prefix) {
    const auto& versions = track.on(side);
    if (versions.empty()) return {};
    names_.push_back(prefix + track.field);
    if (!is_asked_for(track, prefix)) return {};
    const auto& current = versions.back();
    const auto origin = entry(current.origin);
    if (!origin) return origin.error();
    auto conclusion = applied_by(current.index);
    if (!conclusion) return conclusion.error();
    Value earlier = Value::array();
    for (const auto& version : track.before(current)) earlier.push(version_value(version));
    auto told_field = author(**origin);
    const auto version = version_value(current);
    for (const auto& [name, value] : *version.members()) told_field.set(name, value);
    fields_.push(told_field.set("field", prefix + track.field)
                     .set("entity", track.entity(side))
                     .set("fact", track.fact)
                     .set("applied_by", std::move(*conclusion))
                     .set("irregular", marks(current))
                     .set("earlier", std::move(earlier)));
    return {};
}

// The agreement's own fields come first; of a KPI's, the first few say how all are named.
Result<Value> Answerable::take() {
    if (!only_ || !fields_.items()->empty())
        return Value::object().set("fields", std::move(fields_));
    constexpr std::size_t kNamed = 12;
    std::string names;
    for (std::size_t i = 0; i < std::min(names_.size(), kNamed); ++i)
        names += (i == 0 ? "" : ", ") + names_[i];
    if (names_.size() > kNamed) names += ", ...";
    return not_found("unknown_field",
                     {"ไม่มีฟิลด์ " + *only_ + " ที่นี่ ที่มี ได้แก่ " + names + " ดูทั้งหมดได้โดยไม่ใส่ field",
                      "there is no field " + *only_ + " here; some are " + names +
                          "; leave `field` out to see all"});
}

Result<void> add_kpi(const AsOf& as_of, const AgreementId& id, const KpiCode& code, Side side,
                     const std::string& prefix, Answerable& answerable) {
    for (const auto& track : tracks_of(as_of, id, code))
        if (auto added = answerable.add(track, side, prefix); !added) return added.error();
    return {};
}

}  // namespace

Result<Value> agreement_blame(const AsOf& as_of, const AgreementId& id,
                              const std::optional<std::string>& only) {
    if (!domain::status_of(as_of.state, id)) return no_agreement(id);
    const auto side = side_of(as_of.state, id);
    Answerable answerable(as_of, only);
    for (const auto& track : tracks_of(as_of, id)) {
        // Status and what comes with it are of the agreement itself, draft or not.
        const auto where = track.draft.empty() ? Side::applied : side;
        if (auto added = answerable.add(track, where, ""); !added) return added.error();
    }
    for (const auto& code : domain::kpi_codes(as_of.state, id, side)) {
        const auto prefix = "kpis/" + code.text + "/";
        if (auto added = add_kpi(as_of, id, code, side, prefix, answerable); !added)
            return added.error();
    }
    auto told_fields = answerable.take();
    if (!told_fields) return told_fields.error();
    return told_fields->set("illustrative", illustrative_in(as_of.state, id, side));
}

Result<Value> kpi_blame(const AsOf& as_of, const KpiCode& code,
                        const std::optional<std::string>& only) {
    const auto view = kpi_view(as_of.state, code);
    if (!view) return view.error();
    const auto id = agreement_of(as_of.state, code);
    if (!id) return id.error();
    const bool draft = *(*view)["content"].text() == "draft";
    Answerable answerable(as_of, only);
    if (auto added = add_kpi(as_of, *id, code, draft ? Side::draft : Side::applied, "", answerable);
        !added)
        return added.error();
    auto told_fields = answerable.take();
    if (!told_fields) return told_fields.error();
    return told_fields->set("illustrative", (*view)["illustrative"]);
}

}  // namespace banchi::replay
