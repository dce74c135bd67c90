#include "control_run.hpp"

#include <tenet/group/control.hpp>

#include <algorithm>
#include <unordered_map>

namespace tenet::group {

namespace {

using basis = control_step::basis;

/// Traces one derivation back to what it needs.
class prover {
public:
    prover(const structure& day, seat_number seat, party_number subject)
        : d_(day.inside()), g_(day.parties()), run_(d_) {
        out_.seat = seat;
        out_.subject = subject;
        out_.ties = day.ties_of(seat);
    }

    control_proof prove() {
        const auto members = d_.members(out_.seat);
        if (std::ranges::find(members, out_.subject) != members.end()) return std::move(out_);
        order(run_.surely(out_.seat));
        if (run_.has(out_.subject)) {
            out_.is = control::yes;
        } else if (d_.has_bounds()) {
            order(run_.possibly(out_.seat));
            out_.is = run_.has(out_.subject) ? control::undetermined : control::no;
        }
        trace();
        return std::move(out_);
    }

private:
    void order(std::span<const party_number> found) {
        place_.clear();
        found_.assign(found.begin(), found.end());
        for (std::size_t n = 0; n < found_.size(); ++n) place_.emplace(found_[n], n);
    }

    /// Holders that count for a party found at `place`: the seat's, and those found before.
    [[nodiscard]] bool counts(party_number holder, std::size_t place) const {
        if (!d_.links(holder)) return false;
        const auto members = d_.members(out_.seat);
        if (std::ranges::find(members, holder) != members.end()) return true;
        const auto at = place_.find(holder);
        return at != place_.end() && at->second < place;
    }

    /// Backwards from the subject: a step for it and for every holder it rests on.
    void trace() {
        std::vector<bool> needed(found_.size());
        std::size_t place = found_.size();
        if (const auto at = place_.find(out_.subject); at != place_.end()) place = at->second;
        out_.steps.push_back(step_for(out_.subject, place, needed));
        while (place-- > 0) {
            if (needed[place]) out_.steps.push_back(step_for(found_[place], place, needed));
        }
        std::ranges::reverse(out_.steps);
    }

    control_step step_for(party_number p, std::size_t place, std::vector<bool>& needed) {
        control_step step;
        step.controlled = p;
        const std::int64_t voteless_low = d_.voteless_low.empty() ? 0 : d_.voteless_low[p];
        const std::int64_t voteless_high = d_.voteless_high.empty() ? 0 : d_.voteless_high[p];
        step.out_of = {share_units::whole - voteless_high, share_units::whole - voteless_low};
        const arc_table& arcs = *d_.votes;
        const std::uint8_t wanted = out_.is == control::yes ? decides : decides | may_decide;
        std::vector<std::uint32_t> counted;
        for (const std::uint32_t a : arcs.into(p)) {
            if (!counts(arcs.holders[a], place)) continue;
            if ((arcs.mark(a) & wanted) != 0) {
                add_deciding(step, a);
                need(arcs.holders[a], needed);
                return step;
            }
            counted.push_back(a);
        }
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (const std::uint32_t a : counted) {
            low = std::min(low + arcs.lows[a], 4 * share_units::whole);
            high = std::min(high + arcs.high(a), share_units::whole);
            add_voting(step, a);
            need(arcs.holders[a], needed);
        }
        if (!d_.total_low.empty()) {
            high = std::min(high, share_units::whole - voteless_low - (d_.total_low[p] - low));
        }
        step.votes = {low, std::max(low, high)};
        std::ranges::sort(step.edges);
        return step;
    }

    void need(party_number holder, std::vector<bool>& needed) const {
        const auto at = place_.find(holder);
        if (at != place_.end()) needed[at->second] = true;
    }

    template <class Use>
    void each_edge(std::uint32_t arc, Use&& use) const {
        const arc_table& arcs = *d_.votes;
        for (const edge_number e : g_.held_by(arcs.holders[arc])) {
            if (g_.subject(e) == arcs.subjects[arc] && g_.holds(e, d_.when)) use(e, g_.type(e));
        }
    }

