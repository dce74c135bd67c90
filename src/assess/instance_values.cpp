#include "assess/canonical_object.hpp"
#include "assess/instance_runner.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/json/definition_messages.hpp>

#include <algorithm>
#include <array>

namespace tenet::assess {

namespace say = instance_messages;
namespace form_say = json::definition_messages;

namespace {

constexpr std::array<std::string_view, 11> act_names{
    "submit",           "delegate",  "revoke",   "transfer", "add_signer", "remove_signer",
    "declare_conflict", "send_back", "withdraw", "reopen",   "appeal"};
constexpr std::array<std::string_view, 5> ballot_names{"none", "approve", "reject", "abstain",
                                                       "answered"};

place at_member(std::string_view name) {
    place p;
    p.pointer = "/" + std::string{name};
    return p;
}

/// Reads the entries of a context by name and reports those nobody asked for.
class context_reader {
public:
    context_reader(const value& from, diagnostics& problems, std::string where = {})
        : problems_(problems), where_(std::move(where)) {
        if (from.is(value_kind::context)) {
            from_ = &from.as_context();
        } else if (!from.is_null()) {
            wrong("", "对象", "an object");
        }
    }

    const value* find(std::string_view name) {
        asked_.push_back(name);
        const value* v = from_ == nullptr ? nullptr : from_->find(name);
        return v == nullptr || v->is_null() ? nullptr : v;
    }
    std::string text(std::string_view name) {
        const value* v = find(name);
        if (v == nullptr) return {};
        if (v->is(value_kind::string)) return std::string{v->as_string()};
        wrong(name, "文本", "a text");
        return {};
    }
    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> out;
        for (const value& v : items(name)) {
            if (v.is(value_kind::string)) {
                out.emplace_back(v.as_string());
            } else {
                wrong(name, "文本列表", "a list of texts");
            }
        }
        return out;
    }
    std::vector<value> items(std::string_view name) {
        std::vector<value> out;
        const value* v = find(name);
        if (v == nullptr) return out;
        if (!v->is(value_kind::list)) {
            wrong(name, "列表", "a list");
            return out;
        }
        for (std::size_t i = 0; i < v->as_list().size; ++i) out.push_back(v->as_list().at(i));
        return out;
    }
    std::optional<instant> moment(std::string_view name) {
        const std::string written = text(name);
        if (written.empty()) return std::nullopt;
        const auto read = date_time::parse(written);
        const auto at = read ? read->to_instant() : std::nullopt;
        if (!at) wrong(name, "带时区的日期时间", "a date and time with its zone");
        return at;
    }
    void wrong(std::string_view name, std::string_view zh, std::string_view en) {
        place p = name.empty() ? place{} : at_member(name);
        p.pointer = where_ + p.pointer;
        problems_.add(form_say::wrong_kind, {std::string{zh}, std::string{en}}, std::move(p));
    }
    void ask(std::string_view name) { asked_.push_back(name); }
    void finish() {
        if (from_ == nullptr) return;
        for (const context_entry& e : from_->entries) {
            if (std::find(asked_.begin(), asked_.end(), e.name) != asked_.end()) continue;
            place p = at_member(e.name);
            p.pointer = where_ + p.pointer;
            problems_.add(form_say::member_unknown, {std::string{e.name}}, std::move(p));
        }
    }

private:
    const context_data* from_ = nullptr;
    diagnostics& problems_;
    std::string where_;
    std::vector<std::string_view> asked_;
};

std::size_t code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool is_option(const question_definition& q, const value& v) noexcept {
    return v.is(value_kind::string) &&
           std::any_of(q.options.begin(), q.options.end(),
                       [&](const option_definition& o) { return o.id == v.as_string(); });
}

bool in_range(const question_definition& q, const decimal& n) {
    if ((q.from && n < *q.from) || (q.to && n > *q.to)) return false;
    if (q.is != question_kind::scale) return true;
    return ((n - *q.from) / q.step.value_or(decimal{1})).to_int64().has_value();
}

bool are_options(const question_definition& q, const list_data& chosen) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < chosen.size; ++i) {
        const value v = chosen.at(i);
        if (!is_option(q, v) || !seen.insert(v.as_string()).second) return false;
    }
    return true;
}

