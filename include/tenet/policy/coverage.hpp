#ifndef TENET_POLICY_COVERAGE_HPP
#define TENET_POLICY_COVERAGE_HPP

#include <tenet/policy/context.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/policy/verdict.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tenet::policy {

/// How often the tests of a pack expect a verdict of a rule, by what it came out as.
struct rule_coverage {
    std::string rule;
    tally outcomes;
    /// Of pass, fail and unknown, those no test brought about.
    [[nodiscard]] std::vector<outcome> untested() const;
};

/// How often a cell of a table was true, and how often it was not.
struct cell_coverage {
    std::size_t held = 0;
    std::size_t failed = 0; ///< false, null or missing
};

struct row_coverage {
    std::string row; ///< its id; its number from 1 where it has none
    std::size_t matched = 0;
    std::vector<cell_coverage> cells; ///< by input
};

/// How the tests went through a table that rules classify or decide by.
struct table_coverage {
    /// Its id in the pack; in a model the decision or knowledge model it belongs to.
    std::string table;
    std::string model;         ///< file of the model; empty: a table of the pack
    std::size_t judged = 0;    ///< times it ran
    std::size_t unmatched = 0; ///< those where no row matched for certain
    std::vector<row_coverage> rows;
};

struct pack_coverage {
    std::vector<rule_coverage> rules; ///< all, in the order of the articles
    /// Those rules classify or decide by, in the order of the pack; then all of the models that do.
    std::vector<table_coverage> tables;
};

/// What the tests of a pack exercise: the verdicts they expect, and the rows and cells of tables
/// behind them. Verdicts that come out otherwise than expected count as what they are; tests that
/// cannot run count nothing (`run_pack_tests` says why). Costs as much as running the tests.
[[nodiscard]] pack_coverage
measure_coverage(const std::shared_ptr<const regulation>& rules,
                 const std::shared_ptr<const catalogue>& types,
                 const std::shared_ptr<const working_calendar>& calendar = nullptr);

} // namespace tenet::policy

#endif
