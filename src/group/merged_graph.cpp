#include <tenet/group/copying.hpp>
#include <tenet/group/merged_graph.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace tenet::group {

namespace {

constexpr party_number none = UINT32_MAX;

/// What a relation says, its ends, id and source apart.
auto content_of(const graph& g, edge_number e) {
    const auto share = g.share(e);
    const kinship degree = g.degree(e);
    const edge_period& p = g.period(e);
    return std::tuple(g.type(e), share ? share->low : -1, share ? share->high : -1,
                      degree.generations, degree.collateral, g.hierarchy(e), p.valid_from,
                      p.valid_to, p.recorded_on, p.withdrawn_on);
}

class merger {
public:
    merger(const graph& of, const party::merged_parties& by)
        : of_(of), by_(by), first_(of.party_count()), stands_(of.party_count(), none) {
        std::iota(first_.begin(), first_.end(), 0U);
    }

    merged_graph run() {
        bool concerned = false;
        for (const party::merged_set& s : by_.sets()) concerned = place(s) || concerned;
        if (!concerned) return {of_, std::move(first_), {}};
        for (party_number p = 0; p < of_.party_count(); ++p) first_[p] = root(p);
        copy_hierarchies(of_, builder_);
        add_parties();
        add_relations();
        out_.is = builder_.build().value();
        return std::move(out_);
    }

private:
    /// Whether the graph has a party of the set. A party with other ids may be in several sets, and
    /// makes them one.
    bool place(const party::merged_set& set) {
        std::vector<party_number> here;
        for (const std::string& id : set.parties) {
            if (const auto p = of_.find(id)) here.push_back(*p);
        }
        if (here.empty()) return false;
        party_number stands = of_.find(set.party).value_or(here.front());
        for (party_number& p : here) {
            p = root(p);
            if (stands_[p] != none && of_.key(stands_[p]) < of_.key(stands)) stands = stands_[p];
        }
        const party_number first = *std::ranges::min_element(here);
        for (const party_number p : here) first_[p] = first;
        stands_[first] = stands;
        return true;
    }

    party_number root(party_number p) {
        while (first_[p] != p) {
            first_[p] = first_[first_[p]];
            p = first_[p];
        }
        return p;
    }

    void add_parties() {
        out_.number.resize(of_.party_count());
        for (party_number p = 0; p < of_.party_count(); ++p) {
            if (first_[p] != p) {
                out_.number[p] = out_.number[first_[p]];
                continue;
            }
            const party_number shown = stands_[p] == none ? p : stands_[p];
            out_.number[p] = copy_party(of_, shown, builder_);
        }
        const auto add_alias = [&](std::string_view id, party_number p) {
            if (!builder_.find(id)) builder_.add_alias(id, out_.number[p]);
        };
        for (party_number p = 0; p < of_.party_count(); ++p) add_alias(of_.key(p), p);
        for (std::size_t n = 0; n < of_.alias_count(); ++n) {
            add_alias(of_.alias(n), of_.alias_of(n));
        }
        for (const party::merged_set& s : by_.sets()) {
            const auto one = std::ranges::find_if(
                s.parties, [&](const std::string& id) { return of_.find(id).has_value(); });
            if (one == s.parties.end()) continue;
            for (const std::string& id : s.parties) add_alias(id, *of_.find(*one));
        }
    }

    void add_relations() {
        using ends = std::pair<party_number, party_number>;
        std::map<std::pair<ends, decltype(content_of(of_, 0))>, ends> seen;
        for (edge_number e = 0; e < of_.edge_count(); ++e) {
            const ends were{of_.holder(e), of_.subject(e)};
            const ends are{out_.number[were.first], out_.number[were.second]};
            if (is_merged(were)) {
                const auto [at, added] = seen.try_emplace({are, content_of(of_, e)}, were);
                if (!added && at->second != were) {
                    out_.repeated.push_back(e);
                    continue;
                }
            }
            edge_definition made = definition_of(of_, e);
            made.holder = are.first;
            made.subject = are.second;
            builder_.add_edge(made);
        }
    }

    [[nodiscard]] bool is_merged(const std::pair<party_number, party_number>& ends) const {
        return stands_[first_[ends.first]] != none || stands_[first_[ends.second]] != none;
    }

    const graph& of_;
    const party::merged_parties& by_;
    std::vector<party_number> first_;  ///< by party: the first it is one with
    std::vector<party_number> stands_; ///< by first party of a set: the one that stands for it
    graph_builder builder_;
    merged_graph out_;
};

} // namespace

merged_graph merged(const graph& of, const party::merged_parties& by) {
    return merger{of, by}.run();
}

} // namespace tenet::group
