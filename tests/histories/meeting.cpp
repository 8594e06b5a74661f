#include "tests/histories/sitting.hpp"

// Meetings: convened, amended, cancelled, attended, minuted.
namespace banchi::histories {
namespace {

std::vector<std::string> waiting_matters(const Model& model, FiscalYear year) {
    std::vector<std::string> waiting;
    for (const auto& [id, agreement] : model.agreements)
        if (id.year == year && agreement.submitted &&
            stands(model, id.subject(), *agreement.submitted))
            waiting.push_back(id.subject());
    for (const auto& [subject, change] : model.changes)
        if (change.agreement.year == year &&
            stands(model, subject, digest_of(change_content(change))))
            waiting.push_back(subject);
    return waiting;
}

bool on_an_open_agenda(const Model& model, const std::string& subject) {
    for (const auto& [id, meeting] : model.meetings)
        for (const auto& item : meeting.items)
            if (!meeting.cancelled && !item.resolution && item.agenda.subject == subject)
                return true;
    return false;
}

AgendaItem agenda_item(const std::string& subject, const Digest& digest, Purpose purpose) {
    return {0, purpose, named("about " + subject), subject, digest};
}

// What else may stand on an agenda: documents, frameworks, and earlier resolutions of the year.
std::vector<AgendaItem> other_items(const Model& model, Dice& dice, FiscalYear year) {
    std::vector<AgendaItem> items;
    const auto purpose = [&] {
        return dice.chance(50) ? Purpose::information : Purpose::consideration;
    };
    for (const auto& document : model.documents)
        items.push_back(agenda_item("document/" + document.hex(), document, purpose()));
    for (const auto& framework : model.frameworks.at(year))
        items.push_back(
            agenda_item(framework.subject, framework.rules.authority.document, purpose()));
    return dice.some_of(items, 1);
}

std::vector<AgendaItem> resolution_items(const Model& model, Dice& dice, FiscalYear year) {
    std::vector<AgendaItem> items;
    for (const auto& [id, meeting] : model.meetings)
        for (std::size_t at = 0; at < meeting.items.size() && meeting.year == year; ++at) {
            const auto& resolution = meeting.items[at].resolution;
            if (!resolution || resolution->rescinds || resolution->rescinded_by) continue;
            const auto purpose = dice.chance(85) ? Purpose::consideration : Purpose::information;
            items.push_back(agenda_item(Place{id, at}.subject(), resolution->decided, purpose));
        }
    return dice.some_of(items, 1);
}

void number(std::vector<AgendaItem>& agenda) {
    for (std::size_t i = 0; i < agenda.size(); ++i)
        agenda[i].number = static_cast<std::int64_t>(i) + 1;
}

std::vector<AgendaItem> random_agenda(const Model& model, Dice& dice, FiscalYear year) {
    std::vector<AgendaItem> agenda;
    for (const auto& subject : dice.some_of(waiting_matters(model, year), 1 + dice.below(4)))
        if (!on_an_open_agenda(model, subject) || dice.chance(5))
            agenda.push_back(
                agenda_item(subject, *submitted(model, subject),
                            dice.chance(96) ? Purpose::consideration : Purpose::information));
    const auto add = [&](const std::vector<AgendaItem>& items) {
        agenda.insert(agenda.end(), items.begin(), items.end());
    };
    if (dice.chance(agenda.empty() ? 4 : 25)) add(other_items(model, dice, year));
    if (dice.chance(agenda.empty() ? 4 : 20)) add(resolution_items(model, dice, year));
    agenda = dice.shuffled(agenda);
    number(agenda);
    return agenda;
}

void mark_notice(const Model& model, Planned& planned, Date date) {
    const auto days = static_cast<std::int32_t>(planned.framework->rules.notice_days);
    if (model.today().plus_days(days) > date) planned.marks.insert("short_notice");
}

Date random_date(const Model& model, Dice& dice, const Framework& framework) {
    const auto notice = framework.rules.notice_days;
    if (dice.chance(4)) return model.today().plus_days(-static_cast<std::int32_t>(dice.below(6)));
    const auto days = dice.chance(8) ? dice.between(0, notice - 1) : notice + dice.between(0, 5);
    return model.today().plus_days(static_cast<std::int32_t>(days));
}

std::vector<Item> items_of(const std::vector<AgendaItem>& agenda) {
    std::vector<Item> items;
    for (const auto& each : agenda) items.push_back({each, {}, {}, {}, {}, {}});
    return items;
}

// `with` makes the event of a changed body.
void add_wrong_agendas(Planned& planned, Dice& dice, FiscalYear year, auto with) {
    const auto about = [&](const std::string& rule, const std::string& subject) {
        planned.wrong(rule, with([&](auto& body) { body.agenda.front().subject = subject; }));
    };
    planned.wrong("agenda_numbers", with([](auto& body) { body.agenda.front().number = 7; }));
    about("no_such_subject", "document/" + some_digest(dice).hex());
    about("no_such_subject", "person/person-1");
    about("not_submitted", "agreement/nobody/" + year.text());
    about("fiscal_year_differs", "agreement/nobody/2599");
}

std::size_t open_meetings(const Model& model) {
    return static_cast<std::size_t>(
        std::count_if(model.meetings.begin(), model.meetings.end(), [](const auto& each) {
            const auto& items = each.second.items;
            return !each.second.cancelled &&
                   std::any_of(items.begin(), items.end(),
                               [](const Item& item) { return !item.resolution; });
        }));
}

std::optional<Planned> plan_convened(const Model& model, Dice& dice) {
    if (model.frameworks.empty() || (open_meetings(model) > 4 && !dice.chance(15)))
        return std::nullopt;
    const auto year =
        std::next(model.frameworks.begin(), dice.below(model.frameworks.size()))->first;
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    MeetingConvened body;
    body.agenda = random_agenda(model, dice, year);
    if (!secretary || body.agenda.empty()) return std::nullopt;
    const auto* framework = model.framework(year);
    const MeetingId id{dice.fresh("meeting-")};
    body.committee = framework->rules.committee;
    body.fiscal_year = year;
    body.title = named("Meeting " + id.text);
    body.date = random_date(model, dice, *framework);
    body.place = named("Room " + std::to_string(dice.below(9)));
    Planned planned{
        event_of(model, dice, *secretary, Capacity::secretary, "meeting/" + id.text, body)};
    planned.framework = framework;
    mark_notice(model, planned, body.date);
    planned.take = [=](Model& m) {
        m.meetings[id] = {
            id,    body.committee, year,  body.title, body.place, body.date,
            m.now, false,          false, {},         {},         items_of(body.agenda)};
    };
    const auto with = [&](auto change) { return altered<MeetingConvened>(planned.event, change); };
    add_wrong_agendas(planned, dice, year, with);
    planned.wrong("digest_differs", with([&](MeetingConvened& other) {
                      other.agenda.front().digest = some_digest(dice);
                  }));
    planned.wrong("no_such_committee",
                  with([](MeetingConvened& other) { other.committee = CommitteeId{"nobody"}; }));
    planned.wrong("no_framework",
                  with([](MeetingConvened& other) { other.fiscal_year = FiscalYear{2599}; }));
    if (!model.meetings.empty()) {
        auto taken = planned.event;
        taken.header.subject = "meeting/" + model.meetings.begin()->first.text;
        taken.header.subject_version = model.versions.at(taken.header.subject);
        planned.wrong("meeting_taken", taken);
    }
    return planned;
}

// Of which nothing but interests is recorded.
std::vector<const Meeting*> unbegun_meetings(const Model& model) {
    std::vector<const Meeting*> all;
    for (const auto& [id, meeting] : model.meetings)
        if (!meeting.cancelled && meeting.attendees.empty() && !meeting.minutes &&
            std::none_of(meeting.items.begin(), meeting.items.end(),
                         [](const Item& item) { return item.touched(); }))
            all.push_back(&meeting);
    return all;
}

MeetingAmended as_it_is(const Meeting& meeting) {
    MeetingAmended body{meeting.title, meeting.date, meeting.place, {}};
    for (const auto& item : meeting.items) body.agenda.push_back(item.agenda);
    return body;
}

void amend_agenda(const Model& model, Dice& dice, const Meeting& meeting,
                  std::vector<AgendaItem>& agenda) {
    if (agenda.size() > 1 && meeting.items.back().interests.empty() && dice.chance(40))
        agenda.pop_back();
    std::set<std::string> there;
    for (const auto& item : agenda) there.insert(item.subject);
    for (const auto& more : random_agenda(model, dice, meeting.year))
        if (dice.chance(50) && there.insert(more.subject).second) agenda.push_back(more);
    number(agenda);
}

void take_amended(Meeting& meeting, const MeetingAmended& body, Instant now) {
    auto items = items_of(body.agenda);
    for (std::size_t i = 0; i < std::min(items.size(), meeting.items.size()); ++i)
        items[i].interests = meeting.items[i].interests;
    meeting.title = body.title;
    meeting.date = body.date;
    meeting.place = body.place;
    meeting.items = items;
    meeting.convened = now;
    meeting.amended = true;
}

std::optional<Planned> plan_amended(const Model& model, Dice& dice) {
    const auto* meeting = dice.maybe_one_of(unbegun_meetings(model)).value_or(nullptr);
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    if (meeting == nullptr || !secretary || !dice.chance(30)) return std::nullopt;
    const auto before = as_it_is(*meeting);
    auto body = before;
    const auto& framework = framework_of(model, *meeting);
    if (dice.chance(40)) body.date = random_date(model, dice, framework);
    if (dice.chance(50)) body.place = named("Room " + dice.fresh(""));
    if (dice.chance(50)) amend_agenda(model, dice, *meeting, body.agenda);
    if (to_value(body) == to_value(before)) return std::nullopt;
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary,
                             "meeting/" + meeting->id.text, body)};
    planned.framework = &framework;
    mark_notice(model, planned, body.date);
    planned.take = [id = meeting->id, body](Model& m) {
        take_amended(m.meetings.at(id), body, m.now);
    };
    using M = MeetingAmended;
    planned.wrong("nothing_changed", altered<M>(planned.event, [&](M& other) { other = before; }));
    if (!meeting->items.front().interests.empty())
        planned.wrong("item_begun", altered<M>(planned.event, [](M& other) {
                          other.agenda.front().title = named("something else");
                      }));
    else
        add_wrong_agendas(planned, dice, meeting->year,
                          [&](auto change) { return altered<M>(planned.event, change); });
    return planned;
}

