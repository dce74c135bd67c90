#include "gleif_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tenet::group::gleif {

namespace {

constexpr std::array category_kinds{
    std::pair{std::string_view{"BRANCH"}, party_kind::branch},
    std::pair{std::string_view{"FUND"}, party_kind::fund},
    std::pair{std::string_view{"SOLE_PROPRIETOR"}, party_kind::person},
    std::pair{std::string_view{"RESIDENT_GOVERNMENT_ENTITY"}, party_kind::state},
    std::pair{std::string_view{"INTERNATIONAL_ORGANIZATION"}, party_kind::other},
};

constexpr std::array type_relations{
    std::pair{std::string_view{"IS_DIRECTLY_CONSOLIDATED_BY"}, relation::direct_consolidation},
    std::pair{std::string_view{"IS_ULTIMATELY_CONSOLIDATED_BY"}, relation::ultimate_consolidation},
    std::pair{std::string_view{"IS_INTERNATIONAL_BRANCH_OF"}, relation::branch},
    std::pair{std::string_view{"IS_FUND-MANAGED_BY"}, relation::fund_management},
};

constexpr std::array parent_relations{
    std::pair{std::string_view{"DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"},
              relation::direct_consolidation},
    std::pair{std::string_view{"ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"},
              relation::ultimate_consolidation},
};

constexpr std::array<std::string_view, 3> reasons_of_nobody{"NATURAL_PERSONS", "NO_KNOWN_PERSON",
                                                            "NON_CONSOLIDATING"};

template <class Codes, class Meaning>
Meaning meaning_of(std::string_view code, const Codes& codes, Meaning otherwise) noexcept {
    for (const auto& [c, is] : codes) {
        if (c == code) return is;
    }
    return otherwise;
}

template <class Codes, class Meaning>
std::string_view code_of(Meaning meaning, const Codes& codes, std::string_view otherwise) noexcept {
    for (const auto& [c, is] : codes) {
        if (is == meaning) return c;
    }
    return otherwise;
}

} // namespace

party_kind kind_of_category(std::string_view category) noexcept {
    return meaning_of(category, category_kinds, party_kind::company);
}

std::string_view category_of(party_kind kind) noexcept {
    return code_of(kind, category_kinds, "GENERAL");
}

relation relation_of(std::string_view type) noexcept {
    return meaning_of(type, type_relations, relation::other);
}

std::string_view type_of(relation is) noexcept {
    return code_of(is, type_relations, {});
}

relation parent_of_exception(std::string_view category, std::string_view why) noexcept {
    const bool nobody = std::ranges::any_of(reasons_of_nobody, [&](std::string_view reason) {
        return why.find(reason) != std::string_view::npos;
    });
    return nobody ? relation::other : meaning_of(category, parent_relations, relation::other);
}

} // namespace tenet::group::gleif
