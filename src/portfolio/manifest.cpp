#include "portfolio/readers.hpp"
#include "portfolio/suggestion.hpp"

#include <tenet/json/object_reader.hpp>
#include <tenet/portfolio/manifest.hpp>
#include <tenet/portfolio/messages.hpp>

#include <algorithm>

namespace tenet::portfolio {

namespace {

using json::object_reader;
using kind = json::node::kind;

/// Names a catalogue's collections, for "did you mean".
bilingual suggested_collection(const catalogue& types, std::string_view name) {
    std::vector<std::string_view> names;
    for (const record_type* type : types.types()) {
        const record_type::header& h = type->head();
        for (const std::string_view n : {h.collection, h.collection_zh, h.name, h.zh}) {
            if (!n.empty()) names.push_back(n);
        }
    }
    return suggestion(name, names);
}

class manifest_reader {
public:
    manifest_reader(const json::document& doc, const catalogue& types, diagnostics& problems)
        : doc_(doc), types_(types), problems_(problems) {}

    manifest read() {
        manifest m;
        object_reader top{doc_, doc_.root(), problems_};
        m.name = top.optional_both("name");
        m.code_lists = top.optional_text("code_lists");
        for (const json::node& n : top.items("files")) m.files.push_back(read_file(n));
        for (const json::member& c : top.members("collections")) read_collection(c, m.supplied);
        top.finish();
        return m;
    }

private:
    file_entry read_file(const json::node& n) {
        object_reader o{doc_, n, problems_};
        file_entry e{o.optional_text("file"), o.optional_text("mapping"), o.optional_text("type")};
        if (n.is() == kind::object && e.file.empty()) {
            problems_.add(portfolio_messages::member_needed, {"file"}, o.where());
        }
        if (!e.type.empty() && types_.find(e.type) == nullptr) {
            const bilingual close = suggested_collection(types_, e.type);
            problems_.add(portfolio_messages::unknown_collection, {e.type, close.zh, close.en},
                          o.where("type"));
        }
        o.finish();
        return e;
    }

    void read_collection(const json::member& c, coverage& supplied) {
        const record_type* type = types_.find(c.name);
        if (type == nullptr) {
            const bilingual close = suggested_collection(types_, c.name);
            problems_.add(portfolio_messages::unknown_collection,
                          {std::string{c.name}, close.zh, close.en}, doc_.where(c.is));
            return;
        }
        const std::string name{type->head().collection};
        if (c.is.is() == kind::boolean) {
            if (c.is.boolean()) supplied.add(name, {});
        } else if (c.is.is() == kind::array) {
            for (const json::node& n : c.is.items()) supplied.add(name, read_statement(n));
        } else {
            supplied.add(name, read_statement(c.is));
        }
    }

    coverage_statement read_statement(const json::node& n) {
        object_reader o{doc_, n, problems_};
        const json::node* accounts = n.find("accounts");
        coverage_statement s{o.texts("accounts"), o.day("from"), o.day("to")};
        if (accounts != nullptr && accounts->is() == kind::array && s.accounts.empty()) {
            problems_.add(portfolio_messages::no_accounts_stated, {}, o.where("accounts"));
        }
        if (s.from && s.to && *s.to < *s.from) {
            problems_.add(portfolio_messages::span_backwards, {s.from->text(), s.to->text()},
                          o.where());
        }
        o.finish();
        return s;
    }

    const json::document& doc_;
    const catalogue& types_;
    diagnostics& problems_;
};

code read_code(const json::document& doc, const json::node& n, diagnostics& problems) {
    object_reader o{doc, n, problems};
    code c;
    c.id = o.optional_text("id");
    c.label = {o.optional_text("zh"), o.optional_text("en")};
    const std::int64_t rank = o.integer("rank").value_or(0);
    if (rank >= -1'000'000 && rank <= 1'000'000) {
        c.rank = static_cast<int>(rank);
    } else {
        o.wrong_kind(*n.find("rank"), "-1000000 至 1000000 的整数",
                     "a whole number from -1000000 to 1000000");
    }
    if (n.is() == kind::object && c.id.empty()) {
        problems.add(portfolio_messages::member_needed, {"id"}, o.where());
    }
    o.finish();
    return c;
}

void extend(code_list& list, code c) {
    const auto same = std::ranges::find(list.codes, c.id, &code::id);
    if (same != list.codes.end()) {
        *same = std::move(c);
    } else {
        list.codes.push_back(std::move(c));
    }
}

} // namespace

result<manifest> read_manifest(std::string text, std::string file, const catalogue& types) {
    json::read_options options;
    options.file = std::move(file);
    options.comments = true;
    auto doc = json::document::read(std::move(text), options);
    if (!doc) return doc.error();
    diagnostics problems;
    manifest m = manifest_reader{*doc, types, problems}.read();
    if (problems.has_errors()) return problems;
    return m;
}

bool read_code_lists(std::string text, std::string file, code_lists& lists, diagnostics& problems) {
    json::read_options options;
    options.file = std::move(file);
    options.comments = true;
    const auto doc = json::document::read(std::move(text), options);
    if (!doc) {
        problems.add(doc.error());
        return false;
    }
    const error_watch watch{problems};
    if (doc->root().is() != kind::object) object_reader{*doc, doc->root(), problems}.finish();
    for (const json::member& m : doc->root().members()) {
        object_reader o{*doc, m.is, problems};
        code_list& list = lists[std::string{m.name}];
        list.id = m.name;
        const bilingual name = o.optional_both("name");
        if (!name.empty()) list.name = name;
        for (const json::node& n : o.items("codes")) extend(list, read_code(*doc, n, problems));
        o.finish();
    }
    return watch.fine();
}

} // namespace tenet::portfolio
