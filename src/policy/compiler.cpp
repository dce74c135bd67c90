#include "compiler.hpp"

#include "rule_parts.hpp"

#include <tenet/group/relationship.hpp>
#include <tenet/party/organisation.hpp>
#include <tenet/party/party_merge.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/table/analysis.hpp>

#include <algorithm>
#include <set>
#include <type_traits>

namespace tenet::policy {

namespace {

constexpr std::uint32_t not_found = 0xFFFFFFFF;

template <class T>
void insert_once(std::vector<T>& into, const std::type_identity_t<T>& n) {
    if (std::find(into.begin(), into.end(), n) == into.end()) into.push_back(n);
}

} // namespace

void compiler::compile() {
    p_->account = p_->types->find("account");
    lay_out_slots();
    check_groups();
    scope_of(p_->account); // of the measures, and the portfolio's own where there are no accounts
    for (const article& a : p_->source.articles) {
        for (const rule& r : a.rules) scope_of(subject_of(r));
    }
    compile_parameters();
    compile_measures();
    compile_rules();
    check_clauses();
    check_tables();
    check_used();
}

// ------------------------------------------------------------------------------------ scopes

void compiler::lay_out_slots() {
    p_->slots.measures =
        p_->slots.parameters + static_cast<std::uint32_t>(p_->source.parameters.size());
    p_->slots.groups = p_->slots.measures + static_cast<std::uint32_t>(p_->source.measures.size());
    p_->slots.workings = p_->slots.groups + static_cast<std::uint32_t>(p_->source.groups.size());
}

void compiler::check_groups() {
    if (p_->source.groups.empty()) return;
    if (can_group(*p_->types)) {
        p_->groups.emplace(*p_->types);
        return;
    }
    for (const pack_grouping& g : p_->source.groups) {
        problems_->add(messages::groups_need_records, {g.id}, g.at);
    }
}

/// Whether a subject has an account or an organisation, and so a group.
bool compiler::has_group(const record_type* subject) const {
    return p_->groups && subject != nullptr &&
           (subject == p_->account || subject == &table_for<party::organisation>() ||
            subject->account_field() != nullptr);
}

const record_type* compiler::subject_of(const rule& r) const {
    return r.subject == "portfolio" ? nullptr : p_->types->find(r.subject);
}

std::uint32_t compiler::scope_of(const record_type* subject) {
    for (std::uint32_t i = 0; i < p_->scopes.size(); ++i) {
        if (p_->scopes[i].type == subject) return i;
    }
    feel::scope names(p_->types);
    add_names(names, subject);
    p_->scopes.push_back({subject, std::move(names)});
    return static_cast<std::uint32_t>(p_->scopes.size() - 1);
}

void compiler::add_names(feel::scope& names, const record_type* subject) {
    if (subject == nullptr) {
        names.add("portfolio", "组合", feel::type::any());
    } else {
        names.add_record(std::string(subject->name()), std::string(subject->zh()), *subject);
    }
    for (const parameter& p : p_->source.parameters) names.add(p.id, p.name.zh, type_of(p));
    for (const measure& m : p_->source.measures) names.add(m.id, m.name.zh, feel::type::any());
    for (const pack_grouping& g : p_->source.groups) {
        // Where there is no group the slot stays, so that numbers agree, under no name.
        const bool named = has_group(subject);
        names.add(named ? g.id : std::string{}, named ? g.name.zh : std::string{},
                  named ? feel::type::of_record(p_->groups->own()) : feel::type::any());
    }
    for (const worked_name& w : worked_names) {
        names.add(std::string(w.en), std::string(w.zh), feel::type::any());
    }
}

feel::type compiler::type_of(const parameter& of) const {
    if (of.values.empty() || !of.key.empty()) return feel::type::any();
    const value_kind kind = of.values.front().constant->kind();
    return kind == value_kind::list || kind == value_kind::context ? feel::type::any()
                                                                   : feel::type::scalar(kind);
}

optional_expression compiler::compile(const expression_text& e, std::uint32_t scope,
                                      const rule* null_when_missing) {
    return compile(e, p_->scopes[scope].names, null_when_missing);
}

optional_expression compiler::compile(const expression_text& e, const feel::scope& names,
                                      const rule* null_when_missing, bool all_told) {
    if (e.empty()) return std::nullopt;
    feel::compile_options options;
    options.at = e.at;
    options.pack_functions = true;
    if (null_when_missing != nullptr)
        options.null_when_missing = null_when_missing->null_when_missing;
    auto compiled = feel::expression::compile(e.text, names, options);
    if (compiled && tells_ != nullptr) {
        for (const feel::field_use& use : feel::used_fields(e.text, names, options, all_told)) {
            insert_once(*tells_, use);
        }
    }
    if (compiled) return std::move(*compiled);
    problems_->add(compiled.error());
    return std::nullopt;
}

/// Splits "… {expression} …"; `{{` and `}}` stand for braces.
message_template compiler::compile_message(const std::string& text, const feel::scope& names,
                                           const rule& of) {
    message_template t;
    if (text.empty()) return t;
    std::string literal;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
        if ((text[i] == '{' || text[i] == '}') && doubled) {
            literal += text[i++];
            continue;
        }
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            literal += text[i];
            continue;
        }
        if (auto e = compile({text.substr(i + 1, end - i - 1), of.at}, names, &of)) {
            t.texts.push_back(std::move(literal));
            t.expressions.push_back(std::move(*e));
            literal.clear();
        }
        i = end;
    }
    t.texts.push_back(std::move(literal));
    return t;
}

