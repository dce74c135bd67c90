#include "builder.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace tenet::json {

namespace {

/// Numbers of at most so many characters and without exponent are exact in 34 digits.
constexpr std::size_t surely_exact = 34;

bool is_exact(std::string_view number) {
    const bool plain = number.find_first_of("eE") == std::string_view::npos;
    return (plain && number.size() <= surely_exact) || decimal::parse(number).has_value();
}

} // namespace

std::string_view builder::whole(std::string_view last_piece) {
    const std::less_equal<> not_behind;
    const char* const end = last_piece.data() + last_piece.size();
    const bool in_body =
        not_behind(body_.data(), last_piece.data()) && not_behind(end, body_.data() + body_.size());
    if (parts_.empty()) return in_body ? last_piece : memory_->copy(last_piece);
    parts_ += last_piece;
    const std::string_view text = memory_->copy(parts_);
    parts_.clear();
    return text;
}

void builder::place(const node& n) {
    if (levels_.empty() || levels_.back().array) {
        pending_.push_back({{}, n, 0});
    } else {
        pending_.back().is = n;
    }
}

void builder::place_text(node::kind kind, std::string_view text) {
    node n;
    n.kind_ = kind;
    n.ordinal_ = count_++;
    n.count_ = static_cast<std::uint32_t>(text.size());
    n.data_ = text.data();
    place(n);
}

void builder::name(std::string_view last_piece) {
    pending_.push_back({whole(last_piece), {}, count_++});
}

void builder::string(std::string_view last_piece) {
    place_text(node::kind::string, whole(last_piece));
}

void builder::number(std::string_view last_piece) {
    const std::string_view text = whole(last_piece);
    if (!is_exact(text)) problems_.push_back({count_, 0, text, true});
    place_text(node::kind::number, text);
}

void builder::boolean(bool b) {
    node n;
    n.kind_ = node::kind::boolean;
    n.flag_ = b;
    n.ordinal_ = count_++;
    place(n);
}

void builder::null() {
    node n;
    n.ordinal_ = count_++;
    place(n);
}

void builder::open(bool array) {
    levels_.push_back({array, count_++});
}

void builder::place_closed(node::kind kind, const void* data, std::size_t count) {
    pending_.resize(pending_.size() - count);
    node n;
    n.kind_ = kind;
    n.ordinal_ = levels_.back().ordinal;
    n.count_ = static_cast<std::uint32_t>(count);
    n.data_ = data;
    levels_.pop_back();
    place(n);
}

void builder::close_array(std::size_t items) {
    const std::span<node> kept = memory_->make_array<node>(items);
    const std::size_t first = pending_.size() - items;
    for (std::size_t i = 0; i < items; ++i) kept[i] = pending_[first + i].is;
    place_closed(node::kind::array, kept.data(), items);
}

void builder::close_object(std::size_t members) {
    const std::span<member> kept = memory_->make_array<member>(members);
    std::copy(pending_.end() - static_cast<std::ptrdiff_t>(members), pending_.end(), kept.begin());
    check_names(kept);
    place_closed(node::kind::object, kept.data(), members);
}

/// Few names are compared each with each, many are sorted first.
void builder::check_names(std::span<const member> members) {
    constexpr std::size_t few = 16;
    const auto report = [this](const member& again, const member& first) {
        problems_.push_back({again.name_ordinal, first.name_ordinal, again.name, false});
    };
    if (members.size() <= few) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            const auto before = members.first(i);
            const auto same = std::find_if(before.begin(), before.end(), [&](const member& m) {
                return m.name == members[i].name;
            });
            if (same != before.end()) report(members[i], *same);
        }
        return;
    }
    std::vector<std::uint32_t> order(members.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return members[a].name < members[b].name;
    });
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (members[order[i]].name == members[order[first]].name) {
            report(members[order[i]], members[order[first]]);
        } else {
            first = i;
        }
    }
}

std::vector<builder::problem> builder::take_problems() {
    std::sort(problems_.begin(), problems_.end(),
              [](const problem& a, const problem& b) { return a.ordinal < b.ordinal; });
    return std::move(problems_);
}

} // namespace tenet::json
