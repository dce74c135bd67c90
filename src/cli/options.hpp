#ifndef TENET_CLI_OPTIONS_HPP
#define TENET_CLI_OPTIONS_HPP

#include <tenet/tenet.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// The `tenet` command: what its subcommands share.
namespace cli {

/// Exit codes, documented in docs/cli.md.
enum exit_code : int {
    all_well = 0,
    violations = 1, ///< a rule is broken, a pack test failed
    bad_usage = 2,
    bad_input = 3, ///< a portfolio, pack or expression with problems
    unwritten = 3, ///< a file or standard output cannot be written
    internal = 4,
};

/// What the user asked for, over all subcommands.
struct options {
    std::string pack;
    std::string portfolio;
    std::string at;
    std::string lang = "zh";
    std::string format = "text";
    std::string colour = "auto";
    std::string calendar;
    std::string zoneinfo;
    std::vector<std::string> rules;
    std::vector<std::string> subjects;
    std::vector<std::string> outcomes;
    std::vector<std::string> lineages; ///< of a judgement: GROUPING=FILE
    unsigned threads = 1;
    bool strict = false;
    bool details = false;
    bool summary_only = false;
    std::string clearance = "internal";
    tenet::feel::limits bounds;
    // of single subcommands
    std::string until;
    std::vector<std::string> measures;
    std::string change;
    std::string scope = "named";
    std::string expression;
    std::string data;
    std::string missing = "null";
    std::string folder;
    bool trace = false;
    std::string csv;
    std::string properties;
    std::string source;
    std::string target;
    std::string measure;
    std::string table;
    std::string dmn_version = "1.5";
    std::vector<std::string> paths; ///< packs, FEEL files, models
    bool check_only = false;
    bool coverage = false;
    std::size_t width = 100;
    std::string names = "any";
    std::vector<std::string> models;
    std::string decision;
    bool list_skipped = false;
    // of groups and parties
    std::string party;
    std::string policy;
    std::string known_at;
    std::string rows;
    std::string merges;  ///< a log of parties declared one
    std::string since;   ///< the first day of a lineage
    std::string lineage; ///< one to go on with
    std::string id;      ///< of a group
    std::string walks = "all_walks";
    std::string threshold;
    bool inclusive = false;
    std::string to;
    std::string to_policy;
    std::string from_form;
    std::string to_form;
    std::string publisher;
    bool refuse_losses = false;
    std::string scheme = "auto";
    std::string verb; ///< of `assess`
    std::string zone;
    std::string assessments; ///< of `due`: a folder of definitions
};

int run_check(const options& o);
int run_explain(const options& o);
int run_due(const options& o);
int run_measure(const options& o);
int run_evaluate(const options& o);
int run_eval(const options& o);
int run_fmt(const options& o);
int run_lint(const options& o);
int run_test(const options& o);
int run_tck(options o);
int run_scxml(const options& o);
int run_assess(const options& o);
int run_assess_show(const options& o);
int run_simulate(const options& o);
int run_convert(const options& o);
int run_decide(const options& o);
int run_group_show(const options& o);
int run_group_controllers(const options& o);
int run_group_owners(const options& o);
int run_group_members(const options& o);
int run_group_rollup(const options& o);
int run_group_diff(const options& o);
int run_group_lineage(const options& o);
int run_group_resolve(const options& o);
int run_group_what_if(const options& o);
int run_group_check(const options& o);
int run_group_convert(const options& o);
int run_party_merge(const options& o);
int run_party_check(const options& o);
int run_score_survey(const options& o);
int run_score_appraisal(const options& o);
int run_score_calculate(const options& o);
int run_score_from_pmml(const options& o);
int run_score_to_pmml(const options& o);

} // namespace cli

#endif
