#include "assess/keep.hpp"

#include <tenet/assess/messages.hpp>
#include <tenet/json/canonical.hpp>

#include <algorithm>
#include <string>

namespace tenet::assess {

namespace say = assess_messages;

namespace {

constexpr std::size_t max_depth = 64;

class keeper {
public:
    keeper(std::size_t parts, arena& memory) : left_(parts), memory_(memory) {}

    value copy(const value& v, std::size_t depth) {
        if (why_) return {};
        if (depth > max_depth) return refuse("超过 64 层", "more than 64 levels");
        if (!count(1)) return {};
        switch (v.kind()) {
        case value_kind::list: return copy_list(v.as_list(), depth);
        case value_kind::context: return copy_context(v.as_context(), depth);
        case value_kind::string: return count(v.as_string().size() / 64) ? deep(v) : value{};
        case value_kind::record:
        case value_kind::range:
        case value_kind::function:
        case value_kind::missing:
            return refuse(std::string{chinese_name_of(v.kind())}, std::string{name_of(v.kind())});
        default: return deep(v);
        }
    }

    [[nodiscard]] const std::optional<diagnostic>& why() const noexcept { return why_; }

private:
    value deep(const value& v) { return deep_copy(v, memory_); }

    value copy_list(const list_data& from, std::size_t depth) {
        if (!from.closed()) return refuse("不完整的列表", "a list that is not complete");
        if (!count(from.size)) return {};
        const auto items = memory_.make_array<value>(from.size);
        for (std::size_t i = 0; i < from.size; ++i) items[i] = copy(from.at(i), depth + 1);
        auto* made = memory_.make<list_data>();
        made->size = items.size();
        made->base = items.data();
        return value::of(made);
    }

    value copy_context(const context_data& from, std::size_t depth) {
        if (!count(from.entries.size())) return {};
        const auto entries = memory_.make_array<context_entry>(from.entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const context_entry& e = from.entries[i];
            if (!count(e.name.size() / 64)) return {};
            entries[i] = {memory_.copy(e.name), copy(e.is, depth + 1)};
        }
        std::sort(entries.begin(), entries.end(),
                  [](const context_entry& a, const context_entry& b) {
                      return json::canonical_less(a.name, b.name);
                  });
        return value::of(memory_.make<context_data>(entries));
    }

    bool count(std::size_t parts) {
        if (parts > left_) {
            left_ = 0;
            refuse("内容过多", "it is too large");
            return false;
        }
        left_ -= parts;
        return true;
    }

    value refuse(std::string zh, std::string en) {
        if (!why_) why_ = diagnostic{say::not_kept, {std::move(zh), std::move(en)}};
        return {};
    }

    std::size_t left_;
    arena& memory_;
    std::optional<diagnostic> why_;
};

/// Whether a value needs no memory but its own.
bool lies_in_itself(const value& v) noexcept {
    switch (v.kind()) {
    case value_kind::null:
    case value_kind::boolean:
    case value_kind::number:
    case value_kind::date:
    case value_kind::day_time_duration:
    case value_kind::year_month_duration: return true;
    default: return false;
    }
}

} // namespace

std::optional<diagnostic> keep(const value& v, std::size_t max_parts, owned_value& to) {
    if (lies_in_itself(v) && max_parts > 0) {
        to = owned_value{nullptr, v};
        return std::nullopt;
    }
    auto memory = std::make_shared<arena>(256);
    keeper k{max_parts, *memory};
    const value kept = k.copy(v, 0);
    if (!k.why()) to = owned_value{std::move(memory), kept};
    return k.why();
}

} // namespace tenet::assess
