#pragma once

#include <stdexcept>
#include <string>

#include "ledger/base/error.hpp"

namespace rocksdb {
class Status;
}

namespace banchi::store {

using namespace banchi::base;

// Thrown by domain::State and domain::Versions of this folder, whose interfaces have no room for
// an error, when the disk fails or a stored fact does not read. A read never passes for "absent".
class ReadFailure : public std::runtime_error {
  public:
    explicit ReadFailure(Error error);
    const Error& error() const { return error_; }

  private:
    Error error_;
};

// RocksDB's word as ours: `disk_full`, `tampered` (corruption), `io`. `what` was being done.
Error error_of(const rocksdb::Status& status, const std::string& what);
// As error_of, of the system call that has just failed.
Error error_of_errno(const std::string& what);
// Stored bytes that contradict each other.
Error contradiction(std::string name, Text detail,
                    std::vector<std::pair<std::string, std::string>> facts = {});

}  // namespace banchi::store
