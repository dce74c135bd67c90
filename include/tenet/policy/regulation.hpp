#ifndef TENET_POLICY_REGULATION_HPP
#define TENET_POLICY_REGULATION_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/dmn/model.hpp>
#include <tenet/group/policy_json.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/code_list.hpp>
#include <tenet/schema/value.hpp>
#include <tenet/score/scorecard.hpp>
#include <tenet/table/decision_table.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A regulation as data, and the pack it is shipped in.
///
/// A pack is a folder of JSON files (comments allowed), read in name order and taken together.
/// Each file is an object whose members are any of `regulation`, `code_lists`, `parameters`,
/// `groups`, `measures`, `tables`, `scorecards`, `articles` and `tests`. An expression is a string,
/// or a list of lines. A table may lie in a file of its own beside them: CSV, Markdown or DMN; a
/// policy for groups in one named *.policy.json. docs/writing-rules.md describes every member.
namespace tenet::policy {

/// A FEEL text of a pack with its place.
struct expression_text {
    std::string text;
    place at;
    [[nodiscard]] bool empty() const noexcept { return text.empty(); }
};

/// Where a regulation comes from.
struct source_document {
    bilingual title;
    std::string issued_by;
    std::string version;
    std::optional<date> dated;
};

/// One dated value of a parameter: a constant, or one constant per key (a code, such as a tier).
struct parameter_value {
    date from;
    std::optional<date> to; ///< inclusive
    owned_value constant;   ///< unkeyed
    std::vector<std::pair<std::string, owned_value>> by_key;
    std::string set_by;
    bilingual source;
    bool example = false; ///< a placeholder for the user to replace
    place at;
};

/// A named threshold: the only place numbers of a regulation live.
struct parameter {
    std::string id;
    bilingual name;
    std::string unit;
    bilingual denominator; ///< of a ratio
    /// For keyed values: the expression that gives the key, per subject type.
    std::vector<std::pair<std::string, expression_text>> key;
    std::vector<parameter_value> values;
    place at;
};

/// How a measure over the population takes its members.
enum class aggregate : std::uint8_t {
    expression, ///< over one account: its `expression`
    sum,        ///< over the population
    count,      ///< members whose `where` is true
    share,      ///< over one account: its value over the population's sum
    percentile, ///< smallest member value with at least `fraction` of members at or below it
    top_share,  ///< share of the sum held by the top `fraction` of members
    top_set,    ///< smallest set of members reaching `fraction` of the sum: its lowest value
    rank,       ///< over one account: 1 + number of members with a greater value
    group_sum,  ///< over one account: the sum over the accounts of its group
};

/// What a population measure does with members whose value is missing.
struct missing_members {
    bool exclude = false;     ///< else missing spreads to the measure
    decimal minimum_coverage; ///< share of members that must have a value, 0..1
};

/// A named, dated figure over an account or the population, computed once per check and citable
/// like a fact.
struct measure {
    std::string id;
    bilingual name;
    std::string unit;
    aggregate how = aggregate::expression;
    expression_text expression; ///< over one account
    std::optional<decimal>
        lowest;               ///< of an account: no value lies below; one that does is an error
    std::string of;           ///< id of the account measure aggregated
    std::string over;         ///< group_sum: id of the grouping
    expression_text where;    ///< count: the condition
    expression_text fraction; ///< percentile, top_share, top_set: a constant or a parameter
    rounding count_rounding = rounding::half_up; ///< top_share: fraction x members -> members
    missing_members missing;
    place at;
};

/// How accounts are put into groups: by the group of their organisation under a policy, on the day
/// judged and by what was known then. Its name is one of a rule: the group of the rule's account.
struct pack_grouping {
    std::string id;
    bilingual name;
    group::policy_definition policy;
    std::string digest; ///< SHA-256 of the policy, however it is laid out
    place at;
};

enum class rule_kind : std::uint8_t {
    constraint,
    recurring,
    deadline,
    checklist,
    classification,
    decision,
    limit
};

/// How a recurring obligation repeats.
enum class recurrence : std::uint8_t {
    rolling,  ///< within `every` after the last time
    calendar, ///< once in every calendar period of length `every` (month, quarter, half, year)
    anchored, ///< by each date `anchor` + n x `every`
};
/// What holds before anything was done for the first time.
enum class first_period : std::uint8_t {
    full,      ///< a full interval from `start` is allowed
    immediate, ///< due at `start`
    partial,   ///< calendar: the period containing `start` counts already
};
/// What "n months after the 31st" means in a shorter month.
enum class month_end : std::uint8_t {
    clip, ///< the last day of the month, and the day of the anchor again afterwards
    last, ///< an anchor on the last day of its month means the last day of every month
};
/// What a deadline is counted in.
enum class deadline_unit : std::uint8_t { clock_hours, calendar_days, working_hours, working_days };

struct checklist_item {
    std::string id;
    bilingual label;
    expression_text present;
    expression_text applies; ///< empty: always
};

/// A DMN model as what a rule decides by: its file, the decision (or service, or knowledge model)
/// in it, and an expression over the rule's facts for every input.
struct model_use {
    std::string file;
    std::string decision;
    std::vector<std::pair<std::string, expression_text>> inputs; ///< by name
    place at;
    [[nodiscard]] bool empty() const noexcept { return file.empty(); }
};

/// A step of a limit's ladder: what reaching it demands.
struct limit_step {
    std::string level;    ///< a code
    bilingual label;      ///< empty: the code
    expression_text from; ///< it is reached where the ratio is this or more
    bilingual demands;    ///< what has to be done; may be empty
    place at;
};

/// One rule: whom it concerns, when it applies, what it demands.
struct rule {
    std::string id;
    std::string article;
    std::string clause;
    bilingual title;
    rule_kind kind = rule_kind::constraint;
    std::string subject;     ///< record type name; "portfolio" is judged once
    expression_text applies; ///< empty: always
    expression_text level;   ///< on fail: a code saying how bad; empty: no ladder
    bilingual pass_message;  ///< with {expression} placeholders; empty: the kind's own sentence
    bilingual fail_message;
    bilingual remedy;                           ///< what to do about a fail
    std::vector<std::string> null_when_missing; ///< paths read as null where missing

