#ifndef TENET_ACCOUNT_IMPROVEMENT_HPP
#define TENET_ACCOUNT_IMPROVEMENT_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::account {

/// Something that a survey, a study or a complaint brought to light, and the decision it led to.
/// A null decision says that none has been taken yet.
struct finding {
    std::string id;
    std::string account;
    std::optional<std::string> source_kind;
    std::optional<std::string> source;
    std::optional<date> raised_on;
    std::optional<std::string> text;
    fact<std::string> decision;
    fact<date> decided_on;
    /// The assessment it came from and the log that proves it.
    std::optional<std::string> provenance;
};

/// Work that puts a finding right, until it is verified.
struct corrective_action {
    std::string id;
    std::string account;
    fact<std::string> finding;
    std::optional<date> opened_on;
    fact<date> due_on;
    std::optional<std::string> owner;
    fact<date> closed_on;
    fact<date> verified_on;
    std::optional<std::string> status;
    /// The assessment it came from and the log that proves it.
    std::optional<std::string> provenance;
};

[[nodiscard]] const record_type& table_of(type_tag<finding>);
[[nodiscard]] const record_type& table_of(type_tag<corrective_action>);

} // namespace tenet::account

#endif
