#include <tenet/party/merge.hpp>
#include <tenet/party/messages.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace tenet::party {

namespace messages = party_messages;

namespace {

using kind = merge_statement::kind;
using statement_span = std::span<const merge_statement>;

/// Numbers of parties, and which of them are one by a part of the statements.
class sameness {
public:
    explicit sameness(statement_span all) : all_(all) {
        for (const merge_statement& s : all) {
            ends_.emplace_back(number_of(s.party), number_of(s.other));
        }
    }

    /// Joins the parties of the first statements that count and say `same`.
    void join(std::size_t statements, const std::vector<bool>& counts) {
        up_.resize(numbers_.size());
        std::iota(up_.begin(), up_.end(), 0U);
        for (std::size_t n = 0; n < statements; ++n) {
            if (!counts[n] || all_[n].what != kind::same) continue;
            up_[root(ends_[n].second)] = root(ends_[n].first);
        }
    }

    [[nodiscard]] bool are_one(std::size_t statement) {
        return root(ends_[statement].first) == root(ends_[statement].second);
    }

    std::uint32_t root(std::uint32_t party) {
        while (up_[party] != party) {
            up_[party] = up_[up_[party]];
            party = up_[party];
        }
        return party;
    }
    [[nodiscard]] std::uint32_t number(std::string_view party) const {
        return numbers_.find(party)->second;
    }
    [[nodiscard]] const auto& numbers() const noexcept { return numbers_; }

    /// The statements by which the parties of one are one, along the shortest way.
    [[nodiscard]] std::vector<std::size_t> why(std::size_t statement, std::size_t statements,
                                               const std::vector<bool>& counts) const {
        std::vector<std::vector<std::size_t>> edges(numbers_.size());
        for (std::size_t n = 0; n < statements; ++n) {
            if (!counts[n] || all_[n].what != kind::same) continue;
            edges[ends_[n].first].push_back(n);
            edges[ends_[n].second].push_back(n);
        }
        const auto [from, to] = ends_[statement];
        std::vector<std::size_t> by(numbers_.size(), all_.size());
        std::vector<std::uint32_t> open{from};
        for (std::size_t n = 0; n < open.size(); ++n) {
            for (const std::size_t s : edges[open[n]]) {
                const std::uint32_t next = other_end(s, open[n]);
                if (next == from || by[next] != all_.size()) continue;
                by[next] = s;
                open.push_back(next);
            }
        }
        std::vector<std::size_t> out;
        for (std::uint32_t at = to; at != from && by[at] != all_.size();) {
            out.push_back(by[at]);
            at = other_end(by[at], at);
        }
        std::ranges::reverse(out);
        return out;
    }

private:
    std::uint32_t number_of(std::string_view party) {
        return numbers_.try_emplace(party, static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
    }
    [[nodiscard]] std::uint32_t other_end(std::size_t s, std::uint32_t of) const {
        return ends_[s].first == of ? ends_[s].second : ends_[s].first;
    }

    statement_span all_;
    std::map<std::string_view, std::uint32_t> numbers_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
    std::vector<std::uint32_t> up_;
};

/// Statements taken in one by one, and which of them count.
class ledger {
public:
    explicit ledger(statement_span all) : all_(all) {}

    /// Takes in the next statement; what is wrong with it by itself and among those before.
    diagnostics take() {
        const std::size_t n = counts_.size();
        diagnostics problems = check(n);
        places_.try_emplace(all_[n].id, n);
        counts_.push_back(true);
        undone_by_.push_back(0);
        targets_.push_back(all_.size());
        if (all_[n].what != kind::undo || problems.has_errors()) return problems;
        const auto at = places_.find(all_[n].undoes);
        if (at == places_.end() || at->second == n || !counts_[at->second]) {
            problems.add(messages::merge_nothing_to_undo, {all_[n].id, all_[n].undoes});
        } else {
            targets_[n] = at->second;
            undo(n);
        }
        return problems;
    }

    [[nodiscard]] const std::vector<bool>& counts() const noexcept { return counts_; }

private:
    [[nodiscard]] diagnostics check(std::size_t n) const {
        const merge_statement& s = all_[n];
        diagnostics problems;
        const auto need = [&](const std::string& text, const char* zh, const char* en) {
            if (text.empty()) problems.add(messages::merge_without, {s.id, zh, en});
        };
        need(s.id, "编号", "id");
        need(s.by, "声明人", "author");
        need(s.reason, "理由", "reason");
        if (s.what == kind::undo) {
            need(s.undoes, "所撤销的声明", "statement to undo");
        } else {
            need(s.party, "主体", "party");
            need(s.other, "另一主体", "other party");
            if (s.party == s.other && !s.party.empty()) {
                problems.add(messages::merge_of_one, {s.id, s.party});
            }
        }
        if (places_.contains(s.id)) problems.add(messages::merge_twice, {s.id});
        if (n > 0 && s.on < all_[n - 1].on) {
            problems.add(messages::merge_order, {s.id, s.on.text(), all_[n - 1].on.text()});
        }
        return problems;
    }

