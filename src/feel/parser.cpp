#include "parser.hpp"

#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::size_t shown_characters = 24;

constexpr int additive = 0;
constexpr int multiplicative = 1;
constexpr int exponential = 2;

std::optional<arithmetic> operation(token_kind kind, int level) noexcept {
    switch (kind) {
    case token_kind::plus: return level == additive ? std::optional{arithmetic::add} : std::nullopt;
    case token_kind::minus:
        return level == additive ? std::optional{arithmetic::subtract} : std::nullopt;
    case token_kind::star:
        return level == multiplicative ? std::optional{arithmetic::multiply} : std::nullopt;
    case token_kind::slash:
        return level == multiplicative ? std::optional{arithmetic::divide} : std::nullopt;
    case token_kind::power:
        return level == exponential ? std::optional{arithmetic::power} : std::nullopt;
    default: return {};
    }
}

type boolean() {
    return type::scalar(value_kind::boolean);
}

} // namespace

parser::parser(std::string_view text, const scope& outer, const compile_options& options,
               problems& found)
    : lexer_(text, found),
      problems_(&found),
      outer_(&outer),
      names_(outer, options.pack_functions),
      max_depth_(options.max_depth) {}

const token& parser::peek() {
    if (!next_) {
        next_ = stopped_
                    ? token{token_kind::end, lexer_.text().size(), lexer_.text().size(), {}, {}}
                    : lexer_.read(position_);
        if (next_->kind == token_kind::broken) {
            stopped_ = true;
            next_->kind = token_kind::end;
        }
    }
    return *next_;
}

token parser::take() {
    token taken = peek();
    next_.reset();
    position_ = taken.end;
    last_end_ = taken.end;
    return taken;
}

void parser::move_to(std::size_t offset) {
    next_.reset();
    position_ = offset;
    last_end_ = offset;
}

bool parser::accept(token_kind kind) {
    if (!at(kind)) return false;
    (void)take();
    return true;
}

void parser::expect(token_kind kind, expectation what) {
    if (!accept(kind)) unexpected(what);
}

void parser::stop(const message& what, std::vector<std::string> arguments, std::size_t offset) {
    if (stopped_) return;
    problems_->add(what, std::move(arguments), offset);
    stopped_ = true;
    next_.reset();
}

void parser::unexpected(expectation what) {
    const token& found = peek();
    std::vector<std::string> arguments{std::string{}, std::string{what.zh}, std::string{what.en}};
    if (found.kind == token_kind::end) {
        return stop(feel_messages::unexpected_end, {std::string{}, arguments[1], arguments[2]},
                    found.begin);
    }
    std::size_t end = found.begin;
    for (std::size_t n = 0; n < shown_characters && end < found.end; ++n) {
        (void)next_code_point(lexer_.text(), end);
    }
    arguments[0] = slice(found.begin, end);
    stop(feel_messages::unexpected, std::move(arguments), found.begin);
}

std::string_view parser::slice(std::size_t begin, std::size_t end) const {
    return lexer_.text().substr(begin, end - begin);
}

tree_pointer parser::make(form what, std::size_t begin) {
    auto t = std::make_unique<tree>();
    t->what = what;
    t->begin = begin;
    return t;
}

void parser::adopt(tree& parent, tree_pointer part) {
    if (part) parent.height = std::max(parent.height, part->height + 1);
    parent.parts.push_back(std::move(part));
    const std::size_t highest = 8 * max_depth_ + 64;
    if (parent.height > highest) {
        stop(feel_messages::too_deep, {std::to_string(max_depth_)}, parent.begin);
    }
}

tree_pointer parser::done(tree_pointer t) const {
    t->end = last_end_;
    return t;
}

tree_pointer parser::broken() {
    return make(form::failure, position_);
}

tree_pointer parser::whole_expression() {
    tree_pointer t = expression();
    if (!stopped_ && !at(token_kind::end)) {
        unexpected({"运算符或表达式的结尾", "an operator or the end"});
    }
    return t;
}

type parser::whole_type() {
    type is = type_name();
    if (!stopped_ && !at(token_kind::end)) unexpected({"类型的结尾", "the end of the type"});
    return is;
}

tree_pointer parser::expression() {
    if (++depth_ > max_depth_) {
        stop(feel_messages::too_deep, {std::to_string(max_depth_)}, peek().begin);
    }
    const bool outer_range_end = std::exchange(in_range_end_, false);
    tree_pointer t = stopped_ ? broken() : logic(token_kind::keyword_or);
    in_range_end_ = outer_range_end;
    --depth_;
    return t;
}

