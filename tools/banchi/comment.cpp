#include <iostream>

#include "tools/banchi/guided.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

// The digest of an agreement's content as the ledger serves it, hashed here.
Result<Digest> content_read(Place& place, const std::string& about) {
    const auto id = domain::AgreementId::parse(about);
    if (!id)
        return usage(
            {"ความเห็นต่อคำขอเปลี่ยนแปลงให้ระบุลำดับของเหตุการณ์ที่ขอด้วย --event (ดู banchi get ... events)",
             "a comment on a requested change names the event that asked for it: give its index as "
             "--event (banchi get ... events lists them)"});
    const auto bytes =
        place.bytes("/v1/agreements/" + id->agency.text + "/" + id->year.text() + "/content");
    if (!bytes) return bytes.error();
    return sha256(*bytes);
}

class Comment : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("comment", "Comment on a proposal, or answer a comment");
        add_ledger(*app, ledger_);
        app->add_option("--about", about_, "What you comment on, as agreement/diw/2569");
        app->add_option("--kpi", kpi_, "The KPI that it is about, if it is about one");
        app->add_option("--event", event_, "The event that it is about, instead of the content");
        app->add_option("--capacity", capacity_, "adviser, or member of the committee")
            ->check(CLI::IsMember({"adviser", "member"}));
        app->add_option("--answer", answer_, "Answer this comment instead, as an officer")
            ->option_text("COMMENT");
        app->add_option("--led-to", led_to_, "The event that came of the comment you answer");
        app->add_option("--id", id_, "The comment's own id; default: a fresh one");
        app->add_option("--text", text_, "What you say, in UTF-8 (- for stdin)")
            ->option_text("FILE")
            ->required();
        add_guided(*app, guided_);
        teach(*app,
              "what you say is kept beside the log, which holds only its digest: whoever may read "
              "the log\nsees that you commented, on which content, but not your words. A comment "
              "names the content\nas you read it now, by the digest that is computed here.",
              "banchi comment http://127.0.0.1:8080 --about agreement/diw/2569 --kpi DIW-69-01 \\\n"
              "    --text said.txt --actor somchai --key somchai.pem\n"
              "banchi comment http://127.0.0.1:8080 --answer k1 --text answer.txt --actor suda \\\n"
              "    --key suda.pem");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        if (about_.empty() == answer_.empty())
            return usage({"ระบุ --about (แสดงความเห็น) หรือ --answer (ตอบความเห็น) อย่างใดอย่างหนึ่ง",
                          "give --about to comment, or --answer to answer a comment"});
        const auto said = read_file(text_);
        if (!said) return said.error();
        auto text = fresh_text(*said);
        if (!text) return text.error();
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        auto composed =
            about_.empty() ? answering(*place, text->digest()) : making(*place, text->digest());
        if (!composed) return composed.error();
        composed->texts.push_back(std::move(*text));
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    Result<Composed> making(Place& place, const TextDigest& text) const {
        domain::CommentMade body;
        body.about = about_;
        if (!kpi_.empty()) body.kpi = KpiCode{kpi_};
        body.text = text;
        if (event_) {
            body.index = Index{*event_};
        } else {
            const auto digest = content_read(place, about_);
            if (!digest) return digest.error();
            body.digest = *digest;
        }
        const auto id = id_.empty() ? fresh_id(SystemClock().now()).text : id_;
        auto composed = compose(place, "comment/" + id, std::move(body));
        if (composed)
            composed->event.header.capacity =
                capacity_ == "member" ? domain::Capacity::member : domain::Capacity::adviser;
        return composed;
    }

    Result<Composed> answering(Place& place, const TextDigest& text) const {
        domain::CommentAnswered body{text, std::nullopt};
        if (led_to_) body.led_to = Index{*led_to_};
        auto composed = compose(place, "comment/" + answer_, std::move(body));
        if (composed) composed->event.header.capacity = domain::Capacity::officer;
        return composed;
    }

    std::string ledger_;
    std::string about_;
    std::string kpi_;
    std::optional<std::uint64_t> event_;
    std::string capacity_ = "adviser";
    std::string answer_;
    std::optional<std::uint64_t> led_to_;
    std::string id_;
    std::string text_;
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_comment() {
    return std::make_unique<Comment>();
}

}  // namespace banchi::tools
