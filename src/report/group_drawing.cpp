#include "group_drawing.hpp"

#include "group_drawing_words.hpp"
#include "group_words.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace tenet::report {

namespace {

using group::edge_number;
using group::member;
using group::party_number;
using group::relation;
using layered::number;
using layered::point;
using layered::rectangle;

constexpr int margin = 24;
constexpr int box_padding = 12;
constexpr int label_padding = 4;
constexpr int narrowest_box = 90;
constexpr int legend_height = 34;
constexpr int narrowest_picture = 460;

// Columns of members that hang on one holder alone.
constexpr std::size_t many_leaves = 5;
constexpr std::size_t many_leaves_of_large = 2;
constexpr std::size_t large_group = 60;
constexpr int channel = 22; ///< left of the boxes of a column
constexpr int trunk_at = 8;
constexpr int cell_distance = 12;

int even(int n) noexcept {
    return n + n % 2;
}

int box_height(const text_size& text) noexcept {
    return text.height + 2 * (box_padding - 3);
}

bool goes_either_way(relation type) noexcept {
    return type == relation::acting_in_concert || type == relation::family;
}

/// Rows of a column, for columns that together are about as wide as high.
std::size_t rows_for(std::size_t leaves) noexcept {
    std::size_t rows = 4;
    while (rows * rows * 2 < leaves * 3) ++rows;
    return rows;
}

class drawer {
public:
    drawer(const group::structure& day, const group::group_policy& policy,
           const group::corporate_group& of, drawn_languages which, const picture_options& how)
        : day_(day), g_(day.parties()), policy_(policy), of_(of), which_(which), how_(how) {}

    group_drawing run() {
        find_links();
        size_parties();
        find_columns();
        make_boxes();
        make_lines();
        take_places(layered::place(task_));
        frame();
        return std::move(out_);
    }

private:
    /// Members below one holder, one under the other.
    struct column {
        std::vector<std::size_t> members; ///< places
        std::vector<std::size_t> links;   ///< by member; none where nobody holds them
        number box = 0;
    };

    static constexpr std::size_t nowhere = SIZE_MAX;

    [[nodiscard]] std::size_t place_of(party_number p) const {
        const auto at = std::ranges::lower_bound(of_.members, p, {}, &member::party);
        const bool there = at != of_.members.end() && at->party == p;
        return there ? static_cast<std::size_t>(at - of_.members.begin()) : nowhere;
    }

    void find_links() {
        const auto tops = day_.members(of_.top);
        out_.parties.resize(of_.members.size());
        std::map<std::tuple<party_number, party_number, bool>, std::vector<edge_number>> found;
        for (std::size_t n = 0; n < of_.members.size(); ++n) {
            drawn_party& p = out_.parties[n];
            p.party = of_.members[n].party;
            p.top = std::ranges::binary_search(tops, p.party);
            for (const edge_number e : g_.held_by(p.party)) {
                if (!g_.holds(e, day_.when()) || place_of(g_.subject(e)) == nowhere) continue;
                if (g_.subject(e) == p.party) {
                    p.of_itself.push_back(e);
                } else {
                    const bool other = g_.type(e) != relation::shareholding;
                    found[{p.party, g_.subject(e), other}].push_back(e);
                }
            }
        }
        for (auto& [ends, edges] : found) add_link(ends, std::move(edges));
    }

    void add_link(const std::tuple<party_number, party_number, bool>& ends,
                  std::vector<edge_number> edges) {
        drawn_link link;
        link.holder = std::get<0>(ends);
        link.subject = std::get<1>(ends);
        link.shares = !std::get<2>(ends);
        link.directed =
            !std::ranges::all_of(edges, [&](edge_number e) { return goes_either_way(g_.type(e)); });
        link.lines = words_of(g_, edges, how_);
        const bool down =
            std::ranges::any_of(edges, [&](edge_number e) { return leads_down(g_.type(e)); });
        ranks_.push_back(down);
        holders_.push_back(place_of(link.holder));
        subjects_.push_back(place_of(link.subject));
        link.edges = std::move(edges);
        out_.links.push_back(std::move(link));
    }

