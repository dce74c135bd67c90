#ifndef TENET_JSON_DOCUMENT_HPP
#define TENET_JSON_DOCUMENT_HPP

#include <tenet/base/decimal.hpp>
#include <tenet/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tenet::json {

/// What is accepted beyond RFC 8259, and how much.
struct read_options {
    std::string file{};                            ///< named in diagnostics
    bool comments = false;                         ///< `//` and `/* */`, for packs
    bool byte_order_mark = true;                   ///< a leading UTF-8 BOM is passed over
    std::size_t max_depth = 64;                    ///< at most 1000
    std::size_t max_bytes = std::size_t{1} << 30;  ///< at most 4 GiB
    std::size_t max_string = std::size_t{1} << 20; ///< bytes of one string
    std::size_t max_values = std::size_t{1} << 26; ///< values and names together
};

struct member;
struct document_content;

/// One JSON value of a document. Numbers keep their text, so nothing is rounded on the way in.
/// A view into its document, which must outlive it.
class node {
public:
    enum class kind : std::uint8_t { null, boolean, number, string, array, object };

    [[nodiscard]] kind is() const noexcept { return kind_; }
    [[nodiscard]] bool boolean() const noexcept { return flag_; }
    /// The unescaped text of a string, or the literal of a number; else empty.
    [[nodiscard]] std::string_view text() const noexcept {
        return kind_ == kind::string || kind_ == kind::number
                   ? std::string_view{static_cast<const char*>(data_), count_}
                   : std::string_view{};
    }
    [[nodiscard]] std::span<const node> items() const noexcept;     ///< of an array
    [[nodiscard]] std::span<const member> members() const noexcept; ///< of an object, as written
    /// The member of that name; nullptr if absent or not an object. O(members).
    [[nodiscard]] const node* find(std::string_view name) const noexcept;
    /// Position among all values and names of the document, from which its place is found when
    /// needed.
    [[nodiscard]] std::uint32_t ordinal() const noexcept { return ordinal_; }

private:
    friend class builder;
    kind kind_ = kind::null;
    bool flag_ = false;
    std::uint32_t ordinal_ = 0;
    std::uint32_t count_ = 0;
    const void* data_ = nullptr; ///< characters, nodes or members
};

/// A member of an object.
struct member {
    std::string_view name;
    node is;
    std::uint32_t name_ordinal = 0;
};

/// A parsed JSON text. Immutable; copies share it.
class document {
public:
    /// Reads a whole text. Refused, each with its place: syntax errors, bad UTF-8, lone
    /// surrogates, duplicate keys (after unescaping), numbers that decimal128 cannot hold exactly,
    /// nesting or size over the limits, anything behind the value. Linear in the text.
    static result<document> read(std::string text, const read_options& options = {});

    [[nodiscard]] const node& root() const noexcept;
    [[nodiscard]] const std::string& file() const noexcept;
    /// File, line, column, offset and JSON pointer of a node of this document. The first call is
    /// linear in the text, further ones take about constant time.
    [[nodiscard]] place where(const node& n) const;
    /// The same of the name of a member.
    [[nodiscard]] place where(const member& m) const;

private:
    friend class place_walk;
    [[nodiscard]] place where_ordinal(std::uint32_t ordinal) const;
    std::shared_ptr<const document_content> content_;
};

/// The places of many nodes of a document: as `document::where`, but asked in the order of the text
/// all of them together take one walk over it. Asking for an earlier node begins anew.
class place_walk {
public:
    explicit place_walk(const document& of);
    place_walk(const place_walk&) = delete;
    place_walk& operator=(const place_walk&) = delete;
    ~place_walk();

    [[nodiscard]] place where(const node& n);

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace tenet::json

#endif
