#ifndef TENET_TESTS_GROUP_GROUPS_HPP
#define TENET_TESTS_GROUP_GROUPS_HPP

#include <tenet/group/control.hpp>
#include <tenet/group/structure.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace tenet::group_test {

using namespace tenet::group;

inline decimal number(const std::string& text) {
    return *decimal::parse(text);
}
inline date day(const std::string& text) {
    return *date::parse(text);
}

inline moment now() {
    return {day("2025-12-31"), day("2025-12-31")};
}

/// A graph from lines such as "A 60 B" (shareholding), "A 25..50 B", "A votes 10 B", "A nominee B",
/// "A concert B". Parties appear as they are named.
class net {
public:
    net() = default;
    explicit net(const std::string& lines) {
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line, ';');) add(line);
    }

    party_number party(const std::string& name, party_kind kind = party_kind::company) {
        if (const auto known = builder_.find(name)) return *known;
        return builder_.add_party(name, {}, kind);
    }

    void add(const std::string& line) {
        std::istringstream in(line);
        std::vector<std::string> words;
        for (std::string w; in >> w;) words.push_back(w);
        if (words.empty()) return;
        edge_definition e;
        e.holder = party(words.front());
        e.subject = party(words.back());
        for (std::size_t n = 1; n + 1 < words.size(); ++n) word(words[n], e);
        builder_.add_edge(e);
    }

    graph build() { return builder_.build().value(); }
    structure at_now(const voting_rule& rule = {}) {
        return structure::at(build(), now(), rule).value();
    }
    graph_builder& builder() { return builder_; }

private:
    static void word(const std::string& w, edge_definition& e) {
        const std::size_t dots = w.find("..");
        if (dots != std::string::npos) {
            e.share = share_range{number(w.substr(0, dots)), number(w.substr(dots + 2))};
        } else if (const auto share = decimal::parse(w)) {
            e.share = share_range::exactly(*share);
        } else if (w == "concert") {
            e.type = relation::acting_in_concert;
        } else {
            e.type = *find_relation(w);
        }
    }

    graph_builder builder_;
};

using lines = std::vector<std::string>;

/// A line on every problem, as `say` tells it; none where nothing is wrong.
template <class T, class Say>
lines problems_as(const result<T>& r, const Say& say) {
    lines out;
    if (r) return out;
    for (const diagnostic& d : r.error().items()) out.push_back(say(d));
    return out;
}

/// "id /pointer"
inline std::string id_and_pointer(const diagnostic& d) {
    return std::string(d.id()) + " " + d.where().pointer;
}

/// "id line:column"
inline std::string id_and_position(const diagnostic& d) {
    return std::string(d.id()) + " " + std::to_string(d.where().line) + ":" +
           std::to_string(d.where().column);
}

/// A line on every relation, as `say` tells it.
template <class Say>
lines relations_as(const graph& g, const Say& say) {
    lines out;
    for (edge_number e = 0; e < g.edge_count(); ++e) out.push_back(say(g, e));
    return out;
}

/// "2020-01-01..2021-01-01 known 2020-02-01..": the days of a relation.
inline std::string days_of(const graph& g, edge_number e) {
    const auto span = [](std::int32_t from, std::int32_t to) {
        return (from == INT32_MIN ? "" : date::from_days(from).text()) + ".." +
               (to == INT32_MAX ? "" : date::from_days(to).text());
    };
    const edge_period& p = g.period(e);
    return span(p.valid_from, p.valid_to) + " known " + span(p.recorded_on, p.withdrawn_on);
}

inline party_number the(const structure& s, const std::string& name) {
    return *s.parties().find(name);
}

/// "B C? D": what a seat controls, by name; a question mark where that is undetermined.
inline std::string controlled(const structure& s, const std::string& seat) {
    std::vector<std::string> names;
    for (const controlled_party& c : controlled_by(s, s.seat_of(the(s, seat)))) {
        names.push_back(std::string(s.parties().name(c.party)) +
                        (c.is == control::undetermined ? "?" : ""));
    }
    std::sort(names.begin(), names.end());
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "" : " ") + n;
    return out;
}

inline std::string tops(const structure& s, const std::string& subject) {
    std::string out;
    for (const auto& top : ultimate_controllers_of(s, the(s, subject)).value().tops) {
        out += (out.empty() ? "" : ", ") + s.seat_name(top.seat);
        if (top.is == control::undetermined) out += "?";
        for (std::size_t n = 0; n < top.circle.size(); ++n) {
            out += (n == 0 ? " (circle " : " ") + s.seat_name(top.circle[n]);
        }
        if (!top.circle.empty()) out += ")";
    }
    return out;
}

/// Random numbers from a seed, the same everywhere.
class dice {
public:
    explicit dice(std::uint32_t seed) : random_(seed) {}
    std::uint32_t operator()(std::uint32_t below) {
        return static_cast<std::uint32_t>(random_() % below);
    }

private:
    std::mt19937 random_;
};

/// Seeded random holdings with circles, joint stakes and sums above 100 %.
struct random_net {
    struct holding {
        std::uint32_t holder;
        std::uint32_t subject;
        int low; ///< percent
        int high;
    };
    std::uint32_t parties = 0;
    std::vector<holding> holdings;

    random_net(std::uint32_t seed, std::uint32_t most_parties, bool bounds) {
        dice roll{seed};
        parties = 2 + roll(most_parties);
        const std::uint32_t edges = roll(parties * 3);
        for (std::uint32_t n = 0; n < edges; ++n) {
            const int low = static_cast<int>(roll(70));
            const int width = bounds && roll(3) == 0 ? static_cast<int>(roll(40)) : 0;
            const std::uint32_t holder = roll(parties);
            holdings.push_back({holder, roll(parties), low, low + width});
        }
    }

    [[nodiscard]] graph build(const std::vector<std::uint32_t>* order = nullptr) const {
        graph_builder b;
        for (std::uint32_t p = 0; p < parties; ++p) b.add_party("P" + std::to_string(p));
        for (std::size_t n = 0; n < holdings.size(); ++n) {
            const holding& h = holdings[order != nullptr ? (*order)[n] : n];
            b.add_edge({h.holder, h.subject, relation::shareholding,
                        share_range{decimal{h.low}, decimal{h.high}}});
        }
        return b.build().value();
    }
};

} // namespace tenet::group_test

#endif