    void size_parties() {
        for (std::size_t n = 0; n < out_.parties.size(); ++n) {
            drawn_party& p = out_.parties[n];
            p.lines = words_of(g_, policy_, of_.members[n], p.of_itself, how_);
            const text_size text = size_of(p.lines, which_);
            p.at.width = std::max(narrowest_box, even(text.width) + 2 * box_padding);
            p.at.height = box_height(text);
        }
    }

    /// Whoever has one link in all, from a holder above, may stand in a column; so may those with
    /// none.
    void find_columns() {
        std::vector<unsigned> count(out_.parties.size());
        std::vector<std::size_t> from(out_.parties.size(), nowhere);
        for (std::size_t n = 0; n < out_.links.size(); ++n) {
            ++count[holders_[n]];
            ++count[subjects_[n]];
            if (ranks_[n]) from[subjects_[n]] = n;
        }
        // By holder and by whether it is held by shares; those nobody holds stand last.
        std::map<std::pair<std::size_t, bool>, column> found;
        for (std::size_t n = 0; n < out_.parties.size(); ++n) {
            if (out_.parties[n].top || count[n] > 1) continue;
            if (count[n] == 1 && from[n] == nowhere) continue;
            if (count[n] == 0) {
                found[{nowhere, false}].members.push_back(n);
                continue;
            }
            column& c = found[{holders_[from[n]], out_.links[from[n]].shares}];
            c.members.push_back(n);
            c.links.push_back(from[n]);
        }
        const std::size_t many =
            out_.parties.size() > large_group ? many_leaves_of_large : many_leaves;
        for (const auto& [holder, leaves] : found) {
            if (leaves.members.size() >= many) split(leaves);
        }
    }

    void split(const column& leaves) {
        const std::size_t rows = rows_for(leaves.members.size());
        const std::size_t count = (leaves.members.size() + rows - 1) / rows;
        for (std::size_t n = 0; n < count; ++n) {
            const auto begin = static_cast<std::ptrdiff_t>(leaves.members.size() * n / count);
            const auto end = static_cast<std::ptrdiff_t>(leaves.members.size() * (n + 1) / count);
            column part;
            part.members.assign(leaves.members.begin() + begin, leaves.members.begin() + end);
            if (!leaves.links.empty()) {
                part.links.assign(leaves.links.begin() + begin, leaves.links.begin() + end);
            }
            columns_.push_back(std::move(part));
        }
    }

    [[nodiscard]] text_size label_size(std::size_t link) const {
        const text_size text = size_of(out_.links[link].lines, which_);
        return {even(text.width) + 2 * label_padding, text.height + 2};
    }

    [[nodiscard]] int channel_of(const column& c) const { return c.links.empty() ? 0 : channel; }

    void make_boxes() {
        std::vector<bool> stands_in_column(out_.parties.size());
        for (const column& c : columns_) {
            for (const std::size_t m : c.members) stands_in_column[m] = true;
        }
        boxes_.assign(out_.parties.size(), 0);
        for (std::size_t n = 0; n < out_.parties.size(); ++n) {
            if (stands_in_column[n]) continue;
            boxes_[n] = static_cast<number>(task_.boxes.size());
            if (out_.parties[n].top) task_.tops.push_back(boxes_[n]);
            task_.boxes.push_back({out_.parties[n].at.width, out_.parties[n].at.height, {}});
        }
        for (column& c : columns_) {
            c.box = static_cast<number>(task_.boxes.size());
            task_.boxes.push_back(box_of(c));
        }
    }

    [[nodiscard]] layered::box box_of(const column& c) const {
        layered::box out;
        for (std::size_t k = 0; k < c.members.size(); ++k) {
            const rectangle& at = out_.parties[c.members[k]].at;
            const text_size label = c.links.empty() ? text_size{} : label_size(c.links[k]);
            out.width = std::max({out.width, at.width, label.width});
            out.height += label.height + at.height + cell_distance;
        }
        out.height -= cell_distance;
        out.width += channel_of(c);
        if (!c.links.empty()) out.port = trunk_at;
        return out;
    }

