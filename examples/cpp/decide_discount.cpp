#include <tenet/json/writer.hpp>
#include <tenet/tenet.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>

// Decides a DMN model: once through slots, then for several customers given as JSON; and says why
// once more. Usage: decide_discount MODEL.dmn

namespace {

using namespace tenet;

constexpr std::string_view rows = R"([
    {"客户级别": "战略", "客户需求": "紧急", "数量": 1000, "单价": 19.90, "报价日期": "2026-01-31"},
    {"客户级别": "重要", "客户需求": "一般", "数量": 5, "单价": 19.90, "报价日期": "2026-01-31"}
])";

dmn::decision_model load(const char* path) {
    std::ifstream in{path, std::ios::binary};
    const std::string xml{std::istreambuf_iterator<char>{in}, {}};
    const auto file = dmn::document::read(xml, {.file = "discount.dmn"}).value();
    return dmn::decision_model::compile(std::span{&file.model(), 1}).value();
}

void decide_once(const dmn::decision_model& model, feel::evaluation& run) {
    run.set(model.find_input("客户级别").value(), value{std::string_view{"核心"}});
    run.set(model.find_input("客户需求").value(), value{std::string_view{"一般"}});
    run.set(model.find_input("数量").value(), decimal{120});
    std::cout << "折扣率 " << to_text(model.decide(run, model.find("折扣率").value())) << '\n';
}

void decide_many(const dmn::decision_model& model, feel::evaluation& run) {
    const auto doc = json::document::read(std::string{rows}).value();
    const std::uint32_t offer = model.find("报价").value();
    json::writer out;
    out.begin_array();
    for (const json::node& row : doc.root().items()) {
        out.value(dmn::decide_json(model, offer, doc, row, run).value());
    }
    out.end_array();
    std::cout << "报价 " << out.text() << '\n';
}

/// Why the discount is no larger.
void explain(const dmn::decision_model& model) {
    const feel::run_context context;
    feel::evaluation run{context};
    dmn::trace what_happened;
    run.set(model.find_input("客户级别").value(), value{std::string_view{"核心"}});
    run.set(model.find_input("客户需求").value(), value{std::string_view{"一般"}});
    run.set(model.find_input("数量").value(), decimal{90});
    (void)model.decide(run, model.find("折扣率").value(), what_happened);
    std::cout << report::trace_text(what_happened, run, {language::zh});
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    try {
        const dmn::decision_model model = load(argv[1]);
        const feel::run_context context;
        feel::evaluation run{context};
        decide_once(model, run);
        decide_many(model, run);
        explain(model);
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what();
        return 2;
    }
}
