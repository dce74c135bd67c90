#include "support/catch.hpp"

#include <tenet/feel/expression.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace tenet;
using namespace tenet::feel;

namespace {

/// Calls `take` with every line a command prints.
template <class Take>
void each_line_of(const std::string& command, const Take& take) {
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::vector<char> buffer(65536);
    for (std::size_t n = 1; n != 0;) {
        n = std::fread(buffer.data(), 1, buffer.size(), pipe);
        text.append(buffer.data(), n);
        std::size_t begin = 0;
        for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos;) {
            take(text.substr(begin, end - begin));
            begin = end + 1;
        }
        text.erase(0, begin);
    }
    REQUIRE(pclose(pipe) == 0);
}

/// Whether a value is what was printed: numbers by value, with every digit.
bool agrees(const value& ours, const std::string& theirs) {
    if (!ours.is(value_kind::number)) return to_text(ours) == theirs;
    const auto wanted = decimal::parse(theirs);
    return wanted && *wanted == ours.as_number();
}

} // namespace

TEST_CASE("operators and functions of numbers agree with another decimal128 to the last digit",
          "[feel][decimal]") {
    const bool long_run = std::getenv("TENET_CAMPAIGN") != nullptr;
    const std::string script = std::string{TENET_SOURCE_DIR} + "/tests/feel/numeric_vectors.py";
    const run_context context;
    evaluation run{context};
    int lines = 0;
    int differences = 0;
    each_line_of("python3 -B '" + script + "' " + (long_run ? "40" : "1"),
                 [&](const std::string& line) {
                     const std::size_t tab = line.find('\t');
                     REQUIRE(tab != std::string::npos);
                     ++lines;
                     run.reset();
                     const auto e = expression::compile(line.substr(0, tab), scope{});
                     const value ours = e ? e->evaluate(run) : value::null();
                     if (e && agrees(ours, line.substr(tab + 1))) return;
                     UNSCOPED_INFO(line << "\tours: " << to_text(ours));
                     ++differences;
                 });
    CHECK(differences == 0);
    CHECK(lines > 6000);
}
