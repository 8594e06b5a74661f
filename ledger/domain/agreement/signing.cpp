#include "ledger/domain/agreement/signing.hpp"

#include <algorithm>
#include <cassert>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/registry/roles.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::domain {
namespace {

constexpr std::string_view kSigned = "signed/";

std::string field_of(const Digest& content, Capacity party) {
    return std::string(kSigned) + content.hex() + "/" + *to_value(party).text();
}

Capacity other_of(Capacity party) {
    return party == Capacity::maker ? Capacity::receiver : Capacity::maker;
}

std::optional<Signature> signature_of(const State& state, const AgreementId& id,
                                      const Digest& content, Capacity party) {
    return get<Signature>(state, id.subject(), field_of(content, party));
}

std::optional<Digest> applied_digest(const State& state, const AgreementId& id) {
    return get<Digest>(state, id.subject(), "content_digest");
}

// Substantively, where somebody holds it in both ways that day.
std::optional<OfficeHolder> holder_on(const State& state, const OfficeId& office,
                                      const PersonId& person, Date day) {
    std::optional<OfficeHolder> found;
    for (const auto& holder : holders_of(state, office))
        if (holder.person == person && holder.covers(day) &&
            (!found || found->holding == Holding::acting))
            found = holder;
    return found;
}

// As its orders call it; heading an agency is carried by an office of another name.
std::optional<Title> name_of_office(const State& state, const AgreementId& id,
                                    const OfficeId& office, const PersonId& person, Date day) {
    for (const auto& term : terms_of(state, person, role_field(Role::head, id.agency)))
        if (office == head_office(id.agency) && term.covers(day) && term.office)
            return get<Title>(state, "office/" + term.office->text, "name");
    return get<Title>(state, "office/" + office.text, "name");
}

Text party_name(Capacity party) {
    return party == Capacity::maker ? Text{"ผู้ทำคำรับรอง", "maker"} : Text{"ผู้รับคำรับรอง", "receiver"};
}

AgreementId subject_of(const Judging& judging) {
    return AgreementId::parse(judging.header.subject).value();
}

// In which way the office of that party is held by whoever acts.
std::optional<OfficeHolder> holder_acting(const Judging& judging, const AgreementId& id,
                                          const Framework& framework) {
    const auto& header = judging.header;
    const auto office = signing_office(framework, id, header.acting_capacity());
    if (!office) return std::nullopt;
    return holder_on(judging.state, *office, header.acting(), judging.day());
}

// By the record of the signature, if there is one yet.
bool was_acting(const Judging& judging, const AgreementSigned& event) {
    const auto& [state, header] = std::tie(judging.state, judging.header);
    const auto id = AgreementId::parse(header.subject);
    if (!id) return false;
    const auto made = signature_of(state, *id, event.digest, header.acting_capacity());
    if (made && made->person == header.acting()) return made->holding == Holding::acting;
    const auto framework = framework_for(state, id->year);
    const auto holder = framework ? holder_acting(judging, *id, *framework) : std::nullopt;
    return holder && holder->holding == Holding::acting;
}

Result<void> check_signable(const State& state, const AgreementId& id, const Digest& content,
                            Capacity party) {
    const auto status = status_of(state, id);
    const auto name = party_name(party);
    if (status == AgreementStatus::in_force)
        return broken("already_signed",
                      {id.subject() + " ลงนามครบและมีผลใช้แล้ว การเปลี่ยนแปลงภายหลังไม่ต้องลงนามใหม่",
                       id.subject() + " is signed by both and in force; changes since need no "
                                      "new signatures"},
                      {{"agreement", id.subject()}});
    if (status != AgreementStatus::approved)
        return broken("not_approved",
                      {id.subject() + " ยังไม่ได้รับความเห็นชอบ จึงยังลงนามไม่ได้",
                       id.subject() + " is not approved; it is signed once it is"},
                      {{"agreement", id.subject()}});
    if (const auto now = *applied_digest(state, id); content != now)
        return digest_differs({"คำรับรองที่เห็นชอบตามที่ใช้อยู่", "the agreement as approved and applied"},
                              content, now);
    if (const auto standing = signature_of(state, id, content, party))
        return broken("already_signed",
                      {standing->person.text + " ลงนามในฐานะ" + name.th + "แล้ว ไม่ต้องลงนามซ้ำ",
                       standing->person.text + " has signed this as its " + name.en +
                           "; nobody signs it twice"},
                      {{"party", *to_value(party).text()}, {"person", standing->person.text}});
    return {};
}

Result<OfficeId> office_for(const Framework& framework, const AgreementId& id, Capacity party) {
    if (const auto office = signing_office(framework, id, party)) return *office;
    return broken("receiver_not_named",
                  {framework.subject + " ไม่ได้ระบุตำแหน่งผู้รับคำรับรอง ให้ประกาศกรอบฉบับใหม่ที่ระบุใน receiver",
                   framework.subject + " names no office that receives agreements; publish a "
                                       "version that names it in `receiver`"},
                  {{"framework", framework.subject}});
}

Result<void> check_people(const Judging& judging, const AgreementId& id, const OfficeId& office,
                          const Digest& content, Capacity party) {
    const auto& person = judging.header.acting();
    if (!holder_on(judging.state, office, person, judging.day())) {
        const auto day = for_people(judging.day());
        return denied("not_the_holder",
                      {person.text + " ไม่ได้ดำรงตำแหน่งหรือรักษาราชการแทน " + office.text + " ในวันที่ " +
                           day.th + " ให้ผู้ที่ดำรงตำแหน่งลงนาม หรือให้นายทะเบียนบันทึกคำสั่งก่อน",
                       person.text + " does not hold the office " + office.text + " on " + day.en +
                           ", neither substantively nor acting; let its holder sign, or a "
                           "registrar record the order first"},
                      {{"person", person.text}, {"office", office.text}});
    }
    const auto other = signature_of(judging.state, id, content, other_of(party));
    if (other && other->person == person)
        return broken("same_person",
                      {person.text + " ลงนามอีกฝ่ายหนึ่งแล้ว ผู้ทำและผู้รับคำรับรองต้องเป็นคนละคนกัน",
                       person.text + " has signed as the other party; maker and receiver are two "
                                     "people"},
                      {{"person", person.text}});
    return {};
}

// The day of the meeting that resolved what applies now.
Date approved_on(const State& state, const AgreementId& id) {
    const auto timeline = get<std::vector<Revision>>(state, id.subject(), "timeline").value();
    const auto meeting = split_path(timeline.back().conclusion).at(1);
    return get<Date>(state, "meeting/" + meeting, "date").value();
}

Result<void> judge_holder(const Judging& judging, const Framework& framework, const AgreementId& id,
                          const OfficeId& office, Marks& marks) {
    const auto& person = judging.header.acting();
    const auto approved = approved_on(judging.state, id);
    if (holder_on(judging.state, office, person, approved)) return {};
    Value then = Value::array();
    for (const auto& holder : holders_of(judging.state, office))
        if (holder.covers(approved)) then.push(holder.person.text);
    const auto day = for_people(approved);
    return mark(judging, marks, framework,
                {"holder_changed",
                 {person.text + " ไม่ได้ดำรงตำแหน่ง " + office.text + " ในวันที่เห็นชอบ คือ " + day.th,
                  person.text + " did not hold the office " + office.text +
                      " on the day of approval, " + day.en},
                 Value::object()
                     .set("office", office.text)
                     .set("approved", approved.text())
                     .set("signed", judging.day().text())
                     .set("holders_then", std::move(then))});
}

}  // namespace

