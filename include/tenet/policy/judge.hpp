#ifndef TENET_POLICY_JUDGE_HPP
#define TENET_POLICY_JUDGE_HPP

#include <tenet/policy/context.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/policy/verdict.hpp>
#include <tenet/portfolio/snapshot.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::policy {

/// Receives verdicts one by one, in the order of rules, then subjects. Answer false to stop. Up to
/// eight rules are judged before their verdicts are delivered.
using verdict_sink = std::function<bool(const verdict&)>;

/// What to check and how.
struct check_options {
    unsigned threads = 1;
    outcome_set outcomes = outcome_set::all(); ///< others are counted, not delivered
    std::vector<std::string> rules;            ///< ids of rules or articles; empty: all
    std::vector<std::string> subjects;         ///< keys of accounts or other subjects; empty: all
    progress report_progress;
};

/// What a check found, in numbers.
struct check_summary {
    tally all;
    std::vector<tally> by_rule; ///< by rule number
    std::size_t subjects = 0;   ///< subjects judged, over all rules
    bool cancelled = false;
};

/// What was judged: the digests that make a report reproducible.
struct provenance {
    std::string regulation_id, regulation_version, regulation_digest;
    std::string snapshot_digest;
    std::string calendar_digest; ///< empty: no calendar
    std::string zones_digest;    ///< empty: no zone data
    std::string lineages_digest; ///< of all lineages of groups; empty: none
    std::string engine_version;
    std::string at;
};

/// A measure's value for one account or the population.
struct measure_value {
    const measure* of = nullptr;
    std::string account; ///< key; empty for the population
    owned_value is;
    std::size_t members = 0;          ///< population: members with a value
    std::size_t excluded = 0;         ///< population: members without
    std::vector<std::string> missing; ///< paths, where the value is missing
};

/// Reads a trace, which lies in the evaluation that goes with it and lives as long as the call.
using trace_reader =
    std::function<void(const struct verdict_trace& trace, const feel::evaluation& run)>;

/// A verdict before and after a change.
struct shift {
    verdict before; ///< subject no_row where the subject did not exist
    verdict after;
    std::string subject_key;
};

/// What a proposed change would do.
struct change_effect {
    /// Subjects the change names, under every rule that concerns them: accounts first, then types
    /// in the order of the catalogue; by row, then by rule.
    std::vector<shift> named;
    std::vector<shift> elsewhere; ///< scope all: others whose verdict shifts
    /// Judges the portfolio as it would be; its `explain` knows the subjects above.
    std::shared_ptr<const class judge> would_be;
};

enum class change_scope : std::uint8_t { named, all };

/// A regulation bound to a snapshot and a context: measures computed, names bound. Immutable and
/// shared by threads. Making one costs one pass over the accounts, and the groups that the
/// regulation declares (`pack_grouping`); `evaluate` costs as much as the
/// change touches.
class judge : public std::enable_shared_from_this<judge> {
public:
    ~judge();
    judge(const judge&) = delete;
    judge& operator=(const judge&) = delete;

    /// Judges every rule for every subject, or for those named and what belongs to accounts named.
    /// Verdicts reach the sink from the calling thread, in one order for any number of threads.
    [[nodiscard]] result<check_summary> check(const check_options& options,
                                              const verdict_sink& sink) const;
    /// As `check`, keeping the verdicts.
    [[nodiscard]] result<std::pair<check_summary, std::vector<verdict>>>
    check(const check_options& options = {}) const;

    /// Judges one rule for one subject.
    [[nodiscard]] verdict judge_one(std::uint32_t rule, portfolio::row subject) const;
    /// Everything behind a verdict: judged again with observation.
    [[nodiscard]] explanation explain(const verdict& v) const;

    /// How the expressions of the rule, and its table or model, came to the verdict: judged again
    /// and recorded (`tenet/policy/trace.hpp`).
    void trace(const verdict& v, const trace_reader& see) const;

    /// What a change would do, before it happens; nothing stored is touched. With `named`, cost is
    /// independent of the size of the portfolio (up to the logarithm of order statistics), unless
    /// groups have to be derived anew: where the pack declares any, and organisations,
    /// relationships or accounts change. Relationships name the accounts of both their sides.
    [[nodiscard]] result<change_effect> evaluate(const portfolio::change& proposed,
                                                 change_scope scope = change_scope::named) const;

    /// Values of one measure: one entry for the population, or one per account in row order.
    [[nodiscard]] result<std::vector<measure_value>> measure_values(std::string_view id) const;

    [[nodiscard]] const policy::regulation& rules() const noexcept;
    [[nodiscard]] const portfolio::snapshot& facts() const noexcept;
    [[nodiscard]] const context& judged_in() const noexcept;
    [[nodiscard]] provenance made_from() const;
    /// The record type of a rule's subjects; nullptr for "portfolio".
    [[nodiscard]] const record_type* subject_type(std::uint32_t rule) const noexcept;
    /// Bytes held for measures, indexes and groups.
    [[nodiscard]] std::size_t bytes() const noexcept;

    struct content; ///< of the library

private:
    friend result<std::shared_ptr<const judge>> bind(std::shared_ptr<const regulation>,
                                                     std::shared_ptr<const portfolio::snapshot>,
                                                     context, unsigned, const progress&);
    explicit judge(std::unique_ptr<content> c);
    std::unique_ptr<content> content_;
};

/// Binds a regulation to a snapshot and a context: chooses parameter values for the date (one
/// without a value on it is an error), computes the measures.
[[nodiscard]] result<std::shared_ptr<const judge>>
bind(std::shared_ptr<const regulation> rules, std::shared_ptr<const portfolio::snapshot> facts,
     context in, unsigned threads = 1, const progress& report_progress = {});

} // namespace tenet::policy

#endif
