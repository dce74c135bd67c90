#include "portfolio/readers.hpp"
#include "portfolio/suggestion.hpp"

#include <tenet/json/node_text.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/json/records.hpp>
#include <tenet/portfolio/change_json.hpp>
#include <tenet/portfolio/messages.hpp>

namespace tenet::portfolio {

using json::object_reader;

namespace {

/// The record type a member of `upsert` or `delete` is named after; reports an unknown one.
const record_type* type_of(const json::document& doc, const json::member& m, const catalogue& types,
                           diagnostics& problems) {
    const record_type* type = types.find(m.name);
    if (type == nullptr || type->key() == nullptr || type->operations().create == nullptr) {
        std::vector<std::string_view> names;
        for (const record_type* known : types.types()) names.push_back(known->head().collection);
        const bilingual close = suggestion(m.name, names);
        problems.add(portfolio_messages::unknown_collection,
                     {std::string(m.name), close.zh, close.en}, doc.where(m));
        return nullptr;
    }
    return type;
}

void read_upserts(const json::document& doc, const json::node& from, const load_options& options,
                  change& into, diagnostics& problems) {
    const json::record_options how{&options.codes, options.strict};
    for (const json::member& m : from.members()) {
        const record_type* type = type_of(doc, m, *options.types, problems);
        if (type == nullptr) continue;
        for (const json::node& n : m.is.items()) {
            std::shared_ptr<void> object = make_object(*type);
            if (json::read_record(doc, n, *type, object.get(), how, problems)) {
                into.upserts.push_back({type, std::move(object)});
            }
        }
    }
}

void read_removals(const json::document& doc, const json::node& from, const load_options& options,
                   change& into, diagnostics& problems) {
    object_reader in(doc, from, problems);
    for (const json::member& m : from.members()) {
        const record_type* type = type_of(doc, m, *options.types, problems);
        if (type == nullptr) continue;
        for (std::string& key : in.texts(m.name)) into.removals.push_back({type, std::move(key)});
    }
}

} // namespace

result<change> read_change(const std::string& text, const std::string& file,
                           const load_options& options, diagnostics& warnings) {
    json::read_options reading;
    reading.file = file;
    reading.comments = true;
    const auto doc = json::document::read(text, reading);
    if (!doc) return doc.error();
    diagnostics problems;
    change c;
    object_reader in(*doc, doc->root(), problems);
    if (const json::node* n = in.find("upsert")) read_upserts(*doc, *n, options, c, problems);
    if (const json::node* n = in.find("delete")) read_removals(*doc, *n, options, c, problems);
    in.finish();
    if (problems.has_errors()) return problems;
    warnings.add(problems);
    return c;
}

} // namespace tenet::portfolio
