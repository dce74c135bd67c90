#include "graphs.hpp"

#include <tenet/group/messages.hpp>

#include <filesystem>
#include <system_error>

/// `tenet group convert`: graphs from one form into another.
namespace cli {

using namespace tenet;

namespace {

std::optional<group::graph_form> form_called(const std::string& name, bool to_read,
                                             const options& o) {
    const auto form = group::find_graph_form(name);
    if (form) return form;
    complain(diagnostics(diagnostic{group_messages::unknown_form,
                                    {name, group::graph_form_names(to_read)}}),
             o);
    return std::nullopt;
}

std::optional<std::vector<group::graph_text>> read_sources(const options& o) {
    std::vector<group::graph_text> out;
    for (const std::string& path : o.paths) {
        auto text = read_file(path);
        if (!text) return std::nullopt;
        out.push_back({path == "-" ? "graph" : path, std::move(*text)});
    }
    return out;
}

/// What the options say about writing; no value if a day is none.
std::optional<group::export_options> export_options_of(const options& o) {
    group::export_options how;
    how.lang = language_of(o);
    how.bods.publisher = o.publisher;
    how.refuse_losses = o.refuse_losses;
    if (!o.until.empty()) {
        how.bods.stated_on = read_day(o, "--stated-on", o.until);
        if (!how.bods.stated_on) return std::nullopt;
    }
    if (o.at.empty()) return how;
    const auto as_of = read_day(o, "--at", o.at);
    const auto known_at = read_known_at(o);
    if (!as_of || !known_at) return std::nullopt;
    how.at = group::moment{*as_of, *known_at};
    return how;
}

/// Says what is lost; of a picture everybody knows that it does not show all.
void complain_of_losses(const group::written_graph& written, group::graph_form to,
                        const options& o) {
    if (to != group::graph_form::dot) complain(written.losses, o);
}

/// One text, to the file named or standard output; the LEI system has one of JSON, too.
int write_text(const options& o, const group::graph& graph, group::graph_form to,
               group::export_options how) {
    how.gleif = group::gleif_layout::json;
    const auto written = group::export_files(graph, to, how);
    if (!written) {
        complain(written.error(), o);
        return bad_input;
    }
    if (written->texts.size() != 1) {
        complain(export_graph(graph, to, how).error(), o);
        return bad_input;
    }
    complain_of_losses(*written, to, o);
    const std::string& text = written->texts.front().text;
    const bool done = o.target.empty() ? print(text) : write_file(o.target, text);
    return done ? all_well : bad_input;
}

/// The files of a form, into a folder that is there.
int write_files(const options& o, const group::graph& graph, group::graph_form to,
                const group::export_options& how) {
    const auto written = group::export_files(graph, to, how);
    if (!written) {
        complain(written.error(), o);
        return bad_input;
    }
    complain_of_losses(*written, to, o);
    for (const group::graph_text& t : written->texts) {
        if (!write_file((std::filesystem::path(o.target) / t.name).string(), t.text)) {
            return bad_input;
        }
    }
    return all_well;
}

} // namespace

int run_group_convert(const options& o) {
    const auto from = form_called(o.from_form, true, o);
    const auto to = form_called(o.to_form, false, o);
    if (!from || !to) return bad_usage;
    const auto how = export_options_of(o);
    if (!how) return bad_usage;
    auto texts = read_sources(o);
    if (!texts) return bad_input;
    const auto graph = group::import_graph(*from, std::move(*texts));
    if (!graph) {
        complain(graph.error(), o);
        return bad_input;
    }
    std::error_code none;
    if (!o.target.empty() && std::filesystem::is_directory(o.target, none)) {
        return write_files(o, *graph, *to, *how);
    }
    return write_text(o, *graph, *to, *how);
}

} // namespace cli
