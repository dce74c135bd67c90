#include <tenet/json/node_text.hpp>

namespace tenet::json {

// The depth is bounded by the reader's limit on nesting.
void write_node(writer& out, const node& from) {
    switch (from.is()) {
    case node::kind::null: out.null(); break;
    case node::kind::boolean: out.boolean(from.boolean()); break;
    case node::kind::string: out.string(from.text()); break;
    case node::kind::number: out.number(decimal::parse(from.text()).value_or(decimal{})); break;
    case node::kind::array:
        out.begin_array();
        for (const node& item : from.items()) write_node(out, item);
        out.end_array();
        break;
    case node::kind::object:
        out.begin_object();
        for (const member& m : from.members()) {
            out.key(m.name);
            write_node(out, m.is);
        }
        out.end_object();
        break;
    }
}

} // namespace tenet::json
