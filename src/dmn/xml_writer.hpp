#ifndef TENET_SRC_DMN_XML_WRITER_HPP
#define TENET_SRC_DMN_XML_WRITER_HPP

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::dmn {

/// Writes XML piece by piece. What is written is read back as it was, line ends and blanks in
/// attributes included; a character that XML cannot hold becomes U+FFFD.
class xml_writer {
public:
    xml_writer();

    void open(std::string_view name);
    void attribute(std::string_view name, std::string_view value); ///< of the element opened last
    void close();
    /// An element that holds a text only.
    void text_element(std::string_view name, std::string_view text);
    [[nodiscard]] std::string take();

private:
    void end_tag();
    void line();

    std::string out_;
    std::vector<std::string> open_;
    bool in_tag_ = false;
};

/// A tree as XML, blanks between elements as they are; linear, without recursion.
[[nodiscard]] std::string xml_of(const pugi::xml_document& tree);

} // namespace tenet::dmn

#endif
