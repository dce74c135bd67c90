#include "pack_tables.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/json/object_reader.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/table/table_json.hpp>
#include <tenet/table/table_text.hpp>

#include <algorithm>

namespace tenet::policy {

namespace {

/// The table of a DMN file whose decision has that name or id; the only one where it is empty.
std::optional<table::table_definition> read_dmn(const pack_text& file, const std::string& decision,
                                                const place& at, diagnostics& problems) {
    const auto model = dmn::document::read(file.text, {.file = file.name});
    if (!model) {
        problems.add(model.error());
        return std::nullopt;
    }
    std::vector<dmn::named_table> found = dmn::named_tables(model->model());
    if (!decision.empty()) {
        std::erase_if(found, [&](const dmn::named_table& t) {
            return t.element->name != decision && t.element->id != decision;
        });
    }
    if (found.size() == 1) return *found.front().table;
    problems.add(messages::table_not_told, {file.name, std::to_string(found.size())}, at);
    return std::nullopt;
}

std::optional<table::table_definition> read_file(const pack_text& file, const std::string& decision,
                                                 const place& at, diagnostics& problems) {
    if (table::is_sheet_file(file.name)) {
        return table::read_sheet(file.text, file.name, problems);
    }
    return read_dmn(file, decision, at, problems);
}

} // namespace

bool is_table_file(const std::string& name) {
    return table::is_sheet_file(name) || name.ends_with(".dmn");
}

std::optional<table::table_definition>
pack_tables::read(const json::document& doc, const json::node& from, diagnostics& problems) {
    if (from.find("file") == nullptr) return table::read_table(doc, from, problems);
    const std::size_t errors = problems.errors();
    json::object_reader in(doc, from, problems);
    const std::string name = in.text("file");
    const std::string id = in.optional_text("id");
    const std::string decision = in.optional_text("decision");
    in.finish();
    if (problems.errors() != errors) return std::nullopt;
    const auto file = std::find_if(texts_->begin(), texts_->end(), [&](const pack_text& t) {
        return t.name == name && is_table_file(name);
    });
    if (file == texts_->end()) {
        problems.add(messages::table_file_unknown, {name}, in.where("file"));
        return std::nullopt;
    }
    files_.insert(name);
    auto table = read_file(*file, decision, in.where("file"), problems);
    if (table && !id.empty()) table->id = id;
    return table;
}

} // namespace tenet::policy