/// The kind an answer must have, as named in sentences.
value_kind kind_of(const question_definition& q) noexcept {
    switch (q.is) {
    case question_kind::scale:
    case question_kind::number: return value_kind::number;
    case question_kind::choices: return value_kind::list;
    case question_kind::boolean: return value_kind::boolean;
    case question_kind::date: return value_kind::date;
    case question_kind::choice:
    case question_kind::text: break;
    }
    return value_kind::string;
}

class answer_checker {
public:
    answer_checker(const form_definition& form, diagnostics& problems)
        : form_(form), problems_(problems) {}

    owned_value run(const value& answers) {
        if (!answers.is_null() && !answers.is(value_kind::context)) {
            problems_.add(form_say::wrong_kind, {"对象", "an object"}, at_member("answers"));
            return {};
        }
        context_builder out;
        const context_data* given = answers.is_null() ? nullptr : &answers.as_context();
        for (const question_definition& q : form_.questions) {
            const value* v = given == nullptr ? nullptr : given->find(q.id);
            if (v != nullptr) {
                check(q, *v, out);
            } else if (q.required) {
                wrong(say::answer_missing, q, {});
            }
        }
        if (given != nullptr) check_unknown(*given);
        return out.build();
    }

private:
    void wrong(const message& what, const question_definition& q, std::vector<std::string> rest) {
        rest.insert(rest.begin(), q.id);
        problems_.add(what, std::move(rest), at_member("answers/" + q.id));
    }

    void check_unknown(const context_data& given) {
        for (const context_entry& e : given.entries) {
            if (find_by_id(form_.questions, e.name) != nullptr) continue;
            problems_.add(say::answer_unknown, {std::string{e.name}, form_.id},
                          at_member("answers/" + std::string{e.name}));
        }
    }

    void check(const question_definition& q, value v, context_builder& out) {
        if (v.is_null()) {
            if (!q.may_not_apply) return wrong(say::answer_null, q, {});
            return out.add(q.id, v);
        }
        if (q.is == question_kind::date && v.is(value_kind::string)) {
            if (const auto day = date::parse(v.as_string())) v = value{*day};
        }
        const value_kind wanted = kind_of(q);
        if (!v.is(wanted)) {
            return wrong(say::answer_kind, q,
                         {std::string{chinese_name_of(wanted)}, std::string{name_of(wanted)},
                          std::string{chinese_name_of(v.kind())}, std::string{name_of(v.kind())}});
        }
        if (!fits(q, v)) return wrong(say::answer_range, q, {to_text(v)});
        out.add(q.id, v);
    }

    static bool fits(const question_definition& q, const value& v) {
        switch (q.is) {
        case question_kind::scale:
        case question_kind::number: return in_range(q, v.as_number());
        case question_kind::choice: return is_option(q, v);
        case question_kind::choices: return are_options(q, v.as_list());
        case question_kind::text: return code_points(v.as_string()) <= q.longest;
        case question_kind::boolean:
        case question_kind::date: break;
        }
        return true;
    }

    const form_definition& form_;
    diagnostics& problems_;
};

participant participant_from(const value& from, std::size_t n, diagnostics& problems) {
    context_reader in{from, problems, "/participants/" + std::to_string(n)};
    participant p;
    p.person = in.text("person");
    p.roles = in.texts("roles");
    p.group = in.text("group");
    p.conflict = in.text("conflict");
    if (const value* w = in.find("weight")) {
        if (w->is(value_kind::number)) {
            p.weight = w->as_number();
        } else {
            in.wrong("weight", "数字", "a number");
        }
    }
    in.finish();
    return p;
}

} // namespace

void context_builder::add(std::string_view name, const value& is) {
    entries_.push_back({memory_->copy(name), deep_copy(is, *memory_)});
}

void context_builder::texts(std::string_view name, const std::vector<std::string>& is) {
    if (is.empty()) return;
    const auto items = memory_->make_array<value>(is.size());
    for (std::size_t i = 0; i < is.size(); ++i) items[i] = value{memory_->copy(is[i])};
    auto* list = memory_->make<list_data>();
    list->base = items.data();
    list->size = items.size();
    entries_.push_back({memory_->copy(name), value::of(list)});
}

