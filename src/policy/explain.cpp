#include "causes.hpp"
#include "group_citation.hpp"
#include "judge_content.hpp"
#include "runner.hpp"
#include "secrecy.hpp"
#include "sentence.hpp"

#include <algorithm>

namespace tenet::policy {

namespace {

/// Collects everything behind one verdict.
class explaining {
public:
    explaining(const judge_content& c, const measure_view& measures)
        : c_(c), measures_(measures), by_(c, measures), looking_(c, measures) {}

    explanation of(const verdict& v) {
        const compiled_rule& rule = c_.program().rules[v.rule];
        const void* object =
            rule.subject == nullptr ? nullptr : c_.facts->at(*rule.subject, v.subject);
        explanation e;
        e.of = v;
        cite(e, rule);
        name_subject(e, rule, object);
        if (rule.subject != nullptr && object == nullptr) return e;

        std::vector<outcome> items;
        const ruling r = by_.judge(rule, v.subject, object, &items);
        e.of.is = r.is;
        for (std::size_t i = 0; i < items.size(); ++i) {
            e.items.push_back({rule.items[i].source->id, rule.items[i].source->label, items[i]});
        }
        e.missing = r.is == outcome::unknown ? paths_of(r.because) : std::vector<std::string>{};
        if (const missing_cause* error = error_in(r.because)) e.error = diagnostic_of(*error);
        e.null_when_missing = rule.source->null_when_missing;
        e.fulfilled_by = rule.source->fulfilled_by;
        const bool decides = rule.source->kind == rule_kind::decision;
        e.result = text_of(r, decides ? worked::decided : worked::computed);
        e.approval = text_of(r, worked::approval);
        if (r.is == outcome::fail) e.remedy = rule.source->remedy;
        e.secrecy = told_by(rule, *c_.program().types);
        show_facts(e, rule, v.subject, object);
        show_parameters(e, rule);
        show_measures(e, rule);
        cite_groups(e, rule, v.subject, object);
        show_workings(e, r);
        show_rows(e, rule, r);
        e.sentence = sentence_of(rule, by_, r, e.missing);
        e.plain_sentence = plain_sentence_of(rule, r, e.missing);
        // Behind the sentence, which puts what the rule worked out where a ladder may read it.
        if (r.is == outcome::fail && rule.level) e.level = level_of(*rule.level);
        if (r.reached != nullptr) {
            e.level = r.reached->level;
            if (!r.reached->demands.empty()) e.remedy = demands_of(rule, by_, r);
        }
        return e;
    }

private:
    static void cite(explanation& e, const compiled_rule& rule) {
        e.rule_id = rule.source->id;
        e.article = rule.in->id;
        e.clause = rule.source->clause;
    }

    void name_subject(explanation& e, const compiled_rule& rule, const void* object) {
        e.subject_type = rule.subject == nullptr ? "portfolio" : std::string(rule.subject->name());
        if (object == nullptr) return;
        e.subject_key = rule.subject->key_of(object);
        if (const field* name = rule.subject->find_field("name")) {
            const value v = name->load(*name, object, by_.run().memory());
            if (v.is(value_kind::string)) e.subject_name = v.as_string();
        }
    }

    /// What a rule worked out, as text; empty where that is nothing.
    static std::string text_of(const ruling& r, worked w) {
        const value& v = r.workings[static_cast<std::size_t>(w)];
        const bool nothing =
            !r.worked_out[static_cast<std::size_t>(w)] || v.is_null() || v.is_missing();
        return nothing ? std::string{} : to_text(v);
    }

    std::string level_of(const feel::expression& level) {
        const value v = level.evaluate(by_.run());
        return v.is(value_kind::string) ? std::string(v.as_string()) : std::string{};
    }

    /// Facts of the rule's paths that are single values; lists show in what is worked out of them.
    void show_facts(explanation& e, const compiled_rule& rule, portfolio::row subject,
                    const void* object) {
        const bool ended = by_.run().exhausted() != nullptr;
        if (ended) looking_.look_at(rule, subject, object);
        feel::evaluation& run = ended ? looking_.run() : by_.run();
        const auto add = [&](const feel::observation& o) {
            if (o.read->slot != 0 || o.read->way != nullptr || o.is.is(value_kind::record) ||
                o.is.is(value_kind::list)) {
                return;
            }
            const bool seen = std::any_of(e.values.begin(), e.values.end(),
                                          [&](const auto& s) { return s.path == o.read->path; });
            if (seen) return;
            shown_value s;
            s.path = o.read->path;
            s.is = owned_value::copy(o.is);
            if (const field* f = o.read->last) {
                s.label = {std::string(f->zh), std::string(f->name)};
                s.unit = f->unit;
                s.secrecy = f->secrecy;
            }
            e.values.push_back(std::move(s));
        };
        each_expression(rule, [&](const feel::expression& x) {
            for (const feel::observation& o : x.observe(run)) add(o);
        });
    }

