#include "compiler.hpp"
#include "field_access.hpp"
#include "plain_tests.hpp"
#include "reading.hpp"
#include "reads.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::feel {

namespace {

std::vector<operand> as_operands(node_list nodes) {
    std::vector<operand> all;
    all.reserve(nodes.size());
    for (node_pointer& n : nodes) all.emplace_back(std::move(n));
    return all;
}

class negation_node final : public node {
public:
    explicit negation_node(node_pointer operand) : operand_(std::move(operand)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        return negate(run, operand_->evaluate(run));
    }
    node_pointer operand_;
};

class arithmetic_node final : public node {
public:
    arithmetic_node(arithmetic op, node_pointer a, node_pointer b)
        : op_(op), a_(std::move(a)), b_(std::move(b)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value a = a_.evaluate(run);
        return feel::compute(run, op_, a, b_.evaluate(run));
    }
    arithmetic op_;
    operand a_;
    operand b_;
};

/// The answer of an operation where the short cut of decimals gives it.
template <arithmetic op>
bool compute_quickly(const decimal& a, const decimal& b, decimal& answer) noexcept {
    if constexpr (op == arithmetic::add) return decimal_inline::add(a, b, 0, answer);
    if constexpr (op == arithmetic::subtract) return decimal_inline::subtract(a, b, answer);
    if constexpr (op == arithmetic::multiply) return decimal_inline::multiply(a, b, answer);
    if constexpr (op == arithmetic::divide) return decimal_inline::divide(a, b, answer);
    return false;
}

/// `field op constant`.
template <arithmetic op>
class field_arithmetic_node final : public node {
public:
    field_arithmetic_node(const tree& field, const value& constant)
        : is_number_(constant.is(value_kind::number)),
          field_(field),
          number_(is_number_ ? constant.as_number() : decimal{}),
          constant_(constant) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const decimal* n = is_number_ ? field_.number(run) : nullptr;
        decimal answer;
        if (n != nullptr && compute_quickly<op>(*n, number_, answer)) [[likely]]
            return value{answer};
        return compute_values(run);
    }
    [[gnu::noinline]] value compute_values(evaluation& run) const {
        value x = field_.read(run);
        if (!is_plainly_missing(x)) x = feel::compute(run, op, x, constant_);
        return x;
    }
    bool is_number_;
    field_access field_;
    decimal number_;
    value constant_;
};

node_pointer make_field_arithmetic(arithmetic op, const tree& field, const value& constant) {
    switch (op) {
    case arithmetic::add:
        return std::make_unique<field_arithmetic_node<arithmetic::add>>(field, constant);
    case arithmetic::subtract:
        return std::make_unique<field_arithmetic_node<arithmetic::subtract>>(field, constant);
    case arithmetic::multiply:
        return std::make_unique<field_arithmetic_node<arithmetic::multiply>>(field, constant);
    case arithmetic::divide:
        return std::make_unique<field_arithmetic_node<arithmetic::divide>>(field, constant);
    case arithmetic::power: break;
    }
    return std::make_unique<field_arithmetic_node<arithmetic::power>>(field, constant);
}

/// a op b op c ..., left associative.
class chain_node final : public node {
public:
    chain_node(std::vector<arithmetic> operations, node_list operands)
        : operations_(std::move(operations)), operands_(as_operands(std::move(operands))) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        value sum = operands_[0].evaluate(run);
        for (std::size_t i = 0; i < operations_.size(); ++i) {
            sum = feel::compute(run, operations_[i], sum, operands_[i + 1].evaluate(run));
        }
        return sum;
    }
    std::vector<arithmetic> operations_;
    std::vector<operand> operands_;
};

class comparison_node final : public node {
public:
    comparison_node(comparison op, node_pointer a, node_pointer b)
        : op_(op), a_(std::move(a)), b_(std::move(b)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value a = a_.evaluate(run);
        return compare(run, op_, a, b_.evaluate(run));
    }
    comparison op_;
    operand a_;
    operand b_;
};

