#ifndef TENET_PARTY_ORGANISATION_HPP
#define TENET_PARTY_ORGANISATION_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenet::party {

/// An organisation (组织): a legal entity, a public body or another body that can be a customer,
/// a member of a corporate group, or both.
struct organisation {
    std::string id;
    std::string name;
    std::optional<std::string> name_en;
    std::optional<std::string> uscc;
    std::optional<std::string> lei;
    std::optional<std::string> country;
    std::optional<std::string> region;
    std::optional<std::string> address;
    std::optional<std::vector<std::string>> industry_codes;
    std::optional<date> founded_on;
    std::optional<std::int64_t> headcount;
    std::optional<std::string> kind; ///< a `group::party_kind` by name; absent: a company
    std::optional<bool> listed;      ///< whether its shares are listed
    /// Whether it is related to the own organisation, so that credit to it is restricted.
    std::optional<bool> related_party;
};

[[nodiscard]] const record_type& table_of(type_tag<organisation>);

} // namespace tenet::party

#endif
