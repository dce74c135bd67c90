#include "assess/definition_program.hpp"

#include <tenet/assess/definition_messages.hpp>

#include <algorithm>
#include <set>

namespace tenet::assess {

namespace say = definition_messages;

namespace {

bool is_id(std::string_view text) noexcept {
    return !text.empty() && text != opening_state &&
           text.find_first_of(" \t\r\n.*") == std::string_view::npos;
}

class checker {
public:
    checker(const assessment_definition& from, diagnostics& problems)
        : from_(from), problems_(problems) {}

    void run() {
        check_ids();
        check_people();
        for (const form_definition& f : from_.forms) {
            ids(f.questions);
            if (f.questions.empty()) wrong(say::nothing_there, {"questions", "1"}, f.at);
            for (const question_definition& q : f.questions) check_question(q);
        }
        for (const measure_definition& m : from_.measures) stage(m.of, m.at);
        for (std::size_t n = 0; n < from_.stages.size(); ++n) check_stage(n);
        for (const outcome_definition& o : from_.outcomes) check_outcome(o);
        check_resumption(from_.withdraw, true);
        check_resumption(from_.reopen, false);
        check_resumption(from_.appeal, false);
    }

private:
    void wrong(const message& what, std::vector<std::string> arguments, const place& at) {
        problems_.add(what, std::move(arguments), at);
    }

    template <class T>
    void ids(const std::vector<T>& all) {
        std::set<std::string_view> seen;
        for (const T& each : all) {
            if (!is_id(each.id)) wrong(say::bad_id, {each.id}, each.at);
            if (!seen.insert(each.id).second) wrong(say::id_twice, {each.id}, each.at);
        }
    }

    void check_outcome(const outcome_definition& o) {
        for (const follow_up_definition& f : o.follow_up) span(f.within);
        for (const std::string& measure : o.void_measures) {
            if (find_by_id(from_.measures, measure) == nullptr) {
                wrong(say::measure_unknown, {measure}, o.at);
            }
        }
    }

    void check_ids() {
        if (!is_id(from_.id)) wrong(say::bad_id, {from_.id}, from_.at);
        ids(from_.roles);
        ids(from_.forms);
        ids(from_.stages);
        ids(from_.outcomes);
        if (from_.stages.empty()) wrong(say::nothing_there, {"stages", "1"}, from_.at);
        if (from_.outcomes.empty()) wrong(say::nothing_there, {"outcomes", "1"}, from_.at);
        for (const outcome_definition& o : from_.outcomes) {
            if (find_by_id(from_.stages, o.id) != nullptr) wrong(say::id_twice, {o.id}, o.at);
        }
        for (const parameter_value& p : from_.parameters) taken(p.id, p.at);
        for (const measure_definition& m : from_.measures) taken(m.id, m.at);
    }

    void taken(const std::string& id, const place& at) {
        const auto* last = counted_names.end();
        if (std::find(counted_names.begin(), last, id) != last) {
            wrong(say::not_a_name, {id}, at);
        }
    }

    void role(const std::string& id, const place& at) {
        if (find_by_id(from_.roles, id) == nullptr) wrong(say::role_unknown, {id}, at);
    }
    void roles(const std::vector<std::string>& all, const place& at) {
        for (const std::string& id : all) role(id, at);
    }
    void stage(const std::string& id, const place& at) {
        if (find_by_id(from_.stages, id) == nullptr) wrong(say::stage_unknown, {id}, at);
    }

    void check_people() {
        for (const role_definition& r : from_.roles) roles(r.needs, r.at);
        for (const auto& set : from_.exclusive) {
            roles(set, from_.at);
            if (set.size() < 2) wrong(say::nothing_there, {"exclusive", "2"}, from_.at);
        }
        for (const auto& set : from_.separate) {
            for (const std::string& id : set) stage(id, from_.at);
            if (set.size() < 2) wrong(say::nothing_there, {"separate", "2"}, from_.at);
        }
        roles(from_.conflicts_by, from_.at);
        span(from_.delegation.longest);
    }

    void span(const span_definition& s) {
        if (!s.given() || is_span(s.after, s.in)) return;
        const auto basis = name_of(s.in);
        wrong(say::bad_span, {s.after, std::string{basis}}, s.at);
    }