tree_pointer parser::logic(token_kind sign) {
    const bool is_or = sign == token_kind::keyword_or;
    const std::size_t begin = peek().begin;
    const auto tighter = [&] {
        return is_or ? logic(token_kind::keyword_and) : comparison_level();
    };
    tree_pointer first = tighter();
    if (!at(sign)) return first;
    tree_pointer t = make(is_or ? form::disjunction : form::conjunction, begin);
    t->is = boolean();
    adopt(*t, std::move(first));
    while (accept(sign)) adopt(*t, tighter());
    return done(std::move(t));
}

std::optional<comparison> parser::comparison_sign() {
    switch (peek().kind) {
    case token_kind::equal: return comparison::equal;
    case token_kind::not_equal: return comparison::not_equal;
    case token_kind::less: return comparison::less;
    case token_kind::less_equal: return comparison::less_equal;
    case token_kind::greater: return comparison::greater;
    case token_kind::greater_equal: return comparison::greater_equal;
    default: return {};
    }
}

tree_pointer parser::comparison_level() {
    const std::size_t begin = peek().begin;
    tree_pointer left = chain(additive);
    while (!stopped_) {
        if (const auto sign = comparison_sign()) {
            (void)take();
            tree_pointer t = make(form::comparison, begin);
            t->comparing = *sign;
            t->is = boolean();
            adopt(*t, std::move(left));
            adopt(*t, chain(additive));
            left = done(std::move(t));
        } else if (at(token_kind::keyword_between)) {
            left = between(std::move(left));
        } else if (at(token_kind::keyword_in)) {
            left = in(std::move(left));
        } else {
            break;
        }
    }
    return left;
}

tree_pointer parser::between(tree_pointer left) {
    (void)take();
    tree_pointer t = make(form::between, left->begin);
    t->is = boolean();
    adopt(*t, std::move(left));
    adopt(*t, chain(additive));
    expect(token_kind::keyword_and, {"“and”", "\"and\""});
    adopt(*t, chain(additive));
    return done(std::move(t));
}

tree_pointer parser::chain(int level) {
    const std::size_t begin = peek().begin;
    const auto tighter = [&] { return level == exponential ? negation() : chain(level + 1); };
    tree_pointer first = tighter();
    if (!operation(peek().kind, level)) return first;
    tree_pointer t = make(form::chain, begin);
    bool numbers = first->is.kind == value_kind::number;
    adopt(*t, std::move(first));
    while (const auto op = operation(peek().kind, level)) {
        (void)take();
        t->operations.push_back(*op);
        adopt(*t, tighter());
        numbers = numbers && t->parts.back()->is.kind == value_kind::number;
    }
    if (numbers) t->is = type::scalar(value_kind::number);
    return done(std::move(t));
}

tree_pointer parser::negation() {
    if (!at(token_kind::minus)) return instance();
    const std::size_t begin = take().begin;
    if (++depth_ > max_depth_) {
        stop(feel_messages::too_deep, {std::to_string(max_depth_)}, begin);
    }
    tree_pointer t = make(form::negation, begin);
    adopt(*t, stopped_ ? broken() : negation());
    t->is = t->parts[0]->is;
    --depth_;
    return done(std::move(t));
}

tree_pointer parser::instance() {
    tree_pointer left = postfix();
    while (at(token_kind::keyword_instance)) {
        (void)take();
        tree_pointer t = make(form::instance_of, left->begin);
        t->is = boolean();
        adopt(*t, std::move(left));
        if (at(token_kind::name) && slice(peek().begin, peek().end) == "of") {
            (void)take();
        } else {
            unexpected({"“of”", "\"of\""});
        }
        t->named = type_name();
        left = done(std::move(t));
    }
    return left;
}

tree_pointer parser::postfix() {
    tree_pointer left = operand();
    while (!stopped_) {
        if (at(token_kind::dot)) {
            left = step(std::move(left));
        } else if (at(token_kind::descent)) {
            left = descent(std::move(left));
        } else if (at(token_kind::open_round)) {
            left = call(std::move(left));
        } else if (at(token_kind::open_square) && !(in_range_end_ && closes_range(peek().end))) {
            left = filter(std::move(left));
        } else {
            break;
        }
    }
    return left;
}

