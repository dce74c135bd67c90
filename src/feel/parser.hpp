#ifndef TENET_FEEL_PARSER_HPP
#define TENET_FEEL_PARSER_HPP

#include "lexer.hpp"
#include "names.hpp"
#include "problems.hpp"
#include "trace.hpp"
#include "tree.hpp"

#include <tenet/feel/expression.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tenet::feel {

/// Reads a FEEL text (DMN 1.5, 10.3.1.2) into a tree whose names are bound to a scope.
///
/// Recursive descent with operator precedence. Names can hold spaces, operators and keywords, so
/// the words that make a name are found by the longest name that holds where it stands. After the
/// first syntax error reading stops; unknown names are gathered.
class parser {
public:
    parser(std::string_view text, const scope& outer, const compile_options& options,
           problems& found);

    /// Grammar rule 1.
    [[nodiscard]] tree_pointer whole_expression();
    /// Grammar rule 17, tested against the slot `input`; null for `-`.
    [[nodiscard]] tree_pointer whole_unary_tests(std::uint32_t input);

    /// Grammar rule 61.
    [[nodiscard]] type whole_type();

    /// From now on notes what it reads; `trace` must outlive the reading.
    void note_in(reading_trace& trace) noexcept { trace_ = &trace; }

    /// How many local variables the tree uses.
    [[nodiscard]] std::uint32_t locals() const noexcept { return names_.locals(); }

private:
    struct expectation {
        std::string_view zh;
        std::string_view en;
    };

    // Tokens.
    const token& peek();
    token take();
    bool at(token_kind kind) { return peek().kind == kind; }
    bool accept(token_kind kind);
    void expect(token_kind kind, expectation what);
    void unexpected(expectation what);
    void move_to(std::size_t offset);
    void stop(const message& what, std::vector<std::string> arguments, std::size_t offset);
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const;

    // Trees.
    [[nodiscard]] tree_pointer make(form what, std::size_t begin);
    void adopt(tree& parent, tree_pointer part);
    [[nodiscard]] tree_pointer done(tree_pointer t) const;
    [[nodiscard]] tree_pointer broken();

    // Expressions, from the loosest to the tightest.
    [[nodiscard]] tree_pointer expression();
    [[nodiscard]] tree_pointer logic(token_kind sign);
    [[nodiscard]] tree_pointer comparison_level();
    [[nodiscard]] tree_pointer between(tree_pointer left);
    [[nodiscard]] tree_pointer in(tree_pointer left);
    [[nodiscard]] tree_pointer chain(int level);
    [[nodiscard]] tree_pointer negation();
    [[nodiscard]] tree_pointer instance();
    [[nodiscard]] tree_pointer postfix();
    [[nodiscard]] tree_pointer step(tree_pointer left);
    [[nodiscard]] tree_pointer descent(tree_pointer left);
    [[nodiscard]] tree_pointer filter(tree_pointer left);
    [[nodiscard]] tree_pointer operand();

    // Operands.
    [[nodiscard]] tree_pointer literal(const value& v, type is);
    [[nodiscard]] tree_pointer at_literal();
    [[nodiscard]] tree_pointer name();
    [[nodiscard]] tree_pointer known_or_reported(const std::string& wanted, std::size_t begin);
    [[nodiscard]] tree_pointer round();
    [[nodiscard]] tree_pointer square();
    [[nodiscard]] tree_pointer range(tree_pointer low, bool low_included, std::size_t begin);
    [[nodiscard]] tree_pointer comparison_range(std::size_t begin);
    [[nodiscard]] tree_pointer context();
    [[nodiscard]] tree_pointer conditional();
    [[nodiscard]] tree_pointer iteration();
    [[nodiscard]] tree_pointer quantified(form what);
    void iterator(tree& into);
    [[nodiscard]] tree_pointer function();
    [[nodiscard]] tree_pointer call(tree_pointer callee);
    void check_call(const tree& t);

    // Tests.
    /// Right of `in`, in brackets there, or a unary test of its own.
    enum class test_place : std::uint8_t { bare, brackets, unary };
    void tests(tree& into, test_place where);
    [[nodiscard]] tree_pointer test(test_place where);
    [[nodiscard]] bool bracketed_tests(tree& into);
    [[nodiscard]] bool answers_by_itself(const tree& t) const;
    [[nodiscard]] std::optional<comparison> comparison_sign();

    // Names.
    [[nodiscard]] std::size_t known_name_end(std::size_t begin);
    [[nodiscard]] std::size_t joined_end(std::size_t begin);
    [[nodiscard]] std::size_t extended_end(std::size_t begin, std::size_t first_end,
                                           const std::function<bool(std::string_view)>& known);
    [[nodiscard]] std::size_t free_name_end(std::size_t begin, bool before_in);
    [[nodiscard]] std::string declared_name(bool before_in);
    [[nodiscard]] std::optional<std::string> argument_name();
    [[nodiscard]] std::string member_name(const type& item);
    void note_name(std::size_t begin, std::size_t end);
    [[nodiscard]] bool is_ambiguous(std::string_view name) const;
    [[nodiscard]] type type_name();
    [[nodiscard]] type any_type(std::size_t begin);
    [[nodiscard]] type generic_type(const std::string& name, std::size_t begin);
    [[nodiscard]] type plain_type(const std::string& name, std::size_t begin);

    [[nodiscard]] bool closes_range(std::size_t offset);

    lexer lexer_;
    problems* problems_;
    reading_trace* trace_ = nullptr;
    const scope* outer_;
    names names_;
    std::size_t max_depth_;
    std::size_t depth_ = 0;
    std::size_t position_ = 0;
    std::size_t last_end_ = 0;
    std::optional<token> next_;
    bool stopped_ = false;
    bool in_range_end_ = false;          ///< a `[` may close the range being read
    std::optional<std::uint32_t> input_; ///< slot of `?` in unary tests
    bool input_used_ = false;
};

/// A name as written, its blanks brought down to single spaces.
[[nodiscard]] std::string normal_name(std::string_view text);

} // namespace tenet::feel

#endif
