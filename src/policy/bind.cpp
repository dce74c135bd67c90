#include "causes.hpp"
#include "judge_content.hpp"
#include "parallel.hpp"
#include "runner.hpp"

#include <tenet/policy/messages.hpp>

#include <algorithm>
#include <atomic>
#include <set>

namespace tenet::policy {

namespace {

constexpr std::size_t accounts_per_task = 1024;

/// The value of a parameter in force on a day; nullptr if there is none.
const parameter_value* value_on(const parameter& p, date day) {
    const parameter_value* chosen = nullptr;
    for (const parameter_value& v : p.values) {
        if (v.from <= day && (!v.to || *v.to >= day)) chosen = &v;
    }
    return chosen;
}

/// Parameters that a rule or a measure reads.
std::set<std::uint32_t> parameters_read(const regulation::program& p) {
    std::set<std::uint32_t> all;
    for (const compiled_rule& r : p.rules) {
        all.insert(r.wants.parameters.begin(), r.wants.parameters.end());
    }
    for (const compiled_measure& m : p.measures) {
        all.insert(m.wants.parameters.begin(), m.wants.parameters.end());
    }
    return all;
}

void choose_parameters(judge_content& c, diagnostics& problems) {
    const regulation::program& p = c.program();
    const std::set<std::uint32_t> read = parameters_read(p);
    for (std::uint32_t n = 0; n < p.parameters.size(); ++n) {
        const parameter& source = *p.parameters[n].source;
        c.chosen.push_back(value_on(source, c.today));
        if (c.chosen.back() == nullptr && read.contains(n)) {
            problems.add(messages::no_value_on_date, {source.id, c.today.text()}, source.at);
        }
    }
}

void compute_rows(const judge_content& c, const measure_view& none, measure_base& into,
                  portfolio::row begin, portfolio::row end, arena& memory) {
    runner by(c, none);
    const record_type& account = *c.program().account;
    for (portfolio::row row = begin; row < end; ++row) {
        const void* object = c.facts->at(account, row);
        if (object == nullptr) continue;
        into.alive[row] = 1;
        const std::vector<value> values = compute_account_measures(by, object, memory);
        for (const std::uint32_t n : c.program().measure_order) into.values[n][row] = values[n];
    }
}

void index_measure(const judge_content& c, measure_base& base, std::uint32_t n) {
    const aggregate how = c.program().measures[n].source->how;
    std::vector<decimal> members;
    for (std::size_t row = 0; row < base.alive.size(); ++row) {
        if (base.alive[row] == 0) continue;
        const value& v = base.values[n][row];
        if (!counts_as_member(how, v)) {
            ++base.missing[n];
            if (v.is_missing()) base.unknown[n].push_back(static_cast<portfolio::row>(row));
            continue;
        }
        ++base.present[n];
        if (how != aggregate::count) {
            members.push_back(v.as_number());
        } else if (v.is_true()) {
            ++base.trues[n];
        }
    }
    base.index[n] = order_index(std::move(members));
}

/// A value, unless it lies below the lowest that the measure may have.
value not_below(const measure& m, const value& v, feel::evaluation& run) {
    if (!m.lowest || !v.is(value_kind::number) || v.as_number() >= *m.lowest) return v;
    return value::missing(failure(messages::measure_too_low,
                                  {m.id, v.as_number().canonical(), m.lowest->canonical()},
                                  run.memory()));
}

} // namespace

std::vector<value> compute_account_measures(runner& by, const void* object, arena& memory) {
    const regulation::program& p = by.in().program();
    std::vector<value> values(p.measures.size());
    for (const std::uint32_t n : p.measure_order) {
        const compiled_measure& m = p.measures[n];
        by.set_account(m.wants, object);
        for (const std::uint32_t other : m.wants.account_measures) {
            by.run().set(p.slots.measures + other, values[other]);
        }
        if (!m.expression) continue;
        const value v = m.expression->evaluate(by.run());
        if (by.run().exhausted() != nullptr) {
            by.run().ended_in("指标“" + m.source->id + "”", "measure \"" + m.source->id + "\"");
        }
        values[n] = deep_copy(not_below(*m.source, v, by.run()), memory);
    }
    return values;
}

void compute_fractions(judge_content& c, const measure_view& measures) {
    const regulation::program& p = c.program();
    runner by(c, measures);
    c.fractions.assign(p.measures.size(), value::null());
    for (std::uint32_t n = 0; n < p.measures.size(); ++n) {
        if (!p.measures[n].fraction) continue;
        by.run().reset();
        c.fractions[n] = deep_copy(p.measures[n].fraction->evaluate(by.run()), c.memory);
    }
}

namespace {

std::shared_ptr<const measure_base> compute_base(const judge_content& c, unsigned threads,
                                                 const progress& report) {
    const regulation::program& p = c.program();
    auto base = std::make_shared<measure_base>();
    const portfolio::row rows = p.account == nullptr ? 0 : c.facts->rows(*p.account);
    const std::size_t count = p.measures.size();
    base->alive.assign(rows, 0);
    base->values.resize(count);
    base->index.resize(count);
    base->present.assign(count, 0);
    base->missing.assign(count, 0);
    base->trues.assign(count, 0);
    base->unknown.resize(count);
    for (const std::uint32_t n : p.measure_order) base->values[n].resize(rows);

    const measure_view none(p, base);
    const std::size_t tasks = (rows + accounts_per_task - 1) / accounts_per_task;
    base->memories.resize(tasks);
    const bool finished = run_tasks(
        tasks, threads,
        [&](std::size_t task) {
            const auto begin = static_cast<portfolio::row>(task * accounts_per_task);
            const auto end = std::min<portfolio::row>(
                rows, begin + static_cast<portfolio::row>(accounts_per_task));
            compute_rows(c, none, *base, begin, end, base->memories[task]);
        },
        report);
    if (!finished) return nullptr;
    run_tasks(p.measure_order.size(), threads,
              [&](std::size_t i) { index_measure(c, *base, p.measure_order[i]); }, {});
    return base;
}

} // namespace

void prepare(judge_content& c) {
    c.today = c.in.at.day;
    c.source = std::make_unique<portfolio::snapshot_facts>(c.facts, c.today);
    c.run.facts = c.source.get();
    c.run.now = c.in.at;
    c.run.zones = c.in.zones.get();
    c.run.missing = feel::missing_mode::spread;
    c.run.strict = true;
    c.run.bounds = c.in.bounds;
    c.run_of_decisions = c.run;
    c.run_of_decisions.strict = false;
}

result<std::unique_ptr<judge::content>>
bound_content(std::shared_ptr<const regulation> rules,
              std::shared_ptr<const portfolio::snapshot> facts, context in, unsigned threads,
              const progress& report_progress, std::shared_ptr<const derived_groups> groups) {
    auto c = std::make_unique<judge::content>();
    c->rules = std::move(rules);
    c->facts = std::move(facts);
    c->in = std::move(in);
    const std::optional<instant> now = c->in.at.to_instant();
    if (!now) return diagnostics(diagnostic{messages::instant_needed, {c->in.at.text()}});
    if (&c->facts->types() != &c->rules->types()) {
        return diagnostics(diagnostic{messages::types_differ, {}});
    }
    c->now = *now;
    prepare(*c);
    diagnostics problems;
    choose_parameters(*c, problems);
    if (problems.has_errors()) return problems;
    c->groups = std::move(groups);
    if (c->groups == nullptr) {
        auto derived = derive_groups(c->rules->source(), c->facts, c->in);
        if (!derived) return derived.error();
        c->groups = std::move(*derived);
    }
    std::shared_ptr<const measure_base> base = compute_base(*c, threads, report_progress);
    if (base == nullptr) return diagnostics(diagnostic{messages::cancelled, {}});
    c->measures = std::make_unique<measure_view>(c->program(), std::move(base));
    compute_fractions(*c, *c->measures);
    c->measures->compute_population(c->fractions, c->memory);
    c->measures->total_groups(c->groups.get());
    return c;
}

result<std::shared_ptr<const judge>> bind(std::shared_ptr<const regulation> rules,
                                          std::shared_ptr<const portfolio::snapshot> facts,
                                          context in, unsigned threads,
                                          const progress& report_progress) {
    auto made = bound_content(std::move(rules), std::move(facts), std::move(in), threads,
                              report_progress, nullptr);
    if (!made) return made.error();
    return std::shared_ptr<const judge>(new judge(std::move(*made)));
}

} // namespace tenet::policy
