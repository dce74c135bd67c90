#include <tenet/base/utf8.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace tenet::feel {

namespace {

std::string without_blanks(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
    return out;
}

value refuse(evaluation& run, const value& argument) {
    constexpr std::size_t shown = 80;
    const std::string text = to_text(argument, shown);
    return run.fail(feel_messages::external_arguments, std::array{std::string_view{text}});
}

using double_function = double (*)(double, double);

/// A function of `double` or `float` values.
template <class Real>
external_function real(std::size_t parameters, double_function f) {
    return {parameters, [f](evaluation& run, std::span<const value> arguments) -> value {
                std::array<double, 2> numbers{};
                for (std::size_t i = 0; i < arguments.size(); ++i) {
                    if (!arguments[i].is(value_kind::number)) return refuse(run, arguments[i]);
                    numbers[i] = static_cast<Real>(arguments[i].as_number().to_double());
                }
                const double answer = f(numbers[0], numbers[1]);
                if (!std::isfinite(answer)) return refuse(run, arguments[0]);
                return decimal::from_double(answer);
            }};
}

std::optional<std::int64_t> whole_number(const value& v, std::int64_t low, std::int64_t high) {
    if (!v.is(value_kind::number)) return std::nullopt;
    const auto n = v.as_number().to_int64();
    return n && *n >= low && *n <= high ? n : std::nullopt;
}

using whole_function = std::int64_t (*)(std::int64_t, std::int64_t);

/// A function of whole numbers of the type `Whole`.
template <class Whole>
external_function whole(std::size_t parameters, whole_function f) {
    return {parameters, [f](evaluation& run, std::span<const value> arguments) -> value {
                std::array<std::int64_t, 2> numbers{};
                for (std::size_t i = 0; i < arguments.size(); ++i) {
                    const auto n = whole_number(arguments[i], std::numeric_limits<Whole>::min(),
                                                std::numeric_limits<Whole>::max());
                    if (!n) return refuse(run, arguments[i]);
                    numbers[i] = *n;
                }
                return decimal{f(numbers[0], numbers[1])};
            }};
}

/// A function that reads a number from a text.
template <class Number>
external_function parsing() {
    return {1, [](evaluation& run, std::span<const value> arguments) -> value {
                const value& text = arguments[0];
                if (!text.is(value_kind::string)) return refuse(run, text);
                const auto read = decimal::parse(text.as_string());
                if (!read) return refuse(run, text);
                if constexpr (std::numeric_limits<Number>::is_integer) {
                    const bool fits = whole_number(*read, std::numeric_limits<Number>::min(),
                                                   std::numeric_limits<Number>::max())
                                          .has_value();
                    return fits ? value{*read} : refuse(run, text);
                } else {
                    return decimal::from_double(read->to_double());
                }
            }};
}

value text_of_char(evaluation& run, std::span<const value> arguments) {
    const value& v = arguments[0];
    if (!v.is(value_kind::string)) return refuse(run, v);
    std::size_t end = 0;
    const std::string_view text = v.as_string();
    if (!text.empty()) (void)next_code_point(text, end);
    return end == text.size() && !text.empty() ? v : refuse(run, v);
}

value text_of_any(evaluation& run, std::span<const value> arguments) {
    return std::string_view{run.memory().copy(to_text(arguments[0]))};
}

/// `String.format` with one argument: `%s`, `%d` of whole numbers, `%%`.
value format_one(evaluation& run, std::span<const value> arguments) {
    if (!arguments[0].is(value_kind::string)) return refuse(run, arguments[0]);
    const std::string_view pattern = arguments[0].as_string();
    std::string out;
    bool used = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            out += pattern[i];
            continue;
        }
        const char what = ++i < pattern.size() ? pattern[i] : '\0';
        if (what == '%') {
            out += '%';
            continue;
        }
        const bool fits =
            what == 's' || (what == 'd' && whole_number(arguments[1], INT64_MIN, INT64_MAX));
        if (!fits || used) return refuse(run, arguments[0]);
        out += to_text(arguments[1]);
        used = true;
    }
    return std::string_view{run.memory().copy(out)};
}

