#include "assess/instance_runner.hpp"
#include "assess/participants.hpp"
#include "assess/writing.hpp"

#include <tenet/assess/fulfilment.hpp>

#include <set>

namespace tenet::assess {

namespace {

/// A field of a record as a value of its own; null where it is missing.
owned_value field_of(const record_type& type, const void* object, std::string_view name) {
    const field* f = type.find_field(name);
    if (f == nullptr) return {};
    arena memory{256};
    const value v = f->load(*f, object, memory);
    return owned_value::copy(v.is_missing() ? value::null() : v);
}

class duty_reader {
public:
    duty_reader(const policy::judge& by, std::span<const assessment> definitions)
        : by_(by), definitions_(definitions) {}

    due_assessment read(const policy::verdict& v, const policy::rule& rule) const {
        const record_type* type = by_.subject_type(v.rule);
        due_assessment d;
        d.rule = rule.id;
        d.article = rule.article;
        d.subject_type = type == nullptr ? "portfolio" : std::string(type->name());
        if (const void* object = type == nullptr ? nullptr : by_.facts().at(*type, v.subject)) {
            d.subject_key = type->key_of(object);
        }
        d.due = date::from_days(v.due_days);
        d.overdue = d.due < by_.judged_in().at.day;
        d.assessment = rule.fulfilled_by;
        d.with.instance = d.assessment + "-" + d.subject_key + "-" + d.due.text();
        const assessment* definition = find(d.assessment);
        d.defined = definition != nullptr;
        if (d.defined) {
            for (const role_definition& r : definition->definition().roles) {
                d.roles.push_back(r.id);
            }
        }
        d.with.subject = subject_of(d, v, definition);
        if (d.defined) name_participants(d, *definition, by_, v);
        return d;
    }

private:
    [[nodiscard]] const assessment* find(std::string_view id) const {
        for (const assessment& a : definitions_) {
            if (a.definition().id == id) return &a;
        }
        return nullptr;
    }

    [[nodiscard]] owned_value subject_of(const due_assessment& d, const policy::verdict& v,
                                         const assessment* definition) const {
        context_builder out;
        std::set<std::string> there{"rule", "article", "due"};
        const auto add = [&](const std::string& name, const value& is) {
            if (there.insert(name).second) out.add(name, is);
        };
        out.text("rule", d.rule);
        out.text("article", d.article);
        out.add("due", value{d.due});
        const record_type* type = by_.subject_type(v.rule);
        if (type == nullptr) return out.build();
        add(std::string{type->name()}, value{std::string_view{d.subject_key}});
        const void* object = by_.facts().at(*type, v.subject);
        if (const field* account = type->account_field(); account != nullptr) {
            const owned_value key = field_of(*type, object, account->name);
            if (key->is(value_kind::string)) add("account", *key);
        }
        if (definition == nullptr) return out.build();
        for (const std::string& name : definition->definition().subject_fields) {
            const owned_value is = field_of(*type, object, name);
            if (!is->is_null()) add(name, *is);
        }
        return out.build();
    }

    const policy::judge& by_;
    std::span<const assessment> definitions_;
};

void write_participant(writer& out, const participant& p) {
    out.begin_object();
    text_member(out, "person", p.person);
    list_member(out, "roles", p.roles, [&](const std::string& r) { out.string(r); });
    if (!p.group.empty()) text_member(out, "group", p.group);
    if (p.weight != decimal{1}) {
        out.key("weight");
        out.number(p.weight);
    }
    if (!p.conflict.empty()) text_member(out, "conflict", p.conflict);
    out.end_object();
}

void write_opening(writer& out, const opening& with) {
    out.begin_object();
    text_member(out, "instance", with.instance);
    value_member(out, "subject", with.subject);
    out.key("participants");
    out.begin_array();
    for (const participant& p : with.participants) write_participant(out, p);
    out.end_array();
    out.end_object();
}

void write_vacant(writer& out, const vacant_role& v) {
    out.begin_object();
    text_member(out, "role", v.role);
    text_member(out, "why", std::string{name_of(v.why)});
    if (!v.what.empty()) text_member(out, "what", v.what);
    out.end_object();
}

void write_due(writer& out, const due_assessment& d) {
    out.begin_object();
    text_member(out, "rule", d.rule);
    text_member(out, "article", d.article);
    text_member(out, "subject_type", d.subject_type);
    text_member(out, "subject", d.subject_key);
    text_member(out, "due", d.due.text());
    flag_member(out, "overdue", d.overdue);
    text_member(out, "assessment", d.assessment);
    flag_member(out, "defined", d.defined);
    list_member(out, "roles", d.roles, [&](const std::string& r) { out.string(r); });
    list_member(out, "vacant", d.vacant, [&](const vacant_role& v) { write_vacant(out, v); });
    out.key("opening");
    write_opening(out, d.with);
    out.end_object();
}

} // namespace

std::vector<due_assessment> due_assessments(const policy::judge& by,
                                            std::span<const policy::verdict> verdicts,
                                            std::span<const assessment> definitions) {
    std::vector<due_assessment> all;
    const duty_reader reader{by, definitions};
    for (const policy::verdict& v : verdicts) {
        const policy::rule& rule = *by.rules().rules()[v.rule];
        if (v.has_due && !rule.fulfilled_by.empty()) all.push_back(reader.read(v, rule));
    }
    return all;
}

std::string due_assessments_json(std::span<const due_assessment> due, int indent) {
    writer out{indent};
    out.begin_array();
    for (const due_assessment& d : due) write_due(out, d);
    out.end_array();
    return out.text();
}

} // namespace tenet::assess
