#ifndef TENET_SCORE_MESSAGES_HPP
#define TENET_SCORE_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `score` can report: about a definition, and about a scoring.
namespace tenet::score_messages {

inline constexpr message no_items{"score-no-items",          severity::error,
                                  "评分卡“{0}”没有评分项。", "The scorecard \"{0}\" has no items.",
                                  "请至少写一个评分项。",    "Give at least one item."};

inline constexpr message duplicate_item{
    "score-duplicate-item",           severity::error,
    "评分项标识“{0}”为空或重复。",    "The item id \"{0}\" is empty or used twice.",
    "请让每个评分项的标识各不相同。", "Give every item an id of its own."};

inline constexpr message duplicate_grade{
    "score-duplicate-grade",        severity::error,
    "等级标识“{0}”为空或重复。",    "The grade id \"{0}\" is empty or used twice.",
    "请让每个等级的标识各不相同。", "Give every grade an id of its own."};

inline constexpr message weights{
    "score-weights",
    severity::error,
    "评分卡“{0}”的权重之和为 {1}，应为 {2}。",
    "The weights of the scorecard \"{0}\" add up to {1} instead of {2}.",
    "请调整权重，使其之和恰好等于规定的总数。",
    "Adjust the weights so that they add up to the stated total exactly."};

inline constexpr message weights_not_positive{
    "score-weights-not-positive",
    severity::error,
    "评分卡“{0}”的权重总数必须大于零，且重新分摊权重时各项权重不得为负。",
    "The scorecard \"{0}\" needs a total weight above zero, and no negative weight where weights "
    "are shared out again.",
    "请检查权重总数和各项权重。",
    "Check the total and the weights."};

inline constexpr message item_empty{"score-item-empty",
                                    severity::error,
                                    "评分项“{0}”既没有输入表达式，也没有评分档。",
                                    "The item \"{0}\" has neither an input nor attributes.",
                                    "请写出输入表达式，或逐档写明条件和分值。",
                                    "Give it an input, or attributes with conditions and points."};

inline constexpr message bounds{
    "score-bounds",
    severity::error,
    "评分项“{0}”的最低分 {1} 高于最高分 {2}。",
    "The lowest points {1} of the item \"{0}\" are above its highest {2}.",
    "请交换或改正这两个数值。",
    "Exchange or correct the two."};

inline constexpr message points_outside{
    "score-points-outside",
    severity::error,
    "评分项“{0}”的分值 {1} 不在其最低分和最高分之间。",
    "The points {1} of the item \"{0}\" lie outside its lowest and highest.",
    "请改正该分值或放宽上下限。",
    "Correct the points or widen the bounds."};

inline constexpr message inverse_needs_bounds{
    "score-inverse-needs-bounds",
    severity::error,
    "反向计分的评分项“{0}”没有写明最低分和最高分。",
    "The item \"{0}\" is scored inversely but states no lowest and highest points.",
    "请写出“lowest”和“highest”。",
    "State \"lowest\" and \"highest\"."};

inline constexpr message attribute_gap{
    "score-attribute-gap",
    severity::error,
    "评分项“{0}”的评分档没有覆盖 {1}，例如 {2}：此时整个评分无效。",
    "The attributes of the item \"{0}\" do not cover {1}, e.g. {2}: the whole score would be "
    "invalid.",
    "请补充评分档，或用“values”写明输入可能的取值。",
    "Add an attribute, or state the inputs possible in \"values\"."};

inline constexpr message bad_range{"score-bad-range",
                                   severity::error,
                                   "“{0}”不是一个数值区间。",
                                   "\"{0}\" is not an interval of numbers.",
                                   "请写成 [80..90)、>= 90 或 < 60 这样的形式。",
                                   "Write it like [80..90), >= 90 or < 60."};

inline constexpr message no_attribute{"score-no-attribute",
                                      severity::error,
                                      "评分项“{0}”的取值 {1} 不属于任何评分档。",
                                      "No attribute of the item \"{0}\" matches the value {1}.",
                                      "请检查该事实的取值，或补充评分档。",
                                      "Check the fact or add an attribute."};

inline constexpr message not_points{"score-not-points",
                                    severity::error,
                                    "评分项“{0}”得到 {1}，不是数字。",
                                    "The item \"{0}\" gives {1}, which is not a number.",
                                    "请让输入表达式的结果为数字，或写明评分档。",
                                    "Let its input be a number, or give it attributes."};

inline constexpr message out_of_bounds{
    "score-out-of-bounds",
    severity::error,
    "评分项“{0}”得 {1} 分，不在规定的最低分和最高分之间。",
    "The item \"{0}\" gets {1} points, outside its stated lowest and highest.",
    "请检查该事实的取值或放宽上下限。",
    "Check the fact or widen the bounds."};

inline constexpr message nothing_judged{
    "score-nothing-judged",
    severity::error,
    "评分卡“{0}”中可评的权重只有 {1}，不足以得出总分。",
    "Only a weight of {1} could be judged in the scorecard \"{0}\"; that is too little for a "
    "total.",
    "请补充缺失的事实。",
    "Supply the missing facts."};

inline constexpr message outside_grades{
    "score-outside-grades",
    severity::error,
    "评分卡“{0}”的总分 {1} 不在等级规定的范围之内。",
    "The total {1} of the scorecard \"{0}\" lies outside the range of its grades.",
    "请检查评分项的分值，或扩大等级的范围。",
    "Check the points of the items or widen the range of the grades."};

inline constexpr std::array all{&no_items,
                                &duplicate_item,
                                &duplicate_grade,
                                &weights,
                                &weights_not_positive,
                                &item_empty,
                                &bounds,
                                &points_outside,
                                &inverse_needs_bounds,
                                &attribute_gap,
                                &bad_range,
                                &no_attribute,
                                &not_points,
                                &out_of_bounds,
                                &nothing_judged,
                                &outside_grades};

} // namespace tenet::score_messages

#endif
