#include "graph_data.hpp"
#include "limits.hpp"
#include "writing.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::group {

namespace messages = group_messages;

namespace {

constexpr std::size_t most_parties = 1U << 31U;
constexpr std::size_t most_edges = 1U << 31U;
constexpr std::size_t most_text = UINT32_MAX;

std::int32_t days_or(const std::optional<date>& d, std::int32_t otherwise) noexcept {
    if (!d) return otherwise;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(d->days(), INT32_MIN, INT32_MAX));
}

edge_period period_of(const edge_definition& e) noexcept {
    return {days_or(e.valid_from, INT32_MIN), days_or(e.valid_to, INT32_MAX),
            days_or(e.recorded_on, INT32_MIN), days_or(e.withdrawn_on, INT32_MAX)};
}

bool has_order(const edge_period& p) noexcept {
    return p.valid_from <= p.valid_to &&
           (p.recorded_on < p.withdrawn_on || p.recorded_on == INT32_MIN);
}

/// Relations whose share is unknown where none is stated.
bool always_has_share(relation type) noexcept {
    return type == relation::shareholding || type == relation::votes ||
           type == relation::economic_dependence;
}

std::string shown(const edge_definition& e, std::size_t number) {
    return e.id.empty() ? "#" + std::to_string(number) : std::string(e.id);
}

} // namespace

graph_builder::graph_builder()
    : data_(std::make_unique<graph::data>()), problems_(std::make_unique<diagnostics>()) {}
graph_builder::~graph_builder() = default;
graph_builder::graph_builder(graph_builder&&) noexcept = default;
graph_builder& graph_builder::operator=(graph_builder&&) noexcept = default;

void graph_builder::reserve(std::size_t parties, std::size_t edges) {
    data_->keys.reserve(parties);
    data_->names.reserve(parties);
    data_->kinds.reserve(parties);
    data_->by_key.reserve(data_->keys, parties);
    data_->holders.reserve(edges);
    data_->subjects.reserve(edges);
    data_->types.reserve(edges);
    data_->extents.reserve(edges);
    data_->period_of.reserve(edges);
    data_->source_of.reserve(edges);
}

party_number graph_builder::add_party(std::string_view key, std::string_view name,
                                      party_kind kind) {
    graph::data& d = *data_;
    if (const auto known = d.find(key)) {
        problems_->add(messages::party_twice, {std::string(key)});
        return *known;
    }
    if (d.kinds.size() >= most_parties || d.keys.text_size() + key.size() > most_text ||
        d.names.text_size() + name.size() > most_text) {
        problems_->add(messages::too_large, {"主体 (parties)", std::to_string(most_parties)});
        return 0;
    }
    d.keys.add(key);
    d.by_key.add_last(d.keys);
    d.names.add(name == key ? std::string_view{} : name);
    d.kinds.push_back(kind);
    return static_cast<party_number>(d.kinds.size() - 1);
}

std::optional<party_number> graph_builder::find(std::string_view key) const noexcept {
    return data_->find(key);
}

void graph_builder::set_annulled(party_number of) {
    graph::data& d = *data_;
    if (of >= d.kinds.size()) {
        problems_->add(messages::no_such_party, {{}, std::to_string(of)});
        return;
    }
    if (of >= d.annulled.size()) d.annulled.resize(of + std::size_t{1});
    d.annulled[of] = true;
}

void graph_builder::add_alias(std::string_view alias, party_number of) {
    graph::data& d = *data_;
    if (of >= d.kinds.size()) {
        problems_->add(messages::no_such_party, {std::string(alias), std::to_string(of)});
    } else if (d.find(alias)) {
        problems_->add(messages::party_twice, {std::string(alias)});
    } else {
        d.aliases.add(alias);
        d.by_alias.add_last(d.aliases);
        d.alias_of.push_back(of);
    }
}

std::uint8_t graph_builder::add_hierarchy(std::string_view name) {
    text_pool& pool = data_->hierarchies;
    for (std::size_t n = 0; n < pool.size(); ++n) {
        if (pool.at(n) == name) return static_cast<std::uint8_t>(n);
    }
    if (pool.size() == most_hierarchies) return most_hierarchies - 1;
    return static_cast<std::uint8_t>(pool.add(name));
}

