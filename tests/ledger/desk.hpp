#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "ledger/ledger.hpp"
#include "tests/ledger/sealed.hpp"

namespace banchi::ledger {

inline const std::string kOrigin = "test.example/log";

// A ledger in a folder of its own, and a World that writes its events: what both accept, both know.
class Desk : public testing::Test {
  protected:
    Desk() : clock(Instant::parse("2025-09-01T02:00:00Z").value()) {
        envelope::use_real_keys();
        auto pattern = (std::filesystem::temp_directory_path() / "banchi-desk-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
        folder = pattern;
        options.folder = folder / "ledger";
        options.cache_bytes = 16u << 20;
        Ledger::create(options.folder, kOrigin).value();
        open();
    }
    ~Desk() override {
        ledger.reset();
        std::filesystem::remove_all(folder);
    }

    void open() {
        ledger.reset();
        ledger = Ledger::open(options, clock).value();
    }

    // As its signers would send it, with the true root of the basis that it states.
    wire::Envelope seal(domain::Event event) const {
        if (event.header.basis)
            event.header.basis->root = ledger->root_at(event.header.basis->size).value();
        return envelope::sealed(event, kOrigin);
    }
    std::vector<Sent> sealed(const std::vector<domain::Event>& events) const {
        std::vector<Sent> all;
        for (const auto& event : events) all.push_back(seal(event));
        return all;
    }
    Receipts send(const std::vector<domain::Event>& events) {
        return ledger->submit_and_wait(sealed(events));
    }
    Receipts dry_run(std::vector<Sent> events) {
        std::promise<Receipts> answer;
        ledger->dry_run(std::move(events),
                        [&](Receipts receipts) { answer.set_value(std::move(receipts)); });
        return answer.get_future().get();
    }
    Receipts dry_run(const std::vector<domain::Event>& events) { return dry_run(sealed(events)); }
    Receipt accept(const domain::Event& event) {
        const auto receipts = send({event});
        if (!receipts) throw std::runtime_error(receipts.error().name);
        return receipts->front();
    }
    std::uint64_t size() const { return ledger->position().size.value; }

    // Sends what a World has accepted, at the same instants.
    void follow(const domain::World& from) {
        for (std::size_t i = 0; i < from.log.size(); ++i) {
            clock.set(from.recorded[i]);
            const auto receipts = send({from.log[i]});
            ASSERT_TRUE(receipts) << from.log[i].header.type << " " << receipts.error().name << ": "
                                  << receipts.error().detail.en;
        }
        world = from;
        clock.set(world.now);
    }
    void opened() { follow(domain::opened_world(domain::Clock::system, kOrigin)); }

    domain::Event agency(const std::string& id) {
        const auto name = domain::title(id);
        return world.event("reg", domain::Capacity::registrar, "agency/" + id,
                           domain::AgencyRegistered{name, name});
    }
    domain::Event person(const std::string& id) {
        return world.event("reg", domain::Capacity::registrar, "person/" + id,
                           domain::PersonRegistered{domain::title(id)});
    }
    domain::Event enrolment(const std::string& id) {
        auto event = world.event("reg", domain::Capacity::registrar, "person/" + id,
                                 domain::KeyEnrolled{domain::World::key_of(id)});
        return domain::World::with(event, id, domain::Capacity::new_key);
    }

    // The receipt proves its leaf to a checkpoint that the log signed.
    void expect_proven(const Receipt& receipt) const {
        const auto proof = merkle::parse_tlog_proof(receipt.proof);
        ASSERT_TRUE(proof) << receipt.proof;
        const auto key = merkle::VerifierKey::parse(ledger->vkey()).value();
        const auto checkpoint = envelope::verify_checkpoint(proof->checkpoint, key);
        ASSERT_TRUE(checkpoint);
        EXPECT_EQ(proof->index, receipt.index);
        EXPECT_TRUE(merkle::verify_inclusion(merkle::leaf_hash(receipt.leaf), receipt.index,
                                             checkpoint->size, checkpoint->root, proof->hashes));
    }

    std::filesystem::path folder;
    Options options;
    SimulatedClock clock;
    std::unique_ptr<Ledger> ledger;
    domain::World world;
};

template <class T>
void expect_error(const Result<T>& result, const std::string& name) {
    ASSERT_FALSE(result) << "succeeded, though " << name;
    EXPECT_EQ(result.error().name, name) << result.error().detail.en;
    EXPECT_FALSE(result.error().detail.th.empty());
}

}  // namespace banchi::ledger
