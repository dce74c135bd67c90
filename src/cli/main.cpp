#include "host.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <functional>

namespace {

using cli::options;

void add_output(CLI::App& to, options& o,
                const std::vector<std::string>& forms = {"text", "json"}) {
    to.add_option("--lang", o.lang, "Language of texts: zh or en")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
    to.add_option("--format", o.format, "Form of the output")
        ->check(CLI::IsMember(forms))
        ->capture_default_str();
    to.add_option("--color", o.colour, "Colours: auto (on a terminal), always, never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
}

void add_bounds(CLI::App& to, options& o) {
    tenet::feel::limits& b = o.bounds;
    to.add_option("--max-steps", b.steps, "Logical steps of a run")->capture_default_str();
    to.add_option("--max-memory", b.memory_bytes, "Bytes of the values a run makes")
        ->capture_default_str();
    to.add_option("--max-depth", b.call_depth, "Nested calls of functions")->capture_default_str();
    to.add_option("--max-items", b.list_items, "Items of one list")->capture_default_str();
    to.add_option("--max-text", b.string_bytes, "Bytes of one text")->capture_default_str();
    to.add_option("--max-matching", b.regex_matches, "Attempts at matching one pattern")
        ->capture_default_str();
}

void add_session(CLI::App& to, options& o) {
    to.add_option("pack", o.pack, "Folder of the regulation's pack")
        ->required()
        ->check(CLI::ExistingDirectory);
    to.add_option("portfolio", o.portfolio, "Folder of the portfolio")
        ->required()
        ->check(CLI::ExistingDirectory);
    to.add_option("--at", o.at, "Instant judged, e.g. 2026-01-05T09:00:00+08:00")->required();
    to.add_option("--calendar", o.calendar, "Working calendar (JSON file)");
    to.add_option("--zoneinfo", o.zoneinfo, "Folder of time zone data, for named zones");
    to.add_option("--lineage", o.lineages,
                  "Ids of groups that stay: GROUPING=FILE, a lineage (JSON) for one of the groups");
    to.add_option("--rule", o.rules, "Only these rules or articles");
    to.add_option("--subject", o.subjects,
                  "Only these accounts, or other records that rules are about");
    to.add_option("--outcome", o.outcomes,
                  "Show only these outcomes: pass, fail, unknown, not_applicable, waived")
        ->check(CLI::IsMember({"pass", "fail", "unknown", "not_applicable", "waived"}));
    to.add_option("--threads", o.threads, "Threads to use")
        ->check(CLI::Range(1U, 1024U))
        ->capture_default_str();
    to.add_flag("--strict", o.strict, "Unknown fields, files and references are errors");
    to.add_option("--clearance", o.clearance, "Show values up to this level of confidentiality")
        ->check(CLI::IsMember({"open", "internal", "confidential", "secret"}))
        ->capture_default_str();
    add_bounds(to, o);
    add_output(to, o);
}

CLI::App* command(CLI::App& app, const std::string& name, const std::string& text, int& code,
                  const std::function<int()>& run) {
    CLI::App* sub = app.add_subcommand(name, text);
    sub->callback([&code, run] { code = run(); });
    return sub;
}

void add_judging(CLI::App& app, options& o, int& code) {
    CLI::App* check = command(app, "check", "Judge a portfolio, article by article", code,
                              [&o] { return cli::run_check(o); });
    add_session(*check, o);
    check->add_flag("--details", o.details, "Show facts, parameters and missing facts");
    check->add_flag("--summary", o.summary_only, "Print the tallies only");
    CLI::App* explain = command(app, "explain", "Judge and show everything behind each verdict",
                                code, [&o] { return cli::run_explain(o); });
    add_session(*explain, o);
    const std::string trace_help =
        "Show how each verdict came about: what was read, which rules of tables matched, and what "
        "kept the others from it";
    explain->add_flag("--trace", o.trace, trace_help);
    CLI::App* due = command(app, "due", "List what is due, overdue first", code,
                            [&o] { return cli::run_due(o); });
    add_session(*due, o);
    due->add_option("--until", o.until, "Last day listed; 90 days ahead if absent");
    due->add_option("--assessments", o.assessments,
                    "Folder of definitions: say which assessments are to be opened")
        ->check(CLI::ExistingDirectory);
    CLI::App* measure =
        command(app, "measure", "Print measures", code, [&o] { return cli::run_measure(o); });
    add_session(*measure, o);
    measure->add_option("--measure", o.measures, "Only these measures");
    CLI::App* evaluate = command(app, "evaluate", "Say what a change would do, before it is made",
                                 code, [&o] { return cli::run_evaluate(o); });
    add_session(*evaluate, o);
    evaluate->add_option("--change", o.change, "JSON file of the change, or - for standard input")
        ->required();
    evaluate->add_flag("--trace", o.trace, trace_help);
    evaluate->add_option("--scope", o.scope, "named: what the change names; all: also others")
        ->check(CLI::IsMember({"named", "all"}))
        ->capture_default_str();
}

void add_authoring(CLI::App& app, options& o, int& code) {
    CLI::App* eval =
        command(app, "eval", "Evaluate a FEEL expression", code, [&o] { return cli::run_eval(o); });
    eval->add_option("expression", o.expression, "The expression")->required();
    eval->add_option("--data", o.data, "JSON object whose members are names, or - for stdin");
    eval->add_option("--at", o.at, "What now() and today() are");
    eval->add_option("--missing", o.missing, "Missing values: null or spread")
        ->check(CLI::IsMember({"null", "spread"}))
        ->capture_default_str();
    eval->add_flag("--strict", o.strict, "A null nobody wrote is an error");
    eval->add_flag("--trace", o.trace, "Show what was read, and where nulls came from");
    add_bounds(*eval, o);
    add_output(*eval, o);
    CLI::App* lint =
        command(app, "lint", "Say what is wrong with packs, DMN models and assessments", code,
                [&o] { return cli::run_lint(o); });
    lint->add_option("path", o.paths, "Folders of packs, DMN files, and .json files of assessments")
        ->required();
    lint->add_option("--calendar", o.calendar, "Working calendar (JSON file)");
    add_output(*lint, o);
    CLI::App* test =
        command(app, "test", "Run the tests of a pack", code, [&o] { return cli::run_test(o); });
    test->add_option("pack", o.pack, "Folder of the pack")
        ->required()
        ->check(CLI::ExistingDirectory);
    test->add_option("--calendar", o.calendar, "Working calendar (JSON file)");
    test->add_flag("--coverage", o.coverage, "Say what the tests exercise");
    add_output(*test, o);
}

void add_formatting(CLI::App& app, options& o, int& code) {
    CLI::App* sub = command(app, "fmt", "Bring FEEL into its canonical form", code,
                            [&o] { return cli::run_fmt(o); });
    sub->add_option("path", o.paths, "Folders of packs, FEEL files, or - for standard input")
        ->required();
    sub->add_flag("--check", o.check_only, "Only name the files that differ");
    sub->add_option("--width", o.width, "Characters of a line")->capture_default_str();
    sub->add_option("--names", o.names, "Names in FEEL files: any, or plain, without operators")
        ->check(CLI::IsMember({"any", "plain"}))
        ->capture_default_str();
    add_output(*sub, o);
}

void add_decide(CLI::App& app, options& o, int& code) {
    CLI::App* decide =
        command(app, "decide", "Decide a DMN model", code, [&o] { return cli::run_decide(o); });
    decide
        ->add_option("models", o.models,
                     "DMN files: the model, then those it imports; or tables in CSV or Markdown")
        ->required()
        ->check(CLI::ExistingFile);
    decide->add_option("--decision", o.decision, "Name of a decision, service or knowledge model")
        ->required();
    decide->add_option("--data", o.data,
                       "JSON object of inputs, or array of such objects; - for stdin");
    decide->add_option("--at", o.at, "What now() and today() are");
    decide->add_option("--missing", o.missing, "Missing values: null or spread")
        ->check(CLI::IsMember({"null", "spread"}))
        ->capture_default_str();
    decide->add_flag("--strict", o.strict, "A null nobody wrote is an error");
    decide->add_option("--zoneinfo", o.zoneinfo, "Folder of time zone data, for named zones");
    add_bounds(*decide, o);
    decide->add_flag("--trace", o.trace, "Show what was read, matched and missed, and why");
    add_output(*decide, o);
}

void add_models(CLI::App& app, options& o, int& code) {
    CLI::App* tck = command(app, "tck", "Run the DMN conformance suite of a folder", code,
                            [&o] { return cli::run_tck(o); });
    tck->add_option("folder", o.folder, "Folder of the suite, searched for test files")
        ->required()
        ->check(CLI::ExistingDirectory);
    tck->add_option("--csv", o.csv, "Write the results in the suite's own form");
    tck->add_option("--properties", o.properties, "Write the description that goes with them");
    tck->add_option("--zoneinfo", o.zoneinfo,
                    "Folder of time zone data; /usr/share/zoneinfo where there is one");
    tck->add_option("--missing", o.missing, "Missing values: null or spread")
        ->check(CLI::IsMember({"null", "spread"}))
        ->capture_default_str();
    tck->add_flag("--trace", o.trace, "Evaluate and explain everything under tracing");
    add_output(*tck, o);
    CLI::App* scxml = command(app, "scxml", "Run the W3C's SCXML tests of a folder", code,
                              [&o] { return cli::run_scxml(o); });
    scxml->add_option("folder", o.folder, "Folder of the suite, with its manifest.xml")
        ->required()
        ->check(CLI::ExistingDirectory);
    scxml->add_flag("--list-skipped", o.list_skipped, "Name the tests left out, and why");
    add_output(*scxml, o);
}

void add_show(CLI::App& assess, options& o, int& code) {
    CLI::App* show =
        command(assess, "show", "Say or draw where instances are, and who did what", code, [&o] {
            o.verb = "show";
            return cli::run_assess_show(o);
        });
    show->add_option("folders", o.paths, "Folder of an instance; for a page also several")
        ->required()
        ->check(CLI::ExistingDirectory);
    show->add_option("--output", o.target, "File to write; absent: standard output");
    show->add_option(
            "--clearance", o.clearance,
            "Pages, radars, trends: show answers, measures and reasons only from confidential "
            "on")
        ->check(CLI::IsMember({"open", "internal", "confidential", "secret"}))
        ->capture_default_str();
    show->add_option("--from", o.at, "A page of several: where a simulation begins");
    show->add_option("--until", o.until, "Where it ends; absent: no load is shown");
    show->add_option("--assume", o.data, "JSON file of what people do in it, or -");
    show->add_option("--zoneinfo", o.zoneinfo, "Folder of time zone data, for named zones");
    show->add_option("--measure", o.measure, "A trend: of which measure");
    add_output(*show, o, {"text", "json", "svg", "timeline", "radar", "trend", "html"});
}

void add_assess(CLI::App& app, options& o, int& code) {
    CLI::App* assess = app.add_subcommand("assess", "Run an assessment whose log lies in a folder");
    assess->require_subcommand(1);
    const auto add = [&](const std::string& verb, const std::string& text) {
        CLI::App* sub = command(*assess, verb, text, code, [&o, verb] {
            o.verb = verb;
            return cli::run_assess(o);
        });
        sub->add_option("folder", o.folder, "Folder of the instance")->required();
        sub->add_option("--zoneinfo", o.zoneinfo, "Folder of time zone data, for named zones");
        add_output(*sub, o);
        return sub;
    };
    const auto add_now = [&o](CLI::App* sub) {
        sub->add_option("--at", o.at, "The present instant, e.g. 2026-03-02T09:00:00+08:00")
            ->required();
    };
    CLI::App* open = add("open", "Open an instance in a new folder");
    open->add_option("--definition", o.source, "JSON file of the definition")
        ->required()
        ->check(CLI::ExistingFile);
    open->add_option("--with", o.data, "JSON file of instance, subject and participants, or -")
        ->required();
    open->add_option("--zone", o.zone, "Whose wall clock counts calendar days; UTC if absent");
    open->add_option("--calendar", o.calendar, "Working calendar (JSON file)");
    add_now(open);
    CLI::App* submit = add("submit", "Do what is due, then what a participant does");
    submit->add_option("--act", o.data, "JSON file of the act, or - for standard input")
        ->required();
    add_now(submit);
    add_now(add("advance", "Do what is due"));
    CLI::App* migrate = add("migrate", "Go on under another version of the definition");
    migrate->add_option("--definition", o.source, "JSON file of that version")
        ->required()
        ->check(CLI::ExistingFile);
    migrate->add_option("--plan", o.data, "JSON file of the plan, or -")->required();
    migrate->add_flag("--dry-run", o.check_only, "Only say what would change, and what is wrong");
    add_now(migrate);
    add_show(*assess, o, code);
    add("verify", "Check the log and run it again");
    add("records", "Print the records that an instance makes, as a change of a portfolio")
        ->add_option("--portfolio", o.data, "Folder whose records keep what is not named")
        ->check(CLI::ExistingDirectory);
    CLI::App* simulate = command(*assess, "simulate", "Say what would become of instances", code,
                                 [&o] { return cli::run_simulate(o); });
    simulate->add_option("folders", o.paths, "Folders of instances, which stay as they are")
        ->required()
        ->check(CLI::ExistingDirectory);
    simulate->add_option("--from", o.at, "Where the simulation begins")->required();
    simulate->add_option("--until", o.until, "Where it ends")->required();
    simulate->add_option("--assume", o.data,
                         "JSON file of what people do, or -; nobody answers if absent");
    simulate->add_option("--zone", o.zone,
                         "Whose days load is told by; that of the first if absent");
    simulate->add_option("--zoneinfo", o.zoneinfo, "Folder of time zone data, for named zones");
    add_output(*simulate, o);
}

void add_converting(CLI::App& app, options& o, int& code) {
    CLI::App* convert = command(app, "convert", "Convert a decision table into another form", code,
                                [&o] { return cli::run_convert(o); });
    convert->add_option("in", o.source, "File that ends in .json, .csv, .md, .dmn or .xml")
        ->required()
        ->check(CLI::ExistingFile);
    convert
        ->add_option("out", o.target,
                     "File to write; only an ending, such as .md: to standard output")
        ->required();
    convert->add_option("--table", o.table, "Name or id of the table, where there are several");
    convert->add_option("--dmn-version", o.dmn_version, "Version of the DMN written")
        ->check(CLI::IsMember({"1.2", "1.3", "1.4", "1.5", "1.6"}))
        ->capture_default_str();
    add_output(*convert, o);
}

/// A question about groups: where the graph is, and which day.
CLI::App* group_command(CLI::App& group, const std::string& name, const std::string& text,
                        options& o, int& code, int (*run)(const options&),
                        const std::vector<std::string>& forms = {"text", "json"}) {
    CLI::App* sub = command(group, name, text, code, [&o, run] { return run(o); });
    sub->add_option("source", o.source,
                    "Folder of a portfolio, or a graph: JSON, or relationships as CSV")
        ->required()
        ->check(CLI::ExistingPath);
    sub->add_option("--at", o.at, "The day asked about, e.g. 2025-12-31")->required();
    sub->add_option("--known-at", o.known_at, "The day whose knowledge counts; absent: all of it");
    sub->add_option("--policy", o.policy, "Who belongs to a group (JSON file); absent: control")
        ->check(CLI::ExistingFile);
    sub->add_option("--merges", o.merges, "Parties declared one (JSON file), seen as one")
        ->check(CLI::ExistingFile);
    add_output(*sub, o, forms);
    return sub;
}

void add_walks(CLI::App& to, options& o) {
    to.add_option("--walks", o.walks, "Chains that count: all_walks, no_return or simple_paths")
        ->check(CLI::IsMember({"all_walks", "no_return", "simple_paths"}))
        ->capture_default_str();
}

void add_group_convert(CLI::App& group, options& o, int& code) {
    CLI::App* sub = command(group, "convert", "Turn a graph from one form into another", code,
                            [&o] { return cli::run_group_convert(o); });
    sub->add_option("sources", o.paths, "Files of the graph, or - for standard input")->required();
    sub->add_option("--from", o.from_form, "What they are: " + tenet::group::graph_form_names(true))
        ->required();
    sub->add_option("--to", o.to_form, "What to make: " + tenet::group::graph_form_names(false))
        ->required();
    sub->add_option("--out", o.target, "File to write; absent: standard output");
    sub->add_option("--at", o.at, "dot: only relations that hold on this day");
    sub->add_option("--known-at", o.known_at, "dot: by what was known on this day");
    sub->add_option("--stated-on", o.until, "bods: date of statements without one of their own");
    sub->add_option("--publisher", o.publisher, "bods: name of the publisher");
    sub->add_flag("--refuse-losses", o.refuse_losses, "Write nothing if the form cannot hold all");
    sub->add_option("--lang", o.lang, "Language of headings, words and problems: zh or en")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
}

/// Groups over time, and if something were otherwise.
void add_lineages(CLI::App& group, options& o, int& code) {
    CLI::App* lineage =
        group_command(group, "lineage", "Follow groups up to a day, with ids that stay", o, code,
                      cli::run_group_lineage);
    lineage->add_option("--since", o.since, "The first day; absent: only the day of --at");
    lineage->add_option("--lineage", o.lineage, "A lineage to go on with (JSON file)")
        ->check(CLI::ExistingFile);
    lineage->add_option("--output", o.target, "json: file to write; absent: standard output");
    lineage->add_flag("--details", o.details, "Say who joins and leaves as well");
    CLI::App* resolve = command(group, "resolve", "Say what stands for the id of a group on a day",
                                code, [&o] { return cli::run_group_resolve(o); });
    resolve->add_option("lineage", o.source, "A lineage (JSON file), or - for standard input")
        ->required();
    resolve->add_option("--id", o.id, "The id of a group")->required();
    resolve->add_option("--at", o.at, "The day asked about")->required();
    add_output(*resolve, o);
    CLI::App* what_if =
        group_command(group, "what-if", "Say what would be otherwise if relations or rows were", o,
                      code, cli::run_group_what_if);
    what_if->add_option("--change", o.change, "What is thought of (JSON file), or -")->required();
    what_if->add_option("--rows", o.rows, "What to add up before and after (JSON file)");
}

void add_groups(CLI::App& app, options& o, int& code) {
    CLI::App* group = app.add_subcommand("group", "Say who controls, owns and belongs to whom");
    group->require_subcommand(1);
    const auto party = [&](CLI::App* sub) { return sub->add_option("--party", o.party, "Its id"); };
    CLI::App* show = group_command(*group, "show",
                                   "Show groups as trees or as a drawing, with shares and reasons",
                                   o, code, cli::run_group_show, {"text", "json", "svg", "html"});
    party(show);
    show->add_option("--output", o.target, "File to write; absent: standard output");
    party(group_command(*group, "controllers", "Say who is at the top of control, and why", o, code,
                        cli::run_group_controllers))
        ->required();
    CLI::App* owners = group_command(*group, "owners", "List integrated or beneficial owners", o,
                                     code, cli::run_group_owners);
    party(owners)->required();
    add_walks(*owners, o);
    owners->add_option("--threshold", o.threshold,
                       "Percent: list natural persons above it, or in control");
    owners->add_flag("--inclusive", o.inclusive, "The threshold itself suffices");
    party(group_command(*group, "members", "List members with the reasons of membership", o, code,
                        cli::run_group_members));
    group_command(*group, "rollup", "Add up rows over groups", o, code, cli::run_group_rollup)
        ->add_option("--rows", o.rows, "What to add up (JSON file), or - for standard input")
        ->required();
    CLI::App* diff = group_command(*group, "diff",
                                   "Say who joins and leaves from one day or policy "
                                   "to another",
                                   o, code, cli::run_group_diff);
    diff->add_option("--to", o.to, "The later day; absent: the same");
    diff->add_option("--to-policy", o.to_policy, "The other policy; absent: the same")
        ->check(CLI::ExistingFile);
    diff->add_option("--rows", o.rows, "What to add up on both sides (JSON file)");
    add_lineages(*group, o, code);
    group_command(*group, "check", "Say what is odd about the relations of a day", o, code,
                  cli::run_group_check);
    add_group_convert(*group, o, code);
}

void add_parties(CLI::App& app, options& o, int& code) {
    CLI::App* party =
        app.add_subcommand("party", "Check identifiers of organisations, merge records");
    party->require_subcommand(1);
    CLI::App* check =
        command(*party, "check", "Say what is wrong with identifiers, and what would repair them",
                code, [&o] { return cli::run_party_check(o); });
    check->add_option("identifier", o.paths, "Identifiers as somebody wrote them")->required();
    check->add_option("--scheme", o.scheme, "uscc, organisation_code, lei, or auto: by its length")
        ->check(CLI::IsMember({"auto", "uscc", "organisation_code", "lei"}))
        ->capture_default_str();
    add_output(*check, o);
    CLI::App* merge = command(*party, "merge", "Say which parties were declared one", code,
                              [&o] { return cli::run_party_merge(o); });
    merge->add_option("log", o.source, "What was declared (JSON file), or -")->required();
    merge->add_option("--add", o.data, "More statements (JSON file), or -");
    merge->add_option("--output", o.target, "File for the log with those added");
    merge->add_option("--known-at", o.known_at, "Declared up to this day; absent: all of it");
    add_output(*merge, o);
}

CLI::App* score_command(CLI::App& score, const std::string& name, const std::string& text,
                        const char* of, options& o, int& code, int (*run)(const options&)) {
    CLI::App* sub = command(score, name, text, code, [&o, run] { return run(o); });
    sub->add_option(of, o.source, "The file, or - for standard input")->required();
    add_output(*sub, o);
    return sub;
}

void add_scores(CLI::App& app, options& o, int& code) {
    CLI::App* score = app.add_subcommand("score", "Measure surveys, score appraisals, calculate");
    score->require_subcommand(1);
    CLI::App* survey = score_command(*score, "survey", "Say what the answers to a survey come to",
                                     "definition", o, code, cli::run_score_survey);
    survey->add_option("wave", o.data, "What came back (JSON file)")->required();
    survey->add_option("--earlier", o.target, "What the wave before came to (JSON file)");
    score_command(*score, "appraisal", "Score an appraisal, and say what would raise the grade",
                  "definition", o, code, cli::run_score_appraisal)
        ->add_option("actuals", o.data, "Actual values by indicator (JSON file)")
        ->required();
    score_command(*score, "calculate", "Run one calculation over a population; prints JSON",
                  "request", o, code, cli::run_score_calculate);
    score_command(*score, "from-pmml", "Read a scorecard in PMML; prints JSON", "pmml", o, code,
                  cli::run_score_from_pmml)
        ->add_option("--options", o.data, "Names of fields, FEEL of complex scores (JSON file)");
    score_command(*score, "to-pmml", "Write a scorecard as PMML", "model", o, code,
                  cli::run_score_to_pmml);
}

int run(int argc, char** argv) {
    CLI::App app{"Tenet: policy for key accounts", "tenet"};
    app.require_subcommand(1);
    app.footer("Exit codes: 0 all is well; 1 violations found; 2 bad usage; 3 bad input, or output "
               "that cannot be written; 4 internal error.");
    options o;
    int code = cli::all_well;
    add_judging(app, o, code);
    add_authoring(app, o, code);
    add_formatting(app, o, code);
    add_decide(app, o, code);
    add_models(app, o, code);
    add_assess(app, o, code);
    add_converting(app, o, code);
    add_groups(app, o, code);
    add_parties(app, o, code);
    add_scores(app, o, code);
    command(app, "version", "Print the version", code, [] {
        cli::print("tenet " + std::string(tenet::version()) + "\n");
        return static_cast<int>(cli::all_well);
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? cli::all_well : cli::bad_usage;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "tenet: %s\n", e.what());
        return cli::internal;
    }
    return code;
}

} // namespace

int main(int argc, char** argv) {
    cli::hold_standard_files();
    const int code = run(argc, argv);
    const bool written = cli::close_output();
    return written || code > cli::violations ? code : cli::unwritten;
}