    void check_question(const question_definition& q) {
        const bool scale = q.is == question_kind::scale;
        const bool number = q.is == question_kind::number;
        const bool choice = q.is == question_kind::choice || q.is == question_kind::choices;
        bool fine = scale || number || (!q.from && !q.to);
        fine = fine && (scale || !q.step) && (!scale || (q.from && q.to));
        if (fine && q.from && q.to) {
            fine = scale ? *q.from < *q.to : *q.from <= *q.to;
            if (scale) fine = fine && leads_there(q);
        }
        if (!fine) wrong(say::bad_range, {q.id}, q.at);
        std::set<std::string_view> seen;
        for (const option_definition& o : q.options) seen.insert(o.id);
        const bool options_fine =
            choice ? seen.size() >= 2 && seen.size() == q.options.size() && seen.count("") == 0
                   : q.options.empty();
        if (!options_fine) wrong(say::bad_options, {q.id}, q.at);
    }

    /// Whether whole steps lead from one end of a scale to the other.
    static bool leads_there(const question_definition& q) {
        const decimal step = q.step.value_or(decimal{1});
        if (!(step > decimal{0})) return false;
        return ((*q.to - *q.from) / step).to_int64().has_value();
    }

    void check_stage(std::size_t n) {
        const stage_definition& s = from_.stages[n];
        roles(s.by, s.at);
        if (s.by.empty()) wrong(say::nothing_there, {"by", "1"}, s.at);
        if (!s.form.empty() && find_by_id(from_.forms, s.form) == nullptr) {
            wrong(say::form_unknown, {s.form}, s.at);
        }
        roles(s.signers_by, s.at);
        roles(s.panel.veto, s.panel.at);
        if (s.panel.is != panel_kind::vote) check_no_vote(s.panel);
        span(s.deadline);
        for (const span_definition& r : s.remind) span(r);
        for (const escalation_definition& e : s.escalate) {
            span(e.when);
            role(e.to, e.at);
        }
        for (const std::string& to : s.send_back) {
            const bool earlier = std::any_of(
                from_.stages.begin(), from_.stages.begin() + static_cast<std::ptrdiff_t>(n),
                [&](const stage_definition& before) { return before.id == to; });
            if (!earlier) wrong(say::not_earlier, {s.id, to}, s.at);
        }
        check_next(s);
    }

    /// What only makes sense where some approve and others do not.
    void check_no_vote(const panel_definition& p) {
        if (!p.groups.empty()) wrong(say::vote_only, {"groups"}, p.at);
        if (!p.veto.empty()) wrong(say::vote_only, {"veto"}, p.at);
        if (p.weighted) wrong(say::vote_only, {"weighted"}, p.at);
    }

    void check_next(const stage_definition& s) {
        const auto possible = results_of(s.panel.is);
        std::string names;
        for (const panel_result r : possible) {
            names += (names.empty() ? "" : ", ") + std::string{name_of(r)};
            const auto last = std::find_if(s.next.rbegin(), s.next.rend(),
                                           [&](const auto& n) { return n.on == name_of(r); });
            if (last == s.next.rend() || !last->condition.empty()) {
                wrong(say::no_way_on, {s.id, std::string{name_of(r)}}, s.at);
            }
        }
        for (const next_definition& n : s.next) {
            const bool known = std::any_of(possible.begin(), possible.end(),
                                           [&](panel_result r) { return n.on == name_of(r); });
            if (!known) wrong(say::result_impossible, {s.id, n.on, names}, n.at);
            if (find_by_id(from_.stages, n.to) == nullptr &&
                find_by_id(from_.outcomes, n.to) == nullptr) {
                wrong(say::target_unknown, {n.to}, n.at);
            }
        }
    }

    void check_resumption(const resumption_definition& r, bool to_outcome) {
        if (r.to.empty()) return;
        roles(r.by, r.at);
        if (r.by.empty()) wrong(say::nothing_there, {"by", "1"}, r.at);
        span(r.within);
        if (!to_outcome) return stage(r.to, r.at);
        if (find_by_id(from_.outcomes, r.to) == nullptr) wrong(say::outcome_unknown, {r.to}, r.at);
    }

    const assessment_definition& from_;
    diagnostics& problems_;
};

} // namespace

std::span<const panel_result> results_of(panel_kind kind) noexcept {
    static constexpr std::array collected{panel_result::complete, panel_result::incomplete};
    static constexpr std::array voted{panel_result::approved, panel_result::rejected,
                                      panel_result::no_quorum};
    if (kind == panel_kind::collect) return collected;
    return voted;
}

void check_definition(const assessment_definition& from, diagnostics& problems) {
    checker{from, problems}.run();
}

} // namespace tenet::assess