std::optional<Planned> plan_cancelled(const Model& model, Dice& dice) {
    const auto* meeting = dice.maybe_one_of(unbegun_meetings(model)).value_or(nullptr);
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    if (meeting == nullptr || !secretary || !dice.chance(12)) return std::nullopt;
    Planned planned{reasoned(event_of(model, dice, *secretary, Capacity::secretary,
                                      "meeting/" + meeting->id.text, MeetingCancelled{}),
                             "nobody has time")};
    planned.framework = &framework_of(model, *meeting);
    planned.take = [id = meeting->id](Model& m) { m.meetings.at(id).cancelled = true; };
    planned.wrong("reason_missing", unreasoned(planned.event));
    return planned;
}

std::optional<Planned> plan_minutes(const Model& model, Dice& dice) {
    std::vector<const Meeting*> possible;
    for (const auto& [id, meeting] : model.meetings)
        if (!meeting.cancelled && !meeting.minutes && meeting.date < model.today() &&
            !meeting.attendees.empty())
            possible.push_back(&meeting);
    const auto* meeting = dice.maybe_one_of(possible).value_or(nullptr);
    const auto secretary = dice.maybe_one_of(model.holders({Role::secretary, {}}));
    if (meeting == nullptr || !secretary || model.documents.empty()) return std::nullopt;
    MinutesCertified body{dice.one_of(std::vector(model.documents.begin(), model.documents.end())),
                          CertifiedBy::circulation, std::nullopt};
    for (const auto& [id, later] : model.meetings)
        if (!later.cancelled && later.committee == meeting->committee &&
            later.date > meeting->date && later.date <= model.today() && dice.chance(60))
            body = {body.document, CertifiedBy::meeting, id};
    Planned planned{event_of(model, dice, *secretary, Capacity::secretary,
                             "meeting/" + meeting->id.text, body)};
    planned.framework = &framework_of(model, *meeting);
    if (!add_witness(model, dice, planned, meeting)) return std::nullopt;
    mark_late(model, *meeting, planned);
    planned.labels.insert("minutes by " + *to_value(body.by).text());
    planned.take = [id = meeting->id, body](Model& m) {
        m.meetings.at(id).minutes = body.document;
    };
    using M = MinutesCertified;
    planned.wrong("no_such_document",
                  altered<M>(planned.event, [&](M& other) { other.document = some_digest(dice); }));
    planned.wrong("certified_by", altered<M>(planned.event, [](M& other) {
                      other.by = other.meeting ? CertifiedBy::circulation : CertifiedBy::meeting;
                  }));
    return planned;
}

}  // namespace

std::vector<Act> meeting_acts() {
    return {{MeetingConvened::type, 30, plan_convened},
            {MeetingAmended::type, 6, plan_amended},
            {MeetingCancelled::type, 4, plan_cancelled},
            {MinutesCertified::type, 6, plan_minutes}};
}

}  // namespace banchi::histories
