#ifndef TENET_FEEL_TREE_HPP
#define TENET_FEEL_TREE_HPP

#include <tenet/feel/builtin.hpp>
#include <tenet/feel/operators.hpp>
#include <tenet/feel/type.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tenet::feel {

/// What a part of an expression is. Names are bound already: to slots, local variables, built-ins,
/// fields and relations.
enum class form : std::uint8_t {
    literal,       ///< `constant`
    zoned_literal, ///< @"..." with a named zone: `name` is its text
    slot,          ///< `index`
    local,         ///< `index`
    builtin,       ///< `native`
    entry,         ///< `name` in one of the items in `indexes`, else parts[0] if there is one
    path,          ///< parts[0] . `name`
    descendants,   ///< parts[0] ... `name`
    filter,        ///< parts[0] [ parts[1] ], item in local `index`
    call,          ///< parts[0] ( rest ); `names` if named
    list,
    context,  ///< `names` and parts; entry i is also in local indexes[i]
    range,    ///< parts[0] .. parts[1]; null part: unbounded
    point,    ///< (= x) or (!= x): `comparing`
    negation, ///< - parts[0]
    chain,    ///< parts[0] op parts[1] op ..., left associative; `operations`
    comparison,
    conjunction,
    disjunction,
    between,
    in,            ///< parts[0] in any of the rest
    test,          ///< one test of `in`: `comparing` parts[0]
    boolean_test,  ///< one test of unary tests that uses `?`: parts[0] is the answer
    negated_tests, ///< not(...) of unary tests: parts[0]
    conditional,
    iteration, ///< domains, then the body; locals in `indexes`; partial in `index`
    some,      ///< as iteration; the body is the condition
    every,
    instance_of, ///< parts[0], `named`
    function,    ///< parts[0] body; see `frame`
    failure,     ///< reported already
};

struct tree;

/// A slot that a function literal takes along: the tree that reads it, and the local inside.
struct slot_capture {
    std::unique_ptr<tree> read;
    std::uint32_t local = 0;
};

/// A function literal: the locals its body owns, and what it takes from its surroundings.
struct function_frame {
    std::uint32_t first = 0; ///< locals [first, last) belong to a call
    std::uint32_t last = 0;
    std::vector<std::string> parameters;
    std::vector<std::uint32_t> parameter_locals;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> captures; ///< local outside, local inside
    std::vector<slot_capture> slots;
};

struct tree {
    form what = form::failure;
    std::size_t begin = 0; ///< offsets in the text
    std::size_t end = 0;
    std::uint32_t height = 1; ///< of the tree below
    feel::type is;            ///< what is known of the value
    value constant;
    std::string name;
    std::string zh;
    std::uint32_t index = 0;
    std::vector<std::uint32_t> indexes;
    std::vector<std::string> names;
    std::vector<arithmetic> operations;
    comparison comparing = comparison::equal;
    bool low_included = true;
    bool high_included = true;
    const feel::builtin* native = nullptr;
    const record_type* owner = nullptr; ///< path: record type read from, where known
    const field* member = nullptr;
    const relation* way = nullptr;
    feel::type named;
    std::unique_ptr<function_frame> frame;
    std::vector<std::unique_ptr<tree>> parts;
};

using tree_pointer = std::unique_ptr<tree>;

} // namespace tenet::feel

#endif
