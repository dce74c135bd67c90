#ifndef TENET_FEEL_COMPILER_HPP
#define TENET_FEEL_COMPILER_HPP

#include "node.hpp"
#include "span_of_filter.hpp"
#include "tree.hpp"

#include <tenet/schema/arena.hpp>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tenet::feel {

class external_functions;
class part_log;
class plain_tests;

/// Turns a bound tree into nodes. Constants are computed once and lie in the program's memory;
/// shapes that rules are full of (field against constant) become one node each.
class compiler {
public:
    /// `nullable`: paths that are read as null where they are missing.
    compiler(arena& memory, std::span<const std::string> nullable,
             const external_functions* externals)
        : memory_(&memory), nullable_(nullable), externals_(externals) {}

    [[nodiscard]] node_pointer compile(const tree& t);
    /// From now on what parts come to when they run is noted, unless the log is null.
    void watch(std::shared_ptr<part_log> log) noexcept { log_ = std::move(log); }

private:
    [[nodiscard]] node_pointer made(const tree& t);
    // Names and paths.
    [[nodiscard]] node_pointer slot(const tree& t);
    [[nodiscard]] node_pointer local(const tree& t);
    [[nodiscard]] node_pointer entry(const tree& t);
    [[nodiscard]] node_pointer path(const tree& t);
    [[nodiscard]] node_pointer descent(const tree& t);
    [[nodiscard]] node_pointer relation_path(const tree& t,
                                             std::span<const filter_condition> conditions);
    // Operators.
    [[nodiscard]] node_pointer negation(const tree& t);
    [[nodiscard]] node_pointer chain(const tree& t);
    [[nodiscard]] node_pointer comparison_of(const tree& t);
    [[nodiscard]] node_pointer logic(const tree& t);
    [[nodiscard]] node_pointer between(const tree& t);
    [[nodiscard]] node_pointer in(const tree& t);
    [[nodiscard]] node_pointer negated_tests(const tree& t);
    [[nodiscard]] node_pointer instance_of(const tree& t);
    [[nodiscard]] node_pointer conditional(const tree& t);
    // Collections.
    [[nodiscard]] node_pointer list(const tree& t);
    [[nodiscard]] node_pointer context(const tree& t);
    [[nodiscard]] node_pointer range(const tree& t);
    [[nodiscard]] node_pointer point(const tree& t);
    [[nodiscard]] node_pointer filter(const tree& t);
    [[nodiscard]] node_pointer iteration(const tree& t);
    [[nodiscard]] node_pointer quantified(const tree& t);
    // Functions.
    [[nodiscard]] node_pointer function(const tree& t);
    [[nodiscard]] node_pointer external_body(const tree& t);
    [[nodiscard]] node_pointer call(const tree& t);
    [[nodiscard]] node_pointer builtin_call(const tree& t);
    // Constants.
    [[nodiscard]] node_pointer literal(const tree& t);
    [[nodiscard]] node_pointer zoned_literal(const tree& t);
    [[nodiscard]] node_pointer constant(const value& v);
    [[nodiscard]] node_pointer folded(node_pointer n);

    [[nodiscard]] node_list parts(const tree& t, std::size_t from = 0);

    [[nodiscard]] bool add_plain(plain_tests& tests, const tree& t);
    /// Whether a tree is a plain field of the record in a slot, which fused nodes read.
    [[nodiscard]] bool is_plain_field(const tree& t) const;

    arena* memory_;
    std::span<const std::string> nullable_;
    const external_functions* externals_;
    std::shared_ptr<part_log> log_;
    std::vector<filter_condition> pending_; ///< of filters around the one being compiled
};

/// A node that always gives `v`, which must outlive it.
[[nodiscard]] node_pointer make_constant(const value& v);

/// Whether a tree reads a local variable, or may read entries of the item in it.
[[nodiscard]] bool reads_local(const tree& t, std::uint32_t local);

} // namespace tenet::feel

#endif
