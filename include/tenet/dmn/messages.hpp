#ifndef TENET_DMN_MESSAGES_HPP
#define TENET_DMN_MESSAGES_HPP

#include <tenet/base/message.hpp>

#include <array>

/// What the room `dmn` can report: about a file, about a model, about running one.
namespace tenet::dmn_messages {

inline constexpr message not_xml{"dmn-not-xml",
                                 severity::error,
                                 "这不是合法的 XML：{0}。",
                                 "This is not well-formed XML: {0}.",
                                 "请用 DMN 编辑器重新保存该文件。",
                                 "Save the file again with a DMN editor."};

inline constexpr message has_doctype{"dmn-has-doctype",
                                     severity::error,
                                     "文件含有文档类型声明（DOCTYPE），不予读取。",
                                     "The file has a document type declaration; it is not read.",
                                     "请删除 DOCTYPE；DMN 不需要它。",
                                     "Remove the DOCTYPE; DMN needs none."};

inline constexpr message too_large{"dmn-too-large",
                                   severity::error,
                                   "文件超过上限：{0}。",
                                   "The file is over a limit: {0}.",
                                   "请拆分模型，或提高上限。",
                                   "Split the model or raise the limit."};

inline constexpr message no_definitions{
    "dmn-no-definitions",
    severity::error,
    "根元素是“{0}”，命名空间“{1}”不是 DMN 1.1 至 1.6。",
    "The root element is \"{0}\" in the namespace \"{1}\", which is not DMN 1.1 to 1.6.",
    "请提供根元素为 definitions 的 DMN 文件。",
    "Give a DMN file, whose root element is definitions."};

inline constexpr message needs_attribute{"dmn-needs-attribute",
                                         severity::error,
                                         "元素“{0}”缺少“{1}”。",
                                         "The element \"{0}\" lacks its \"{1}\".",
                                         "请补上。",
                                         "Add it."};

inline constexpr message bad_value{"dmn-bad-value",
                                   severity::error,
                                   "“{1}”的值“{0}”不正确。",
                                   "\"{0}\" is not a value that \"{1}\" may have.",
                                   "请参照标准中允许的取值。",
                                   "See the standard for the values allowed."};

inline constexpr message wrong_row_width{"dmn-wrong-row-width",
                                         severity::error,
                                         "这一行有 {0} 个“{1}”单元格，应有 {2} 个。",
                                         "This row has {0} cells ({1}); {2} are needed.",
                                         "请为每一列写一个单元格。",
                                         "Write one cell per column."};

inline constexpr message two_expressions{
    "dmn-two-expressions",           severity::error,
    "元素“{0}”含有不止一个表达式。", "The element \"{0}\" holds more than one expression.",
    "每处只能有一个表达式。",        "Only one expression can stand there."};

inline constexpr message other_language{
    "dmn-other-language",
    severity::error,
    "表达式语言“{0}”无法运行，只支持 FEEL。",
    "The expression language \"{0}\" cannot be run; only FEEL can.",
    "请改用 FEEL 书写。",
    "Write the expression in FEEL."};

inline constexpr message duplicate_element{
    "dmn-duplicate-element",    severity::error,
    "“{0}”被使用了两次。",      "\"{0}\" is used twice.",
    "请让标识和名称各不相同。", "Ids and names must differ."};

inline constexpr message unknown_reference{
    "dmn-unknown-reference",
    severity::error,
    "引用“{0}”没有对应的元素。",
    "Nothing has the reference \"{0}\".",
    "请检查 href，以及被导入的模型是否一并提供。",
    "Check the href, and whether the imported model was given too."};

inline constexpr message unknown_import{
    "dmn-unknown-import",          severity::error,
    "被导入的模型“{0}”没有提供。", "The imported model \"{0}\" was not given.",
    "请把被导入的文件一并载入。",  "Load the imported file along with this one."};

inline constexpr message unknown_type{"dmn-unknown-type",
                                      severity::error,
                                      "类型“{0}”没有定义。",
                                      "The type \"{0}\" is not defined.",
                                      "请补充数据类型定义，或改正名称。",
                                      "Add an item definition, or correct the name."};

inline constexpr message circle{"dmn-circle",
                                severity::error,
                                "“{0}”直接或间接地依赖自身。",
                                "\"{0}\" depends on itself, directly or through others.",
                                "请去掉环中的一个依赖。",
                                "Remove one of the requirements in the circle."};

inline constexpr message wrong_part{"dmn-wrong-part",
                                    severity::error,
                                    "“{0}”不能引用“{1}”：种类不符。",
                                    "\"{0}\" cannot refer to \"{1}\": it is of another kind.",
                                    "请检查引用指向的元素。",
                                    "Check what the reference points to."};

inline constexpr message no_expression{"dmn-no-expression",
                                       severity::warning,
                                       "“{0}”没有逻辑，其结果恒为 null。",
                                       "\"{0}\" has no logic; its result is always null.",
                                       "请补充表达式或决策表。",
                                       "Give it an expression or a decision table."};

inline constexpr message no_such_element{"dmn-no-such-element",
                                         severity::error,
                                         "模型中没有名为“{0}”的决策或决策服务。",
                                         "The model has no decision or decision service \"{0}\".",
                                         "请检查名称。",
                                         "Check the name."};

inline constexpr message no_such_input{"dmn-no-such-input",
                                       severity::error,
                                       "“{0}”不是该决策所需的输入。",
                                       "\"{0}\" is not an input of what is decided.",
                                       "请检查名称；多余的输入请去掉。",
                                       "Check the name; leave out what is not needed."};

inline constexpr message no_such_element_close{
    "dmn-no-such-element-close",
    severity::error,
    "模型中没有名为“{0}”的决策或决策服务。是否应为“{1}”？",
    "The model has no decision or decision service \"{0}\". Did you mean \"{1}\"?",
    "请检查名称。",
    "Check the name."};

inline constexpr message no_such_input_close{
    "dmn-no-such-input-close",
    severity::error,
    "“{0}”不是该决策所需的输入。是否应为“{1}”？",
    "\"{0}\" is not an input of what is decided. Did you mean \"{1}\"?",
    "请检查名称；多余的输入请去掉。",
    "Check the name; leave out what is not needed."};

inline constexpr message inputs_expected{"dmn-inputs-expected",
                                         severity::error,
                                         "输入应写成一个 JSON 对象。",
                                         "The inputs are expected as a JSON object.",
                                         "请写成 {{\"输入名称\": 值}} 的形式。",
                                         "Write them like {{\"name of the input\": value}}."};

inline constexpr message broken_expression{
    "dmn-broken-expression",        severity::error,
    "表达式有错误，无法运行。",     "The expression has an error and cannot be run.",
    "请查看载入模型时给出的诊断。", "See the diagnostics given when the model was loaded."};

inline constexpr message input_wrong{"dmn-input-wrong",
                                     severity::error,
                                     "输入“{0}”的值 {1} 不符合类型 {2}。",
                                     "The input \"{0}\" is {1}, which is not of the type {2}.",
                                     "请按模型声明的类型提供该输入。",
                                     "Give the input as the type the model declares."};

inline constexpr message ambiguous_name{
    "dmn-ambiguous-name",
    severity::warning,
    "“{0}”是一个名称，但也可以读作对其他名称的运算。",
    "\"{0}\" is a name, and could also be read as an operation on other names.",
    "按名称理解。如要运算，请在运算符两侧加空格或括号；最好为其改名。",
    "It is taken as the name. Put brackets around the operands if you mean the operation; better, "
    "rename it."};

inline constexpr message unused_input{"dmn-unused-input",
                                      severity::warning,
                                      "没有任何决策或决策服务需要输入“{0}”。",
                                      "No decision or decision service requires the input \"{0}\".",
                                      "请删除它，或把它连到使用它的决策。",
                                      "Remove it, or connect it to the decision that needs it."};

inline constexpr message unread_requirement{
    "dmn-unread-requirement",
    severity::warning,
    "“{0}”声明需要“{1}”，但其逻辑没有读取它。",
    "\"{0}\" requires \"{1}\", but its logic does not read it.",
    "请去掉这条需求连线，或在逻辑中使用它。",
    "Remove the requirement, or use it in the logic."};

inline constexpr message can_be_null{
    "dmn-can-be-null",
    severity::warning,
    "“{0}”的决策表没有默认值，没有规则命中时（空缺 {1} 处）结果为 null。",
    "The decision table in \"{0}\" has no default: its result is null in its gaps ({1}).",
    "请补充规则，或为输出写默认值。",
    "Add rules, or give the output a default."};

inline constexpr std::array all{&not_xml,
                                &has_doctype,
                                &too_large,
                                &no_definitions,
                                &needs_attribute,
                                &bad_value,
                                &wrong_row_width,
                                &two_expressions,
                                &other_language,
                                &duplicate_element,
                                &unknown_reference,
                                &unknown_import,
                                &unknown_type,
                                &circle,
                                &wrong_part,
                                &no_expression,
                                &no_such_element,
                                &no_such_input,
                                &no_such_element_close,
                                &no_such_input_close,
                                &inputs_expected,
                                &broken_expression,
                                &input_wrong,
                                &ambiguous_name,
                                &unused_input,
                                &unread_requirement,
                                &can_be_null};

} // namespace tenet::dmn_messages

#endif
