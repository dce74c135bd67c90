#include "causes.hpp"
#include "judge_content.hpp"
#include "parallel.hpp"
#include "runner.hpp"

#include <tenet/policy/messages.hpp>
#include <tenet/version.hpp>

#include <algorithm>
#include <set>

namespace tenet::policy {

namespace {

constexpr std::size_t rows_per_task = 2048;

/// Some subjects of one rule: the unit of work of a check.
struct task {
    std::uint32_t rule = 0;
    portfolio::row begin = 0;
    portfolio::row end = 0;
};

/// Which rules and which accounts a check is about.
struct selection {
    std::vector<std::uint32_t> rules;
    bool all_accounts = true;
    std::set<portfolio::row> accounts;
};

verdict verdict_of(std::uint32_t rule, portfolio::row subject, const ruling& r) {
    verdict v{rule, subject, r.is, r.due.has_value(), 0};
    if (r.due) v.due_days = static_cast<std::int32_t>(r.due->days());
    return v;
}

result<selection> select(const judge_content& c, const check_options& options) {
    selection s;
    diagnostics problems;
    const regulation::program& p = c.program();
    for (std::uint32_t n = 0; n < p.rules.size(); ++n) {
        const auto named = [&](const std::string& id) {
            return p.rules[n].source->id == id || p.rules[n].in->id == id;
        };
        if (options.rules.empty() ||
            std::any_of(options.rules.begin(), options.rules.end(), named)) {
            s.rules.push_back(n);
        }
    }
    for (const std::string& id : options.rules) {
        const bool known = std::any_of(p.rules.begin(), p.rules.end(), [&](const compiled_rule& r) {
            return r.source->id == id || r.in->id == id;
        });
        if (!known) problems.add(messages::unknown_rule, {id});
    }
    s.all_accounts = options.subjects.empty();
    for (const std::string& key : options.subjects) {
        const portfolio::row row =
            p.account == nullptr ? portfolio::no_row : c.facts->find(*p.account, key);
        if (row == portfolio::no_row) {
            problems.add(messages::unknown_subject_key, {key});
        } else {
            s.accounts.insert(row);
        }
    }
    if (problems.has_errors()) return problems;
    return s;
}

std::vector<task> tasks_of(const judge_content& c, const selection& s) {
    std::vector<task> tasks;
    for (const std::uint32_t n : s.rules) {
        const compiled_rule& r = c.program().rules[n];
        const portfolio::row rows = r.subject == nullptr ? 1 : c.facts->rows(*r.subject);
        for (portfolio::row begin = 0; begin < rows; begin += rows_per_task) {
            tasks.push_back({n, begin, std::min<portfolio::row>(rows, begin + rows_per_task)});
        }
    }
    return tasks;
}

/// One check being carried out.
class checking {
public:
    checking(const judge_content& c, const measure_view& measures, const selection& s,
             const check_options& options, const verdict_sink& sink)
        : c_(c),
          measures_(measures),
          s_(s),
          options_(options),
          sink_(sink),
          tasks_(tasks_of(c, s)) {
        summary_.by_rule.resize(c.program().rules.size());
    }

    /// Works in waves, so that verdicts stream out in order while memory stays bounded.
    check_summary carry_out() {
        const unsigned threads = std::max(options_.threads, 1U);
        const std::size_t wave = std::size_t{threads} * 8;
        for (std::size_t begin = 0; begin < tasks_.size() && !summary_.cancelled; begin += wave) {
            const std::size_t end = std::min(tasks_.size(), begin + wave);
            std::vector<std::vector<verdict>> found(end - begin);
            const progress report = [&](std::size_t done, std::size_t) {
                return !options_.report_progress ||
                       options_.report_progress(begin + done, tasks_.size());
            };
            const bool finished = run_tasks(
                end - begin, threads,
                [&](std::size_t i) { found[i] = judge_task(tasks_[begin + i]); }, report);
            summary_.cancelled = !finished;
            for (const std::vector<verdict>& some : found) deliver(some);
        }
        return std::move(summary_);
    }

private:
    std::vector<verdict> judge_task(const task& t) const {
        const compiled_rule& rule = c_.program().rules[t.rule];
        runner by(c_, measures_);
        std::vector<verdict> found;
        found.reserve(t.end - t.begin);
        for (portfolio::row row = t.begin; row < t.end; ++row) {
            const void* object =
                rule.subject == nullptr ? nullptr : c_.facts->at(*rule.subject, row);
            if (rule.subject != nullptr && object == nullptr) continue;
            if (!s_.all_accounts &&
                !s_.accounts.contains(by.account_of(rule.subject, row, object))) {
                continue;
            }
            found.push_back(verdict_of(t.rule, row, by.judge(rule, row, object)));
        }
        return found;
    }

