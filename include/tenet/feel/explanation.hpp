#ifndef TENET_FEEL_EXPLANATION_HPP
#define TENET_FEEL_EXPLANATION_HPP

#include <tenet/feel/expression.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tenet::feel {

/// A part of an expression that came to null or missing, and why.
struct empty_part {
    /// Something it was computed from, and its value.
    struct operand {
        std::string text;
        value is;
    };

    std::string text; ///< the part as written
    place at;         ///< where it stands
    value is;         ///< null or missing
    /// Whether it began there: nothing it was computed from is null or missing.
    bool is_origin = false;
    std::optional<diagnostic> why; ///< of the operation that failed there
    std::vector<operand> operands; ///< what was evaluated for it, in order; the first few
};

/// What the evaluation of an expression came to, and what was behind it.
struct expression_explanation {
    value result;
    std::vector<observation> reads; ///< the names and paths it reads, with their values
    /// Parts that came to null or missing, each time they did, what they were computed from first.
    /// Of an evaluation that itself succeeded they are those that something made up for.
    std::vector<empty_part> empty_parts;
    std::size_t left_out = 0; ///< further such parts
    expression of;            ///< what was explained
    expression program;       ///< the same as it was run: what values may lie in
};

/// Evaluates an expression once more, part by part; the result is that of `e.evaluate(run)`.
/// `names` and `options` are those it was compiled with, `run` has the slots it ran with, and the
/// values of the explanation lie in its memory. At most `most` parts are kept. What it takes is to
/// compile and run the expression; external functions are called again.
///
/// Example: with x = "a", `(x + 1) * 2` has the empty parts `x + 1`, an origin, since a string and
/// a number cannot be added, its operand `x` being "a"; and the whole.
[[nodiscard]] expression_explanation explain(const expression& e, const scope& names,
                                             evaluation& run, const compile_options& options = {},
                                             std::size_t most = 100);

} // namespace tenet::feel

#endif