namespace {

/// Adds the share, degree or hierarchy of a relation; false for a share that cannot be.
bool add_extent(const edge_definition& e, std::vector<std::int64_t>& extents,
                std::vector<share_units>& bounds, std::uint8_t& type) {
    if (e.type == relation::family) {
        extents.push_back(e.degree.generations * 2 + (e.degree.collateral ? 1 : 0));
        return true;
    }
    if (e.type == relation::superordinate) {
        extents.push_back(e.hierarchy);
        return true;
    }
    if (!e.share && !always_has_share(e.type)) {
        extents.push_back(-1);
        return true;
    }
    const auto units = share_units::from(e.share.value_or(share_range::unknown()));
    if (!units) return false;
    if (units->low == units->high) {
        extents.push_back(units->low);
    } else {
        type |= bounds_mark;
        extents.push_back(static_cast<std::int64_t>(bounds.size()));
        bounds.push_back(*units);
    }
    return true;
}

template <class Map, class Key>
std::uint32_t number_of(Map& numbers, std::vector<Key>& all, const Key& key) {
    const auto [at, added] = numbers.try_emplace(key, static_cast<std::uint32_t>(all.size()));
    if (added) all.push_back(key);
    return at->second;
}

} // namespace

edge_number graph_builder::add_edge(const edge_definition& e) {
    graph::data& d = *data_;
    const std::size_t number = d.types.size();
    const auto refuse = [&](const message& why, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), shown(e, number));
        problems_->add(why, std::move(arguments));
        return static_cast<edge_number>(number);
    };
    for (const party_number p : {e.holder, e.subject}) {
        if (p >= d.kinds.size()) return refuse(messages::no_such_party, {std::to_string(p)});
    }
    const std::size_t text =
        std::max(d.sources.text_size() + e.source.size(), d.ids.text_size() + e.id.size());
    if (number >= most_edges || text > most_text) {
        problems_->add(messages::too_large, {"关系 (relations)", std::to_string(most_edges)});
        return 0;
    }
    const edge_period period = period_of(e);
    if (!has_order(period)) return refuse(messages::bad_period, {});
    auto type = static_cast<std::uint8_t>(e.type);
    if (!add_extent(e, d.extents, d.bounds, type)) {
        return refuse(messages::bad_share,
                      {shown(*e.share), std::to_string(share_units::limit_percent)});
    }
    d.types.push_back(type);
    d.holders.push_back(e.holder);
    d.subjects.push_back(e.subject);
    d.period_of.push_back(number_of(d.period_numbers, d.periods, period));
    add_source(e.source);
    add_id(e.id);
    return static_cast<edge_number>(number);
}

void graph_builder::add_source(std::string_view source) {
    graph::data& d = *data_;
    auto known = d.source_numbers.find(d.sources, source);
    if (!known) {
        known = d.sources.add(source);
        d.source_numbers.add_last(d.sources);
    }
    d.source_of.push_back(*known);
}

void graph_builder::add_id(std::string_view id) {
    graph::data& d = *data_;
    if (id.empty() && d.id_of.empty()) return;
    if (d.ids.size() == 0) d.ids.add({});
    d.id_of.resize(d.types.size(), 0);
    if (!id.empty()) d.id_of.back() = d.ids.add(id);
}

result<graph> graph_builder::build() {
    const auto data =
        std::shared_ptr<graph::data>(std::exchange(data_, std::make_unique<graph::data>()));
    const diagnostics problems = std::exchange(*problems_, diagnostics{});
    if (problems.has_errors()) return problems;
    data->by_holder.fill(data->kinds.size(), data->holders);
    data->by_subject.fill(data->kinds.size(), data->subjects);
    data->period_numbers = {};
    data->source_numbers = {};
    data->keys.shrink();
    data->names.shrink();
    data->ids.shrink();
    graph out;
    out.data_ = data;
    return out;
}

} // namespace tenet::group
