#ifndef TENET_ORG_FILING_HPP
#define TENET_ORG_FILING_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::org {

/// A report that the own organisation owes an authority for one period, filed or still owed.
struct filing {
    std::string id;
    std::optional<std::string> unit;  ///< the unit that reports
    std::string kind;                 ///< what is reported, e.g. large exposures
    std::optional<std::string> basis; ///< for the company alone, or consolidated
    date period_to;                   ///< last day of the period reported on
    fact<date> filed_on;              ///< null: not yet
};

[[nodiscard]] const record_type& table_of(type_tag<filing>);

} // namespace tenet::org

#endif
