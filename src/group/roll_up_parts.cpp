#include "roll_up_parts.hpp"

#include <algorithm>
#include <array>

namespace tenet::group {

namespace {

using kind = row_move::kind;
using counting = guarantee_rule::counting;

constexpr std::array<std::string_view, 7> move_names{
    "to_agent",     "from_customer",   "left_with_customer",  "once",
    "to_guarantor", "from_guaranteed", "left_with_guaranteed"};

class row_splitter {
public:
    row_splitter(const guaranteed_row& of, const roll_up_rule& rule,
                 const is_member_function& is_member, row_parts& out)
        : of_(of), row_(of.row), rule_(rule), is_member_(is_member), out_(out) {}

    void run() {
        choose_owner();
        find_portions();
        switch (rule_.guarantees.count) {
        case counting::guaranteed: leave(); break;
        case counting::guarantor: substitute(); break;
        case counting::both: count_both(); break;
        }
    }

private:
    struct portion {
        party_number guarantor;
        decimal value;
    };

    void add_move(kind is, party_number member, party_number other, const decimal& value) {
        out_.moves.push_back({is, member, other, value});
    }

    /// Who counts the row, of those the rule for agents allows: a member, where one of them is.
    void choose_owner() {
        owner_ = row_.party;
        const bool bought = is_member_(row_.party);
        if (!row_.agent || *row_.agent == row_.party) {
            is_own_ = bought;
            return;
        }
        const party_number by = *row_.agent;
        const bool sold = is_member_(by);
        const agent_rule rule = rule_.agents;
        if (rule == agent_rule::agent || (rule == agent_rule::both && !bought)) owner_ = by;
        is_own_ = owner_ == by ? sold : bought;
        if (bought && sold) add_move(kind::once, row_.party, by, row_.value);
        if (bought && !sold && rule == agent_rule::agent) {
            add_move(kind::to_agent, row_.party, by, row_.value);
        }
        if (bought || !sold) return;
        const bool left = rule == agent_rule::customer;
        add_move(left ? kind::left_with_customer : kind::from_customer, by, row_.party, row_.value);
    }

    /// The parts that others vouch for. Where they are moved, they are called upon in order, until
    /// nothing is left.
    void find_portions() {
        const bool moves = rule_.guarantees.count == counting::guarantor;
        decimal left = row_.value.is_negative() ? decimal{} : row_.value;
        const decimal all = left;
        const auto take = [&](const row_guarantee& g) {
            const bool holds = (!g.from || *g.from <= of_.as_of) && (!g.to || of_.as_of <= *g.to);
            if (!holds || g.guarantor == owner_) return;
            const decimal value = std::min(share_of(g, all), left, by_value);
            if (value.is_zero() || value.is_negative()) return;
            portions_.push_back({g.guarantor, value});
            if (moves) left -= value;
        };
        for (const row_guarantee& g : row_.guarantees) take(g);
        for (const row_guarantee& g : of_.of_relations) take(g);
    }

    static bool by_value(const decimal& x, const decimal& y) { return x < y; }

    static decimal share_of(const row_guarantee& g, const decimal& all) {
        const decimal of_percent = g.percent ? all * *g.percent * decimal::scaled(1, -2) : all;
        return g.amount ? std::min(*g.amount, of_percent, by_value) : of_percent;
    }

    void leave() {
        if (is_own_) return out_.counted.push_back({owner_, row_.value});
        for (const portion& p : portions_) {
            if (!is_member_(p.guarantor)) continue;
            add_move(kind::left_with_guaranteed, p.guarantor, owner_, p.value);
        }
    }

    void substitute() {
        decimal rest = row_.value;
        for (const portion& p : portions_) rest -= p.value;
        if (is_own_ && (portions_.empty() || !rest.is_zero())) {
            out_.counted.push_back({owner_, rest});
        }
        for (const portion& p : portions_) {
            const bool inside = is_member_(p.guarantor);
            if (inside) out_.counted.push_back({p.guarantor, p.value});
            if (inside && !is_own_) add_move(kind::from_guaranteed, p.guarantor, owner_, p.value);
            if (!inside && is_own_) add_move(kind::to_guarantor, owner_, p.guarantor, p.value);
        }
    }

    void count_both() {
        if (is_own_) return out_.counted.push_back({owner_, row_.value});
        decimal left = row_.value;
        for (const portion& p : portions_) {
            if (!is_member_(p.guarantor)) continue;
            const decimal value = std::min(p.value, left, by_value);
            if (value.is_zero()) continue;
            left -= value;
            out_.counted.push_back({p.guarantor, value});
            add_move(kind::from_guaranteed, p.guarantor, owner_, value);
        }
    }

    const guaranteed_row& of_;
    const value_row& row_;
    const roll_up_rule& rule_;
    const is_member_function& is_member_;
    party_number owner_ = 0;
    bool is_own_ = false;
    std::vector<portion> portions_;
    row_parts& out_;
};

} // namespace

std::string_view name_of(row_move::kind kind) noexcept {
    return move_names[static_cast<std::size_t>(kind)];
}

decimal row_parts::value() const noexcept {
    decimal out;
    for (const row_part& p : counted) out += p.value;
    return out;
}

void find_parts(const guaranteed_row& of, const roll_up_rule& rule,
                const is_member_function& is_member, row_parts& out) {
    out.counted.clear();
    out.moves.clear();
    row_splitter{of, rule, is_member, out}.run();
}

} // namespace tenet::group
