#include "judge_content.hpp"
#include "runner.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace tenet::policy {

namespace {

using portfolio::no_row;
using portfolio::row;

/// A record a change touches: its row before and after (the same where both exist).
struct touched {
    const record_type* type = nullptr;
    row before = no_row;
    row after = no_row;
};

/// The effect of one change being worked out.
class change_evaluation {
public:
    change_evaluation(const judge_content& before, const judge_content& after,
                      const measure_view& measures_before, const measure_view& measures_after,
                      const std::vector<touched>& changed, const std::set<row>& accounts)
        : before_(before),
          after_(after),
          by_before_(before, measures_before),
          by_after_(after, measures_after),
          measures_before_(measures_before),
          measures_after_(measures_after),
          changed_(changed),
          accounts_(accounts) {}

    void named(change_effect& effect) {
        const record_type* account = before_.program().account;
        for (const touched& t : changed_) {
            if (t.type != account) subjects_.insert({t.type, std::min(t.before, t.after)});
        }
        for (const row r : accounts_) subjects_.insert({account, r});
        for (const auto& [type, r] : in_order()) {
            for (std::uint32_t n = 0; n < before_.program().rules.size(); ++n) {
                if (before_.program().rules[n].subject == type) {
                    effect.named.push_back(shift_of(n, r));
                }
            }
        }
    }

    void elsewhere(change_effect& effect) {
        for (std::uint32_t n = 0; n < before_.program().rules.size(); ++n) {
            const compiled_rule& rule = before_.program().rules[n];
            const concern c = concern_of(rule);
            if (c == concern::none) continue;
            if (rule.subject == nullptr) {
                add_if_shifted(effect, n, 0);
                continue;
            }
            const row rows =
                std::max(before_.facts->rows(*rule.subject), after_.facts->rows(*rule.subject));
            for (row r = 0; r < rows; ++r) {
                if (subjects_.contains({rule.subject, r})) continue;
                if (c == concern::all || of_touched_account(rule, r)) add_if_shifted(effect, n, r);
            }
        }
    }

private:
    using subject = std::pair<const record_type*, row>;

    /// Accounts first, then types as the catalogue has them: never by where they lie in memory.
    std::vector<subject> in_order() const {
        const auto& program = before_.program();
        std::vector<subject> all(subjects_.begin(), subjects_.end());
        std::ranges::stable_sort(all, {}, [&](const subject& s) {
            return s.first == program.account ? 0 : 1 + program.types->index_of(*s.first);
        });
        return all;
    }

    enum class concern : std::uint8_t { none, accounts, all };

    concern concern_of(const compiled_rule& rule) const {
        if (rule.depends_on_everything || rule.subject == nullptr) return concern::all;
        if (rule.reads_population && population_shifted(rule)) return concern::all;
        const bool reached = std::any_of(changed_.begin(), changed_.end(), [&](const touched& t) {
            return t.type == rule.subject || rule.reaches.has(t.type);
        });
        if (!reached) return concern::none;
        return rule.reaches.stays_in_account ? concern::accounts : concern::all;
    }

    bool population_shifted(const compiled_rule& rule) const {
        for (const std::uint32_t n : rule.wants.account_measures) {
            if (!has_account_values(before_.program().measures[n].source->how)) return true;
        }
        return std::any_of(rule.wants.population_measures.begin(),
                           rule.wants.population_measures.end(), [&](std::uint32_t n) {
                               return !identical(measures_before_.of_population(n).is,
                                                 measures_after_.of_population(n).is);
                           });
    }

    bool of_touched_account(const compiled_rule& rule, row r) {
        const void* before = before_.facts->at(*rule.subject, r);
        const void* after = after_.facts->at(*rule.subject, r);
        return (before != nullptr &&
                accounts_.contains(by_before_.account_of(rule.subject, r, before))) ||
               (after != nullptr &&
                accounts_.contains(by_after_.account_of(rule.subject, r, after)));
    }

