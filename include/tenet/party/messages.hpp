#ifndef TENET_PARTY_MESSAGES_HPP
#define TENET_PARTY_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `party` can report.
namespace tenet::party_messages {

inline constexpr message identifier_length{
    "party-identifier-length",
    severity::error,
    "“{1}”应有 {2} 个字符，却有 {0} 个。",
    "\"{1}\" has {0} characters; {2} are needed.",
    "请核对证照，补上缺少的字符或删去多余的字符。",
    "Compare it with the certificate; add what is missing or remove what is too much."};

inline constexpr message identifier_character{
    "party-identifier-character",
    severity::error,
    "“{1}”第 {2} 位的“{0}”不是允许的字符；允许的字符：{3}。",
    "\"{0}\" at position {2} of \"{1}\" is not allowed there; allowed: {3}.",
    "请核对证照；常见的混淆：I 与 1、O 与 0、S 与 5、Z 与 2、V 与 U。",
    "Compare it with the certificate; often confused: I and 1, O and 0, S and 5, Z and 2, V and "
    "U."};

inline constexpr message organisation_check{
    "party-organisation-check",
    severity::error,
    "“{1}”第 {2} 位的组织机构代码校验码为“{0}”，按其余字符应为“{3}”。",
    "The check character of the organisation code, \"{0}\" at position {2} of \"{1}\", does not "
    "fit; "
    "the other characters ask for \"{3}\".",
    "错的也可能是其他字符：请逐一核对列出的可能更正。",
    "Another character may be the wrong one: go through the possible repairs."};

inline constexpr message identifier_check{
    "party-identifier-check",
    severity::error,
    "“{1}”自第 {2} 位起的校验码为“{0}”，按其余字符应为“{3}”。",
    "The check characters \"{0}\" at position {2} of \"{1}\" do not fit; the other characters ask "
    "for \"{3}\".",
    "错的也可能是其他字符：请逐一核对列出的可能更正。",
    "Another character may be the wrong one: go through the possible repairs."};

inline constexpr message region_not_listed{
    "party-region-not-listed",
    severity::warning,
    "“{1}”中的行政区划码 {0} 不在所给的区划表中。",
    "The region {0} in \"{1}\" is not in the list of regions supplied.",
    "撤销的区划仍会留在代码中；若区划确属误写，请更正代码。",
    "Regions that were dissolved stay in codes; if the region is a mistake, correct the code."};

inline constexpr message variant_line{
    "party-variant-line",
    severity::error,
    "应为“繁体字、制表符、简体字”，却是“{0}”。",
    "Expected one traditional character, a tab and simplified characters, found \"{0}\".",
    "请使用 OpenCC 的 TSCharacters.txt；词组表不能用于单字。",
    "Use the file TSCharacters.txt of OpenCC; tables of phrases do not serve here."};

inline constexpr message variants_empty{
    "party-variants-empty",         severity::error,
    "繁简字表中没有任何字。",       "The table of character variants holds no character.",
    "请检查是否给出了正确的文件。", "Check whether the right file was supplied."};

inline constexpr message merge_without{"party-merge-without",
                                       severity::error,
                                       "声明“{0}”没有写明{1}。",
                                       "The statement \"{0}\" does not state its {2}.",
                                       "请补上编号、主体、声明人和理由。",
                                       "State id, parties, author and reason."};

inline constexpr message merge_of_one{"party-merge-of-one",
                                      severity::error,
                                      "声明“{0}”把“{1}”与其自身相比。",
                                      "The statement \"{0}\" is about \"{1}\" and itself.",
                                      "请写明两个不同的主体。",
                                      "Name two parties."};

inline constexpr message merge_twice{
    "party-merge-twice",        severity::error,
    "声明“{0}”重复。",          "The statement \"{0}\" occurs twice.",
    "每条声明须有自己的编号。", "Give every statement an id of its own."};

inline constexpr message merge_order{
    "party-merge-order",
    severity::error,
    "声明“{0}”的日期 {1} 早于上一条的 {2}。",
    "The statement \"{0}\" is of {1}, before the last one, of {2}.",
    "声明按作出的先后登记；请写作出声明的日期。",
    "Statements are recorded in the order in which they are made; state the day it was made."};

inline constexpr message merge_nothing_to_undo{
    "party-merge-nothing-to-undo",
    severity::error,
    "声明“{0}”要撤销“{1}”，但没有这条仍有效的声明。",
    "The statement \"{0}\" undoes \"{1}\", and there is no such statement that counts.",
    "请核对所撤销声明的编号，以及它是否已被撤销。",
    "Check the id of the statement, and whether it was undone already."};

inline constexpr message merge_contradiction{
    "party-merge-contradiction",
    severity::error,
    "声明“{0}”使“{1}”与“{2}”既相同（{3}）又不同（{4}）。",
    "With the statement \"{0}\", \"{1}\" and \"{2}\" are one (by {3}) and different (by {4}).",
    "请先撤销其中不对的声明。",
    "Undo the statement that is wrong first."};

inline constexpr std::array all{&identifier_length,  &identifier_character, &organisation_check,
                                &identifier_check,   &region_not_listed,    &variant_line,
                                &variants_empty,     &merge_without,        &merge_of_one,
                                &merge_twice,        &merge_order,          &merge_nothing_to_undo,
                                &merge_contradiction};

} // namespace tenet::party_messages

#endif