owned_value context_builder::build() {
    const auto entries = memory_->make_array<context_entry>(entries_.size());
    std::copy(entries_.begin(), entries_.end(), entries.begin());
    auto* context = memory_->make<context_data>();
    context->entries = entries;
    return {memory_, value::of(context)};
}

std::string_view name_of(act_kind k) noexcept {
    return act_names[static_cast<std::size_t>(k)];
}

std::string_view name_of(ballot b) noexcept {
    return ballot_names[static_cast<std::size_t>(b)];
}

std::optional<act_kind> read_act_kind(std::string_view name) noexcept {
    const auto* found = std::find(act_names.begin(), act_names.end(), name);
    if (found == act_names.end()) return std::nullopt;
    return static_cast<act_kind>(found - act_names.begin());
}

void add_act(context_builder& to, const act& from) {
    to.text("stage", from.stage);
    to.text("for", from.on_behalf_of);
    if (from.choice != ballot::none) to.text("choice", name_of(from.choice));
    to.text("person", from.person);
    to.text("to", from.to);
    to.text("reason", from.reason);
    if (from.since) to.text("since", utc_text(*from.since));
    if (from.until) to.text("until", utc_text(*from.until));
    to.texts("stages", from.stages);
    if (!from.answers->is_null()) to.add("answers", *from.answers);
}

act act_from(act_kind is, std::string actor, const value& data, diagnostics& problems) {
    context_reader in{data, problems};
    act a;
    a.is = is;
    a.actor = std::move(actor);
    a.stage = in.text("stage");
    a.on_behalf_of = in.text("for");
    const std::string choice = in.text("choice");
    if (!choice.empty()) {
        const auto* found = std::find(ballot_names.begin(), ballot_names.end(), choice);
        const auto n = static_cast<std::size_t>(found - ballot_names.begin());
        const bool fine = n >= 1 && n <= 3;
        if (fine) a.choice = static_cast<ballot>(n);
        if (!fine) problems.add(say::bad_choice, {choice, "approve, reject, abstain"});
    }
    a.person = in.text("person");
    a.to = in.text("to");
    a.reason = in.text("reason");
    a.since = in.moment("since");
    a.until = in.moment("until");
    a.stages = in.texts("stages");
    if (const value* answers = in.find("answers")) a.answers = owned_value::copy(*answers);
    // What a recorded act led to, and who did it; those are read elsewhere.
    for (const char* known : {"act", "actor", "result", "measures", "votes"}) in.ask(known);
    in.finish();
    return a;
}

owned_value opening_data(const opening& from) {
    context_builder out;
    if (!from.subject->is_null()) out.add("subject", *from.subject);
    auto memory = std::make_shared<arena>(1024);
    const auto items = memory->make_array<value>(from.participants.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const participant& p = from.participants[i];
        context_builder one;
        one.text("person", p.person);
        one.texts("roles", p.roles);
        one.text("group", p.group);
        if (p.weight != decimal{1}) one.add("weight", value{p.weight});
        one.text("conflict", p.conflict);
        items[i] = deep_copy(*one.build(), *memory);
    }
    auto* list = memory->make<list_data>();
    list->base = items.data();
    list->size = items.size();
    out.add("participants", value::of(list));
    return out.build();
}

opening opening_from(std::string instance, const value& data, diagnostics& problems) {
    context_reader in{data, problems};
    opening o;
    o.instance = std::move(instance);
    if (const value* subject = in.find("subject")) o.subject = owned_value::copy(*subject);
    const auto people = in.items("participants");
    for (std::size_t n = 0; n < people.size(); ++n) {
        o.participants.push_back(participant_from(people[n], n, problems));
    }
    in.ask("instance");
    in.finish();
    return o;
}

owned_value check_answers(const form_definition& form, const value& answers,
                          diagnostics& problems) {
    return answer_checker{form, problems}.run(answers);
}

} // namespace tenet::assess
