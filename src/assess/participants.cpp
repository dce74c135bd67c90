#include "assess/participants.hpp"

#include "assess/instance_runner.hpp"

#include <tenet/account/records.hpp>
#include <tenet/assess/definition_messages.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace tenet::assess {

namespace {

constexpr std::array<std::string_view, 5> vacancy_names{"undeclared", "missing", "nobody",
                                                        "excluded", "failed"};

value record_at(const portfolio::snapshot& in, const record_type* type, portfolio::row at) {
    const void* object = type == nullptr || at == portfolio::no_row ? nullptr : in.at(*type, at);
    return object == nullptr ? value::null() : value::of(object, *type);
}

/// The account that a record is, or belongs to; null for none.
value account_of(const portfolio::snapshot& in, const value& subject, arena& memory) {
    const record_type* accounts = in.types().find("account");
    if (accounts == nullptr || !subject.is(value_kind::record)) return value::null();
    if (&subject.type() == accounts) return subject;
    const field* f = subject.type().account_field();
    if (f == nullptr) return value::null();
    const value key = f->load(*f, subject.as_object(), memory);
    if (!key.is(value_kind::string)) return key;
    return record_at(in, accounts, in.find(*accounts, key.as_string()));
}

/// Reads persons out of what an expression came to, and why there are none.
class person_reader {
public:
    std::vector<participant> found;
    vacancy why = vacancy::nobody;
    std::string what;

    void read(const value& from) {
        if (from.is_missing()) return note_missing(from.cause());
        if (!from.is(value_kind::list)) return read_one(from);
        const list_data& list = from.as_list();
        for (std::size_t i = 0; i < list.size; ++i) read_one(list.at(i));
        if (list.open_because != nullptr) note_missing(list.open_because);
    }

private:
    void note_missing(const missing_cause* cause) {
        if (why == vacancy::failed) return;
        while (cause != nullptr && cause->why == missing_cause::reason::joined)
            cause = cause->first;
        const bool error = cause != nullptr && (cause->why == missing_cause::reason::error ||
                                                cause->why == missing_cause::reason::limit);
        why = error ? vacancy::failed : vacancy::missing;
        if (!error && what.empty() && cause != nullptr) what = cause->path;
    }

    void read_one(const value& v) {
        if (v.is_null()) return;
        if (v.is_missing()) return note_missing(v.cause());
        participant p;
        if (v.is(value_kind::string)) {
            p.person = v.as_string();
        } else if (v.is(value_kind::record) && v.type().key() != nullptr) {
            p.person = v.type().key_of(v.as_object());
        } else if (!v.is(value_kind::context) || !read_context(v.as_context(), p)) {
            why = vacancy::failed;
            return;
        }
        if (!p.person.empty()) found.push_back(std::move(p));
    }

    /// Nullptr where there is nothing, null or a missing value.
    const value* given(const context_data& from, std::string_view name) {
        const value* v = from.find(name);
        if (v == nullptr || v->is_null()) return nullptr;
        if (!v->is_missing()) return v;
        note_missing(v->cause());
        return nullptr;
    }

    bool read_context(const context_data& from, participant& into) {
        const auto text = [&](std::string_view name, std::string& to) {
            const value* v = given(from, name);
            if (v == nullptr) return true;
            if (!v->is(value_kind::string)) return false;
            to = v->as_string();
            return true;
        };
        if (const value* weight = given(from, "weight")) {
            if (!weight->is(value_kind::number)) return false;
            into.weight = weight->as_number();
        }
        return text("person", into.person) && text("group", into.group) &&
               text("conflict", into.conflict);
    }
};

/// Puts together who takes part, role by role.
class casting {
public:
    casting(due_assessment& to, const assessment& of, const policy::judge& by,
            const policy::verdict& about)
        : to_(to),
          program_(of.compiled()),
          facts_(by.facts().shared_from_this(), by.judged_in().at.day),
          memory_(512) {
        context_.facts = &facts_;
        context_.now = by.judged_in().at;
        context_.zones = by.judged_in().zones.get();
        context_.bounds = by.judged_in().bounds;
        context_.missing = feel::missing_mode::spread;
        context_.strict = true;
        subject_ = record_at(by.facts(), by.subject_type(about.rule), about.subject);
        account_ = account_of(by.facts(), subject_, memory_);
    }

