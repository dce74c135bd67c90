#include "compiler.hpp"
#include "list_builder.hpp"
#include "reading.hpp"

#include <tenet/feel/messages.hpp>
#include <tenet/feel/operators.hpp>

#include <optional>
#include <utility>

namespace tenet::feel {

namespace {

/// What one iterator of a loop runs over: a list, or whole numbers or days from `from` to `to`.
struct domain {
    const list_data* list = nullptr;
    bool days = false;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool empty = false;

    [[nodiscard]] std::uint64_t size() const noexcept {
        if (list != nullptr) return list->size;
        if (empty) return 0;
        const std::int64_t low = from < to ? from : to;
        const std::int64_t high = from < to ? to : from;
        return static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    }
    [[nodiscard]] value at(std::uint64_t i) const {
        if (list != nullptr) return list->at(static_cast<std::size_t>(i));
        const auto n = static_cast<std::int64_t>(i);
        const std::int64_t at = from <= to ? from + n : from - n;
        return days ? value{date::from_days(at)} : value{decimal{at}};
    }
};

std::optional<std::int64_t> position(const value& v) noexcept {
    if (v.is(value_kind::date)) return v.as_date().days();
    if (v.is(value_kind::number)) return v.as_number().to_int64();
    return {};
}

/// Whole steps between two ends; no value if they are not of one kind that can be counted.
std::optional<domain> counted(const value& low, const value& high) {
    const auto from = position(low);
    const auto to = position(high);
    if (!from || !to || low.kind() != high.kind()) return {};
    domain d;
    d.days = low.is(value_kind::date);
    d.from = *from;
    d.to = *to;
    return d;
}

std::optional<domain> counted(const range_data& r) {
    if (r.low_unbounded || r.high_unbounded) return {};
    auto d = counted(r.low, r.high);
    if (!d) return {};
    if (!r.low_included) ++d->from;
    if (!r.high_included) --d->to;
    d->empty = d->from > d->to;
    return d;
}

struct iterator_node {
    std::uint32_t local;
    node_pointer from;
    node_pointer to; ///< null unless written `from .. to`
};

/// The iterators of a loop, and how a loop walks them: first the last one.
class iterators {
public:
    iterators(const tree& t, node_list nodes) {
        for (std::size_t i = 0; i < t.indexes.size(); ++i) {
            list_.push_back({t.indexes[i], std::move(nodes[2 * i]), std::move(nodes[2 * i + 1])});
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }

    /// Calls `each` for every combination of items until it returns false. `open` is called for
    /// every open domain met. A domain that cannot be walked ends the walk with that value.
    template <class Each, class Open>
    value walk(evaluation& run, const Each& each, const Open& open) const {
        bool going = true;
        return walk_from(run, 0, going, each, open);
    }

private:
    template <class Each, class Open>
    value walk_from(evaluation& run, std::size_t n, bool& going, const Each& each,
                    const Open& open) const {
        if (n == list_.size()) {
            going = each();
            return value::null();
        }
        domain over;
        const value trouble = begin(run, list_[n], over);
        if (trouble.is_missing()) return trouble;
        if (over.list == nullptr && over.empty) return value::null();
        if (over.list != nullptr && !over.list->closed()) open(*over.list);
        const std::uint64_t size = over.size();
        for (std::uint64_t i = 0; i < size && going; ++i) {
            if (!run.step()) return value::missing(run.exhausted());
            run.local(list_[n].local) = settled(run, over.at(i));
            const value inner = walk_from(run, n + 1, going, each, open);
            if (inner.is_missing()) return inner;
        }
        return value::null();
    }

    /// Null, or the missing value that stands for a domain that cannot be walked.
    static value begin(evaluation& run, const iterator_node& it, domain& over) {
        const value from = it.from->evaluate(run);
        if (from.is_missing()) return plain(run, from);
        if (it.to) {
            const value to = it.to->evaluate(run);
            if (to.is_missing()) return plain(run, to);
            return take(run, counted(from, to), from, over);
        }
        if (from.is_null()) return not_iterable(run, from);
        if (from.is(value_kind::range)) return take(run, counted(from.as_range()), from, over);
        over.list = &as_items(run, from);
        return value::null();
    }

    static value take(evaluation& run, const std::optional<domain>& found, const value& from,
                      domain& over) {
        if (found) {
            over = *found;
            return value::null();
        }
        return not_iterable(run, from);
    }

    /// Without strict, what cannot be walked makes the whole loop null: said by an error cause.
    static value not_iterable(evaluation& run, const value& from) {
        const value failed = fail_on(run, feel_messages::not_iterable, from);
        if (failed.is_missing()) return failed;
        static const missing_cause none{};
        return value::missing(&none);
    }

public:
    /// The value of a loop whose walk ended with `trouble`.
    static value answer(const value& trouble) {
        return trouble.cause()->why == missing_cause::reason::unset && trouble.cause()->path.empty()
                   ? value::null()
                   : trouble;
    }

private:
    std::vector<iterator_node> list_;
};

class iteration_node final : public node {
public:
    iteration_node(const tree& t, node_list nodes)
        : at_(t.begin),
          partial_(t.index),
          uses_partial_(reads_local(*t.parts.back(), t.index)),
          body_(std::move(nodes.back())),
          iterators_(t, std::move(nodes)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        list_builder made{run};
        const value trouble = iterators_.walk(
            run,
            [&] {
                if (uses_partial_) run.local(partial_) = made.list();
                return made.add(body_->evaluate(run));
            },
            [&](const list_data& open) {
                if (iterators_.size() == 1) {
                    made.open(open);
                } else {
                    made.open_without_bound(open.open_because);
                }
            });
        if (run.exhausted() != nullptr) run.ended_near(at_);
        if (trouble.is_missing()) return iterators::answer(trouble);
        return made.list();
    }
    std::size_t at_; ///< offset in the text
    std::uint32_t partial_;
    bool uses_partial_;
    node_pointer body_;
    iterators iterators_;
};

/// some, every: Kleene `or` and `and` over the combinations.
class quantified_node final : public node {
public:
    quantified_node(bool some, const tree& t, node_list nodes)
        : at_(t.begin),
          some_(some),
          condition_(std::move(nodes.back())),
          iterators_(t, std::move(nodes)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        value answer{!some_};
        const missing_cause* unknown = nullptr;
        const value trouble = iterators_.walk(
            run,
            [&] {
                answer = combine(run, answer, condition_->evaluate(run));
                return !settled_by(answer);
            },
            [&](const list_data& open) { unknown = open.open_because; });
        if (run.exhausted() != nullptr) run.ended_near(at_);
        if (settled_by(answer)) return answer;
        if (trouble.is_missing()) {
            return combine(run, answer, iterators::answer(trouble));
        }
        return unknown != nullptr ? combine(run, answer, value::missing(unknown)) : answer;
    }
    [[nodiscard]] bool settled_by(const value& v) const noexcept {
        return v.is(value_kind::boolean) && v.as_boolean() == some_;
    }
    [[nodiscard]] value combine(evaluation& run, const value& a, const value& b) const {
        return some_ ? either(run, a, b) : both(run, a, b);
    }
    std::size_t at_; ///< offset in the text
    bool some_;
    node_pointer condition_;
    iterators iterators_;
};

} // namespace

node_pointer compiler::iteration(const tree& t) {
    return std::make_unique<iteration_node>(t, parts(t));
}

node_pointer compiler::quantified(const tree& t) {
    return std::make_unique<quantified_node>(t.what == form::some, t, parts(t));
}

} // namespace tenet::feel
