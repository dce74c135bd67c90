/// Any bytes as a FEEL text: compiled or refused with places inside the text; what compiles runs
/// to an end within its limits, in every mode, and gives the same twice. Where nothing missing is
/// read, carrying missing values along changes nothing.

#include <tenet/feel/explanation.hpp>
#include <tenet/feel/expression.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace tenet;
using namespace tenet::feel;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// Whether two runs gave the same, but for functions: each run, and each compilation, makes its
/// own.
bool same(const value& a, const value& b) {
    arena memory{1024};
    return identical(deep_copy(a, memory), deep_copy(b, memory));
}

run_context context_for(bool spread, bool strict) {
    run_context context;
    context.missing = spread ? missing_mode::spread : missing_mode::null;
    context.strict = strict;
    context.bounds.steps = 20'000;
    context.bounds.list_items = 5'000;
    context.bounds.string_bytes = 1U << 14;
    context.bounds.regex_matches = 10'000;
    context.bounds.memory_bytes = 1U << 21;
    return context;
}

/// Runs in every mode, twice each.
template <class Also>
void run(const expression& e, const Also& also) {
    for (const bool spread : {false, true}) {
        for (const bool strict : {false, true}) {
            const run_context context = context_for(spread, strict);
            evaluation first{context};
            evaluation second{context};
            const value a = e.evaluate(first);
            require(same(a, e.evaluate(second)));
            require(first.steps() == second.steps());
            (void)to_text(a);
            also(context, a, first.steps());
        }
    }
}

void run_explained(const expression& e, const scope& names, const compile_options& options) {
    run(e, [&](const run_context& context, const value& a, std::uint64_t steps) {
        evaluation again{context};
        const expression_explanation why = explain(e, names, again, options);
        require(same(a, why.result));
        require(steps == again.steps());
        for (const empty_part& p : why.empty_parts) (void)to_text(p.is, 1000);
    });
}

/// With every slot filled, both ways of reading missing values give the same in the same steps.
void run_filled(const expression& e, std::uint32_t price, std::uint32_t moment) {
    const run_context null = context_for(false, false);
    const run_context spread = context_for(true, false);
    evaluation one{null};
    evaluation other{spread};
    const date_time at = *date_time::parse("2026-02-28T09:30:00+08:00");
    for (evaluation* run : {&one, &other}) {
        run->set(price, value{decimal::scaled(1250, -2)});
        run->set(moment, value::of(&at));
    }
    const value a = e.evaluate(one);
    require(to_text(a, 10'000) == to_text(e.evaluate(other), 10'000));
    require(one.steps() == other.steps());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    scope names;
    const auto price = names.add("price", "价格", type::scalar(value_kind::number));
    const auto moment = names.add("Date-Time of order", "", type::any());
    compile_options options;
    options.pack_functions = true;
    if (const auto e = expression::compile(text, names, options)) {
        run_explained(*e, names, options);
        run_filled(*e, price, moment);
    } else {
        require(e.error().has_errors());
        for (const diagnostic& d : e.error().items()) {
            require(d.where().line >= 1 && d.where().offset <= size);
        }
    }
    if (const auto e = expression::compile_unary_tests(text, names, price)) {
        run(*e, [](const run_context&, const value&, std::uint64_t) {});
        run_filled(*e, price, moment);
    }
    return 0;
}
