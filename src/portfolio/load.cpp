#include "portfolio/readers.hpp"
#include "portfolio/suggestion.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/portfolio/load.hpp>
#include <tenet/portfolio/manifest.hpp>
#include <tenet/portfolio/messages.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace tenet::portfolio {

namespace {

place at_file(std::string_view file) {
    place where;
    where.file = file;
    return where;
}

std::string_view stem_of(std::string_view name) noexcept {
    return name.substr(0, name.find('.'));
}

/// Reads the files of one portfolio in the order of their names.
class loader {
public:
    loader(std::vector<named_text> files, const load_options& options)
        : options_(options), codes_(options.codes), builder_(options.types) {
        for (named_text& f : files) texts_[std::move(f.name)] = std::move(f.text);
    }

    result<loaded> load() {
        read_manifest_file();
        read_code_list_file();
        read_mappings();
        for (const auto& [name, text] : texts_) {
            if (!spoken_for_.contains(name)) read_file(name, text);
        }
        for (const auto& [collection, statements] : manifest_.supplied.statements()) {
            for (const coverage_statement& s : statements) builder_.cover(collection, s);
        }
        builder_.use(std::move(codes_));
        // Where a file could not be read, references into it would only be reported once more.
        const bool whole = !problems_.has_errors();
        diagnostics warnings;
        auto made = builder_.finish(options_.strict && whole, warnings);
        if (made.has_error()) {
            problems_.add(made.error());
        } else if (whole) {
            problems_.add(warnings);
        }
        if (problems_.has_errors()) return problems_;
        return loaded{std::move(*made), manifest_.name, std::move(problems_), std::move(reports_)};
    }

private:
    /// The text of a file that the manifest names; reported if it is not there.
    const std::string* named_file(const std::string& name) {
        const auto found = texts_.find(name);
        if (found != texts_.end()) return &found->second;
        problems_.add(portfolio_messages::file_not_there, {name},
                      at_file(std::string{manifest_file}));
        return nullptr;
    }

    void read_manifest_file() {
        const auto found = texts_.find(std::string{manifest_file});
        if (found == texts_.end()) {
            problems_.add(portfolio_messages::no_manifest, {std::string{manifest_file}},
                          at_file(manifest_file));
            return;
        }
        spoken_for_.insert(found->first);
        auto read = read_manifest(found->second, found->first, *options_.types);
        if (read) {
            manifest_ = std::move(*read);
        } else {
            problems_.add(read.error());
        }
    }

    void read_code_list_file() {
        if (manifest_.code_lists.empty()) return;
        const std::string* text = named_file(manifest_.code_lists);
        spoken_for_.insert(manifest_.code_lists);
        if (text != nullptr) read_code_lists(*text, manifest_.code_lists, codes_, problems_);
    }

    void read_mappings() {
        for (const file_entry& e : manifest_.files) {
            named_file(e.file);
            entries_[e.file] = &e;
            if (e.mapping.empty() || !spoken_for_.insert(e.mapping).second) continue;
            const std::string* text = named_file(e.mapping);
            if (text == nullptr) continue;
            auto read = mapping::read(*text, e.mapping, options_.types);
            if (read) {
                mappings_.emplace(e.mapping, std::move(*read));
            } else {
                problems_.add(read.error());
            }
        }
    }

    void read_file(const std::string& name, const std::string& text) {
        const auto entry = entries_.find(name);
        if (entry != entries_.end() && !entry->second->mapping.empty()) {
            apply_mapping(name, text, entry->second->mapping);
            return;
        }
        const bool has_type = entry != entries_.end() && !entry->second->type.empty();
        const record_type* type =
            options_.types->find(has_type ? std::string_view{entry->second->type} : stem_of(name));
        if (type != nullptr && type->operations().create == nullptr) {
            problems_.add(portfolio_messages::not_owned, {std::string{type->name()}},
                          at_file(name));
        } else if (name.ends_with(".json")) {
            read_json(name, text, type);
        } else if (name.ends_with(".csv") && type != nullptr) {
            read_csv_records(text, name, *type, reading_);
        } else {
            unknown_file(name);
        }
    }

