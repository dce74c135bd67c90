#ifndef TENET_SRC_SCORE_PMML_DOCUMENT_HPP
#define TENET_SRC_SCORE_PMML_DOCUMENT_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/score/pmml.hpp>

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace tenet::score {

/// The name of an element without its prefix.
[[nodiscard]] std::string_view local_name(pugi::xml_node n);

/// The line and column of an offset.
[[nodiscard]] place place_at(std::string_view text, const std::string& file, std::ptrdiff_t offset);

/// Parses a text within the limits; false with the problems that stand in the way.
[[nodiscard]] bool open_pmml(std::string_view text, const pmml_options& options,
                             pugi::xml_document& into, diagnostics& problems);

} // namespace tenet::score

#endif
