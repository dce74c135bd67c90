#ifndef TENET_DMN_DOCUMENT_HPP
#define TENET_DMN_DOCUMENT_HPP

#include <tenet/base/result.hpp>
#include <tenet/dmn/model.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::dmn {

struct xml_options {
    std::string file{}; ///< named in diagnostics
    std::size_t max_bytes = std::size_t{1} << 26;
    std::size_t max_depth = 200; ///< nesting of elements
    std::size_t max_nodes = std::size_t{1} << 22;
};

/// A DMN file: the XML as it was read, with its diagrams, extensions, ids and comments, and the
/// model in it. Immutable; copies share it.
class document {
public:
    /// Reads DMN XML of any version from 1.1 to 1.6 (told by its namespace). Document types and
    /// entities of their own are refused, which ends entity bombs. Everything wrong is listed with
    /// its place: what is no XML, no DMN, or lacks what the standard demands. Linear.
    static result<document> read(std::string_view xml, const xml_options& options = {});

    [[nodiscard]] const model_definition& model() const noexcept;
    /// The version of the standard it was written in, e.g. "1.3".
    [[nodiscard]] std::string_view version() const noexcept;

    /// The same document as DMN 1.5, in UTF-8: namespaces and type names of other versions are
    /// brought to it; everything else, also what this library does not know, stays.
    [[nodiscard]] std::string write() const;

private:
    struct content;
    std::shared_ptr<const content> content_;
};

/// A decision table as a DMN file of its own: an input data element for every name with which an
/// input's expression begins, one decision that holds the table, and a diagram of them. `read`
/// gives the table back (`named_tables`): what DMN has no place for, the second language of texts
/// and ids that cannot stand in XML, are attributes of a namespace of their own. Blanks around
/// texts are not kept, an empty condition becomes `-`, an empty result `null`, and a character XML
/// cannot hold U+FFFD. `version` is one from "1.2" to "1.6"; anything else gives 1.5. Some editors
/// open none newer than 1.3.
[[nodiscard]] std::string write_table(const table::table_definition& table,
                                      std::string_view version = "1.5");

/// The model of a decision table that stands alone, as `write_table` writes it: its decision is
/// called as the table is in English, else in Chinese, else by its id.
[[nodiscard]] model_definition model_of_table(table::table_definition table);

/// The model in a file as people keep it: by the ending of `options.file` a decision table in CSV
/// (`.csv`) or Markdown (`.md`), which becomes the model of that table alone; else DMN XML.
/// Warnings about tables are added to `problems`.
[[nodiscard]] result<model_definition> read_model(std::string_view text, const xml_options& options,
                                                  diagnostics& problems);

/// A decision table of a model with the element whose logic it is.
struct named_table {
    const model_element* element = nullptr;
    const table::table_definition* table = nullptr;
};

/// The tables that are the whole logic of a decision or the whole body of a knowledge model, in the
/// order of the elements. Views into the model.
[[nodiscard]] std::vector<named_table> named_tables(const model_definition& model);

} // namespace tenet::dmn

#endif