std::optional<OfficeId> signing_office(const Framework& framework, const AgreementId& id,
                                       Capacity party) {
    if (party == Capacity::maker) return head_office(id.agency);
    const auto& receiver = framework.rules.receiver;
    if (!receiver) return std::nullopt;
    const auto except = receiver->except.find(id.agency);
    return except == receiver->except.end() ? receiver->office : except->second;
}

std::vector<Capacity> yet_to_sign(const State& state, const AgreementId& id) {
    std::vector<Capacity> parties;
    if (status_of(state, id) != AgreementStatus::approved) return parties;
    for (const auto party : kParties)
        if (!signature_of(state, id, *applied_digest(state, id), party)) parties.push_back(party);
    return parties;
}

std::vector<Signed> signatures_of(const State& state, const AgreementId& id) {
    std::vector<Signed> all;
    for (const auto& fact : list(state, id.subject(), std::string(kSigned))) {
        const auto parts = split_path(fact.field);
        all.push_back({Digest::from_hex(parts.at(1)).value(),
                       from_value<Capacity>(Value(parts.at(2))).value(),
                       from_value<Signature>(*fact.value).value(), fact.index});
    }
    std::sort(all.begin(), all.end(),
              [](const Signed& left, const Signed& right) { return left.index < right.index; });
    return all;
}