    void add_deciding(control_step& step, std::uint32_t arc) const {
        each_edge(arc, [&](edge_number e, relation type) {
            if (!step.edges.empty()) return;
            const auto share = g_.share(e);
            if (type == relation::control_agreement && !share) {
                step.by = basis::agreement;
            } else if (type == relation::nominee) {
                step.by = basis::nominee;
            } else if (type == relation::board_appointment &&
                       (!share || share->high > share_units::whole / 2)) {
                step.by = basis::board;
            } else {
                return;
            }
            step.edges.push_back(e);
        });
    }

    void add_voting(control_step& step, std::uint32_t arc) const {
        bool has_votes = false;
        each_edge(arc, [&](edge_number, relation type) {
            has_votes = has_votes || type == relation::votes;
        });
        each_edge(arc, [&](edge_number e, relation type) {
            const relation voting = has_votes ? relation::votes : relation::shareholding;
            if (type == voting || (type == relation::control_agreement && g_.share(e))) {
                step.edges.push_back(e);
            }
        });
    }

    const structure::data& d_;
    const graph& g_;
    control_run run_;
    std::vector<party_number> found_;
    std::unordered_map<party_number, std::size_t> place_;
    control_proof out_;
};

struct writer {
    const structure& day;
    bilingual out;

    void line(const std::string& zh, const std::string& en) {
        out.zh += (out.zh.empty() ? "" : "\n") + zh;
        out.en += (out.en.empty() ? "" : "\n") + en;
    }
    [[nodiscard]] std::string quoted(party_number p, language in) const {
        const std::string name(day.parties().name(p));
        return in == language::zh ? "“" + name + "”" : "\"" + name + "\"";
    }

    /// The relations of a step: who holds how much, from which source.
    [[nodiscard]] std::string holders(const control_step& step) const {
        const graph& g = day.parties();
        std::string text;
        for (const edge_number e : step.edges) {
            if (!text.empty()) text += " + ";
            text += g.name(g.holder(e));
            if (const auto share = g.share(e)) text += " " + share->text() + "%";
            if (!g.source(e).empty()) text += " [" + std::string(g.source(e)) + "]";
        }
        return text;
    }

    void write(const control_step& step) {
        const std::string zh = "  " + quoted(step.controlled, language::zh);
        const std::string en = "  " + quoted(step.controlled, language::en);
        const std::string who = holders(step);
        switch (step.by) {
        case basis::votes: {
            const std::string sum = step.votes.text() + "%";
            const std::string of = step.out_of.text() + "%";
            line(zh + "：表决权 " + sum + "（共 " + of + "），来自 " + (who.empty() ? "无" : who),
                 en + ": " + sum + " of " + of + " of the votes, from " +
                     (who.empty() ? "nobody" : who));
            break;
        }
        case basis::agreement:
            line(zh + "：协议控制，" + who, en + ": by agreement, " + who);
            break;
        case basis::board:
            line(zh + "：任命多数董事，" + who, en + ": appoints most of the board, " + who);
            break;
        case basis::nominee: line(zh + "：代持，" + who, en + ": nominee, " + who); break;
        }
    }
};

} // namespace

control_proof prove_control(const structure& day, seat_number seat, party_number subject) {
    return prover{day, seat, subject}.prove();
}

bilingual text_of(const structure& day, const control_proof& proof) {
    writer w{day, {}};
    const std::string seat = day.seat_name(proof.seat);
    const std::string zh = "“" + seat + "”";
    const std::string en = "\"" + seat + "\"";
    const std::string subject_zh = w.quoted(proof.subject, language::zh);
    const std::string subject_en = w.quoted(proof.subject, language::en);
    switch (proof.is) {
    case control::yes: w.line(zh + "控制" + subject_zh, en + " controls " + subject_en); break;
    case control::undetermined:
        w.line(zh + "是否控制" + subject_zh + "不能确定",
               "whether " + en + " controls " + subject_en + " is undetermined");
        break;
    case control::no:
        w.line(zh + "不控制" + subject_zh, en + " does not control " + subject_en);
        break;
    }
    for (const control_step& s : proof.steps) w.write(s);
    return std::move(w.out);
}

} // namespace tenet::group
