#include "pack_test_bind.hpp"
#include "program.hpp"

#include <tenet/policy/coverage.hpp>
#include <tenet/policy/trace.hpp>

#include <algorithm>
#include <cstdint>
#include <map>

namespace tenet::policy {

std::vector<outcome> rule_coverage::untested() const {
    std::vector<outcome> out;
    for (const outcome o : {outcome::pass, outcome::fail, outcome::unknown}) {
        if (outcomes[o] == 0) out.push_back(o);
    }
    return out;
}

namespace {

/// Counts what the tests of one pack bring about.
class coverage_count {
public:
    explicit coverage_count(const pack_test_setting& in) : in_(in) {
        for (const rule* r : in.rules->rules()) counted_.rules.push_back({r->id, {}});
        for (const table::table_definition& t : in.rules->source().tables) add_pack_table(t.id);
        for (const compiled_rule& r : in.rules->compiled().rules) {
            if (r.model) add_model(r.source->model.file, r.model->model);
        }
    }

    pack_coverage run() {
        for (const pack_test& test : in_.rules->source().tests) {
            diagnostics unheard;
            const auto by = bind_test(test, in_, unheard);
            if (!by) continue;
            for (const pack_test::expectation& e : test.expect) {
                if (const auto named = find_expected(*by, e, unheard)) count(*by, *named);
            }
        }
        return std::move(counted_);
    }

private:
    /// A table of the pack, which is compiled once for each rule that uses it.
    void add_pack_table(const std::string& id) {
        for (const compiled_rule& r : in_.rules->compiled().rules) {
            if (r.source->table == id && r.table) add_table(*r.table, id, {}, id);
        }
    }

    void add_model(const std::string& file, const dmn::decision_model& model) {
        model.each_table([&](const dmn::model_element& of, const table::decision_table& t) {
            add_table(t, of.name, file, {});
        });
    }

    /// Counts a table under its own name, or with those that share an id.
    void add_table(const table::decision_table& of, const std::string& name,
                   const std::string& model, const std::string& shared) {
        if (numbers_.contains(&of)) return;
        const auto same = std::find_if(
            counted_.tables.begin(), counted_.tables.end(),
            [&](const table_coverage& t) { return !shared.empty() && t.table == shared; });
        numbers_[&of] = static_cast<std::size_t>(same - counted_.tables.begin());
        if (same != counted_.tables.end()) return;
        const table::table_definition& d = of.definition();
        table_coverage c;
        c.table = name;
        c.model = model;
        for (std::size_t n = 0; n < d.rules.size(); ++n) {
            const std::string& id = d.rules[n].id;
            c.rows.push_back({id.empty() ? std::to_string(n + 1) : id, 0,
                              std::vector<cell_coverage>(d.inputs.size())});
        }
        counted_.tables.push_back(std::move(c));
    }

    void count(const judge& by, const expected_verdict& named) {
        const verdict v = by.judge_one(named.rule, named.subject);
        ++counted_.rules[named.rule].outcomes[v.is];
        by.trace(v, [&](const verdict_trace& t, const feel::evaluation& run) {
            for (const dmn::trace_step& step : t.decided.steps()) {
                if (step.table != nullptr) count_rows(step, run);
            }
        });
    }

    void count_rows(const dmn::trace_step& step, const feel::evaluation& run) {
        const auto found = numbers_.find(step.table);
        if (found == numbers_.end()) return;
        table_coverage& into = counted_.tables[found->second];
        ++into.judged;
        into.unmatched += step.match.matched.empty() ? 1 : 0;
        for (const std::size_t n : step.match.matched) ++into.rows[n].matched;
        feel::evaluation again{run.context()};
        for (std::uint32_t n = 0; n < step.slots.size(); ++n) again.set(n, step.slots[n]);
        for (std::size_t n = 0; n < into.rows.size(); ++n) {
            std::vector<cell_coverage>& cells = into.rows[n].cells;
            for (cell_coverage& c : cells) ++c.held;
            for (const table::cell_finding& f : step.table->failing_cells(again, step.match, n)) {
                --cells[f.input].held;
                ++cells[f.input].failed;
            }
        }
    }

    const pack_test_setting& in_;
    pack_coverage counted_;
    std::map<const table::decision_table*, std::size_t> numbers_; ///< of `counted_.tables`
};

} // namespace

pack_coverage measure_coverage(const std::shared_ptr<const regulation>& rules,
                               const std::shared_ptr<const catalogue>& types,
                               const std::shared_ptr<const working_calendar>& calendar) {
    const pack_test_setting in{rules, types, calendar};
    return coverage_count{in}.run();
}

} // namespace tenet::policy
