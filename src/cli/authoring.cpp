#include "host.hpp"

#include <tenet/json/document.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>

#include <fmt/format.h>

#include <algorithm>

/// The subcommands for those who write rules: eval, lint, test.
namespace cli {

using namespace tenet;

namespace {

/// Gives an expression the members of a JSON object as names.
result<value> evaluate_over(const options& o, const std::string& data, feel::evaluation& run) {
    json::read_options reading;
    reading.file = o.data.empty() ? "data" : o.data;
    const auto doc = json::document::read(data, reading);
    if (!doc) return doc.error();
    feel::scope names;
    for (const json::member& m : doc->root().members()) {
        const value v = json::to_value(m.is, run.memory());
        run.set(names.add(std::string(m.name), "", feel::type::any()), v);
    }
    feel::compile_options how;
    how.at.file = "expression";
    how.pack_functions = true;
    auto e = feel::expression::compile(o.expression, names, how);
    if (!e) return e.error();
    return deep_copy(e->evaluate(run), run.memory());
}

} // namespace

int run_eval(const options& o) {
    std::string data = "{}";
    if (!o.data.empty()) {
        auto text = read_file(o.data);
        if (!text) return bad_input;
        data = std::move(*text);
    }
    feel::run_context context;
    if (const auto at = date_time::parse(o.at)) context.now = *at;
    context.missing = o.missing == "spread" ? feel::missing_mode::spread : feel::missing_mode::null;
    context.strict = o.strict;
    feel::evaluation run(context);
    const auto v = evaluate_over(o, data, run);
    if (!v) {
        complain(v.error(), o);
        return bad_input;
    }
    if (o.format == "json") {
        json::writer out;
        out.value(*v);
        print(out.text() + "\n");
    } else {
        print(report::safe(to_text(*v)) + "\n");
    }
    return all_well;
}

int run_lint(const options& o) {
    const auto types = own_catalogue().value();
    diagnostics warnings;
    const auto rules = policy::load_regulation(o.pack, types, warnings);
    if (!rules) {
        complain(rules.error(), o);
        return bad_input;
    }
    const language lang = language_of(o);
    print(warnings.text(lang));
    const policy::pack& p = (*rules)->source();
    for (const policy::article& a : p.articles) {
        print(fmt::format(fmt::runtime(lang == language::zh ? "第 {} 条 {}\n" : "Article {} {}\n"),
                          a.id, report::safe(a.title.in(lang))));
        for (const policy::clause& c : a.clauses) {
            if (c.no_rule.empty()) continue;
            print(fmt::format("  {}  {} {}\n", c.id,
                              lang == language::zh ? "尚无规则：" : "no rule:",
                              report::safe(c.no_rule.in(lang))));
        }
        for (const policy::rule& r : a.rules) {
            print(fmt::format("  {}  {}\n", r.id, report::safe(r.title.in(lang))));
        }
    }
    print(fmt::format(
        fmt::runtime(lang == language::zh ? "{} 条规则，{} 个指标，{} 个参数，{} 个测试\n"
                                          : "{} rules, {} measures, {} parameters, {} tests\n"),
        (*rules)->rules().size(), p.measures.size(), p.parameters.size(), p.tests.size()));
    return all_well;
}

int run_test(const options& o) {
    const auto types = own_catalogue().value();
    const auto rules = open_pack(o, types);
    const auto calendar = open_calendar(o, nullptr);
    if (!rules || !calendar) return bad_input;
    std::size_t failed = 0;
    const auto results = policy::run_pack_tests(rules, types, *calendar);
    for (const policy::pack_test_result& r : results) {
        if (r.passed) continue;
        ++failed;
        print(report::safe(r.name) + "\n" + r.problems.text(language_of(o)));
    }
    print(fmt::format("{} passed, {} failed\n", results.size() - failed, failed));
    return failed == 0 ? all_well : violations;
}

} // namespace cli