    static verdict judge(runner& by, std::uint32_t n, row r) {
        const compiled_rule& rule = by.in().program().rules[n];
        const void* object = nullptr;
        if (rule.subject != nullptr) {
            object = by.in().facts->at(*rule.subject, r);
            if (object == nullptr) return {n, no_row, outcome::not_applicable, false, 0};
        }
        const ruling result = by.judge(rule, r, object);
        verdict v{n, r, result.is, result.due.has_value(), 0};
        if (result.due) v.due_days = static_cast<std::int32_t>(result.due->days());
        return v;
    }

    shift shift_of(std::uint32_t n, row r) {
        shift s{judge(by_before_, n, r), judge(by_after_, n, r), {}};
        const record_type* type = before_.program().rules[n].subject;
        if (type == nullptr) return s;
        const void* object = after_.facts->at(*type, r);
        if (object == nullptr) object = before_.facts->at(*type, r);
        if (object != nullptr) s.subject_key = type->key_of(object);
        return s;
    }

    void add_if_shifted(change_effect& effect, std::uint32_t n, row r) {
        shift s = shift_of(n, r);
        if (!(s.before == s.after)) effect.elsewhere.push_back(std::move(s));
    }

    const judge_content& before_;
    const judge_content& after_;
    runner by_before_;
    runner by_after_;
    const measure_view& measures_before_;
    const measure_view& measures_after_;
    const std::vector<touched>& changed_;
    const std::set<row>& accounts_;
    std::set<subject> subjects_;
};

std::vector<touched> touched_by(const judge_content& before, const portfolio::snapshot& after,
                                const portfolio::change& proposed) {
    std::vector<touched> all;
    const auto add = [&](const record_type* type, std::string_view key) {
        all.push_back({type, before.facts->find(*type, key), after.find(*type, key)});
    };
    for (const portfolio::record& r : proposed.upserts) add(r.type, r.type->key_of(r.object.get()));
    for (const portfolio::change::removal& r : proposed.removals) add(r.type, r.key);
    return all;
}

/// The organisations that a record touched is, relates, or declares one.
std::vector<std::string_view> organisations_of(const record_type& type, const void* object) {
    if (object == nullptr) return {};
    if (&type == &table_for<party::organisation>()) return {type.key_of(object)};
    if (&type == &table_for<party::party_merge>()) {
        const auto& m = *static_cast<const party::party_merge*>(object);
        return {m.party, m.other};
    }
    if (&type != &table_for<group::relationship>()) return {};
    const auto& r = *static_cast<const group::relationship*>(object);
    return {r.holder, r.subject};
}

/// Adds the accounts of the organisations that a change touches or relates otherwise.
void add_grouped_accounts(const judge_content& of, const touched& t, row at, std::set<row>& all) {
    if (of.groups == nullptr) return;
    const grouped_parties& parties = *of.groups->parties;
    for (const std::string_view key : organisations_of(*t.type, of.facts->at(*t.type, at))) {
        const auto party = parties.graph.find(key);
        if (!party) continue;
        const auto rows = parties.accounts_of(*party);
        all.insert(rows.begin(), rows.end());
    }
}

/// Whether a change touches a record of one of some types.
bool touches(const std::vector<touched>& changed, std::initializer_list<const record_type*> types) {
    return std::ranges::any_of(
        changed, [&](const touched& t) { return std::ranges::find(types, t.type) != types.end(); });
}

/// Whether the accounts touched stay in their rows and those of their organisations, so that every
/// party keeps its accounts and the ids by which it is known.
bool keeps_organisations(const judge_content& before, const portfolio::snapshot& after,
                         const std::vector<touched>& changed) {
    const record_type& account = *before.program().account;
    const field* organisation = account.find_field("organisation");
    arena memory;
    return std::ranges::all_of(changed, [&](const touched& t) {
        if (t.type != &account) return true;
        if (t.before != t.after) return false;
        const void* was = before.facts->at(account, t.before);
        const void* is = after.at(account, t.after);
        return was != nullptr && is != nullptr &&
               identical(organisation->load(*organisation, was, memory),
                         organisation->load(*organisation, is, memory));
    });
}

/// The groups after a change: derived anew only where what they are made of has changed.
result<std::shared_ptr<const derived_groups>>
groups_after(const judge_content& before, const std::shared_ptr<const portfolio::snapshot>& facts,
             const std::vector<touched>& changed) {
    if (before.groups == nullptr) return before.groups;
    if (touches(changed, {&table_for<group::relationship>(), &table_for<party::organisation>(),
                          &table_for<party::party_merge>()}) ||
        !keeps_organisations(before, *facts, changed)) {
        return derive_groups(before.program().source, facts, before.in);
    }
    if (touches(changed, {before.program().account})) return with_accounts_of(facts, before.groups);
    return before.groups;
}

/// The accounts that the records touched belong to, before or after; with groupings, also those
/// of the organisations touched or related.
std::set<row> accounts_of(const judge_content& before, const judge_content& after,
                          const measure_view& measures, const std::vector<touched>& changed) {
    std::set<row> all;
    runner by_before(before, measures);
    runner by_after(after, measures);
    for (const touched& t : changed) {
        if (const void* object = before.facts->at(*t.type, t.before)) {
            all.insert(by_before.account_of(t.type, t.before, object));
        }
        if (const void* object = after.facts->at(*t.type, t.after)) {
            all.insert(by_after.account_of(t.type, t.after, object));
        }
        add_grouped_accounts(before, t, t.before, all);
        add_grouped_accounts(after, t, t.after, all);
        if (t.type != before.program().account) continue;
        all.insert(t.before);
        all.insert(t.after);
    }
    all.erase(no_row);
    return all;
}

/// Whether what changed can alter stored measures of accounts it does not belong to.
bool reaches_other_accounts(const regulation::program& p, const std::vector<touched>& changed) {
    return std::any_of(p.measure_order.begin(), p.measure_order.end(), [&](std::uint32_t n) {
        const reach& r = p.measures[n].reaches;
        return !r.stays_in_account && std::any_of(changed.begin(), changed.end(),
                                                  [&](const touched& t) { return r.has(t.type); });
    });
}

std::unique_ptr<judge::content> content_after(const judge::content& before,
                                              std::shared_ptr<const portfolio::snapshot> facts) {
    auto c = std::make_unique<judge::content>();
    c->rules = before.rules;
    c->facts = std::move(facts);
    c->in = before.in;
    c->now = before.now;
    c->chosen = before.chosen;
    c->groups = before.groups;
    prepare(*c);
    c->measures = std::make_unique<measure_view>(*before.measures, c->memory);
    compute_fractions(*c, *c->measures);
    return c;
}

} // namespace

