#include "assess/definition_program.hpp"

#include <tenet/assess/definition_messages.hpp>
#include <tenet/assess/lint.hpp>
#include <tenet/assess/messages.hpp>

#include <algorithm>
#include <set>

namespace tenet::assess {

namespace say = definition_messages;

namespace {

std::optional<recurrence> recurrence_of(const recurrence_definition& from, diagnostics& problems) {
    const bool by_rule = !from.rule.empty() && !from.start.empty();
    if (from.interval.empty() != by_rule || (!by_rule && !(from.rule + from.start).empty())) {
        problems.add(say::one_recurrence, {}, from.at);
        return std::nullopt;
    }
    result<recurrence> made = diagnostics{};
    if (by_rule) {
        const auto start = date_time::parse(from.start);
        if (!start || start->time.in.how == zone_reference::kind::local) {
            problems.add(say::one_recurrence, {}, from.at);
            return std::nullopt;
        }
        made = recurrence::parse_rule(from.rule, *start, false, from.at);
    } else {
        made = recurrence::parse_interval(from.interval, from.at);
    }
    if (made) return std::move(*made);
    problems.add(made.error());
    return std::nullopt;
}

/// Compiles the measures, each of which sees those before it, and itself as it was.
void compile_measures(assessment::program& to, diagnostics& problems) {
    for (const std::string_view name : counted_names) {
        to.names.add(std::string{name}, "", feel::type::any());
    }
    for (const parameter_value& p : to.from.parameters) {
        to.names.add(p.id, p.zh, feel::type::any());
    }
    for (const measure_definition& m : to.from.measures) {
        to.names.add(m.id, m.zh, feel::type::any());
        feel::compile_options how;
        how.at = m.at;
        auto made = feel::expression::compile(m.is, to.names, how);
        if (made) {
            to.measures.push_back(std::move(*made));
        } else {
            problems.add(made.error());
        }
    }
}

/// What nothing uses.
class usage {
public:
    usage(const assessment::program& of, diagnostics& problems) : of_(of), problems_(problems) {
        for (std::size_t i = 0; i < of.measures.size(); ++i) {
            note(of.measures[i], of.names, of.from.measures[i].id);
        }
        for (const compiled_record& r : of.records) {
            if (r.condition) note(*r.condition, of.record_names);
            if (r.each) note(*r.each, of.record_names);
            for (const feel::expression& f : r.fields) note(f, of.record_names);
        }
        for (const stage_definition& s : of.from.stages) {
            for (const next_definition& n : s.next) note(n.condition);
        }
        for (const outcome_definition& o : of.from.outcomes) {
            for (const follow_up_definition& f : o.follow_up) note(f.condition);
        }
    }

    void report() {
        const assessment_definition& d = of_.from;
        for (const role_definition& r : d.roles) {
            if (!role_used(r.id)) unused("角色", "role", r.id, r.at);
        }
        for (const form_definition& f : d.forms) {
            const bool used = std::any_of(d.stages.begin(), d.stages.end(),
                                          [&](const auto& s) { return s.form == f.id; });
            if (!used) unused("表单", "form", f.id, f.at);
        }
        for (const parameter_value& p : d.parameters) {
            if (!read_.contains(p.id)) unused("参数", "parameter", p.id, p.at);
            if (p.example) problems_.add(say::lint_example, {p.id}, p.at);
        }
        for (const measure_definition& m : d.measures) {
            if (!read_.contains(m.id)) unused("指标", "measure", m.id, m.at);
        }
        for (const stage_definition& s : d.stages) {
            if (!s.deadline.given()) problems_.add(say::lint_no_deadline, {s.id}, s.at);
        }
    }

private:
    void unused(const char* zh, const char* en, const std::string& id, const place& at) {
        problems_.add(say::lint_unused, {zh, en, id}, at);
    }

    [[nodiscard]] bool role_used(const std::string& id) const {
        const auto in = [&](const std::vector<std::string>& all) {
            return std::find(all.begin(), all.end(), id) != all.end();
        };
        const assessment_definition& d = of_.from;
        if (in(d.conflicts_by) || in(d.withdraw.by) || in(d.reopen.by) || in(d.appeal.by)) {
            return true;
        }
        const bool needed = std::any_of(d.roles.begin(), d.roles.end(),
                                        [&](const role_definition& r) { return in(r.needs); });
        return needed || std::any_of(d.stages.begin(), d.stages.end(), [&](const auto& s) {
                   const bool told = std::any_of(s.escalate.begin(), s.escalate.end(),
                                                 [&](const auto& e) { return e.to == id; });
                   return told || in(s.by) || in(s.signers_by) || in(s.panel.veto);
               });
    }

    /// That a measure reads itself does not make it used.
    void note(const feel::expression& e, const feel::scope& names, std::string_view itself = {}) {
        for (const feel::fact_read& r : e.reads()) {
            const std::string& name = names.slots()[r.slot].name;
            if (name != itself) read_.insert(name);
        }
    }

    void note(const std::string& condition) {
        if (condition.empty()) return;
        const auto made = feel::expression::compile(condition, of_.names);
        if (made) note(*made, of_.names);
    }

    const assessment::program& of_;
    diagnostics& problems_;
    std::set<std::string, std::less<>> read_; ///< names that measures and conditions read
};

} // namespace

const stage_definition* assessment::program::stage(std::string_view id) const noexcept {
    return find_by_id(from.stages, id);
}

const outcome_definition* assessment::program::outcome(std::string_view id) const noexcept {
    return find_by_id(from.outcomes, id);
}

const form_definition* assessment::program::form(std::string_view id) const noexcept {
    return find_by_id(from.forms, id);
}

bool stands(const outcome_definition* at, std::string_view measure) noexcept {
    return at == nullptr || std::find(at->void_measures.begin(), at->void_measures.end(),
                                      measure) == at->void_measures.end();
}

result<assessment> assessment::compile(assessment_definition from) {
    diagnostics problems;
    auto made = std::make_shared<program>();
    made->from = std::move(from);
    check_definition(made->from, problems);
    if (made->from.recurs) made->recurs = recurrence_of(*made->from.recurs, problems);
    compile_measures(*made, problems);
    compile_records(*made, problems);
    compile_sources(*made, problems);
    if (problems.has_errors()) return problems;
    auto chart = statechart::compile(chart_of(made->from, false));
    if (!chart) return chart.error();
    made->chart = std::move(*chart);
    assessment a;
    a.program_ = std::move(made);
    return a;
}

result<assessment> assessment::read(std::string json, const std::string& file) {
    json::read_options how;
    how.file = file;
    const auto doc = json::document::read(std::move(json), how);
    if (!doc) return doc.error();
    diagnostics problems;
    auto from = read_assessment(*doc, doc->root(), problems);
    if (!from) return problems;
    return compile(std::move(*from));
}

const assessment_definition& assessment::definition() const noexcept {
    return program_->from;
}

const statechart& assessment::chart() const noexcept {
    return program_->chart;
}

const std::optional<recurrence>& assessment::recurs() const noexcept {
    return program_->recurs;
}

diagnostics assessment::lint() const {
    diagnostics problems;
    const auto chart = statechart::compile(chart_of(program_->from, true));
    if (chart) problems.add(assess::lint(*chart));
    usage{*program_, problems}.report();
    return problems;
}

} // namespace tenet::assess
