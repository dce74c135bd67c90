#ifndef TENET_SCHEMA_CATALOGUE_HPP
#define TENET_SCHEMA_CATALOGUE_HPP

#include <tenet/base/result.hpp>
#include <tenet/schema/record_type.hpp>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tenet {

/// A relation with both its ends found.
struct bound_relation {
    const record_type* from = nullptr;
    const relation* definition = nullptr;
    const record_type* to = nullptr;
    const field* via = nullptr; ///< on `to` if `definition->many`, else on `from`
};

/// The record types that belong together, with their relations bound: what a portfolio can hold
/// and what rules can name. Immutable once made.
class catalogue {
public:
    /// Checks that type and collection names are unique and that every relation finds its target.
    /// Types made with `describe` live for ever; run-time types are kept alive by `owned`.
    static result<std::shared_ptr<const catalogue>>
    make(std::vector<const record_type*> types,
         std::vector<std::shared_ptr<const record_type>> owned = {});

    [[nodiscard]] std::span<const record_type* const> types() const noexcept { return types_; }
    /// By type name or collection name, English or Chinese; nullptr if none.
    [[nodiscard]] const record_type* find(std::string_view name) const noexcept;
    /// The position of a type in `types()`; types().size() if it is not here.
    [[nodiscard]] std::size_t index_of(const record_type& type) const noexcept;
    [[nodiscard]] std::span<const bound_relation> relations() const noexcept { return relations_; }
    /// The position in `relations()` of a relation of `from`; relations().size() if unknown.
    [[nodiscard]] std::size_t slot_of(const record_type& from, const relation& r) const noexcept;

private:
    std::vector<const record_type*> types_;
    std::vector<std::shared_ptr<const record_type>> owned_;
    std::vector<bound_relation> relations_;
    std::vector<std::size_t> first_relation_; ///< per type, into relations_
};

} // namespace tenet

#endif
