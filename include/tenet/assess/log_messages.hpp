#ifndef TENET_ASSESS_LOG_MESSAGES_HPP
#define TENET_ASSESS_LOG_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What reading snapshots and event logs can report.
namespace tenet::assess::log_messages {

inline constexpr message changed{
    "assess-log-changed",
    severity::error,
    "日志第 {0} 条被改动过：其内容与哈希不符。",
    "Entry {0} of the log was changed: its content does not give its hash.",
    "从该条起，日志不可信；请与备份或检查点核对。",
    "From here on the log proves nothing; compare it with a copy or a checkpoint."};

inline constexpr message out_of_order{
    "assess-log-order",
    severity::error,
    "日志此处应为第 {0} 条，实为第 {1} 条：有条目缺失、重复或被调换。",
    "Entry {0} of the log should stand here and entry {1} does: some are missing, repeated or "
    "swapped.",
    "请与备份核对。",
    "Compare it with a copy."};

inline constexpr message bad_line{"assess-log-line",
                                  severity::error,
                                  "日志第 {0} 条不是日志条目。",
                                  "Line {0} of the log is no entry of a log.",
                                  "请检查文件是否被其他程序改写。",
                                  "Check whether another program wrote to the file."};

inline constexpr message torn{"assess-log-torn",
                              severity::error,
                              "日志最后一行不完整，只有 {0} 个字节。",
                              "The last line of the log is not whole; it has {0} bytes.",
                              "追加曾被中断：可以舍弃这一行（whole_lines），它从未被确认。",
                              "An append was interrupted: the line may be dropped (whole_lines), "
                              "it was never acknowledged."};

inline constexpr message truncated{
    "assess-log-truncated",
    severity::error,
    "日志只有 {0} 条，而检查点记录了 {1} 条：末尾被截去。",
    "The log has {0} entries and the checkpoint knows {1}: its end was cut off.",
    "请从备份恢复缺少的条目。",
    "Restore the missing entries from a copy."};

inline constexpr message other_history{
    "assess-log-other",
    severity::error,
    "日志第 {0} 条与检查点记录的不同：历史被重写过。",
    "Entry {0} of the log is not the one the checkpoint knows: history was written anew.",
    "请与备份核对。",
    "Compare it with a copy."};

inline constexpr message differs{"assess-log-differs",
                                 severity::error,
                                 "重放到第 {0} 条时结果不同。",
                                 "Running the log again came to something else at entry {0}.",
                                 "请使用记录时的定义与运行选项。",
                                 "Use the definition and run options it was recorded with."};

inline constexpr message bad_checkpoint{
    "assess-checkpoint",        severity::error,
    "检查点的 {0} 有误。",      "The {0} of the checkpoint is wrong.",
    "请改用原样保存的检查点。", "Use a checkpoint as it was written."};

inline constexpr message bad_snapshot{"assess-snapshot",
                                      severity::error,
                                      "快照有误：{0}。",
                                      "The snapshot is wrong: {0}.",
                                      "请改用原样保存的快照，或重放日志。",
                                      "Use a snapshot as it was written, or replay the log."};

inline constexpr std::array all{&changed, &out_of_order,   &bad_line,
                                &torn,    &truncated,      &other_history,
                                &differs, &bad_checkpoint, &bad_snapshot};

} // namespace tenet::assess::log_messages

#endif
