#include "graph_data.hpp"

#include <algorithm>
#include <array>
#include <climits>

namespace tenet::group {

namespace {

constexpr std::array<std::string_view, relation_count> relation_names{"shareholding",
                                                                      "votes",
                                                                      "control_agreement",
                                                                      "board_appointment",
                                                                      "nominee",
                                                                      "acting_in_concert",
                                                                      "family",
                                                                      "direct_consolidation",
                                                                      "ultimate_consolidation",
                                                                      "branch",
                                                                      "fund_management",
                                                                      "guarantee",
                                                                      "economic_dependence",
                                                                      "superordinate",
                                                                      "billing",
                                                                      "agent",
                                                                      "referral",
                                                                      "influence",
                                                                      "other"};

constexpr std::array<std::string_view, 6> kind_names{"company", "person", "state",
                                                     "fund",    "branch", "other"};

template <class Kind, std::size_t N>
std::optional<Kind> find_name(const std::array<std::string_view, N>& names,
                              std::string_view name) noexcept {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Kind>(found - names.begin());
}

std::size_t hash_of(std::string_view text) noexcept {
    return std::hash<std::string_view>{}(text);
}

} // namespace

std::string_view name_of(relation type) noexcept {
    return relation_names[static_cast<std::size_t>(type)];
}

std::optional<relation> find_relation(std::string_view name) noexcept {
    return find_name<relation>(relation_names, name);
}

std::string_view name_of(party_kind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<party_kind> find_party_kind(std::string_view name) noexcept {
    return find_name<party_kind>(kind_names, name);
}

void number_lists::fill(std::size_t owners, const std::vector<std::uint32_t>& owner_of) {
    begins.assign(owners + 1, 0);
    for (const std::uint32_t o : owner_of) ++begins[o + 1];
    for (std::size_t o = 0; o < owners; ++o) begins[o + 1] += begins[o];
    items.resize(owner_of.size());
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (std::size_t n = 0; n < owner_of.size(); ++n) {
        items[next[owner_of[n]]++] = static_cast<std::uint32_t>(n);
    }
}

std::optional<std::uint32_t> text_index::find(const text_pool& pool,
                                              std::string_view text) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash_of(text) & mask; slots_[at] != empty; at = (at + 1) & mask) {
        if (pool.at(slots_[at]) == text) return slots_[at];
    }
    return std::nullopt;
}

void text_index::put(std::string_view text, std::uint32_t number) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_of(text) & mask;
    while (slots_[at] != empty) at = (at + 1) & mask;
    slots_[at] = number;
}

void text_index::grow(const text_pool& pool, std::size_t slots) {
    std::vector<std::uint32_t> old(slots, empty);
    old.swap(slots_);
    for (const std::uint32_t n : old) {
        if (n != empty) put(pool.at(n), n);
    }
}

void text_index::reserve(const text_pool& pool, std::size_t texts) {
    std::size_t slots = 16;
    while (slots * 3 < texts * 4) slots *= 2;
    if (slots > slots_.size()) grow(pool, slots);
}

void text_index::add_last(const text_pool& pool) {
    reserve(pool, ++used_);
    const std::size_t last = pool.size() - 1;
    put(pool.at(last), static_cast<std::uint32_t>(last));
}

std::size_t period_hash::operator()(const edge_period& p) const noexcept {
    std::uint64_t h = 0;
    for (const std::int32_t d : {p.valid_from, p.valid_to, p.recorded_on, p.withdrawn_on}) {
        h = (h ^ static_cast<std::uint32_t>(d)) * 0x9E3779B97F4A7C15ULL;
        h ^= h >> 29;
    }
    return h;
}

std::size_t graph::party_count() const noexcept {
    return data_->kinds.size();
}
std::size_t graph::edge_count() const noexcept {
    return data_->types.size();
}

std::optional<party_number> graph::find(std::string_view key) const noexcept {
    return data_->find(key);
}

std::size_t graph::alias_count() const noexcept {
    return data_->alias_of.size();
}

