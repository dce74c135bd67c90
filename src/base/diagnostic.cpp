#include <tenet/base/diagnostic.hpp>
#include <tenet/base/messages.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace tenet {

namespace {

/// The argument number in a pattern's `{n}` at `at`; moves `at` past it. No argument where the
/// braces hold anything else.
std::optional<std::size_t> placeholder(std::string_view pattern, std::size_t& at) noexcept {
    const std::size_t close = pattern.find('}', at);
    if (close == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const char* const end = pattern.data() + close;
    const auto [stopped, problem] = std::from_chars(pattern.data() + at + 1, end, index);
    if (problem != std::errc{} || stopped != end) return std::nullopt;
    at = close + 1;
    return index;
}

std::string filled_in(std::string_view pattern, const std::vector<std::string>& arguments) {
    std::string out;
    out.reserve(pattern.size() + 32);
    std::size_t at = 0;
    while (at < pattern.size()) {
        const char c = pattern[at];
        const bool doubled = at + 1 < pattern.size() && pattern[at + 1] == c;
        if ((c == '{' || c == '}') && doubled) {
            out += c;
            at += 2;
        } else if (const auto index = c == '{' ? placeholder(pattern, at) : std::nullopt) {
            out += *index < arguments.size() ? std::string_view{arguments[*index]} : "?";
        } else {
            out += c;
            ++at;
        }
    }
    return out;
}

std::string_view word_for(severity level, language lang) noexcept {
    const bool zh = lang == language::zh;
    switch (level) {
    case severity::error: return zh ? "错误" : "error";
    case severity::warning: return zh ? "警告" : "warning";
    case severity::note: return zh ? "提示" : "note";
    }
    return {};
}

std::string prefix_for(const place& where, std::string_view separator) {
    std::string out = where.file;
    if (where.line != 0) {
        if (!out.empty()) out += ':';
        out += std::to_string(where.line);
        if (where.column != 0) out += ':' + std::to_string(where.column);
    }
    if (!where.pointer.empty()) {
        if (!out.empty()) out += ' ';
        out += where.pointer;
    }
    if (!out.empty()) out += separator;
    return out;
}

} // namespace

diagnostic::diagnostic(const message& what, std::vector<std::string> arguments, place where)
    : what_(&what), arguments_(std::move(arguments)), where_(std::move(where)) {}

std::string diagnostic::text(language lang) const {
    return filled_in(lang == language::zh ? what_->zh : what_->en, arguments_);
}

std::string diagnostic::remedy(language lang) const {
    return filled_in(lang == language::zh ? what_->remedy_zh : what_->remedy_en, arguments_);
}

std::string diagnostic::line(language lang) const {
    const bool zh = lang == language::zh;
    std::string out = prefix_for(where_, ": ");
    out += word_for(level(), lang);
    out += zh ? "：" : ": ";
    out += text(lang);
    out += " [";
    out += id();
    out += ']';
    const std::string help = remedy(lang);
    if (!help.empty()) out += ' ' + help;
    return out;
}

diagnostics::diagnostics(diagnostic one) {
    add(std::move(one));
}

void diagnostics::add(diagnostic d) {
    ++total_;
    if (d.level() == severity::error) ++errors_;
    if (items_.size() < cap_) items_.push_back(std::move(d));
}

void diagnostics::add(const diagnostics& others) {
    const std::size_t room = cap_ - std::min(cap_, items_.size());
    const std::size_t count = std::min(room, others.items_.size());
    total_ += others.total_;
    errors_ += others.errors_;
    items_.reserve(items_.size() + count);
    for (std::size_t i = 0; i < count; ++i) items_.push_back(others.items_[i]);
}

std::string diagnostics::text(language lang) const {
    std::string out;
    for (const diagnostic& d : items_) {
        out += d.line(lang);
        out += '\n';
    }
    if (total_ > items_.size()) {
        const std::string rest = std::to_string(total_ - items_.size());
        out += diagnostic{base_messages::more_problems, {rest}}.line(lang);
        out += '\n';
    }
    return out;
}

} // namespace tenet
