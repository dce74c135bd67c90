#ifndef TENET_REPORT_GROUP_PICTURE_HPP
#define TENET_REPORT_GROUP_PICTURE_HPP

#include <tenet/group/membership.hpp>

#include <cstdint>
#include <string>

namespace tenet::report {

struct picture_options {
    language lang = language::zh;
    bool dates = true;   ///< the days since and until which a relation holds, where it has any
    bool reasons = true; ///< why each member belongs to the group
};

/// A group as a drawing in layers: an SVG 1.1 document of its own, in UTF-8.
///
/// Every member is a box, once: its name, id, kind, and the reason of its membership. Every
/// relation of the day between two members is part of a line from its holder to its subject, with
/// what it is, its share or the bounds of it, and the days since and until which it holds; what a
/// member holds of itself is told in its box. Holders stand above those they hold. Shareholdings
/// are whole lines, others dashed; what closes a circle leads back up, in another colour. Members
/// that hang on one holder alone stand below it in columns where there are many. Who is no member
/// is not drawn.
///
/// The same input gives the same bytes on every machine: there are only whole numbers in it, and
/// widths come from counting characters (wide ones twice), so that no font is asked. It is readable
/// on light and dark grounds, holds no script and refers to nothing outside. Text from outside
/// cannot become markup; control characters, and marks that turn the direction of text around, are
/// shown as U+FFFD. Long texts are cut with an ellipsis, and in full in the title of their part.
///
/// O((members + relations) log) for each of a fixed number of sweeps; long lines take bends up to a
/// number that is linear in both, and go round the side beyond it.
///
/// Example: `group_svg(day, policy, groups, groups.group_of[party])`
[[nodiscard]] std::string group_svg(const group::structure& day, const group::group_policy& policy,
                                    const group::grouping& groups, std::uint32_t number,
                                    const picture_options& how = {});

/// The same drawing as one page of HTML that needs nothing else: zoom, moving, search by name or
/// id, the members with their reasons as a list, Chinese and English by a switch (`lang` is what it
/// begins with). Without script it is the picture and the list. Its content security policy allows
/// its own style and script, by their SHA-256, and nothing else.
[[nodiscard]] std::string group_html(const group::structure& day, const group::group_policy& policy,
                                     const group::grouping& groups, std::uint32_t number,
                                     const picture_options& how = {});

} // namespace tenet::report

#endif