void add_real_math(external_functions& to) {
    const auto add = [&](std::string_view name, double_function f) {
        to.add("java.lang.Math." + std::string{name} + "(double)", real<double>(1, f));
    };
    add("cos", [](double a, double) { return std::cos(a); });
    add("sin", [](double a, double) { return std::sin(a); });
    add("tan", [](double a, double) { return std::tan(a); });
    add("sqrt", [](double a, double) { return std::sqrt(a); });
    add("floor", [](double a, double) { return std::floor(a); });
    add("ceil", [](double a, double) { return std::ceil(a); });
    add("abs", [](double a, double) { return std::fabs(a); });
    const auto least = [](double a, double b) { return std::min(a, b); };
    const auto greatest = [](double a, double b) { return std::max(a, b); };
    to.add("java.lang.Math.min(double,double)", real<double>(2, least));
    to.add("java.lang.Math.max(double,double)", real<double>(2, greatest));
    to.add("java.lang.Math.min(float,float)", real<float>(2, least));
    to.add("java.lang.Math.max(float,float)", real<float>(2, greatest));
    to.add("java.lang.Math.pow(double,double)",
           real<double>(2, [](double a, double b) { return std::pow(a, b); }));
}

template <class Whole>
void add_whole_math(external_functions& to, const std::string& type) {
    const auto name = [&](std::string_view method, std::size_t parameters) {
        return "java.lang.Math." + std::string{method} + "(" + type +
               (parameters == 2 ? "," + type : "") + ")";
    };
    to.add(name("min", 2),
           whole<Whole>(2, [](std::int64_t a, std::int64_t b) { return std::min(a, b); }));
    to.add(name("max", 2),
           whole<Whole>(2, [](std::int64_t a, std::int64_t b) { return std::max(a, b); }));
    to.add(name("abs", 1), whole<Whole>(1, [](std::int64_t a, std::int64_t) {
               return a < 0 && a != INT64_MIN ? -a : a;
           }));
}

template <class Whole>
void add_value_of(external_functions& to, const std::string& class_name, const std::string& type) {
    const std::string method = "java.lang." + class_name + ".valueOf(";
    to.add(method + type + ")", whole<Whole>(1, [](std::int64_t a, std::int64_t) { return a; }));
    to.add(method + "java.lang.String)", parsing<Whole>());
}

} // namespace

void external_functions::add(std::string_view name, external_function function) {
    functions_.insert_or_assign(without_blanks(name), std::move(function));
}

const external_function* external_functions::find(std::string_view name) const {
    const auto found = functions_.find(without_blanks(name));
    return found == functions_.end() ? nullptr : &found->second;
}

std::string java_function_name(std::string_view class_name, std::string_view method_signature) {
    return without_blanks(class_name) + "." + without_blanks(method_signature);
}

std::string pmml_function_name(std::string_view document, std::string_view model) {
    return "pmml:" + without_blanks(document) + "#" + without_blanks(model);
}

external_functions external_functions::with_java_platform() {
    external_functions known;
    add_real_math(known);
    add_whole_math<std::int32_t>(known, "int");
    add_whole_math<std::int64_t>(known, "long");
    add_value_of<std::int8_t>(known, "Byte", "byte");
    add_value_of<std::int16_t>(known, "Short", "short");
    add_value_of<std::int32_t>(known, "Integer", "int");
    add_value_of<std::int64_t>(known, "Long", "long");
    const auto same = [](double a, double) { return a; };
    known.add("java.lang.Double.valueOf(double)", real<double>(1, same));
    known.add("java.lang.Float.valueOf(float)", real<float>(1, same));
    known.add("java.lang.Double.valueOf(java.lang.String)", parsing<double>());
    known.add("java.lang.Float.valueOf(java.lang.String)", parsing<float>());
    known.add("java.lang.String.valueOf(char)", {1, text_of_char});
    known.add("java.lang.String.valueOf(java.lang.Object)", {1, text_of_any});
    known.add("java.lang.String.format(java.lang.String,[Ljava.lang.Object;)", {2, format_one});
    return known;
}

} // namespace tenet::feel
