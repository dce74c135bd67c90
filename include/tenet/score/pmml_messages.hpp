#ifndef TENET_SCORE_PMML_MESSAGES_HPP
#define TENET_SCORE_PMML_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What reading and writing scorecards as PMML can report.
namespace tenet::score_pmml_messages {

inline constexpr message not_xml{"score-pmml-not-xml",  severity::error,
                                 "无法读取 XML：{0}。", "The XML cannot be read: {0}.",
                                 "请检查该文件。",      "Check the file."};

inline constexpr message too_large{"score-pmml-too-large",   severity::error,
                                   "文件超过限制：{0}。",    "The file exceeds a limit: {0}.",
                                   "请缩小文件或提高限制。", "Make it smaller or raise the limit."};

inline constexpr message no_scorecard{"score-pmml-no-scorecard",
                                      severity::error,
                                      "PMML 文件中有 {0} 个评分卡，应恰好有一个。",
                                      "The PMML holds {0} scorecards instead of one.",
                                      "请给出只含一个 Scorecard 元素的文件。",
                                      "Give a file with one Scorecard element."};

inline constexpr message unsupported{
    "score-pmml-unsupported",
    severity::error,
    "“{0}”会改变得分，但评分卡无法表达：{1}。",
    "\"{0}\" changes the score and a scorecard cannot hold it: {1}.",
    "请先在模型中去掉它，或为其指定替代。",
    "Take it out of the model, or map it."};

inline constexpr message bad_value{
    "score-pmml-bad-value",   severity::error,
    "“{0}”的值“{1}”不成立。", "The value \"{1}\" of \"{0}\" is none.",
    "请按 PMML 4.4 改正。",   "Correct it as PMML 4.4 says."};

inline constexpr message unknown_field{
    "score-pmml-unknown-field",           severity::error,
    "字段“{0}”不在数据字典中。",          "The field \"{0}\" is not in the data dictionary.",
    "请检查字段名；派生字段须改为事实。", "Check its name; a derived field has to become a fact."};

inline constexpr message bad_name{
    "score-pmml-bad-name",
    severity::error,
    "字段“{0}”的名称“{1}”不能作为规则语言中的名称，或已被使用。",
    "The field \"{0}\" cannot be called \"{1}\" in the rule language, "
    "or another is.",
    "请在“names”中为其指定名称。",
    "Give it a name in \"names\"."};

inline constexpr message left_out{"score-pmml-left-out",
                                  severity::warning,
                                  "“{0}”不影响得分，未保留。",
                                  "\"{0}\" does not change the score and was left out.",
                                  "",
                                  ""};

inline constexpr message not_checked{
    "score-pmml-not-checked",
    severity::warning,
    "字段“{0}”的有效取值未保留：评分时不检查。",
    "The valid values of the field \"{0}\" were left out: scoring does not check them.",
    "请在数据进入时检查。",
    "Check them where data comes in."};

inline constexpr message cannot_write{
    "score-pmml-cannot-write",           severity::error,
    "PMML 评分卡无法表达“{0}”的“{1}”。", "A PMML scorecard cannot hold \"{1}\" of \"{0}\".",
    "请先换成等效的写法，或不导出。",    "Write it another way first."};

inline constexpr message not_written{"score-pmml-not-written",
                                     severity::warning,
                                     "“{0}”的“{1}”在 PMML 中没有位置，未写出。",
                                     "PMML has no place for \"{1}\" of \"{0}\"; it was left out.",
                                     "",
                                     ""};

inline constexpr std::array all{&not_xml,     &too_large,     &no_scorecard, &unsupported,
                                &bad_value,   &unknown_field, &bad_name,     &left_out,
                                &not_checked, &cannot_write,  &not_written};

} // namespace tenet::score_pmml_messages

#endif
