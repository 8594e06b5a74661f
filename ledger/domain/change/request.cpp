#include <cassert>

#include "ledger/domain/change/proportional.hpp"
#include "ledger/domain/registry/agencies.hpp"

namespace banchi::domain {
namespace {

// Both members that only the header holds are judged before.
RequestedChange change_of(const Judging& judging, const ChangeRequested& event) {
    const auto& header = judging.header;
    return {header.subject,
            AgreementId::parse(event.agreement).value(),
            event.before,
            event.after,
            event.reason_code,
            header.common.reason.value(),
            header.effective.value(),
            ChangeStatus::requested,
            judging.index};
}

Result<void> check_stated(const Header& header) {
    if (!header.common.reason)
        return broken("reason_missing",
                      {"คำขอเปลี่ยนแปลงต้องให้เหตุผลใน reason", "a request says why; fill in `reason`"});
    if (header.effective) return {};
    return broken("effective_missing",
                  {"คำขอเปลี่ยนแปลงต้องระบุวันที่มีผลใน effective",
                   "a request says from which day on: give the event `effective`"});
}

Result<void> check_open(const RequestedChange& standing) {
    if (waits(standing) || standing.status == ChangeStatus::returned) return {};
    const auto status = *to_value(standing.status).text();
    return broken("change_closed",
                  {standing.subject + " สิ้นสุดแล้ว (" + status + ") ให้ขอด้วยรหัสใหม่",
                   standing.subject + " is " + status + " and ends there; request under a new id"},
                  {{"change", standing.subject}, {"status", status}});
}

// The same id asks again: for the same agreement, and for something else.
Result<void> check_again(const State& state, const RequestedChange& change) {
    const auto standing = find_change(state, change.subject);
    if (!standing) return {};
    if (standing->agreement != change.agreement)
        return broken(
            "change_taken",
            {change.subject + " เป็นคำขอของ " + standing->agreement.subject() + " ให้ใช้รหัสอื่น",
             change.subject + " is a request of " + standing->agreement.subject() +
                 "; choose another id"},
            {{"change", change.subject}, {"agreement", standing->agreement.subject()}});
    if (auto fits = check_open(*standing); !fits) return fits.error();
    if (!waits(*standing) || content_of(*standing) != content_of(change)) return {};
    return broken("already_requested",
                  {"คำขอนี้รออยู่แล้วด้วยเนื้อหาเดียวกัน ไม่ต้องขอซ้ำ",
                   "this very change waits already; there is no need to request it again"},
                  {{"change", change.subject}});
}

std::string listed_as(const RequestedChange& change) {
    return change.agreement.agency.text + change.subject.substr(change.subject.find('/'));
}

}  // namespace

Result<Marks> decide(const Judging& judging, const ChangeRequested& event) {
    const auto id = AgreementId::parse(event.agreement);
    if (!id) return id.error();
    if (auto fits = check_may_propose(judging.state, id->agency, judging.day()); !fits)
        return fits.error();
    if (auto fits = check_stated(judging.header); !fits) return fits.error();
    const auto change = change_of(judging, event);
    if (auto fits = check_again(judging.state, change); !fits) return fits.error();
    const auto framework = framework_for(judging.state, id->year);
    assert(framework);  // judged for every event before its own rules
    if (auto fits = check_change(judging.state, *framework, change); !fits) return fits.error();
    return judge_request(judging, *framework, change);
}

Result<Marks> decide(const Judging& judging, const ChangeWithdrawn& event) {
    const auto change = find_change(judging.state, judging.header.subject);
    assert(change);  // an officer of its agency signs
    if (!waits(*change))
        return broken("not_requested",
                      {change->subject + " ไม่ได้รอพิจารณาแล้ว จึงถอนไม่ได้ สถานะคือ " +
                           *to_value(change->status).text(),
                       change->subject + " waits no more, so it can't be withdrawn; it is " +
                           *to_value(change->status).text()},
                      {{"change", change->subject}});
    const auto digest = content_digest(content_of(*change));
    if (event.digest != digest)
        return digest_differs({"คำขอที่รอพิจารณา", "the request that waits"}, event.digest, digest);
    return Marks{};
}

void evolve(const Judging& judging, const ChangeRequested& event, Changes& changes) {
    const auto change = change_of(judging, event);
    const auto& subject = change.subject;
    changes.put("index/changes/" + change.agreement.year.text(), listed_as(change), true);
    changes.put(subject, "agreement", event.agreement);
    changes.put(subject, "before", to_value(event.before));
    changes.put(subject, "after", to_value(event.after));
    if (event.reason_code) changes.put(subject, "reason_code", to_value(*event.reason_code));
    if (!event.reason_code && has(judging.state, subject, "reason_code"))
        changes.remove(subject, "reason_code");
    changes.put(subject, "reason", to_value(change.reason));
    changes.put(subject, "effective", to_value(change.effective));
    changes.put(subject, "digest", to_value(content_digest(content_of(change))));
    changes.put(subject, "status", to_value(ChangeStatus::requested));
    const auto vector = proportional(change);
    if (vector) changes.put(subject, "proportional", *vector == *event.after.weights_bp);
    if (!vector && has(judging.state, subject, "proportional"))
        changes.remove(subject, "proportional");
    put_proposer(judging, subject, changes);
}

void evolve(const Judging& judging, const ChangeWithdrawn&, Changes& changes) {
    changes.put(judging.header.subject, "status", to_value(ChangeStatus::withdrawn));
    put_proposer(judging, judging.header.subject, changes);
}

}  // namespace banchi::domain
