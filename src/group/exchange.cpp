#include "texts.hpp"

#include <tenet/group/dot.hpp>
#include <tenet/group/edge_csv.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/graphml.hpp>
#include <tenet/group/messages.hpp>
#include <tenet/group/supervisory.hpp>

#include <array>

namespace tenet::group {

namespace messages = group_messages;

namespace {

struct form_facts {
    std::string_view name;
    bool read;
    bool written;
    bool of_several; ///< may consist of several files
};

constexpr std::array<form_facts, graph_form_count> forms{{{"json", true, true, false},
                                                          {"csv", true, true, false},
                                                          {"bods", true, true, false},
                                                          {"gleif", true, true, true},
                                                          {"supervisory", true, true, true},
                                                          {"graphml", false, true, false},
                                                          {"dot", false, true, false}}};

const form_facts& facts_of(graph_form form) noexcept {
    return forms[static_cast<std::size_t>(form)];
}

/// What would be lost, as a refusal.
diagnostics as_errors(const diagnostics& losses) {
    diagnostics out;
    for (const diagnostic& d : losses.items()) out.add(messages::would_be_lost, d.arguments());
    return out;
}

/// What was written, unless something was lost.
result<written_graph> without_losses(written_graph written) {
    if (!written.losses.empty()) return as_errors(written.losses);
    return written;
}

std::string json_text(const graph& of) {
    json::writer out(2);
    write_graph(out, of);
    return out.take() + "\n";
}

/// A form that is one text.
result<std::string> write_text(const graph& of, graph_form form, const export_options& how,
                               diagnostics& losses) {
    switch (form) {
    case graph_form::csv: return write_edge_csv(of, how.lang);
    case graph_form::bods: return write_bods(of, how.bods, &losses);
    case graph_form::graphml: return write_graphml(of, &losses);
    case graph_form::dot: return write_dot(of, {how.lang, how.at}, &losses);
    default: return json_text(of);
    }
}

/// A form with what it loses.
result<written_graph> write_files(const graph& of, graph_form form, const export_options& how) {
    if (!facts_of(form).written) {
        return diagnostics(diagnostic{messages::form_not_written, {std::string(name_of(form))}});
    }
    if (form == graph_form::gleif) return write_gleif(of, how.gleif);
    if (form == graph_form::supervisory) return write_supervisory(of);
    written_graph out;
    out.losses = diagnostics{SIZE_MAX};
    auto text = write_text(of, form, how, out.losses);
    if (!text) return text.error();
    out.texts.push_back({"graph." + std::string(name_of(form)), std::move(*text)});
    return out;
}

} // namespace

std::string_view name_of(graph_form form) noexcept {
    return facts_of(form).name;
}

std::optional<graph_form> find_graph_form(std::string_view name) noexcept {
    for (std::size_t n = 0; n < forms.size(); ++n) {
        if (forms[n].name == name) return static_cast<graph_form>(n);
    }
    return std::nullopt;
}

bool can_read(graph_form form) noexcept {
    return facts_of(form).read;
}

bool can_write(graph_form form) noexcept {
    return facts_of(form).written;
}

std::string graph_form_names(bool to_read) {
    std::string out;
    for (const form_facts& f : forms) {
        if (to_read ? f.read : f.written) append_part(out, f.name, ", ");
    }
    return out;
}

result<graph> import_graph(graph_form form, std::vector<graph_text> texts,
                           const json::read_options& how) {
    const form_facts& is = facts_of(form);
    if (!is.read) return diagnostics(diagnostic{messages::form_not_read, {std::string(is.name)}});
    if (texts.empty() && is.of_several) {
        return diagnostics(diagnostic{messages::form_without_text, {std::string(is.name)}});
    }
    if (texts.size() != 1 && !is.of_several) {
        return diagnostics(diagnostic{messages::form_takes_one_text,
                                      {std::string(is.name), std::to_string(texts.size())}});
    }
    if (form == graph_form::gleif) return read_gleif(texts, how);
    if (form == graph_form::supervisory) return read_supervisory(texts);
    graph_text& first = texts.front();
    json::read_options named = how;
    named.file = first.name;
    switch (form) {
    case graph_form::csv: return read_edge_csv(first.text, first.name);
    case graph_form::bods: return read_bods(std::move(first.text), named);
    default: return read_graph(std::move(first.text), named);
    }
}

result<std::string> export_graph(const graph& of, graph_form form, const export_options& how) {
    if (form == graph_form::supervisory) {
        return diagnostics(diagnostic{messages::form_is_files, {std::string(name_of(form))}});
    }
    export_options as_text = how;
    as_text.gleif = gleif_layout::json;
    auto written = write_files(of, form, as_text);
    if (!written) return written.error();
    const bool is_picture = form == graph_form::dot;
    if (!is_picture && !written->losses.empty()) return as_errors(written->losses);
    return std::move(written->texts.front().text);
}

result<written_graph> export_files(const graph& of, graph_form form, const export_options& how) {
    auto written = write_files(of, form, how);
    if (!written || !how.refuse_losses) return written;
    return without_losses(std::move(*written));
}

} // namespace tenet::group
