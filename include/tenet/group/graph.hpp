#ifndef TENET_GROUP_GRAPH_HPP
#define TENET_GROUP_GRAPH_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tenet::group {

/// Parties and relations are numbered from 0 in the order they were added.
using party_number = std::uint32_t;
using edge_number = std::uint32_t;

enum class party_kind : std::uint8_t { company, person, state, fund, branch, other };

/// What one party (the holder) is to another (the subject).
enum class relation : std::uint8_t {
    shareholding,           ///< holds capital; votes go with it unless `votes` says otherwise
    votes,                  ///< holds votes; takes the place of those of its shareholdings there
    control_agreement,      ///< controls by contract (VIE); with a share: commands those votes
    board_appointment,      ///< appoints that share of the board; without a share: its majority
    nominee,                ///< the subject holds in its own name what is the holder's
    acting_in_concert,      ///< vote as one; either way round
    family,                 ///< relatives, with the degree of kinship; either way round
    direct_consolidation,   ///< is stated to be the direct accounting parent
    ultimate_consolidation, ///< is stated to be the ultimate accounting parent
    branch,                 ///< the subject is a branch of the holder
    fund_management,        ///< the holder manages the subject
    guarantee,              ///< vouches for the subject, for that share of its debt
    economic_dependence, ///< the subject draws that share of its income or supply from the holder
    superordinate,       ///< stands above the subject in a named hierarchy
    billing,             ///< is billed for the subject
    agent,               ///< sells to the subject, or buys for it
    referral,            ///< brought the subject in
    influence,           ///< the subject follows what the holder does
    other,
};
inline constexpr std::size_t relation_count = 19;

[[nodiscard]] std::string_view name_of(relation type) noexcept; ///< e.g. "acting_in_concert"
[[nodiscard]] std::optional<relation> find_relation(std::string_view name) noexcept;
[[nodiscard]] bilingual
title_of(relation type); ///< for people, e.g. "一致行动", "acting in concert"
[[nodiscard]] std::string_view name_of(party_kind kind) noexcept;
[[nodiscard]] std::optional<party_kind> find_party_kind(std::string_view name) noexcept;

/// A share in percent, exact or between bounds.
struct share_range {
    decimal low;
    decimal high;
    bool above_low = false;  ///< the lower bound itself is excluded
    bool below_high = false; ///< the upper bound itself is excluded

    static share_range exactly(const decimal& percent) noexcept { return {percent, percent}; }
    static share_range unknown() noexcept { return {decimal{0}, decimal{100}}; }
};

/// Shares as the room computes with them: whole numbers, of which `whole` are 100 %. Ten digits
/// behind the point of a percentage are exact; finer ones become the bounds that enclose them. An
/// excluded bound is moved by one unit, so that comparing sums is exact with up to 999 of them.
struct share_units {
    static constexpr std::int64_t whole = 1'000'000'000'000'000;

    std::int64_t low = 0;
    std::int64_t high = 0;

    /// No value for shares below zero, above `limit_percent`, or with bounds in the wrong order.
    static std::optional<share_units> from(const share_range& share) noexcept;
    [[nodiscard]] share_range range() const noexcept;
    [[nodiscard]] std::string text() const; ///< "12.5" or "25-50", in percent
    static constexpr int limit_percent = 100'000;

    friend bool operator==(const share_units&, const share_units&) = default;
};

/// Degree of kinship: generations apart; collateral relatives have a common ancestor.
struct kinship {
    std::uint8_t generations = 0;
    bool collateral = false;
    friend bool operator==(const kinship&, const kinship&) = default;
};

/// A relation as it is added.
struct edge_definition {
    party_number holder = 0;
    party_number subject = 0;
    relation type = relation::shareholding;
    /// Absent: for `shareholding`, `votes` and `economic_dependence` it is unknown (0 to 100 %).
    std::optional<share_range> share{};
    kinship degree{};                   ///< of `family`
    std::uint8_t hierarchy = 0;         ///< of `superordinate`, from `graph_builder::add_hierarchy`
    std::optional<date> valid_from{};   ///< first day it holds; absent: since ever
    std::optional<date> valid_to{};     ///< last day it holds; absent: still
    std::optional<date> recorded_on{};  ///< first day it was known; absent: ever
    std::optional<date> withdrawn_on{}; ///< first day it was known to be wrong; absent: it is not
    std::string_view id{};
    std::string_view source{};
};

/// Days of a relation in valid and in recorded time, as days since 1970-01-01.
struct edge_period {
    std::int32_t valid_from;
    std::int32_t valid_to; ///< last day
    std::int32_t recorded_on;
    std::int32_t withdrawn_on; ///< first day it is no longer believed

    friend bool operator==(const edge_period&, const edge_period&) = default;
};

/// The day asked about, and the day whose knowledge counts.
struct moment {
    date as_of;
    date known_at;
};

