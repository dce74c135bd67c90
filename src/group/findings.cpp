#include "components.hpp"

#include <tenet/group/messages.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace tenet::group {

namespace messages = group_messages;

namespace {

decimal percent_of(const share_units& share) {
    return share.range().low;
}

class finder {
public:
    explicit finder(const structure& day) : day_(day), g_(day.parties()) {}

    std::vector<finding> run() {
        add_cycles(*day_.inside().equity);
        if (day_.inside().equity != day_.inside().votes) add_cycles(*day_.inside().votes);
        std::ranges::sort(out_, {}, [](const finding& f) { return f.parties; });
        for (party_number p = 0; p < g_.party_count(); ++p) {
            look_at(p, relation::shareholding);
            look_at(p, relation::votes);
        }
        return std::move(out_);
    }

private:
    void add_cycles(const arc_table& arcs) {
        const components all = components_of(arcs);
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto members = all.at(c);
            if (members.size() < 2) continue;
            std::vector<party_number> who(members.begin(), members.end());
            if (!cycles_.insert(who).second) continue;
            out_.push_back({finding::kind::cycle, relation::shareholding, std::move(who), {}, {}});
        }
    }

    void look_at(party_number p, relation type) {
        std::vector<edge_number> edges = day_.holders_of(p, type);
        if (edges.empty()) return;
        std::vector<edge_number> own;
        decimal sum;
        decimal own_sum;
        for (const edge_number e : edges) {
            const decimal share = percent_of(*g_.share(e));
            sum += share;
            if (g_.holder(e) != p) continue;
            own.push_back(e);
            own_sum += share;
        }
        if (!own.empty()) {
            out_.push_back({finding::kind::held_by_itself, type, {p}, std::move(own), own_sum});
        }
        add_repeated(p, type, edges);
        if (sum > decimal{100}) {
            out_.push_back({finding::kind::above_whole, type, {p}, std::move(edges), sum});
        }
    }

    /// Relations of one holder with one share from one source.
    void add_repeated(party_number p, relation type, std::vector<edge_number> edges) {
        const auto what = [&](edge_number e) {
            const share_units share = *g_.share(e);
            return std::tuple(g_.holder(e), share.low, share.high);
        };
        std::ranges::stable_sort(edges, {}, what);
        for (std::size_t begin = 0; begin < edges.size();) {
            std::size_t end = begin + 1;
            while (end < edges.size() && what(edges[end]) == what(edges[begin])) ++end;
            if (end - begin > 1) {
                out_.push_back({finding::kind::stated_twice,
                                type,
                                {g_.holder(edges[begin]), p},
                                {edges.begin() + static_cast<std::ptrdiff_t>(begin),
                                 edges.begin() + static_cast<std::ptrdiff_t>(end)},
                                percent_of(*g_.share(edges[begin]))});
            }
            begin = end;
        }
    }

    const structure& day_;
    const graph& g_;
    std::set<std::vector<party_number>> cycles_;
    std::vector<finding> out_;
};

std::string names_of(const graph& g, const std::vector<party_number>& parties) {
    constexpr std::size_t most = 10;
    std::string out;
    for (std::size_t n = 0; n < std::min(parties.size(), most); ++n) {
        out += (n == 0 ? "" : ", ") + std::string(g.name(parties[n]));
    }
    return parties.size() > most ? out + ", …" : out;
}

} // namespace

std::vector<finding> findings_of(const structure& day) {
    return finder{day}.run();
}

diagnostics warnings_of(const structure& day, std::span<const finding> findings) {
    const graph& g = day.parties();
    diagnostics out;
    for (const finding& f : findings) {
        const auto name = [&](std::size_t n) { return std::string(g.name(f.parties[n])); };
        switch (f.what) {
        case finding::kind::cycle:
            out.add(messages::ownership_cycle,
                    {std::to_string(f.parties.size()), names_of(g, f.parties)});
            break;
        case finding::kind::held_by_itself:
            out.add(messages::held_by_itself, {name(0), f.percent.canonical()});
            break;
        case finding::kind::above_whole:
            out.add(messages::above_whole,
                    {name(0), f.percent.canonical(), std::string(name_of(f.type))});
            break;
        case finding::kind::stated_twice:
            out.add(messages::stated_twice, {name(0), name(1)});
            break;
        }
    }
    return out;
}

} // namespace tenet::group