    expression_text require; ///< constraint; decision: what must hold of it, may be empty

    expression_text events; ///< recurring: a list of records or dates
    std::string event_date; ///< recurring: field of the records; empty: their time field
    expression_text every;  ///< recurring: a duration (P6M, P30D)
    recurrence repeats = recurrence::rolling;
    expression_text anchor; ///< recurring, anchored
    expression_text start;  ///< recurring: since when the obligation holds
    first_period first = first_period::full;
    month_end at_month_end = month_end::clip;
    expression_text grace; ///< recurring: a duration added to the due date; may be empty

    expression_text from;   ///< deadline: date or date and time
    expression_text done;   ///< deadline: when it was done; null: not yet
    expression_text within; ///< deadline: a number of `unit`s
    deadline_unit unit = deadline_unit::calendar_days;

    /// recurring, deadline: the id of the assessment that does what is due; empty: none
    std::string fulfilled_by;

    std::vector<checklist_item> items; ///< checklist

    std::string table;        ///< classification, decision: id of a table, or
    std::string scorecard;    ///< classification: id of a scorecard
    model_use model;          ///< classification, decision: in place of a table
    expression_text assigned; ///< classification: the class on record; empty: only computed

    expression_text decide;   ///< decision: an expression in place of a table
    expression_text approval; ///< decision: the approval level needed; null: none; may be empty

    // limit: numerator / denominator may be `at_most` at most; without a denominator the numerator
    bilingual numerator_name;
    expression_text numerator;
    expression_text numerator_as_of; ///< the date it is of; may be empty
    bilingual denominator_name;
    expression_text denominator;
    expression_text denominator_as_of;
    expression_text at_most;
    expression_text no_older_than;  ///< a duration: what is of an older date is not known any more
    std::vector<limit_step> ladder; ///< of those reached, the highest counts

