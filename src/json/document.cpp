#include "comments.hpp"
#include "content.hpp"

#include <tenet/base/utf8.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/messages.hpp>

#include <algorithm>
#include <array>

namespace tenet::json {

namespace {

constexpr std::size_t deepest = 1000; ///< bounds the stack the parser uses

std::string hexadecimal(char byte) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto b = static_cast<unsigned char>(byte);
    return {digits[b >> 4], digits[b & 15]};
}

} // namespace

std::span<const node> node::items() const noexcept {
    if (kind_ != kind::array) return {};
    return {static_cast<const node*>(data_), count_};
}

std::span<const member> node::members() const noexcept {
    if (kind_ != kind::object) return {};
    return {static_cast<const member*>(data_), count_};
}

const node* node::find(std::string_view name) const noexcept {
    for (const member& m : members()) {
        if (m.name == name) return &m.is;
    }
    return nullptr;
}

document_content::document_content(std::string t, read_options o)
    : text(std::move(t)), options(std::move(o)), body(text) {
    if (options.comments) blank_comments(text);
    options.max_depth = std::min(options.max_depth, deepest);
    if (options.byte_order_mark && body.starts_with(byte_order_mark)) {
        body.remove_prefix(byte_order_mark.size());
    }
}

std::uint32_t document_content::mark_distance() const noexcept {
    constexpr std::size_t nearest = 128;
    constexpr std::size_t farthest = 4096;
    constexpr std::size_t bytes_of_text = std::size_t{1} << 17; ///< for each in the distance
    return static_cast<std::uint32_t>(std::clamp(body.size() / bytes_of_text, nearest, farthest));
}

void document_content::set_marks() const {
    const std::uint32_t distance = mark_distance();
    locator at{body, options};
    marks_.push_back(at);
    while (at.next()) {
        if (at.count() % distance == 0) marks_.push_back(at);
    }
}

locator document_content::shortly_before(std::uint32_t ordinal) const {
    const std::uint32_t distance = mark_distance();
    if (ordinal < distance) return {body, options};
    std::call_once(marks_set_, [this] { set_marks(); });
    return marks_[std::min<std::size_t>(ordinal / distance, marks_.size() - 1)];
}

place document_content::where(std::uint32_t ordinal) const {
    locator at = shortly_before(ordinal);
    while (at.count() <= ordinal && at.next()) {}
    return completed(at.where());
}

place document_content::completed(place p) const {
    p.file = options.file;
    p.offset += mark_size();
    return p;
}

place document_content::where_offset(std::size_t offset, std::string pointer) const {
    const text_position position = position_of(body, offset);
    return {options.file, std::move(pointer), position.line, position.column, offset + mark_size()};
}

result<document> document::read(std::string text, const read_options& options) {
    const std::size_t size = text.size();
    constexpr std::size_t addressable = 0xFFFFFFFF;
    const std::size_t limit = std::min(options.max_bytes, addressable);
    if (size > limit) {
        place file;
        file.file = options.file;
        return diagnostics{{json_messages::too_large,
                            {std::to_string(size), std::to_string(limit)},
                            std::move(file)}};
    }
    auto c = std::make_shared<document_content>(std::move(text), options);
    if (const auto bad = first_bad_utf8(c->body)) {
        return diagnostics{
            {json_messages::bad_utf8, {hexadecimal(c->body[*bad])}, c->where_offset(*bad, {})}};
    }
    diagnostics problems;
    c->parse(problems);
    if (problems.has_errors()) return problems;
    document d;
    d.content_ = std::move(c);
    return d;
}

const node& document::root() const noexcept {
    static const node none;
    return content_ ? content_->root : none;
}

const std::string& document::file() const noexcept {
    static const std::string none;
    return content_ ? content_->options.file : none;
}

struct place_walk::state {
    std::shared_ptr<const document_content> content;
    std::optional<locator> at{};
};

place_walk::place_walk(const document& of) {
    if (of.content_) state_ = std::make_unique<state>(state{of.content_});
}

place_walk::~place_walk() = default;

place place_walk::where(const node& n) {
    if (!state_) return {};
    const document_content& content = *state_->content;
    auto& at = state_->at;
    if (!at || at->count() > n.ordinal() + 1) at.emplace(content.shortly_before(n.ordinal()));
    while (at->count() <= n.ordinal() && at->next()) {}
    return content.completed(at->where());
}

place document::where_ordinal(std::uint32_t ordinal) const {
    return content_ ? content_->where(ordinal) : place{};
}

place document::where(const node& n) const {
    return where_ordinal(n.ordinal());
}

place document::where(const member& m) const {
    return where_ordinal(m.name_ordinal);
}

} // namespace tenet::json