/// `field comparison constant`.
class field_comparison_node final : public node {
public:
    field_comparison_node(comparison op, const tree& field, const value& constant)
        : op_(op),
          is_number_(constant.is(value_kind::number)),
          field_(field),
          number_(op, is_number_ ? constant.as_number() : decimal{}),
          constant_(constant) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        value x = field_.read(run);
        if (!is_plainly_missing(x)) x = compare(run, op_, x, constant_);
        return x;
    }
    [[nodiscard]] verdict decide(evaluation& run) const override {
        const decimal* n = is_number_ ? field_.number(run) : nullptr;
        return n != nullptr ? verdict_of(number_.holds(*n)) : judge_computed(run);
    }
    comparison op_;
    bool is_number_;
    field_access field_;
    number_test number_;
    value constant_;
};

/// and, or: operands in order until one settles the answer.
class logic_node final : public node {
public:
    logic_node(bool absorbing, node_list operands) : absorbing_(absorbing) {
        operands_.reserve(operands.size());
        for (node_pointer& n : operands) operands_.emplace_back(std::move(n));
    }

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const verdict v = decide(run);
        return v == verdict::other ? run.undecided() : value{v == verdict::yes};
    }

    [[nodiscard]] verdict decide(evaluation& run) const override {
        const verdict settling = verdict_of(absorbing_);
        for (std::size_t i = 0; i < operands_.size(); ++i) {
            const verdict v = operands_[i].test(run);
            if (v == settling) return v;
            if (v == verdict::other) return judge(run, from(run, i, run.undecided()));
        }
        return verdict_of(!absorbing_);
    }

    /// The answer from operand `i` on, whose value `v` is neither true nor false.
    [[gnu::noinline]] value from(evaluation& run, std::size_t i, const value& v) const {
        value answer = v;
        if (!is_plainly_missing(v)) {
            answer = absorbing_ ? either(run, value{false}, v) : both(run, value{true}, v);
        }
        while (++i < operands_.size()) {
            const value next = operands_[i].evaluate(run);
            answer = absorbing_ ? either(run, answer, next) : both(run, answer, next);
            if (answer.is(value_kind::boolean)) break;
        }
        return answer;
    }
    bool absorbing_;
    std::vector<condition> operands_;
};

/// and over plain members or slots: decided at one go, or left to the ordinary nodes.
class plain_conjunction_node final : public node {
public:
    plain_conjunction_node(plain_tests tests, node_list operands)
        : tests_(std::move(tests)),
          ordinary_(std::make_unique<logic_node>(false, std::move(operands))) {}

    [[nodiscard]] const plain_tests* short_cut() const noexcept override { return &tests_; }

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        using answer = plain_tests::answer;
        const answer met = tests_.decide(run);
        if (met == answer::ordinary) return ordinary_.evaluate(run);
        return met == answer::unknown ? run.undecided() : value{met == answer::yes};
    }
    [[nodiscard]] verdict decide(evaluation& run) const override { return ordinary_.test(run); }
    plain_tests tests_;
    condition ordinary_;
};

class between_node final : public node {
public:
    explicit between_node(node_list operands) : operands_(as_operands(std::move(operands))) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value x = operands_[0].evaluate(run);
        const value low = compare(run, comparison::greater_equal, x, operands_[1].evaluate(run));
        if (low.is_false()) return low;
        return both(run, low, compare(run, comparison::less_equal, x, operands_[2].evaluate(run)));
    }
    std::vector<operand> operands_;
};

/// One test of `in`: a comparison, an answer of its own, or something `x` is in.
struct membership_test {
    enum class way : std::uint8_t { comparison, answer, member };
    way how = way::member;
    comparison op = comparison::equal;
    operand of;
};

