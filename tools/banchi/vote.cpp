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
              "your ballot names the digest of exactly what the item puts before you and the tree\n"
              "that you have seen, so that nobody can count it for other content or show you "
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
        std::cerr << "item " << number_ << ": " << brief((*item)["title"], session.language) << "\n"
                  << "about " << brief((*item)["subject"], session.language) << ", digest "
                  << digest->hex() << "\n";
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
