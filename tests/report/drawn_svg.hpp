#ifndef TENET_TESTS_REPORT_DRAWN_SVG_HPP
#define TENET_TESTS_REPORT_DRAWN_SVG_HPP

#include "support/catch.hpp"

#include <tenet/base/utf8.hpp>

#include <pugixml.hpp>

#include <string>
#include <vector>

/// A drawing as an XML parser meets it.
class drawn_svg {
public:
    explicit drawn_svg(const std::string& text) {
        const auto read = document_.load_string(text.c_str());
        INFO(read.description());
        REQUIRE(read);
        REQUIRE(std::string(document_.document_element().name()) == "svg");
        CHECK_FALSE(tenet::first_bad_utf8(text));
        for (const char* refused : {"//script", "//image", "//foreignObject", "//*[@href]"}) {
            CHECK(document_.select_nodes(refused).empty());
        }
    }

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
    pugi::xml_node one(const std::string& path) const {
        INFO(path);
        const auto found = document_.select_nodes(path.c_str());
        REQUIRE(found.size() == 1);
        return found.first().node();
    }
    [[nodiscard]] std::vector<pugi::xml_node> all(const std::string& path) const {
        std::vector<pugi::xml_node> out;
        for (const auto& n : document_.select_nodes(path.c_str())) out.push_back(n.node());
        return out;
    }
    [[nodiscard]] std::size_t count(const std::string& path) const { return all(path).size(); }
    [[nodiscard]] bool says(const std::string& text) const {
        for (const auto& n : all("//text")) {
            if (text == n.text().get()) return true;
        }
        return false;
    }

private:
    pugi::xml_document document_;
};

struct drawn_box {
    int left;
    int top;
    int right;
    int bottom;
};

inline drawn_box box_of(const pugi::xml_node& rect) {
    const int x = rect.attribute("x").as_int();
    const int y = rect.attribute("y").as_int();
    return {x, y, x + rect.attribute("width").as_int(), y + rect.attribute("height").as_int()};
}

inline bool overlap(const drawn_box& a, const drawn_box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

inline bool within(const drawn_box& a, const drawn_box& b) {
    return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

#endif