bilingual_template compiler::compile_message(const bilingual& text, const feel::scope& names,
                                             const rule& of) {
    return {compile_message(text.zh, names, of), compile_message(text.en, names, of)};
}

// -------------------------------------------------------------------------------- parameters

void compiler::compile_parameters() {
    for (const parameter& source : p_->source.parameters) {
        compiled_parameter c{&source, std::vector<optional_expression>(p_->scopes.size())};
        for (const auto& [subject, key] : source.key) {
            const record_type* type = p_->types->find(subject);
            if (type == nullptr) {
                problems_->add(messages::unknown_subject, {subject}, key.at);
                continue;
            }
            for (std::uint32_t i = 0; i < p_->scopes.size(); ++i) {
                if (p_->scopes[i].type == type) c.key[i] = compile(key, i);
            }
        }
        p_->parameters.push_back(std::move(c));
    }
}

// ---------------------------------------------------------------------------------- measures

std::uint32_t compiler::find_measure(const std::string& id, const place& at) {
    for (std::uint32_t i = 0; i < p_->source.measures.size(); ++i) {
        if (p_->source.measures[i].id == id) return i;
    }
    problems_->add(messages::unknown_reference, {"指标", "measure", id}, at);
    return not_found;
}

std::uint32_t compiler::find_grouping(const std::string& id, const place& at) {
    for (std::uint32_t i = 0; i < p_->source.groups.size(); ++i) {
        if (p_->source.groups[i].id == id) return i;
    }
    problems_->add(messages::unknown_reference, {"集团口径", "grouping", id}, at);
    return not_found;
}

void compiler::compile_measures() {
    for (const measure& source : p_->source.measures) {
        compiled_measure m;
        m.source = &source;
        p_->measures.push_back(std::move(m));
    }
    if (p_->account == nullptr && !p_->source.measures.empty()) {
        problems_->add(messages::unknown_subject, {"account"}, p_->source.measures.front().at);
        return;
    }
    for (compiled_measure& m : p_->measures) compile_measure(m);
    order_measures();
    for (compiled_measure& m : p_->measures) {
        check_scalar(m);
        if (!has_account_values(m.source->how) && m.of != not_found) note_members(m);
    }
}

void compiler::compile_measure(compiled_measure& m) {
    const std::uint32_t account = scope_of(p_->account);
    const measure& source = *m.source;
    const bool own = has_account_values(source.how);
    if (own) {
        const expression_text& text =
            source.how == aggregate::count ? source.where : source.expression;
        if (text.empty()) {
            problems_->add(messages::member_for_kind,
                           {source.id, source.how == aggregate::count ? "where" : "expression"},
                           source.at);
        }
        m.expression = compile(text, account);
        if (m.expression) note_reads(m.wants, m.expression->reads());
        return;
    }
    m.of = find_measure(source.of, source.at);
    if (source.how == aggregate::group_sum) m.over = find_grouping(source.over, source.at);
    if (m.of != not_found && !has_account_values(p_->source.measures[m.of].how)) {
        problems_->add(messages::unknown_reference, {"客户指标", "account measure", source.of},
                       source.at);
    }
    m.fraction = compile(source.fraction, account);
    if (m.fraction) note_reads(m.wants, m.fraction->reads());
}

