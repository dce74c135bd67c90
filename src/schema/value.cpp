#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace tenet {

namespace {

struct kind_names {
    std::string_view en;
    std::string_view zh;
};

constexpr std::array<kind_names, 15> names_of_kinds{{
    {"missing", "缺失"},
    {"null", "空值"},
    {"boolean", "布尔值"},
    {"number", "数字"},
    {"string", "文本"},
    {"date", "日期"},
    {"time", "时间"},
    {"date and time", "日期时间"},
    {"days and time duration", "天时时长"},
    {"years and months duration", "年月时长"},
    {"list", "列表"},
    {"context", "上下文"},
    {"record", "记录"},
    {"range", "区间"},
    {"function", "函数"},
}};

bool same_cause(const missing_cause& a, const missing_cause& b) noexcept {
    return a.why == b.why && a.path == b.path && a.what == b.what && !a.has_interval &&
           !b.has_interval && a.why != missing_cause::reason::joined &&
           std::ranges::equal(a.arguments, b.arguments);
}

} // namespace

std::string_view name_of(value_kind kind) noexcept {
    return names_of_kinds[static_cast<std::size_t>(kind)].en;
}

std::string_view chinese_name_of(value_kind kind) noexcept {
    return names_of_kinds[static_cast<std::size_t>(kind)].zh;
}

const missing_cause* join(arena& memory, const missing_cause* a, const missing_cause* b) {
    if (a == nullptr || a == b) return b;
    if (b == nullptr || same_cause(*a, *b)) return a;
    auto* both = memory.make<missing_cause>();
    both->why = missing_cause::reason::joined;
    both->first = a;
    both->second = b;
    return both;
}

std::vector<const missing_cause*> leaves(const missing_cause* why) {
    std::vector<const missing_cause*> found;
    std::unordered_set<const missing_cause*> seen;
    std::vector<const missing_cause*> open{why};
    while (!open.empty()) {
        const missing_cause* next = open.back();
        open.pop_back();
        if (next == nullptr || !seen.insert(next).second) continue;
        if (next->why == missing_cause::reason::joined) {
            open.push_back(next->second);
            open.push_back(next->first);
        } else {
            found.push_back(next);
        }
    }
    return found;
}

value list_data::at(std::size_t i) const noexcept {
    switch (how) {
    case layout::values: return static_cast<const value*>(base)[i];
    case layout::objects: return value::of(static_cast<const void* const*>(base)[i], *type);
    case layout::spread: break;
    }
    const void* address = static_cast<const std::byte*>(base) + i * stride;
    return element != nullptr ? element(address) : value::of(address, *type);
}

const value* context_data::find(std::string_view name) const noexcept {
    for (const context_entry& entry : entries) {
        if (entry.name == name) return &entry.is;
    }
    return nullptr;
}

owned_value owned_value::copy(const value& v) {
    auto memory = std::make_shared<arena>(1024);
    const value copied = deep_copy(v, *memory);
    return {std::move(memory), copied};
}

} // namespace tenet
