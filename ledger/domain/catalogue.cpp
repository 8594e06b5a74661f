#include <algorithm>
#include <array>
#include <cassert>

#include "ledger/domain/event.hpp"

namespace banchi::domain {
namespace {

constexpr std::string_view kAgreement = "agreement/<agency>/<fiscal_year>";
constexpr std::string_view kItem = "item/<meeting>/<number>";

using enum Capacity;
using enum Recordable;

// In the order in which a ledger comes to hold them.
const std::vector<Row> kRows = {
    {.type = LedgerOpened::type,
     .subject = "ledger",
     .by = {registrar},
     .with = {},
     .before_framework = true},
    {.type = AgencyRegistered::type,
     .subject = "agency/<agency>",
     .by = {registrar},
     .with = {},
     .before_framework = true},
    {.type = PersonRegistered::type,
     .subject = "person/<person>",
     .by = {registrar},
     .with = {},
     .before_framework = true},
    {.type = KeyEnrolled::type,
     .subject = "person/<person>",
     .by = {registrar},
     .with = {new_key},
     .before_framework = true},
    {.type = KeyRevoked::type,
     .subject = "person/<person>",
     .by = {registrar, holder},
     .with = {},
     .before_framework = true},
    {.type = RoleGranted::type,
     .subject = "person/<person>",
     .by = {registrar},
     .with = {},
     .before_framework = true},
    {.type = RoleEnded::type,
     .subject = "person/<person>",
     .by = {registrar},
     .with = {},
     .before_framework = true},
    {.type = CommitteeConstituted::type,
     .subject = "committee/<committee>",
     .by = {registrar},
     .with = {},
     .versioned = true,
     .before_framework = true},
    {.type = FrameworkPublished::type,
     .subject = "framework/<fiscal_year>/<version>",
     .by = {secretary},
     .with = {chair},
     .versioned = true,
     .recordable = in_demo,
     .before_framework = true},
    {.type = KpiProposed::type,
     .subject = kAgreement,
     .by = {officer},
     .with = {},
     .versioned = true,
     .recordable = in_demo},
    {.type = KpiRevised::type,
     .subject = kAgreement,
     .by = {officer},
     .with = {},
     .versioned = true,
     .recordable = in_demo},
    {.type = KpiWithdrawn::type,
     .subject = kAgreement,
     .by = {officer},
     .with = {},
     .versioned = true,
     .recordable = in_demo},
    {.type = WeightsProposed::type,
     .subject = kAgreement,
     .by = {officer},
     .with = {},
     .versioned = true,
     .recordable = in_demo},
    {.type = ProposalSubmitted::type,
     .subject = kAgreement,
     .by = {officer},
     .with = {},
     .versioned = true,
     .recordable = in_demo},
    {.type = ProposalReturned::type,
     .subject = kAgreement,
     .by = {secretary},
     .with = {},
     .versioned = true},
    {.type = MeetingConvened::type,
     .subject = "meeting/<meeting>",
     .by = {secretary},
     .with = {},
     .versioned = true},
    {.type = MeetingAmended::type,
     .subject = "meeting/<meeting>",
     .by = {secretary},
     .with = {},
     .versioned = true},
    {.type = MeetingCancelled::type,
     .subject = "meeting/<meeting>",
     .by = {secretary},
     .with = {},
     .versioned = true},
    {.type = AttendanceRecorded::type,
     .subject = "meeting/<meeting>",
     .by = {secretary},
     .with = {present},
     .versioned = true},
    {.type = PresidingRecorded::type,
     .subject = kItem,
     .by = {secretary},
     .with = {presiding},
     .versioned = true,
     .recordable = in_demo},
    {.type = InterestDeclared::type,
     .subject = kItem,
     .by = {member, chair},
     .with = {},
     .recordable = yes},
    {.type = RecusalRuled::type,
     .subject = kItem,
     .by = {secretary},
     .with = {presiding},
     .versioned = true,
     .recordable = in_demo},
    {.type = BallotCast::type,
     .subject = "ballot/<meeting>/<number>/<person>",
     .by = {member, chair},
     .with = {},
     .based = true,
     .recordable = yes},
    {.type = ItemConcluded::type,
     .subject = kItem,
     .by = {secretary},
     .with = {presiding, present},
     .versioned = true,
     .based = true},
    {.type = ConditionMet::type,
     .subject = kItem,
     .by = {secretary},
     .with = {holder},
     .versioned = true,
     .based = true,
     .recordable = in_demo},
    {.type = ResolutionRescinded::type,
     .subject = kItem,
     .by = {secretary},
     .with = {presiding, present},
     .versioned = true,
     .based = true},
    {.type = MinutesCertified::type,
     .subject = "meeting/<meeting>",
     .by = {secretary},
     .with = {present},
     .versioned = true},
    {.type = ChangeRequested::type,
     .subject = "change/<change>",
     .by = {officer},
     .with = {},
     .versioned = true,
     .based = true,
     .recordable = in_demo},
    {.type = ChangeWithdrawn::type,
     .subject = "change/<change>",
     .by = {officer},
     .with = {},
     .versioned = true,
     .based = true,
     .recordable = in_demo},
    {.type = BackfillOpened::type,
     .subject = "ledger",
     .by = {registrar},
     .with = {chair},
     .before_framework = true},
    {.type = BackfillClosed::type,
     .subject = "ledger",
     .by = {registrar},
     .with = {chair},
     .before_framework = true},
    {.type = DocumentRegistered::type,
     .subject = "document/<sha256>",
     .by = {holder, registrar, secretary},
     .with = {},
     .before_framework = true},
    {.type = ActConfirmed::type, .subject = "act/<index>", .by = {holder}, .with = {}},
    {.type = ActContested::type, .subject = "act/<index>", .by = {holder}, .with = {}},
};

}  // namespace

std::span<const Row> catalogue() {
    return kRows;
}

const Row* find_row(std::string_view type) {
    const auto& all = kRows;
    const auto found =
        std::find_if(all.begin(), all.end(), [type](const Row& row) { return row.type == type; });
    return found == all.end() ? nullptr : &*found;
}

const Row& row_of(const Event& event) {
    const auto* row = std::visit(
        [](const auto& body) { return find_row(std::decay_t<decltype(body)>::type); }, event.body);
    assert(row != nullptr);
    return *row;
}

bool may_be_recorded(const Row& row, const State& state) {
    if (row.recordable == Recordable::yes) return true;
    return row.recordable == Recordable::in_demo &&
           get<Clock>(state, "ledger", "clock") == Clock::simulated;
}

}  // namespace banchi::domain
