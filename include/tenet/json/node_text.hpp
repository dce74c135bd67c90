#ifndef TENET_JSON_NODE_TEXT_HPP
#define TENET_JSON_NODE_TEXT_HPP

#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

namespace tenet::json {

/// Writes a node as it was read: same members in the same order, numbers digit by digit.
void write_node(writer& out, const node& from);

} // namespace tenet::json

#endif