    /// Lets an undo take effect, and those along the chain of what it undoes.
    void undo(std::size_t n) {
        for (bool takes_effect = true; targets_[n] != all_.size();) {
            const std::size_t target = targets_[n];
            undone_by_[target] += takes_effect ? 1 : -1;
            const bool counts = undone_by_[target] == 0;
            if (counts == counts_[target]) return;
            counts_[target] = counts;
            takes_effect = counts;
            n = target;
        }
    }

    statement_span all_;
    std::map<std::string_view, std::size_t> places_;
    std::vector<bool> counts_;
    std::vector<int> undone_by_;
    std::vector<std::size_t> targets_; ///< by undo: what it undoes
};

struct contradiction {
    std::size_t by; ///< the last statement concerned
    diagnostic what;
};

/// Whether the first statements say of two parties that they are one and different.
std::optional<contradiction> find_contradiction(statement_span all, sameness& same,
                                                std::size_t statements,
                                                const std::vector<bool>& counts) {
    same.join(statements, counts);
    for (std::size_t n = 0; n < statements; ++n) {
        const merge_statement& s = all[n];
        if (!counts[n] || s.what != kind::different || !same.are_one(n)) continue;
        std::size_t last = n;
        std::string why;
        for (const std::size_t w : same.why(n, statements, counts)) {
            last = std::max(last, w);
            why += (why.empty() ? "" : ", ") + all[w].id;
        }
        // An undo of an undo may have brought it back.
        if (all[statements - 1].what == kind::undo) last = statements - 1;
        return contradiction{last, diagnostic{messages::merge_contradiction,
                                              {all[last].id, s.party, s.other, why, s.id}}};
    }
    return std::nullopt;
}

/// Everything wrong with statements from one on; those before are known to be right.
diagnostics check_from(statement_span all, std::size_t first, std::span<const place> places) {
    ledger book(all);
    sameness same(all);
    diagnostics problems;
    const auto add = [&](std::size_t n, diagnostic d) {
        if (n < places.size()) d.where() = places[n];
        problems.add(std::move(d));
    };
    bool contradicted = false;
    for (std::size_t n = 0; n < all.size(); ++n) {
        const diagnostics found = book.take();
        if (n < first) continue;
        for (const diagnostic& d : found.items()) add(n, d);
        // Between two undos statements only accumulate, so that contradictions stay.
        const bool look =
            n + 1 == all.size() || all[n].what == kind::undo || all[n + 1].what == kind::undo;
        if (!look || contradicted) continue;
        if (const auto wrong = find_contradiction(all, same, n + 1, book.counts())) {
            contradicted = true;
            add(wrong->by, wrong->what);
        }
    }
    return problems;
}

constexpr std::array<std::string_view, 3> kind_names{"same", "different", "undo"};

} // namespace

std::string_view name_of(merge_statement::kind what) noexcept {
    return kind_names[static_cast<std::size_t>(what)];
}

std::string_view merged_parties::of(std::string_view party) const noexcept {
    const auto at = of_.find(party);
    return at == of_.end() ? party : std::string_view(at->second);
}

diagnostics merge_log::add(merge_statement statement) {
    statements_.push_back(std::move(statement));
    diagnostics problems = check_from(statements_, statements_.size() - 1, {});
    if (problems.has_errors()) statements_.pop_back();
    return problems;
}

result<merge_log> merge_log::from(std::vector<merge_statement> statements,
                                  std::span<const place> places) {
    const diagnostics problems = check_from(statements, 0, places);
    if (problems.has_errors()) return problems;
    merge_log out;
    out.statements_ = std::move(statements);
    return out;
}

merged_parties merge_log::at(date known_at) const {
    const auto end = std::ranges::upper_bound(statements_, known_at, {}, &merge_statement::on);
    const statement_span known(statements_.begin(), end);
    ledger book(known);
    for (std::size_t n = 0; n < known.size(); ++n) (void)book.take();
    const auto joins = [&](std::size_t n) {
        return book.counts()[n] && known[n].what == kind::same;
    };
    sameness same(known);
    same.join(known.size(), book.counts());
    std::set<std::string_view> concerned;
    for (std::size_t n = 0; n < known.size(); ++n) {
        if (joins(n)) concerned.insert({known[n].party, known[n].other});
    }
    std::map<std::uint32_t, merged_set> by_root;
    for (const std::string_view party : concerned) {
        by_root[same.root(same.number(party))].parties.emplace_back(party);
    }
    for (std::size_t n = 0; n < known.size(); ++n) {
        if (!joins(n)) continue;
        by_root[same.root(same.number(known[n].party))].statements.push_back(known[n].id);
    }
    merged_parties out;
    for (auto& [number, set] : by_root) {
        const std::uint32_t root = number;
        const auto is_root = [&](const std::string& p) { return same.number(p) == root; };
        set.party = *std::ranges::find_if(set.parties, is_root);
        for (const std::string& p : set.parties) out.of_.emplace(p, set.party);
        out.sets_.push_back(std::move(set));
    }
    std::ranges::sort(out.sets_, {}, &merged_set::party);
    return out;
}

} // namespace tenet::party
