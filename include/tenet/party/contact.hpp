#ifndef TENET_PARTY_CONTACT_HPP
#define TENET_PARTY_CONTACT_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::party {

/// A natural person who speaks for an organisation, with the part played in its buying decisions.
struct contact {
    std::string id;
    std::string name;
    std::optional<std::string> organisation;
    std::optional<std::string> account;
    std::optional<std::string> title;
    std::optional<std::string> role;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<date> valid_from;
    fact<date> valid_to;
};

[[nodiscard]] const record_type& table_of(type_tag<contact>);

} // namespace tenet::party

#endif