void compiler::order_measures() {
    std::vector<measure_visit> state(p_->measures.size(), measure_visit::not_yet);
    for (std::uint32_t n = 0; n < p_->measures.size(); ++n) {
        const compiled_measure& m = p_->measures[n];
        if (!has_account_values(m.source->how)) continue;
        for (const std::uint32_t other : m.wants.population_measures) refuse_population(m, other);
        if (state[n] == measure_visit::not_yet) visit_measure(n, state);
    }
}

/// Depth-first with a stack of its own: a chain of measures may be as long as a pack.
void compiler::visit_measure(std::uint32_t first, std::vector<measure_visit>& state) {
    std::vector<std::pair<std::uint32_t, std::size_t>> open{{first, 0}};
    state[first] = measure_visit::open;
    while (!open.empty()) {
        auto& [n, next] = open.back();
        const compiled_measure& m = p_->measures[n];
        if (next == m.wants.account_measures.size()) {
            note_measure(n);
            state[n] = measure_visit::done;
            p_->measure_order.push_back(n);
            open.pop_back();
            continue;
        }
        const std::uint32_t other = m.wants.account_measures[next++];
        if (!has_account_values(p_->measures[other].source->how)) {
            refuse_population(m, other);
        } else if (state[other] == measure_visit::open) {
            problems_->add(messages::measure_circle, {p_->measures[other].source->id},
                           p_->measures[other].source->at);
        } else if (state[other] == measure_visit::not_yet) {
            state[other] = measure_visit::open;
            open.emplace_back(other, 0);
        }
    }
}

void compiler::refuse_population(const compiled_measure& m, std::uint32_t other) {
    problems_->add(messages::population_in_account_measure,
                   {m.source->id, p_->measures[other].source->id}, m.source->at);
}

/// Dependencies come first in the order, so theirs are known.
void compiler::note_measure(std::uint32_t n) {
    compiled_measure& m = p_->measures[n];
    if (m.expression) note_reach(m.reaches, m.expression->relations());
    if (!m.wants.groups.empty()) note_groups(m.reaches);
    for (const std::uint32_t other : m.wants.account_measures) {
        m.reaches.add(p_->measures[other].reaches);
    }
    for (const std::uint32_t parameter : m.wants.keyed_parameters) {
        for (const optional_expression& key : p_->parameters[parameter].key) {
            if (key) note_reach(m.reaches, key->relations());
        }
    }
}

/// A figure over several accounts tells of what it is made of, and one over a group of who belongs
/// together.
void compiler::note_members(compiled_measure& m) const {
    const compiled_measure& of = p_->measures[m.of];
    m.wants.facts = of.wants.facts;
    m.reaches.add(of.reaches);
    if (m.source->how == aggregate::group_sum) note_groups(m.reaches);
}

void compiler::check_scalar(const compiled_measure& m) {
    if (!m.expression) return;
    const feel::type& t = m.expression->result_type();
    if (t.is == feel::type::family::any || t.is == feel::type::family::scalar) return;
    problems_->add(messages::measure_not_scalar, {"列表或记录", "list or record"},
                   m.source->expression.at);
}

// ------------------------------------------------------------------------------------- rules

void compiler::compile_rules() {
    for (const article& a : p_->source.articles) {
        for (const rule& r : a.rules) {
            p_->rules.push_back(compile_rule(r, a));
            p_->rule_list.push_back(&r);
        }
    }
}

compiled_rule compiler::compile_rule(const rule& r, const article& in) {
    compiled_rule c;
    c.source = &r;
    c.in = &in;
    c.subject = subject_of(r);
    if (c.subject == nullptr && r.subject != "portfolio") {
        problems_->add(messages::unknown_subject, {r.subject}, r.at);
        return c;
    }
    c.scope = scope_of(c.subject);
    tells_ = &c.tells;
    for (const rule_part& p : rule_parts) c.*p.is = compile(r.*p.written, c.scope, &r);
    if (r.kind == rule_kind::recurring) compile_recurring(c);
    compile_ladder(c);
    if (!r.model.empty()) {
        compile_model(c);
    } else if (r.kind == rule_kind::classification || !r.table.empty()) {
        compile_table_or_card(c);
    }
    compile_items(c);
    const feel::scope& names = p_->scopes[c.scope].names;
    c.pass_message = compile_message(r.pass_message, names, r);
    c.fail_message = compile_message(r.fail_message, names, r);
    tells_ = nullptr;
    collect_needs(c);
    collect_citations(c);
    note_types(c);
    return c;
}