    void deliver(const std::vector<verdict>& some) {
        for (const verdict& v : some) {
            ++summary_.all[v.is];
            ++summary_.by_rule[v.rule][v.is];
            ++summary_.subjects;
            if (summary_.cancelled || !options_.outcomes.has(v.is) || !sink_) continue;
            if (!sink_(v)) summary_.cancelled = true;
        }
    }

    const judge_content& c_;
    const measure_view& measures_;
    const selection& s_;
    const check_options& options_;
    const verdict_sink& sink_;
    std::vector<task> tasks_;
    check_summary summary_;
};

} // namespace

judge::judge(std::unique_ptr<content> c) : content_(std::move(c)) {}
judge::~judge() = default;

const regulation& judge::rules() const noexcept {
    return *content_->rules;
}
const portfolio::snapshot& judge::facts() const noexcept {
    return *content_->facts;
}
const context& judge::judged_in() const noexcept {
    return content_->in;
}

const record_type* judge::subject_type(std::uint32_t rule) const noexcept {
    return content_->program().rules[rule].subject;
}

result<check_summary> judge::check(const check_options& options, const verdict_sink& sink) const {
    const result<selection> s = select(*content_, options);
    if (!s) return s.error();
    return checking(*content_, *content_->measures, *s, options, sink).carry_out();
}

result<std::pair<check_summary, std::vector<verdict>>>
judge::check(const check_options& options) const {
    std::vector<verdict> kept;
    auto summary = check(options, [&](const verdict& v) {
        kept.push_back(v);
        return true;
    });
    if (!summary) return summary.error();
    return std::pair{std::move(*summary), std::move(kept)};
}

verdict judge::judge_one(std::uint32_t rule, portfolio::row subject) const {
    const compiled_rule& r = content_->program().rules[rule];
    runner by(*content_, *content_->measures);
    const void* object = r.subject == nullptr ? nullptr : facts().at(*r.subject, subject);
    if (r.subject != nullptr && object == nullptr)
        return {rule, subject, outcome::unknown, false, 0};
    return verdict_of(rule, subject, by.judge(r, subject, object));
}

provenance judge::made_from() const {
    const pack& p = rules().source();
    provenance from{p.id, p.version, rules().digest(), facts().digest(), {}, {}, {}, {}};
    if (judged_in().calendar) from.calendar_digest = judged_in().calendar->digest();
    if (judged_in().zones) from.zones_digest = judged_in().zones->digest();
    from.engine_version = version();
    from.at = judged_in().at.text();
    return from;
}

std::size_t judge::bytes() const noexcept {
    const measure_base& base = *content_->measures->base();
    std::size_t sum = base.alive.capacity() + content_->memory.capacity();
    for (const auto& values : base.values) sum += values.capacity() * sizeof(value);
    for (const order_index& index : base.index) sum += index.bytes();
    for (const arena& a : base.memories) sum += a.capacity();
    return sum;
}

result<std::vector<measure_value>> judge::measure_values(std::string_view id) const {
    const regulation::program& p = content_->program();
    const auto found = std::find_if(p.measures.begin(), p.measures.end(),
                                    [&](const compiled_measure& m) { return m.source->id == id; });
    if (found == p.measures.end()) {
        return diagnostics(diagnostic{messages::unknown_measure, {std::string(id)}});
    }
    const auto n = static_cast<std::uint32_t>(found - p.measures.begin());
    std::vector<measure_value> all;
    const auto add = [&](std::string_view account, const value& v) -> measure_value& {
        const std::vector<std::string> missing =
            v.is_missing() ? paths_of(v.cause()) : std::vector<std::string>{};
        all.push_back({found->source, std::string(account), owned_value::copy(v), 0, 0, missing});
        return all.back();
    };
    if (over_population(found->source->how)) {
        const population_value& v = content_->measures->of_population(n);
        measure_value& entry = add({}, v.is);
        entry.members = v.members;
        entry.excluded = v.excluded;
        return all;
    }
    arena memory;
    facts().each(*p.account, [&](portfolio::row row, const void* object) {
        add(p.account->key_of(object), content_->measures->of_account(n, row, memory));
        return true;
    });
    return all;
}

} // namespace tenet::policy
