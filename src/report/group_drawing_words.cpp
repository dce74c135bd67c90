#include "group_drawing_words.hpp"

#include "drawn_text.hpp"
#include "group_words.hpp"

#include <algorithm>
#include <array>

namespace tenet::report {

using group::edge_number;
using group::relation;
using role = drawn_line_of_text::role;

namespace {

constexpr int widest_name = 220;
constexpr int widest_heading = 900;
constexpr std::size_t most_relations = 6; ///< told at a line

} // namespace

bilingual title_of_kind(group::party_kind kind) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> titles{
        {{"公司", "company"},
         {"自然人", "person"},
         {"国家", "state"},
         {"基金", "fund"},
         {"分支机构", "branch"},
         {"其他", "other"}}};
    const auto& [zh, en] = titles[static_cast<std::size_t>(kind)];
    return {std::string(zh), std::string(en)};
}

bilingual title_of_edge(const group::graph& g, edge_number e) {
    bilingual title = title_of(g.type(e));
    if (const auto share = g.share(e)) return joined(title, " ", same(share->text() + "%"));
    if (g.type(e) == relation::superordinate) {
        const std::string_view name = g.hierarchy_name(g.hierarchy(e));
        if (!name.empty()) return joined(title, " ", same(name));
    }
    if (g.type(e) == relation::family) {
        const std::string generations = std::to_string(g.degree(e).generations);
        const bool collateral = g.degree(e).collateral;
        return joined(title, " ",
                      {(collateral ? "旁系 " : "直系 ") + generations + " 代",
                       (collateral ? "collateral " : "lineal ") + generations});
    }
    return title;
}

bilingual days_of_edge(const group::graph& g, edge_number e) {
    const group::edge_period& p = g.period(e);
    const bool begins = p.valid_from != INT32_MIN;
    const bool ends = p.valid_to != INT32_MAX;
    const std::string from = begins ? date::from_days(p.valid_from).text() : "";
    const std::string to = ends ? date::from_days(p.valid_to).text() : "";
    if (begins && ends) return same(from + " – " + to);
    if (begins) return {"自 " + from, "since " + from};
    if (ends) return {"至 " + to, "until " + to};
    return {};
}

drawn_text_lines words_of(const group::graph& g, const group::group_policy& policy,
                          const group::member& m, const std::vector<edge_number>& of_itself,
                          const picture_options& how) {
    drawn_text_lines out;
    add_lines(out, same(g.name(m.party)), role::name, widest_name, 2);
    bilingual below = title_of_kind(g.kind(m.party));
    if (g.name(m.party) != g.key(m.party)) {
        below = joined(same(shortened(g.key(m.party), 40)), " · ", below);
    }
    add_lines(out, below, role::id, widest_name, 1);
    if (how.reasons) add_lines(out, reason_of(policy, m), role::reason, widest_name, 2);
    for (std::size_t n = 0; n < std::min(of_itself.size(), most_relations); ++n) {
        const bilingual title = title_of_edge(g, of_itself[n]);
        add_lines(out, {"自身" + title.zh, "of itself: " + title.en}, role::relation, widest_name,
                  1);
    }
    return out;
}

drawn_text_lines words_of(const group::graph& g, const std::vector<edge_number>& edges,
                          const picture_options& how) {
    drawn_text_lines out;
    for (std::size_t n = 0; n < edges.size(); ++n) {
        if (n == most_relations) {
            out.push_back({role::relation, same("… +" + std::to_string(edges.size() - n))});
            break;
        }
        add_lines(out, title_of_edge(g, edges[n]), role::relation, widest_name, 1);
        const bilingual days = days_of_edge(g, edges[n]);
        if (how.dates && !days.empty()) out.push_back({role::date, days});
    }
    return out;
}

drawn_text_lines heading_of(const group::structure& day, const group::group_policy& policy,
                            const group::corporate_group& of) {
    drawn_text_lines out;
    add_lines(out, same(day.seat_name(of.top)), role::heading, widest_heading, 1);
    const std::string count = std::to_string(of.members.size());
    const bool one = of.members.size() == 1;
    bilingual below = joined({day.when().as_of.text(), day.when().as_of.text()}, " · ",
                             {policy.title.in(language::zh), policy.title.in(language::en)});
    below = joined(below, " · ", {count + " 个成员", count + (one ? " member" : " members")});
    if (day.when().known_at != group::everything_known() &&
        day.when().known_at != day.when().as_of) {
        const std::string known = day.when().known_at.text();
        below = joined(below, " · ", {"截至 " + known + " 所知", "as known on " + known});
    }
    add_lines(out, below, role::subheading, widest_heading, 1);
    return out;
}

} // namespace tenet::report
