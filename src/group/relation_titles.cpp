#include <tenet/group/graph.hpp>

#include <array>

namespace tenet::group {

namespace {

struct title {
    std::string_view zh;
    std::string_view en;
};

constexpr std::array<title, relation_count> titles{{{"持股", "shares"},
                                                    {"表决权", "votes"},
                                                    {"协议控制", "control by agreement"},
                                                    {"任命董事", "appoints the board"},
                                                    {"代持", "nominee"},
                                                    {"一致行动", "acting in concert"},
                                                    {"亲属", "family"},
                                                    {"直接合并", "direct consolidation"},
                                                    {"最终合并", "ultimate consolidation"},
                                                    {"分支机构", "branch"},
                                                    {"基金管理", "manages the fund"},
                                                    {"担保", "guarantee"},
                                                    {"经济依存", "economic dependence"},
                                                    {"上级", "superordinate"},
                                                    {"结算", "billing"},
                                                    {"代理", "agent"},
                                                    {"推荐", "referral"},
                                                    {"影响", "influence"},
                                                    {"其他", "other"}}};

} // namespace

bilingual title_of(relation type) {
    const title& t = titles[static_cast<std::size_t>(type)];
    return {std::string(t.zh), std::string(t.en)};
}

} // namespace tenet::group