/// What a step demands is said to everybody, whatever a reader is cleared for: it may read no fact,
/// and no parameter that a fact chooses.
void compiler::compile_ladder(compiled_rule& c) {
    if (c.source->ladder.empty()) return;
    feel::scope parameters(p_->types);
    parameters.add({}, {}, feel::type::any());
    for (const parameter& p : p_->source.parameters) {
        const bool named = p.key.empty();
        parameters.add(named ? p.id : std::string{}, named ? p.name.zh : std::string{}, type_of(p));
    }
    for (const limit_step& step : c.source->ladder) {
        auto from = compile(step.from, c.scope, c.source);
        if (!from) continue;
        c.ladder.push_back(std::move(*from));
        c.demands.push_back(compile_message(step.demands, parameters, *c.source));
    }
}

void compiler::compile_recurring(compiled_rule& c) {
    const rule& r = *c.source;
    c.events = compile(r.events, p_->scopes[c.scope].names, &r, false);
    if (!c.events) return;
    const feel::type& events = c.events->result_type();
    const record_type* of = events.item != nullptr ? events.item->record : nullptr;
    if (of == nullptr) return;
    c.event_date = r.event_date.empty() ? of->time_field() : of->find_field(r.event_date);
    if (c.event_date != nullptr) c.tells.push_back({of, c.event_date});
    if (c.event_date == nullptr) {
        problems_->add(messages::unknown_reference, {"字段", "field", r.event_date}, r.events.at);
    }
}

void compiler::compile_table_or_card(compiled_rule& c) {
    const rule& r = *c.source;
    const auto by_id = [&](const auto& all, const std::string& id) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == id; });
        return found == all.end() ? nullptr : &*found;
    };
    const auto use = [&](auto compiled, auto& into) {
        if (compiled) {
            into = std::move(*compiled);
        } else {
            problems_->add(compiled.error());
        }
    };
    const feel::scope& names = p_->scopes[c.scope].names;
    if (!r.table.empty()) {
        if (const auto* d = by_id(p_->source.tables, r.table)) {
            table::compile_options options;
            options.pack_functions = true;
            options.null_when_missing = r.null_when_missing;
            use(table::decision_table::compile(*d, names, options), c.table);
        } else {
            problems_->add(messages::unknown_reference, {"决策表", "table", r.table}, r.at);
        }
    } else if (const auto* d = by_id(p_->source.scorecards, r.scorecard)) {
        score::compile_options options;
        options.pack_functions = true;
        options.null_when_missing = r.null_when_missing;
        use(score::scorecard::compile(*d, names, options), c.card);
    } else {
        problems_->add(messages::unknown_reference, {"评分卡", "scorecard", r.scorecard}, r.at);
    }
}

void compiler::compile_model(compiled_rule& c) {
    c.model = models_.use(
        *c.source, [&](const expression_text& text) { return compile(text, c.scope, c.source); });
}

void compiler::compile_items(compiled_rule& c) {
    for (const checklist_item& item : c.source->items) {
        auto present = compile(item.present, c.scope, c.source);
        if (!present) continue;
        c.items.push_back({&item, std::move(*present), compile(item.applies, c.scope, c.source)});
    }
}

void compiler::note_reads(needs& into, std::span<const feel::fact_read> reads) {
    const auto parameters = static_cast<std::uint32_t>(p_->source.parameters.size());
    const auto measures = static_cast<std::uint32_t>(p_->source.measures.size());
    for (const feel::fact_read& r : reads) {
        if (r.slot >= p_->slots.workings) continue;
        if (r.slot >= p_->slots.groups) {
            insert_once(into.groups, r.slot - p_->slots.groups);
        } else if (r.slot >= p_->slots.measures && r.slot - p_->slots.measures < measures) {
            const std::uint32_t n = r.slot - p_->slots.measures;
            insert_once(over_population(p_->source.measures[n].how) ? into.population_measures
                                                                    : into.account_measures,
                        n);
        } else if (r.slot >= p_->slots.parameters && r.slot - p_->slots.parameters < parameters) {
            const std::uint32_t n = r.slot - p_->slots.parameters;
            insert_once(into.parameters, n);
            if (!p_->source.parameters[n].key.empty()) insert_once(into.keyed_parameters, n);
        } else if (std::none_of(into.facts.begin(), into.facts.end(),
                                [&](const feel::fact_read& f) { return f.path == r.path; })) {
            into.facts.push_back(r);
        }
    }
}

