#ifndef TENET_PORTFOLIO_MESSAGES_HPP
#define TENET_PORTFOLIO_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `portfolio` can report.
namespace tenet::portfolio_messages {

inline constexpr message unknown_type{
    "portfolio-unknown-type",
    severity::error,
    "记录类型“{0}”不在本目录中。",
    "The record type \"{0}\" does not belong to this catalogue.",
    "请先把该记录类型登记到目录，再添加记录。",
    "Register the record type in the catalogue before adding records of it."};

inline constexpr message no_object{
    "portfolio-no-object",
    severity::error,
    "类型为“{0}”的一条记录没有内容。",
    "A record of type \"{0}\" has no content.",
    "请提供记录对象；要删除记录，请列入删除项。",
    "Supply the object of the record; to delete one, list it as a removal."};

inline constexpr message no_key{
    "portfolio-no-key",
    severity::error,
    "一条{2}记录没有填写主键“{3}”。",
    "A record of type \"{0}\" has no key: \"{1}\" is not filled in.",
    "请为每条记录填写各自的主键。",
    "Give every record a key of its own."};

inline constexpr message duplicate_key{
    "portfolio-duplicate-key",
    severity::error,
    "{2}“{0}”出现了不止一次，前一次在 {3}。",
    "The {1} \"{0}\" occurs more than once; it was first given at {3}.",
    "请删除重复的记录，或为其中一条改用别的主键。",
    "Remove the duplicate, or give one of them another key."};

inline constexpr message nothing_to_delete{
    "portfolio-nothing-to-delete",
    severity::error,
    "要删除的记录不存在：类型“{0}”，主键“{1}”。",
    "There is no record of type \"{0}\" with the key \"{1}\" to delete.",
    "请核对记录类型和主键。",
    "Check the record type and the key."};

inline constexpr message unresolved_reference{
    "portfolio-unresolved-reference",
    severity::warning,
    "“{3}”指向的{4}“{0}”不存在；依赖它的规则将无法判定。",
    "\"{1}\" refers to the {2} \"{0}\", which does not exist; rules that need it cannot be judged.",
    "请补充该记录，或改正引用。",
    "Supply that record, or correct the reference."};

inline constexpr message dangling_reference{
    "portfolio-dangling-reference",
    severity::error,
    "“{3}”指向的{4}“{0}”不存在。",
    "\"{1}\" refers to the {2} \"{0}\", which does not exist.",
    "请补充该记录，或改正引用。",
    "Supply that record, or correct the reference."};

inline constexpr std::array all{&unknown_type,      &no_object,            &no_key,
                                &duplicate_key,     &nothing_to_delete,    &unresolved_reference,
                                &dangling_reference};

} // namespace tenet::portfolio_messages

#endif
