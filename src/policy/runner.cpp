#include "runner.hpp"

#include "causes.hpp"

#include <tenet/dmn/trace.hpp>
#include <tenet/policy/messages.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace tenet::policy {

runner::runner(const judge_content& in, const measure_view& measures)
    : in_(&in), measures_(&measures), run_(in.run) {
    set_parameters();
}

void runner::set_parameters() {
    const regulation::program& p = in_->program();
    run_.set(p.slots.of(worked::missing_items), value::null());
    for (std::uint32_t n = 0; n < p.parameters.size(); ++n) {
        const parameter_value* chosen = in_->chosen[n];
        if (chosen == nullptr || !p.parameters[n].source->key.empty()) continue;
        run_.set(p.slots.parameters + n, *chosen->constant);
    }
}

value runner::key_of(std::uint32_t parameter, std::uint32_t scope) {
    const compiled_parameter& p = in_->program().parameters[parameter];
    if (!p.key[scope]) return value::missing(unresolved(p.source->id, run_.memory()));
    return p.key[scope]->evaluate(run_);
}

void runner::set_keyed(std::uint32_t n, std::uint32_t scope) {
    const regulation::program& p = in_->program();
    const std::uint32_t slot = p.slots.parameters + n;
    const value key = key_of(n, scope);
    if (key.is_missing()) {
        run_.set(slot, key);
        return;
    }
    if (key.is(value_kind::string) && in_->chosen[n] != nullptr) {
        for (const auto& [code, constant] : in_->chosen[n]->by_key) {
            if (code == key.as_string()) {
                run_.set(slot, *constant);
                return;
            }
        }
    }
    const std::string path = p.parameters[n].source->id + "[" + to_text(key) + "]";
    run_.set(slot, value::missing(unset(path, run_.memory())));
}

portfolio::row runner::account_of(const record_type* type, portfolio::row subject,
                                  const void* object) {
    const record_type* account = in_->program().account;
    if (type != nullptr && type == account) return subject;
    if (type == nullptr || account == nullptr || type->account_field() == nullptr) {
        return portfolio::no_row;
    }
    const field& f = *type->account_field();
    const value id = f.load(f, object, run_.memory());
    return id.is(value_kind::string) ? in_->facts->find(*account, id.as_string())
                                     : portfolio::no_row;
}

void runner::set_slots(const needs& wants, std::uint32_t scope, const record_type* type,
                       portfolio::row subject, const void* object) {
    run_.reset();
    run_.ask_since(std::nullopt);
    run_.set(0, type == nullptr ? value::null() : value::of(object, *type));
    for (const std::uint32_t n : wants.keyed_parameters) set_keyed(n, scope);
    const regulation::program& p = in_->program();
    const portfolio::row account = wants.account_measures.empty() && wants.groups.empty()
                                       ? portfolio::no_row
                                       : account_of(type, subject, object);
    set_groups(wants, type, account, object);
    if (!wants.account_measures.empty()) {
        for (const std::uint32_t n : wants.account_measures) {
            run_.set(p.slots.measures + n, measures_->of_account(n, account, run_.memory()));
        }
    }
    for (const std::uint32_t n : wants.population_measures) {
        run_.set(p.slots.measures + n, measures_->of_population(n).is);
    }
}

void runner::set_account(const needs& wants, const void* object) {
    run_.reset();
    run_.ask_since(std::nullopt);
    run_.set(0, value::of(object, *in_->program().account));
    for (const std::uint32_t n : wants.keyed_parameters) set_keyed(n, 0);
    const record_type* account = in_->program().account;
    set_groups(wants, account, in_->facts->find(*account, account->key_of(object)), object);
}

/// The group of the subject's account, or of an organisation itself; missing where it has none.
void runner::set_groups(const needs& wants, const record_type* type, portfolio::row account,
                        const void* object) {
    if (wants.groups.empty()) return;
    const regulation::program& p = in_->program();
    const group::party_number party = in_->groups->party_of(type, account, object);
    for (const std::uint32_t n : wants.groups) {
        run_.set(p.slots.groups + n,
                 party == no_party
                     ? value::missing(in_->groups->no_party_because(account, run_.memory()))
                     : value::of(&in_->groups->by_grouping[n].own[party], p.groups->own()));
    }
}

void leave_unknown(ruling& r, feel::evaluation& run, const value& because, std::string_view path) {
    r.is = outcome::unknown;
    if (run.exhausted() != nullptr) {
        r.because = run.exhausted();
    } else if (because.is_missing()) {
        r.because = because.cause();
    } else {
        r.because = unset(path, run.memory());
    }
}

namespace {

/// Says of a run that has ended in which rule it did.
void end_in(feel::evaluation& run, const compiled_rule& rule) {
    if (run.exhausted() == nullptr) return;
    run.ended_at(rule.source->at);
    run.ended_in(fmt::format("第{}条规则“{}”", rule.in->id, rule.source->id),
                 fmt::format("rule \"{}\" of article {}", rule.source->id, rule.in->id));
}

} // namespace

ruling runner::judge(const compiled_rule& rule, portfolio::row subject, const void* object,
                     std::vector<outcome>* item_outcomes) {
    set_slots(rule.wants, rule.scope, rule.subject, subject, object);
    ruling r;
    r.item_outcomes = item_outcomes;
    if (rule.applies) {
        const value applies = rule.applies->evaluate(run_);
        if (applies.is_false()) {
            r.is = outcome::not_applicable;
            return r;
        }
        if (!applies.is_true()) {
            end_in(run_, rule);
            leave_unknown(r, run_, applies, "applies");
            return r;
        }
    }
    judge_kind(rule, r);
    if (run_.exhausted() != nullptr) {
        end_in(run_, rule);
        r.is = outcome::unknown;
        r.because = run_.exhausted();
        r.due.reset();
    }
    return r;
}

