#include "exact.hpp"

#include <tenet/score/appraisal_messages.hpp>
#include <tenet/score/distribution.hpp>
#include <tenet/score/survey_messages.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace tenet::score {

namespace messages = score_appraisal_messages;

namespace {

result<std::vector<exact>> read_shares(std::span<const grade_quota> shares) {
    diagnostics problems;
    std::set<std::string_view> ids;
    std::vector<exact> out;
    exact sum;
    bool good = true;
    for (const grade_quota& q : shares) {
        if (q.grade.empty() || !ids.insert(q.grade).second) {
            problems.add(score_survey_messages::bad_id, {q.grade});
        }
        good = good && is_usable(q.share) && !q.share.is_negative();
        if (!good) continue;
        out.emplace_back(q.share);
        sum += out.back();
    }
    if (!good || !(sum == exact{std::uint64_t{1}})) {
        problems.add(messages::shares, {sum.rounded(std::nullopt).text()});
    }
    if (problems.has_errors()) return problems;
    return out;
}

std::vector<std::size_t> by_remainder(const std::vector<exact>& shares, std::size_t n) {
    std::vector<std::size_t> out;
    std::vector<exact> rests;
    std::size_t given = 0;
    for (const exact& share : shares) {
        const exact part = share * exact{n};
        out.push_back(part.whole(rounding::down));
        rests.push_back(part - exact{out.back()});
        given += out.back();
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return rests[b] < rests[a]; });
    for (std::size_t k = 0; k < n - given; ++k) ++out[order[k]];
    return out;
}

std::vector<std::size_t> by_cuts(const std::vector<exact>& shares, std::size_t n, rounding mode) {
    std::vector<std::size_t> out;
    exact sum;
    std::size_t before = 0;
    for (const exact& share : shares) {
        sum += share;
        const std::size_t cut = (sum * exact{n}).whole(mode);
        out.push_back(cut - before);
        before = cut;
    }
    return out;
}

std::vector<std::size_t> each_by_itself(const std::vector<exact>& shares, std::size_t n,
                                        rounding mode) {
    std::vector<std::size_t> out;
    std::size_t left = n;
    for (const exact& share : shares) {
        out.push_back(std::min<std::size_t>(left, (share * exact{n}).whole(mode)));
        left -= out.back();
    }
    out.back() += left;
    return out;
}

/// Gives grades to items in order.
class distributing {
public:
    distributing(std::span<const rated_item> items, const distribution_rule& rule,
                 const std::vector<rank>& order)
        : items_(items), rule_(rule), order_(order) {
        for (const grade_quota& q : rule.quotas) grades_.emplace(q.grade, grades_.size());
    }

    distribution run(std::vector<std::size_t> quotas) {
        out_.quotas = std::move(quotas);
        out_.counts.resize(rule_.quotas.size());
        for (std::size_t n = 0; n < order_.size(); ++n) place_one(n);
        if (rule_.never_better) {
            fill_limited();
        } else {
            fill();
        }
        mark_parted();
        for (placed_item& p : out_.items) {
            p.grade = rule_.quotas[p.quota_grade].grade;
            ++out_.counts[p.quota_grade];
        }
        return std::move(out_);
    }

private:
    void place_one(std::size_t n) {
        placed_item p;
        p.item = order_[n].item;
        p.place = order_[n].place;
        p.before = items_[p.item].grade;
        out_.items.push_back(std::move(p));
    }

    /// The end of the run of equals that begins there.
    [[nodiscard]] std::size_t end_of_run(std::size_t begin) const {
        const auto same = [&](std::size_t a, std::size_t b) {
            const ranked_item& x = items_[order_[a].item].is;
            const ranked_item& y = items_[order_[b].item].is;
            return x.value == y.value && x.keys == y.keys;
        };
        std::size_t end = begin + 1;
        while (end < order_.size() && same(begin, end)) ++end;
        return end;
    }

    void fill() {
        std::size_t grade = 0;
        std::size_t left = out_.quotas.empty() ? 0 : out_.quotas[0];
        for (placed_item& p : out_.items) {
            while (left == 0 && grade + 1 < out_.quotas.size()) left = out_.quotas[++grade];
            p.quota_grade = grade;
            if (left > 0) --left;
        }
        settle_ties();
    }

