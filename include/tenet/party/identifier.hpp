#ifndef TENET_PARTY_IDENTIFIER_HPP
#define TENET_PARTY_IDENTIFIER_HPP

#include <tenet/base/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::party {

/// The identifiers of organisations whose structure is known.
enum class identifier_scheme : std::uint8_t {
    uscc,              ///< unified social credit code, 18 characters (GB 32100-2015)
    organisation_code, ///< organisation code, 8 + 1 characters (GB 11714-1997)
    lei, ///< legal entity identifier, 18 + 2 characters (ISO 17442, ISO 7064 MOD 97-10)
};

[[nodiscard]] std::string_view name_of(identifier_scheme scheme) noexcept; ///< e.g. "uscc"
[[nodiscard]] std::optional<identifier_scheme>
find_identifier_scheme(std::string_view name) noexcept;

/// What of an identifier does not hold.
enum class identifier_part : std::uint8_t {
    length,             ///< not as many characters as the scheme has
    character,          ///< a character the scheme does not allow at its position
    organisation_check, ///< the check character of an organisation code, also inside a USCC
    check,              ///< the check character or digits of the whole
    region,             ///< a region that is not among those the host listed
};

struct identifier_finding {
    identifier_part part = identifier_part::length;
    std::size_t position = 0; ///< first character concerned, from 1, in `checked_identifier::text`
    std::string found;        ///< the characters there; for `length` how many there are
    std::string expected;     ///< what the other characters ask for; for `character` those allowed
};

/// An identifier as read, and everything that is wrong with it.
struct checked_identifier {
    identifier_scheme scheme = identifier_scheme::uscc;
    /// As folded: half width, upper case, without blanks, an organisation code without its hyphen.
    std::string text;
    std::vector<identifier_finding> findings;

    /// Whether structure and check characters hold. A region that is not listed does not count
    /// against it: regions that were dissolved live on in the codes given out there.
    [[nodiscard]] bool valid() const noexcept;
    /// The findings for people: errors, and a warning for the region.
    [[nodiscard]] diagnostics problems() const;
};

struct identifier_options {
    /// Six-digit region codes (GB/T 2260), ascending. Empty: any six digits will do.
    std::span<const std::uint32_t> regions;
};

/// Checks one identifier. Letters are allowed in the first two positions of a USCC. A check
/// character is computed only where all characters it covers are legal. Linear in the text.
///
/// Example: `check_identifier(identifier_scheme::lei, "5493 00E9 PC51 EN65 6011").valid()`.
[[nodiscard]] checked_identifier check_identifier(identifier_scheme scheme, std::string_view text,
                                                  const identifier_options& options = {});

/// A change that makes an identifier valid.
struct identifier_repair {
    enum class kind : std::uint8_t {
        neighbours, ///< two neighbours change places
        replaced,   ///< one character becomes another
        swapped,    ///< two characters further apart change places
    };
    kind how = kind::replaced;
    std::size_t position = 0; ///< from 1
    std::size_t other = 0;    ///< where two change places: the second; otherwise 0
    std::string text;         ///< the identifier repaired
};

/// Every single character replaced and every pair of characters swapped that gives a valid
/// identifier. A failed check cannot tell which character is wrong, so that all of them are
/// listed: swapped neighbours, then replacements, then other swaps, each by position. Empty for an
/// identifier that is valid or whose length is wrong. About 700 checks.
[[nodiscard]] std::vector<identifier_repair> repairs(identifier_scheme scheme,
                                                     std::string_view text);

/// The organisation code inside a USCC that is valid, e.g. "60003734" and its check character.
[[nodiscard]] std::optional<std::string> organisation_code_of(std::string_view uscc);

} // namespace tenet::party

#endif
