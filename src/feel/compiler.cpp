#include "compiler.hpp"

#include "part_log.hpp"
#include "reading.hpp"

#include <tenet/base/zone.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tenet::feel {

namespace {

class constant_node final : public node {
public:
    explicit constant_node(const value& v) : value_(v) {}
    [[nodiscard]] const value* constant() const noexcept override { return &value_; }

private:
    [[nodiscard]] value compute(evaluation&) const override { return value_; }
    value value_;
};

/// `@"..."` whose zone only the run knows.
class zoned_literal_node final : public node {
public:
    explicit zoned_literal_node(std::string text) : text_(std::move(text)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const zone_database* zones = run.context().zones;
        if (const auto at = date_time::parse(text_, zones)) {
            return value::of(run.memory().make<date_time>(*at));
        }
        if (const auto t = time_of_day::parse(text_, zones)) {
            return value::of(run.memory().make<time_of_day>(*t));
        }
        return run.fail(feel_messages::unknown_zone, std::array{std::string_view{text_}});
    }
    std::string text_;
};

} // namespace

node::verdict node::judge_computed(evaluation& run) const {
    return judge(run, compute(run));
}

node_pointer make_constant(const value& v) {
    return std::make_unique<constant_node>(v);
}

node_pointer compiler::constant(const value& v) {
    return make_constant(deep_copy(v, *memory_));
}

/// The constant a node without outside reads amounts to.
node_pointer compiler::folded(node_pointer n) {
    static const run_context nowhere;
    evaluation once{nowhere};
    const value v = n->evaluate(once);
    if (once.exhausted() != nullptr || v.is_null() || v.is_missing()) return n;
    return constant(v);
}

node_list compiler::parts(const tree& t, std::size_t from) {
    node_list nodes;
    nodes.reserve(t.parts.size() - from);
    for (std::size_t i = from; i < t.parts.size(); ++i) {
        nodes.push_back(t.parts[i] ? compile(*t.parts[i]) : nullptr);
    }
    return nodes;
}

node_pointer compiler::literal(const tree& t) {
    if (!t.names.empty()) return constant(value{std::string_view{t.name}});
    return constant(t.constant);
}

node_pointer compiler::zoned_literal(const tree& t) {
    if (const auto at = date_time::parse(t.name)) {
        return make_constant(value::of(memory_->make<date_time>(*at)));
    }
    if (const auto time = time_of_day::parse(t.name)) {
        return make_constant(value::of(memory_->make<time_of_day>(*time)));
    }
    return std::make_unique<zoned_literal_node>(t.name);
}

node_pointer compiler::compile(const tree& t) {
    node_pointer n = made(t);
    if (log_ == nullptr) return n;
    return watched(std::move(n), t, log_);
}

node_pointer compiler::made(const tree& t) {
    switch (t.what) {
    case form::literal: return literal(t);
    case form::zoned_literal: return zoned_literal(t);
    case form::slot: return slot(t);
    case form::local: return local(t);
    case form::builtin:
    case form::function: return function(t);
    case form::entry: return entry(t);
    case form::path: return path(t);
    case form::descendants: return descent(t);
    case form::filter: return filter(t);
    case form::call: return call(t);
    case form::list: return list(t);
    case form::context: return context(t);
    case form::range: return range(t);
    case form::point: return point(t);
    case form::negation: return negation(t);
    case form::chain: return chain(t);
    case form::comparison: return comparison_of(t);
    case form::conjunction:
    case form::disjunction: return logic(t);
    case form::between: return between(t);
    case form::in: return in(t);
    case form::test: return point(t);
    case form::boolean_test: return compile(*t.parts[0]);
    case form::negated_tests: return negated_tests(t);
    case form::conditional: return conditional(t);
    case form::iteration: return iteration(t);
    case form::some:
    case form::every: return quantified(t);
    case form::instance_of: return instance_of(t);
    case form::failure: break;
    }
    return make_constant(value::null());
}

bool reads_local(const tree& t, std::uint32_t local) {
    if (t.what == form::local && t.index == local) return true;
    if (t.what == form::entry &&
        std::find(t.indexes.begin(), t.indexes.end(), local) != t.indexes.end()) {
        return true;
    }
    if (t.frame) {
        const auto& captures = t.frame->captures;
        return std::any_of(captures.begin(), captures.end(),
                           [local](const auto& c) { return c.first == local; });
    }
    return std::any_of(t.parts.begin(), t.parts.end(), [local](const tree_pointer& part) {
        return part && reads_local(*part, local);
    });
}

} // namespace tenet::feel
