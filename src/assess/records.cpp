#include "assess/instance_runner.hpp"
#include "assess/writing.hpp"

#include <tenet/account/records.hpp>
#include <tenet/assess/definition_messages.hpp>
#include <tenet/assess/records.hpp>
#include <tenet/json/node_text.hpp>
#include <tenet/json/records.hpp>

#include <map>
#include <optional>

namespace tenet::assess {

namespace {

/// Compiles one expression; nothing, and a problem, if it is wrong.
std::optional<feel::expression> compiled(const std::string& text, const feel::scope& names,
                                         const place& at, diagnostics& problems) {
    feel::compile_options how;
    how.at = at;
    auto made = feel::expression::compile(text, names, how);
    if (made) return std::move(*made);
    problems.add(made.error());
    return std::nullopt;
}

/// The last run of a stage, with who acted in it.
owned_value stage_value(const assessment::program& of, const stage_round& round) {
    context_builder out;
    out.text("result", round.result);
    for (const auto& [name, n] : counts_of(round)) out.count(name, n);
    std::vector<std::string> people;
    for (const seat& s : round.seats) {
        if (s.counts() && s.is != ballot::none) people.push_back(s.person);
    }
    out.texts("people", people);
    const stage_definition* stage = of.stage(round.stage);
    const form_definition* form = stage == nullptr ? nullptr : of.form(stage->form);
    if (form != nullptr) {
        arena memory{1024};
        out.add("answers", answers_of(round, *form, memory));
    }
    return out.build();
}

class record_maker {
public:
    record_maker(const assessment& of, const instance& what, const run_options& options,
                 const portfolio::snapshot* facts)
        : program_(of.compiled()), what_(what), options_(options), facts_(facts) {}

    result<std::string> write(int indent) {
        for (std::size_t i = 0; i < program_.records.size(); ++i) make(i);
        if (problems_.has_errors()) return std::move(problems_);
        json::writer out{indent};
        out.begin_object();
        out.key("upsert");
        out.begin_object();
        for (const auto& [type, records] : made_) {
            out.key(type);
            out.begin_array();
            for (const auto& record : records) write_one(out, type, record);
            out.end_array();
        }
        out.end_object();
        out.end_object();
        return out.text();
    }

private:
    using made_fields = std::vector<std::pair<std::string, owned_value>>;

    void make(std::size_t i) {
        const record_definition& from = program_.from.records[i];
        const compiled_record& by = program_.records[i];
        const owned_value about = run_value(value::null());
        if (by.condition && !evaluate(*by.condition, about)->is_true()) return;
        if (!by.each) return make_one(from, by, about);
        const owned_value items = evaluate(*by.each, about);
        if (items->is_null()) return;
        if (!items->is(value_kind::list)) {
            problems_.add(definition_messages::no_list, {from.type}, from.at);
            return;
        }
        const list_data& list = items->as_list();
        for (std::size_t n = 0; n < list.size; ++n) {
            make_one(from, by, run_value(list.at(n)));
        }
    }

    void make_one(const record_definition& from, const compiled_record& by,
                  const owned_value& about) {
        const record_type* type = type_named(from.type);
        made_fields made;
        for (std::size_t i = 0; i < by.fields.size(); ++i) {
            const std::string& name = from.fields[i].first;
            owned_value is = evaluate(by.fields[i], about);
            const field* f = type == nullptr ? nullptr : type->find_field(name);
            const bool says_none = f == nullptr || f->can_be_null;
            if (!is->is_null() || says_none) made.emplace_back(name, std::move(is));
        }
        made_[from.type].push_back(std::move(made));
    }

    owned_value evaluate(const feel::expression& e, const owned_value& about) {
        feel::run_context context;
        context.now = date_time::from_instant(what_.now.now, options_.zone);
        context.zones = options_.zones;
        context.bounds = options_.bounds;
        feel::evaluation run{context};
        std::uint32_t slot = 0;
        run.set(slot++, *what_.subject);
        for (const parameter_value& p : program_.from.parameters) run.set(slot++, *p.is);
        const outcome_definition* at = what_.closed() ? program_.outcome(what_.at()) : nullptr;
        for (const measure_definition& m : program_.from.measures) {
            const value* found = program_.chart.find(what_.now, m.id);
            const bool has = found != nullptr && stands(at, m.id);
            run.set(slot++, has ? *found : value::null());
        }
        run.set(slot, *about);
        const value v = e.evaluate(run);
        if (const auto why = run.ended_because()) problems_.add(*why);
        return owned_value::copy(v.is_missing() ? value::null() : v);
    }

