#include "compiler.hpp"
#include "parser.hpp"
#include "part_log.hpp"
#include "problems.hpp"
#include "reads.hpp"
#include "refuse.hpp"

#include <tenet/feel/expression.hpp>

#include <utility>

namespace tenet::feel {

/// What a compiled expression consists of. The nodes point into `memory` and, through record
/// types, into `types`.
struct expression::program {
    std::string text;
    place at;
    std::shared_ptr<const catalogue> types;
    arena memory{1024};
    type result;
    std::uint32_t locals = 0;
    std::uint32_t slots = 0; ///< of the scope it was compiled for
    std::optional<operand> root;
    std::vector<fact_read> reads;
    node_list read_nodes;
    std::vector<relation_use> relations;

    [[nodiscard]] value evaluate(evaluation& run) const {
        value answer = root->evaluate(run);
        if (run.exhausted() != nullptr) [[unlikely]]
            answer = ended(run);
        return answer;
    }
    /// The value where a limit ended the run; says where.
    [[nodiscard, gnu::noinline]] value ended(evaluation& run) const {
        run.ended_at(problems{text, at}.at(run.take_ended_near().value_or(0)));
        return value::missing(run.exhausted());
    }
    /// For an evaluation that has not seen a program of that size.
    [[nodiscard, gnu::noinline]] value evaluate_with_room(evaluation& run) const {
        run.need_slots(slots);
        run.need_locals(locals);
        return evaluate(run);
    }

    void take(const tree* t, const compile_options& options,
              const std::shared_ptr<part_log>& log = nullptr) {
        compiler made{memory, options.null_when_missing, options.externals};
        made.watch(log);
        root.emplace(t != nullptr ? made.compile(*t) : make_constant(value{true}));
        if (t == nullptr) return;
        for (const static_read& r : static_reads(*t)) {
            reads.push_back(r.read);
            read_nodes.push_back(made.compile(*r.path));
        }
        relations = followed_relations(*t);
    }
};

result<expression> expression::compile(std::string_view text, const scope& names,
                                       const compile_options& options) {
    return compile(text, names, options, nullptr);
}

result<expression> expression::compile(std::string_view text, const scope& names,
                                       const compile_options& options,
                                       const std::shared_ptr<part_log>& log) {
    if (auto refused = refuse(text, options); refused.has_errors()) return refused;
    problems found{text, options.at};
    parser reader{text, names, options, found};
    const tree_pointer t = reader.whole_expression();
    if (!found.empty()) return found.list();
    auto made = std::make_shared<program>();
    made->text = text;
    made->at = options.at;
    made->types = names.shared_types();
    made->slots = static_cast<std::uint32_t>(names.slots().size());
    made->result = t->is;
    made->take(t.get(), options, log);
    made->locals = reader.locals();
    expression e;
    e.program_ = std::move(made);
    return e;
}

result<expression> expression::compile_unary_tests(std::string_view text, const scope& names,
                                                   std::uint32_t input,
                                                   const compile_options& options) {
    if (auto refused = refuse(text, options); refused.has_errors()) return refused;
    problems found{text, options.at};
    parser reader{text, names, options, found};
    const tree_pointer t = reader.whole_unary_tests(input);
    if (!found.empty()) return found.list();
    auto made = std::make_shared<program>();
    made->text = text;
    made->at = options.at;
    made->types = names.shared_types();
    made->slots = static_cast<std::uint32_t>(names.slots().size());
    made->result = type::scalar(value_kind::boolean);
    made->take(t.get(), options);
    made->locals = reader.locals();
    expression e;
    e.program_ = std::move(made);
    return e;
}

namespace {

/// What an expression reads, without taking steps of the run.
std::vector<observation> observed(const expression& e, evaluation& run) {
    evaluation aside{run.context()};
    for (std::uint32_t n = 0; n < run.slot_count(); ++n) aside.set(n, run.slot(n));
    std::vector<observation> reads = e.observe(aside);
    const arena::uncounted beside{run.memory()};
    for (observation& r : reads) r.is = deep_copy(r.is, run.memory());
    return reads;
}

} // namespace

expression_explanation explain(const expression& e, const scope& names, evaluation& run,
                               const compile_options& options, std::size_t most) {
    expression_explanation found;
    found.of = e;
    found.reads = observed(e, run);
    const auto log = std::make_shared<part_log>(e.text(), options.at, most);
    const auto watched = expression::compile(e.text(), names, options, log);
    if (!watched) {
        found.result = e.evaluate(run);
        return found;
    }
    failure_listener* const before = run.tell_failures(log.get());
    found.program = *watched;
    found.result = watched->evaluate(run);
    run.tell_failures(before);
    log->give(found);
    return found;
}

result<type> read_type(std::string_view text, const scope& names, place at) {
    compile_options options;
    options.at = std::move(at);
    if (auto refused = refuse(text, options); refused.has_errors()) {
        return refused;
    }
    problems found{text, options.at};
    parser reader{text, names, options, found};
    type is = reader.whole_type();
    if (!found.empty()) return found.list();
    return is;
}

value expression::evaluate(evaluation& run) const {
    if (program_->slots > run.slot_count() || program_->locals > run.local_count()) [[unlikely]] {
        return program_->evaluate_with_room(run);
    }
    return program_->evaluate(run);
}

const std::string& expression::text() const noexcept {
    return program_->text;
}

std::span<const fact_read> expression::reads() const noexcept {
    return program_->reads;
}

std::span<const relation_use> expression::relations() const noexcept {
    return program_->relations;
}

std::vector<observation> expression::observe(evaluation& run) const {
    run.need_slots(program_->slots);
    std::vector<observation> seen;
    seen.reserve(program_->reads.size());
    for (std::size_t i = 0; i < program_->reads.size(); ++i) {
        seen.push_back({&program_->reads[i], program_->read_nodes[i]->evaluate(run)});
    }
    return seen;
}

const type& expression::result_type() const noexcept {
    return program_->result;
}

std::optional<value> expression::constant() const {
    const value* v = program_->root->get().constant();
    return v != nullptr ? std::optional{*v} : std::nullopt;
}

const node& expression::root() const noexcept {
    return program_->root->get();
}

} // namespace tenet::feel
