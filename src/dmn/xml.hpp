#ifndef TENET_SRC_DMN_XML_HPP
#define TENET_SRC_DMN_XML_HPP

#include "base/text_places.hpp"

#include <tenet/base/diagnostic.hpp>

#include <pugixml.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::dmn {

/// The lines of a text, for places of nodes.
class xml_places {
public:
    /// The text must outlive it.
    xml_places(std::string_view text, std::string file);
    [[nodiscard]] place at(std::ptrdiff_t offset) const;
    [[nodiscard]] place of(pugi::xml_node node) const;
    /// Of the first letter of a text that begins at an offset.
    [[nodiscard]] place of_text(std::ptrdiff_t offset) const;

private:
    std::string_view text_;
    text_places lines_;
};

/// The part of a qualified name before the colon; empty without one.
[[nodiscard]] std::string_view prefix_of(std::string_view name) noexcept;
/// The part behind the colon; the whole without one.
[[nodiscard]] std::string_view local_of(std::string_view name) noexcept;

/// The namespace a prefix stands for at an element; empty if none is declared.
[[nodiscard]] std::string_view namespace_of(pugi::xml_node at, std::string_view prefix);

/// The namespace of the attributes that hold what DMN has no place for: the second language of a
/// text, and ids that cannot stand in XML.
inline constexpr std::string_view extension_namespace = "urn:tenet:dmn";

/// A version of the standard and the namespaces it uses.
struct dmn_version {
    std::string_view name;
    std::string_view model;
    std::string_view feel;
    std::string_view diagram;
};
/// The version whose model namespace that is; nullptr if none has it.
[[nodiscard]] const dmn_version* version_of(std::string_view model_namespace) noexcept;
/// The version that is written.
[[nodiscard]] const dmn_version& written_version() noexcept;
/// All of them, oldest first.
[[nodiscard]] const std::vector<dmn_version>& versions();

} // namespace tenet::dmn

#endif
