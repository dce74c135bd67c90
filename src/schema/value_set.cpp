#include <tenet/schema/value_set.hpp>

#include <algorithm>

namespace tenet {

namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

using texts = std::set<std::string, std::less<>>;

texts joined(const texts& a, const texts& b) {
    texts out = a;
    out.insert(b.begin(), b.end());
    return out;
}

texts shared(const texts& a, const texts& b, bool in_b) {
    texts out;
    for (const std::string& t : a) {
        if (b.contains(t) == in_b) out.insert(t);
    }
    return out;
}

} // namespace

value_set::value_set(value_kind kind)
    : kind_(kind), positions_(line_of(kind).value_or(line::numbers)) {}

bool value_set::supports(value_kind kind) noexcept {
    return kind == value_kind::boolean || kind == value_kind::string || line_of(kind).has_value();
}

bool value_set::supports(const value& v) noexcept {
    return supports(v.kind()) || line_of(v).has_value();
}

std::optional<line> value_set::on() const noexcept {
    if (kind_ == value_kind::boolean || kind_ == value_kind::string) return std::nullopt;
    return positions_.on();
}

value_set value_set::all(value_kind kind) {
    return value_set{kind}.complement();
}

value_set value_set::one(const value& v) {
    if (const auto on = line_of(v)) {
        return of({*on, interval::point(position_on_line(v))});
    }
    value_set out{v.kind()};
    if (v.is(value_kind::boolean)) {
        (v.as_boolean() ? out.has_true_ : out.has_false_) = true;
    } else {
        out.named_.emplace(v.as_string());
    }
    return out;
}

value_set value_set::of(interval_set positions) {
    value_set out{kind_on(positions.on())};
    out.positions_ = std::move(positions);
    return out;
}

value_set value_set::of_texts(texts named, bool all_but) {
    value_set out{value_kind::string};
    out.named_ = std::move(named);
    out.all_but_ = all_but;
    return out;
}

bool value_set::empty() const noexcept {
    return positions_.empty() && named_.empty() && !all_but_ && !has_false_ && !has_true_;
}

bool value_set::is_all() const noexcept {
    if (kind_ == value_kind::boolean) return has_false_ && has_true_;
    if (kind_ == value_kind::string) return all_but_ && named_.empty();
    return positions_.is_all();
}

bool value_set::contains(const value& v) const noexcept {
    if (!v.is(kind_)) return false;
    if (kind_ == value_kind::boolean) return v.as_boolean() ? has_true_ : has_false_;
    if (kind_ == value_kind::string) return named_.contains(v.as_string()) != all_but_;
    return line_of(v) == on() && positions_.contains(position_on_line(v));
}

value_set value_set::united(const value_set& other) const {
    value_set out{kind_};
    out.has_true_ = has_true_ || other.has_true_;
    out.has_false_ = has_false_ || other.has_false_;
    out.positions_ = positions_.united(other.positions_);
    out.all_but_ = all_but_ || other.all_but_;
    if (all_but_ && other.all_but_) {
        out.named_ = shared(named_, other.named_, true);
    } else if (all_but_) {
        out.named_ = shared(named_, other.named_, false);
    } else if (other.all_but_) {
        out.named_ = shared(other.named_, named_, false);
    } else {
        out.named_ = joined(named_, other.named_);
    }
    return out;
}

value_set value_set::intersected(const value_set& other) const {
    return complement().united(other.complement()).complement();
}

value_set value_set::complement() const {
    value_set out{kind_};
    if (kind_ == value_kind::boolean) {
        out.has_true_ = !has_true_;
        out.has_false_ = !has_false_;
    } else if (kind_ == value_kind::string) {
        out.all_but_ = !all_but_;
        out.named_ = named_;
    } else {
        out.positions_ = positions_.complement();
    }
    return out;
}

std::optional<owned_value> value_set::witness() const {
    if (empty()) return std::nullopt;
    if (kind_ == value_kind::boolean) return owned_value::copy(value{has_true_});
    if (kind_ == value_kind::string) {
        if (!all_but_) return owned_value::copy(value{std::string_view{*named_.begin()}});
        std::string other = "other";
        for (int n = 2; named_.contains(other); ++n) other = "other " + std::to_string(n);
        return owned_value::copy(value{std::string_view{other}});
    }
    return value_on_line(positions_.on(), *positions_.witness());
}

std::string value_set::text() const {
    if (is_all()) return "-";
    if (empty()) return "not(-)";
    if (kind_ == value_kind::boolean) return has_true_ ? "true" : "false";
    if (kind_ != value_kind::string) return positions_.text();
    std::string out;
    for (const std::string& t : named_) {
        if (!out.empty()) out += ", ";
        out += quoted(t);
    }
    return all_but_ ? "not(" + out + ")" : out;
}

} // namespace tenet