void runner::judge_kind(const compiled_rule& rule, ruling& r) {
    switch (rule.source->kind) {
    case rule_kind::constraint: judge_constraint(rule, run_, r); break;
    case rule_kind::recurring: judge_recurring(rule, *this, r); break;
    case rule_kind::deadline: judge_deadline(rule, *this, r); break;
    case rule_kind::checklist: judge_checklist(rule, *this, r); break;
    case rule_kind::classification: judge_classification(rule, *this, r); break;
    case rule_kind::decision: judge_decision(rule, *this, r); break;
    case rule_kind::limit: judge_limit(rule, *this, r); break;
    }
}

void judge_constraint(const compiled_rule& rule, feel::evaluation& run, ruling& r) {
    const value holds = rule.require->evaluate(run);
    if (holds.is_true()) {
        r.is = outcome::pass;
    } else if (holds.is_false()) {
        r.is = outcome::fail;
    } else {
        leave_unknown(r, run, holds, "require");
    }
}

void judge_checklist(const compiled_rule& rule, runner& by, ruling& r) {
    feel::evaluation& run = by.run();
    arena& memory = run.memory();
    std::vector<value> absent;
    bool undecided = false;
    for (const compiled_item& item : rule.items) {
        outcome one = outcome::pass;
        const value applies = item.applies ? item.applies->evaluate(run) : value(true);
        const value present = applies.is_false() ? value(true) : item.present.evaluate(run);
        if (applies.is_false()) {
            one = outcome::not_applicable;
        } else if (present.is_false() && applies.is_true()) {
            one = outcome::fail;
            absent.emplace_back(std::string_view(item.source->id));
        } else if (!present.is_true()) {
            one = outcome::unknown;
            const value& because = applies.is_true() ? present : applies;
            r.because =
                join(memory, r.because,
                     because.is_missing() ? because.cause() : unset(item.source->id, memory));
            undecided = true;
        }
        if (r.item_outcomes != nullptr) r.item_outcomes->push_back(one);
    }
    auto* list = memory.make<list_data>();
    const std::span<value> items = memory.make_array<value>(absent.size());
    std::copy(absent.begin(), absent.end(), items.begin());
    list->size = items.size();
    list->base = items.data();
    r.work(worked::missing_items, value::of(list));
    r.is = !absent.empty() ? outcome::fail : undecided ? outcome::unknown : outcome::pass;
    if (r.is == outcome::pass) r.because = nullptr;
}

namespace {

/// What a rule's table or model gives.
value decided_by(const compiled_rule& rule, runner& by) {
    return rule.table ? dmn::evaluate(*rule.table, by.run())
                      : rule.model->decide(by.run(), by.in().run_of_decisions);
}

const std::string& source_of_class(const rule& r) {
    return !r.table.empty() ? r.table : r.model.empty() ? r.scorecard : r.model.decision;
}

value computed_class(const compiled_rule& rule, runner& by) {
    if (rule.table || rule.model) {
        const value v = decided_by(rule, by);
        if (!v.is(value_kind::context)) return v;
        const context_data& c = v.as_context();
        return c.entries.empty() ? value::null() : c.entries.front().is;
    }
    return rule.card->score(by.run()).grade_id;
}

} // namespace

void judge_classification(const compiled_rule& rule, runner& by, ruling& r) {
    feel::evaluation& run = by.run();
    const value computed = computed_class(rule, by);
    r.work(worked::computed, computed);
    if (computed.is_missing()) return leave_unknown(r, run, computed, "class");
    if (computed.is_null()) {
        r.because = failure(messages::no_class, {source_of_class(*rule.source)}, run.memory());
        r.is = outcome::unknown;
        return;
    }
    if (!rule.assigned) {
        r.is = outcome::pass;
        return;
    }
    const value assigned = rule.assigned->evaluate(run);
    r.work(worked::assigned, assigned);
    if (assigned.is_missing()) return leave_unknown(r, run, assigned, "assigned");
    r.is = identical(assigned, computed) ? outcome::pass : outcome::fail;
}

/// Decides, then asks what must hold of the decision; both `require` and `approval` may read it.
void judge_decision(const compiled_rule& rule, runner& by, ruling& r) {
    feel::evaluation& run = by.run();
    const slot_layout& slots = by.in().program().slots;
    const auto work = [&](worked w, const value& v) {
        r.work(w, v);
        run.set(slots.of(w), v);
    };
    const value decided = rule.decide ? rule.decide->evaluate(run) : decided_by(rule, by);
    work(worked::decided, decided);
    if (decided.is_missing()) return leave_unknown(r, run, decided, "decided");
    if (decided.is_null()) {
        r.because = failure(messages::no_decision, {rule.source->id}, run.memory());
        r.is = outcome::unknown;
        return;
    }
    if (rule.approval) {
        const value approval = rule.approval->evaluate(run);
        work(worked::approval, approval);
        if (approval.is_missing()) return leave_unknown(r, run, approval, "approval");
    }
    r.is = outcome::pass;
    if (rule.require) judge_constraint(rule, run, r);
}

} // namespace tenet::policy
