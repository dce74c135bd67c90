#ifndef TENET_BASE_RECURRENCE_MESSAGES_HPP
#define TENET_BASE_RECURRENCE_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What reading and following recurrences can report.
namespace tenet::recurrence_messages {

inline constexpr message no_frequency{"recurrence-no-frequency",
                                      severity::error,
                                      "重复规则缺少 FREQ。",
                                      "The recurrence rule has no FREQ.",
                                      "请写明频率，例如 FREQ=MONTHLY。",
                                      "Say how often, e.g. FREQ=MONTHLY."};

inline constexpr message part_unknown{"recurrence-part",
                                      severity::error,
                                      "“{0}”不是重复规则的组成部分，或重复出现。",
                                      "\"{0}\" is no part of a recurrence rule, or stands twice.",
                                      "请写成以分号隔开的“名称=值”，见 RFC 5545 第 3.3.10 节。",
                                      "Write NAME=VALUE, parts apart by semicolons; see RFC 5545, "
                                      "3.3.10."};

inline constexpr message value_wrong{"recurrence-value",
                                     severity::error,
                                     "{0} 的值“{1}”有误。",
                                     "The value \"{1}\" of {0} is wrong.",
                                     "允许的范围见 RFC 5545 第 3.3.10 节。",
                                     "RFC 5545, 3.3.10 says what is allowed."};

inline constexpr message parts_conflict{"recurrence-conflict",
                                        severity::error,
                                        "{0} 不能与 {1} 同时使用。",
                                        "{0} cannot be used with {1}.",
                                        "请删除其中之一，或改用其他频率。",
                                        "Remove one of them, or choose another frequency."};

inline constexpr message interval_wrong{
    "recurrence-interval",
    severity::error,
    "“{0}”不是 ISO 8601 的重复时间间隔。",
    "\"{0}\" is not a repeating interval of ISO 8601.",
    "请写成 R5/2026-01-31T09:00:00+08:00/P1M，时长须大于零。",
    "Write R5/2026-01-31T09:00:00+08:00/P1M, with a duration above zero."};

inline constexpr message beyond_bounds{
    "recurrence-bounds",
    severity::error,
    "重复规则的推算超过上限：{0}（{1}）。",
    "Following the recurrence goes beyond a bound: {0} {1}.",
    "请缩小所求的时间范围，或检查规则是否从不产生日期。",
    "Ask for a shorter span, or check whether the rule ever gives a date."};

inline constexpr std::array all{&no_frequency,   &part_unknown,   &value_wrong,
                                &parts_conflict, &interval_wrong, &beyond_bounds};

} // namespace tenet::recurrence_messages

#endif
