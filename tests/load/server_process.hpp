#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

namespace banchi::load {

// `banchi serve` as a child process that can be killed and started again on the same port.
class ServerProcess {
  public:
    ServerProcess(std::string binary, std::string folder, unsigned short port)
        : binary_(std::move(binary)), folder_(std::move(folder)), port_(port) {}
    ~ServerProcess() { stop(SIGTERM); }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    void start() {
        const auto listen = "127.0.0.1:" + std::to_string(port_);
        pid_ = fork();
        if (pid_ != 0) return;
        const auto log = folder_ + ".server.log";
        if (freopen(log.c_str(), "a", stderr) == nullptr) _exit(127);
        execl(binary_.c_str(), "banchi", "serve", folder_.c_str(), "--listen", listen.c_str(),
              "--public-read", static_cast<char*>(nullptr));
        _exit(127);
    }

    void stop(int signal_number) {
        if (pid_ <= 0) return;
        kill(pid_, signal_number);
        waitpid(pid_, nullptr, 0);
        pid_ = 0;
    }

    // Resident memory in MiB, as the kernel counts it.
    long resident_mib() const {
        std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
        for (std::string word; status >> word;) {
            if (word != "VmRSS:") continue;
            long kib = 0;
            status >> kib;
            return kib / 1024;
        }
        return 0;
    }

    unsigned short port() const { return port_; }

  private:
    std::string binary_;
    std::string folder_;
    unsigned short port_;
    pid_t pid_ = 0;
};

}  // namespace banchi::load