    /// In the order of the roles, but each after those that it needs, unless these need it too.
    void run() {
        const auto& roles = program_.from.roles;
        std::vector<bool> done(roles.size());
        const auto ready = [&](const role_definition& role) {
            return std::ranges::all_of(role.needs, [&](const std::string& id) {
                const auto needed = std::ranges::find(roles, id, &role_definition::id);
                return needed == roles.end() || done[number_of(*needed)];
            });
        };
        for (std::size_t n = 0; n < roles.size(); ++n) {
            const auto waits = [&](const role_definition& r) { return !done[number_of(r)]; };
            auto next = std::ranges::find_if(
                roles, [&](const role_definition& r) { return waits(r) && ready(r); });
            if (next == roles.end()) next = std::ranges::find_if(roles, waits);
            fill(*next);
            done[number_of(*next)] = true;
        }
        std::ranges::sort(to_.vacant, {}, [&](const vacant_role& v) {
            return std::ranges::find(roles, v.role, &role_definition::id) - roles.begin();
        });
    }

private:
    [[nodiscard]] std::size_t number_of(const role_definition& role) const {
        return static_cast<std::size_t>(&role - program_.from.roles.data());
    }

    void fill(const role_definition& role) {
        const auto source = std::ranges::find(program_.sources, role.id, &compiled_source::role);
        if (source == program_.sources.end()) {
            to_.vacant.push_back({role.id, vacancy::undeclared, {}});
        } else {
            cast(role.id, source->from);
        }
    }

    void cast(const std::string& role, const feel::expression& from) {
        feel::evaluation run{context_};
        run.set(0, subject_);
        run.set(1, account_);
        run.set(2, subject_if("employee"));
        run.set(3, subject_if("unit"));
        person_reader persons;
        const value v = from.evaluate(run);
        if (run.ended_because()) {
            persons.why = vacancy::failed;
        } else {
            persons.read(v);
        }
        bool held = false;
        std::string kept_out;
        for (participant& p : persons.found) {
            const std::string name = p.person;
            const bool joined = join(std::move(p), role);
            held = held || joined;
            if (!joined) kept_out += (kept_out.empty() ? "" : ", ") + name;
        }
        if (held) return;
        if (!kept_out.empty()) {
            persons.why = vacancy::excluded;
            persons.what = kept_out;
        }
        to_.vacant.push_back({role, persons.why, persons.what});
    }

    [[nodiscard]] value subject_if(std::string_view type) const {
        const bool is = subject_.is(value_kind::record) && subject_.type().name() == type;
        return is ? subject_ : value::null();
    }

    /// Gives a person a role; false if it does not go together with those it has.
    bool join(participant p, const std::string& role) {
        auto& all = to_.with.participants;
        const auto there = places_.find(p.person);
        const bool is_new = there == places_.end();
        participant would_be = is_new ? std::move(p) : all[there->second];
        if (std::ranges::find(would_be.roles, role) != would_be.roles.end()) return true;
        would_be.roles.push_back(role);
        diagnostics problems;
        check_participants(program_.from, {would_be}, false, problems);
        if (problems.has_errors()) return false;
        if (is_new) {
            places_.emplace(would_be.person, all.size());
            all.push_back(std::move(would_be));
        } else {
            all[there->second] = std::move(would_be);
        }
        return true;
    }

    due_assessment& to_;
    const assessment::program& program_;
    portfolio::snapshot_facts facts_;
    arena memory_;
    feel::run_context context_;
    value subject_;
    value account_;
    std::map<std::string, std::size_t, std::less<>> places_; ///< of persons among the participants
};

} // namespace

std::string_view name_of(vacancy why) noexcept {
    return vacancy_names[static_cast<std::size_t>(why)];
}

void compile_sources(assessment::program& to, diagnostics& problems) {
    feel::scope names;
    for (const char* name : {"subject", "account", "employee", "unit"}) {
        names.add(name, "", feel::type::any());
    }
    for (const role_source& s : to.from.participants) {
        if (find_by_id(to.from.roles, s.role) == nullptr) {
            problems.add(definition_messages::role_unknown, {s.role}, s.at);
            continue;
        }
        feel::compile_options how;
        how.at = s.at;
        auto made = feel::expression::compile(s.from, names, how);
        if (!made) {
            problems.add(made.error());
            continue;
        }
        to.sources.push_back({s.role, std::move(*made)});
    }
}

void name_participants(due_assessment& to, const assessment& of, const policy::judge& by,
                       const policy::verdict& about) {
    casting{to, of, by, about}.run();
}

} // namespace tenet::assess
