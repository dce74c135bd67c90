#include "compiler.hpp"
#include "field_access.hpp"
#include "members.hpp"
#include "names.hpp"
#include "reading.hpp"
#include "reads.hpp"
#include "span_of_filter.hpp"

#include <tenet/feel/messages.hpp>

#include <array>
#include <utility>

namespace tenet::feel {

namespace {

class slot_node final : public node {
public:
    explicit slot_node(const tree& t) : slot_(t) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override { return slot_.read(run); }
    slot_access slot_;
};

class slot_field_node final : public node {
public:
    explicit slot_field_node(const tree& t) : field_(t) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override { return field_.read(run); }
    field_access field_;
};

class local_node final : public node {
public:
    explicit local_node(std::uint32_t n) : n_(n) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override { return run.local(n_); }
    std::uint32_t n_;
};

/// A name that may be an entry of an item, innermost first, or else what holds outside.
class entry_node final : public node {
public:
    entry_node(std::string name, std::vector<std::uint32_t> items, node_pointer otherwise)
        : name_(std::move(name)), items_(std::move(items)), otherwise_(std::move(otherwise)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const missing_cause* unknown = nullptr;
        for (const std::uint32_t n : items_) {
            const value item = run.local(n);
            if (item.is_missing()) unknown = item.cause();
            if (!item.is(value_kind::context) && !item.is(value_kind::record)) continue;
            if (const auto found = find_member(run, item, name_, {})) return *found;
        }
        if (otherwise_) return otherwise_->evaluate(run);
        if (unknown != nullptr) return value::missing(unknown);
        return value::null();
    }
    std::string name_;
    std::vector<std::uint32_t> items_;
    node_pointer otherwise_;
};

class member_node final : public node {
public:
    member_node(node_pointer base, const tree& t)
        : base_(std::move(base)), name_(t.name), zh_(t.zh), owner_(t.owner), field_(t.member) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value base = base_->evaluate(run);
        if (field_ != nullptr && base.is(value_kind::record) && &base.type() == owner_) {
            return load(run, base.as_object());
        }
        return member(run, base, name_, zh_);
    }
    [[nodiscard]] value load(evaluation& run, const void* object) const {
        value v = field_->load(*field_, object, run.memory());
        settle_in_place(run, v);
        return v;
    }
    node_pointer base_;
    std::string name_;
    std::string zh_;
    const record_type* owner_;
    const field* field_;
};

/// `base...name`, see `descendants`.
class descent_node final : public node {
public:
    descent_node(node_pointer base, std::string name)
        : base_(std::move(base)), name_(std::move(name)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        return descendants(run, base_->evaluate(run), name_);
    }
    node_pointer base_;
    std::string name_;
};

/// A path that is null where nobody supplied it.
class nullable_node final : public node {
public:
    explicit nullable_node(node_pointer path) : path_(std::move(path)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value v = path_->evaluate(run);
        return v.is_missing() && is_absence(*v.cause()) ? value::null() : v;
    }
    node_pointer path_;
};

/// A relation of one record, asked about the span that a filter over it sets.
class relation_node final : public node {
public:
    relation_node(node_pointer base, const tree& t, span_of_filter span)
        : base_(std::move(base)),
          name_(t.name),
          zh_(t.zh),
          owner_(t.owner),
          way_(t.way),
          span_(std::move(span)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value base = base_->evaluate(run);
        if (!base.is(value_kind::record) || &base.type() != owner_) {
            return member(run, base, name_, zh_);
        }
        return related(run, *owner_, *way_, base.as_object(), span_.evaluate(run));
    }
    node_pointer base_;
    std::string name_;
    std::string zh_;
    const record_type* owner_;
    const relation* way_;
    span_of_filter span_;
};

} // namespace

bool compiler::is_plain_field(const tree& t) const {
    return is_slot_field(t) && !is_named_by(t, nullable_);
}

node_pointer compiler::slot(const tree& t) {
    if (is_named_by(t, nullable_)) {
        return std::make_unique<nullable_node>(std::make_unique<slot_node>(t));
    }
    return std::make_unique<slot_node>(t);
}

node_pointer compiler::local(const tree& t) {
    return std::make_unique<local_node>(t.index);
}

node_pointer compiler::entry(const tree& t) {
    return std::make_unique<entry_node>(t.name, t.indexes,
                                        t.parts.empty() ? nullptr : compile(*t.parts[0]));
}

node_pointer compiler::path(const tree& t) {
    if (is_named_by(t, nullable_)) {
        return std::make_unique<nullable_node>(
            std::make_unique<member_node>(compile(*t.parts[0]), t));
    }
    if (is_plain_field(t)) return std::make_unique<slot_field_node>(t);
    if (t.way != nullptr) return relation_path(t, {});
    return std::make_unique<member_node>(compile(*t.parts[0]), t);
}

node_pointer compiler::descent(const tree& t) {
    return std::make_unique<descent_node>(compile(*t.parts[0]), t.name);
}

node_pointer compiler::relation_path(const tree& t, std::span<const filter_condition> conditions) {
    const tree& base = *t.parts[0];
    const bool one_record = base.is.is == type::family::record;
    if (!one_record) return std::make_unique<member_node>(compile(base), t);
    span_of_filter span;
    const record_type* target = item_of(t.is).record;
    if (target != nullptr && t.way->many) {
        for (const filter_condition& c : conditions) {
            for (const time_condition& found : time_conditions(*c.condition, c.item, *target)) {
                span.add(found, compile(*found.bound));
            }
        }
    }
    return std::make_unique<relation_node>(compile(base), t, std::move(span));
}

} // namespace tenet::feel
