#include <tenet/dmn/lint.hpp>
#include <tenet/dmn/messages.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace tenet::dmn {

namespace messages = dmn_messages;
using kind = model_element::kind;

namespace {

constexpr std::size_t most_findings = 10'000;

bool may_give_null(const table::decision_table& table) {
    const table::table_definition& d = table.definition();
    const bool lists = d.policy == table::hit_policy::collect ||
                       d.policy == table::hit_policy::rule_order ||
                       d.policy == table::hit_policy::output_order;
    return !lists && std::any_of(d.outputs.begin(), d.outputs.end(),
                                 [](const auto& o) { return o.otherwise.empty(); });
}

class linter {
public:
    linter(const decision_model& model, const lint_options& options)
        : model_(model), options_(options), found_(most_findings) {}

    diagnostics run() {
        found_.add(model_.problems());
        model_.each_table(
            [this](const model_element& in, const table::decision_table& t) { check(in, t); });
        if (!model_.problems().has_errors()) {
            check_requirements();
            check_inputs();
        }
        return std::move(found_);
    }

private:
    void check(const model_element& in, const table::decision_table& t) {
        const table::table_analysis analysis = table::analyse(t, options_.tables);
        table::report(t, analysis, found_, in.name);
        if (analysis.gaps.empty() || !may_give_null(t)) return;
        found_.add(messages::can_be_null, {in.name, std::to_string(analysis.gaps.size())},
                   t.definition().at);
    }

    void check_requirements() {
        for (const decision_model::requirement& r : model_.requirements()) {
            if (r.is_read) continue;
            found_.add(messages::unread_requirement, {r.by->name, r.what->name}, r.at);
        }
    }

    void check_inputs() {
        for (const model_definition& m : model_.models()) {
            for (const model_element& e : m.elements) {
                if (e.is != kind::input || is_used(m, e)) continue;
                found_.add(messages::unused_input, {e.name}, e.at);
            }
        }
    }

    [[nodiscard]] bool is_used(const model_definition& of, const model_element& input) const {
        for (const model_definition& m : model_.models()) {
            const auto names_it = [&](const element_reference& r) {
                return r.id == input.id && (r.model.empty() ? m.model : r.model) == of.model;
            };
            for (const model_element& e : m.elements) {
                for (const auto* some : {&e.requires_information, &e.input_data}) {
                    if (std::any_of(some->begin(), some->end(), names_it)) return true;
                }
            }
        }
        return false;
    }

    const decision_model& model_;
    const lint_options& options_;
    diagnostics found_;
};

diagnostics sorted(const diagnostics& found) {
    std::vector<diagnostic> items = found.items();
    std::stable_sort(items.begin(), items.end(), [](const diagnostic& a, const diagnostic& b) {
        const place& x = a.where();
        const place& y = b.where();
        return std::tie(x.file, x.line, x.column) < std::tie(y.file, y.line, y.column);
    });
    diagnostics out{most_findings};
    for (diagnostic& d : items) out.add(std::move(d));
    return out;
}

} // namespace

diagnostics lint(std::span<const model_definition> models, const lint_options& options) {
    compile_options how;
    how.externals = options.externals;
    how.types = options.types;
    how.tolerant = true;
    how.ambiguous_names = true;
    const auto model = decision_model::compile(models, how);
    return model ? sorted(linter{*model, options}.run()) : model.error();
}

} // namespace tenet::dmn
