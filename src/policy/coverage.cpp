#include "pack_test_bind.hpp"
#include "runner.hpp"

#include <tenet/policy/coverage.hpp>

#include <algorithm>

namespace tenet::policy {

std::vector<table_row_state> judge::table_rows(std::uint32_t rule, portfolio::row subject) const {
    const compiled_rule& of = content_->program().rules[rule];
    const void* object =
        of.subject == nullptr ? nullptr : content_->facts->at(*of.subject, subject);
    if (!of.table || (of.subject != nullptr && object == nullptr)) return {};
    runner by{*content_, *content_->measures};
    const ruling r = by.judge(of, subject, object);
    const bool asked = r.worked_out[static_cast<std::size_t>(worked::computed)] ||
                       r.worked_out[static_cast<std::size_t>(worked::decided)];
    if (!asked) return {};
    const table::match_result match = of.table->match(by.run());
    std::vector<table_row_state> rows(of.table->definition().rules.size());
    for (const std::size_t n : match.matched) rows[n].matches = true;
    for (const std::size_t n : match.maybe) rows[n].may_match = true;
    for (std::size_t n = 0; n < rows.size(); ++n) {
        rows[n].held.assign(of.table->definition().inputs.size(), true);
        for (const table::cell_finding& f : of.table->failing_cells(by.run(), match, n)) {
            rows[n].held[f.input] = false;
        }
    }
    return rows;
}

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
        for (const table::table_definition& t : in.rules->source().tables) add_table(t);
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
    void add_table(const table::table_definition& t) {
        const auto& rules = in_.rules->rules();
        const bool is_used = std::any_of(rules.begin(), rules.end(),
                                         [&](const rule* r) { return r->table == t.id; });
        if (!is_used) return;
        table_coverage c;
        c.table = t.id;
        for (std::size_t n = 0; n < t.rules.size(); ++n) {
            const std::string& id = t.rules[n].id;
            c.rows.push_back({id.empty() ? std::to_string(n + 1) : id, 0,
                              std::vector<cell_coverage>(t.inputs.size())});
        }
        counted_.tables.push_back(std::move(c));
    }

    void count(const judge& by, const expected_verdict& named) {
        ++counted_.rules[named.rule].outcomes[by.judge_one(named.rule, named.subject).is];
        const std::string& table = in_.rules->rules()[named.rule]->table;
        const auto found = std::find_if(counted_.tables.begin(), counted_.tables.end(),
                                        [&](const table_coverage& t) { return t.table == table; });
        if (found == counted_.tables.end()) return;
        const auto rows = by.table_rows(named.rule, named.subject);
        if (!rows.empty()) count_rows(*found, rows);
    }

    static void count_rows(table_coverage& into, const std::vector<table_row_state>& rows) {
        ++into.judged;
        bool matched = false;
        for (std::size_t n = 0; n < rows.size(); ++n) {
            row_coverage& row = into.rows[n];
            row.matched += rows[n].matches ? 1 : 0;
            matched = matched || rows[n].matches;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                ++(rows[n].held[c] ? row.cells[c].held : row.cells[c].failed);
            }
        }
        into.unmatched += matched ? 0 : 1;
    }

    const pack_test_setting& in_;
    pack_coverage counted_;
};

} // namespace

pack_coverage measure_coverage(const std::shared_ptr<const regulation>& rules,
                               const std::shared_ptr<const catalogue>& types,
                               const std::shared_ptr<const working_calendar>& calendar) {
    const pack_test_setting in{rules, types, calendar};
    return coverage_count{in}.run();
}

} // namespace tenet::policy
