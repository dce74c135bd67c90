#ifndef TENET_PARTY_COMPANY_NAME_HPP
#define TENET_PARTY_COMPANY_NAME_HPP

#include <tenet/base/result.hpp>
#include <tenet/party/identifier.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::party {

/// Which simplified character stands for a traditional one. Immutable, copies share.
///
/// The table is the host's: the text of OpenCC's `TSCharacters.txt`. The library carries none and
/// reads no file.
class character_variants {
public:
    /// Reads lines `traditional TAB simplified [other simplified ...]`, of which the first is
    /// taken; empty lines and those that begin with `#` are skipped. Every bad line is reported.
    static result<character_variants> read(std::string_view table, std::string_view file = {});

    [[nodiscard]] char32_t simplified(char32_t c) const noexcept; ///< `c` itself where not listed
    [[nodiscard]] std::size_t size() const noexcept;
    /// SHA-256 of the table's text, for reports that name what they rest on.
    [[nodiscard]] const std::string& digest() const noexcept;

private:
    struct table;
    std::shared_ptr<const table> table_;
};

/// What was done to a name to make it comparable. Bits.
enum class name_step : std::uint8_t {
    width = 1,       ///< full-width characters to half width
    letter_case = 2, ///< Latin letters to upper case
    punctuation = 4, ///< blanks, brackets, dots, hyphens and quotes dropped
    script = 8,      ///< traditional characters to simplified ones
    legal_form = 16, ///< 有限责任公司 to 有限公司, 股份公司 to 股份有限公司, Limited to Ltd, ...
};

/// A name for comparing, never for showing.
struct comparable_name {
    std::string text;
    std::uint8_t steps = 0; ///< the `name_step`s that changed something

    [[nodiscard]] bool did(name_step step) const noexcept {
        return (steps & static_cast<std::uint8_t>(step)) != 0;
    }
};

/// Folds a company's name, so that ways of writing the same name give the same text. Without
/// `variants` the script stays as it is. A name of nothing but punctuation gives an empty text.
///
/// Example: `comparable("青禾（上海）有限责任公司").text == "青禾上海有限公司"`.
[[nodiscard]] comparable_name comparable(std::string_view name,
                                         const character_variants* variants = nullptr);

/// An identifier as somebody wrote it.
struct stated_identifier {
    identifier_scheme scheme = identifier_scheme::uscc;
    std::string text;
};

/// What is known of a party, for finding duplicates.
struct known_party {
    std::vector<std::string> names; ///< the registered one, then former and trading names
    std::vector<stated_identifier> identifiers;
};

/// Why parties may be one and the same.
struct duplicate_reason {
    enum class kind : std::uint8_t {
        identifier,         ///< the same valid identifier
        organisation_code,  ///< the organisation code of one is part of the other's USCC
        invalid_identifier, ///< the same identifier, which is not valid
        name,               ///< the same name as written
        comparable_name,    ///< the same name once folded
    };
    kind what = kind::name;
    std::string key;        ///< the identifier, or the folded name
    std::uint8_t steps = 0; ///< for `comparable_name`: the `name_step`s that were needed
    bilingual text;         ///< a sentence
};

/// Parties that may be one, strongest reason first. A candidate, never a decision.
struct duplicate_candidate {
    std::vector<std::size_t> parties; ///< positions in the list searched, ascending, two or more
    std::vector<duplicate_reason> reasons;
    /// Evidence against: two of them carry different valid identifiers of the same scheme.
    bool identifiers_differ = false;
};

/// All sets of parties that share an identifier or a name; sets that are alike are one candidate
/// with several reasons. Ordered by the strongest reason, then by the parties. O(n log n).
[[nodiscard]] std::vector<duplicate_candidate>
find_duplicates(std::span<const known_party> parties, const character_variants* variants = nullptr);

} // namespace tenet::party

#endif
