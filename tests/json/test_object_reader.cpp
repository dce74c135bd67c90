#include "support/catch.hpp"

#include <tenet/json/object_reader.hpp>

using namespace tenet;

namespace {

/// What choosing gives, and "id pointer" of the problem, if any.
std::pair<std::size_t, std::string> chosen(const char* text) {
    const auto doc = json::document::read(text).value();
    diagnostics problems;
    json::object_reader in{doc, doc.root(), problems};
    const std::size_t place = in.choice("ties", {"first", "second"}, 1);
    in.finish();
    std::string said;
    for (const diagnostic& d : problems.items()) {
        said += std::string(d.id()) + " " + d.where().pointer;
    }
    return {place, said};
}

} // namespace

TEST_CASE("a choice is one of the names, and nothing else passes for one", "[json]") {
    using answer = std::pair<std::size_t, std::string>;
    CHECK(chosen(R"({"ties": "first"})") == answer{0, ""});
    CHECK(chosen(R"({})") == answer{1, ""});
    CHECK(chosen(R"({"ties": "third"})") == answer{1, "definition-choice-unknown /ties"});
    CHECK(chosen(R"({"ties": ""})") == answer{1, "definition-choice-unknown /ties"});
    CHECK(chosen(R"({"ties": null})") == answer{1, "definition-wrong-kind /ties"});
    CHECK(chosen(R"({"ties": 1})") == answer{1, "definition-wrong-kind /ties"});
}
