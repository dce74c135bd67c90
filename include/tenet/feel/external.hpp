#ifndef TENET_FEEL_EXTERNAL_HPP
#define TENET_FEEL_EXTERNAL_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace tenet::feel {

/// A function that is not written in FEEL. It is called with exactly `parameters` arguments, none
/// of them missing. One without an answer returns `run.fail(...)`; what it returns lies in the
/// run's memory. It must not throw, and threads may call it at once.
struct external_function {
    std::size_t parameters = 0;
    std::function<value(evaluation& run, std::span<const value> arguments)> call;
};

/// The functions that FEEL and models may name as external (DMN 1.5, 10.3.2.13.3), filled by the
/// host. Must outlive what is compiled with it.
///
/// `function(a, b) external {java: {class: "java.lang.Math", method signature: "max(double,
/// double)"}}` names `java.lang.Math.max(double,double)`, and `{pmml: {document: "d", model: "m"}}`
/// names `pmml:d#m`.
class external_functions {
public:
    /// Adds a function or replaces the one of that name. Blanks in the name do not count.
    void add(std::string_view name, external_function function);
    /// nullptr if there is none.
    [[nodiscard]] const external_function* find(std::string_view name) const;

    /// A registry that knows the functions of the Java platform that models use most: `min`,
    /// `max`, `abs`, `pow`, `sqrt`, `cos`, `sin`, `tan`, `floor`, `ceil` of `java.lang.Math`;
    /// `valueOf` of its number classes and of `String`; `String.format` with `%s`, `%d` and `%%`.
    /// Arguments and results go through Java's types: `double` has its 53 bits, `int` its 32.
    static external_functions with_java_platform();

private:
    std::map<std::string, external_function, std::less<>> functions_;
};

/// `java.lang.Math.max(double,double)` for the class `java.lang.Math` and the method signature
/// `max(double, double)`.
[[nodiscard]] std::string java_function_name(std::string_view class_name,
                                             std::string_view method_signature);
/// `pmml:d#m` for the document `d` and the model `m`.
[[nodiscard]] std::string pmml_function_name(std::string_view document, std::string_view model);

} // namespace tenet::feel

#endif
