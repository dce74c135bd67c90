#include "builtin_functions.hpp"
#include "builtin_support.hpp"
#include "members.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

bool has_entries(const value& v) noexcept {
    return v.is(value_kind::context) || v.is(value_kind::record);
}

constexpr std::string_view context_zh = "上下文";
constexpr std::string_view context_en = "a context";

/// A context being made: entries in order, found by name.
class context_builder {
public:
    explicit context_builder(call_frame& frame) : frame_(frame) {}

    [[nodiscard]] bool has(std::string_view name) const { return positions_.contains(name); }
    void put(std::string_view name, const value& v) {
        const auto [at, is_new] = positions_.try_emplace(name, entries_.size());
        if (is_new) {
            entries_.push_back({name, v});
        } else {
            entries_[at->second].is = v;
        }
    }
    /// Puts all entries of a context or record.
    void put_all(const value& v) {
        const entry_view entries{frame_.run(), v};
        for (std::size_t i = 0; i < entries.size(); ++i) {
            put(entries.name(i), settled(frame_.run(), entries.at(i)));
        }
    }
    [[nodiscard]] value finish() {
        if (!frame_.good() || !frame_.spend(entries_.size())) return frame_.failure();
        arena& memory = frame_.run().memory();
        const auto kept = memory.make_array<context_entry>(entries_.size());
        std::ranges::copy(entries_, kept.begin());
        return value::of(memory.make<context_data>(context_data{kept}));
    }

private:
    call_frame& frame_;
    std::vector<context_entry> entries_;
    std::unordered_map<std::string_view, std::size_t> positions_;
};

/// What an entry of a context or record is; null for an absent key of a context, a failure for an
/// absent field of a record.
value entry_of(call_frame& frame, const value& of, std::string_view key) {
    const auto found = find_member(frame.run(), of, key, {});
    if (found) return settled(frame.run(), *found);
    if (of.is(value_kind::context)) return value::null();
    return frame.fail(messages::unknown_key, {key, of.type().zh(), of.type().name()});
}

/// A context of two entries, `key` and `value`.
value pair_of(arena& memory, std::string_view key, const value& v) {
    const auto entries = memory.make_array<context_entry>(2);
    entries[0] = {"key", value{key}};
    entries[1] = {"value", v};
    return value::of(memory.make<context_data>(context_data{entries}));
}

/// The keys of a path, outermost first.
std::vector<std::string_view> path_of(call_frame& frame, std::size_t i) {
    std::vector<std::string_view> path;
    const item_view keys = frame.closed_items(i);
    if (frame.good() && keys.size() == 0) frame.wrong_range(i);
    for (std::size_t k = 0; frame.good() && k < keys.size(); ++k) {
        const value key = keys.at(k);
        if (key.is(value_kind::string)) {
            path.push_back(key.as_string());
        } else {
            frame.wrong_item(key, chinese_name_of(value_kind::string), name_of(value_kind::string));
        }
    }
    return path;
}

/// `outermost` with the value at the path replaced: the contexts on the way down, then copies of
/// them on the way up.
value put_at(call_frame& frame, const value& outermost, std::span<const std::string_view> path,
             const value& v) {
    std::vector<value> way{outermost};
    for (std::size_t k = 0; k + 1 < path.size(); ++k) {
        const value next = entry_of(frame, way.back(), path[k]);
        if (next.is_missing()) return next;
        if (!has_entries(next)) return frame.wrong_item(next, context_zh, context_en);
        way.push_back(next);
    }
    value result = v;
    for (std::size_t k = path.size(); frame.good() && k-- > 0;) {
        context_builder copy{frame};
        copy.put_all(way[k]);
        copy.put(path[k], result);
        result = copy.finish();
    }
    return result;
}

} // namespace

value get_value(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "get value", with};
    const value m = frame.any(0);
    if (!has_entries(m)) return frame.wrong_kind(0, context_zh, context_en);
    if (!frame.any(1).is(value_kind::list)) {
        const std::string_view key = frame.text(1);
        return frame.good() ? entry_of(frame, m, key) : frame.failure();
    }
    const std::vector<std::string_view> path = path_of(frame, 1);
    if (!frame.good()) return frame.failure();
    value found = m;
    for (const std::string_view key : path) {
        if (!has_entries(found)) return found.is_missing() ? found : value::null();
        found = entry_of(frame, found, key);
    }
    return found;
}

value get_entries(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "get entries", with};
    const value m = frame.any(0);
    if (!has_entries(m)) return frame.wrong_kind(0, context_zh, context_en);
    const entry_view entries{run, m};
    result_list list{frame, entries.size()};
    for (std::size_t i = 0; list.good() && i < entries.size(); ++i) {
        list.add(pair_of(run.memory(), entries.name(i), settled(run, entries.at(i))));
    }
    return list.finish();
}

value make_context(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "context", with};
    const item_view entries = frame.closed_items(0);
    context_builder context{frame};
    for (std::size_t i = 0; frame.good() && i < entries.size(); ++i) {
        const value entry = entries.at(i);
        if (entry.is_missing()) return entry;
        if (!has_entries(entry)) return frame.fail(messages::bad_entry);
        const auto key = find_member(run, entry, "key", {});
        const auto is = find_member(run, entry, "value", {});
        if (key && key->is_missing()) return *key;
        if (!key || !key->is(value_kind::string) || !is) return frame.fail(messages::bad_entry);
        const std::string_view name = key->as_string();
        if (context.has(name)) return frame.fail(messages::repeated_key, {name});
        context.put(name, settled(run, *is));
    }
    return context.finish();
}

value context_put(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "context put", with};
    const value m = frame.any(0);
    if (!has_entries(m)) return frame.wrong_kind(0, context_zh, context_en);
    constexpr std::size_t with_one_key = 1; // the form that calls its parameter "key"
    const bool is_path = frame.any(1).is(value_kind::list) && with.form != with_one_key;
    std::vector<std::string_view> path;
    if (is_path) {
        path = path_of(frame, 1);
    } else {
        path = {frame.text(1)};
    }
    return frame.good() ? put_at(frame, m, path, frame.any(2)) : frame.failure();
}

value context_merge(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "context merge", with};
    const item_view contexts = frame.closed_items(0);
    context_builder merged{frame};
    for (std::size_t i = 0; frame.good() && i < contexts.size(); ++i) {
        const value context = contexts.at(i);
        if (!has_entries(context)) return frame.wrong_item(context, context_zh, context_en);
        merged.put_all(context);
        frame.spend(entry_view{run, context}.size());
    }
    return merged.finish();
}

} // namespace tenet::feel::functions