/// Visits every expression of a rule but those of its table or scorecard.
void compiler::each_expression(const compiled_rule& c,
                               const std::function<void(const feel::expression&)>& visit) {
    for (const rule_part& p : rule_parts) {
        if (const optional_expression& e = c.*p.is) visit(*e);
    }
    if (c.events) visit(*c.events);
    for (const feel::expression& e : c.ladder) visit(e);
    for (const compiled_item& item : c.items) {
        visit(item.present);
        if (item.applies) visit(*item.applies);
    }
    if (c.model) {
        for (const rule_model::input& i : c.model->inputs) visit(i.is);
    }
    const auto each_in = [&](const bilingual_template& t) {
        for (const feel::expression& e : t.zh.expressions) visit(e);
        for (const feel::expression& e : t.en.expressions) visit(e);
    };
    each_in(c.pass_message);
    each_in(c.fail_message);
    for (const bilingual_template& t : c.demands) each_in(t);
    for (const std::uint32_t n : c.wants.keyed_parameters) {
        if (const optional_expression& key = p_->parameters[n].key[c.scope]) visit(*key);
    }
}

void compiler::collect_needs(compiled_rule& c) {
    each_expression(c, [&](const feel::expression& e) { note_reads(c.wants, e.reads()); });
    if (c.table) note_reads(c.wants, c.table->reads());
    if (c.card) note_reads(c.wants, c.card->reads());
    // The keys of the parameters found just now are facts of the rule too.
    each_expression(c, [&](const feel::expression& e) { note_reads(c.wants, e.reads()); });
}

/// Notes the record types that expressions reach by relations. A hop stays within the account if it
/// goes by the account's id: to the account, or from it to what belongs to it.
void compiler::note_reach(reach& into, std::span<const feel::relation_use> relations) const {
    for (const feel::relation_use& use : relations) {
        const record_type* to = p_->types->find(use.way->target);
        if (to == nullptr) continue;
        into.add(to);
        const record_type* owner = use.way->many ? to : use.from;
        const record_type* hub = use.way->many ? use.from : to;
        if (hub != p_->account || owner->head().account_field != use.way->via) {
            into.stays_in_account = false;
        }
    }
}

/// A group rests on relationships, organisations and merges, and leads to accounts of others.
void compiler::note_groups(reach& into) const {
    into.add(&table_for<group::relationship>());
    into.add(&table_for<party::organisation>());
    into.add(&table_for<party::party_merge>());
    into.add(p_->account);
    into.stays_in_account = false;
}

void compiler::collect_citations(compiled_rule& c) const {
    c.cites = c.wants.groups;
    std::vector<std::uint32_t> open = c.wants.account_measures;
    std::set<std::uint32_t> seen(open.begin(), open.end());
    for (std::size_t i = 0; i < open.size(); ++i) {
        const compiled_measure& m = p_->measures[open[i]];
        if (m.source->how == aggregate::group_sum) insert_once(c.cites, m.over);
        for (const std::uint32_t g : m.wants.groups) insert_once(c.cites, g);
        std::vector<std::uint32_t> more = m.wants.account_measures;
        if (!has_account_values(m.source->how)) more.push_back(m.of);
        for (const std::uint32_t n : more) {
            if (n < p_->measures.size() && seen.insert(n).second) open.push_back(n);
        }
    }
    std::erase_if(c.cites, [&](std::uint32_t g) { return g >= p_->source.groups.size(); });
}

/// What a rule reaches besides by its own expressions: by tables, scorecards, groups and measures.
reach compiler::reach_beside_expressions(const compiled_rule& c) const {
    reach beside;
    if (c.table) note_reach(beside, c.table->relations());
    if (c.card) note_reach(beside, c.card->relations());
    if (!c.wants.groups.empty()) note_groups(beside);
    for (const std::uint32_t n : c.wants.account_measures) {
        const compiled_measure& m = p_->measures[n];
        if (has_account_values(m.source->how)) {
            beside.add(m.reaches);
        } else if (m.of < p_->measures.size()) { // else reported when the measure was read
            beside.add(p_->measures[m.of].reaches);
        }
        if (m.source->how == aggregate::group_sum) note_groups(beside);
    }
    if (!c.wants.account_measures.empty()) beside.add(p_->account);
    return beside;
}

