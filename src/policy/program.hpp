#ifndef TENET_POLICY_PROGRAM_HPP
#define TENET_POLICY_PROGRAM_HPP

#include "group_type.hpp"
#include "rule_model.hpp"

#include <tenet/feel/expression.hpp>
#include <tenet/feel/field_uses.hpp>
#include <tenet/policy/regulation.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The compiled form of a regulation, shared by the files of this room.
namespace tenet::policy {

using optional_expression = std::optional<feel::expression>;

/// What a rule works out on the way, usable by name in its messages and shown in explanations.
enum class worked : std::uint8_t {
    last,
    due,
    overdue_days,
    interval,
    elapsed,
    limit,
    computed,
    assigned,
    missing_items,
    decided,
    approval,
    numerator,
    denominator,
    ratio,
    headroom,
};
inline constexpr std::size_t worked_count = 15;

struct worked_name {
    std::string_view en;
    std::string_view zh;
};
inline constexpr std::array<worked_name, worked_count> worked_names{{{"last", "上次"},
                                                                     {"due", "到期日"},
                                                                     {"overdue_days", "逾期天数"},
                                                                     {"interval", "间隔"},
                                                                     {"elapsed", "已用时间"},
                                                                     {"limit", "时限"},
                                                                     {"computed", "评定结果"},
                                                                     {"assigned", "登记等级"},
                                                                     {"missing_items", "缺少项目"},
                                                                     {"decided", "决定"},
                                                                     {"approval", "审批级别"},
                                                                     {"numerator", "分子"},
                                                                     {"denominator", "分母"},
                                                                     {"ratio", "比率"},
                                                                     {"headroom", "余量"}}};

/// The slots of every scope of a regulation: the subject, then parameters, measures, groups and
/// what rules work out, at the same numbers for every subject type.
struct slot_layout {
    std::uint32_t parameters = 1;
    std::uint32_t measures = 1;
    std::uint32_t groups = 1;
    std::uint32_t workings = 1;

    [[nodiscard]] std::uint32_t of(worked w) const noexcept {
        return workings + static_cast<std::uint32_t>(w);
    }
};

/// The names rules over one subject type may use.
struct subject_scope {
    const record_type* type = nullptr; ///< nullptr: the portfolio
    feel::scope names;
};

/// What must be filled in before an expression runs.
struct needs {
    std::vector<std::uint32_t> keyed_parameters;
    std::vector<std::uint32_t> parameters; ///< all, keyed or not
    std::vector<std::uint32_t> account_measures;
    std::vector<std::uint32_t> population_measures;
    std::vector<std::uint32_t> groups;  ///< groupings whose group is read
    std::vector<feel::fact_read> facts; ///< each path once
};

/// What a result depends on beyond its own record: the types reached through relations, and
/// whether all hops stay within one account.
struct reach {
    std::vector<const record_type*> types;
    bool stays_in_account = true;

    void add(const record_type* type) {
        if (!has(type)) types.push_back(type);
    }
    void add(const reach& other) {
        for (const record_type* type : other.types) add(type);
        stays_in_account = stays_in_account && other.stays_in_account;
    }
    [[nodiscard]] bool has(const record_type* type) const noexcept {
        return std::find(types.begin(), types.end(), type) != types.end();
    }
};

struct compiled_parameter {
    const parameter* source = nullptr;
    /// By position in `program::scopes`; empty where the subject type has no key.
    std::vector<optional_expression> key;
};

struct compiled_measure {
    const measure* source = nullptr;
    optional_expression expression; ///< of the account; `count`: its condition
    optional_expression fraction;
    std::uint32_t of = 0;   ///< measure number
    std::uint32_t over = 0; ///< grouping
    needs wants;
    reach reaches;
};

struct compiled_item {
    const checklist_item* source = nullptr;
    feel::expression present;
    optional_expression applies;
};

/// A message with its placeholders compiled: literal texts and expressions in turn.
struct message_template {
    std::vector<std::string> texts; ///< one more than expressions
    std::vector<feel::expression> expressions;
    [[nodiscard]] bool empty() const noexcept { return texts.empty(); }
};

struct bilingual_template {
    message_template zh;
    message_template en;
};

struct compiled_rule {
    const rule* source = nullptr;
    const article* in = nullptr;
    const record_type* subject = nullptr;
    std::uint32_t scope = 0;
    optional_expression applies, level;
    optional_expression require;
    optional_expression events, every, anchor, start, grace;
    const field* event_date = nullptr;
    optional_expression from, done, within;
    optional_expression assigned;
    optional_expression decide, approval;
    optional_expression numerator, numerator_as_of, denominator, denominator_as_of;
    optional_expression at_most, no_older_than;
    std::vector<feel::expression> ladder;    ///< by step of the source
    std::vector<bilingual_template> demands; ///< by step of the source; read parameters only
    std::optional<table::decision_table> table;
    std::optional<score::scorecard> card;
    std::optional<rule_model> model;
    std::vector<compiled_item> items;
    bilingual_template pass_message, fail_message;
    needs wants;
    std::vector<std::uint32_t> cites; ///< groupings its verdicts rest on, also through measures
    reach reaches;
    std::vector<feel::field_use> tells; ///< what of records may lie in what it works out
    bool depends_on_everything = false; ///< relations in tables, scorecards or models
    bool reads_population = false;      ///< its verdicts can shift when others' measures do
};

struct regulation::program {
    pack source;
    std::shared_ptr<const catalogue> types;
    slot_layout slots;
    std::optional<group_types> groups; ///< where the pack declares groupings
    std::vector<subject_scope> scopes;
    std::vector<compiled_parameter> parameters;
    std::vector<compiled_measure> measures;
    std::vector<std::uint32_t> measure_order; ///< expression and count measures, dependencies first
    std::vector<compiled_rule> rules;
    std::vector<const rule*> rule_list;
    const record_type* account = nullptr;
};

/// Whether a measure has one value for the whole population.
[[nodiscard]] constexpr bool over_population(aggregate how) noexcept {
    return how != aggregate::expression && how != aggregate::share && how != aggregate::rank &&
           how != aggregate::group_sum;
}

/// Whether a measure's account values are stored (else they follow from others).
[[nodiscard]] constexpr bool has_account_values(aggregate how) noexcept {
    return how == aggregate::expression || how == aggregate::count;
}

} // namespace tenet::policy

#endif
