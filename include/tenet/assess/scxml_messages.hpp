#ifndef TENET_ASSESS_SCXML_MESSAGES_HPP
#define TENET_ASSESS_SCXML_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What reading SCXML can report.
namespace tenet::assess::scxml_messages {

inline constexpr message not_xml{"scxml-not-xml",
                                 severity::error,
                                 "文本不是格式良好的 XML：{0}。",
                                 "The text is not well-formed XML: {0}.",
                                 "请用 XML 编辑器检查该处。",
                                 "Check the place with an XML editor."};

inline constexpr message has_doctype{"scxml-has-doctype",
                                     severity::error,
                                     "不接受带有文档类型声明的文件。",
                                     "Files with a document type declaration are not taken.",
                                     "请删除 <!DOCTYPE …>。",
                                     "Remove the <!DOCTYPE …>."};

inline constexpr message too_large{
    "scxml-too-large",        severity::error,
    "文档超过上限：{0}。",    "The document goes beyond a limit: {0}.",
    "请拆分文档或提高上限。", "Split it or raise the limit."};

inline constexpr message no_scxml{"scxml-no-scxml",
                                  severity::error,
                                  "根元素应为 <scxml>，而不是 <{0}>。",
                                  "The root must be <scxml>, not <{0}>.",
                                  "请检查是否选错了文件。",
                                  "Check whether this is the right file."};

inline constexpr message datamodel_unknown{"scxml-datamodel",
                                           severity::error,
                                           "不支持数据模型“{0}”。",
                                           "The data model \"{0}\" is not supported.",
                                           "请改用 feel，并以 FEEL 书写表达式。",
                                           "Use feel, and write the expressions in FEEL."};

inline constexpr message element_unknown{"scxml-element",
                                         severity::error,
                                         "<{1}> 之内不支持元素 <{0}>。",
                                         "The element <{0}> is not supported within <{1}>.",
                                         "请删除该元素；不支持 <invoke>。",
                                         "Remove it; <invoke> is not supported."};

inline constexpr message attribute_missing{"scxml-attribute-missing",
                                           severity::error,
                                           "元素 <{0}> 缺少属性 {1}。",
                                           "The element <{0}> lacks the attribute {1}.",
                                           "请补上该属性。",
                                           "Add the attribute."};

inline constexpr message not_a_script{"scxml-not-a-script",
                                      severity::error,
                                      "“{0}”不是赋值语句。",
                                      "\"{0}\" is not an assignment.",
                                      "请写成一行一条的“位置 := 表达式”。",
                                      "Write one assignment a line: location := expression."};

inline constexpr message no_resource{"scxml-no-resource",
                                     severity::error,
                                     "找不到资源“{0}”。",
                                     "The resource \"{0}\" is not there.",
                                     "请检查地址，或把内容写在元素之内。",
                                     "Check the address, or write the content inside."};

inline constexpr message macro_unknown{"scxml-macro-unknown",
                                       severity::error,
                                       "测试宏“{0}”没有对应的 FEEL 写法。",
                                       "The macro \"{0}\" of the test suite has no form in FEEL.",
                                       "请更新测试套件的映射。",
                                       "Bring the mapping of the suite up to date."};

inline constexpr std::array all{
    &not_xml,         &has_doctype,       &too_large,    &no_scxml,    &datamodel_unknown,
    &element_unknown, &attribute_missing, &not_a_script, &no_resource, &macro_unknown};

} // namespace tenet::assess::scxml_messages

#endif
