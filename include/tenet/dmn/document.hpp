#ifndef TENET_DMN_DOCUMENT_HPP
#define TENET_DMN_DOCUMENT_HPP

#include <tenet/base/result.hpp>
#include <tenet/dmn/model.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tenet::dmn {

struct xml_options {
    std::string file{};                       ///< named in diagnostics
    std::size_t max_bytes = std::size_t{1} << 26;
    std::size_t max_depth = 200;              ///< nesting of elements
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

    /// The same document as DMN 1.5: namespaces and type names of older versions are brought up,
    /// everything else, also what this library does not know, stays.
    [[nodiscard]] std::string write() const;

private:
    struct content;
    std::shared_ptr<const content> content_;
};

/// A decision table as a DMN 1.5 file of its own: an input data element per input whose expression
/// is a name, and one decision that holds the table. `read` gives the table back.
[[nodiscard]] std::string write_table(const table::table_definition& table);

} // namespace tenet::dmn

#endif
