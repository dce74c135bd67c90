#include "rule_parts.hpp"
#include "runner.hpp"
#include "secrecy.hpp"

#include <tenet/policy/trace.hpp>

#include <algorithm>
#include <span>

namespace tenet::policy {

namespace {

/// The highest confidentiality of what one expression of a rule may read. Measures, and what the
/// rule works out on its way, may hold whatever the rule reaches: their own facts are not told
/// apart.
confidentiality secrecy_of(const feel::expression& e, const compiled_rule& rule,
                           const regulation::program& p) {
    const auto reads = e.reads();
    const bool all = std::any_of(reads.begin(), reads.end(), [&](const feel::fact_read& r) {
        return r.slot >= p.slots.measures;
    });
    if (all) return highest_of(rule, *p.types);
    auto most = highest_of(reads, rule.subject);
    for (const std::uint32_t n : rule.wants.keyed_parameters) {
        const auto uses = [&](const feel::fact_read& r) {
            return r.slot == p.slots.parameters + n;
        };
        if (std::any_of(reads.begin(), reads.end(), uses)) raise(most, secrecy_of_key(rule, p, n));
    }
    for (const feel::relation_use& use : e.relations()) {
        if (const record_type* to = p.types->find(use.way->target)) raise(most, highest_of(*to));
    }
    return most;
}

/// Explains the expressions of a rule with the slots it was judged with.
class part_explainer {
public:
    part_explainer(const compiled_rule& rule, const regulation::program& of, feel::evaluation& run,
                   std::vector<verdict_trace::part>& into)
        : rule_(rule), of_(of), run_(run), into_(into) {}

    void applies() { part("applies", {}, rule_.applies, rule_.source->applies); }

    void others() {
        for (const rule_part& p : rule_parts) {
            if (p.is == &compiled_rule::applies) continue;
            part(p.name, {}, rule_.*p.is, rule_.source->*p.written);
        }
        for (const compiled_item& item : rule_.items) {
            part("item", item.source->id, item.present, item.source->present);
        }
        for (std::size_t n = 0; n < rule_.ladder.size(); ++n) {
            const limit_step& step = rule_.source->ladder[n];
            part("step", step.level, rule_.ladder[n], step.from);
        }
        if (!rule_.model) return;
        const auto& written = rule_.source->model.inputs; // in the same order
        for (std::size_t n = 0; n < rule_.model->inputs.size(); ++n) {
            const rule_model::input& i = rule_.model->inputs[n];
            part("input", i.name, i.is, written[n].second);
        }
    }

private:
    void part(std::string_view is, std::string of, const optional_expression& e,
              const expression_text& written) {
        if (e) part(is, std::move(of), *e, written);
    }

    void part(std::string_view is, std::string of, const feel::expression& e,
              const expression_text& written) {
        if (run_.exhausted() != nullptr) return;
        feel::compile_options how;
        how.at = written.at;
        how.pack_functions = true;
        how.null_when_missing = rule_.source->null_when_missing;
        into_.push_back({is, std::move(of), &e,
                         feel::explain(e, of_.scopes[rule_.scope].names, run_, how),
                         secrecy_of(e, rule_, of_)});
    }

    const compiled_rule& rule_;
    const regulation::program& of_;
    feel::evaluation& run_;
    std::vector<verdict_trace::part>& into_;
};

} // namespace

void judge::trace(const verdict& v, const trace_reader& see) const {
    const judge_content& c = *content_;
    const compiled_rule& rule = c.program().rules[v.rule];
    const void* object = rule.subject == nullptr ? nullptr : c.facts->at(*rule.subject, v.subject);
    verdict_trace t;
    t.of = v;
    t.secrecy = highest_of(rule, *c.program().types);
    const feel::evaluation deciding{rule.model ? c.run_of_decisions : c.run};
    if (rule.subject != nullptr && object == nullptr) {
        see(t, deciding);
        return;
    }
    runner by{c, *content_->measures};
    {
        const dmn::recording records{by.run(), t.decided};
        t.of.is = by.judge(rule, v.subject, object).is;
    }
    part_explainer parts{rule, c.program(), by.run(), t.parts};
    parts.applies();
    const bool applies = !rule.applies || (!t.parts.empty() && t.parts[0].why.result.is_true());
    if (applies) parts.others();
    see(t, deciding);
}

} // namespace tenet::policy
