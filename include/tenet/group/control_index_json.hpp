#ifndef TENET_GROUP_CONTROL_INDEX_JSON_HPP
#define TENET_GROUP_CONTROL_INDEX_JSON_HPP

#include <tenet/group/control_index.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/writer.hpp>

#include <deque>
#include <string>

namespace tenet::group {

/// Changes that were read, with the texts of what is added.
struct read_relation_changes {
    relation_changes is;
    std::deque<std::string> texts;
};

/// Reads `{"drop", "restate", "add"}`, lists of relations in the form of a graph, as
/// docs/schemas/relation-changes.schema.json says. A relation to drop or to restate is told by
/// holder, subject and type, and by its id where that is given, among those that hold on the day:
/// all such are dropped; exactly one is restated, with the share given. Refused with every problem
/// and its place. Linear in the text and in the relations of the parties named.
///
/// Example: `read_changes(R"({"add": [{"holder": "A", "subject": "B", "share": 60}]})", index)`
[[nodiscard]] result<read_relation_changes> read_changes(std::string text, const control_index& of,
                                                         const json::read_options& how = {});

/// Pairs whose answer the last change made another: `{"differences"}`, as
/// docs/schemas/group-answers.schema.json says.
void write_differences(json::writer& out, const control_index& of);

/// Whether a seat controls a party, and why: as `write_control` of a structure.
void write_control(json::writer& out, const control_index& of, const control_proof& proof);

} // namespace tenet::group

#endif
