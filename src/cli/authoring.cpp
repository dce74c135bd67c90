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

/// An expression whose names are the members of a JSON object, and what it came to.
struct evaluated {
    feel::scope names;
    feel::compile_options how;
    feel::expression is;
    value result;
};

result<evaluated> evaluate_over(const options& o, const std::string& data, feel::evaluation& run) {
    json::read_options reading;
    reading.file = o.data.empty() ? "data" : o.data;
    const auto doc = json::document::read(data, reading);
    if (!doc) return doc.error();
    evaluated made;
    for (const json::member& m : doc->root().members()) {
        const arena::uncounted given{run.memory()};
        const value v = deep_copy(json::to_value(m.is, run.memory()), run.memory());
        run.set(made.names.add(std::string(m.name), "", feel::type::any()), v);
    }
    made.how.at.file = "expression";
    made.how.pack_functions = true;
    auto e = feel::expression::compile(o.expression, made.names, made.how);
    if (!e) return e.error();
    made.is = *e;
    made.result = e->evaluate(run);
    if (const auto ended = run.ended_because()) return diagnostics{*ended};
    return made;
}

void show(const evaluated& e, const options& o, const feel::evaluation& run) {
    json::writer out;
    if (!o.trace) {
        out.value(e.result);
        print((o.format == "json" ? out.text() : report::safe(to_text(e.result))) + "\n");
        return;
    }
    feel::evaluation again{run.context()};
    for (std::uint32_t n = 0; n < run.slot_count(); ++n) again.set(n, run.slot(n));
    const auto why = feel::explain(e.is, e.names, again, e.how);
    if (o.format == "json") {
        out.begin_object();
        out.key("result");
        out.value(e.result);
        out.key("trace");
        report::trace_json(out, e.is, why);
        out.end_object();
        print(out.text() + "\n");
        return;
    }
    print(report::safe(to_text(e.result)) + "\n" + report::trace_text(e.is, why, {language_of(o)}));
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
    context.bounds = o.bounds;
    feel::evaluation run(context);
    const auto e = evaluate_over(o, data, run);
    if (!e) {
        complain(e.error(), o);
        return bad_input;
    }
    show(*e, o, run);
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
