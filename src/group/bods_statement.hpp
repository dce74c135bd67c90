#ifndef TENET_SRC_GROUP_BODS_STATEMENT_HPP
#define TENET_SRC_GROUP_BODS_STATEMENT_HPP

#include "located.hpp"

#include <tenet/group/graph.hpp>

#include <optional>
#include <string>
#include <vector>

/// Statements of BODS as this room takes them.
namespace tenet::group::bods {

/// When a statement was made and published.
struct statement_time {
    instant made{};
    date day{};
    std::optional<date> known_from{}; ///< absent: ever
};

/// A relation as one interest states it.
struct interest {
    std::string what; ///< type and directness: the same interest in the next statement
    relation type = relation::other;
    std::optional<share_range> share{};
    kinship degree{};
    std::string hierarchy{};
    std::optional<date> from{};
    std::optional<date> to{};
    std::string source{};
};

/// Who is named at one end of a relationship.
struct stated_party {
    std::string id{};   ///< of the record; empty where it is unspecified
    std::string name{}; ///< of an unspecified one: its reason and description
};

/// One statement about a relationship.
struct relationship_statement {
    statement_time at{};
    bool closes = false;
    bool corrects = false;
    stated_party holder{};
    stated_party subject{};
    std::vector<interest> interests{};
};

/// One statement about an entity or a person.
struct party_statement {
    statement_time at{};
    std::string name{};
    party_kind kind = party_kind::other;
    bool annulled = false;
    struct other_id {
        std::string is;
        place at;
    };
    std::vector<other_id> aliases{}; ///< identifiers under `alias_scheme`
};

/// Reads statements that were checked. Shares and periods that cannot be are reported.
[[nodiscard]] party_statement read_party(const located& in, const json::node& statement);
[[nodiscard]] relationship_statement
read_relationship(const located& in, const json::node& statement, diagnostics& problems);

/// What stands before and behind the first `mark`; behind is empty where there is none.
struct halves {
    std::string_view before;
    std::string_view behind;
};
[[nodiscard]] halves split_at(std::string_view text, std::string_view mark) noexcept;

/// The relation that a type of interest means; `other` for those that are no control or capital.
[[nodiscard]] relation relation_of(std::string_view interest_type) noexcept;

inline constexpr std::string_view role_mark = " | ";
inline constexpr std::string_view reason_mark = ": ";
inline constexpr std::string_view details_mark = "relation: ";
inline constexpr std::string_view details_separator = "; ";
inline constexpr std::string_view generations_word = "generations ";
inline constexpr std::string_view collateral_word = "collateral";
inline constexpr std::string_view hierarchy_word = "hierarchy ";
/// The description of an annotation to a party that is annulled.
inline constexpr std::string_view annulled_word = "LEI record annulled";
/// The `schemeName` of identifiers by which a graph finds a party, too.
inline constexpr std::string_view alias_scheme = "Tenet other id";

} // namespace tenet::group::bods

#endif