    template <class Visit>
    static void each_expression(const compiled_rule& rule, const Visit& visit) {
        for (const optional_expression* x :
             {&rule.applies, &rule.require, &rule.start, &rule.anchor, &rule.from, &rule.done,
              &rule.assigned, &rule.decide, &rule.approval, &rule.numerator, &rule.numerator_as_of,
              &rule.denominator, &rule.denominator_as_of, &rule.at_most}) {
            if (*x) visit(**x);
        }
        for (const compiled_item& item : rule.items) visit(item.present);
        if (rule.table) {
            for (const feel::expression& x : rule.table->input_expressions()) visit(x);
        }
        if (rule.model) {
            for (const rule_model::input& i : rule.model->inputs) visit(i.is);
        }
    }

    void show_parameters(explanation& e, const compiled_rule& rule) {
        for (const std::uint32_t n : rule.wants.parameters) {
            const parameter& p = *c_.program().parameters[n].source;
            const parameter_value* chosen = c_.chosen[n];
            if (chosen == nullptr) continue;
            shown_value s;
            s.as = shown_value::role::parameter;
            s.path = p.id;
            s.label = p.name;
            s.unit = p.unit;
            s.is = owned_value::copy(by_.run().slot(c_.program().slots.parameters + n));
            s.since = chosen->from;
            s.set_by = chosen->set_by;
            s.source = chosen->source;
            s.example = chosen->example;
            if (!p.key.empty()) {
                s.secrecy = secrecy_of_key(rule, c_.program(), n);
                const value key = by_.key_of(n, rule.scope);
                if (key.is(value_kind::string)) s.key = key.as_string();
            }
            e.values.push_back(std::move(s));
        }
    }

    void show_measures(explanation& e, const compiled_rule& rule) {
        const auto add = [&](std::uint32_t n) -> shown_value& {
            const measure& m = *c_.program().measures[n].source;
            shown_value s;
            s.as = shown_value::role::measure;
            s.path = m.id;
            s.label = m.name;
            s.unit = m.unit;
            s.is = owned_value::copy(by_.run().slot(c_.program().slots.measures + n));
            s.secrecy = highest_of(c_.program().measures[n], c_.program().account);
            e.values.push_back(std::move(s));
            return e.values.back();
        };
        for (const std::uint32_t n : rule.wants.account_measures) add(n);
        for (const std::uint32_t n : rule.wants.population_measures) {
            shown_value& s = add(n);
            const population_value& p = measures_.of_population(n);
            if (!c_.program().measures[n].source->missing.exclude || p.members == 0) continue;
            s.coverage = decimal{static_cast<std::int64_t>(p.members)} /
                         decimal{static_cast<std::int64_t>(p.members + p.excluded)};
        }
    }

    void cite_groups(explanation& e, const compiled_rule& rule, portfolio::row subject,
                     const void* object) {
        if (rule.cites.empty()) return;
        const portfolio::row account = by_.account_of(rule.subject, subject, object);
        const group::party_number p = c_.groups->party_of(rule.subject, account, object);
        if (p == no_party) return;
        for (const std::uint32_t n : rule.cites) {
            const derived_grouping& by = c_.groups->by_grouping[n];
            e.groups.push_back(citation_of(by.own[p]));
            for (const group_view& other : by.others_of(p)) e.groups.push_back(citation_of(other));
        }
    }

    void show_workings(explanation& e, const ruling& r) {
        for (std::size_t w = 0; w < worked_count; ++w) {
            if (!r.worked_out[w]) continue;
            shown_value s;
            s.as = shown_value::role::worked_out;
            s.path = worked_names[w].en;
            s.label = {std::string(worked_names[w].zh), std::string(worked_names[w].en)};
            s.is = owned_value::copy(r.workings[w]);
            // Which items are missing is what the verdict says.
            const bool said = w == static_cast<std::size_t>(worked::missing_items);
            s.secrecy = said ? confidentiality::open : e.secrecy;
            e.values.push_back(std::move(s));
        }
    }

    /// The rows of the rule's table that made what it came to, by id.
    void show_rows(explanation& e, const compiled_rule& rule, const ruling& r) {
        const bool decides = rule.source->kind == rule_kind::decision;
        const auto what = static_cast<std::size_t>(decides ? worked::decided : worked::computed);
        if (!rule.table || !r.worked_out[what]) return;
        feel::evaluation& run = by_.run();
        const table::decision_table& t = *rule.table;
        const table::match_view match = t.find(run);
        const value result = t.result_of(run, match);
        const auto rows = t.grounds_of(run, match, result).rules;
        const auto ids = run.memory().make_array<value>(rows.size());
        for (std::size_t n = 0; n < rows.size(); ++n) {
            const std::string& id = t.definition().rules[rows[n]].id;
            const std::string name = id.empty() ? std::to_string(rows[n] + 1) : id;
            ids[n] = run.memory().copy(name);
        }
        auto* list = run.memory().make<list_data>();
        list->size = ids.size();
        list->base = ids.data();
        shown_value s;
        s.as = shown_value::role::worked_out;
        s.path = "deciding_rows";
        s.label = {"起决定作用的行", "deciding rows"};
        s.is = owned_value::copy(value::of(list));
        e.values.push_back(std::move(s));
    }

    const judge_content& c_;
    const measure_view& measures_;
    runner by_;
    runner looking_; ///< reads facts where a limit ended the judgement
};

} // namespace

explanation judge::explain(const verdict& v) const {
    return explaining(*content_, *content_->measures).of(v);
}

} // namespace tenet::policy
