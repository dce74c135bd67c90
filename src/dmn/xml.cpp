#include "xml.hpp"

namespace tenet::dmn {

xml_places::xml_places(std::string_view text, std::string file)
    : text_(text), lines_(text, std::move(file)) {}

place xml_places::at(std::ptrdiff_t offset) const {
    return lines_.at(offset);
}

place xml_places::of(pugi::xml_node node) const {
    return at(node.offset_debug());
}

place xml_places::of_text(std::ptrdiff_t offset) const {
    if (offset < 0) return at(offset);
    const auto begin = static_cast<std::size_t>(offset);
    const std::size_t letter = text_.find_first_not_of(" \t\r\n", begin);
    return at(static_cast<std::ptrdiff_t>(letter == std::string_view::npos ? begin : letter));
}

std::string_view prefix_of(std::string_view name) noexcept {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

std::string_view local_of(std::string_view name) noexcept {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of(pugi::xml_node at, std::string_view prefix) {
    const std::string wanted = prefix.empty() ? "xmlns" : "xmlns:" + std::string{prefix};
    for (pugi::xml_node n = at; n; n = n.parent()) {
        if (const pugi::xml_attribute a = n.attribute(wanted.c_str())) return a.value();
    }
    return {};
}

const std::vector<dmn_version>& versions() {
    static const std::vector<dmn_version> all{
        {"1.1", "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
         "http://www.omg.org/spec/FEEL/20140401", ""},
        {"1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/",
         "http://www.omg.org/spec/DMN/20180521/FEEL/",
         "http://www.omg.org/spec/DMN/20180521/DMNDI/"},
        {"1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/",
         "https://www.omg.org/spec/DMN/20191111/FEEL/",
         "https://www.omg.org/spec/DMN/20191111/DMNDI/"},
        {"1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/",
         "https://www.omg.org/spec/DMN/20211108/FEEL/",
         "https://www.omg.org/spec/DMN/20191111/DMNDI/"},
        {"1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/",
         "https://www.omg.org/spec/DMN/20230324/FEEL/",
         "https://www.omg.org/spec/DMN/20230324/DMNDI/"},
        {"1.6", "https://www.omg.org/spec/DMN/20240513/MODEL/",
         "https://www.omg.org/spec/DMN/20240513/FEEL/",
         "https://www.omg.org/spec/DMN/20230324/DMNDI/"}};
    return all;
}

const dmn_version* version_of(std::string_view model_namespace) noexcept {
    for (const dmn_version& v : versions()) {
        if (v.model == model_namespace) return &v;
    }
    return nullptr;
}

const dmn_version& written_version() noexcept {
    return versions()[4];
}

} // namespace tenet::dmn
