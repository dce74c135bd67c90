#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <unordered_map>

namespace tenet {

namespace {

/// Copies a graph of values without recursion: a slot first holds the original, shallow; making it
/// deep copies what it points to and queues the slots inside. What was copied is remembered, so
/// that shared parts stay shared and a small value cannot unfold into a huge one.
class copier {
public:
    explicit copier(arena& memory) : memory_(memory) {}

    value copy(const value& v) {
        value top = v;
        slots_.push_back(&top);
        while (!slots_.empty()) {
            value* slot = slots_.back();
            slots_.pop_back();
            *slot = deepened(*slot);
        }
        link_causes();
        return top;
    }

private:
    value deepened(const value& v) {
        switch (v.kind()) {
        case value_kind::string: return value{memory_.copy(v.as_string())};
        case value_kind::time: return value::of(memory_.make<time_of_day>(v.as_time()));
        case value_kind::date_time: return value::of(memory_.make<date_time>(v.as_date_time()));
        case value_kind::missing: return value::missing(cause(v.cause()));
        case value_kind::list: return value::of(list(v.as_list()));
        case value_kind::context: return value::of(context(v.as_context()));
        case value_kind::range: return value::of(range(v.as_range()));
        case value_kind::function: return value::null();
        default: return v;
        }
    }

    /// The copy of `from` made before, or a new one; `is_new` says which.
    template <class T>
    T* remembered(const T& from, bool& is_new) {
        auto [at, inserted] = copies_.try_emplace(&from, nullptr);
        if (inserted) at->second = memory_.make<T>(from);
        is_new = inserted;
        return static_cast<T*>(at->second);
    }

    const list_data* list(const list_data& from) {
        bool is_new = false;
        list_data* to = remembered(from, is_new);
        if (!is_new) return to;
        const std::span<value> items = memory_.make_array<value>(from.size);
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i] = from.at(i);
            slots_.push_back(&items[i]);
        }
        to->how = list_data::layout::values;
        to->base = items.data();
        to->stride = 0;
        to->element = nullptr;
        to->open_because = cause(from.open_because);
        to->doubtful = nullptr;
        return to;
    }

    const context_data* context(const context_data& from) {
        bool is_new = false;
        context_data* to = remembered(from, is_new);
        if (!is_new) return to;
        const auto entries = memory_.make_array<context_entry>(from.entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            entries[i] = {memory_.copy(from.entries[i].name), from.entries[i].is};
            slots_.push_back(&entries[i].is);
        }
        to->entries = entries;
        return to;
    }

    const range_data* range(const range_data& from) {
        bool is_new = false;
        range_data* to = remembered(from, is_new);
        if (!is_new) return to;
        slots_.push_back(&to->low);
        slots_.push_back(&to->high);
        return to;
    }

    const missing_cause* cause(const missing_cause* from) {
        if (from == nullptr) return nullptr;
        bool is_new = false;
        missing_cause* to = remembered(*from, is_new);
        if (is_new) new_causes_.push_back(to);
        return to;
    }

    void link_causes() {
        while (!new_causes_.empty()) {
            missing_cause& to = *new_causes_.back();
            new_causes_.pop_back();
            to.path = memory_.copy(to.path);
            const auto arguments = memory_.make_array<std::string_view>(to.arguments.size());
            for (std::size_t i = 0; i < arguments.size(); ++i) {
                arguments[i] = memory_.copy(to.arguments[i]);
            }
            to.arguments = arguments;
            to.first = cause(to.first);
            to.second = cause(to.second);
        }
    }

    arena& memory_;
    std::vector<value*> slots_;
    std::vector<missing_cause*> new_causes_;
    std::unordered_map<const void*, void*> copies_;
};

} // namespace

value deep_copy(const value& v, arena& memory) {
    return copier{memory}.copy(v);
}

} // namespace tenet
