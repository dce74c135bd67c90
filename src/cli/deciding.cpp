#include "host.hpp"

#include <tenet/dmn/input_json.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <vector>

/// The subcommand that decides DMN models: decide.
namespace cli {

using namespace tenet;

namespace {

/// The models in files, the first being the one asked; no value if one cannot be read.
std::optional<dmn::decision_model> open_models(const options& o) {
    std::vector<dmn::model_definition> read;
    diagnostics problems;
    for (const std::string& path : o.models) {
        const auto text = read_file(path);
        if (!text) return std::nullopt;
        dmn::xml_options how;
        how.file = path;
        auto model = dmn::read_model(*text, how, problems);
        if (model) {
            read.push_back(std::move(*model));
        } else {
            problems.add(model.error());
        }
    }
    dmn::compile_options how;
    how.externals = std::make_shared<const feel::external_functions>(
        feel::external_functions::with_java_platform());
    if (!problems.has_errors()) {
        auto model = dmn::decision_model::compile(read, how);
        problems.add(model ? model->problems() : model.error());
        if (model) {
            complain(problems, o);
            return std::move(*model);
        }
    }
    complain(problems, o);
    return std::nullopt;
}

/// The inputs: a JSON object, or an array of them.
result<json::document> open_data(const options& o, const std::string& text) {
    json::read_options reading;
    reading.file = o.data.empty() || o.data == "-" ? "data" : o.data;
    return json::document::read(text, reading);
}

/// What a run reads besides its inputs; no value if the instant is none.
std::optional<feel::run_context> open_context(const options& o, const zone_database* zones) {
    feel::run_context context;
    context.zones = zones;
    context.missing = o.missing == "spread" ? feel::missing_mode::spread : feel::missing_mode::null;
    context.strict = o.strict;
    context.bounds = o.bounds;
    if (o.at.empty()) return context;
    const auto at = instant_of(o, zones);
    if (!at) return std::nullopt;
    context.now = *at;
    return context;
}

class decider {
public:
    decider(const options& o, const dmn::decision_model& model, const feel::run_context& context)
        : options_(o), model_(model), run_(context), out_(2) {}

    /// Prints the results of all rows, or complains of all that is wrong with them.
    int run(std::uint32_t element, const json::document& doc) {
        const bool rows = doc.root().is() == json::node::kind::array;
        if (rows) out_.begin_array();
        for (const json::node& row : rows ? doc.root().items() : std::span{&doc.root(), 1}) {
            decide(element, doc, row);
        }
        if (rows) out_.end_array();
        if (problems_.has_errors()) {
            complain(problems_, options_);
            return bad_input;
        }
        print(options_.format == "json" ? out_.text() + "\n" : lines_);
        return all_well;
    }

private:
    void decide(std::uint32_t element, const json::document& doc, const json::node& row) {
        dmn::trace what_happened;
        const auto v = options_.trace
                           ? dmn::decide_json(model_, element, doc, row, run_, what_happened)
                           : dmn::decide_json(model_, element, doc, row, run_);
        if (!v) {
            problems_.add(v.error());
        } else if (const auto ended = run_.ended_because()) {
            problems_.add(*ended);
        } else if (options_.format == "json") {
            show_json(*v, what_happened);
        } else {
            lines_ += report::safe(to_text(*v)) + "\n";
            lines_ += report::trace_text(what_happened, run_, {language_of(options_)});
        }
    }

    void show_json(const value& v, const dmn::trace& what_happened) {
        if (!options_.trace) return out_.value(v);
        out_.begin_object();
        out_.key("result");
        out_.value(v);
        out_.key("trace");
        report::trace_json(out_, what_happened, run_);
        out_.end_object();
    }

    const options& options_;
    const dmn::decision_model& model_;
    feel::evaluation run_;
    json::writer out_;
    std::string lines_;
    diagnostics problems_;
};

} // namespace

int run_decide(const options& o) {
    const auto model = open_models(o);
    const auto zones = open_zones(o);
    std::optional<std::string> data{"{}"};
    if (!o.data.empty()) data = read_file(o.data);
    if (!model || !zones || !data) return bad_input;
    diagnostics problems;
    const auto element = dmn::find_element(*model, o.decision, problems);
    const auto doc = open_data(o, *data);
    if (!doc) problems.add(doc.error());
    if (problems.has_errors()) {
        complain(problems, o);
        return bad_input;
    }
    const auto context = open_context(o, zones->get());
    if (!context) return bad_input;
    return decider{o, *model, *context}.run(*element, *doc);
}

} // namespace cli