    void make_lines() {
        std::vector<bool> in_column(out_.links.size());
        for (const column& c : columns_) {
            for (const std::size_t l : c.links) in_column[l] = true;
        }
        for (std::size_t n = 0; n < out_.links.size(); ++n) {
            if (in_column[n]) continue;
            const text_size label = label_size(n);
            lines_.push_back(n);
            task_.lines.push_back(
                {boxes_[holders_[n]], boxes_[subjects_[n]], ranks_[n], label.width, label.height});
        }
        for (const column& c : columns_) {
            if (c.links.empty()) continue;
            task_.lines.push_back({boxes_[holders_[c.links.front()]], c.box, true, 0, 0});
        }
    }

    void take_places(layered::placement placed) {
        for (std::size_t n = 0; n < out_.parties.size(); ++n) {
            out_.parties[n].at = placed.boxes[boxes_[n]];
        }
        for (std::size_t n = 0; n < lines_.size(); ++n) {
            drawn_link& link = out_.links[lines_[n]];
            link.points = std::move(placed.routes[n].points);
            link.label = placed.routes[n].label;
            link.back = placed.routes[n].back;
        }
        std::size_t trunk = lines_.size();
        for (const column& c : columns_) {
            place_column(c, placed.boxes[c.box]);
            if (c.links.empty()) continue;
            out_.trunks.push_back(
                {out_.links[c.links.front()].shares, std::move(placed.routes[trunk++].points)});
        }
        out_.width = placed.width;
        out_.height = placed.height;
    }

    void place_column(const column& c, const rectangle& at) {
        const int left = at.left + channel_of(c);
        int y = at.top;
        int last = at.top;
        for (std::size_t k = 0; k < c.members.size(); ++k) {
            drawn_party& p = out_.parties[c.members[k]];
            const text_size label = c.links.empty() ? text_size{} : label_size(c.links[k]);
            const int height = box_height(size_of(p.lines, which_));
            p.at = {left, y + label.height, at.width - channel_of(c), height};
            const int middle = p.at.top + height / 2;
            if (!c.links.empty()) {
                drawn_link& link = out_.links[c.links[k]];
                const int trunk = at.left + trunk_at;
                link.label = {left, y, label.width, label.height};
                link.points = {{trunk, last}, {trunk, middle}, {left, middle}};
            }
            last = middle;
            y = p.at.top + height + cell_distance;
        }
    }

    /// Room for the heading, the legend and a margin.
    void frame() {
        out_.heading = heading_of(day_, policy_, of_);
        const text_size heading = size_of(out_.heading, which_);
        const int width = std::max({narrowest_picture, out_.width, heading.width});
        const point shift{margin + (width - out_.width) / 2, margin + heading.height + 16};
        for (drawn_party& p : out_.parties) move(p.at, shift);
        for (drawn_link& l : out_.links) {
            move(l.label, shift);
            move(l.points, shift);
        }
        for (drawn_trunk& t : out_.trunks) move(t.points, shift);
        out_.legend = shift.y + out_.height + legend_height;
        out_.width = width + 2 * margin;
        out_.height = out_.legend + margin;
    }

    static void move(rectangle& r, const point& by) {
        r.left += by.x;
        r.top += by.y;
    }
    static void move(std::vector<point>& points, const point& by) {
        for (point& p : points) p = {p.x + by.x, p.y + by.y};
    }

    const group::structure& day_;
    const group::graph& g_;
    const group::group_policy& policy_;
    const group::corporate_group& of_;
    drawn_languages which_;
    const picture_options& how_;
    // By link: whether it ranks, and the places of its ends among the members.
    std::vector<bool> ranks_;
    std::vector<std::size_t> holders_;
    std::vector<std::size_t> subjects_;
    std::vector<column> columns_;
    layered::task task_;
    std::vector<number> boxes_;      ///< by place; 0 for those in columns
    std::vector<std::size_t> lines_; ///< the link of each line of the task; trunks follow them
    group_drawing out_;
};

} // namespace

group_drawing draw_group(const group::structure& day, const group::group_policy& policy,
                         const group::grouping& groups, std::uint32_t number, drawn_languages which,
                         const picture_options& how) {
    return drawer(day, policy, groups.groups[number], which, how).run();
}

} // namespace tenet::report
