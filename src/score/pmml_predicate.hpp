#ifndef TENET_SRC_SCORE_PMML_PREDICATE_HPP
#define TENET_SRC_SCORE_PMML_PREDICATE_HPP

#include <tenet/schema/value.hpp>
#include <tenet/score/pmml.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::score {

/// A predicate of PMML, with the names and literals of the rule language.
struct predicate {
    enum class kind : std::uint8_t { always, never, simple, set, both, either, apart, surrogate };
    kind is = kind::always;
    std::string field; ///< of `simple` and `set`
    /// "=", "!=", "<", "<=", ">", ">=", "missing", "present"; of `set` "in", "not in"
    std::string how;
    std::vector<std::string> literals; ///< as FEEL: 12, "A", true, date("2026-01-31")
    std::vector<predicate> parts;      ///< of the others: two or more; `apart` (xor): two

    friend bool operator==(const predicate&, const predicate&) = default;
};

/// The condition in FEEL, with missing fields as null. True just where the predicate is.
[[nodiscard]] std::string feel_of(const predicate& p);

/// The predicate a text of `feel_of` came from; no value for other texts.
[[nodiscard]] std::optional<predicate> read_condition(std::string_view feel);
/// The predicate unary tests on a field stand for, where they are made of literals.
[[nodiscard]] std::optional<predicate> read_unary_tests(std::string_view tests,
                                                        const std::string& field);

/// A text as a FEEL literal of a kind of data; no value if it is none.
[[nodiscard]] std::optional<std::string> literal_of(std::string_view text,
                                                    std::string_view data_type);
/// And back.
[[nodiscard]] std::string text_of_literal(std::string_view literal);

/// Whether a text can be a name without being anything else.
[[nodiscard]] bool is_plain_name(std::string_view text);

} // namespace tenet::score

#endif