/// Of what its own expressions do not read the fields are not told apart, and neither are those of
/// the keys of parameters.
void compiler::note_told(compiled_rule& c, reach beside) const {
    for (const std::uint32_t n : c.wants.keyed_parameters) {
        const optional_expression& key = p_->parameters[n].key[c.scope];
        if (key) note_reach(beside, key->relations());
    }
    for (const std::uint32_t n : c.wants.population_measures) {
        beside.add(p_->measures[n].reaches);
        beside.add(p_->account);
    }
    for (const record_type* type : beside.types) insert_once(c.tells, {type, nullptr});
}

void compiler::note_types(compiled_rule& c) {
    each_expression(c, [&](const feel::expression& e) { note_reach(c.reaches, e.relations()); });
    const reach beside = reach_beside_expressions(c);
    c.reaches.add(beside);
    note_told(c, beside);
    const auto of_others = [&](std::uint32_t n) {
        return !has_account_values(p_->measures[n].source->how);
    };
    c.reads_population =
        !c.wants.population_measures.empty() ||
        std::any_of(c.wants.account_measures.begin(), c.wants.account_measures.end(), of_others);
    // What of them a change touches is not told apart.
    const auto follows = [&](const std::vector<feel::fact_read>& reads) {
        return std::any_of(reads.begin(), reads.end(), [&](const feel::fact_read& r) {
            return r.way != nullptr || (r.owner != nullptr && r.owner != c.subject);
        });
    };
    c.depends_on_everything = (c.table && follows(c.table->reads())) ||
                              (c.card && follows(c.card->reads())) ||
                              (c.model && c.model->takes_records());
}

// ------------------------------------------------------------------------------------- lint

void compiler::check_clauses() {
    for (const article& a : p_->source.articles) {
        std::set<std::string_view> cited;
        for (const rule& r : a.rules) {
            if (r.clause.empty()) continue;
            const bool known = std::any_of(a.clauses.begin(), a.clauses.end(),
                                           [&](const clause& c) { return c.id == r.clause; });
            if (known) {
                cited.insert(r.clause);
            } else {
                problems_->add(messages::clause_unknown, {r.id, r.clause}, r.at);
            }
        }
        for (const clause& c : a.clauses) {
            if (c.no_rule.empty() && !cited.contains(c.id)) {
                problems_->add(messages::clause_uncovered, {c.id}, c.at);
            }
        }
    }
}

void compiler::check_tables() {
    std::set<std::string_view> done;
    for (const compiled_rule& r : p_->rules) {
        if (!r.table || !done.insert(r.source->table).second) continue;
        table::report(*r.table, table::analyse(*r.table), *problems_);
    }
    for (const auto& [file, model] : models_.models()) {
        if (!model) continue;
        model->each_table([&](const dmn::model_element& in, const table::decision_table& t) {
            table::report(t, table::analyse(t), *problems_, in.name);
        });
    }
}

void compiler::check_used() {
    std::set<std::uint32_t> parameters;
    std::set<std::uint32_t> measures;
    std::set<std::uint32_t> groups;
    const auto note = [&](const needs& n) {
        groups.insert(n.groups.begin(), n.groups.end());
        parameters.insert(n.parameters.begin(), n.parameters.end());
        measures.insert(n.account_measures.begin(), n.account_measures.end());
        measures.insert(n.population_measures.begin(), n.population_measures.end());
    };
    for (const compiled_rule& r : p_->rules) note(r.wants);
    for (const compiled_measure& m : p_->measures) {
        note(m.wants);
        if (m.source->how == aggregate::group_sum) groups.insert(m.over);
        if (!has_account_values(m.source->how)) measures.insert(m.of);
    }
    for (std::uint32_t i = 0; i < p_->source.parameters.size(); ++i) {
        const parameter& p = p_->source.parameters[i];
        if (!parameters.contains(i)) problems_->add(messages::parameter_unused, {p.id}, p.at);
    }
    for (std::uint32_t i = 0; i < p_->source.measures.size(); ++i) {
        const measure& m = p_->source.measures[i];
        if (!measures.contains(i)) problems_->add(messages::measure_unused, {m.id}, m.at);
    }
    for (std::uint32_t i = 0; i < p_->source.groups.size(); ++i) {
        const pack_grouping& g = p_->source.groups[i];
        if (!groups.contains(i)) problems_->add(messages::grouping_unused, {g.id}, g.at);
    }
}

} // namespace tenet::policy
