#ifndef TENET_SRC_POLICY_PACK_TABLES_HPP
#define TENET_SRC_POLICY_PACK_TABLES_HPP

#include <tenet/json/document.hpp>
#include <tenet/policy/regulation.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tenet::policy {

/// Whether a text of a pack holds a decision table, to go by its name: .csv, .md or .dmn.
[[nodiscard]] bool is_table_file(const std::string& name);

/// Reads the tables of a pack, those written in it and those that lie in files of their own.
class pack_tables {
public:
    explicit pack_tables(const std::vector<pack_text>& texts) : texts_(&texts) {}

    [[nodiscard]] std::optional<table::table_definition>
    read(const json::document& doc, const json::node& from, diagnostics& problems);
    /// The files that tables were read from.
    [[nodiscard]] const std::set<std::string>& files() const noexcept { return files_; }

private:
    const std::vector<pack_text>* texts_;
    std::set<std::string> files_;
};

} // namespace tenet::policy

#endif
