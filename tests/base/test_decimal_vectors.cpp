#include "support/catch.hpp"

#include <tenet/base/decimal.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using tenet::decimal;

namespace {

std::string output_of(const std::string& command) {
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::vector<char> buffer(65536);
    for (std::size_t n = 1; n != 0;) {
        n = std::fread(buffer.data(), 1, buffer.size(), pipe);
        output.append(buffer.data(), n);
    }
    REQUIRE(pclose(pipe) == 0);
    return output;
}

decimal number(const std::string& text) {
    const auto parsed = decimal::parse(text);
    if (!parsed) FAIL("not a number: " << text);
    return *parsed;
}

struct vector_line {
    std::string operation;
    std::vector<std::string> operands;
    std::string result;
};

vector_line split(const std::string& text) {
    std::istringstream words{text};
    vector_line line;
    words >> line.operation;
    for (std::string word; words >> word;) line.operands.push_back(word);
    line.result = line.operands.back();
    line.operands.pop_back();
    return line;
}

decimal computed(const vector_line& line) {
    const decimal a = number(line.operands.at(0));
    if (line.operation == "sqrt") return a.sqrt();
    if (line.operation == "exp") return a.exp();
    if (line.operation == "log") return a.log();
    const std::string& second = line.operands.at(1);
    if (line.operation == "round") {
        const auto mode = static_cast<tenet::rounding>(std::stoi(line.operands.at(2)));
        return a.rounded(std::stoi(second), mode);
    }
    const decimal b = number(second);
    if (line.operation == "add") return a + b;
    if (line.operation == "subtract") return a - b;
    if (line.operation == "multiply") return a * b;
    if (line.operation == "divide") return a / b;
    if (line.operation == "modulo") return a.modulo(b);
    if (line.operation == "pow") return a.pow(b);
    if (line.operation == "compare") return a < b ? -1 : (a == b ? 0 : 1);
    FAIL("no such operation: " << line.operation);
    return {};
}

bool agrees(const vector_line& line) {
    if (line.operation == "double") {
        return number(line.operands.at(0)).to_double() == std::strtod(line.result.c_str(), nullptr);
    }
    const decimal ours = computed(line);
    if (line.result == "NaN" || line.result.find("Infinity") != std::string::npos) {
        return !ours.is_finite();
    }
    const decimal theirs = number(line.result);
    if (line.operation == "pow") return ours == theirs; // its trailing zeros are our own affair
    return ours.low() == theirs.low() && ours.high() == theirs.high();
}

} // namespace

TEST_CASE("every operation agrees with another implementation of decimal128", "[decimal]") {
    const std::string script = std::string{TENET_SOURCE_DIR} + "/tests/base/decimal_vectors.py";
    std::istringstream lines{output_of("python3 -B '" + script + "'")};
    std::map<std::string, int> counts;
    int differences = 0;
    for (std::string text; std::getline(lines, text);) {
        const vector_line line = split(text);
        ++counts[line.operation];
        if (agrees(line)) continue;
        ++differences;
        UNSCOPED_INFO(text);
    }
    REQUIRE(differences == 0);
    for (const char* operation : {"add", "subtract", "multiply", "divide", "compare", "modulo",
                                  "round", "sqrt", "exp", "log", "pow", "double"}) {
        CAPTURE(operation);
        CHECK(counts[operation] > 100);
    }
}
