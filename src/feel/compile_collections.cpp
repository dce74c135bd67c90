#include "compiler.hpp"
#include "list_builder.hpp"
#include "names.hpp"
#include "reading.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace tenet::feel {

namespace {

class list_node final : public node {
public:
    explicit list_node(node_list items) : items_(std::move(items)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const std::span<value> made = run.memory().make_array<value>(items_.size());
        for (std::size_t i = 0; i < items_.size(); ++i) made[i] = items_[i]->evaluate(run);
        auto* list = run.memory().make<list_data>();
        list->base = made.data();
        list->size = made.size();
        return value::of(list);
    }
    node_list items_;
};

/// A context, whose later entries may read earlier ones through local variables.
class context_node final : public node {
public:
    context_node(const tree& t, node_list entries)
        : names_(t.names), locals_(t.indexes), entries_(std::move(entries)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const auto made = run.memory().make_array<context_entry>(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            made[i].name = names_[i];
            made[i].is = entries_[i]->evaluate(run);
            run.local(locals_[i]) = made[i].is;
        }
        auto* context = run.memory().make<context_data>();
        context->entries = made;
        return value::of(context);
    }
    std::vector<std::string> names_;
    std::vector<std::uint32_t> locals_;
    node_list entries_;
};

bool is_ordered(const value& v) noexcept {
    return v.is(value_kind::number) || v.is(value_kind::string) ||
           (v.kind() >= value_kind::date && v.kind() <= value_kind::year_month_duration);
}

class range_node final : public node {
public:
    range_node(const tree& t, node_pointer low, node_pointer high)
        : low_included_(t.low_included),
          high_included_(t.high_included),
          low_(std::move(low)),
          high_(std::move(high)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        range_data r;
        r.low_included = low_included_;
        r.high_included = high_included_;
        r.low_unbounded = low_ == nullptr;
        r.high_unbounded = high_ == nullptr;
        if (low_) r.low = low_->evaluate(run);
        if (high_) r.high = high_->evaluate(run);
        if (r.low.is_missing() || r.high.is_missing()) return join_missing(run, r.low, r.high);
        if (!is_valid(run, r)) return fail_on(run, feel_messages::bad_range, r.low, r.high);
        return value::of(run.memory().make<range_data>(r));
    }
    static bool is_valid(evaluation& run, const range_data& r) {
        const bool low_fits = r.low.is_null() || is_ordered(r.low);
        const bool high_fits = r.high.is_null() || is_ordered(r.high);
        if (!low_fits || !high_fits) return false;
        if (r.low.is_null() || r.high.is_null()) return true;
        return r.low.kind() == r.high.kind() &&
               !compare(run, comparison::greater, r.low, r.high).is_true();
    }
    bool low_included_;
    bool high_included_;
    node_pointer low_;
    node_pointer high_;
};

/// (= x) and (!= x) as values.
class point_node final : public node {
public:
    point_node(bool equal, node_pointer at) : equal_(equal), at_(std::move(at)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        range_data r;
        r.low = at_->evaluate(run);
        if (r.low.is_missing()) return r.low;
        r.high = r.low;
        r.low_included = r.high_included = equal_;
        r.low_unbounded = r.high_unbounded = true;
        return value::of(run.memory().make<range_data>(r));
    }
    bool equal_;
    node_pointer at_;
};

/// `list[index]`, where the index is a number.
value item_at(evaluation& run, const list_data& list, const value& index) {
    if (!list.closed()) return value::missing(list.open_because);
    const auto wanted = index.as_number().to_int64();
    const auto size = static_cast<std::int64_t>(list.size);
    if (wanted && *wanted != 0 && *wanted <= size && *wanted >= -size) {
        const std::int64_t at = *wanted > 0 ? *wanted - 1 : size + *wanted;
        return settled(run, list.at(static_cast<std::size_t>(at)));
    }
    const std::string text = index.as_number().text();
    const std::string count = std::to_string(list.size);
    return run.fail(feel_messages::bad_index,
                    std::array{std::string_view{text}, std::string_view{count}});
}

class filter_node final : public node {
public:
    /// `fixed`: `by` does not depend on the item; `index`: it is known to be a number.
    filter_node(std::size_t at, node_pointer base, node_pointer by, std::uint32_t item, bool fixed,
                bool index)
        : at_(at),
          base_(std::move(base)),
          by_(std::move(by)),
          item_(item),
          fixed_(fixed),
          index_(index) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        const value base = base_->evaluate(run);
        if (base.is_missing()) return plain(run, base);
        const list_data& items = as_items(run, base);
        const value answer =
            fixed_ || items.size == 0 ? by_one(run, base, items) : by_items(run, base, items);
        if (run.exhausted() != nullptr) [[unlikely]]
            run.ended_near(at_);
        return answer;
    }

