#ifndef TENET_SRC_JSON_BUILDER_HPP
#define TENET_SRC_JSON_BUILDER_HPP

#include <tenet/json/document.hpp>
#include <tenet/schema/arena.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::json {

/// Builds the nodes of a document from the events of a parser, and notes what is wrong with names
/// and numbers on the way. Texts that lie in the parsed body are not copied.
class builder {
public:
    /// A name given twice in an object, or a number that cannot be held.
    struct problem {
        std::uint32_t ordinal;
        std::uint32_t first_ordinal; ///< of the name's first occurrence
        std::string_view text;
        bool is_number;
    };

    builder(std::string_view body, arena& memory) : body_(body), memory_(&memory) {}

    /// A piece of a name, string or number that arrives in several.
    void part(std::string_view piece) { parts_ += piece; }
    void name(std::string_view last_piece);
    void string(std::string_view last_piece);
    void number(std::string_view last_piece);
    void boolean(bool b);
    void null();
    void open(bool array);
    void close_array(std::size_t items);
    void close_object(std::size_t members);

    [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
    [[nodiscard]] const node& root() const noexcept { return pending_.front().is; }
    /// In the order of the text.
    [[nodiscard]] std::vector<problem> take_problems();

private:
    struct level {
        bool array;
        std::uint32_t ordinal;
    };

    [[nodiscard]] std::string_view whole(std::string_view last_piece);
    void place_text(node::kind kind, std::string_view text);
    void place(const node& n);
    void place_closed(node::kind kind, const void* data, std::size_t count);
    void check_names(std::span<const member> members);

    std::string_view body_;
    arena* memory_;
    std::string parts_;
    std::vector<member> pending_; ///< members and items of the levels still open
    std::vector<level> levels_;
    std::vector<problem> problems_;
    std::uint32_t count_ = 0;
};

} // namespace tenet::json

#endif