/// A day later than any on which something is recorded or withdrawn: for `known_at`, everything
/// known.
[[nodiscard]] constexpr date everything_known() noexcept {
    constexpr std::int64_t end_of_9999 = 2'932'896; ///< 9999-12-31
    return date::from_days(end_of_9999);
}

/// Parties and their dated, sourced relations: everything known, of all times. Immutable, copies
/// share, usable by any number of threads. A relation takes 33 bytes, its id and what is new in its
/// source apart; a party 16 bytes and its texts.
///
/// Nothing about circles, sums above 100 % or contradictions is refused here: they are facts about
/// a day, and a `structure` reports them.
class graph {
public:
    [[nodiscard]] std::size_t party_count() const noexcept;
    [[nodiscard]] std::size_t edge_count() const noexcept;

    /// A party by its id, or by another one it has (`graph_builder::add_alias`). O(1).
    [[nodiscard]] std::optional<party_number> find(std::string_view key) const noexcept;
    [[nodiscard]] std::size_t alias_count() const noexcept; ///< such other ids
    [[nodiscard]] std::string_view alias(std::size_t n) const noexcept;
    [[nodiscard]] party_number alias_of(std::size_t n) const noexcept;
    [[nodiscard]] std::string_view key(party_number p) const noexcept;
    [[nodiscard]] std::string_view
    name(party_number p) const noexcept; ///< the key where it has none
    [[nodiscard]] party_kind kind(party_number p) const noexcept;
    /// Whether its record with the Global LEI System was annulled. Nothing is derived from it.
    [[nodiscard]] bool annulled(party_number p) const noexcept;

    [[nodiscard]] party_number holder(edge_number e) const noexcept;
    [[nodiscard]] party_number subject(edge_number e) const noexcept;
    [[nodiscard]] relation type(edge_number e) const noexcept;
    [[nodiscard]] std::optional<share_units> share(edge_number e) const noexcept;
    [[nodiscard]] kinship degree(edge_number e) const noexcept;
    [[nodiscard]] std::uint8_t hierarchy(edge_number e) const noexcept;
    [[nodiscard]] const edge_period& period(edge_number e) const noexcept;
    [[nodiscard]] std::string_view source(edge_number e) const noexcept;
    [[nodiscard]] std::string_view id(edge_number e) const noexcept; ///< empty where none was given
    /// Whether it holds on the day asked about, by what was known on the other.
    [[nodiscard]] bool holds(edge_number e, const moment& at) const noexcept;

    /// The relations of a party, those added first first.
    [[nodiscard]] std::span<const edge_number> held_by(party_number holder) const noexcept;
    [[nodiscard]] std::span<const edge_number> holders_of(party_number subject) const noexcept;

    [[nodiscard]] std::optional<std::uint8_t> find_hierarchy(std::string_view name) const noexcept;
    [[nodiscard]] std::string_view hierarchy_name(std::uint8_t n) const noexcept; ///< "" if none
    [[nodiscard]] std::size_t bytes() const noexcept;                             ///< memory held

private:
    friend class graph_builder;
    struct data;
    std::shared_ptr<const data> data_;
};

/// Collects parties and relations for a graph.
///
/// Example:
/// ```cpp
/// graph_builder b;
/// const auto parent = b.add_party("P", "青禾集团");
/// const auto child = b.add_party("C", "青禾科技");
/// b.add_edge({parent, child, relation::shareholding, share_range::exactly(60)});
/// const graph g = b.build().value();
/// ```
class graph_builder {
public:
    graph_builder();
    ~graph_builder();
    graph_builder(graph_builder&&) noexcept;
    graph_builder& operator=(graph_builder&&) noexcept;

    void reserve(std::size_t parties, std::size_t edges);
    /// A key that was added before is reported by `build`, and its number returned.
    party_number add_party(std::string_view key, std::string_view name = {},
                           party_kind kind = party_kind::company);
    [[nodiscard]] std::optional<party_number> find(std::string_view key) const noexcept;
    /// Says that the record of a party that was added is annulled (`graph::annulled`).
    void set_annulled(party_number of);
    /// Another id by which a party is found: of a record that is merged with it. One that is taken
    /// already is reported by `build`.
    void add_alias(std::string_view alias, party_number of);
    /// The number of a hierarchy of this name, e.g. "credit"; the same again for the same name.
    /// At most 255; beyond that the last.
    std::uint8_t add_hierarchy(std::string_view name);
    /// A relation that cannot be (an unknown party, a negative share, an end before the
    /// beginning) is reported by `build`.
    edge_number add_edge(const edge_definition& edge);

    /// The graph, or everything that was wrong. Leaves the builder empty. O(parties + edges).
    result<graph> build();

private:
    void add_source(std::string_view source);
    void add_id(std::string_view id);

    std::unique_ptr<graph::data> data_;
    std::unique_ptr<diagnostics> problems_;
};

} // namespace tenet::group

#endif
