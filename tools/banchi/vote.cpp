#include <iostream>

#include "tools/banchi/guided.hpp"
#include "tools/banchi/show.hpp"

namespace banchi::tools {
namespace {

Result<Value> agenda_item(Place& place, const std::string& meeting, std::int64_t number) {
    const auto view = place.view("meetings/" + percent_encoded(meeting));
    if (!view) return view.error();
    if (const auto* agenda = (*view)["agenda"].items())
        for (const auto& item : *agenda)
            if (item["number"].integer() != nullptr && *item["number"].integer() == number)
                return item;
    return usage({"การประชุม " + meeting + " ไม่มีวาระที่ " + std::to_string(number) +
                      " ดูระเบียบวาระด้วย banchi get ... meetings/" + meeting,
                  "meeting " + meeting + " has no item " + std::to_string(number) +
                      "; see its agenda with banchi get ... meetings/" + meeting});
}

Error content_differs(const std::string& subject, const Digest& wanted, const Digest& found) {
    return {ErrorKind::conflict,
            "content_differs",
            {"เนื้อหาของ " + subject +
                 " ที่บัญชีแสดงไม่ใช่เนื้อหาที่วาระนี้เสนอ จึงไม่ลงคะแนน "
                 "ร่างอาจถูกแก้หลังบรรจุวาระ ให้ถามเลขานุการ",
             "the content of " + subject +
                 " that the ledger shows is not what this item puts to the vote, so no ballot is "
                 "made: the draft may have changed since the agenda; ask the secretary"},
            {{"item", wanted.hex()}, {"shown", found.hex()}}};
}

Table kpis_of(const Value& content, api::Language language) {
    Table table{{"code", "weight", "title", "targets", "source"}, {}};
    if (const auto* kpis = content["kpis"].members())
        for (const auto& [code, kpi] : *kpis) {
            const auto* weight = content["weights_bp"][code].integer();
            table.rows.push_back({code,
                                  weight == nullptr ? "-" : BasisPoints{*weight}.percent() + "%",
                                  brief(kpi["title"], language), brief(kpi["levels"], language),
                                  brief(kpi["source"], language)});
        }
    return table;
}

// What a requested change would do, and why.
std::string change_of(const Value& content, api::Language language) {
    std::string told = "  " + brief(content["agreement"], language) + ", " +
                       brief(content["effective"], language) + ": " +
                       brief(content["reason"]["text"], language) + "\n";
    for (const auto* side : {"before", "after"}) {
        told += "  " + std::string(side) + "\n";
        told += kpis_of(content[side], language).text();
    }
    return told;
}

// A title is only the ledger's word: what the digest stands for is fetched, hashed here and shown.
Result<void> show_content(Place& place, const std::string& subject, const Digest& digest,
                          const Session& session) {
    const bool agreement = subject.rfind("agreement/", 0) == 0;
    if (!agreement && subject.rfind("change/", 0) != 0) {
        std::cerr << api::in(session.language, {"วาระนี้ไม่ใช่คำรับรองหรือคำขอเปลี่ยนแปลง: "
                                                "ให้ดูเนื้อหาจากเอกสารที่มีค่าแฮชนี้\n",
                                                "this item is no agreement and no change: read "
                                                "what has that digest yourself\n"});
        return {};
    }
    const auto slash = subject.find('/');
    const auto content = content_of(place, subject.substr(0, slash) + "s" + subject.substr(slash));
    if (!content) return content.error();
    if (content->digest != digest) return content_differs(subject, digest, content->digest);
    const auto& value = content->value;
    const auto is_of = "agreement/" + brief(value["agency"], session.language) + "/" +
                       brief(value["fiscal_year"], session.language);
    if (agreement && is_of != subject) return content_differs(subject, digest, content->digest);
    std::cerr << (agreement ? kpis_of(value, session.language).text()
                            : change_of(value, session.language));
    return {};
}

class Vote : public Command {
  public:
    CLI::App* define(CLI::App& program) override {
        auto* app = program.add_subcommand("vote", "Cast your ballot on an agenda item");
        add_ledger(*app, ledger_);
        app->add_option("--meeting", meeting_, "The meeting's id")->required();
        app->add_option("--item", number_, "The item's number")->required();
        app->add_option("--choice", choice_, "How you vote")
            ->option_text("in_favour|against|abstain")
            ->check(CLI::IsMember({"in_favour", "against", "abstain"}))
            ->required();
        app->add_option("--capacity", capacity_, "member, or chair")
            ->check(CLI::IsMember({"member", "chair"}));
        add_guided(*app, guided_);
        teach(*app,
              "the KPIs and weights that the item puts before you are fetched, hashed here and "
              "shown;\n"
              "what has another digest than the item is refused. Your ballot names that digest and "
              "the tree\nthat you have seen, so that nobody can count it for other content or show "
              "you "
              "another\npast. One ballot a person and digest; it cannot be taken back.",
              "banchi vote http://127.0.0.1:8080 --meeting m1 --item 4 --choice in_favour \\\n"
              "    --actor somchai --key somchai.pem --explain");
        return app;
    }

    Result<Exit> run(const Session& session) override {
        auto place = Place::open(ledger_, Access::write, session);
        if (!place) return place.error();
        const auto item = agenda_item(*place, meeting_, number_);
        if (!item) return item.error();
        const auto digest = from_value<Digest>((*item)["digest"], "item.digest");
        if (!digest) return digest.error();
        const auto choice = from_value<domain::Choice>(Value(choice_), "choice");
        if (!choice) return choice.error();
        const auto said = [&](const Text& text) { return api::in(session.language, text); };
        const auto about = brief((*item)["subject"], session.language);
        std::cerr << said({"วาระที่ ", "item "}) << number_ << ": "
                  << brief((*item)["title"], session.language) << "\n"
                  << said({"เรื่อง ", "about "}) << about << said({" ค่าแฮช ", ", digest "})
                  << digest->hex() << "\n";
        if (auto shown = show_content(*place, about, *digest, session); !shown)
            return shown.error();
        const auto subject =
            "ballot/" + meeting_ + "/" + std::to_string(number_) + "/" + guided_.actor;
        auto composed = compose(*place, subject, domain::BallotCast{*choice, *digest});
        if (!composed) return composed.error();
        composed->event.header.capacity =
            capacity_ == "chair" ? domain::Capacity::chair : domain::Capacity::member;
        return carry_out(*place, std::move(*composed), guided_, session);
    }

  private:
    std::string ledger_;
    std::string meeting_;
    std::int64_t number_ = 0;
    std::string choice_;
    std::string capacity_ = "member";
    Guided guided_;
};

}  // namespace

std::unique_ptr<Command> make_vote() {
    return std::make_unique<Vote>();
}

}  // namespace banchi::tools
