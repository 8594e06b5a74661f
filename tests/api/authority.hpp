#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "api/tls.hpp"
#include "tests/api/folder.hpp"

namespace banchi::api {

// An authority that issues certificates for servers, made by openssl in a folder of its own.
class Authority {
  public:
    Authority() {
        openssl("req -x509 " + std::string(kNewKey) +
                " -keyout ca.key -out ca.pem -subj /CN=authority -days 2");
    }
    std::string ca() const { return (folder_.path() / "ca.pem").string(); }
    std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }

    // For hosts as "DNS:localhost,IP:127.0.0.1"; -1 days: expired.
    TlsFiles issue(const std::string& name, const std::string& hosts, int days = 2) const {
        std::ofstream(file(name + ".ext")) << "subjectAltName=" << hosts << "\n";
        openssl("req " + std::string(kNewKey) + " -keyout " + name + ".key -out " + name +
                ".csr -subj /CN=server");
        openssl("x509 -req -in " + name + ".csr -CA ca.pem -CAkey ca.key -extfile " + name +
                ".ext -out " + name + ".pem -days " + std::to_string(days));
        return {file(name + ".pem"), file(name + ".key")};
    }

    void openssl(const std::string& what) const {
        const auto command =
            "cd '" + folder_.path().string() + "' && openssl " + what + " 2>/dev/null";
        EXPECT_EQ(std::system(command.c_str()), 0) << command;
    }

  private:
    static constexpr const char* kNewKey =
        "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256";
    TestFolder folder_;
};

}  // namespace banchi::api
