#include "program.hpp"

#include <tenet/feel/test_set.hpp>
#include <tenet/score/messages.hpp>
#include <tenet/score/scorecard.hpp>

#include <algorithm>
#include <set>

namespace tenet::score {

namespace messages = score_messages;

namespace {

place below(place at, std::string_view step, std::size_t n) {
    at.pointer += std::string{step} + std::to_string(n);
    return at;
}

std::string joined(const std::vector<std::string>& tests) {
    std::string out;
    for (const std::string& t : tests) out += (out.empty() ? "" : ", ") + t;
    return out;
}

/// Compiles the parts of one scorecard, keeping every problem.
class scorecard_compiler {
public:
    scorecard_compiler(const feel::scope& names, const compile_options& options,
                       diagnostics& problems)
        : names_(names), options_(options), problems_(problems) {}

    void run(compiled_scorecard& into) {
        card_ = &into;
        into.slot = static_cast<std::uint32_t>(names_.slots().size());
        const scorecard_definition& d = into.definition;
        if (d.items.empty()) problems_.add(messages::no_items, {d.id}, d.at);
        std::set<std::string_view> ids;
        for (const scorecard_item& item : d.items) {
            if (item.id.empty() || !ids.insert(item.id).second) {
                problems_.add(messages::duplicate_item, {item.id}, item.at);
            }
            compile_item(item);
        }
        check_weights();
        make_grades();
    }

private:
    [[nodiscard]] feel::compile_options at(place where) const {
        feel::compile_options o;
        o.at = std::move(where);
        o.pack_functions = options_.pack_functions;
        o.null_when_missing = options_.null_when_missing;
        return o;
    }

    template <class Compiled>
    std::optional<feel::expression> kept(Compiled&& compiled) {
        if (compiled) return *compiled;
        problems_.add(compiled.error());
        return std::nullopt;
    }

    void compile_item(const scorecard_item& item) {
        compiled_item out;
        if (item.input.empty() && item.attributes.empty()) {
            problems_.add(messages::item_empty, {item.id}, item.at);
        }
        feel::scope scope = names_;
        if (!item.input.empty()) {
            out.input = kept(feel::expression::compile(item.input, names_, at(item.at)));
            scope.add("?", "", out.input ? out.input->result_type() : feel::type::any());
        }
        for (std::size_t n = 0; n < item.attributes.size(); ++n) {
            const scorecard_attribute& a = item.attributes[n];
            const place where = a.at == place{} ? below(item.at, "/attributes/", n) : a.at;
            auto when = item.input.empty()
                            ? kept(feel::expression::compile(a.when, names_, at(where)))
                            : kept(feel::expression::compile_unary_tests(a.when, scope, card_->slot,
                                                                         at(where)));
            if (when) out.attributes.push_back(*when);
        }
        set_bounds(item, out);
        check_coverage(item, out);
        card_->items.push_back(std::move(out));
    }

    void set_bounds(const scorecard_item& item, compiled_item& out) {
        out.lowest = item.lowest;
        out.highest = item.highest;
        for (const scorecard_attribute& a : item.attributes) {
            const bool outside = (item.lowest && a.points < *item.lowest) ||
                                 (item.highest && *item.highest < a.points);
            if (outside) {
                problems_.add(messages::points_outside, {item.id, a.points.canonical()}, item.at);
            }
            if (!item.lowest && (!out.lowest || a.points < *out.lowest)) out.lowest = a.points;
            if (!item.highest && (!out.highest || *out.highest < a.points)) {
                out.highest = a.points;
            }
        }
        if (item.lowest && item.highest && *item.highest < *item.lowest) {
            problems_.add(messages::bounds,
                          {item.id, item.lowest->canonical(), item.highest->canonical()}, item.at);
        }
        if (item.inverse && (!out.lowest || !out.highest)) {
            problems_.add(messages::inverse_needs_bounds, {item.id}, item.at);
        }
    }

    /// Proves, as far as texts tell, that some attribute matches whatever the input is.
    void check_coverage(const scorecard_item& item, compiled_item& out) {
        if (out.attributes.empty()) return;
        if (item.input.empty()) {
            const auto last = out.attributes.back().constant();
            out.exhaustive = last && last->is_true();
            return;
        }
        std::optional<value_set> open;
        if (!item.values.empty()) open = feel::read_test_set(joined(item.values)).values;
        if (!item.values.empty() && !open) return;
        for (const scorecard_attribute& a : item.attributes) {
            const feel::test_set test = feel::read_test_set(a.when);
            if (test.any) out.exhaustive = true;
            if (!test.values || (open && open->kind() != test.values->kind())) return;
            const value_set rest = test.values->complement();
            open = open ? open->intersected(rest) : rest;
        }
        if (out.exhaustive || !open) return;
        out.exhaustive = open->empty();
        if (!out.exhaustive) {
            problems_.add(messages::attribute_gap,
                          {item.id, open->text(), value_set::one(**open->witness()).text()},
                          item.at);
        }
    }

    void check_weights() {
        const scorecard_definition& d = card_->definition;
        bool shared = false;
        bool negative = false;
        for (const scorecard_item& item : d.items) {
            card_->weights += item.weight;
            shared = shared || item.when_missing == missing_policy::renormalise;
            negative = negative || item.weight.is_negative();
        }
        const decimal total = d.weights_total.value_or(card_->weights);
        if (d.weights_total && *d.weights_total != card_->weights) {
            problems_.add(messages::weights,
                          {d.id, card_->weights.canonical(), d.weights_total->canonical()}, d.at);
        } else if ((d.weights_total && !(decimal{} < total)) || (shared && negative)) {
            problems_.add(messages::weights_not_positive, {d.id}, d.at);
        }
    }

    void make_grades() {
        const scorecard_definition& d = card_->definition;
        if (d.grades.empty()) return;
        std::set<std::string_view> ids;
        for (const band& b : d.grades) {
            if (b.id.empty() || !ids.insert(b.id).second) {
                problems_.add(messages::duplicate_grade, {b.id}, b.at);
            }
        }
        auto grades = bands::make(d.grades, d.range, d.at);
        if (grades) {
            card_->grades = std::move(*grades);
        } else {
            problems_.add(grades.error());
        }
    }

    const feel::scope& names_;
    const compile_options& options_;
    diagnostics& problems_;
    compiled_scorecard* card_ = nullptr;
};

} // namespace

result<scorecard> scorecard::compile(scorecard_definition definition, const feel::scope& names,
                                     const compile_options& options) {
    auto made = std::make_shared<program>();
    made->definition = std::move(definition);
    diagnostics problems;
    scorecard_compiler{names, options, problems}.run(*made);
    if (problems.has_errors()) return problems;
    scorecard card;
    card.program_ = std::move(made);
    return card;
}

} // namespace tenet::score