    owned_value run_value(const value& item) {
        context_builder out;
        const auto day = [&](instant at) {
            return value{date_time::from_instant(at, options_.zone).day};
        };
        const std::string& name = what_.now.session;
        out.text("instance", name);
        out.add("outcome", what_.closed() ? value{std::string_view{what_.at()}} : value::null());
        out.add("opened", day(what_.opened));
        out.add("closed", what_.closed() ? day(what_.outcomes.back().at) : value::null());
        out.text("provenance", program_.from.id + " " + program_.from.version + ", " + name +
                                   ", sha256 " + what_.log.hash);
        out.add("stages", *stages());
        out.add("item", item);
        return out.build();
    }

    const owned_value& stages() {
        if (stages_) return *stages_;
        std::map<std::string_view, const stage_round*> last;
        for (const auto& round : what_.past) last[round->stage] = round.get();
        if (what_.present.number != 0) last[what_.present.stage] = &what_.present;
        context_builder out;
        for (const auto& [id, round] : last) out.add(id, *stage_value(program_, *round));
        stages_ = out.build();
        return *stages_;
    }

    /// A type of the portfolio, or of those the library brings along; nullptr if there is none.
    [[nodiscard]] const record_type* type_named(std::string_view name) const {
        if (facts_ != nullptr) return facts_->types().find(name);
        for (const record_type* type : account::own_record_types()) {
            const auto& head = type->head();
            if (name == type->name() || name == type->zh() || name == head.collection ||
                name == head.collection_zh) {
                return type;
            }
        }
        return nullptr;
    }

    /// A record, with what the portfolio knows of it besides.
    void write_one(json::writer& out, const std::string& type, const made_fields& made) const {
        out.begin_object();
        for (const auto& [name, is] : made) {
            out.key(name);
            out.value(*is);
        }
        write_kept(out, type, made);
        out.end_object();
    }

    void write_kept(json::writer& out, const std::string& type, const made_fields& made) const {
        const record_type* known = type_named(type);
        if (facts_ == nullptr || known == nullptr || known->key() == nullptr) return;
        const owned_value* key = find(made, *known->key());
        if (key == nullptr || !(*key)->is(value_kind::string)) return;
        const portfolio::row row = facts_->find(*known, (*key)->as_string());
        if (row == portfolio::no_row) return;
        json::writer text;
        json::write_record(text, *known, facts_->at(*known, row));
        const auto read = json::document::read(std::string{text.text()}, {});
        if (!read) return;
        for (const json::member& m : read->root().members()) {
            const field* f = known->find_field(m.name);
            if (f == nullptr || find(made, *f) != nullptr) continue;
            out.key(m.name);
            json::write_node(out, m.is);
        }
    }

    static const owned_value* find(const made_fields& in, const field& of) {
        for (const auto& [name, is] : in) {
            if (name == of.name || name == of.zh) return &is;
        }
        return nullptr;
    }

    const assessment::program& program_;
    const instance& what_;
    const run_options& options_;
    const portfolio::snapshot* facts_;
    std::map<std::string, std::vector<made_fields>> made_;
    std::optional<owned_value> stages_;
    diagnostics problems_;
};

} // namespace

void compile_records(assessment::program& to, diagnostics& problems) {
    feel::scope& names = to.record_names;
    names.add("subject", "", feel::type::any());
    for (const parameter_value& p : to.from.parameters) names.add(p.id, p.zh, feel::type::any());
    for (const measure_definition& m : to.from.measures) names.add(m.id, m.zh, feel::type::any());
    names.add("run", "", feel::type::any());
    for (const record_definition& r : to.from.records) {
        compiled_record made;
        if (!r.condition.empty()) made.condition = compiled(r.condition, names, r.at, problems);
        if (!r.each.empty()) made.each = compiled(r.each, names, r.at, problems);
        for (const auto& [name, text] : r.fields) {
            auto field = compiled(text, names, r.at, problems);
            if (field) made.fields.push_back(std::move(*field));
        }
        to.records.push_back(std::move(made));
    }
}

result<std::string> records_json(const assessment& of, const instance& what,
                                 const run_options& options, const portfolio::snapshot* facts,
                                 int indent) {
    return record_maker{of, what, options, facts}.write(indent);
}

} // namespace tenet::assess
