#include "pack_reader.hpp"

#include <tenet/feel/format.hpp>
#include <tenet/json/document.hpp>
#include <tenet/policy/format_pack.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace tenet::policy {

namespace {

using json::node;

constexpr std::size_t one_line = 1U << 20;

std::span<const node> items_of(const node& of, std::string_view name) {
    const node* n = of.find(name);
    return n != nullptr ? n->items() : std::span<const node>{};
}

std::string_view text_in(const node& of, std::string_view name) {
    const node* n = of.find(name);
    return n != nullptr ? n->text() : std::string_view{};
}

/// The end of the JSON string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return std::min(at + 1, text.size());
}

/// The end of the JSON list of strings that begins at `at`; no value if it holds comments.
std::optional<std::size_t> list_end(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != ']';) {
        if (text[at] == '/') return std::nullopt;
        at = text[at] == '"' ? string_end(text, at) : at + 1;
    }
    return std::min(at + 1, text.size());
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// The blanks that the line of an offset begins with.
std::string_view indent_at(std::string_view text, std::size_t offset) {
    const std::size_t before = text.rfind('\n', offset);
    const std::size_t line = before == std::string_view::npos || offset == 0 ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_not_of(" \t", line), text.size());
    return text.substr(line, end - line);
}

/// FEEL of one line as a JSON string, of several as a list of strings.
std::string as_json(std::string_view feel, std::string_view indent) {
    if (feel.find('\n') == std::string_view::npos) return quoted(feel);
    std::string out = "[";
    for (std::size_t begin = 0; begin <= feel.size();) {
        const std::size_t end = std::min(feel.find('\n', begin), feel.size());
        out += out.size() == 1 ? "\n" : ",\n";
        out += fmt::format("{}  {}", indent, quoted(feel.substr(begin, end - begin)));
        begin = end + 1;
    }
    return fmt::format("{}\n{}]", out, indent);
}

/// Formats the FEEL of one text of a pack.
class text_formatter {
public:
    text_formatter(const pack_text& source, const json::document& doc, const feel::scope& names,
                   const pack_format_options& options, diagnostics& problems)
        : source_(source), doc_(doc), names_(names), options_(options), problems_(problems) {}

    formatted_text run() {
        const node& root = doc_.root();
        for (const node& n : items_of(root, "parameters")) {
            if (const node* by = n.find("by")) each_member(*by);
        }
        for (const node& n : items_of(root, "measures")) {
            members(n, {"expression", "where", "fraction"});
        }
        for (const node& n : items_of(root, "tables")) table(n);
        for (const node& n : items_of(root, "scorecards")) scorecard(n);
        for (const node& article : items_of(root, "articles")) {
            for (const node& n : items_of(article, "rules")) rule(n);
        }
        return rewritten();
    }

private:
    struct edit {
        std::size_t begin;
        std::size_t end;
        std::string text;
    };

    void each_member(const node& of) {
        for (const json::member& m : of.members()) expression(m.is);
    }

