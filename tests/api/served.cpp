#include "tests/api/served.hpp"

namespace banchi::api {

domain::World real_world() {
    envelope::use_real_keys();
    return domain::ready_world();
}

ServerOptions Served::public_options() {
    ServerOptions options;
    options.port = 0;
    options.public_read = true;
    options.log_requests = false;
    options.threads = 2;
    return options;
}

Served::Served(domain::World filled, ServerOptions options) : world(std::move(filled)) {
    const auto path = folder.path() / "ledger";
    const auto& opened = std::get<domain::LedgerOpened>(world.log.front().body);
    ledger::Ledger::create(path, opened.origin).value();
    ledger::Options opening;
    opening.folder = path;
    opening.cache_bytes = 8u << 20;
    opening.verifier_threads = 1;
    ledger = ledger::Ledger::open(opening, clock).value();
    for (std::size_t i = 0; i < world.log.size(); ++i) {
        clock.set(world.recorded[i]);
        submit(world.log[i]);
    }
    clock.set(world.now);
    options.token_folder = path;
    server = std::make_unique<Server>(*ledger, options);
    server->start().value();
}

Served::~Served() {
    clock.hold(false);
}

HttpClient Served::client(ClientOptions options) const {
    return HttpClient::make(server->url(), std::move(options)).value();
}

std::string Served::body(domain::Event event) const {
    const auto position = ledger->position();
    if (event.header.basis) event.header.basis = domain::Basis{position.size, position.root};
    return canonical(wire::envelope_json(envelope::sealed(event, ledger->origin())));
}

domain::Event Served::proposal(const std::string& code) {
    auto event = world.event("off-diw", domain::Capacity::officer, "agreement/diw/2569",
                             domain::KpiProposed{domain::sample_kpi(code)});
    world.accepts(event);
    return event;
}

void Served::submit(domain::Event event) {
    const auto json = parse_json(body(std::move(event)), {1 << 20, 32}).value();
    const auto receipts = ledger->submit_and_wait({wire::parse_envelope(json).value()});
    if (!receipts) ADD_FAILURE() << receipts.error().name << ": " << receipts.error().detail.en;
}

}  // namespace banchi::api
