#include "xml_writer.hpp"

namespace tenet::dmn {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append_escaped(std::string& out, std::string_view text, bool attribute) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view three = text.substr(i, 3);
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>' && !attribute) {
            out += "&gt;";
        } else if (c == '"' && attribute) {
            out += "&quot;";
        } else if (c == '\r' || (attribute && (c == '\n' || c == '\t'))) {
            out += "&#" + std::to_string(static_cast<int>(c)) + ';';
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            out += replacement;
        } else if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
            out += replacement;
            i += 2;
        } else {
            out += c;
        }
    }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    out += ' ';
    out += name;
    out += "=\"";
    append_escaped(out, value, true);
    out += '"';
}

/// Writes a node up to where its children begin.
void append_opening(std::string& out, pugi::xml_node n) {
    switch (n.type()) {
    case pugi::node_element:
    case pugi::node_declaration:
        out += n.type() == pugi::node_element ? "<" : "<?";
        out += n.name();
        for (const pugi::xml_attribute a : n.attributes()) {
            append_attribute(out, a.name(), a.value());
        }
        out += n.type() == pugi::node_declaration ? "?>" : (n.first_child() ? ">" : "/>");
        break;
    case pugi::node_pcdata: append_escaped(out, n.value(), false); break;
    case pugi::node_cdata: (((out += "<![CDATA[") += n.value()) += "]]>"); break;
    case pugi::node_comment: (((out += "<!--") += n.value()) += "-->"); break;
    case pugi::node_pi: ((((out += "<?") += n.name()) += ' ') += n.value()) += "?>"; break;
    default: break;
    }
}

} // namespace

xml_writer::xml_writer() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {}

void xml_writer::end_tag() {
    if (in_tag_) out_ += '>';
    in_tag_ = false;
}

void xml_writer::line() {
    out_ += '\n';
    out_.append(open_.size() * 2, ' ');
}

void xml_writer::open(std::string_view name) {
    end_tag();
    line();
    out_ += '<';
    out_ += name;
    open_.emplace_back(name);
    in_tag_ = true;
}

void xml_writer::attribute(std::string_view name, std::string_view value) {
    append_attribute(out_, name, value);
}

void xml_writer::close() {
    const std::string name = std::move(open_.back());
    open_.pop_back();
    if (in_tag_) {
        out_ += "/>";
        in_tag_ = false;
        return;
    }
    line();
    out_ += "</" + name + '>';
}

void xml_writer::text_element(std::string_view name, std::string_view text) {
    open(name);
    end_tag();
    append_escaped(out_, text, false);
    out_ += "</" + open_.back() + '>';
    open_.pop_back();
}

std::string xml_writer::take() {
    return std::move(out_) + '\n';
}

std::string xml_of(const pugi::xml_document& tree) {
    std::string out;
    pugi::xml_node n = tree.first_child();
    while (n) {
        append_opening(out, n);
        if (n.first_child()) {
            n = n.first_child();
            continue;
        }
        if (n.parent() == tree) out += '\n';
        while (n && !n.next_sibling()) {
            n = n.parent();
            if (n.type() == pugi::node_element) ((out += "</") += n.name()) += '>';
            if (n.parent() == tree) out += '\n';
        }
        n = n.next_sibling();
    }
    return out;
}

} // namespace tenet::dmn