    void members(const node& of, std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            if (const node* n = of.find(name)) expression(*n);
        }
    }

    void rule(const node& n) {
        members(n, {"applies", "level", "require", "events", "every", "anchor", "start", "grace",
                    "from", "done", "within", "assigned", "decide", "approval", "at_most",
                    "no_older_than"});
        for (const std::string_view side : {"numerator", "denominator"}) {
            if (const node* of = n.find(side)) members(*of, {"is", "as_of"});
        }
        for (const node& step : items_of(n, "ladder")) members(step, {"from"});
        for (const node& item : items_of(n, "items")) members(item, {"present", "applies"});
        const node* model = n.find("model");
        if (const node* inputs = model != nullptr ? model->find("inputs") : nullptr) {
            each_member(*inputs);
        }
    }

    void table(const node& n) {
        for (const node& in : items_of(n, "inputs")) {
            members(in, {"expression"});
            for (const node& value : items_of(in, "values")) cell(value, true);
        }
        for (const node& out : items_of(n, "outputs")) {
            for (const node& value : items_of(out, "values")) cell(value, false);
            if (const node* otherwise = out.find("default")) cell(*otherwise, false);
        }
        for (const node& row : items_of(n, "rules")) {
            for (const node& when : items_of(row, "when")) cell(when, true);
            for (const node& then : items_of(row, "then")) cell(then, false);
        }
    }

    void scorecard(const node& n) {
        for (const node& item : items_of(n, "items")) {
            members(item, {"input"});
            for (const node& attribute : items_of(item, "attributes")) {
                if (const node* when = attribute.find("when")) cell(*when, true);
            }
        }
    }

    /// A string, or a list of lines.
    void expression(const node& n) {
        const place at = doc_.where(n);
        std::string written{n.text()};
        std::optional<std::size_t> end = string_end(source_.text, at.offset);
        if (n.is() == node::kind::array) {
            for (const node& line : n.items()) {
                if (!written.empty()) written += '\n';
                written += line.text();
            }
            end = list_end(source_.text, at.offset);
        } else if (n.is() != node::kind::string) {
            return;
        }
        const auto done = formatted(written, false, options_.width, at);
        if (!done || *done == written || !end) return;
        edits_.push_back({at.offset, *end, as_json(*done, indent_at(source_.text, at.offset))});
    }

    void cell(const node& n, bool tests) {
        if (n.is() != node::kind::string) return;
        const place at = doc_.where(n);
        const auto done = formatted(n.text(), tests, one_line, at);
        if (!done || *done == n.text() || done->find('\n') != std::string::npos) return;
        edits_.push_back({at.offset, string_end(source_.text, at.offset), quoted(*done)});
    }

    std::optional<std::string> formatted(std::string_view text, bool tests, std::size_t width,
                                         const place& at) {
        if (text.empty()) return std::nullopt;
        feel::format_options how;
        how.at = at;
        how.width = width;
        how.others = feel::other_names::plain;
        how.pack_functions = true;
        auto done =
            tests ? feel::format_unary_tests(text, names_, how) : feel::format(text, names_, how);
        if (done) return std::move(*done);
        problems_.add(done.error());
        return std::nullopt;
    }

    formatted_text rewritten() {
        std::sort(edits_.begin(), edits_.end(),
                  [](const edit& a, const edit& b) { return a.begin < b.begin; });
        formatted_text out{source_.name, {}, !edits_.empty()};
        std::size_t at = 0;
        for (const edit& e : edits_) {
            out.text += source_.text.substr(at, e.begin - at);
            out.text += e.text;
            at = e.end;
        }
        out.text += source_.text.substr(at);
        return out;
    }

    const pack_text& source_;
    const json::document& doc_;
    const feel::scope& names_;
    const pack_format_options& options_;
    diagnostics& problems_;
    std::vector<edit> edits_;
};

/// Adds the names that definitions of a pack give to its expressions.
void add_names(feel::scope& names, const node& root) {
    for (const std::string_view of : {"parameters", "groups", "measures"}) {
        for (const node& n : items_of(root, of)) {
            const node* name = n.find("name");
            names.add(std::string{text_in(n, "id")},
                      name != nullptr ? std::string{text_in(*name, "zh")} : std::string{},
                      feel::type::any());
        }
    }
}

} // namespace

result<std::vector<formatted_text>> format_pack(const std::vector<pack_text>& texts,
                                                const std::shared_ptr<const catalogue>& types,
                                                const pack_format_options& options) {
    feel::scope names{types};
    for (const record_type* type : types->types()) {
        names.add_record(std::string{type->name()}, std::string{type->zh()}, *type);
    }
    std::vector<json::document> read;
    diagnostics problems;
    for (const pack_text& text : texts) {
        json::read_options reading;
        reading.file = text.name;
        reading.comments = true;
        auto doc = json::document::read(text.text, reading);
        if (!doc) {
            problems.add(doc.error());
            continue;
        }
        add_names(names, doc->root());
        read.push_back(std::move(*doc));
    }
    if (problems.has_errors()) return problems;
    std::vector<formatted_text> out;
    for (std::size_t n = 0; n < texts.size(); ++n) {
        out.push_back(text_formatter{texts[n], read[n], names, options, problems}.run());
    }
    if (problems.has_errors()) return problems;
    return out;
}

result<std::vector<formatted_text>>
format_pack_folder(const std::string& folder, const std::shared_ptr<const catalogue>& types,
                   const pack_format_options& options) {
    const auto texts = read_folder_texts(folder);
    if (!texts) return texts.error();
    return format_pack(*texts, types, options);
}

} // namespace tenet::policy
