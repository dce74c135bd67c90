#include "host.hpp"

#include <tenet/json/document.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>

#include <fmt/format.h>

#include <algorithm>

/// The subcommands for those who write rules: eval, test.
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

int run_test(const options& o) {
    const auto types = own_catalogue().value();
    const auto rules = open_pack(o, types);
    const auto calendar = open_calendar(o, nullptr);
    if (!rules || !calendar) return bad_input;
    const bool as_json = o.coverage && o.format == "json";
    std::size_t failed = 0;
    const auto results = policy::run_pack_tests(rules, types, *calendar);
    for (const policy::pack_test_result& r : results) {
        if (r.passed) continue;
        ++failed;
        if (as_json) {
            complain(r.problems, o);
        } else {
            print(report::safe(r.name) + "\n" + r.problems.text(language_of(o)));
        }
    }
    if (!as_json) print(fmt::format("{} passed, {} failed\n", results.size() - failed, failed));
    if (o.coverage) print_coverage(policy::measure_coverage(rules, types, *calendar), o);
    return failed == 0 ? all_well : violations;
}

} // namespace cli
