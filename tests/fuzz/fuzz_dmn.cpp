// Reading, compiling and deciding DMN models: any text ends in diagnostics, or in a model whose
// decisions give the same plainly and traced, within the limits, and which survives being written.

#include <tenet/json/writer.hpp>
#include <tenet/tenet.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace tenet;

feel::run_context bounded() {
    feel::run_context context;
    context.bounds.steps = 20'000;
    context.bounds.list_items = 10'000;
    return context;
}

void decide_all(const dmn::decision_model& model) {
    const feel::run_context context = bounded();
    feel::evaluation plain{context};
    feel::evaluation watched{context};
    for (std::uint32_t n = 0; n < model.elements().size(); ++n) {
        if (model.elements()[n].is != dmn::model_element::kind::decision) continue;
        plain.reset();
        watched.reset();
        dmn::trace what_happened;
        const value one = model.decide(plain, n);
        const value other = model.decide(watched, n, what_happened);
        if (to_text(one, 1000) != to_text(other, 1000)) std::abort();
        (void)report::trace_text(what_happened, watched);
        json::writer out;
        report::trace_json(out, what_happened, watched);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view xml{reinterpret_cast<const char*>(data), size}; // NOLINT
    const auto file = dmn::document::read(xml);
    if (!file) {
        if (!file.error().has_errors()) std::abort();
        return 0;
    }
    if (!dmn::document::read(file->write())) std::abort();
    dmn::compile_options tolerant;
    tolerant.tolerant = true;
    const auto model = dmn::decision_model::compile(std::span{&file->model(), 1}, tolerant);
    if (!model) std::abort();
    decide_all(*model);
    return 0;
}
