#ifndef TENET_POLICY_VERDICT_HPP
#define TENET_POLICY_VERDICT_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/party/merge.hpp>
#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::policy {

/// How a rule came out for a subject. Never a bare boolean.
enum class outcome : std::uint8_t { pass, fail, unknown, not_applicable, waived };
inline constexpr std::size_t outcome_count = 5;

[[nodiscard]] std::string_view name_of(outcome o) noexcept;         ///< "pass", ...
[[nodiscard]] std::string_view chinese_name_of(outcome o) noexcept; ///< 符合, 违反, ...
[[nodiscard]] std::optional<outcome> outcome_of(std::string_view name) noexcept;

/// A set of outcomes, for filters.
class outcome_set {
public:
    constexpr outcome_set() = default;
    static constexpr outcome_set all() {
        outcome_set s;
        s.bits_ = 0x1F;
        return s;
    }
    constexpr outcome_set& add(outcome o) {
        bits_ = static_cast<std::uint8_t>(bits_ | (1U << static_cast<unsigned>(o)));
        return *this;
    }
    [[nodiscard]] constexpr bool has(outcome o) const {
        return (bits_ >> static_cast<unsigned>(o) & 1U) != 0;
    }

private:
    std::uint8_t bits_ = 0;
};

/// One entry of a report: ids and slots, no sentences. `judge::explain` says the rest.
struct verdict {
    std::uint32_t rule = 0;    ///< rule number of the regulation
    std::uint32_t subject = 0; ///< row of the subject within its type; 0 for "portfolio"
    outcome is = outcome::unknown;
    bool has_due = false;
    std::int32_t due_days = 0; ///< next due date, days since 1970-01-01

    friend bool operator==(const verdict&, const verdict&) = default;
};

/// How many verdicts of each outcome.
struct tally {
    std::array<std::size_t, outcome_count> counts{};
    std::size_t& operator[](outcome o) noexcept { return counts[static_cast<std::size_t>(o)]; }
    std::size_t operator[](outcome o) const noexcept { return counts[static_cast<std::size_t>(o)]; }
    tally& operator+=(const tally& other) noexcept {
        for (std::size_t i = 0; i < outcome_count; ++i) counts[i] += other.counts[i];
        return *this;
    }
    friend bool operator==(const tally&, const tally&) = default;
};

/// A value an explanation shows: a fact, a parameter, a measure, or something the rule worked out.
struct shown_value {
    enum class role : std::uint8_t { fact, parameter, measure, worked_out };
    role as = role::fact;
    std::string path; ///< "account.tier", "survey_interval", "due"
    bilingual label;
    std::string unit;
    owned_value is;
    confidentiality secrecy = confidentiality::open;
    // of a parameter
    std::optional<date> since;
    std::string set_by;
    bilingual source;
    std::string key; ///< of a keyed parameter: the key used
    bool example = false;
    // of a population measure that excludes members
    std::optional<decimal> coverage;
};

/// A checklist item and how it stands.
struct item_state {
    std::string id;
    bilingual label;
    outcome is = outcome::unknown;
};

/// A group that a verdict rests on: how it was made, and what it counted.
struct cited_group {
    std::string grouping; ///< id in the pack
    bilingual title;      ///< what the pack calls it
    std::string policy;
    std::string policy_digest;         ///< SHA-256
    date as_of;                        ///< the day whose relationships count
    date known_at;                     ///< the day whose knowledge counts
    std::string lineage_digest;        ///< SHA-256 of where it has its id from; empty: from its top
    std::string group;                 ///< its id, as far as is known
    std::vector<std::string> known_as; ///< by a lineage: its id and those merged into it
    std::string name;
    std::string membership;   ///< of the subject: certain, maybe, conflicted
    std::size_t members = 0;  ///< that surely belong to it
    std::size_t accounts = 0; ///< theirs
    std::size_t maybes = 0;   ///< members that perhaps belong to it
    bool complete = true;     ///< whether relationships are covered: nobody else does
    bilingual because;        ///< why the subject's organisation belongs to it
    /// Records of organisations that were taken as one, among its members and those who may be,
    /// each with the declarations that say so (`party::party_merge`).
    std::vector<party::merged_set> merged;
    confidentiality secrecy = confidentiality::open; ///< of all that is told of the group
};

/// Everything behind a verdict.
struct explanation {
    verdict of;
    std::string rule_id;
    std::string article;
    std::string clause;
    std::string subject_type;
    std::string subject_key;
    std::string subject_name;
    std::string level; ///< how bad a failure is; the step reached of a limit's ladder, kept or not
    std::vector<shown_value> values;
    std::vector<cited_group> groups;            ///< of the subject, one per grouping read
    std::vector<item_state> items;              ///< checklist
    std::vector<std::string> missing;           ///< paths of missing facts
    std::vector<std::string> null_when_missing; ///< paths that were read as null
    std::optional<diagnostic> error; ///< why it is unknown, where an error or limit is the cause
    std::string result;       ///< classification: the class computed; decision: what was decided
    std::string approval;     ///< decision: the approval level needed; empty: none
    std::string fulfilled_by; ///< the assessment that does what is due; empty: none
    /// Of what the rule worked out: as much as the most confidential field has that it may read, in
    /// filters and loops too; of records that it gives to functions, lists and the like, of all.
    confidentiality secrecy = confidentiality::open;
    bilingual sentence;       ///< may tell what was worked out; of checklists only their items
    bilingual plain_sentence; ///< tells the outcome alone
    bilingual remedy;
};

} // namespace tenet::policy

#endif
