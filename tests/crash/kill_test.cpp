#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "ledger/domain/texts.hpp"
#include "ledger/ledger.hpp"
#include "tests/ledger/sealed.hpp"
#include "tests/ledger/texts.hpp"

extern char** environ;

namespace banchi::crash {
namespace {

namespace fs = std::filesystem;
const std::string kOrigin = "test.example/log";

int kills() {
    const char* wanted = std::getenv("BANCHI_KILLS");
    return wanted != nullptr ? std::atoi(wanted) : 10;
}

struct Acknowledged {
    std::uint64_t index = 0;
    std::string leaf_hash;
};

class Kill : public testing::Test {
  protected:
    Kill() {
        envelope::use_real_keys();
        auto pattern = (fs::temp_directory_path() / "banchi-crash-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
        folder_ = fs::path(pattern);
        ledger::Ledger::create(folder_ / "ledger", kOrigin).value();
        const auto world = ledger::advised_world();
        const auto ledger = open();
        for (const auto& event : world.log)
            ledger->submit_and_wait({envelope::sealed(event, kOrigin)}).value();
    }
    ~Kill() override { fs::remove_all(folder_); }

    std::unique_ptr<ledger::Ledger> open() {
        ledger::Options options;
        options.folder = folder_ / "ledger";
        options.cache_bytes = 16u << 20;
        return ledger::Ledger::open(options, clock_).value();
    }

    // Lets a writer run for a while after its first receipt, kills it, and notes what it had been
    // told by then.
    void run_and_kill(std::chrono::microseconds after_first) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        // A full pipe would stop the writer before it is killed.
        ASSERT_GE(::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20), 1 << 20);
        const auto folder = (folder_ / "ledger").string();
        const auto file = std::to_string(ends[1]);
        const char* arguments[] = {"test_crash", "write", folder.c_str(), file.c_str(), nullptr};
        pid_t child = 0;
        ASSERT_EQ(::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr,
                                const_cast<char**>(arguments), environ),
                  0);
        ::close(ends[1]);
        pollfd first{ends[0], POLLIN, 0};
        ::poll(&first, 1, -1);
        ::usleep(static_cast<useconds_t>(after_first.count()));
        ASSERT_EQ(::kill(child, SIGKILL), 0);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the writer stopped by itself";
        note(read_all(ends[0]));
        ::close(ends[0]);
    }

    static std::string read_all(int file) {
        std::string text;
        char piece[4096];
        for (ssize_t count = 0; (count = ::read(file, piece, sizeof piece)) > 0;)
            text.append(piece, static_cast<std::size_t>(count));
        return text;
    }

    void note(const std::string& text) {
        std::istringstream lines(text);
        Acknowledged one;
        std::string id;
        while (lines >> one.index >> id >> one.leaf_hash) {
            EXPECT_FALSE(acknowledged_.contains(id)) << "told twice";
            acknowledged_[id] = one;
        }
    }

    // Everything acknowledged is at its place, once, and the log is sound.
    void check(const ledger::Ledger& ledger) {
        const auto position = ledger.position();
        std::map<std::string, std::uint64_t> found;
        merkle::Frontier tree;
        for (std::uint64_t i = 0; i < position.size.value; ++i) {
            const auto entry = ledger.entry(base::Index{i}).value();
            tree.append(merkle::leaf_hash(entry.leaf));
            const auto& id = entry.event.header.id.text;
            EXPECT_TRUE(found.emplace(id, i).second) << id << " is in the log twice";
            for (const auto& text : domain::named_texts(entry.event))
                EXPECT_TRUE(ledger.text(text)) << "the text of " << i << " is lost";
            const auto told = acknowledged_.find(id);
            if (told == acknowledged_.end()) continue;
            EXPECT_EQ(told->second.index, i);
            EXPECT_EQ(told->second.leaf_hash, merkle::leaf_hash(entry.leaf).hex());
        }
        EXPECT_EQ(tree.root(), position.root);
        for (const auto& [id, told] : acknowledged_)
            EXPECT_TRUE(found.contains(id)) << "lost: " << told.index;
    }

    fs::path folder_;
    base::SystemClock clock_;
    std::map<std::string, Acknowledged> acknowledged_;
};

TEST_F(Kill, NothingAcknowledgedIsLostOrDoubled) {
    const auto seed = testing::UnitTest::GetInstance()->random_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    std::uniform_int_distribution<int> micros(0, 300'000);
    for (int i = 0; i < kills(); ++i) {
        ASSERT_NO_FATAL_FAILURE(run_and_kill(std::chrono::microseconds(micros(random))));
        check(*open());
    }
    EXPECT_GE(acknowledged_.size(), static_cast<std::size_t>(kills()));
    std::printf("%d kills, %zu acknowledged\n", kills(), acknowledged_.size());
}

}  // namespace
}  // namespace banchi::crash
