#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "ledger/merkle/note.hpp"
#include "ledger/store/database.hpp"
#include "ledger/store/log_reader.hpp"

namespace banchi::store {

// A ledger's folder as it lies there, nothing checked and nothing changed: for whoever verifies it
// or compares facts. Works beside a process that serves the folder, as of the moment of opening.
class FolderReader : public LogReader {
  public:
    static Result<std::unique_ptr<FolderReader>> open(const std::filesystem::path& folder);

    TreeSize size() const { return size_; }  // as the database says
    Result<std::string> checkpoint() const override;
    Result<std::string> vkey() const override;
    Result<std::vector<std::string>> leaves(Index from, std::uint64_t count) const override;
    Result<std::string> tile(merkle::TileId tile) const override;
    // The checkpoint in the head file beside the database.
    Result<std::string> head() const;
    // As a server checks it when it opens the folder: see check_head, and loss_is_known.
    Result<void> check_against(const std::string& head_note) const;
    // Visits every stored fact by entity, then field, newest index first.
    Result<void> each_fact(const std::function<void(const domain::Fact&)>& visit) const;

  private:
    FolderReader(std::filesystem::path folder, std::unique_ptr<Database> database, TreeSize size)
        : folder_(std::move(folder)), database_(std::move(database)), size_(size) {}

    const std::filesystem::path folder_;
    const std::unique_ptr<Database> database_;
    const TreeSize size_;
};

}  // namespace banchi::store
