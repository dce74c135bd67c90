#ifndef TENET_SRC_POLICY_PACK_GROUPINGS_HPP
#define TENET_SRC_POLICY_PACK_GROUPINGS_HPP

#include <tenet/json/document.hpp>
#include <tenet/policy/regulation.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tenet::policy {

/// Whether a text of a pack holds a policy for groups, to go by its name: *.policy.json.
[[nodiscard]] bool is_policy_file(const std::string& name);

/// Reads the groupings of a pack, whose policies are written in them or lie in files of their own.
class pack_groupings {
public:
    explicit pack_groupings(const std::vector<pack_text>& texts) : texts_(&texts) {}

    [[nodiscard]] std::optional<pack_grouping> read(const json::document& doc,
                                                    const json::node& from, diagnostics& problems);
    /// The files that policies were read from.
    [[nodiscard]] const std::set<std::string>& files() const noexcept { return files_; }

private:
    [[nodiscard]] std::optional<group::policy_definition>
    read_file(const std::string& name, const place& at, diagnostics& problems);

    const std::vector<pack_text>* texts_;
    std::set<std::string> files_;
};

} // namespace tenet::policy

#endif
