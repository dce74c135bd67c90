#include "calculations.hpp"

#include <tenet/score/quantiles.hpp>
#include <tenet/score/rules_json.hpp>

namespace tenet::score {

namespace {

using json::node;
using json::object_reader;

const std::vector<std::string_view> method_names{"nearest_rank", "averaged", "inclusive",
                                                 "exclusive"};
const std::vector<std::string_view> step_names{"entered", "rose",    "stayed",
                                               "held",    "renewed", "fell"};

/// The rule of a request, read member by member.
template <class Read>
void read_rule(object_reader& in, const Read& read) {
    const node* n = in.require("rule");
    if (n == nullptr) return;
    object_reader rule{in.doc(), *n, in.problems()};
    read(rule);
    rule.finish();
}

std::vector<ranked_item> read_items(object_reader& in) {
    return read_list<ranked_item>(in, "items", read_ranked);
}

date required_day(object_reader& in, std::string_view name) {
    in.require(name);
    return in.day(name).value_or(date{});
}

} // namespace

void calculate_rank(object_reader& in, json::writer& out) {
    tie_rule ties = tie_rule::by_id;
    bool highest_first = true;
    read_rule(in, [&](object_reader& rule) {
        rule.require("ties");
        ties = choice(rule, "ties", tie_names(), ties);
        highest_first = rule.flag("highest_first", true);
    });
    const auto items = read_items(in);
    answer(
        in, [&] { return ranked(items, ties, highest_first); },
        [&](const std::vector<rank>& found) {
            list_member(out, "ranks", found, [&](const rank& r) {
                out.begin_object();
                text_member(out, "id", items[r.item].id);
                count_member(out, "place", r.place);
                flag_member(out, "tied", r.tied);
                out.end_object();
            });
        });
}

void calculate_quantile(object_reader& in, json::writer& out) {
    decimal p;
    quantile_method how = quantile_method::nearest_rank;
    std::optional<rounding_rule> rounds;
    read_rule(in, [&](object_reader& rule) {
        p = required_number(rule, "p");
        rule.require("method");
        how = choice(rule, "method", method_names, how);
        rounds = read_rounding(rule, "rounding");
    });
    std::vector<decimal> numbers;
    in.require("numbers");
    for (const node& n : in.items("numbers")) {
        numbers.push_back(exact_number(in, n).value_or(decimal{}));
    }
    answer(
        in, [&] { return quantile(numbers, p, how, rounds); },
        [&](const decimal& found) { number_member(out, "value", found); });
}

void calculate_groups(object_reader& in, json::writer& out) {
    std::uint64_t groups = 0;
    tie_rule ties = tie_rule::all_up;
    bool highest_first = true;
    read_rule(in, [&](object_reader& rule) {
        constexpr std::uint64_t far_too_many = 1'000'000;
        rule.require("groups");
        groups = std::min(count_member(rule, "groups").value_or(0), far_too_many);
        rule.require("ties");
        ties = choice(rule, "ties", tie_names(), ties);
        highest_first = rule.flag("highest_first", true);
    });
    const auto items = read_items(in);
    answer(
        in,
        [&] {
            return quantile_groups(items, static_cast<std::uint32_t>(groups), ties, highest_first);
        },
        [&](const std::vector<std::uint32_t>& found) {
            out.key("items");
            out.begin_array();
            for (std::size_t n = 0; n < found.size(); ++n) {
                out.begin_object();
                text_member(out, "id", items[n].id);
                count_member(out, "group", found[n]);
                out.end_object();
            }
            out.end_array();
        });
}

void calculate_rfm(object_reader& in, json::writer& out) {
    const node* n = in.require("rule");
    const auto rule = n == nullptr ? std::nullopt : read_rfm_rule(in.doc(), *n, in.problems());
    const auto items = read_list<rfm_item>(in, "items", [](object_reader& i) {
        return rfm_item{i.text("id"), exact_number(i, "recency"), exact_number(i, "frequency"),
                        exact_number(i, "monetary")};
    });
    answer(
        in, [&] { return rfm_scores(items, *rule); },
        [&](const std::vector<rfm_score>& found) {
            out.key("items");
            out.begin_array();
            for (std::size_t k = 0; k < found.size(); ++k) {
                out.begin_object();
                text_member(out, "id", items[k].id);
                text_member(out, "code", found[k].code);
                reason_member(out, "no_score", found[k].no_score);
                out.end_object();
            }
            out.end_array();
        });
}

namespace {

void sum_members(json::writer& out, const matrix_sum& sum) {
    count_member(out, "count", sum.count);
    number_member(out, "amount", sum.amount);
}

void write_matrix_result(json::writer& out, const matrix_definition& of,
                         std::span<const matrix_item> items, const matrix_result& found) {
    out.key("items");
    out.begin_array();
    for (std::size_t n = 0; n < items.size(); ++n) {
        const matrix_place& at = found.places[n];
        out.begin_object();
        text_member(out, "id", items[n].id);
        if (at.cell) {
            text_member(out, "cell", of.cells[*at.cell].id);
            text_member(out, "x", of.cells[*at.cell].x);
            text_member(out, "y", of.cells[*at.cell].y);
        }
        reason_member(out, "nowhere", at.nowhere);
        out.end_object();
    }
    out.end_array();
    out.key("cells");
    out.begin_array();
    for (std::size_t c = 0; c < of.cells.size(); ++c) {
        out.begin_object();
        text_member(out, "cell", of.cells[c].id);
        text_member(out, "x", of.cells[c].x);
        text_member(out, "y", of.cells[c].y);
        sum_members(out, found.cells[c]);
        out.end_object();
    }
    out.end_array();
    out.key("nowhere");
    out.begin_object();
    sum_members(out, found.nowhere);
    out.end_object();
}

} // namespace

void calculate_matrix(object_reader& in, json::writer& out) {
    const node* n = in.require("rule");
    auto read = n == nullptr ? std::nullopt : read_matrix(in.doc(), *n, in.problems());
    const auto items = read_list<matrix_item>(in, "items", [](object_reader& i) {
        return matrix_item{i.text("id"), exact_number(i, "x"), exact_number(i, "y"),
                           exact_number(i, "amount").value_or(decimal{})};
    });
    if (in.problems().has_errors()) return;
    const auto made = matrix::make(std::move(*read));
    if (!made) {
        in.problems().add(made.error());
        return;
    }
    answer(
        in, [&] { return made->place_all(items); },
        [&](const matrix_result& found) {
            write_matrix_result(out, made->definition(), items, found);
        });
}

void calculate_ratchet(object_reader& in, json::writer& out) {
    const node* n = in.require("rule");
    const auto rule = n == nullptr ? std::nullopt : read_ratchet_rule(in.doc(), *n, in.problems());
    std::optional<held_tier> before;
    if (const node* was = given(in, "before")) {
        object_reader held{in.doc(), *was, in.problems()};
        before = held_tier{held.text("tier"), required_day(held, "from"), required_day(held, "to")};
        held.finish();
    }
    const std::string earned = in.text("earned");
    const date on = required_day(in, "on");
    answer(
        in, [&] { return ratchet(*rule, before, earned, on); },
        [&](const ratchet_result& found) {
            text_member(out, "what", name_of(step_names, found.what));
            text_member(out, "earned", found.earned);
            text_member(out, "tier", found.now.tier);
            text_member(out, "from", found.now.from.text());
            text_member(out, "to", found.now.to.text());
        });
}

void calculate_window(object_reader& in, json::writer& out) {
    std::int64_t months = 0;
    read_rule(in, [&](object_reader& rule) {
        rule.require("months");
        months = rule.integer("months").value_or(0);
    });
    const date on = required_day(in, "on");
    const date came = required_day(in, "came");
    answer(
        in, [&] { return window_before(on, months, came); },
        [&](const trailing_window& found) {
            text_member(out, "from", found.from.text());
            text_member(out, "to", found.to.text());
            out.key("months");
            out.integer(found.months);
        });
}

namespace {

void cell_members(json::writer& out, const migration_cell& c) {
    count_member(out, "count", c.count);
    number_member(out, "before", c.before);
    number_member(out, "after", c.after);
}

void write_migration(json::writer& out, const migration& found) {
    const auto tier_member = [&](std::string_view name, std::size_t tier) {
        out.key(name);
        if (tier < found.tiers.size()) {
            out.string(found.tiers[tier]);
        } else {
            out.null();
        }
    };
    out.key("cells");
    out.begin_array();
    for (std::size_t from = 0; from < found.cells.size(); ++from) {
        for (std::size_t to = 0; to < found.cells[from].size(); ++to) {
            if (found.cells[from][to].count == 0) continue;
            out.begin_object();
            tier_member("from", from);
            tier_member("to", to);
            cell_members(out, found.cells[from][to]);
            out.end_object();
        }
    }
    out.end_array();
    const auto side = [&](std::string_view name, const migration_cell& c) {
        out.key(name);
        out.begin_object();
        cell_members(out, c);
        out.end_object();
    };
    side("rose", found.rose);
    side("stayed", found.stayed);
    side("fell", found.fell);
    side("entered", found.entered);
    side("left", found.left);
}

} // namespace

void calculate_migration(object_reader& in, json::writer& out) {
    std::vector<std::string> tiers;
    read_rule(in, [&](object_reader& rule) {
        rule.require("tiers");
        tiers = rule.texts("tiers");
    });
    const auto holdings = [&](std::string_view name) {
        return read_list<tier_holding>(in, name, [](object_reader& h) {
            return tier_holding{h.text("id"), h.text("tier"),
                                exact_number(h, "amount").value_or(decimal{})};
        });
    };
    const auto before = holdings("before");
    const auto after = holdings("after");
    answer(
        in, [&] { return migration_between(tiers, before, after); },
        [&](const migration& found) { write_migration(out, found); });
}

} // namespace tenet::score
