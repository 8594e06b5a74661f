// Loads a served ledger: `load BANCHI DIR EVENTS PEOPLE KILLS PORT`. PEOPLE officers, each of an
// agency of their own, revise a KPI over HTTP until EVENTS were acknowledged, while the server is
// killed (-9) and started again KILLS times; then the folder is opened and every acknowledged event
// must be there exactly once, at the index that was acknowledged. Prints what it measured; exits 1
// on any loss. Not part of ./tools/test: it takes minutes.

#include <atomic>
#include <cstdio>
#include <map>
#include <random>
#include <thread>

#include "ledger/ledger.hpp"
#include "tests/ledger/sealed.hpp"
#include "tests/load/connection.hpp"
#include "tests/load/server_process.hpp"

namespace banchi::load {
namespace {

using namespace banchi::domain;
namespace http = boost::beast::http;

constexpr const char* kOrigin = "load.example/ledger";

struct Plan {
    std::string binary;
    std::string folder;
    long events = 0;
    long people = 0;
    long kills = 0;
    unsigned short port = 0;
};

std::string json_of(const Event& event) {
    return canonical(wire::envelope_json(envelope::sealed(event, kOrigin)));
}

std::string officer(long number) {
    return "off-" + std::to_string(number);
}

std::string agency(long number) {
    return "ag-" + std::to_string(number);
}

// The registry, a framework and one proposed KPI an agency: what the load builds on. The world's
// clock is the machine's own, since the server judges by that.
World prepared(long people) {
    SystemClock clock;
    auto world = opened_world(domain::Clock::system, kOrigin);
    world.now = clock.now().plus_seconds(-3600);
    for (const auto* person : {"sec", "chair"}) add_person(world, person);
    grant(world, "sec", Role::secretary);
    CommitteeConstituted committee;
    committee.name = title("committee");
    committee.seats = {{PersonId{"chair"}, title("chair")}};
    committee.chair = PersonId{"chair"};
    committee.quorum_base = 1;
    committee.order = citation();
    world.accepts(world.event("reg", Capacity::registrar, "committee/main", committee));
    auto published = world.event("sec", Capacity::secretary, "framework/2569/1", framework_2569());
    world.accepts(World::with(published, "chair", Capacity::chair));
    for (long i = 0; i < people; ++i) {
        world.accepts(world.event("reg", Capacity::registrar, "agency/" + agency(i),
                                  AgencyRegistered{title(agency(i)), title(agency(i))}));
        add_person(world, officer(i));
        grant(world, officer(i), Role::officer, agency(i));
        const auto subject = "agreement/" + agency(i) + "/2569";
        const auto proposed = world.submit(world.event(officer(i), Capacity::officer, subject,
                                                       KpiProposed{sample_kpi(agency(i))}));
        if (!proposed) std::printf("setup: %s\n", proposed.error().detail.en.c_str());
    }
    return world;
}

// What one officer was told was recorded: event id -> index.
using Acknowledged = std::map<std::string, std::uint64_t>;

std::optional<std::uint64_t> index_in(const std::string& body) {
    const auto parsed = parse_json(body, {1 << 20, 32});
    if (!parsed || (*parsed)["index"].integer() == nullptr) return std::nullopt;
    return static_cast<std::uint64_t>(*(*parsed)["index"].integer());
}

class Officer {
  public:
    Officer(const Plan& plan, long number, std::int64_t version)
        : connection_(plan.port), number_(number), version_(version) {}

    // Revises the KPI, again and again after a failure: a repeat gives the first receipt.
    bool revise_once(std::atomic<bool>& stop) {
        const auto body = json_of(next());
        while (!stop) {
            const auto answer = connection_.send(http::verb::post, "/v1/events", body);
            if (!answer || answer->status == 503 || answer->status == 429) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                continue;
            }
            const auto index = index_in(answer->body);
            if ((answer->status != 201 && answer->status != 200) || !index) {
                std::printf("refused: %u %s\n", answer->status, answer->body.c_str());
                return false;
            }
            acknowledged_[id_] = *index;
            ++version_;
            return true;
        }
        return true;
    }
    const Acknowledged& acknowledged() const { return acknowledged_; }
    std::string name() const { return officer(number_); }

  private:
    Event next() {
        auto kpi = sample_kpi(agency(number_));
        ++made_;
        kpi.definition = Line{"definition " + std::to_string(made_)};
        Event event{{}, KpiRevised{kpi}};
        auto& header = event.header;
        const auto digits = std::to_string(made_);
        id_ = "01K" + std::string(23 - digits.size(), '0') + digits;
        header.id = EventId{id_};
        header.actor = PersonId{name()};
        header.capacity = Capacity::officer;
        header.type = std::string(KpiRevised::type);
        header.subject = "agreement/" + agency(number_) + "/2569";
        header.occurred = SystemClock().now();
        header.subject_version = version_;
        return event;
    }

    Connection connection_;
    long number_;
    std::int64_t version_;
    long made_ = 0;
    std::string id_;
    Acknowledged acknowledged_;
};

using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point began) {
    return std::chrono::duration<double>(Steady::now() - began).count();
}