    void settle_ties() {
        for (std::size_t begin = 0; begin < out_.items.size();) {
            const std::size_t end = end_of_run(begin);
            const std::size_t best = out_.items[begin].quota_grade;
            const std::size_t worst = out_.items[end - 1].quota_grade;
            for (std::size_t n = begin; n < end; ++n) {
                placed_item& p = out_.items[n];
                p.parted = best != worst;
                if (rule_.ties == tie_rule::all_up) p.quota_grade = best;
                if (rule_.ties == tie_rule::all_down) p.quota_grade = worst;
            }
            begin = end;
        }
    }

    /// Nobody rises: each gets the best grade that has room left and is not above the one before;
    /// the last grade always has room.
    void fill_limited() {
        std::vector<std::size_t> left = out_.quotas;
        for (std::size_t begin = 0; begin < out_.items.size();) {
            const std::size_t end = rule_.ties == tie_rule::by_id ? begin + 1 : end_of_run(begin);
            for (std::size_t n = begin; n < end; ++n) {
                placed_item& p = out_.items[n];
                p.quota_grade = room_for(p, left);
                if (left[p.quota_grade] > 0) --left[p.quota_grade];
            }
            settle_limited(begin, end);
            begin = end;
        }
    }

    [[nodiscard]] std::size_t room_for(const placed_item& p,
                                       const std::vector<std::size_t>& left) const {
        std::size_t grade = grades_.at(p.before);
        while (grade + 1 < left.size() && left[grade] == 0) ++grade;
        return grade;
    }

    /// Equals that had the same grade before get the same again.
    void settle_limited(std::size_t begin, std::size_t end) {
        if (rule_.ties == tie_rule::by_id) return;
        const bool up = rule_.ties == tie_rule::all_up;
        std::map<std::string_view, std::size_t> settled;
        for (std::size_t n = begin; n < end; ++n) {
            const placed_item& p = out_.items[n];
            const auto [at, first] = settled.emplace(p.before, p.quota_grade);
            if (!first) {
                at->second =
                    up ? std::min(at->second, p.quota_grade) : std::max(at->second, p.quota_grade);
            }
        }
        for (std::size_t n = begin; n < end; ++n) {
            out_.items[n].quota_grade = settled.at(out_.items[n].before);
        }
    }

    void mark_parted() {
        for (std::size_t begin = 0; begin < out_.items.size();) {
            const std::size_t end = end_of_run(begin);
            for (std::size_t n = begin; n < end; ++n) {
                placed_item& p = out_.items[n];
                p.parted = p.parted || out_.items[begin].quota_grade != p.quota_grade ||
                           out_.items[end - 1].quota_grade != p.quota_grade;
            }
            begin = end;
        }
    }

    std::span<const rated_item> items_;
    const distribution_rule& rule_;
    const std::vector<rank>& order_;
    std::map<std::string_view, std::size_t> grades_; ///< positions among the quotas
    distribution out_;
};

} // namespace

result<std::vector<std::size_t>> quotas_of(std::span<const grade_quota> shares, std::size_t n,
                                           quota_rounding how, rounding mode) {
    const auto read = read_shares(shares);
    if (!read) return read.error();
    switch (how) {
    case quota_rounding::largest_remainder: return by_remainder(*read, n);
    case quota_rounding::cumulative: return by_cuts(*read, n, mode);
    case quota_rounding::each: return each_by_itself(*read, n, mode);
    }
    return by_remainder(*read, n);
}

result<distribution> distribute(std::span<const rated_item> items, const distribution_rule& rule) {
    diagnostics problems;
    auto quotas = quotas_of(rule.quotas, items.size(), rule.how, rule.mode);
    if (!quotas) problems.add(quotas.error());
    std::vector<ranked_item> plain;
    for (const rated_item& i : items) {
        plain.push_back(i.is);
        const bool known =
            std::ranges::find(rule.quotas, i.grade, &grade_quota::grade) != rule.quotas.end();
        if (rule.never_better && !known) {
            problems.add(messages::unknown_grade, {i.is.id, i.grade});
        }
    }
    const auto order = ranked(plain, rule.ties);
    if (!order) problems.add(order.error());
    if (problems.has_errors()) return problems;
    return distributing{items, rule, *order}.run(std::move(*quotas));
}

} // namespace tenet::score
