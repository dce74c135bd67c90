#ifndef TENET_FEEL_SCOPE_HPP
#define TENET_FEEL_SCOPE_HPP

#include <tenet/feel/type.hpp>
#include <tenet/schema/catalogue.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// The names an expression may use. Each name stands for a numbered slot, which the caller fills
/// before a run. Names may contain spaces and any script; the longest match wins.
class scope {
public:
    struct slot {
        std::string name;
        std::string zh; ///< second name, equally usable; may be empty
        type is;
        bool open = false; ///< a record whose fields and relations are names of their own
    };

    explicit scope(std::shared_ptr<const catalogue> types = nullptr);

    /// Adds a slot and returns its number. Later slots win over earlier ones of the same name.
    std::uint32_t add(std::string name, std::string zh, type is);
    /// Says more of a slot's type.
    void retype(std::uint32_t n, type is);
    /// Adds a record slot whose fields are also visible without prefix: `account.tier` and `tier`.
    std::uint32_t add_record(std::string name, std::string zh, const record_type& record);

    /// From now on functions written in an expression take along the slots they read, so that they
    /// can be called where this scope's slots are no longer there (see `evaluation::enter`).
    void let_functions_capture() noexcept { functions_capture_ = true; }
    [[nodiscard]] bool functions_capture() const noexcept { return functions_capture_; }

    /// Types that have names here, for `instance of` and parameters (DMN item definitions).
    void share_types(std::shared_ptr<const type_names> types) { types_by_name_ = std::move(types); }
    /// The type of that name; nullptr if there is none.
    [[nodiscard]] const type* find_type(std::string_view name) const noexcept;

    [[nodiscard]] const std::vector<slot>& slots() const noexcept { return slots_; }
    /// The slot of that name; no value if there is none. O(log slots).
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const noexcept;
    /// The slots whose records lend their names, ascending.
    [[nodiscard]] const std::vector<std::uint32_t>& open_slots() const noexcept { return open_; }
    /// The length of the longest name of several words that begins with `word`, among slots, what
    /// their types have, and records of the catalogue; 0 if there is none.
    [[nodiscard]] std::size_t longest_from(std::string_view word) const noexcept;
    [[nodiscard]] const catalogue* types() const noexcept { return types_.get(); }
    [[nodiscard]] const std::shared_ptr<const catalogue>& shared_types() const noexcept {
        return types_;
    }

private:
    /// One of the two names of a slot: twice its number, and one more for the second.
    using name_number = std::uint32_t;
    [[nodiscard]] std::string_view name_of(name_number n) const noexcept;
    void index_name(name_number n);

    std::shared_ptr<const catalogue> types_;
    std::vector<slot> slots_;
    std::vector<name_number> by_name_; ///< by name, then by slot
    std::vector<std::uint32_t> open_;
    std::map<std::string, std::size_t, std::less<>> words_; ///< see `longest_from`
    std::shared_ptr<const type_names> types_by_name_;
    bool functions_capture_ = false;
};

} // namespace tenet::feel

#endif
