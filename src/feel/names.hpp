#ifndef TENET_FEEL_NAMES_HPP
#define TENET_FEEL_NAMES_HPP

#include "known_words.hpp"
#include "tree.hpp"

#include <tenet/feel/scope.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// The names that hold at one place of a text, innermost first: loop variables, parameters,
/// context entries, what a filter's item brings along, then the slots of the scope, then the
/// built-ins. Turns a name into the tree that reads it.
class names {
public:
    names(const scope& outer, bool pack_functions);

    /// Loop variables, parameters or context entries come into scope with their local variables.
    void open_variables() { frames_.emplace_back(); }
    void add_variable(std::string name, std::uint32_t local, type is);
    /// A filter's condition: `item` and, by its type, its fields.
    void open_item(std::uint32_t local, type is);
    /// The body of a function: locals outside are captured by it.
    void open_function(function_frame& function);
    void close() { frames_.pop_back(); }

    /// A new local variable.
    std::uint32_t new_local() noexcept { return locals_++; }
    [[nodiscard]] std::uint32_t locals() const noexcept { return locals_; }

    /// Whether the name is known here before running.
    [[nodiscard]] bool knows(std::string_view name) const;
    /// Whether names unknown here may turn out to be entries of an item.
    [[nodiscard]] bool open_ended() const noexcept;
    /// The tree that reads the name; null if unknown. `called`: a call follows.
    [[nodiscard]] tree_pointer resolve(std::string_view name, bool called);

    /// The length of the longest name known anywhere of several words that begins with `word`; 0
    /// if there is none. Also of fields that a path may name.
    [[nodiscard]] std::size_t longest_from(std::string_view word) const;
    /// Makes the name of a member known to `longest_from`.
    void note(std::string_view name) { feel::note(words_, name); }
    void note(const type& is) { feel::note(words_, is); }

    /// A field or relation of a record type as a path from `base`, or one of its members by type;
    /// null if a record has none of that name.
    [[nodiscard]] tree_pointer path(tree_pointer base, std::string_view name) const;

    /// What is close to a name in spelling; empty if nothing is.
    [[nodiscard]] std::string closest_to(std::string_view name) const;

private:
    struct variable {
        std::string name;
        std::uint32_t local;
        type is;
    };
    struct frame {
        std::vector<variable> variables;
        bool is_item = false;
        std::uint32_t item = 0;
        type item_type;
        function_frame* function = nullptr;
    };

    [[nodiscard]] tree_pointer in_frame(std::size_t depth, std::string_view name);
    [[nodiscard]] tree_pointer outside(std::string_view name);
    [[nodiscard]] std::optional<std::uint32_t> open_slot_with(std::string_view name) const;
    [[nodiscard]] bool is_outside(std::string_view name) const;
    [[nodiscard]] tree_pointer slot(std::uint32_t n);
    [[nodiscard]] tree_pointer local(std::size_t depth, std::uint32_t n, const type& is);
    [[nodiscard]] const builtin* native(std::string_view name) const noexcept;

    const scope* outer_;
    bool pack_functions_;
    std::vector<frame> frames_;
    std::uint32_t locals_ = 0;
    known_words words_; ///< of what the text itself declares
};

/// The type of the items of a list of type `list`; a value that is no list is its own item.
[[nodiscard]] type item_of(const type& list);

} // namespace tenet::feel

#endif