result<change_effect> judge::evaluate(const portfolio::change& proposed, change_scope scope) const {
    auto facts = content_->facts->with(proposed);
    if (!facts) return facts.error();
    const std::vector<touched> changed = touched_by(*content_, **facts, proposed);
    std::unique_ptr<content> after = content_after(*content_, *facts);
    auto groups = groups_after(*content_, *facts, changed);
    if (!groups) return groups.error();
    const bool regroup = *groups != content_->groups;
    after->groups = *groups;
    change_effect effect;
    if (reaches_other_accounts(content_->program(), changed)) {
        auto whole = bound_content(content_->rules, *facts, content_->in, 1, {}, *groups);
        if (!whole) return whole.error();
        effect.would_be = std::shared_ptr<const judge>(new judge(std::move(*whole)));
    }
    const std::set<row> accounts = accounts_of(*content_, *after, *content_->measures, changed);

    if (effect.would_be == nullptr) {
        runner by(*after, *after->measures);
        for (const row r : accounts) {
            const void* object = after->facts->at(*content_->program().account, r);
            after->measures->replace(r, object == nullptr
                                            ? std::vector<value>{}
                                            : compute_account_measures(by, object, after->memory));
        }
        after->measures->compute_population(after->fractions, after->memory);
        if (regroup) {
            after->measures->total_groups(after->groups.get());
        } else {
            after->measures->total_changed_groups(after->memory);
        }
        effect.would_be = std::shared_ptr<const judge>(new judge(std::move(after)));
    }
    const content& would_be = *effect.would_be->content_;
    change_evaluation working(*content_, would_be, *content_->measures, *would_be.measures, changed,
                              accounts);
    working.named(effect);
    if (scope == change_scope::all) working.elsewhere(effect);
    return effect;
}

} // namespace tenet::policy
