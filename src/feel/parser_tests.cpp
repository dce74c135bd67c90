#include "parser.hpp"

#include <tenet/feel/messages.hpp>

#include <utility>

namespace tenet::feel {

tree_pointer parser::in(tree_pointer left) {
    (void)take();
    tree_pointer t = make(form::in, left->begin);
    t->is = type::scalar(value_kind::boolean);
    adopt(*t, std::move(left));
    if (!at(token_kind::open_round) || !bracketed_tests(*t)) adopt(*t, test(test_place::bare));
    return done(std::move(t));
}

/// `( test, test )` right of `in`; false, and nothing read, if the bracket only opens an operand
/// such as `(a + b) * c`.
bool parser::bracketed_tests(tree& into) {
    const std::size_t begin = position_;
    const std::size_t parts = into.parts.size();
    const std::size_t known_problems = problems_->size();
    const std::size_t open = take().begin;
    tests(into, test_place::brackets);
    if (!stopped_ && into.parts.size() == parts + 1 && accept(token_kind::dots)) {
        tree_pointer low = std::move(into.parts.back());
        into.parts.pop_back();
        adopt(into, range(std::move(low), false, open));
    } else {
        expect(token_kind::close_round, {"“,”或“)”", "\",\" or \")\""});
    }
    switch (peek().kind) {
    case token_kind::plus:
    case token_kind::minus:
    case token_kind::star:
    case token_kind::slash:
    case token_kind::power:
    case token_kind::dot:
    case token_kind::open_square:
    case token_kind::open_round: break;
    default: return true;
    }
    if (stopped_ || (at(token_kind::open_square) && in_range_end_)) return true;
    into.parts.resize(parts);
    problems_->rewind(known_problems);
    move_to(begin);
    return false;
}

/// Whether a unary test without `?` is a condition: the value tested cannot be its true or false.
bool parser::answers_by_itself(const tree& t) const {
    const bool condition =
        t.is.is == type::family::scalar && t.is.kind == value_kind::boolean && !t.parts.empty();
    if (!condition || outer_->slots().size() <= *input_) return false;
    const type& tested = outer_->slots()[*input_].is;
    return tested.is == type::family::scalar && tested.kind != value_kind::boolean;
}

void parser::tests(tree& into, test_place where) {
    do {
        adopt(into, test(where));
    } while (!stopped_ && accept(token_kind::comma));
}

tree_pointer parser::test(test_place where) {
    const std::size_t begin = peek().begin;
    if (const auto sign = comparison_sign()) {
        (void)take();
        tree_pointer t = make(form::test, begin);
        t->comparing = *sign;
        t->is = type::scalar(value_kind::boolean);
        adopt(*t, chain(0));
        return done(std::move(t));
    }
    if (where == test_place::bare) return chain(0);
    if (where == test_place::brackets) return expression();
    input_used_ = false;
    tree_pointer answer = expression();
    if (!input_used_ && !answers_by_itself(*answer)) return answer;
    tree_pointer t = make(form::boolean_test, begin);
    t->is = type::scalar(value_kind::boolean);
    adopt(*t, std::move(answer));
    return done(std::move(t));
}

tree_pointer parser::whole_unary_tests(std::uint32_t input) {
    input_ = input;
    const std::size_t begin = peek().begin;
    if (at(token_kind::minus)) {
        (void)take();
        if (at(token_kind::end)) return nullptr;
        move_to(begin);
    }
    tree_pointer t = make(form::in, begin);
    t->is = type::scalar(value_kind::boolean);
    tree_pointer tested = make(form::slot, begin);
    tested->index = input;
    if (outer_->slots().size() > input) {
        tested->is = outer_->slots()[input].is;
        tested->name = outer_->slots()[input].name;
    }
    adopt(*t, std::move(tested));
    bool negated = false;
    if (at(token_kind::name) && slice(begin, peek().end) == "not") {
        (void)take();
        negated = at(token_kind::open_round);
        if (!negated) move_to(begin);
    }
    if (negated) (void)take();
    tests(*t, test_place::unary);
    if (negated) {
        expect(token_kind::close_round, {"“,”或“)”", "\",\" or \")\""});
        tree_pointer inner = std::move(t);
        t = make(form::negated_tests, begin);
        t->is = inner->is;
        adopt(*t, std::move(inner));
    }
    if (!stopped_ && !at(token_kind::end)) {
        unexpected({"“,”或表达式的结尾", "\",\" or the end"});
    }
    return done(std::move(t));
}

} // namespace tenet::feel