/// `x in (test, test, ...)`.
class in_node final : public node {
public:
    in_node(node_pointer x, std::vector<membership_test> tests)
        : x_(std::move(x)), tests_(std::move(tests)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value x = x_.evaluate(run);
        if (tests_.size() == 1) return meets(run, tests_[0], x);
        value answer{false};
        for (const membership_test& test : tests_) {
            answer = either(run, answer, meets(run, test, x));
            if (answer.is_true()) break;
        }
        return answer;
    }
    static value meets(evaluation& run, const membership_test& test, const value& x) {
        const value v = test.of.evaluate(run);
        switch (test.how) {
        case membership_test::way::comparison: return compare(run, test.op, x, v);
        case membership_test::way::answer: return both(run, value{true}, v);
        case membership_test::way::member: break;
        }
        return contains(run, v, x);
    }
    operand x_;
    std::vector<membership_test> tests_;
};

/// `field in ["A", "B", ...]`, all texts.
class field_in_texts_node final : public node {
public:
    field_in_texts_node(const tree& field, const value& list) : field_(field), list_(list) {
        for (std::size_t i = 0; i < list.as_list().size; ++i) {
            texts_.push_back(list.as_list().at(i).as_string());
        }
        if (texts_.size() > few) std::sort(texts_.begin(), texts_.end());
    }

private:
    static constexpr std::size_t few = 8;

    [[nodiscard]] value compute(evaluation& run) const override {
        const value x = field_.read(run);
        return x.is(value_kind::string) ? value{has(x.as_string())} : contains(run, list_, x);
    }
    [[nodiscard]] verdict decide(evaluation& run) const override {
        if (const std::string* text = field_.text(run)) return verdict_of(has(*text));
        return judge_computed(run);
    }
    [[nodiscard]] bool has(std::string_view text) const noexcept {
        if (texts_.size() <= few) return is_among(texts_, text);
        return std::binary_search(texts_.begin(), texts_.end(), text);
    }
    field_access field_;
    value list_;
    std::vector<std::string_view> texts_;
};

bool is_list_of_texts(const value& v) {
    if (!v.is(value_kind::list)) return false;
    const list_data& list = v.as_list();
    for (std::size_t i = 0; i < list.size; ++i) {
        if (!list.at(i).is(value_kind::string)) return false;
    }
    return true;
}

/// not(tests): true where no test holds.
class negated_tests_node final : public node {
public:
    explicit negated_tests_node(node_pointer tests) : tests_(std::move(tests)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value met = tests_->evaluate(run);
        return met.is(value_kind::boolean) ? value{!met.as_boolean()} : met;
    }
    node_pointer tests_;
};

class conditional_node final : public node {
public:
    conditional_node(node_pointer test, node_pointer yes, node_pointer no)
        : condition_(std::move(test)), yes_(std::move(yes)), no_(std::move(no)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const plain_tests::answer met = condition_.quick(run);
        if (met == plain_tests::answer::no) return take(run, no_);
        if (met == plain_tests::answer::yes) return take(run, yes_);
        return compute_at_length(run, met);
    }

    /// A branch, with its step and the one of the condition.
    static value take(evaluation& run, const operand& branch) {
        return run.take_steps(2) ? branch.evaluate_counted(run) : run.out_of_steps();
    }

    [[gnu::noinline]] value compute_at_length(evaluation& run, plain_tests::answer known) const {
        switch (condition_.test(run, known)) {
        case verdict::yes: return yes_.evaluate(run);
        case verdict::no: return no_.evaluate(run);
        case verdict::other: break;
        }
        return undecided(run);
    }

    /// The answer for a condition that is neither true nor false.
    [[nodiscard]] value undecided(evaluation& run) const {
        value test = run.undecided();
        if (!test.is_null() && !test.is_missing()) {
            test = fail_on(run, feel_messages::not_boolean, test);
        }
        if (!test.is_missing()) return no_.evaluate(run);
        const value yes = yes_.evaluate(run);
        if (yes.is_missing()) return test;
        const value no = no_.evaluate(run);
        return yes.kind() == no.kind() && identical(yes, no) ? yes : test;
    }
    condition condition_;
    operand yes_;
    operand no_;
};

} // namespace

