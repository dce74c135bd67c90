#include "portfolio/object_reader.hpp"

#include <tenet/portfolio/messages.hpp>

#include <algorithm>

namespace tenet::portfolio {

using kind = json::node::kind;

object_reader::object_reader(const json::document& doc, const json::node& from,
                             diagnostics& problems)
    : doc_(doc), from_(from), problems_(problems) {
    if (from.is() != kind::object) expected("对象", "an object", from);
}

void object_reader::report(const message& what, std::vector<std::string> arguments,
                           const json::node& at) {
    problems_.add(what, std::move(arguments), doc_.where(at));
}

void object_reader::expected(std::string_view zh, std::string_view en, const json::node& at) {
    report(portfolio_messages::something_else_expected, {std::string{zh}, std::string{en}}, at);
}

const json::node* object_reader::find(std::string_view name) {
    asked_.push_back(name);
    return from_.find(name);
}

const json::node* object_reader::of_kind(std::string_view name, kind wanted, std::string_view zh,
                                         std::string_view en) {
    const json::node* n = find(name);
    if (n == nullptr || n->is() == wanted) return n;
    expected(zh, en, *n);
    return nullptr;
}

const json::node* object_reader::object(std::string_view name) {
    return of_kind(name, kind::object, "对象", "an object");
}

const json::node* object_reader::array(std::string_view name) {
    return of_kind(name, kind::array, "数组", "an array");
}

std::string object_reader::text(std::string_view name) {
    const json::node* n = of_kind(name, kind::string, "文本", "a text");
    return n != nullptr ? std::string{n->text()} : std::string{};
}

bool object_reader::flag(std::string_view name, bool otherwise) {
    const json::node* n = of_kind(name, kind::boolean, "true 或 false", "true or false");
    return n != nullptr ? n->boolean() : otherwise;
}

std::size_t object_reader::count(std::string_view name) {
    const json::node* n = of_kind(name, kind::number, "正整数", "a positive whole number");
    if (n == nullptr) return 0;
    const auto number = decimal::parse(n->text()).value_or(decimal{}).to_int64();
    if (number && *number >= 1 && *number <= 1'000'000) return static_cast<std::size_t>(*number);
    expected("正整数", "a positive whole number", *n);
    return 0;
}

bilingual object_reader::both(std::string_view name) {
    const json::node* n = find(name);
    if (n == nullptr) return {};
    if (n->is() == kind::string) return {std::string{n->text()}, std::string{n->text()}};
    object_reader inner{doc_, *n, problems_};
    bilingual b{inner.text("zh"), inner.text("en")};
    inner.finish();
    return b;
}

std::optional<date> object_reader::day(std::string_view name) {
    const json::node* n = of_kind(name, kind::string, "日期", "a date");
    if (n == nullptr) return std::nullopt;
    const std::optional<date> d = date::parse(n->text());
    if (!d) report(portfolio_messages::bad_date, {std::string{n->text()}}, *n);
    return d;
}

std::vector<std::string> object_reader::texts(std::string_view name) {
    std::vector<std::string> all;
    const json::node* list = array(name);
    if (list == nullptr) return all;
    for (const json::node& item : list->items()) {
        if (item.is() == kind::string) {
            all.emplace_back(item.text());
        } else {
            expected("文本", "a text", item);
        }
    }
    return all;
}

void object_reader::finish() {
    for (const json::member& m : from_.members()) {
        if (std::ranges::find(asked_, m.name) != asked_.end()) continue;
        const std::string_view close = closest(m.name, asked_);
        report(close.empty() ? portfolio_messages::unknown_member
                             : portfolio_messages::unknown_member_close,
               {std::string{m.name}, std::string{close}}, m.is);
    }
}

} // namespace tenet::portfolio
