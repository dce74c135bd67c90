#ifndef TENET_BASE_MESSAGES_HPP
#define TENET_BASE_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>
#include <span>

/// What the room `base` can report. Every room has a file like this one: one constant per kind
/// of problem, and `all`, from which the error reference and the uniqueness test are made.
namespace tenet::base_messages {

inline constexpr message bad_utf8{
    "base-bad-utf8",
    severity::error,
    "文本不是有效的 UTF-8：第 {0} 个字节（从 0 数起）不符合编码规则。",
    "The text is not valid UTF-8: byte {0}, counted from 0, breaks the encoding.",
    "请以 UTF-8 编码保存文件。",
    "Save the file as UTF-8."};

inline constexpr message bad_number{"base-bad-number",
                                    severity::error,
                                    "“{0}”不是数字。",
                                    "\"{0}\" is not a number.",
                                    "请写成十进制数，例如 1200、-0.35 或 1.5e6。",
                                    "Write a decimal number, e.g. 1200, -0.35 or 1.5e6."};

inline constexpr message number_too_long{
    "base-number-too-long",
    severity::error,
    "数字 {0} 超过 34 位有效数字，无法精确表示。",
    "The number {0} has more than 34 significant digits and cannot be held exactly.",
    "请减少有效数字的位数。",
    "Use fewer significant digits."};

inline constexpr message number_out_of_range{
    "base-number-out-of-range",
    severity::error,
    "数字 {0} 过大或过小，无法精确表示。",
    "The number {0} is too large or too small to be held exactly.",
    "请检查指数：数值应介于 1e-6176 与 9.99e6144 之间。",
    "Check the exponent: numbers lie between 1e-6176 and 9.99e6144."};

inline constexpr message bad_date{
    "base-bad-date",
    severity::error,
    "“{0}”不是存在的日期或时间。",
    "\"{0}\" is not an existing date or time.",
    "请使用 ISO 8601 格式，例如 2026-01-31 或 2026-01-31T09:00:00+08:00。",
    "Use ISO 8601, e.g. 2026-01-31 or 2026-01-31T09:00:00+08:00."};

inline constexpr message bad_zone_data{
    "base-bad-zone-data",
    severity::error,
    "时区数据“{0}”不是有效的 TZif 数据：从第 {1} 个字节（从 0 数起）开始不合格式。",
    "The zone data \"{0}\" is not valid TZif: it goes wrong at byte {1}, counted from 0.",
    "请提供由 IANA 时区数据库编译得到的文件。",
    "Supply a compiled file of the IANA time zone database."};

inline constexpr message unreadable_folder{"base-unreadable-folder",
                                           severity::error,
                                           "无法读取文件夹“{0}”。",
                                           "The folder \"{0}\" cannot be read.",
                                           "请检查路径是否存在以及是否有读取权限。",
                                           "Check that the path exists and may be read."};

inline constexpr message calendar_hours{
    "base-calendar-hours",
    severity::error,
    "工作日历“{0}”中星期 {1} 的第 {2} "
    "个工作时段有误：时段须先开始后结束、不超出当天，且不与前一时段重叠。",
    "In the working calendar \"{0}\", working hours {2} of weekday {1} are wrong: they must begin "
    "before they end, lie within the day and not overlap the hours before.",
    "请按先后顺序填写工作时段，以当天零点起的分钟数表示。",
    "Give the hours in order, in minutes since midnight."};

inline constexpr message calendar_span{
    "base-calendar-span",
    severity::error,
    "工作日历“{0}”的覆盖期 {1} 至 {2} 有误。",
    "The working calendar \"{0}\" has a wrong span: {1} to {2}.",
    "覆盖期的结束日期不得早于开始日期，且覆盖期不得超过一千年。",
    "Let the span end on or after the day it begins, and last at most a thousand years."};

inline constexpr message calendar_day_outside{
    "base-calendar-day-outside",
    severity::error,
    "工作日历“{0}”中的日期 {1} 不在覆盖期 {2} 至 {3} 之内。",
    "In the working calendar \"{0}\", the date {1} lies outside the span {2} to {3}.",
    "请删除该日期或扩大覆盖期。",
    "Remove the date or widen the span."};

inline constexpr message calendar_day_twice{
    "base-calendar-day-twice",
    severity::error,
    "工作日历“{0}”中的日期 {1} 出现了不止一次。",
    "In the working calendar \"{0}\", the date {1} is given more than once.",
    "每个日期只能列为一次节假日或一次调休上班日。",
    "List each date once, either as a holiday or as a make-up day."};

inline constexpr message calendar_weekday{
    "base-calendar-weekday",
    severity::error,
    "工作日历“{0}”中调休日 {1} 参照的星期 {2} 不存在。",
    "In the working calendar \"{0}\", the make-up day {1} is worked like weekday {2}, which does "
    "not exist.",
    "请填写 1（星期一）至 7（星期日）。",
    "Use 1 (Monday) to 7 (Sunday)."};

inline constexpr message calendar_zone{
    "base-calendar-zone",
    severity::error,
    "工作日历“{0}”没有指明时区。",
    "The working calendar \"{0}\" does not name its time zone.",
    "请指定固定时差（例如 +08:00）或时区数据库中的时区。",
    "Give a fixed offset such as +08:00, or a zone of the zone database."};

inline constexpr message more_problems{"base-more-problems",
                                       severity::note,
                                       "另有 {0} 个问题未列出。",
                                       "{0} more problems are not listed.",
                                       "",
                                       ""};

inline constexpr std::array all{
    &bad_utf8,      &bad_number,           &number_too_long,    &number_out_of_range,
    &bad_date,      &bad_zone_data,        &unreadable_folder,  &calendar_hours,
    &calendar_span, &calendar_day_outside, &calendar_day_twice, &calendar_weekday,
    &calendar_zone, &more_problems};

} // namespace tenet::base_messages

#endif
