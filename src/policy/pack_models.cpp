#include "pack_models.hpp"

#include <tenet/dmn/document.hpp>
#include <tenet/policy/messages.hpp>

#include <algorithm>

namespace tenet::policy {

void pack_models::read(pack& into, diagnostics& problems) {
    for (const article& a : into.articles) {
        for (const rule& r : a.rules) {
            if (!r.model.empty()) read_named(r.model, into, problems);
        }
    }
    read_imported(into);
}

void pack_models::read_named(const model_use& use, pack& into, diagnostics& problems) {
    if (files_.contains(use.file)) return;
    const auto text = std::find_if(texts_->begin(), texts_->end(), [&](const pack_text& t) {
        return t.name == use.file && t.name.ends_with(".dmn");
    });
    if (text == texts_->end()) {
        problems.add(messages::model_file_unknown, {use.file}, use.at);
        return;
    }
    files_.insert(use.file);
    const auto read = dmn::document::read(text->text, {.file = text->name});
    if (read) {
        into.models.push_back({text->name, read->model()});
    } else {
        problems.add(read.error());
    }
}

/// Files of the pack whose namespace is imported by one read already, until there are no more.
void pack_models::read_imported(pack& into) {
    if (into.models.empty()) return;
    std::vector<pack_model> others;
    for (const pack_text& text : *texts_) {
        if (!text.name.ends_with(".dmn") || files_.contains(text.name)) continue;
        const auto read = dmn::document::read(text.text, {.file = text.name});
        if (read) others.push_back({text.name, read->model()});
    }
    for (std::size_t n = 0; n < into.models.size(); ++n) {
        const std::vector<dmn::model_import> imports = into.models[n].is.imports;
        for (const dmn::model_import& i : imports) {
            const auto found = std::find_if(others.begin(), others.end(), [&](const pack_model& m) {
                return m.is.model == i.model;
            });
            if (found == others.end()) continue;
            files_.insert(found->file);
            into.models.push_back(std::move(*found));
            others.erase(found);
        }
    }
}

} // namespace tenet::policy