/// Whether a `[` that ends before `offset` closes a range: nothing that begins an index follows.
bool parser::closes_range(std::size_t offset) {
    const std::size_t next = lexer_.skip(offset);
    if (next >= lexer_.text().size()) return true;
    if (lexer_.text()[next] == '.') return lexer_.word_end(next + 1) != next + 1;
    switch (lexer_.text()[next]) {
    case ')':
    case ']':
    case '}':
    case ',':
    case '=':
    case '!':
    case '<':
    case '>':
    case '+':
    case '*':
    case '/': return true;
    default: break;
    }
    switch (keyword(slice(next, lexer_.word_end(next)))) {
    case token_kind::keyword_and:
    case token_kind::keyword_or:
    case token_kind::keyword_then:
    case token_kind::keyword_else:
    case token_kind::keyword_return:
    case token_kind::keyword_satisfies:
    case token_kind::keyword_in:
    case token_kind::keyword_between:
    case token_kind::keyword_instance: return true;
    default: return false;
    }
}

tree_pointer parser::step(tree_pointer left) {
    (void)take();
    const std::size_t begin = left->begin;
    const std::size_t name_begin = peek().begin;
    const type item = item_of(left->is);
    const std::string wanted = member_name(item);
    if (stopped_) return left;
    tree_pointer t = names_.path(std::move(left), wanted);
    if (!t) {
        const std::string near{closest(wanted, item.record->names())};
        std::vector<std::string> arguments{wanted, std::string{item.record->name()}};
        if (!near.empty()) arguments.push_back(near);
        problems_->add(near.empty() ? feel_messages::unknown_field
                                    : feel_messages::unknown_field_near,
                       std::move(arguments), name_begin);
        t = broken();
    }
    t->begin = begin;
    const std::size_t highest = 8 * max_depth_ + 64;
    if (t->height > highest) stop(feel_messages::too_deep, {std::to_string(max_depth_)}, begin);
    return done(std::move(t));
}

tree_pointer parser::descent(tree_pointer left) {
    (void)take();
    tree_pointer t = make(form::descendants, left->begin);
    t->is = type::list_of(type::any());
    adopt(*t, std::move(left));
    t->name = member_name(type::any());
    return done(std::move(t));
}

tree_pointer parser::filter(tree_pointer left) {
    (void)take();
    tree_pointer t = make(form::filter, left->begin);
    const type item = item_of(left->is);
    t->index = names_.new_local();
    const type list = left->is.is == type::family::any ? type::any() : type::list_of(item);
    adopt(*t, std::move(left));
    names_.open_item(t->index, item);
    next_.reset();
    adopt(*t, expression());
    names_.close();
    const type& by = t->parts[1]->is;
    const bool is_index = by.is == type::family::scalar && by.kind == value_kind::number;
    const bool is_condition = by.is == type::family::scalar && by.kind == value_kind::boolean;
    t->is = is_index ? item : is_condition ? list : type::any();
    expect(token_kind::close_square, {"“]”", "\"]\""});
    return done(std::move(t));
}

tree_pointer parser::operand() {
    if (at(token_kind::end)) {
        unexpected({"一个值", "a value"});
        return broken();
    }
    const std::size_t begin = peek().begin;
    if (known_name_end(begin) > peek().end) return name();
    switch (peek().kind) {
    case token_kind::number: {
        const decimal n = take().number;
        return literal(value{n}, type::scalar(value_kind::number));
    }
    case token_kind::string: {
        tree_pointer t = literal(value{}, type::scalar(value_kind::string));
        t->name = peek().text;
        t->names.emplace_back(); // marks a text whose bytes are in `name`
        (void)take();
        return done(std::move(t));
    }
    case token_kind::keyword_true: (void)take(); return literal(value{true}, boolean());
    case token_kind::keyword_false: (void)take(); return literal(value{false}, boolean());
    case token_kind::keyword_null: (void)take(); return literal(value{}, type::any());
    case token_kind::at: return at_literal();
    case token_kind::name: return name();
    case token_kind::open_round: return round();
    case token_kind::open_square:
    case token_kind::close_square: return square();
    case token_kind::open_curly: return context();
    case token_kind::keyword_if: return conditional();
    case token_kind::keyword_for: return iteration();
    case token_kind::keyword_some: return quantified(form::some);
    case token_kind::keyword_every: return quantified(form::every);
    case token_kind::keyword_function: return function();
    case token_kind::less:
    case token_kind::less_equal:
    case token_kind::greater:
    case token_kind::greater_equal: return comparison_range(begin);
    default: unexpected({"一个值", "a value"}); return broken();
    }
}

} // namespace tenet::feel
