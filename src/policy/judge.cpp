#include "causes.hpp"
#include "group_bytes.hpp"
#include "judge_content.hpp"
#include "parallel.hpp"
#include "runner.hpp"

#include <tenet/base/digest.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/version.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

namespace tenet::policy {

namespace {

constexpr portfolio::row rows_per_task = 256;
constexpr std::size_t rules_per_pass = 8;

/// Of all lineages with what they are given for; empty where there is none.
std::string digest_of_lineages(const context& in) {
    if (in.lineages.empty()) return {};
    sha256 all;
    for (const auto& [grouping, lineage] : in.lineages) {
        all.add_field(grouping);
        all.add_field(lineage == nullptr ? std::string_view{} : lineage->digest());
    }
    return all.finish_hex();
}

/// Rules over one type of subject that are judged together, so that a subject and what hangs on it
/// are brought into the cache once for all of them.
struct pass {
    std::span<const std::uint32_t> rules;
    const record_type* subject = nullptr;
    portfolio::row rows = 1;

    [[nodiscard]] std::size_t tasks() const noexcept {
        return (std::size_t{rows} + rows_per_task - 1) / rows_per_task;
    }
};

/// Which rules and which records a check is about.
struct selection {
    std::vector<std::uint32_t> rules;
    bool all_subjects = true;
    std::map<const record_type*, std::set<portfolio::row>> named;

    [[nodiscard]] bool names(const record_type* type, portfolio::row at) const {
        const auto of_type = named.find(type);
        return of_type != named.end() && of_type->second.contains(at);
    }
};

verdict verdict_of(std::uint32_t rule, portfolio::row subject, const ruling& r) {
    verdict v{rule, subject, r.is, r.due.has_value(), 0};
    if (r.due) v.due_days = static_cast<std::int32_t>(r.due->days());
    return v;
}

/// A key may name records of several types: then all of them.
void select_subjects(const judge_content& c, const check_options& options, selection& s,
                     diagnostics& problems) {
    const regulation::program& p = c.program();
    std::set<const record_type*> types{p.account};
    for (const compiled_rule& r : p.rules) types.insert(r.subject);
    types.erase(nullptr);
    s.all_subjects = options.subjects.empty();
    for (const std::string& key : options.subjects) {
        bool known = false;
        for (const record_type* type : types) {
            const portfolio::row row = c.facts->find(*type, key);
            if (row == portfolio::no_row) continue;
            s.named[type].insert(row);
            known = true;
        }
        if (!known) problems.add(messages::unknown_subject_key, {key});
    }
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
    select_subjects(c, options, s, problems);
    if (problems.has_errors()) return problems;
    return s;
}

/// The passes over the rules selected, in the order of rules.
std::vector<pass> passes_of(const judge_content& c, const selection& s) {
    std::vector<pass> passes;
    const std::span<const std::uint32_t> all(s.rules);
    const auto subject_of = [&](std::size_t i) { return c.program().rules[all[i]].subject; };
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        const record_type* subject = subject_of(begin);
        while (end < all.size() && end - begin < rules_per_pass && subject_of(end) == subject) {
            ++end;
        }
        passes.push_back({all.subspan(begin, end - begin), subject,
                          subject == nullptr ? 1 : c.facts->rows(*subject)});
    }
    return passes;
}

/// What some subjects of a pass came to.
struct findings {
    std::vector<tally> counted;               ///< by rule of the pass
    std::vector<std::vector<verdict>> wanted; ///< by rule of the pass, in row order
};

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
          passes_(passes_of(c, s)) {
        summary_.by_rule.resize(c.program().rules.size());
    }

    /// Verdicts stream out after each pass; those of a pass are kept until then.
    check_summary carry_out() {
        std::size_t total = 0;
        for (const pass& p : passes_) total += p.tasks();
        std::size_t before = 0;
        for (const pass& p : passes_) {
            if (summary_.cancelled) break;
            std::vector<findings> found(p.tasks());
            const progress report = [&](std::size_t done, std::size_t) {
                return !options_.report_progress || options_.report_progress(before + done, total);
            };
            summary_.cancelled = !run_tasks(
                found.size(), options_.threads,
                [&](std::size_t task) { found[task] = judge_task(p, task); }, report);
            before += found.size();
            deliver(p, found);
        }
        return std::move(summary_);
    }

private:
    findings judge_task(const pass& p, std::size_t task) const {
        findings found{std::vector<tally>(p.rules.size()),
                       std::vector<std::vector<verdict>>(p.rules.size())};
        runner by(c_, measures_);
        const auto begin = static_cast<portfolio::row>(task * rows_per_task);
        const portfolio::row end = std::min(p.rows - begin, rows_per_task) + begin;
        for (portfolio::row row = begin; row < end; ++row) {
            const void* object = p.subject == nullptr ? nullptr : c_.facts->at(*p.subject, row);
            if (p.subject != nullptr && object == nullptr) continue;
            if (!is_wanted(p, by, row, object)) continue;
            judge_subject(p, by, row, object, found);
        }
        return found;
    }

    /// Whether a record, or the account it belongs to, is asked about.
    bool is_wanted(const pass& p, runner& by, portfolio::row row, const void* object) const {
        return s_.all_subjects || s_.names(p.subject, row) ||
               s_.names(c_.program().account, by.account_of(p.subject, row, object));
    }

    void judge_subject(const pass& p, runner& by, portfolio::row row, const void* object,
                       findings& found) const {
        for (std::size_t i = 0; i < p.rules.size(); ++i) {
            const std::uint32_t n = p.rules[i];
            const verdict v = verdict_of(n, row, by.judge(c_.program().rules[n], row, object));
            ++found.counted[i][v.is];
            if (sink_ && options_.outcomes.has(v.is)) found.wanted[i].push_back(v);
        }
    }

    void deliver(const pass& p, const std::vector<findings>& found) {
        for (std::size_t i = 0; i < p.rules.size(); ++i) {
            for (const findings& some : found) {
                if (some.counted.empty()) continue;
                count(p.rules[i], some.counted[i]);
                for (const verdict& v : some.wanted[i]) {
                    if (summary_.cancelled) break;
                    if (!sink_(v)) summary_.cancelled = true;
                }
            }
        }
    }

    void count(std::uint32_t rule, const tally& some) {
        summary_.all += some;
        summary_.by_rule[rule] += some;
        summary_.subjects += std::accumulate(some.counts.begin(), some.counts.end(), std::size_t{});
    }

    const judge_content& c_;
    const measure_view& measures_;
    const selection& s_;
    const check_options& options_;
    const verdict_sink& sink_;
    std::vector<pass> passes_;
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
    provenance from{p.id, p.version, rules().digest(), facts().digest(), {}, {}, {}, {}, {}};
    if (judged_in().calendar) from.calendar_digest = judged_in().calendar->digest();
    if (judged_in().zones) from.zones_digest = judged_in().zones->digest();
    from.lineages_digest = digest_of_lineages(judged_in());
    from.engine_version = version();
    from.at = judged_in().at.text();
    return from;
}

std::size_t judge::bytes() const noexcept {
    const measure_base& base = *content_->measures->base();
    std::size_t sum = base.alive.capacity() + content_->memory.capacity();
    for (const auto& values : base.values) sum += values.capacity() * sizeof(value);
    for (const auto& rows : base.unknown) sum += rows.capacity() * sizeof(portfolio::row);
    for (const order_index& index : base.index) sum += index.bytes();
    for (const arena& a : base.memories) sum += a.capacity();
    if (content_->groups) sum += bytes_of(*content_->groups);
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
