#include "bods_history.hpp"

#include <algorithm>
#include <unordered_map>

namespace tenet::group::bods {

namespace {

bool same_share(const interest& a, const interest& b) noexcept {
    if (a.share.has_value() != b.share.has_value()) return false;
    return !a.share || share_units::from(*a.share) == share_units::from(*b.share);
}

bool same_relation(const interest& a, const interest& b) noexcept {
    return a.type == b.type && a.degree == b.degree && a.hierarchy == b.hierarchy &&
           same_share(a, b);
}

bool starts_later(const interest& later, const interest& than) noexcept {
    return later.from && (!than.from || *later.from > *than.from);
}

bool same_ends(const relationship_statement& a, const relationship_statement& b) noexcept {
    const auto same = [](const stated_party& x, const stated_party& y) {
        return x.id == y.id && x.name == y.name;
    };
    return same(a.holder, b.holder) && same(a.subject, b.subject);
}

/// Interests by their type, taken one after the other.
class by_type {
public:
    explicit by_type(const std::vector<interest>& all) {
        for (std::size_t n = 0; n < all.size(); ++n) lists_[all[n].what].numbers.push_back(n);
    }

    std::optional<std::size_t> take(std::string_view what) {
        const auto found = lists_.find(what);
        if (found == lists_.end() || found->second.next == found->second.numbers.size()) {
            return std::nullopt;
        }
        return found->second.numbers[found->second.next++];
    }

private:
    struct list {
        std::vector<std::size_t> numbers;
        std::size_t next = 0;
    };
    std::unordered_map<std::string_view, list> lists_;
};

class believer {
public:
    void hear(const relationship_statement& said) {
        if (heard_ == nullptr || is_later(said.at.known_from)) today_ = said.at.known_from;
        const std::vector<std::size_t> before = std::exchange(heads_, {});
        std::vector<interest> now = said.interests;
        if (said.closes) close(now, said.at.day.plus_days(-1));
        by_type unmatched(now);
        std::vector<bool> taken(now.size(), false);
        for (const std::size_t h : before) {
            const auto next =
                same_ends(*heard_, said) ? unmatched.take(pieces_[h].is.what) : std::nullopt;
            if (next) taken[*next] = true;
            compare(h, next ? &now[*next] : nullptr, said);
        }
        for (std::size_t n = 0; n < now.size(); ++n) {
            if (!taken[n]) begin(std::move(now[n]), said);
        }
        heard_ = &said;
    }

    std::vector<piece> take() {
        std::erase_if(pieces_, [](const piece& p) { return p.from == nullptr; });
        return std::move(pieces_);
    }

private:
    [[nodiscard]] bool is_later(const std::optional<date>& day) const {
        return day && (!today_ || *day > *today_);
    }

    /// An interest without an end, or that would begin behind it, ends here.
    static void close(std::vector<interest>& all, date last) {
        for (interest& i : all) {
            if (!i.to) i.to = i.from ? std::max(*i.from, last) : last;
        }
    }

    /// A holding of the statement before against what this one says of the same type, if anything.
    void compare(std::size_t h, interest* next, const relationship_statement& said) {
        if (said.corrects) {
            withdraw(h);
            if (next != nullptr) begin(std::move(*next), said);
            return;
        }
        const date eve = said.at.day.plus_days(-1);
        if (next == nullptr) return end(h, eve);
        const interest& old = pieces_[h].is;
        const bool unchanged = same_relation(old, *next);
        if (unchanged && old.from == next->from && old.to == next->to) {
            heads_.push_back(h);
            return;
        }
        if (starts_later(*next, old)) {
            end(h, next->from->plus_days(-1));
        } else if (unchanged || (old.from && *old.from > eve) || (next->to && *next->to <= eve)) {
            withdraw(h);
        } else {
            next->from = said.at.day;
            end(h, eve);
        }
        begin(std::move(*next), said);
    }

    void begin(interest is, const relationship_statement& said) {
        heads_.push_back(pieces_.size());
        pieces_.push_back({std::move(is), &said, today_, std::nullopt});
    }

    void withdraw(std::size_t h) {
        piece& p = pieces_[h];
        const bool never_known = p.known_from == today_;
        if (never_known) p.from = nullptr;
        p.known_until = today_;
    }

    /// From today on it is believed to have ended on that day.
    void end(std::size_t h, date last) {
        const piece old = pieces_[h];
        if (old.is.to && *old.is.to <= last) return;
        withdraw(h);
        if (old.is.from && *old.is.from > last) return;
        pieces_.push_back({old.is, old.from, today_, std::nullopt});
        pieces_.back().is.to = last;
    }

    std::vector<piece> pieces_;
    std::vector<std::size_t> heads_; ///< those of the last statement
    const relationship_statement* heard_ = nullptr;
    std::optional<date> today_;
};

} // namespace

std::vector<piece> history_of(std::span<const relationship_statement> statements) {
    believer who;
    for (const relationship_statement& s : statements) who.hear(s);
    return who.take();
}

} // namespace tenet::group::bods
