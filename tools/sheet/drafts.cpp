#include "tools/sheet/drafts.hpp"

#include <algorithm>

#include "ledger/domain/agreement/drafting.hpp"
#include "ledger/domain/signers.hpp"
#include "ledger/domain/subject.hpp"

namespace banchi::sheet {
namespace {

using domain::AgreementId;
using domain::Side;

// Judges one event after the other, each on the facts that those before it would leave.
class Drafter {
  public:
    Drafter(const Sheet& sheet, const AgreementId& id, const Desk& desk)
        : sheet_(sheet), id_(id), desk_(desk), state_(desk.state) {
        drafts_.faults = sheet.faults;
    }

    Result<Drafts> run() {
        auto framework = check_all();
        if (!framework) return framework.error();
        for (const auto& row : sheet_.rows)
            if (row.sound) propose(row);
        find_what_stays();
        weigh(*framework);
        drafts_.digest = domain::content_digest(domain::content_of(state_, id_, Side::draft));
        submit();
        if (!drafts_.faults.empty()) drafts_.events.clear();
        return std::move(drafts_);
    }

  private:
    domain::Event event_of(domain::Body body) const {
        domain::Event event{{}, std::move(body)};
        auto& header = event.header;
        header.id = desk_.fresh_id();
        header.actor = desk_.officer;
        header.capacity = domain::Capacity::officer;
        header.type = std::string(std::visit(
            [](const auto& each) { return std::decay_t<decltype(each)>::type; }, event.body));
        header.subject = id_.subject();
        header.occurred = desk_.now;
        header.subject_version =
            domain::get<std::int64_t>(state_, "subject/" + id_.subject(), "version").value_or(0);
        header.basis = desk_.basis;
        return event;
    }
    domain::Judging judging(const domain::Event& event) const {
        return {state_, event.header, desk_.now, Index{desk_.basis.size.value}};
    }

    // What would refuse every event alike.
    Result<domain::Framework> check_all() const {
        const auto event = event_of(domain::WeightsProposed{});
        const auto& row = domain::row_of(event);
        if (auto fits = domain::check_subject(judging(event), row.subject); !fits)
            return fits.error();
        const auto framework = domain::framework_for(state_, id_.year);
        if (!framework) return domain::no_framework(id_.year);
        const auto marks = domain::check_capacities(judging(event), event, &*framework);
        if (!marks) return marks.error();
        auto drafting = domain::open_draft(judging(event));
        if (!drafting) return drafting.error();
        return std::move(drafting->framework);
    }

    void add(std::size_t row, domain::Body body) {
        auto event = event_of(std::move(body));
        const auto marks = std::visit(
            [&](const auto& each) { return domain::decide(judging(event), each); }, event.body);
        if (!marks) {
            drafts_.faults.push_back({row, "", marks.error()});
            return;
        }
        auto told = domain::tell(judging(event), event);
        state_.add(domain::evolve(judging(event), event, *marks));
        drafts_.events.push_back({std::move(event), std::move(told), *marks});
    }

    void propose(const SheetRow& row) {
        const auto& kpi = row.kpi;
        if (!domain::has(state_, id_.draft(), domain::member_field(kpi.code)))
            return add(row.number, domain::KpiProposed{kpi});
        const auto drafted = domain::find_kpi(state_, kpi.code, Side::draft);
        if (to_value(*drafted) != to_value(kpi)) add(row.number, domain::KpiRevised{kpi});
    }

    void find_what_stays() {
        for (const auto& code : domain::kpi_codes(desk_.state, id_, Side::draft))
            if (std::none_of(sheet_.rows.begin(), sheet_.rows.end(),
                             [&](const SheetRow& row) { return row.kpi.code == code; }))
                drafts_.stays.push_back(code);
    }

    void weigh(const domain::Framework& framework) {
        const auto weights = sheet_.weights();
        auto scored = sheet_.scored();
        for (const auto& code : domain::scored_codes(state_, id_, domain::Side::draft))
            if (std::find(drafts_.stays.begin(), drafts_.stays.end(), code) != drafts_.stays.end())
                scored.push_back(code);
        for (auto& error : domain::weights_faults(&framework, scored, weights))
            drafts_.faults.push_back({0, kWeightColumn, std::move(error)});
        if (drafts_.faults.empty() && domain::weights_of(state_, id_, Side::draft) != weights)
            add(0, domain::WeightsProposed{weights});
    }

    void submit() {
        const bool stands = domain::stands_submitted(state_, id_) &&
                            domain::submitted_digest(state_, id_) == drafts_.digest;
        if (drafts_.faults.empty() && !stands) add(0, domain::ProposalSubmitted{drafts_.digest});
    }

    const Sheet& sheet_;
    const AgreementId& id_;
    const Desk& desk_;
    domain::Overlay state_;
    Drafts drafts_;
};

}  // namespace

Result<Drafts> drafts_for(const Sheet& sheet, const AgreementId& id, const Desk& desk) {
    return Drafter(sheet, id, desk).run();
}

}  // namespace banchi::sheet
