#ifndef TENET_POLICY_RUNNER_HPP
#define TENET_POLICY_RUNNER_HPP

#include "judge_content.hpp"
#include "program.hpp"

#include <tenet/policy/verdict.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tenet::policy {

/// What a limit's numerator shown is: the figure itself, or a bound of one not known exactly.
enum class bound : std::uint8_t { exact, at_least, at_most };

/// What judging a rule for a subject came to. Values lie in the runner's evaluation.
struct ruling {
    outcome is = outcome::unknown;
    std::optional<date> due;
    const missing_cause* because = nullptr; ///< of unknown
    std::array<value, worked_count> workings{};
    std::array<bool, worked_count> worked_out{};
    std::vector<outcome>* item_outcomes = nullptr; ///< filled where the caller wants them
    const limit_step* reached = nullptr;           ///< the step of a limit's ladder; null: none
    bound bounded = bound::exact;                  ///< limit

    void work(worked w, const value& v) {
        workings[static_cast<std::size_t>(w)] = v;
        worked_out[static_cast<std::size_t>(w)] = true;
    }
};

/// Judges rules on one thread: fills the slots a rule reads, runs its expressions. Reuse it.
class runner {
public:
    runner(const judge_content& in, const measure_view& measures);

    /// Judges one rule for one subject; `object` is null for the portfolio.
    ruling judge(const compiled_rule& rule, portfolio::row subject, const void* object,
                 std::vector<outcome>* item_outcomes = nullptr);

    /// Fills what a rule reads of a subject, and judges nothing.
    void look_at(const compiled_rule& rule, portfolio::row subject, const void* object) {
        set_slots(rule.wants, rule.scope, rule.subject, subject, object);
    }

    /// Fills what a measure over an account needs, but for other measures.
    void set_account(const needs& wants, const void* object);

    [[nodiscard]] feel::evaluation& run() noexcept { return run_; }
    [[nodiscard]] const judge_content& in() const noexcept { return *in_; }

    /// The key a keyed parameter was looked up by for the subject last set.
    [[nodiscard]] value key_of(std::uint32_t parameter, std::uint32_t scope);
    /// The account a subject belongs to; no_row if none.
    [[nodiscard]] portfolio::row account_of(const record_type* type, portfolio::row subject,
                                            const void* object);

private:
    void set_slots(const needs& wants, std::uint32_t scope, const record_type* type,
                   portfolio::row subject, const void* object);
    void set_parameters();
    void set_groups(const needs& wants, const record_type* type, portfolio::row account,
                    const void* object);
    void set_keyed(std::uint32_t n, std::uint32_t scope);
    void judge_kind(const compiled_rule& rule, ruling& r);

    const judge_content* in_;
    const measure_view* measures_;
    feel::evaluation run_;
};

/// The judgement of each kind of rule; applicability is decided already.
void judge_constraint(const compiled_rule& rule, feel::evaluation& run, ruling& r);
void judge_recurring(const compiled_rule& rule, runner& by, ruling& r);
void judge_deadline(const compiled_rule& rule, runner& by, ruling& r);
void judge_checklist(const compiled_rule& rule, runner& by, ruling& r);
void judge_classification(const compiled_rule& rule, runner& by, ruling& r);
void judge_decision(const compiled_rule& rule, runner& by, ruling& r);
void judge_limit(const compiled_rule& rule, runner& by, ruling& r);

/// unknown, because of a missing or null value that was needed.
void leave_unknown(ruling& r, feel::evaluation& run, const value& because, std::string_view path);

} // namespace tenet::policy

#endif
