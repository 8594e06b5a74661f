#include "ledger/domain/agreement/signing.hpp"
#include "tools/banchi/demo/fiction.hpp"

// November 2568 to January 2569: maker and receiver sign what was approved.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

Act signing(const Story& story, std::string_view person, Capacity party, std::string_view agency) {
    const auto digest = domain::get<Digest>(*story.state(), agreement(agency), "content_digest");
    return fiction(person, party, agreement(agency),
                   domain::AgreementSigned{digest.value_or(Digest{})},
                   {"ลงนามคำรับรอง", "The agreement is signed."});
}

Result<void> sign_both(Story& story, std::string_view agency, std::string_view maker,
                       std::string_view receiver) {
    if (auto done = story.enter(signing(story, maker, Capacity::maker, agency)); !done)
        return done.error();
    return story.enter(signing(story, receiver, Capacity::receiver, agency));
}

}  // namespace

// สปอ. is headed by whoever receives from the others; from it a delegate of the minister does.
Result<void> sign_in_november(Story& story) {
    if (auto done = story.from("2025-11-06T03:00:00Z"); !done) return done.error();
    for (const auto agency : {"diw", "oie"})
        if (auto done = sign_both(story, agency, head(agency), kBoardChair); !done)
            return done.error();
    if (auto done = sign_both(story, "ops", kBoardChair, kMinister); !done) return done.error();
    // This head signed on paper.
    if (auto done = story.enter(recorded_for(
            signing(story, head("diprom"), Capacity::maker, "diprom"), head("diprom"), "member-a",
            paper("คำรับรองที่ลงนามแล้ว ฉบับสแกน", "scan of the signed agreement",
                  Date::from_civil(2025, 11, 6))));
        !done)
        return done.error();
    if (auto done = story.enter(signing(story, kBoardChair, Capacity::receiver, "diprom")); !done)
        return done.error();
    // กพร. has no head at the time; a deputy acts.
    return sign_both(story, "dpim", "acting-dpim", kBoardChair);
}

// สอน. changed heads between the approval and the signature.
Result<void> hand_over_ocsb(Story& story) {
    if (auto done = story.from("2025-12-01T03:00:00Z"); !done) return done.error();
    const auto order = paper("คำสั่งย้าย", "order of transfer", Date::from_civil(2025, 11, 28));
    const auto day = Date::from_civil(2025, 12, 1);
    domain::RoleEnded ended{domain::Role::head, AgencyId{"ocsb"}, day, order};
    if (auto done =
            story.enter(fiction(kRegistrar, Capacity::registrar, "person/" + head("ocsb"),
                                std::move(ended), {"ย้ายไปหน่วยงานอื่น", "Moved to another office."}));
        !done)
        return done.error();
    domain::RoleGranted granted;
    granted.role = domain::Role::head;
    granted.agency = AgencyId{"ocsb"};
    granted.from = day;
    granted.order = order;
    if (auto done =
            story.enter(fiction(kRegistrar, Capacity::registrar, "person/successor-ocsb",
                                std::move(granted), {"รับตำแหน่งต่อ", "Takes the office over."}));
        !done)
        return done.error();
    if (auto done = story.enter_refused(signing(story, head("ocsb"), Capacity::maker, "ocsb"),
                                        "not_the_holder");
        !done)
        return done.error();
    return sign_both(story, "ocsb", "successor-ocsb", kBoardChair);
}

// สมอ.'s approval of November was recorded at the end of December.
Result<void> sign_tisi(Story& story) {
    if (auto done = story.from("2026-01-07T03:00:00Z"); !done) return done.error();
    return sign_both(story, "tisi", head("tisi"), kBoardChair);
}

}  // namespace banchi::tools::demo
