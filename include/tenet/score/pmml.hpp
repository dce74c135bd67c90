#ifndef TENET_SCORE_PMML_HPP
#define TENET_SCORE_PMML_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>
#include <tenet/score/scorecard.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scorecards as PMML 4.4, element Scorecard.
namespace tenet::score {

/// A field the scorecard reads.
struct pmml_field {
    std::string name;      ///< in PMML
    std::string feel;      ///< in the rule language
    std::string data_type; ///< "string", "integer", "double", "float", "boolean", "date"
    std::string op_type;   ///< "categorical", "ordinal", "continuous"

    friend bool operator==(const pmml_field&, const pmml_field&) = default;
};

/// A scorecard with what PMML says beside it.
struct pmml_model {
    scorecard_definition card;
    std::vector<pmml_field> fields;
    bool use_reason_codes = true;
    std::optional<decimal> baseline; ///< of characteristics without their own
    std::string baseline_method;     ///< "max", "min", "mean", "neutral", "other"; may be empty
    diagnostics notes;               ///< what does not change the score and was left out
};

struct pmml_options {
    std::string file{};
    /// What fields are called in the rule language, by their names in PMML. Others keep their name,
    /// which must be letters, digits and underscores and no keyword.
    std::map<std::string, std::string> names{};
    /// FEEL that gives the points of a characteristic with a ComplexPartialScore, by its name; it
    /// takes the place of all attributes. Without it such a characteristic is refused.
    std::map<std::string, std::string> complex_scores{};
    std::size_t max_bytes = std::size_t{1} << 26;
    std::size_t max_nodes = 1'000'000;
    std::size_t max_depth = 64;
};

/// Reads the one scorecard of a PMML document of version 4.x. Characteristics become items,
/// attributes keep their order, predicates become FEEL conditions on the fields. A field that is
/// missing is to be read as null, as `options_for` has it: then conditions match as in PMML, and
/// where none does the score is invalid. Refused, each with its place: what would change the score
/// and cannot be held (targets, replacement of missing values, derived fields, complex partial
/// scores that are not mapped), unknown fields and operators, numbers that are none.
[[nodiscard]] result<pmml_model> read_pmml(std::string_view xml, const pmml_options& options = {});

struct written_pmml {
    std::string xml;
    diagnostics notes; ///< what PMML has no place for and does not change the score
};

/// Writes PMML 4.4. What `read_pmml` gave is written so that reading it gives the same again; of
/// other scorecards conditions are written where they are unary tests of literals on a field.
/// Refused, each with item and member: weights, rounding, inverse items, policies for missing
/// facts, inputs that are no field, conditions that are no predicate.
[[nodiscard]] result<written_pmml> write_pmml(const pmml_model& model);

/// The fields as names for compiling the card.
[[nodiscard]] feel::scope scope_for(const pmml_model& model);
/// Options with every field null where it is missing.
[[nodiscard]] compile_options options_for(const pmml_model& model);

} // namespace tenet::score

#endif
