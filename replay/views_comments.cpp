#include "replay/views_comments.hpp"

#include "ledger/domain/record/comments.hpp"
#include "replay/acts.hpp"
#include "replay/answer.hpp"

namespace banchi::replay {
namespace {

Value said_value(const domain::State& state, const std::string& subject, const char* field,
                 const domain::Said& said) {
    const auto index = state.fact(subject, field)->index;
    return Value::object()
        .set("person", said.person.text)
        .set("name", told(domain::name_of(state, said.person)))
        .set("capacity", to_value(said.capacity))
        .set("recorded_act", said.recorded)
        .set("own_word", own_word_on(state, index))
        .set("text", to_value(said.text))
        .set("index", number(index));
}

Value comment_item(const domain::State& state, const std::string& id,
                   const std::optional<bool>& answered) {
    const auto comment = domain::find_comment(state, "comment/" + id);
    if (!comment || (answered && *answered != comment->answer.has_value())) return Value();
    Value answer;
    if (comment->answer)
        answer = said_value(state, comment->subject, "answer", *comment->answer)
                     .set("led_to", or_null(comment->answer->led_to));
    return Value::object()
        .set("id", id)
        .set("about", comment->about)
        .set("agreement", comment->agreement.subject())
        .set("digest", or_null(comment->digest))
        .set("pinned", or_null(comment->index))
        .set("kpi", or_null(comment->kpi))
        .set("made", said_value(state, comment->subject, "made", comment->made))
        .set("answer", std::move(answer));
}

}  // namespace

Value comments_view(const domain::State& state, const CommentFilter& filter, const Page& page) {
    const auto prefix = filter.agency ? filter.agency->text + "/" : std::string();
    return paged(state, "index/comments/" + filter.year.text(), prefix, page,
                 [&](const domain::Fact& fact) {
                     return comment_item(state, fact.field.substr(fact.field.find('/') + 1),
                                         filter.answered);
                 });
}

}  // namespace banchi::replay
