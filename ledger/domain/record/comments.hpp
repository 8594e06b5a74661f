#pragma once

#include "ledger/domain/agreement/agreement.hpp"

namespace banchi::domain {

// An adviser or a member of the committee comments on an agreement or on a requested change of one,
// as its content reads or at an event of it. What is said is a text beside the log: the event names
// its digest. Subject: comment/<id>.
struct CommentMade {
    static constexpr std::string_view type = "comment.made";
    std::string about;             // "agreement/diw/2569" or "change/c1"
    std::optional<Digest> digest;  // of the content that was read: drafted, submitted or applied
    std::optional<Index> index;    // or an event of it; one of the two
    std::optional<KpiCode> kpi;    // where it is about one
    TextDigest text;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("about", self.about);
        m("digest", self.digest);
        m("index", self.index);
        m("kpi", self.kpi);
        m("text", self.text);
    }
};

// An officer of the agency concerned answers, once.
struct CommentAnswered {
    static constexpr std::string_view type = "comment.answered";
    TextDigest text;
    std::optional<Index>
        led_to;  // the event of the agreement, or of a change of it, that came of it
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("text", self.text);
        m("led_to", self.led_to);
    }
};

// What the facts keep of whose word it is: the fields `made` and `answer` of comment/<id>.
struct Said {
    PersonId person;
    Capacity capacity = Capacity::adviser;
    bool recorded = false;  // a recorded act, not the person's own signature
    TextDigest text;
    std::optional<Index> led_to;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("person", self.person);
        m("capacity", self.capacity);
        m("recorded", self.recorded);
        m("text", self.text);
        m("led_to", self.led_to);
    }
};
struct Comment {
    std::string subject;  // "comment/k1"
    std::string about;
    AgreementId agreement;
    std::optional<Digest> digest;
    std::optional<Index> index;
    std::optional<KpiCode> kpi;
    Said made;
    std::optional<Said> answer;
};
std::optional<Comment> find_comment(const State& state, const std::string& subject);

// Refuses: `comment_taken`, `no_such_subject` (nothing is proposed or requested under it),
// `pin_missing`, `content_unknown`, `no_such_event`, `no_such_kpi`, `no_seat` (of a member).
Result<Marks> decide(const Judging& judging, const CommentMade& event);
// Refuses: `already_answered`, `no_such_event`.
Result<Marks> decide(const Judging& judging, const CommentAnswered& event);
void evolve(const Judging& judging, const CommentMade& event, Changes& changes);
void evolve(const Judging& judging, const CommentAnswered& event, Changes& changes);
Text tell(const Judging& judging, const CommentMade& event);
Text tell(const Judging& judging, const CommentAnswered& event);

// For a subject under which nobody commented (`no_such_comment`), and for what nothing is proposed
// or requested as (`no_such_subject`).
Error no_such_comment(const std::string& subject);
Error nothing_to_comment(const std::string& about);

}  // namespace banchi::domain
