#include "api/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <set>

namespace banchi::api {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

// Names are the code's own; whatever may come, a scrape stays small.
constexpr std::size_t kMostRules = 512;

const Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                           0.1,   0.25,   0.5,   1,    2.5,   10};
const Histogram::BucketBoundaries kEvents{1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

double seconds(std::chrono::steady_clock::duration took) {
    return std::chrono::duration<double>(took).count();
}

}  // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    std::mutex mutex;  // of rules
    std::set<std::string> rules;

    Family<Histogram>& requests = prometheus::BuildHistogram()
                                      .Name("banchi_http_request_duration_seconds")
                                      .Help("From a whole request to its answer")
                                      .Register(registry);
    Counter& accepted = counter("banchi_events_accepted_total", "Events stored since the start");
    Counter& repeated = counter("banchi_events_repeated_total", "Events that the log had already");
    Family<Counter>& refusals = prometheus::BuildCounter()
                                    .Name("banchi_submissions_refused_total")
                                    .Help("Submissions refused, by the rule or problem named")
                                    .Register(registry);
    Histogram& commit_events =
        histogram("banchi_commit_events", "Events in one synced write", kEvents);
    Histogram& commit_seconds =
        histogram("banchi_commit_duration_seconds", "One synced write", kSeconds);
    Gauge& connections = gauge("banchi_http_connections", "Open connections");
    Gauge& streams = gauge("banchi_http_streams", "Open streams of events");
    Gauge& size = gauge("banchi_tree_size_events", "Events in the newest durable tree");
    Gauge& checkpoint = gauge("banchi_checkpoint_timestamp_seconds",
                              "When the newest event of the newest checkpoint was recorded");
    Gauge& checkpoint_age =
        gauge("banchi_checkpoint_age_seconds", "From then to now by the ledger's clock");
    Gauge& blocks = gauge("banchi_rocksdb_block_cache_bytes", "Blocks held in memory");
    Gauge& memtables = gauge("banchi_rocksdb_memtable_bytes", "What is not yet in tables");
    Gauge& tables = gauge("banchi_rocksdb_table_readers_bytes", "Indexes outside the cache");
    Gauge& facts = gauge("banchi_fact_cache_bytes", "Newest facts held in memory");
    Counter& fact_hits = counter("banchi_fact_cache_hits_total", "Facts found in memory");
    Counter& fact_misses = counter("banchi_fact_cache_misses_total", "Facts looked for on disk");

    explicit Families(const std::string& version) {
        prometheus::BuildGauge()
            .Name("banchi_build_info")
            .Help("Always 1; says which program this is")
            .Register(registry)
            .Add({{"version", version}})
            .Set(1);
    }
    Counter& counter(const char* name, const char* help) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
    }
    Gauge& gauge(const char* name, const char* help) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
    Histogram& histogram(const char* name, const char* help,
                         const Histogram::BucketBoundaries& bounds) {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({},
                                                                                         bounds);
    }
    std::string bounded(const std::string& rule) {
        const std::lock_guard lock(mutex);
        if (rules.size() < kMostRules) rules.insert(rule);
        return rules.count(rule) != 0 ? rule : "other";
    }
};

Metrics::Metrics(const std::string& version) : families_(std::make_unique<Families>(version)) {}

Metrics::~Metrics() = default;

void Metrics::answered(std::string_view route, std::string_view method, int status,
                       std::chrono::steady_clock::duration took) {
    const bool known = method == "GET" || method == "HEAD" || method == "POST";
    families_->requests
        .Add({{"route", std::string(route)},
              {"method", known ? std::string(method) : "other"},
              {"status", std::to_string(status)}},
             kSeconds)
        .Observe(seconds(took));
}

void Metrics::judged(const ledger::Receipts& receipts) {
    if (!receipts) return refused(receipts.error());
    for (const auto& receipt : *receipts)
        (receipt.repeated ? families_->repeated : families_->accepted).Increment();
}

void Metrics::refused(const Error& error) {
    families_->refusals.Add({{"rule", families_->bounded(error.name)}}).Increment();
}

void Metrics::committed(std::size_t events, std::chrono::steady_clock::duration took) {
    families_->commit_events.Observe(static_cast<double>(events));
    families_->commit_seconds.Observe(seconds(took));
}

void Metrics::connected(int more) {
    families_->connections.Increment(more);
}

void Metrics::streaming(int more) {
    families_->streams.Increment(more);
}

std::string Metrics::text(const ledger::Ledger& ledger) {
    auto& all = *families_;
    const auto position = ledger.position();
    const auto usage = ledger.usage();
    constexpr double kMicrosecond = 1e-6;
    const auto recorded = static_cast<double>(position.recorded.micros) * kMicrosecond;
    all.size.Set(static_cast<double>(position.size.value));
    all.checkpoint.Set(recorded);
    all.checkpoint_age.Set(static_cast<double>(usage.now.micros) * kMicrosecond - recorded);
    all.blocks.Set(static_cast<double>(usage.store.block_cache_bytes));
    all.memtables.Set(static_cast<double>(usage.store.memtable_bytes));
    all.tables.Set(static_cast<double>(usage.store.table_readers_bytes));
    all.facts.Set(static_cast<double>(usage.store.fact_cache_bytes));
    const auto raise = [](Counter& counter, std::uint64_t to) {
        counter.Increment(static_cast<double>(to) - counter.Value());
    };
    raise(all.fact_hits, usage.store.fact_hits);
    raise(all.fact_misses, usage.store.fact_misses);
    return prometheus::TextSerializer().Serialize(all.registry.Collect());
}

}  // namespace banchi::api
