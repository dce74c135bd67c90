/// Any bytes as a graph in the forms in which graphs are exchanged: read or refused with problems,
/// never worse. What is read can be written in every form, and what is written reads back the same.

#include <tenet/group/edge_csv.hpp>
#include <tenet/group/exchange.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/graph_json.hpp>
#include <tenet/group/supervisory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace tenet;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string json_of(const group::graph& g) {
    json::writer out;
    group::write_graph(out, g);
    return out.take();
}

/// The texts between bytes 0x1E, the separator of records.
std::vector<group::graph_text> texts_in(const std::string& all) {
    std::vector<group::graph_text> out;
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find('\x1E', begin), all.size());
        out.push_back({"text", all.substr(begin, end - begin)});
        begin = end + 1;
    }
    return out;
}

void write_and_read(const group::graph& g) {
    require(!group::export_files(g, group::graph_form::graphml).value().texts[0].text.empty());
    require(!group::export_graph(g, group::graph_form::dot).value().empty());
    if (const auto rows = group::write_edge_csv(g)) { // refused: NUL, days before the year 0
        require(group::write_edge_csv(group::read_edge_csv(*rows).value()).value() == *rows);
    }
    const auto statements = group::write_bods(g);
    if (!statements) return; // a day before the year 1
    const auto once = group::read_bods(*statements);
    require(once.has_value());
    require(once->party_count() == g.party_count() && once->edge_count() == g.edge_count());
    const group::graph twice = group::read_bods(group::write_bods(*once).value()).value();
    require(json_of(twice) == json_of(*once));
}

/// What is written for the LEI system is read again, and then nothing more is lost.
void write_leis(const group::graph& g) {
    for (const auto layout : {group::gleif_layout::json, group::gleif_layout::csv}) {
        const auto once = group::read_gleif(group::write_gleif(g, layout).texts);
        require(once.has_value());
        require(group::write_gleif(*once, layout).losses.empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr group::graph_form forms[] = {group::graph_form::bods, group::graph_form::gleif,
                                           group::graph_form::csv, group::graph_form::supervisory};
    const group::graph_form form = forms[data[0] % std::size(forms)];
    const std::string text(data + 1, data + size);
    auto texts = texts_in(text);
    const bool of_several =
        form == group::graph_form::gleif || form == group::graph_form::supervisory;
    if (!of_several) texts = {{"text", text}};
    const auto g = group::import_graph(form, std::move(texts));
    if (g) {
        write_and_read(*g);
        write_leis(*g);
        return 0;
    }
    require(g.error().has_errors());
    for (const diagnostic& d : g.error().items()) require(!d.id().empty());
    return 0;
}