std::optional<Digest> signed_content(const State& state, const AgreementId& id) {
    for (const auto& made : signatures_of(state, id))
        if (made.party == Capacity::receiver &&
            signature_of(state, id, made.content, Capacity::maker))
            return made.content;
    return std::nullopt;
}

void revoke_signatures(const State& state, const AgreementId& id, Index since, Changes& changes) {
    bool any = false;
    for (const auto& made : signatures_of(state, id)) {
        if (made.index <= since) continue;
        changes.remove(id.subject(), field_of(made.content, made.party));
        any = true;
    }
    // Nothing is signed of an agreement in force: what was signed since brought it there.
    if (any && status_of(state, id) == AgreementStatus::in_force)
        changes.put(id.subject(), "status", to_value(AgreementStatus::approved));
}

Result<Marks> decide(const Judging& judging, const AgreementSigned& event) {
    const auto id = AgreementId::parse(judging.header.subject);
    if (!id) return id.error();
    const auto party = judging.header.acting_capacity();
    if (auto fits = check_signable(judging.state, *id, event.digest, party); !fits)
        return fits.error();
    const auto framework = framework_for(judging.state, id->year);
    assert(framework);  // judged for every event before its own rules
    const auto office = office_for(*framework, *id, party);
    if (!office) return office.error();
    if (auto fits = check_people(judging, *id, *office, event.digest, party); !fits)
        return fits.error();
    Marks marks;
    if (auto kept = judge_holder(judging, *framework, *id, *office, marks); !kept)
        return kept.error();
    return marks;
}

void evolve(const Judging& judging, const AgreementSigned& event, Changes& changes) {
    const auto& [state, header] = std::tie(judging.state, judging.header);
    const auto id = subject_of(judging);
    const auto party = header.acting_capacity();
    const auto framework = framework_for(state, id.year);
    const auto office = framework ? signing_office(*framework, id, party) : std::nullopt;
    if (!office) return;  // what was refused leaves nothing
    Signature made;
    made.person = header.acting();
    made.office = office->text;
    made.office_name = name_of_office(state, id, *office, made.person, judging.day());
    const auto holder = holder_acting(judging, id, *framework);
    made.holding = holder ? holder->holding : Holding::acting;
    made.recorded = header.common.recorded_for.has_value();
    made.revision = get<std::int64_t>(state, id.subject(), "revision").value_or(0);
    changes.put(id.subject(), field_of(event.digest, party), to_value(made));
    if (status_of(state, id) == AgreementStatus::approved &&
        signature_of(state, id, event.digest, other_of(party)))
        changes.put(id.subject(), "status", to_value(AgreementStatus::in_force));
}

Text tell(const Judging& judging, const AgreementSigned& event) {
    const auto& [state, header] = std::tie(judging.state, judging.header);
    auto who = name_of(state, header.acting());
    if (was_acting(judging, event)) {
        who.th += " (รักษาราชการแทน)";
        who.en += " (acting)";
    }
    const auto where = agreement_for_people(state, header.subject);
    const auto party = party_name(header.acting_capacity());
    if (header.common.recorded_for)
        return {who.th + " ให้คำรับรองไว้เป็นเอกสารในฐานะ" + party.th + "ของ" + where.th,
                "the agreement of " + where.en + " bears, on paper, the assent of " + who.en +
                    " as its " + party.en};
    return {who.th + " ลงนามคำรับรองของ" + where.th + " ในฐานะ" + party.th,
            who.en + " signed the agreement of " + where.en + " as its " + party.en};
}

}  // namespace banchi::domain
