#include <tenet/policy/verdict.hpp>

namespace tenet::policy {

namespace {

struct outcome_name {
    std::string_view en;
    std::string_view zh;
};

constexpr std::array<outcome_name, outcome_count> names{{{"pass", "符合"},
                                                         {"fail", "违反"},
                                                         {"unknown", "无法判定"},
                                                         {"not_applicable", "不适用"},
                                                         {"waived", "豁免"}}};

} // namespace

std::string_view name_of(outcome o) noexcept {
    return names[static_cast<std::size_t>(o)].en;
}

std::string_view chinese_name_of(outcome o) noexcept {
    return names[static_cast<std::size_t>(o)].zh;
}

std::optional<outcome> outcome_of(std::string_view name) noexcept {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].en == name || names[i].zh == name) return static_cast<outcome>(i);
    }
    return std::nullopt;
}

} // namespace tenet::policy
