#ifndef TENET_SRC_REPORT_GROUP_DRAWING_WORDS_HPP
#define TENET_SRC_REPORT_GROUP_DRAWING_WORDS_HPP

#include "group_drawing.hpp"

/// What stands in the boxes and at the lines of a group's picture.
namespace tenet::report {

[[nodiscard]] bilingual title_of_kind(group::party_kind kind);

/// "持股 80%", "shares 80%": a relation and its share, bounds, degree or hierarchy.
[[nodiscard]] bilingual title_of_edge(const group::graph& g, group::edge_number e);
/// "自 2015-01-01", "since 2015-01-01": when it holds; empty where that has no end.
[[nodiscard]] bilingual days_of_edge(const group::graph& g, group::edge_number e);

/// The name, id, kind and reason of a member, and what it holds of itself.
[[nodiscard]] drawn_text_lines words_of(const group::graph& g, const group::group_policy& policy,
                                        const group::member& m,
                                        const std::vector<group::edge_number>& of_itself,
                                        const picture_options& how);
/// What a line stands for; the first few relations where there are many.
[[nodiscard]] drawn_text_lines words_of(const group::graph& g,
                                        const std::vector<group::edge_number>& edges,
                                        const picture_options& how);
[[nodiscard]] drawn_text_lines heading_of(const group::structure& day,
                                          const group::group_policy& policy,
                                          const group::corporate_group& of);

} // namespace tenet::report

#endif
