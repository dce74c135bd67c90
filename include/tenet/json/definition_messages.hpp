#ifndef TENET_JSON_DEFINITION_MESSAGES_HPP
#define TENET_JSON_DEFINITION_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What reading a definition from JSON can report.
namespace tenet::json::definition_messages {

inline constexpr message wrong_kind{"definition-wrong-kind",
                                    severity::error,
                                    "这里应为{0}",
                                    "Expected {1} here",
                                    "请按定义格式的说明修改",
                                    "Change it as the description of the form says"};

inline constexpr message member_missing{
    "definition-member-missing",     severity::error, "缺少成员“{0}”",
    "The member \"{0}\" is missing", "请补上该成员",  "Add the member"};

inline constexpr message member_unknown{
    "definition-member-unknown", severity::error,    "未知成员“{0}”",
    "Unknown member \"{0}\"",    "请删除或改正拼写", "Remove it or correct its spelling"};

inline constexpr message member_misspelt{"definition-member-misspelt",
                                         severity::error,
                                         "未知成员“{0}”，是否想写“{1}”？",
                                         "Unknown member \"{0}\"; did you mean \"{1}\"?",
                                         "请改正拼写",
                                         "Correct the spelling"};

inline constexpr message choice_unknown{
    "definition-choice-unknown",           severity::error,  "“{0}”不是可选的值，可选：{1}",
    "\"{0}\" is none of the choices: {1}", "请改用其中之一", "Use one of them"};

inline constexpr std::array all{&wrong_kind, &member_missing, &member_unknown, &member_misspelt,
                                &choice_unknown};

} // namespace tenet::json::definition_messages

#endif
