#ifndef TENET_TESTS_FEEL_BUILTIN_CASES_HPP
#define TENET_TESTS_FEEL_BUILTIN_CASES_HPP

#include "support/catch.hpp"

#include <tenet/feel/builtin.hpp>
#include <tenet/feel/expression.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Tables of expressions and what they give, and built-ins called directly.
namespace tenet_test {

/// The text of an expression's value under the standard's mode; "!" and a text if it does not
/// compile.
inline std::string shown(std::string_view text, const tenet::feel::run_context& context) {
    const auto compiled = tenet::feel::expression::compile(text, tenet::feel::scope{});
    if (!compiled) return "! " + compiled.error().text(tenet::language::en);
    tenet::feel::evaluation run{context};
    return tenet::to_text(compiled->evaluate(run));
}

struct expression_case {
    std::string_view text;
    std::string_view gives;
};

inline void check_cases(std::initializer_list<expression_case> cases,
                        const tenet::feel::run_context& context = {}) {
    for (const expression_case& c : cases) {
        INFO(c.text);
        CHECK(shown(c.text, context) == c.gives);
    }
}

/// Calls built-ins with values, without any text in between.
class direct_calls {
public:
    explicit direct_calls(tenet::feel::missing_mode missing = tenet::feel::missing_mode::spread,
                          bool strict = false) {
        context.missing = missing;
        context.strict = strict;
    }

    tenet::value call(std::string_view name, std::vector<tenet::value> with) {
        const tenet::feel::builtin* function = tenet::feel::find_builtin(name);
        REQUIRE(function != nullptr);
        const auto kept = run.memory().make_array<tenet::value>(with.size());
        std::copy(with.begin(), with.end(), kept.begin());
        return function->call(run, {kept, with.size(), 0});
    }

    tenet::value list(std::vector<tenet::value> items) { return tenet::value::of(head(items)); }
    /// A list that may have `maybes` more items.
    tenet::value open_list(std::vector<tenet::value> items, std::size_t maybes) {
        tenet::list_data* made = head(items);
        made->maybes = maybes;
        made->open_because = &cause;
        return tenet::value::of(made);
    }
    /// A list that may have any number of further items.
    tenet::value uncovered_list(std::vector<tenet::value> items) {
        tenet::list_data* made = head(items);
        made->uncovered = true;
        made->open_because = &cause;
        return tenet::value::of(made);
    }
    tenet::value missing() const { return tenet::value::missing(&cause); }

    tenet::feel::run_context context;
    tenet::feel::evaluation run{context};
    tenet::missing_cause cause{.why = tenet::missing_cause::reason::uncovered,
                               .path = "account.orders",
                               .what = nullptr,
                               .arguments = {},
                               .first = nullptr,
                               .second = nullptr,
                               .has_interval = false,
                               .high_is_infinite = false,
                               .low = {},
                               .high = {}};

private:
    tenet::list_data* head(const std::vector<tenet::value>& items) {
        const auto kept = run.memory().make_array<tenet::value>(items.size());
        std::copy(items.begin(), items.end(), kept.begin());
        auto* made = run.memory().make<tenet::list_data>();
        made->base = kept.data();
        made->size = kept.size();
        made->stride = sizeof(tenet::value);
        return made;
    }
};

inline tenet::value number(std::string_view text) {
    return tenet::value{*tenet::decimal::parse(text)};
}

inline tenet::value text(std::string_view of) {
    return tenet::value{of};
}

} // namespace tenet_test

#endif
