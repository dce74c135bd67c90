#ifndef TENET_ORG_APPRAISAL_HPP
#define TENET_ORG_APPRAISAL_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>

#include <optional>
#include <string>

namespace tenet::org {

/// What one appraisal of an own unit or of a member of the staff came to. One of `unit` and
/// `employee` says whom it is about, the other is null: known to be none. Score and grades are
/// confidential, since they tell of persons.
struct appraisal {
    std::string id;
    fact<std::string> unit;
    fact<std::string> employee;
    std::optional<date> period_from; ///< what is appraised: both days belong to it
    std::optional<date> period_to;
    date appraised_on; ///< when it was concluded
    std::optional<decimal> score;
    std::optional<std::string> grade;
    std::optional<std::string> original_grade; ///< as proposed, before it was calibrated
    std::optional<std::string> appraiser;      ///< who scored first
    /// The assessment it came from and the log that proves it.
    std::optional<std::string> provenance;
};

[[nodiscard]] const record_type& table_of(type_tag<appraisal>);

} // namespace tenet::org

#endif
