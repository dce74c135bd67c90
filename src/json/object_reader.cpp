#include <tenet/json/definition_messages.hpp>
#include <tenet/json/object_reader.hpp>

#include <algorithm>

namespace tenet::json {

namespace messages = definition_messages;

namespace {

const node& empty_object() {
    static const node nothing;
    return nothing;
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string all;
    for (std::string_view name : names) {
        if (!all.empty()) all += ", ";
        all += name;
    }
    return all;
}

} // namespace

object_reader::object_reader(const document& doc, const node& from, diagnostics& problems)
    : doc_(&doc), node_(&from), problems_(&problems) {
    if (from.is() == node::kind::object) return;
    wrong_kind(from, "对象", "an object");
    node_ = &empty_object();
}

void object_reader::wrong_kind(const node& n, std::string_view zh, std::string_view en) {
    problems_->add(messages::wrong_kind, {std::string(zh), std::string(en)}, doc_->where(n));
}

const node* object_reader::find(std::string_view name) {
    known_.push_back(name);
    return node_->find(name);
}

const node* object_reader::require(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr && node_ != &empty_object()) {
        problems_->add(messages::member_missing, {std::string(name)}, doc_->where(*node_));
    }
    return n;
}

std::string object_reader::text(std::string_view name) {
    return require(name) == nullptr ? std::string{} : optional_text(name);
}

std::string object_reader::optional_text(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return {};
    if (n->is() == node::kind::string) return std::string(n->text());
    wrong_kind(*n, "文本", "a text");
    return {};
}

bool object_reader::flag(std::string_view name, bool otherwise) {
    const node* n = find(name);
    if (n == nullptr) return otherwise;
    if (n->is() == node::kind::boolean) return n->boolean();
    wrong_kind(*n, "true 或 false", "true or false");
    return otherwise;
}

std::optional<decimal> object_reader::number(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return std::nullopt;
    if (n->is() == node::kind::number) return decimal::parse(n->text());
    wrong_kind(*n, "数字", "a number");
    return std::nullopt;
}

std::optional<std::int64_t> object_reader::integer(std::string_view name) {
    const std::optional<decimal> n = number(name);
    if (!n) return std::nullopt;
    const std::optional<std::int64_t> whole = n->to_int64();
    if (!whole) wrong_kind(*node_->find(name), "整数", "a whole number");
    return whole;
}

std::optional<date> object_reader::day(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return std::nullopt;
    std::optional<date> d;
    if (n->is() == node::kind::string) d = date::parse(n->text());
    if (!d) wrong_kind(*n, "日期（如 2026-01-31）", "a date such as 2026-01-31");
    return d;
}

bilingual object_reader::both(std::string_view name) {
    return require(name) == nullptr ? bilingual{} : optional_both(name);
}

bilingual object_reader::optional_both(std::string_view name) {
    const node* n = find(name);
    return n == nullptr ? bilingual{} : read_bilingual(*doc_, *n, *problems_);
}

std::string object_reader::lines(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return {};
    if (n->is() == node::kind::string) return std::string(n->text());
    std::string all;
    if (n->is() == node::kind::array) {
        for (const node& line : n->items()) {
            if (line.is() != node::kind::string) {
                wrong_kind(line, "文本行", "a line of text");
                continue;
            }
            if (!all.empty()) all += '\n';
            all += line.text();
        }
        return all;
    }
    wrong_kind(*n, "文本或文本行列表", "a text or a list of lines");
    return {};
}

std::vector<std::string> object_reader::texts(std::string_view name) {
    std::vector<std::string> all;
    for (const node& item : items(name)) {
        if (item.is() == node::kind::string) {
            all.emplace_back(item.text());
        } else {
            wrong_kind(item, "文本", "a text");
        }
    }
    return all;
}

std::span<const node> object_reader::items(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return {};
    if (n->is() == node::kind::array) return n->items();
    wrong_kind(*n, "列表", "a list");
    return {};
}

std::span<const member> object_reader::members(std::string_view name) {
    const node* n = find(name);
    if (n == nullptr) return {};
    if (n->is() == node::kind::object) return n->members();
    wrong_kind(*n, "对象", "an object");
    return {};
}

std::size_t object_reader::choice(std::string_view name, const std::vector<std::string_view>& names,
                                  std::size_t otherwise) {
    const node* n = find(name);
    if (n == nullptr) return otherwise;
    if (n->is() != node::kind::string) {
        wrong_kind(*n, "文本", "a text");
        return otherwise;
    }
    const std::string_view chosen = n->text();
    const auto found = std::find(names.begin(), names.end(), chosen);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    problems_->add(messages::choice_unknown, {std::string(chosen), joined(names)}, where(name));
    return otherwise;
}

place object_reader::where(std::string_view name) const {
    const node* n = node_->find(name);
    return doc_->where(n == nullptr ? *node_ : *n);
}

void object_reader::finish() {
    for (const member& m : node_->members()) {
        if (std::find(known_.begin(), known_.end(), m.name) != known_.end()) continue;
        const std::string_view guess = closest(m.name, known_);
        if (guess.empty()) {
            problems_->add(messages::member_unknown, {std::string(m.name)}, doc_->where(m.is));
        } else {
            problems_->add(messages::member_misspelt, {std::string(m.name), std::string(guess)},
                           doc_->where(m.is));
        }
    }
}

bilingual read_bilingual(const document& doc, const node& from, diagnostics& problems) {
    if (from.is() == node::kind::string) {
        return {std::string(from.text()), std::string(from.text())};
    }
    object_reader in(doc, from, problems);
    bilingual both{in.lines("zh"), in.lines("en")};
    in.finish();
    return both;
}

} // namespace tenet::json
