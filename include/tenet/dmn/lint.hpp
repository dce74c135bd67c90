#ifndef TENET_DMN_LINT_HPP
#define TENET_DMN_LINT_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/dmn/decision_model.hpp>
#include <tenet/table/analysis.hpp>

#include <memory>
#include <span>

namespace tenet::dmn {

struct lint_options {
    std::shared_ptr<const feel::external_functions> externals; ///< as in `compile_options`
    std::shared_ptr<const catalogue> types;                    ///< likewise
    table::analysis_options tables;                            ///< bounds for each decision table
};

/// What is wrong or doubtful about models, those they import among them: everything that keeps
/// them from compiling; gaps, overlaps and rules that can never decide in every decision table,
/// each with an input that shows it; results that can be null for want of a rule; names that could
/// be read in another way; inputs nobody requires, and requirements nobody reads (these two only
/// where there are no errors). In the order of files and lines; empty: all is well.
[[nodiscard]] diagnostics lint(std::span<const model_definition> models,
                               const lint_options& options = {});

} // namespace tenet::dmn

#endif
