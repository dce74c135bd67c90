#include "constant.hpp"

#include "lexer.hpp"

#include <tenet/feel/expression.hpp>
#include <tenet/schema/value_set.hpp>

namespace tenet::feel {

namespace {

constexpr std::size_t longest_text = 1024;
constexpr std::uint64_t most_steps = 10'000;

/// Whether a text names a function whose answer depends on when it is asked.
bool asks_the_clock(std::string_view text) {
    problems unheard{text, {}};
    lexer words{text, unheard};
    for (std::size_t at = 0; at < text.size();) {
        const token t = words.read(at);
        const std::string_view word = text.substr(t.begin, t.end - t.begin);
        if (t.kind == token_kind::name && (word == "now" || word == "today")) return true;
        if (t.kind == token_kind::end || t.kind == token_kind::broken) return false;
        at = t.end;
    }
    return false;
}

} // namespace

std::optional<owned_value> constant_of(std::string_view text, const scope& names) {
    if (text.empty() || text.size() > longest_text || asks_the_clock(text)) return std::nullopt;
    const auto e = expression::compile(text, names);
    if (!e || !e->reads().empty()) return std::nullopt;
    run_context context;
    context.bounds.steps = most_steps;
    context.bounds.list_items = most_steps;
    context.strict = true;
    evaluation run{context};
    const value v = e->evaluate(run);
    if (v.is(value_kind::boolean) || !value_set::supports(v.kind())) return std::nullopt;
    return owned_value::copy(v);
}

std::optional<value> value_now(std::string_view text, const scope& names, evaluation& run) {
    if (text.empty() || text.size() > longest_text) return std::nullopt;
    const auto e = expression::compile(text, names);
    if (!e) return std::nullopt;
    const value v = deep_copy(e->evaluate(run), run.memory());
    return run.exhausted() == nullptr ? std::optional{v} : std::nullopt;
}

} // namespace tenet::feel
