#include <tenet/table/decision_table.hpp>

#include <support/catch.hpp>

using tenet::table::split_values;

namespace {

using texts = std::vector<std::string>;

std::string joined(const texts& values) {
    std::string all;
    for (const std::string& v : values) all += (all.empty() ? "" : ", ") + v;
    return all;
}

} // namespace

TEST_CASE("a list of values is split at the commas between them", "[table]") {
    CHECK(split_values("").empty());
    CHECK(split_values(" \n ").empty());
    CHECK(split_values(" \"A\" ,\n \"B\" ") == texts{"\"A\"", "\"B\""});
    CHECK(split_values("1,") == texts{"1", ""});
}

TEST_CASE("commas inside a value do not split it", "[table]") {
    for (const texts& values : std::vector<texts>{
             {"\"a,b\"", "\"c\\\",d\""},
             {"f(1, 2)", "not(\"A\", \"B\")"},
             {"[1..2]", "(2..3]", "[3..4)", "]4..5[", "[5..6[", "(6..7[", "]7..8]", "9"},
             {"[1, 2]", "[]", "[[1, 2], [3, 4]]", "x[1]", "y"},
             {"f(x[1], 2)", "{a: [1, 2], b: 3}", "{}"},
             {"[f(1, 2)..g(3, 4)]", "[x[1]..y[2]]", "[ ]1..2], [3..4[ ]", "z"},
             {"1 /* a, b */", "2"},
             {"客户", "\"战略，客户\""}}) {
        CHECK(split_values(joined(values)) == values);
    }
}

TEST_CASE("brackets that do not match end nowhere but at the end", "[table]") {
    CHECK(split_values("(((, 1").size() == 1);
    CHECK(split_values("))), 1").size() == 2);
    CHECK(split_values("\"a, 1") == texts{"\"a, 1"});
    CHECK(split_values("1 /* , 2") == texts{"1 /* , 2"});
    CHECK(split_values("\"\\") == texts{"\"\\"});
    CHECK(split_values(std::string(100'000, '[') + std::string(100'000, ',')).size() == 1);
}
