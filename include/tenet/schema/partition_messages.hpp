#ifndef TENET_SCHEMA_PARTITION_MESSAGES_HPP
#define TENET_SCHEMA_PARTITION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the check of bands can report.
namespace tenet::partition_messages {

inline constexpr message gap{
    "partition-gap",
    severity::error,
    "分段之间有空缺：{0} 不属于任何一段，例如 {1}。",
    "The bands leave a gap: no band covers {0}, e.g. {1}.",
    "请扩大相邻分段，或在边界处写明包含端点（方括号）。",
    "Widen a neighbouring band, or include the boundary (square bracket)."};

inline constexpr message overlap{
    "partition-overlap",
    severity::error,
    "分段“{0}”与“{1}”重叠：{2} 同时属于两段，例如 {3}。",
    "The bands \"{0}\" and \"{1}\" overlap in {2}, e.g. {3}.",
    "请让每个数值只属于一段；共同的边界只能由一段包含。",
    "Let every value belong to one band; only one of two neighbours includes their boundary."};

inline constexpr message outside{"partition-outside",
                                 severity::error,
                                 "分段“{0}”超出了规定的范围：{1}，例如 {2}。",
                                 "The band \"{0}\" reaches beyond the stated range: {1}, e.g. {2}.",
                                 "请缩小该分段，或扩大规定的范围。",
                                 "Narrow the band or widen the range."};

inline constexpr message empty{"partition-empty",
                               severity::error,
                               "分段“{0}”不包含任何数值。",
                               "The band \"{0}\" holds no value.",
                               "请检查下限是否大于上限，以及端点是否包含在内。",
                               "Check that its low end is not above its high end, and whether the "
                               "ends are included."};

inline constexpr std::array all{&gap, &overlap, &outside, &empty};

} // namespace tenet::partition_messages

#endif
