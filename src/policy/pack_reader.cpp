#include "pack_reader.hpp"

#include "pack_groupings.hpp"
#include "pack_models.hpp"
#include "pack_tables.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/policy/regulation.hpp>
#include <tenet/portfolio/manifest.hpp>
#include <tenet/score/scorecard_json.hpp>
#include <tenet/table/table_json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

namespace tenet::policy {

using json::object_reader;

namespace {

expression_text read_expression(object_reader& in, std::string_view name) {
    expression_text e{in.lines(name), {}};
    if (!e.empty()) e.at = in.where(name);
    return e;
}

expression_text require_expression(object_reader& in, std::string_view name) {
    if (in.require(name) == nullptr) return {};
    return read_expression(in, name);
}

// -------------------------------------------------------------------------------- parameters

/// How the constants of a parameter are written.
enum class constant_form : std::uint8_t { plain, duration, date };

std::optional<value> read_text_constant(std::string_view text, constant_form form, arena& memory) {
    if (form == constant_form::date) {
        const std::optional<date> d = date::parse(text);
        return d ? std::optional<value>(*d) : std::nullopt;
    }
    if (form == constant_form::duration) {
        if (const auto months = year_month_duration::parse(text)) return value(*months);
        if (const auto time = day_time_duration::parse(text)) return value(*time);
        return std::nullopt;
    }
    return value(memory.copy(text));
}

owned_value read_constant(object_reader& in, const json::node& n, constant_form form) {
    auto memory = std::make_shared<arena>(256);
    if (n.is() != json::node::kind::string) {
        const value v = json::to_value(n, *memory);
        return {std::move(memory), v};
    }
    const std::optional<value> v = read_text_constant(n.text(), form, *memory);
    if (v) return {std::move(memory), *v};
    in.problems().add(form == constant_form::date ? base_messages::bad_date
                                                  : messages::bad_duration,
                      {std::string(n.text())}, in.doc().where(n));
    return {};
}

parameter_value read_parameter_value(object_reader& in, constant_form form, bool keyed) {
    parameter_value v;
    v.at = in.where();
    v.from = in.day("from").value_or(date{});
    in.require("from");
    v.to = in.day("to");
    v.set_by = in.optional_text("set_by");
    v.source = in.optional_both("source");
    v.example = in.flag("example", false);
    if (const json::node* n = in.require("value")) {
        if (!keyed) {
            v.constant = read_constant(in, *n, form);
        } else if (n->is() != json::node::kind::object) {
            in.wrong_kind(*n, "每个键一个值的对象", "an object with one value per key");
        } else {
            for (const json::member& m : n->members()) {
                v.by_key.emplace_back(std::string(m.name), read_constant(in, m.is, form));
            }
        }
    }
    in.finish();
    return v;
}

void check_spans(const parameter& p, diagnostics& problems) {
    for (std::size_t i = 1; i < p.values.size(); ++i) {
        const parameter_value& before = p.values[i - 1];
        const parameter_value& after = p.values[i];
        if (before.from == after.from || (before.to && *before.to >= after.from)) {
            problems.add(messages::value_dates_overlap, {p.id, after.from.text()}, after.at);
        }
    }
}

parameter read_parameter(object_reader& in) {
    parameter p;
    p.at = in.where();
    p.id = in.text("id");
    p.name = in.both("name");
    p.unit = in.optional_text("unit");
    p.denominator = in.optional_both("denominator");
    const auto form =
        static_cast<constant_form>(in.choice("type", {"plain", "duration", "date"}, 0));
    if (const json::node* by = in.find("by")) {
        object_reader keys(in.doc(), *by, in.problems());
        for (const json::member& m : by->members()) {
            p.key.emplace_back(std::string(m.name), read_expression(keys, m.name));
        }
    }
    for (const json::node& n : in.items("values")) {
        object_reader one(in.doc(), n, in.problems());
        p.values.push_back(read_parameter_value(one, form, !p.key.empty()));
    }
    in.require("values");
    std::stable_sort(p.values.begin(), p.values.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    check_spans(p, in.problems());
    in.finish();
    return p;
}

// ---------------------------------------------------------------------------------- measures

measure read_measure(object_reader& in) {
    measure m;
    m.at = in.where();
    m.id = in.text("id");
    m.name = in.both("name");
    m.unit = in.optional_text("unit");
    m.how = static_cast<aggregate>(in.choice("kind",
                                             {"expression", "sum", "count", "share", "percentile",
                                              "top_share", "top_set", "rank", "group_sum"},
                                             0));
    m.expression = read_expression(in, "expression");
    m.lowest = in.number("lowest");
    m.of = in.optional_text("of");
    m.over = m.how == aggregate::group_sum ? in.text("over") : in.optional_text("over");
    m.where = read_expression(in, "where");
    m.fraction = read_expression(in, "fraction");
    m.count_rounding = static_cast<rounding>(in.choice(
        "count_rounding", {"half_even", "half_up", "half_down", "up", "down", "ceiling", "floor"},
        static_cast<std::size_t>(rounding::half_up)));
    if (const json::node* missing = in.find("missing")) {
        object_reader how(in.doc(), *missing, in.problems());
        m.missing.exclude = how.choice("members", {"spread", "exclude"}, 0) == 1;
        m.missing.minimum_coverage = how.number("minimum_coverage").value_or(decimal{0});
        how.finish();
    }
    in.finish();
    return m;
}

// ------------------------------------------------------------------------------------- rules

checklist_item read_item(object_reader& in) {
    checklist_item item;
    item.id = in.text("id");
    item.label = in.both("label");
    item.present = require_expression(in, "present");
    item.applies = read_expression(in, "applies");
    in.finish();
    return item;
}

/// The assessment that does what is due: `{"assessment": "demand-research"}`.
std::string read_fulfilled_by(object_reader& in) {
    const json::node* n = in.find("fulfilled_by");
    if (n == nullptr) return {};
    object_reader from(in.doc(), *n, in.problems());
    std::string id = from.text("assessment");
    from.finish();
    return id;
}

void read_recurring(object_reader& in, rule& r) {
    r.events = require_expression(in, "events");
    r.event_date = in.optional_text("event_date");
    r.every = require_expression(in, "every");
    r.repeats =
        static_cast<recurrence>(in.choice("repeats", {"rolling", "calendar", "anchored"}, 0));
    r.anchor = r.repeats == recurrence::anchored ? require_expression(in, "anchor")
                                                 : read_expression(in, "anchor");
    r.start = read_expression(in, "start");
    r.first =
        static_cast<first_period>(in.choice("first_period", {"full", "immediate", "partial"}, 0));
    r.at_month_end = static_cast<month_end>(in.choice("month_end", {"clip", "last"}, 0));
    r.grace = read_expression(in, "grace");
    r.fulfilled_by = read_fulfilled_by(in);
}

void read_deadline(object_reader& in, rule& r) {
    r.from = require_expression(in, "from");
    r.done = require_expression(in, "done");
    r.within = require_expression(in, "within");
    r.unit = static_cast<deadline_unit>(
        in.choice("unit", {"clock_hours", "calendar_days", "working_hours", "working_days"}, 1));
    r.fulfilled_by = read_fulfilled_by(in);
}

model_use read_model(object_reader& in) {
    model_use use;
    const json::node* n = in.find("model");
    if (n == nullptr) return use;
    object_reader from(in.doc(), *n, in.problems());
    use.at = from.where();
    use.file = from.text("file");
    use.decision = from.text("decision");
    if (const json::node* inputs = from.find("inputs")) {
        object_reader each(in.doc(), *inputs, in.problems());
        for (const json::member& m : inputs->members()) {
            use.inputs.emplace_back(std::string{m.name}, read_expression(each, m.name));
        }
        each.finish();
    }
    from.finish();
    return use;
}

void read_classification(object_reader& in, rule& r) {
    r.table = in.optional_text("table");
    r.scorecard = in.optional_text("scorecard");
    r.model = read_model(in);
    r.assigned = read_expression(in, "assigned");
    if (int{!r.table.empty()} + int{!r.scorecard.empty()} + int{in.find("model") != nullptr} != 1) {
        in.problems().add(messages::member_for_kind,
                          {"classification", "table / scorecard / model"}, in.where());
    }
}

void read_decision(object_reader& in, rule& r) {
    r.table = in.optional_text("table");
    r.model = read_model(in);
    r.decide = read_expression(in, "decide");
    r.require = read_expression(in, "require");
    r.approval = read_expression(in, "approval");
    if (int{!r.table.empty()} + int{!r.decide.empty()} + int{in.find("model") != nullptr} != 1) {
        in.problems().add(messages::member_for_kind, {"decision", "table / model / decide"},
                          in.where());
    }
}

/// A side of a limit: its name, what it is, and the date it is of.
void read_side(object_reader& in, std::string_view side, bilingual& name, expression_text& is,
               expression_text& as_of) {
    const json::node* n = in.find(side);
    if (n == nullptr) return;
    object_reader from(in.doc(), *n, in.problems());
    name = from.both("name");
    is = require_expression(from, "is");
    as_of = read_expression(from, "as_of");
    from.finish();
}

void read_limit(object_reader& in, rule& r) {
    in.require("numerator");
    read_side(in, "numerator", r.numerator_name, r.numerator, r.numerator_as_of);
    read_side(in, "denominator", r.denominator_name, r.denominator, r.denominator_as_of);
    r.at_most = require_expression(in, "at_most");
    r.no_older_than = read_expression(in, "no_older_than");
    for (const json::node& n : in.items("ladder")) {
        object_reader one(in.doc(), n, in.problems());
        limit_step step;
        step.at = one.where();
        step.level = one.text("level");
        step.label = one.optional_both("label");
        step.from = require_expression(one, "from");
        step.demands = one.optional_both("demands");
        one.finish();
        r.ladder.push_back(std::move(step));
    }
}

void read_kind(object_reader& in, rule& r) {
    switch (r.kind) {
    case rule_kind::constraint: r.require = require_expression(in, "require"); break;
    case rule_kind::recurring: read_recurring(in, r); break;
    case rule_kind::deadline: read_deadline(in, r); break;
    case rule_kind::classification: read_classification(in, r); break;
    case rule_kind::decision: read_decision(in, r); break;
    case rule_kind::limit: read_limit(in, r); break;
    case rule_kind::checklist:
        in.require("items");
        for (const json::node& n : in.items("items")) {
            object_reader item(in.doc(), n, in.problems());
            r.items.push_back(read_item(item));
        }
        break;
    }
}

rule read_rule(object_reader& in, const std::string& article_id) {
    rule r;
    r.at = in.where();
    r.article = article_id;
    r.id = in.text("id");
    r.clause = in.optional_text("clause");
    r.title = in.both("title");
    r.kind = static_cast<rule_kind>(in.choice(
        "kind",
        {"constraint", "recurring", "deadline", "checklist", "classification", "decision", "limit"},
        0));
    in.require("kind");
    r.subject = in.text("subject");
    r.applies = read_expression(in, "applies");
    r.level = read_expression(in, "level");
    r.remedy = in.optional_both("remedy");
    if (const json::node* said = in.find("messages")) {
        object_reader say(in.doc(), *said, in.problems());
        r.pass_message = say.optional_both("pass");
        r.fail_message = say.optional_both("fail");
        say.finish();
    }
    r.null_when_missing = in.texts("null_when_missing");
    read_kind(in, r);
    in.finish();
    return r;
}

article read_article(object_reader& in) {
    article a;
    a.at = in.where();
    a.id = in.text("id");
    a.title = in.both("title");
    a.chapter = in.optional_text("chapter");
    for (const json::node& n : in.items("clauses")) {
        object_reader one(in.doc(), n, in.problems());
        clause c{one.text("id"),
                 one.both("text"),
                 one.optional_both("no_rule"),
                 one.where(),
                 one.optional_both("source"),
                 one.flag("verified", true)};
        one.finish();
        a.clauses.push_back(std::move(c));
    }
    for (const json::node& n : in.items("rules")) {
        object_reader one(in.doc(), n, in.problems());
        a.rules.push_back(read_rule(one, a.id));
    }
    in.finish();
    return a;
}

// ------------------------------------------------------------------------------------- tests

pack_test::expectation read_expectation(object_reader& in) {
    pack_test::expectation e;
    e.at = in.where();
    e.rule = in.text("rule");
    e.subject = in.optional_text("subject");
    e.outcome = in.text("outcome");
    e.missing = in.texts("missing");
    e.due = in.day("due");
    e.result = in.optional_text("result");
    e.level = in.optional_text("level");
    in.finish();
    return e;
}

std::string text_of(const json::node* n) {
    if (n == nullptr) return {};
    json::writer text;
    json::write_node(text, *n);
    return text.take();
}

pack_test read_test(object_reader& in) {
    pack_test t;
    t.at = in.where();
    t.name = in.text("name");
    t.at_text = in.text("at");
    t.calendar = in.optional_text("calendar");
    t.portfolio = text_of(in.require("portfolio"));
    t.collections = text_of(in.find("collections"));
    for (const json::node& n : in.items("expect")) {
        object_reader one(in.doc(), n, in.problems());
        t.expect.push_back(read_expectation(one));
    }
    in.finish();
    return t;
}

// -------------------------------------------------------------------------------------- pack

void read_regulation(object_reader& in, pack& p) {
    p.id = in.text("id");
    p.title = in.both("title");
    p.version = in.optional_text("version");
    if (const json::node* n = in.find("source")) {
        object_reader source(in.doc(), *n, in.problems());
        p.source.title = source.optional_both("title");
        p.source.issued_by = source.optional_text("issued_by");
        p.source.version = source.optional_text("version");
        p.source.dated = source.day("dated");
        source.finish();
    }
    for (const json::node& n : in.items("chapters")) {
        object_reader one(in.doc(), n, in.problems());
        p.chapters.push_back({one.text("id"), one.both("title")});
        one.finish();
    }
    in.finish();
}

template <class T, class Read>
void read_list(object_reader& in, std::string_view name, std::vector<T>& into, Read read) {
    for (const json::node& n : in.items(name)) {
        object_reader one(in.doc(), n, in.problems());
        into.push_back(read(one));
    }
}

template <class T, class Read>
void read_definitions(object_reader& in, std::string_view name, std::vector<T>& into, Read read) {
    for (const json::node& n : in.items(name)) {
        if (auto one = read(in.doc(), n, in.problems())) into.push_back(std::move(*one));
    }
}

void read_text(const json::document& doc, pack& p, pack_tables& tables, pack_groupings& groups,
               diagnostics& problems) {
    object_reader in(doc, doc.root(), problems);
    if (const json::node* n = in.find("regulation")) {
        object_reader one(doc, *n, problems);
        read_regulation(one, p);
    }
    if (const json::node* n = in.find("code_lists")) {
        portfolio::read_code_lists(text_of(n), doc.file(), p.codes, problems);
    }
    read_list(in, "parameters", p.parameters, read_parameter);
    read_list(in, "measures", p.measures, read_measure);
    read_list(in, "articles", p.articles, read_article);
    read_list(in, "tests", p.tests, read_test);
    read_definitions(in, "groups", p.groups,
                     [&](const json::document& d, const json::node& n, diagnostics& found) {
                         return groups.read(d, n, found);
                     });
    read_definitions(in, "tables", p.tables,
                     [&](const json::document& d, const json::node& n, diagnostics& found) {
                         return tables.read(d, n, found);
                     });
    read_definitions(in, "scorecards", p.scorecards, score::read_scorecard);
    in.finish();
}

template <class Items>
void check_unique(const Items& items, std::string_view zh, std::string_view en,
                  diagnostics& problems) {
    std::set<std::string_view> seen;
    for (const auto& item : items) {
        if (item.id.empty() || seen.insert(item.id).second) continue;
        problems.add(messages::given_twice, {std::string(zh), std::string(en), item.id}, item.at);
    }
}

void check_whole(const pack& p, diagnostics& problems) {
    if (p.id.empty()) problems.add(messages::regulation_missing, {});
    check_unique(p.parameters, "参数", "parameter", problems);
    check_unique(p.measures, "指标", "measure", problems);
    check_unique(p.groups, "集团口径", "grouping", problems);
    check_unique(p.articles, "条", "article", problems);
    std::vector<rule> rules;
    for (const article& a : p.articles) rules.insert(rules.end(), a.rules.begin(), a.rules.end());
    check_unique(rules, "规则", "rule", problems);
}

} // namespace

result<pack> read_pack(const std::vector<pack_text>& texts, diagnostics& warnings) {
    pack p;
    diagnostics problems;
    sha256 digest;
    pack_tables tables{texts};
    pack_groupings groups{texts};
    for (const pack_text& text : texts) {
        if (is_table_file(text.name) || is_policy_file(text.name)) continue;
        digest.add_field(text.name);
        digest.add_field(text.text);
        json::read_options options;
        options.file = text.name;
        options.comments = true;
        auto doc = json::document::read(text.text, options);
        if (doc) {
            read_text(*doc, p, tables, groups, problems);
        } else {
            problems.add(doc.error());
        }
    }
    pack_models models{texts};
    models.read(p, problems);
    for (const pack_text& text : texts) {
        if (!tables.files().contains(text.name) && !models.files().contains(text.name) &&
            !groups.files().contains(text.name)) {
            continue;
        }
        digest.add_field(text.name);
        digest.add_field(text.text);
    }
    p.digest = digest.finish_hex();
    if (!problems.has_errors()) check_whole(p, problems);
    if (problems.has_errors()) return problems;
    warnings.add(problems);
    return p;
}

namespace {

/// The texts of the files of a folder whose names are wanted, in name order.
result<std::vector<pack_text>> read_files(const std::string& folder,
                                          bool (*wanted)(const std::string&)) {
    namespace fs = std::filesystem;
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        if (wanted(at->path().filename().string())) files.push_back(at->path());
    }
    if (failed) return diagnostics(diagnostic{messages::folder_unreadable, {folder}});
    std::sort(files.begin(), files.end());
    std::vector<pack_text> texts;
    for (const fs::path& file : files) {
        // By `read`, which a folder of such a name does not make throw.
        std::ifstream in(file, std::ios::binary);
        std::string text;
        std::array<char, std::size_t{1} << 16U> piece{};
        while (in.read(piece.data(), piece.size()), in.gcount() > 0) {
            text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
        }
        if (!in.is_open() || in.bad()) {
            return diagnostics(diagnostic{messages::folder_unreadable, {file.string()}});
        }
        texts.push_back({file.filename().string(), std::move(text)});
    }
    return texts;
}

} // namespace

result<std::vector<pack_text>> read_folder_texts(const std::string& folder) {
    auto texts =
        read_files(folder, [](const std::string& name) { return name.ends_with(".json"); });
    if (texts && texts->empty()) return diagnostics(diagnostic{messages::pack_empty, {folder}});
    return texts;
}

result<pack> read_pack_folder(const std::string& folder, diagnostics& warnings) {
    auto texts = read_folder_texts(folder);
    if (!texts) return texts.error();
    auto tables = read_files(folder, is_table_file);
    if (!tables) return tables.error();
    texts->insert(texts->end(), tables->begin(), tables->end());
    return read_pack(*texts, warnings);
}

} // namespace tenet::policy
