#ifndef TENET_POLICY_JUDGE_CONTENT_HPP
#define TENET_POLICY_JUDGE_CONTENT_HPP

#include "groupings.hpp"
#include "measures.hpp"
#include "program.hpp"

#include <tenet/policy/judge.hpp>

#include <memory>
#include <vector>

namespace tenet::policy {

/// What a judge holds and its runners read.
struct judge_content {
    std::shared_ptr<const regulation> rules;
    std::shared_ptr<const portfolio::snapshot> facts;
    context in;
    std::shared_ptr<const derived_groups> groups; ///< null: the pack declares none
    std::unique_ptr<portfolio::snapshot_facts> source;
    feel::run_context run;
    feel::run_context run_of_decisions; ///< of models that rules decide by: not strict
    date today;
    instant now;
    std::vector<const parameter_value*> chosen; ///< by parameter number; null: none on the date
    std::vector<value> fractions;               ///< by measure number
    arena memory;

    [[nodiscard]] const regulation::program& program() const noexcept { return rules->compiled(); }
};

class runner;

/// Sets what follows from snapshot and context.
void prepare(judge_content& c);
/// The stored measures of one account by measure number, dependencies first; copied to `memory`.
[[nodiscard]] std::vector<value> compute_account_measures(runner& by, const void* object,
                                                          arena& memory);
/// The fractions of the population measures.
void compute_fractions(judge_content& c, const measure_view& measures);

struct judge::content : judge_content {
    std::unique_ptr<measure_view> measures;
};

/// What `bind` makes a judge of. `groups` are those of the snapshot, where they are known already;
/// null pointer: they are derived.
[[nodiscard]] result<std::unique_ptr<judge::content>>
bound_content(std::shared_ptr<const regulation> rules,
              std::shared_ptr<const portfolio::snapshot> facts, context in, unsigned threads,
              const progress& report_progress, std::shared_ptr<const derived_groups> groups);

} // namespace tenet::policy

#endif