std::string_view graph::alias(std::size_t n) const noexcept {
    return data_->aliases.at(n);
}

party_number graph::alias_of(std::size_t n) const noexcept {
    return data_->alias_of[n];
}

std::string_view graph::key(party_number p) const noexcept {
    return data_->keys.at(p);
}

std::string_view graph::name(party_number p) const noexcept {
    const std::string_view name = data_->names.at(p);
    return name.empty() ? data_->keys.at(p) : name;
}

party_kind graph::kind(party_number p) const noexcept {
    return data_->kinds[p];
}

bool graph::annulled(party_number p) const noexcept {
    return p < data_->annulled.size() && data_->annulled[p];
}

party_number graph::holder(edge_number e) const noexcept {
    return data_->holders[e];
}
party_number graph::subject(edge_number e) const noexcept {
    return data_->subjects[e];
}

relation graph::type(edge_number e) const noexcept {
    return static_cast<relation>(data_->types[e] & ~bounds_mark);
}

std::optional<share_units> graph::share(edge_number e) const noexcept {
    const relation t = type(e);
    const std::int64_t extent = data_->extents[e];
    if (t == relation::family || t == relation::superordinate || extent < 0) return std::nullopt;
    if ((data_->types[e] & bounds_mark) != 0) return data_->bounds[extent];
    return share_units{extent, extent};
}

kinship graph::degree(edge_number e) const noexcept {
    if (type(e) != relation::family) return {};
    const std::int64_t packed = data_->extents[e];
    return {static_cast<std::uint8_t>(packed >> 1), (packed & 1) != 0};
}

std::uint8_t graph::hierarchy(edge_number e) const noexcept {
    return type(e) == relation::superordinate ? static_cast<std::uint8_t>(data_->extents[e])
                                              : std::uint8_t{0};
}

const edge_period& graph::period(edge_number e) const noexcept {
    return data_->periods[data_->period_of[e]];
}

std::string_view graph::source(edge_number e) const noexcept {
    return data_->sources.at(data_->source_of[e]);
}

std::string_view graph::id(edge_number e) const noexcept {
    return data_->id_of.empty() ? std::string_view{} : data_->ids.at(data_->id_of[e]);
}

bool graph::holds(edge_number e, const moment& at) const noexcept {
    const edge_period& p = period(e);
    const std::int64_t day = at.as_of.days();
    const std::int64_t known = at.known_at.days();
    return p.valid_from <= day && day <= p.valid_to && p.recorded_on <= known &&
           known < p.withdrawn_on;
}

std::span<const edge_number> graph::held_by(party_number holder) const noexcept {
    return data_->by_holder.of(holder);
}

std::span<const edge_number> graph::holders_of(party_number subject) const noexcept {
    return data_->by_subject.of(subject);
}

std::optional<std::uint8_t> graph::find_hierarchy(std::string_view name) const noexcept {
    for (std::size_t n = 0; n < data_->hierarchies.size(); ++n) {
        if (data_->hierarchies.at(n) == name) return static_cast<std::uint8_t>(n);
    }
    return std::nullopt;
}

std::string_view graph::hierarchy_name(std::uint8_t n) const noexcept {
    return n < data_->hierarchies.size() ? data_->hierarchies.at(n) : std::string_view{};
}

std::size_t graph::bytes() const noexcept {
    const data& d = *data_;
    const auto of = [](const auto& v) { return v.capacity() * sizeof(v[0]); };
    return d.keys.bytes() + d.names.bytes() + d.by_key.bytes() + of(d.kinds) + of(d.holders) +
           of(d.subjects) + of(d.types) + of(d.extents) + of(d.bounds) + of(d.period_of) +
           of(d.source_of) + of(d.id_of) + of(d.periods) + d.sources.bytes() + d.ids.bytes() +
           d.by_holder.bytes() + d.by_subject.bytes() + d.aliases.bytes() + d.by_alias.bytes() +
           of(d.alias_of) + d.annulled.capacity() / CHAR_BIT;
}

} // namespace tenet::group
