#ifndef TENET_ACCOUNT_RESEARCH_HPP
#define TENET_ACCOUNT_RESEARCH_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tenet::account {

/// One wave of a satisfaction survey among the people of an account.
struct survey_wave {
    std::string id;
    std::string account;
    date held_on;
    std::optional<std::int64_t> invited;
    std::optional<std::int64_t> responded;
    std::optional<decimal> score;
    std::optional<std::string> method;
    /// The assessment it came from and the log that proves it.
    std::optional<std::string> provenance;
};

/// A study of what an account needs.
struct demand_study {
    std::string id;
    std::string account;
    date held_on;
    std::optional<std::string> method;
    std::optional<std::string> summary;
    std::optional<std::int64_t> finding_count;
    /// The assessment it came from and the log that proves it.
    std::optional<std::string> provenance;
};

/// An analysis of a market: that of one account, or that of a segment.
struct market_study {
    std::string id;
    std::optional<std::string> account;
    std::optional<std::string> segment;
    date held_on;
    std::optional<std::string> topic;
    std::optional<std::string> trend;
};

[[nodiscard]] const record_type& table_of(type_tag<survey_wave>);
[[nodiscard]] const record_type& table_of(type_tag<demand_study>);
[[nodiscard]] const record_type& table_of(type_tag<market_study>);

} // namespace tenet::account

#endif
