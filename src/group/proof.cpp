#include "control_run.hpp"
#include "prover.hpp"

#include <tenet/group/control.hpp>

namespace tenet::group {

namespace {

using basis = control_step::basis;

/// A seat of a structure.
class seat_of_day {
public:
    seat_of_day(const structure& day, seat_number seat)
        : day_(day), d_(day.inside()), seat_(seat), run_(d_) {}

    [[nodiscard]] std::span<const party_number> members() const { return d_.members(seat_); }
    [[nodiscard]] bool links(party_number p) const { return d_.links(p); }
    [[nodiscard]] bool has_bounds() const { return d_.has_bounds(); }
    [[nodiscard]] std::vector<edge_number> ties() const { return day_.ties_of(seat_); }

    [[nodiscard]] std::vector<party_number> found(control_level level) {
        const auto all = level == control_level::sure ? run_.surely(seat_) : run_.possibly(seat_);
        return {all.begin(), all.end()};
    }
    [[nodiscard]] share_units voteless(party_number p) const {
        if (d_.voteless_low.empty()) return {};
        return {d_.voteless_low[p], d_.voteless_high[p]};
    }
    [[nodiscard]] std::optional<std::int64_t> all_low(party_number p) const {
        if (d_.total_low.empty()) return std::nullopt;
        return d_.total_low[p];
    }
    template <class Use>
    void each_into(party_number p, Use&& use) const {
        const arc_table& arcs = *d_.votes;
        for (const std::uint32_t a : arcs.into(p)) {
            use(arcs.holders[a], votes_arc{arcs.lows[a], arcs.high(a), arcs.mark(a)});
        }
    }
    template <class Use>
    void each_edge(party_number holder, party_number subject, Use&& use) const {
        const graph& g = day_.parties();
        for (const edge_number e : g.held_by(holder)) {
            if (g.subject(e) == subject && g.holds(e, d_.when)) use(e, g.type(e), g.share(e));
        }
    }

private:
    const structure& day_;
    const structure::data& d_;
    seat_number seat_;
    control_run run_;
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
    return prover{seat_of_day{day, seat}, seat, subject}.prove();
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
