#ifndef TENET_SCHEMA_MESSAGES_HPP
#define TENET_SCHEMA_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `schema` can report. The pointer of a diagnostic is `type` or `type.field`.
namespace tenet::schema_messages {

inline constexpr message bad_name{
    "schema-bad-name",
    severity::error,
    "“{0}”不能用作名称。",
    "\"{0}\" cannot be used as a name.",
    "名称须以字母、汉字或下划线开头，只含字母、汉字、数字和下划线，且不超过 128 字节。",
    "A name begins with a letter, a Chinese character or an underscore, holds only these and "
    "digits, and has at most 128 bytes."};

inline constexpr message duplicate_name{
    "schema-duplicate-name",
    severity::error,
    "名称“{0}”在“{1}”中重复。",
    "The name \"{0}\" occurs twice in \"{1}\".",
    "请为每个字段、关系和记录类型各取一个名称；中文名与英文名同样不得重复。",
    "Give every field, relation and record type a name of its own, in Chinese and in English."};

inline constexpr message no_fields{
    "schema-no-fields",        severity::error,
    "记录类型“{0}”没有字段。", "The record type \"{0}\" has no fields.",
    "请至少登记一个字段。",    "Register at least one field."};

inline constexpr message unknown_storage{
    "schema-unknown-storage",
    severity::error,
    "字段“{0}”的存储方式 {1} 不存在。",
    "The field \"{0}\" has the storage {1}, which does not exist.",
    "请使用头文件中列出的存储方式。",
    "Use one of the storages listed in the header."};

inline constexpr message outside_struct{
    "schema-outside-struct",
    severity::error,
    "字段“{0}”位于第 {1} 至 {2} 字节，超出了 {3} 字节的结构体。",
    "The field \"{0}\" lies at bytes {1} to {2}, outside a struct of {3} bytes.",
    "请用 offsetof 和 sizeof 填写偏移量与大小。",
    "Fill in offsets and sizes with offsetof and sizeof."};

inline constexpr message no_buffer_size{
    "schema-no-buffer-size",           severity::error,
    "文本缓冲字段“{0}”没有给出大小。", "The text buffer field \"{0}\" has no size.",
    "请填写缓冲区的字节数。",          "State the number of bytes of the buffer."};

inline constexpr message unknown_field{
    "schema-unknown-field",
    severity::error,
    "记录类型“{1}”没有字段“{0}”。",
    "The record type \"{1}\" has no field \"{0}\".",
    "请核对主键、时间字段、客户字段和关系所引用的字段名。",
    "Check the names given as key, time field, account field and in relations."};

inline constexpr message wrong_kind{
    "schema-wrong-kind",
    severity::error,
    "字段“{0}”不能用作{1}：它的类型是{2}。",
    "The field \"{0}\" cannot serve as {3}: it is a {4}.",
    "主键、客户字段和引用须为文本，时间字段须为日期或日期时间。",
    "Keys, account fields and references are texts; a time field is a date or a date and time."};

inline constexpr message unknown_record_type{
    "schema-unknown-record-type",
    severity::error,
    "关系“{0}”指向的记录类型“{1}”不存在。",
    "The relation \"{0}\" leads to the record type \"{1}\", which does not exist.",
    "请登记该记录类型，或改正关系的目标。",
    "Register that record type, or correct the target of the relation."};

inline constexpr message no_key{
    "schema-no-key",
    severity::error,
    "关系“{0}”无法解析：记录类型“{1}”没有主键。",
    "The relation \"{0}\" cannot be resolved: the record type \"{1}\" has no key.",
    "请为该记录类型指定主键字段。",
    "Name the key field of that record type."};

inline constexpr message unreadable_member{
    "schema-unreadable-member",
    severity::error,
    "宿主结构体中“{0}”的内容无效：{1}。",
    "The content of \"{0}\" in the host's struct is invalid: {2}.",
    "请检查宿主程序写入该成员的值。",
    "Check what the host program writes into that member."};

inline constexpr std::array all{&bad_name,        &duplicate_name,   &no_fields,
                                &unknown_storage, &outside_struct,   &no_buffer_size,
                                &unknown_field,   &wrong_kind,       &unknown_record_type,
                                &no_key,          &unreadable_member};

} // namespace tenet::schema_messages

#endif