    place at;
};

/// A clause of an article: its text, and the rules that make it checkable or why there are none.
struct clause {
    std::string id;
    bilingual text;
    bilingual no_rule; ///< reason; empty where there are rules
    place at;
    bilingual
        source; ///< the document it was taken from, where that is not the pack's; may be empty
    bool verified = true; ///< whether its text was checked against that source
};

struct article {
    std::string id; ///< as cited: "14"
    bilingual title;
    std::string chapter;
    std::vector<clause> clauses;
    std::vector<rule> rules;
    place at;
};

struct chapter {
    std::string id;
    bilingual title;
};

/// A test a pack carries: a small portfolio, a date, and the verdicts expected.
struct pack_test {
    struct expectation {
        std::string rule;
        std::string subject; ///< key
        std::string outcome;
        std::vector<std::string> missing; ///< paths that must be named; may be empty
        std::optional<date> due;
        std::string result; ///< the class computed or what was decided; empty: not compared
        std::string level;  ///< empty: not compared
        place at;
    };
    std::string name;
    std::string at_text;     ///< date or date and time
    std::string portfolio;   ///< JSON text: records by collection, as in a portfolio's files
    std::string collections; ///< JSON text as in a portfolio's manifest; empty: all are complete
    std::string calendar;    ///< id of the calendar it needs; may be empty
    std::vector<expectation> expect;
    place at;
};

/// One text of a pack, as a host supplies it.
struct pack_text {
    std::string name; ///< file name, for diagnostics and order
    std::string text;
};

/// A DMN model in a file of a pack.
struct pack_model {
    std::string file;
    dmn::model_definition is;
};

/// Everything a pack says, as data: what the reader produced, before compiling.
struct pack {
    std::string id;
    bilingual title;
    std::string version;
    source_document source;
    std::vector<chapter> chapters;
    std::vector<parameter> parameters;
    std::vector<pack_grouping> groups;
    std::vector<measure> measures;
    std::vector<table::table_definition> tables;
    std::vector<score::scorecard_definition> scorecards;
    std::vector<pack_model> models; ///< those that rules name, and what these import
    std::vector<article> articles;
    std::vector<pack_test> tests;
    code_lists codes;
    std::string digest; ///< SHA-256 over names and texts, also of the files of tables and models
};

/// Reads the texts of a pack. Those named *.csv, *.md, *.dmn and *.policy.json are files of tables,
/// models and policies for groups, read where something names them; the others are JSON. All
/// problems found, each with its place; nothing half-read.
[[nodiscard]] result<pack> read_pack(const std::vector<pack_text>& texts, diagnostics& warnings);

/// Reads every *.json file of a folder as a pack, in name order, and the files of its tables and
/// models.
[[nodiscard]] result<pack> read_pack_folder(const std::string& folder, diagnostics& warnings);

/// A regulation compiled against a catalogue of record types: immutable, shared by threads.
///
/// Compiling finds unknown names (with "did you mean"), syntax errors, bands that overlap or leave
/// gaps, weights that do not add up, measures in a circle, clauses without rule or reason; unused
/// parameters and the like are warnings.
class regulation {
public:
    static result<std::shared_ptr<const regulation>>
    compile(pack source, std::shared_ptr<const catalogue> types, diagnostics& warnings);
    ~regulation();
    regulation(const regulation&) = delete;
    regulation& operator=(const regulation&) = delete;

    [[nodiscard]] const pack& source() const noexcept;
    [[nodiscard]] const catalogue& types() const noexcept;
    /// All rules in the order of the articles; positions are rule numbers.
    [[nodiscard]] const std::vector<const rule*>& rules() const noexcept;
    [[nodiscard]] const article& article_of(std::uint32_t rule_number) const noexcept;
    /// rules().size() if unknown.
    [[nodiscard]] std::uint32_t find_rule(std::string_view id) const noexcept;
    [[nodiscard]] const std::string& digest() const noexcept;

    struct program;
    [[nodiscard]] const program& compiled() const noexcept { return *program_; }

private:
    explicit regulation(std::unique_ptr<program> compiled);
    std::unique_ptr<program> program_;
};

/// Reads and compiles a pack folder.
[[nodiscard]] result<std::shared_ptr<const regulation>>
load_regulation(const std::string& folder, std::shared_ptr<const catalogue> types,
                diagnostics& warnings);

} // namespace tenet::policy

#endif
