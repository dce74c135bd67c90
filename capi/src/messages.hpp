#ifndef TENET_CAPI_MESSAGES_HPP
#define TENET_CAPI_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the C interface itself can report: wrong arguments, names that lead nowhere, misuse.
namespace tenet::capi_messages {

inline constexpr message null_argument{
    "capi-null-argument",       severity::error,
    "参数“{0}”不能为 NULL。",   "The argument \"{0}\" must not be NULL.",
    "请传入有效的指针或句柄。", "Pass a valid pointer or handle."};

inline constexpr message too_long{
    "capi-too-long",
    severity::error,
    "参数“{0}”的长度 {1} 超出上限 {2}。",
    "The argument \"{0}\" has the length {1}, over the limit of {2}.",
    "请检查长度是否传错；文本的长度以字节计，不含结尾的 NUL。",
    "Check the length; texts are counted in bytes, without a final NUL."};

inline constexpr message bad_utf8{
    "capi-bad-utf8",
    severity::error,
    "参数“{0}”不是有效的 UTF-8：第 {1} 个字节（从 0 数起）不符合编码规则。",
    "The argument \"{0}\" is not valid UTF-8: byte {1}, counted from 0, breaks the encoding.",
    "请以 UTF-8 编码传入文本。",
    "Pass texts in UTF-8."};

inline constexpr message nul_in_path{"capi-nul-in-path",
                                     severity::error,
                                     "路径“{0}”中含有 NUL 字节。",
                                     "The path \"{0}\" contains a NUL byte.",
                                     "请检查长度是否传错；长度不含结尾的 NUL。",
                                     "Check the length; it does not count a final NUL."};

inline constexpr message bad_number{
    "capi-bad-number",
    severity::error,
    "参数“{0}”的值 {1} 不在允许的范围内。",
    "The argument \"{0}\" has the value {1}, which is not allowed.",
    "请使用头文件中列出的值；未定义的位和保留字段须为 0。",
    "Use a value listed in the header; unknown bits and reserved members must be 0."};

inline constexpr message bad_size{
    "capi-bad-size",
    severity::error,
    "结构体“{0}”的大小 {1} 不可能正确。",
    "The struct \"{0}\" cannot have the size {1}.",
    "请用 _init 函数初始化结构体，或把 size 设为它的 sizeof。",
    "Initialise the struct with its _init function, or set its size to its sizeof."};

inline constexpr message newer_member{
    "capi-newer-member",
    severity::error,
    "结构体“{0}”用到了本版本不认识的成员。",
    "The struct \"{0}\" uses a member that this version of the library does not know.",
    "请升级库，或不要填写较新的成员。",
    "Update the library, or leave newer members at zero."};

inline constexpr message bad_instant{
    "capi-bad-instant",
    severity::error,
    "参数“{0}”的值“{1}”不是存在的日期或时间。",
    "The argument \"{0}\" has the value \"{1}\", which is not an existing date or time.",
    "请使用 ISO 8601 格式，例如 2026-01-31 或 "
    "2026-01-31T09:00:00+08:00；具名时区须先提供时区数据。",
    "Use ISO 8601, e.g. 2026-01-31 or 2026-01-31T09:00:00+08:00; a named zone needs zone data."};

inline constexpr message span_backwards{"capi-span-backwards",
                                        severity::error,
                                        "期间的结束日 {1} 早于起始日 {0}。",
                                        "The span ends on {1}, before it begins on {0}.",
                                        "请核对起止日期。",
                                        "Check the two dates."};

inline constexpr message given_twice{
    "capi-given-twice",          severity::error,
    "名称“{0}”出现了不止一次。", "The name \"{0}\" is given more than once.",
    "请为每一项各取一个名称。",  "Give every one a name of its own."};

inline constexpr message unknown_type{
    "capi-unknown-type",
    severity::error,
    "没有名为“{0}”的记录类型或集合。",
    "There is no record type or collection called \"{0}\".",
    "请核对名称；宿主自己的记录类型须先登记到目录。",
    "Check the name; a host's own record type must be in the catalogue."};

inline constexpr message unknown_type_close{"capi-unknown-type-close",
                                            severity::error,
                                            "没有名为“{0}”的记录类型或集合。是否应为“{1}”？",
                                            "There is no record type or collection called "
                                            "\"{0}\". Did you mean \"{1}\"?",
                                            "请改正名称。",
                                            "Correct the name."};

inline constexpr message host_type{
    "capi-host-type",
    severity::error,
    "记录类型“{0}”由宿主定义，不能用 JSON 提供。",
    "Records of the type \"{0}\" are the host's own and cannot be given as JSON.",
    "请改用传入结构体指针的函数。",
    "Use the function that takes a pointer to the struct."};

inline constexpr message own_type{"capi-own-type",
                                  severity::error,
                                  "记录类型“{0}”是本库自带的，不能以宿主的结构体提供。",
                                  "Records of the type \"{0}\" are the library's own and cannot "
                                  "be given as a host's struct.",
                                  "请改用 JSON 提供。",
                                  "Give them as JSON."};

inline constexpr message unknown_record{"capi-unknown-record",
                                        severity::error,
                                        "没有主键为“{1}”的{2}记录。",
                                        "There is no {0} with the key \"{1}\".",
                                        "请核对主键。",
                                        "Check the key."};

inline constexpr message unknown_rule{
    "capi-unknown-rule",        severity::error,
    "没有标识为“{0}”的规则。",  "There is no rule with the id \"{0}\".",
    "请核对规则的标识或编号。", "Check the id or number of the rule."};

inline constexpr message beyond_end{"capi-beyond-end",
                                    severity::error,
                                    "序号 {0} 超出范围：共有 {1} 项。",
                                    "There is no item {0}: there are {1}.",
                                    "序号从 0 数起，须小于项数。",
                                    "Items are counted from 0."};

inline constexpr message finished{"capi-finished",
                                  severity::error,
                                  "该构建器已经完成，不能再使用。",
                                  "The builder has finished and cannot be used any more.",
                                  "请释放它，并新建一个。",
                                  "Free it and begin a new one."};

inline constexpr message not_of_check{
    "capi-not-of-check",
    severity::error,
    "到期清单不能这样呈现。",
    "A list of what is due cannot be rendered as a report.",
    "请逐项说明，或改为呈现一次检查的报告。",
    "Explain its verdicts one by one, or render the report of a check."};

inline constexpr message other_scope{
    "capi-other-scope",
    severity::error,
    "表达式与求值状态不属于同一组名称。",
    "The expression and the evaluation do not belong to the same scope.",
    "请用编译该表达式的那组名称创建求值状态。",
    "Make the evaluation with the scope the expression was compiled with."};

inline constexpr message other_model{
    "capi-other-model",         severity::error,
    "求值状态不属于该模型。",   "The evaluation does not belong to the model.",
    "请用该模型创建求值状态。", "Make the evaluation for the model."};

inline constexpr message other_graph{"capi-other-graph",
                                     severity::error,
                                     "两组集团不是由同一张图得出的。",
                                     "The two groupings were not made from the same graph.",
                                     "请用同一张图得出两者。",
                                     "Make both from one graph."};

inline constexpr message no_trace{
    "capi-no-trace",
    severity::error,
    "没有可说明的运行：未要求记录过程，尚未运行，或运行后又改动了输入。",
    "There is no run to tell of: no trace was asked for, nothing ran yet, or slots were set since.",
    "请在求值选项中设置 TENET_EVALUATION_TRACE，并在运行之后、改动输入之前取用。",
    "Set TENET_EVALUATION_TRACE in the options, and ask after the run, before slots are set anew."};

inline constexpr message not_a_decision{
    "capi-not-a-decision",
    severity::error,
    "序号 {0} 不是决策，而需以参数调用。",
    "The element {0} is no decision: it is called with arguments.",
    "请改用以名称和 JSON 求值的函数。",
    "Use the function that takes its name and JSON."};

inline constexpr message external_failed{
    "capi-external-failed",         severity::error,
    "宿主函数“{0}”没有给出结果。",  "The host's function \"{0}\" has no answer.",
    "请检查传入的参数以及该函数。", "Check its arguments, and the function."};

inline constexpr message array_expected{"capi-array-expected",
                                        severity::error,
                                        "此处应为 JSON 数组。",
                                        "A JSON array is expected here.",
                                        "请写成 [{{\"名称\": 值}}, ...] 的形式。",
                                        "Write it like [{{\"name\": value}}, ...]."};

inline constexpr message other_catalogue{"capi-other-catalogue",
                                         severity::error,
                                         "两个对象使用的记录类型目录不同。",
                                         "The two objects were made with different catalogues.",
                                         "请用同一个目录创建它们。",
                                         "Make both with the same catalogue."};

inline constexpr message not_a_record_slot{
    "capi-not-a-record-slot",       severity::error,
    "名称“{0}”对应的值不是记录。",  "The slot \"{0}\" does not hold records.",
    "请在定义名称时写明记录类型。", "Name a record type where the slot is defined."};

inline constexpr message no_records{"capi-no-records",
                                    severity::error,
                                    "求值状态没有可供查找的记录。",
                                    "The evaluation has no snapshot to take records from.",
                                    "请在创建求值状态时给出快照。",
                                    "Give it a snapshot when it is made."};

inline constexpr message unknown_slot{
    "capi-unknown-slot",       severity::error,
    "表达式不认识名称“{0}”。", "The name \"{0}\" is not one that the expression knows.",
    "请删除它，或改正名称。",  "Remove it, or correct the name."};

inline constexpr message object_expected{"capi-object-expected",
                                         severity::error,
                                         "此处应为 JSON 对象。",
                                         "A JSON object is expected here.",
                                         "请写成 {{\"名称\": 值}} 的形式。",
                                         "Write it like {{\"name\": value}}."};

inline constexpr message bad_value{
    "capi-bad-value",          severity::error,
    "“{0}”的值“{1}”不是{2}。", "The value \"{1}\" of \"{0}\" is not a {3}.",
    "请按文档的写法改正。",    "Write it as the documentation shows."};

inline constexpr message cancelled{"capi-cancelled",
                                   severity::error,
                                   "回调函数要求停止，操作已取消。",
                                   "A callback asked to stop, so the work was cancelled.",
                                   "",
                                   ""};

inline constexpr message internal{"capi-internal",
                                  severity::error,
                                  "库内部出错：{0}。",
                                  "Something went wrong inside the library: {0}.",
                                  "请向项目报告，并附上输入。",
                                  "Please report it to the project, with the input."};

inline constexpr message out_of_memory{
    "capi-out-of-memory",
    severity::error,
    "内存不足。",
    "There is not enough memory.",
    "请释放内存后再试，或减小输入。",
    "Free some memory and try again, or make the input smaller."};

inline constexpr std::array all{
    &null_argument,   &too_long,           &bad_utf8,          &nul_in_path,    &bad_number,
    &bad_size,        &newer_member,       &bad_instant,       &span_backwards, &given_twice,
    &unknown_type,    &unknown_type_close, &host_type,         &own_type,       &unknown_record,
    &unknown_rule,    &beyond_end,         &finished,          &not_of_check,   &other_scope,
    &other_model,     &other_graph,        &no_trace,          &not_a_decision, &external_failed,
    &array_expected,  &other_catalogue,    &not_a_record_slot, &no_records,     &unknown_slot,
    &object_expected, &bad_value,          &cancelled,         &internal,       &out_of_memory};

} // namespace tenet::capi_messages

#endif
