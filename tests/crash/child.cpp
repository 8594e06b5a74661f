#include "tests/crash/child.hpp"

#include <unistd.h>

#include <cstdio>
#include <future>
#include <thread>

#include "ledger/ledger.hpp"
#include "tests/ledger/sealed.hpp"
#include "tests/ledger/texts.hpp"

namespace banchi::crash {
namespace {

constexpr int kThreads = 2;
constexpr std::size_t kArray = 3;

std::string random_name() {
    static std::atomic<int> made{0};
    return std::to_string(::getpid()) + "-" + std::to_string(made++);
}

// An id of the name's own, and now.
domain::Event named(domain::Event event, const std::string& name) {
    const auto id = base::sha256(name).hex();
    event.header.id.text = "01J" + std::string(23, '0');
    // Crockford digits: the hexadecimal ones are among them, in upper case.
    for (std::size_t i = 0; i < 23; ++i)
        event.header.id.text[3 + i] =
            static_cast<char>(std::toupper(static_cast<unsigned char>(id[i])));
    event.header.occurred = base::SystemClock().now();
    return event;
}

domain::Event agency_event() {
    domain::World world;
    const auto name = random_name();
    return named(world.event("reg", domain::Capacity::registrar, "agency/" + name,
                             domain::AgencyRegistered{domain::title(name), domain::title(name)}),
                 name);
}

ledger::Sent comment_sent(domain::Event& event, domain::World& world, const std::string& origin) {
    const auto name = random_name();
    const auto text = ledger::text_of(name);
    event = named(ledger::comment(world, name, text), name);
    return {envelope::sealed(event, origin), {text}};
}

bool acknowledge(const ledger::Receipt& receipt, const std::string& id, int file) {
    const auto line = std::to_string(receipt.index.value) + " " + id + " " +
                      merkle::leaf_hash(receipt.leaf).hex() + "\n";
    return ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

int write_for_ever(ledger::Ledger& ledger, int file) {
    auto world = ledger::advised_world();
    for (std::size_t round = 0;; ++round) {
        std::vector<ledger::Sent> envelopes;
        std::vector<std::string> ids;
        while (envelopes.size() < (round % 4 == 0 ? kArray : 1)) {
            auto event = agency_event();
            if (round % 2 == 0) {
                envelopes.push_back(comment_sent(event, world, ledger.origin()));
            } else {
                envelopes.push_back(envelope::sealed(event, ledger.origin()));
            }
            ids.push_back(event.header.id.text);
        }
        const auto receipts = ledger.submit_and_wait(std::move(envelopes));
        if (!receipts) {
            std::fprintf(stderr, "%s\n", receipts.error().detail.en.c_str());
            return 1;
        }
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (!acknowledge((*receipts)[i], ids[i], file)) return 1;
    }
}

}  // namespace

int write_until_killed(const std::string& folder, int acknowledgements) {
    envelope::use_real_keys();
    base::SystemClock clock;
    ledger::Options options;
    options.folder = folder;
    options.cache_bytes = 16u << 20;
    auto opened = ledger::Ledger::open(options, clock);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().detail.en.c_str());
        return 1;
    }
    auto& ledger = **opened;
    std::vector<std::future<int>> writers;
    for (int i = 0; i < kThreads; ++i)
        writers.push_back(std::async(std::launch::async,
                                     [&] { return write_for_ever(ledger, acknowledgements); }));
    int code = 0;
    for (auto& writer : writers) code |= writer.get();
    return code;
}

}  // namespace banchi::crash