    void apply_mapping(const std::string& name, const std::string& text,
                       const std::string& mapping_name) {
        const auto found = mappings_.find(mapping_name);
        if (found == mappings_.end()) return; // reported when it was read
        mapping_report report;
        found->second.apply(text, name, codes_, builder_, report, problems_);
        reports_.push_back(std::move(report));
    }

    void read_json(const std::string& name, const std::string& text, const record_type* type) {
        json::read_options how;
        how.file = name;
        auto doc = json::document::read(text, how);
        if (!doc) {
            problems_.add(doc.error());
            return;
        }
        const json::document& kept =
            *documents_.emplace_back(std::make_unique<json::document>(std::move(*doc)));
        if (kept.root().is() == json::node::kind::object) {
            read_collections(kept, type);
        } else if (type != nullptr) {
            read_json_records(kept, kept.root(), *type, reading_);
        } else {
            unknown_file(name);
        }
    }

    /// An object of arrays, one per collection.
    void read_collections(const json::document& doc, const record_type* type) {
        const auto is_known = [this](const json::member& m) {
            return options_.types->find(m.name) != nullptr;
        };
        const auto members = doc.root().members();
        if (type == nullptr && std::ranges::none_of(members, is_known)) {
            unknown_file(doc.file());
            return;
        }
        for (const json::member& m : members) {
            const record_type* of = options_.types->find(m.name);
            if (of == nullptr || of->operations().create == nullptr) {
                std::vector<std::string_view> names;
                for (const record_type* t : options_.types->types()) {
                    names.push_back(t->head().collection);
                    names.push_back(t->head().collection_zh);
                }
                const bilingual close = suggestion(m.name, names);
                problems_.add(portfolio_messages::unknown_collection,
                              {std::string{m.name}, close.zh, close.en}, doc.where(m.is));
            } else {
                read_json_records(doc, m.is, *of, reading_);
            }
        }
    }

    void unknown_file(std::string_view name) {
        std::vector<std::string_view> names;
        for (const record_type* t : options_.types->types()) {
            names.push_back(t->head().collection);
        }
        const bilingual close = suggestion(stem_of(name), names);
        problems_.add(options_.strict ? portfolio_messages::unknown_file_refused
                                      : portfolio_messages::unknown_file,
                      {std::string{name}, close.zh, close.en}, at_file(name));
    }

    const load_options& options_;
    std::map<std::string, std::string, std::less<>> texts_;
    code_lists codes_;
    builder builder_;
    diagnostics problems_;
    manifest manifest_;
    std::map<std::string, const file_entry*, std::less<>> entries_;
    std::map<std::string, mapping, std::less<>> mappings_;
    std::set<std::string, std::less<>> spoken_for_; ///< files that hold no records
    std::vector<mapping_report> reports_;
    std::vector<std::unique_ptr<json::document>> documents_; ///< places refer to them
    reading reading_{*options_.types, codes_, options_.strict, problems_,
                     [this](record r, std::function<place()> from) {
                         builder_.add_from(std::move(r), std::move(from));
                     }};
};

bool read_whole(const std::filesystem::path& path, std::string& text) {
    std::ifstream in{path, std::ios::binary};
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (!in || failed) return false;
    text.reserve(size);
    std::vector<char> piece(std::size_t{1} << 16); // memory is touched once, and not zeroed before
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    return !in.bad();
}

} // namespace

result<loaded> load(std::vector<named_text> files, const load_options& options) {
    return loader{std::move(files), options}.load();
}

result<loaded> load_folder(const std::string& path, const load_options& options) {
    namespace fs = std::filesystem;
    std::error_code failed;
    std::vector<named_text> files;
    diagnostics problems;
    for (fs::directory_iterator at{path, failed}, end; !failed && at != end; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        if (name.starts_with('.') || name.ends_with(".md") || !at->is_regular_file(ignored))
            continue;
        named_text f{name, {}};
        const bool is_data = name.ends_with(".json") || name.ends_with(".csv");
        if (is_data && !read_whole(at->path(), f.text)) {
            problems.add(portfolio_messages::unreadable_file, {name}, at_file(name));
        }
        files.push_back(std::move(f));
    }
    if (failed) problems.add(base_messages::unreadable_folder, {path}, at_file(path));
    if (problems.has_errors()) return problems;
    return load(std::move(files), options);
}

} // namespace tenet::portfolio