bool wait_ready(unsigned short port) {
    for (int i = 0; i < 1000; ++i) {
        Connection connection(port);
        const auto answer = connection.send(http::verb::get, "/readyz", "");
        if (answer && answer->status == 200) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

bool post_setup(const Plan& plan, const World& world) {
    Connection connection(plan.port);
    for (const auto& event : world.log) {
        const auto answer = connection.send(http::verb::post, "/v1/events", json_of(event));
        if (answer && (answer->status == 201 || answer->status == 200)) continue;
        std::printf("setup refused: %s\n", answer ? answer->body.c_str() : "no answer");
        return false;
    }
    return true;
}

// Every acknowledged event is in the log once, at its index; nothing else is by these officers.
bool check_log(const Plan& plan, const std::vector<std::unique_ptr<Officer>>& officers) {
    SystemClock clock;
    const auto began = Steady::now();
    auto opened = ledger::Ledger::open({.folder = plan.folder}, clock);
    if (!opened) {
        std::printf("cannot open: %s\n", opened.error().detail.en.c_str());
        return false;
    }
    const auto size = (*opened)->position().size.value;
    std::printf("start-up: %.3f s at %llu events\n", seconds_since(began),
                static_cast<unsigned long long>(size));
    std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>> found;
    for (std::uint64_t i = 0; i < size; ++i) {
        const auto entry = (*opened)->entry(Index{i}).value();
        const auto& header = entry.event.header;
        if (header.type == KpiRevised::type)
            found[{header.actor.text, header.id.text}].push_back(i);
    }
    long wrong = 0;
    long acknowledged = 0;
    for (const auto& each : officers) {
        for (const auto& [id, index] : each->acknowledged()) {
            ++acknowledged;
            wrong += found[{each->name(), id}] != std::vector<std::uint64_t>{index};
        }
    }
    std::printf("acknowledged %ld, not in the log exactly once at their index: %ld\n", acknowledged,
                wrong);
    return wrong == 0;
}

void kill_now_and_then(const Plan& plan, ServerProcess& server, std::atomic<bool>& stop) {
    std::mt19937 random(20250919);
    double slowest = 0;
    for (long i = 0; i < plan.kills && !stop; ++i) {
        const auto pause = std::uniform_int_distribution<int>(300, 1500)(random);
        std::this_thread::sleep_for(std::chrono::milliseconds(pause));
        server.stop(SIGKILL);
        const auto began = Steady::now();
        server.start();
        if (!wait_ready(plan.port)) std::printf("did not come back after kill %ld\n", i + 1);
        slowest = std::max(slowest, seconds_since(began));
    }
    if (plan.kills > 0)
        std::printf("killed %ld times, ready again after at most %.2f s\n", plan.kills, slowest);
}

int run(const Plan& plan) {
    envelope::use_real_keys();
    auto world = prepared(plan.people);
    if (auto made = ledger::Ledger::create(plan.folder, kOrigin); !made) {
        std::printf("%s\n", made.error().detail.en.c_str());
        return 1;
    }
    ServerProcess server(plan.binary, plan.folder, plan.port);
    server.start();
    if (!wait_ready(plan.port) || !post_setup(plan, world)) return 1;
    std::vector<std::unique_ptr<Officer>> officers;
    for (long i = 0; i < plan.people; ++i)
        officers.push_back(
            std::make_unique<Officer>(plan, i, world.version("agreement/" + agency(i) + "/2569")));

    std::atomic<long> left{plan.events};
    std::atomic<long> done{0};
    std::atomic<bool> stop{false};
    const auto began = Steady::now();
    std::vector<std::thread> threads;
    for (auto& each : officers)
        threads.emplace_back([&, officer = each.get()] {
            while (!stop && left-- > 0)
                if (officer->revise_once(stop)) {
                    ++done;
                } else {
                    stop = true;
                }
        });
    std::thread watch([&] {
        for (long next = plan.events / 10; done < plan.events && !stop;) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            if (done < next) continue;
            std::printf("%7ld events %7.1f s %5ld MiB\n", done.load(), seconds_since(began),
                        server.resident_mib());
            next += plan.events / 10;
        }
    });
    kill_now_and_then(plan, server, stop);
    for (auto& thread : threads) thread.join();
    watch.join();
    std::printf("%ld events in %.1f s\n", done.load(), seconds_since(began));
    server.stop(SIGTERM);
    return !stop && check_log(plan, officers) ? 0 : 1;
}

}  // namespace
}  // namespace banchi::load

int main(int argc, char** argv) {
    if (argc != 7) {
        std::printf("usage: load BANCHI DIR EVENTS PEOPLE KILLS PORT\n");
        return 1;
    }
    setvbuf(stdout, nullptr, _IOLBF, 0);
    return banchi::load::run({argv[1], argv[2], std::atol(argv[3]), std::atol(argv[4]),
                              std::atol(argv[5]), static_cast<unsigned short>(std::atoi(argv[6]))});
}
