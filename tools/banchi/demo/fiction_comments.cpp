#include "ledger/domain/record/comments.hpp"
#include "tools/banchi/demo/fiction.hpp"

// Advisers and members comment; some are answered. What they say is kept beside the log.
namespace banchi::tools::demo {
namespace {

using domain::Capacity;

// The same salt in every run, so that the demo's root is the same too.
wire::SaltedText said(const std::string& words) {
    const auto salt = sha256({"banchi demo salt of ", words});
    return {std::string(salt.view()), words};
}

Act saying(std::string_view person, Capacity capacity, const std::string& id, domain::Body body,
           const wire::SaltedText& text) {
    auto act = fiction(person, capacity, "comment/" + id, std::move(body), {});
    act.texts = {text};
    return act;
}

Act comment(const Story& story, std::string_view person, Capacity capacity, const std::string& id,
            std::string_view agency, const std::string& code, const std::string& words) {
    const auto text = said(words);
    domain::CommentMade made;
    made.about = agreement(agency);
    made.digest = domain::submitted_digest(*story.state(), agreement_id(agency));
    made.kpi = KpiCode{code};
    made.text = text.digest();
    return saying(person, capacity, id, std::move(made), text);
}

}  // namespace

// One leads to a change, one stays without an answer, one came by letter.
Result<void> comment_on_proposals(Story& story) {
    if (auto done = story.from("2025-10-07T03:00:00Z"); !done) return done.error();
    if (auto done =
            story.enter(comment(story, kAdviser, Capacity::adviser, "oie-tfp", "oie", "OIE-69-02",
                                "ค่าเป้าหมายต่ำกว่าผลปีก่อน (สมมุติ) / The target is below last "
                                "year's result (fictional)"));
        !done)
        return done.error();
    if (auto done = story.enter(comment(story, kAdviser, Capacity::adviser, "ocsb-burnt", "ocsb",
                                        "OCSB-69-01",
                                        "ข้อมูลมาจากแหล่งใด (สมมุติ) / Where do the data come from "
                                        "(fictional)"));
        !done)
        return done.error();
    return story.enter(recorded_for(
        comment(story, "member-b", Capacity::member, "diw-licences", "diw", "DIW-69-05",
                "ควรแยกตามขนาดโรงงาน (สมมุติ) / By size of factory, please (fictional)"),
        "member-b", "member-a",
        paper("หนังสือแสดงความเห็น", "letter with a comment", Date::from_civil(2025, 10, 7))));
}

Result<void> answer_comment(Story& story, const std::string& id, std::string_view agency,
                            const std::string& words, std::optional<Index> led_to) {
    const auto text = said(words);
    return story.enter(saying(officer(agency), Capacity::officer, id,
                              domain::CommentAnswered{text.digest(), led_to}, text));
}

}  // namespace banchi::tools::demo
