#ifndef TENET_SRC_ASSESS_READING_HPP
#define TENET_SRC_ASSESS_READING_HPP

#include <tenet/assess/definition.hpp>
#include <tenet/json/object_reader.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What charts and assessments write alike.
namespace tenet::assess {

inline std::vector<std::string> read_texts(json::object_reader& in, const json::node& from) {
    std::vector<std::string> out;
    if (from.is() != json::node::kind::array) in.wrong_kind(from, "文本列表", "a list of texts");
    for (const json::node& n : from.items()) {
        if (n.is() == json::node::kind::string) {
            out.emplace_back(n.text());
        } else {
            in.wrong_kind(n, "文本", "a text");
        }
    }
    return out;
}

/// A text, or a list of texts.
inline std::vector<std::string> read_one_or_more(json::object_reader& in, std::string_view name) {
    const json::node* n = in.find(name);
    if (n == nullptr) return {};
    if (n->is() == json::node::kind::string) return {std::string{n->text()}};
    return read_texts(in, *n);
}

/// The members of a span: {"after": "P5D", "in": "working"}.
inline span_definition read_span(json::object_reader& in) {
    static const std::vector<std::string_view> names{
        name_of(time_basis::clock), name_of(time_basis::calendar), name_of(time_basis::working)};
    span_definition s;
    s.after = in.text("after");
    s.in = static_cast<time_basis>(in.choice("in", names, 0));
    s.at = in.where();
    return s;
}

inline role_definition read_role(const json::document& doc, const json::node& from,
                                 diagnostics& problems) {
    json::object_reader in{doc, from, problems};
    role_definition r;
    r.id = in.text("id");
    r.name = in.optional_both("name");
    r.needs = in.texts("needs");
    r.at = in.where();
    in.finish();
    return r;
}

} // namespace tenet::assess

#endif