    /// The filter does not depend on the item: an index, or all or nothing.
    value by_one(evaluation& run, const value& base, const list_data& items) const {
        run.local(item_) = value::null();
        const value by = by_->evaluate(run);
        if (by.is(value_kind::number)) return base.is_null() ? base : item_at(run, items, by);
        if (by.is_missing() && index_) return plain(run, by);
        list_builder kept{run, items.size};
        kept.open_for_the_same(items);
        for (std::size_t i = 0; i < items.size; ++i) {
            if (!keep(run, kept, items.at(i), by)) return value::missing(run.exhausted());
        }
        return kept.list();
    }

    value by_items(evaluation& run, const value& base, const list_data& items) const {
        list_builder kept{run, items.size};
        kept.open_for_the_same(items);
        for (std::size_t i = 0; i < items.size; ++i) {
            const value item = settled(run, items.at(i));
            run.local(item_) = item;
            const value by = by_->evaluate(run);
            if (by.is(value_kind::number)) return base.is_null() ? base : item_at(run, items, by);
            if (!keep(run, kept, item, by)) return value::missing(run.exhausted());
        }
        return kept.list();
    }

    static bool keep(evaluation& run, list_builder& kept, const value& item, const value& by) {
        if (by.is_true()) return kept.add(item);
        if (by.is_missing()) {
            kept.add_maybe(item, by.cause());
        } else if (!by.is(value_kind::boolean) && !by.is_null()) {
            const value failed = fail_on(run, feel_messages::bad_filter, by);
            if (failed.is_missing()) kept.add_maybe(item, failed.cause());
        }
        return run.step();
    }

    std::size_t at_; ///< offset in the text
    node_pointer base_;
    node_pointer by_;
    std::uint32_t item_;
    bool fixed_;
    bool index_;
};

} // namespace

node_pointer compiler::list(const tree& t) {
    node_list items = parts(t);
    const bool fixed = std::all_of(items.begin(), items.end(),
                                   [](const node_pointer& n) { return n->constant() != nullptr; });
    auto made = std::make_unique<list_node>(std::move(items));
    return fixed ? folded(std::move(made)) : std::move(made);
}

node_pointer compiler::context(const tree& t) {
    return std::make_unique<context_node>(t, parts(t));
}

node_pointer compiler::range(const tree& t) {
    node_pointer low = t.parts[0] ? compile(*t.parts[0]) : nullptr;
    node_pointer high = t.parts[1] ? compile(*t.parts[1]) : nullptr;
    const bool fixed =
        (!low || low->constant() != nullptr) && (!high || high->constant() != nullptr);
    auto made = std::make_unique<range_node>(t, std::move(low), std::move(high));
    return fixed ? folded(std::move(made)) : std::move(made);
}

node_pointer compiler::point(const tree& t) {
    node_pointer at = compile(*t.parts[0]);
    const bool fixed = at->constant() != nullptr;
    auto made = std::make_unique<point_node>(t.comparing == comparison::equal, std::move(at));
    return fixed ? folded(std::move(made)) : std::move(made);
}

/// Filters one upon another over a relation all narrow the span it is asked about.
node_pointer compiler::filter(const tree& t) {
    std::vector<filter_condition> conditions = std::exchange(pending_, {});
    conditions.push_back({t.parts[1].get(), t.index});
    const tree& base = *t.parts[0];
    node_pointer from;
    if (base.what == form::path && base.way != nullptr) {
        from = relation_path(base, conditions);
    } else {
        if (base.what == form::filter && base.is.is == type::family::list) {
            pending_ = std::move(conditions);
        }
        from = compile(base);
    }
    const bool fixed = !reads_local(*t.parts[1], t.index);
    const bool index = t.parts[1]->is.kind == value_kind::number;
    return std::make_unique<filter_node>(t.begin, std::move(from), compile(*t.parts[1]), t.index,
                                         fixed, index);
}

} // namespace tenet::feel
