#include "support/catch.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/dmn/input_json.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <fstream>
#include <iterator>
#include <span>
#include <string>

using namespace tenet;

// The model of tests/dmn/chinese, whose names are Chinese throughout: what is decided here is
// decided through the C interface, the Python package and the command line in tests of their own.

namespace {

std::string read(const std::string& name) {
    std::ifstream in{std::string{TENET_SOURCE_DIR} + "/tests/dmn/chinese/" + name,
                     std::ios::binary};
    REQUIRE(in.good());
    return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string decided(const dmn::decision_model& model, std::string_view element,
                    const std::string& rows) {
    const auto doc = json::document::read(rows).value();
    const feel::run_context context;
    feel::evaluation run{context};
    json::writer out;
    out.begin_array();
    for (const json::node& row : doc.root().items()) {
        const auto v = dmn::decide_json(model, model.find(element).value(), doc, row, run);
        if (!v) FAIL(v.error().text(language::en));
        out.value(*v);
    }
    out.end_array();
    return out.take() + "\n";
}

} // namespace

TEST_CASE("a model with Chinese names decides as it says", "[dmn][chinese]") {
    const auto file = dmn::document::read(read("model.dmn")).value();
    const auto again = dmn::document::read(file.write()).value();
    for (const dmn::document* d : {&file, &again}) {
        const auto model = dmn::decision_model::compile(std::span{&d->model(), 1});
        if (!model) FAIL(model.error().text(language::en));
        CHECK(model->problems().empty());
        for (const std::string element : {"审批结论", "审批服务", "信用额度", "含税价"}) {
            INFO(element);
            CHECK(decided(*model, element, read(element + ".inputs.json")) ==
                  read(element + ".results.json"));
        }
    }
}