node_pointer compiler::negation(const tree& t) {
    node_pointer operand = compile(*t.parts[0]);
    const bool fixed = operand->constant() != nullptr;
    auto n = std::make_unique<negation_node>(std::move(operand));
    return fixed ? folded(std::move(n)) : std::move(n);
}

node_pointer compiler::chain(const tree& t) {
    node_list operands = parts(t);
    if (operands.size() > 2) {
        return std::make_unique<chain_node>(t.operations, std::move(operands));
    }
    const value* constant = operands[1]->constant();
    if (constant != nullptr && is_plain_field(*t.parts[0])) {
        return make_field_arithmetic(t.operations[0], *t.parts[0], *constant);
    }
    return std::make_unique<arithmetic_node>(t.operations[0], std::move(operands[0]),
                                             std::move(operands[1]));
}

node_pointer compiler::comparison_of(const tree& t) {
    node_list operands = parts(t);
    const value* constant = operands[1]->constant();
    if (constant != nullptr && is_plain_field(*t.parts[0])) {
        return std::make_unique<field_comparison_node>(t.comparing, *t.parts[0], *constant);
    }
    return std::make_unique<comparison_node>(t.comparing, std::move(operands[0]),
                                             std::move(operands[1]));
}

/// Adds a condition to plain ones if it is one: a field or a slot against a literal.
bool compiler::add_plain(plain_tests& tests, const tree& t) {
    const bool pair = (t.what == form::comparison || t.what == form::in) && t.parts.size() == 2;
    if (!pair) return false;
    const tree& left = *t.parts[0];
    const bool is_slot = left.what == form::slot && !is_named_by(left, nullable_);
    if (!is_slot && !is_plain_field(left)) return false;
    if (t.parts[1]->what != form::literal && t.parts[1]->what != form::list) return false;
    const node_pointer right = compile(*t.parts[1]);
    const value* constant = right->constant();
    if (constant == nullptr) return false;
    if (t.what == form::comparison) return tests.add(left, t.comparing, *constant);
    return is_list_of_texts(*constant) && tests.add(left, *constant);
}

node_pointer compiler::logic(const tree& t) {
    node_list operands = parts(t);
    plain_tests tests;
    const bool plain = t.what == form::conjunction &&
                       std::all_of(t.parts.begin(), t.parts.end(), [&](const tree_pointer& part) {
                           return add_plain(tests, *part);
                       });
    if (plain)
        return std::make_unique<plain_conjunction_node>(std::move(tests), std::move(operands));
    return std::make_unique<logic_node>(t.what == form::disjunction, std::move(operands));
}

node_pointer compiler::between(const tree& t) {
    return std::make_unique<between_node>(parts(t));
}

node_pointer compiler::in(const tree& t) {
    std::vector<membership_test> tests;
    for (std::size_t i = 1; i < t.parts.size(); ++i) {
        const tree& part = *t.parts[i];
        if (part.what == form::test) {
            tests.push_back({membership_test::way::comparison, part.comparing,
                             operand{compile(*part.parts[0])}});
        } else {
            const auto how = part.what == form::boolean_test ? membership_test::way::answer
                                                             : membership_test::way::member;
            tests.push_back({how, comparison::equal, operand{compile(part)}});
        }
    }
    const bool single_member = tests.size() == 1 && tests[0].how == membership_test::way::member;
    const value* constant = single_member ? tests[0].of.get().constant() : nullptr;
    if (constant != nullptr && is_list_of_texts(*constant) && is_plain_field(*t.parts[0])) {
        return std::make_unique<field_in_texts_node>(*t.parts[0], *constant);
    }
    return std::make_unique<in_node>(compile(*t.parts[0]), std::move(tests));
}

node_pointer compiler::negated_tests(const tree& t) {
    return std::make_unique<negated_tests_node>(compile(*t.parts[0]));
}

node_pointer compiler::conditional(const tree& t) {
    node_list operands = parts(t);
    return std::make_unique<conditional_node>(std::move(operands[0]), std::move(operands[1]),
                                              std::move(operands[2]));
}

} // namespace tenet::feel
