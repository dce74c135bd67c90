#ifndef TENET_GROUP_EXCHANGE_HPP
#define TENET_GROUP_EXCHANGE_HPP

#include <tenet/group/bods.hpp>
#include <tenet/group/gleif.hpp>
#include <tenet/group/graph.hpp>
#include <tenet/json/document.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::group {

/// Forms in which graphs come and go.
enum class graph_form : std::uint8_t {
    json,        ///< "json": parties and relations, `read_graph` and `write_graph`
    csv,         ///< "csv": one relation a row, `read_edge_csv` and `write_edge_csv`
    bods,        ///< "bods": statements of the data standard, `read_bods` and `write_bods`
    gleif,       ///< "gleif": files of the Global LEI System, `read_gleif` and `write_gleif`
    supervisory, ///< "supervisory": 一表通 tables 2.2 and 3.3, `read_supervisory`,
                 ///< `write_supervisory`
    graphml,     ///< "graphml": written only, `write_graphml`
    dot,         ///< "dot": written only, `write_dot`
};
inline constexpr std::size_t graph_form_count = 7;

[[nodiscard]] std::string_view name_of(graph_form form) noexcept;
[[nodiscard]] std::optional<graph_form> find_graph_form(std::string_view name) noexcept;
[[nodiscard]] bool can_read(graph_form form) noexcept;
[[nodiscard]] bool can_write(graph_form form) noexcept;
/// The names of forms that can be read, or of those that can be written, separated by ", ".
[[nodiscard]] std::string graph_form_names(bool to_read);

/// A text under the name by which problems call it.
struct graph_text {
    std::string name;
    std::string text;
};

/// A graph as texts of some form, with what that form cannot hold: a warning on each thing.
struct written_graph {
    std::vector<graph_text> texts;
    diagnostics losses;
};

/// The graph in texts of some form. Only some forms consist of several files; of these the kind of
/// each is seen from its content. JSON is read within the limits of `how`, whose file name is not
/// used.
[[nodiscard]] result<graph> import_graph(graph_form form, std::vector<graph_text> texts,
                                         const json::read_options& how = {});

/// What forms may be told.
struct export_options {
    language lang = language::en; ///< of headings and words
    bods_write_options bods{};
    std::optional<moment> at{};             ///< `dot` shows only relations that hold then
    gleif_layout gleif = gleif_layout::csv; ///< of `export_files`
    bool refuse_losses = false; ///< `export_files` refuses a graph that the form cannot hold
};

/// A graph in some form, as one text. Refused where the form cannot be written, is several files
/// (`supervisory`), or cannot say what the graph holds: then every loss is an error. `dot` is a
/// picture, of which nobody expects that: it is drawn whatever it does not show.
[[nodiscard]] result<std::string> export_graph(const graph& of, graph_form form,
                                               const export_options& how = {});

/// The same as one or several texts, each with the name of a file; what the form cannot hold is
/// left out and told, or with `refuse_losses` every loss is an error. Forms of several files:
/// `gleif` (CSV) and `supervisory`. Which forms lose something, and what, their writers say.
[[nodiscard]] result<written_graph> export_files(const graph& of, graph_form form,
                                                 const export_options& how = {});

} // namespace tenet::group

#endif
