#ifndef TENET_SRC_SCORE_PMML_DOCUMENT_HPP
#define TENET_SRC_SCORE_PMML_DOCUMENT_HPP

#include "base/text_places.hpp"

#include <tenet/base/diagnostic.hpp>
#include <tenet/score/pmml.hpp>

#include <pugixml.hpp>

#include <string_view>

namespace tenet::score {

/// The name of an element without its prefix.
[[nodiscard]] std::string_view local_name(pugi::xml_node n);

/// Parses a text within the limits; false with the problems that stand in the way.
[[nodiscard]] bool open_pmml(std::string_view text, const pmml_options& options,
                             const text_places& places, pugi::xml_document& into,
                             diagnostics& problems);

} // namespace tenet::score

#endif
