#include "program.hpp"

#include <tenet/score/messages.hpp>
#include <tenet/score/scorecard.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

namespace tenet::score {

namespace messages = score_messages;

namespace {

/// One scoring of a scorecard.
class scoring {
public:
    scoring(feel::evaluation& run, const compiled_scorecard& card)
        : run_(run), card_(card), definition_(card.definition) {}

    score_result make() {
        for (std::size_t n = 0; n < card_.items.size(); ++n) out_.lines.push_back(judge(n));
        apply_policies();
        set_shares();
        for (score_line& l : out_.lines) weigh(l);
        add_up();
        set_grade();
        set_reasons();
        return std::move(out_);
    }

private:
    const scorecard_item& item(const score_line& l) const { return definition_.items[l.item]; }
    const compiled_item& compiled(const score_line& l) const { return card_.items[l.item]; }

    const missing_cause* error(const message& what, std::initializer_list<std::string_view> with) {
        auto* cause = run_.memory().make<missing_cause>();
        cause->why = missing_cause::reason::error;
        cause->what = &what;
        const auto copies = run_.memory().make_array<std::string_view>(with.size());
        std::transform(with.begin(), with.end(), copies.begin(),
                       [&](std::string_view text) { return run_.memory().copy(text); });
        cause->arguments = copies;
        return cause;
    }

    void invalid(score_line& l, const message& what, const std::string& shown) {
        l.state = line_state::invalid;
        l.because = error(what, {item(l).id, shown});
    }

    score_line judge(std::size_t n) {
        score_line l;
        l.item = n;
        const compiled_item& c = card_.items[n];
        if (c.input) l.input = c.input->evaluate(run_);
        if (!c.attributes.empty()) {
            judge_by_attributes(l);
        } else if (l.input.is_missing()) {
            leave_open(l, c.lowest, c.highest, l.input.cause());
        } else if (!l.input.is(value_kind::number)) {
            invalid(l, messages::not_points, to_text(l.input, 200));
        } else {
            take_points(l, l.input.as_number());
        }
        return l;
    }

    /// The first attribute that matches decides; those that may match before it keep it open.
    void judge_by_attributes(score_line& l) {
        const slot_guard guard{run_, card_.slot, l.input};
        const compiled_item& c = compiled(l);
        const auto& attributes = item(l).attributes;
        std::optional<decimal> least;
        std::optional<decimal> most;
        const missing_cause* because = nullptr;
        const auto widen = [&](const decimal& points) {
            if (!least || points < *least) least = points;
            if (!most || *most < points) most = points;
        };
        for (std::size_t a = 0; a < attributes.size() && !l.attribute; ++a) {
            const value matches = c.attributes[a].evaluate(run_);
            if (matches.is_true()) l.attribute = a;
            if (matches.is_missing()) because = join(run_.memory(), because, matches.cause());
            if (matches.is_true() || matches.is_missing()) widen(attributes[a].points);
        }
        if (!least) {
            invalid(l, messages::no_attribute, to_text(l.input, 200));
        } else if ((l.attribute || c.exhaustive) && *least == *most) {
            take_points(l, *least);
        } else if (l.attribute || c.exhaustive) {
            l.attribute.reset();
            leave_open(l, least, most, because);
        } else {
            leave_open(l, std::nullopt, std::nullopt, because);
        }
    }

    /// Turned if the item is scored inversely, and rounded.
    decimal turned(const score_line& l, const decimal& points) const {
        const compiled_item& c = compiled(l);
        const decimal x = item(l).inverse ? *c.lowest + *c.highest - points : points;
        return rounded(x, definition_.rounds.raw);
    }

    void take_points(score_line& l, const decimal& points) {
        const compiled_item& c = compiled(l);
        if ((c.lowest && points < *c.lowest) || (c.highest && *c.highest < points)) {
            invalid(l, messages::out_of_bounds, points.canonical());
        } else {
            l.raw = turned(l, points);
        }
    }

    void leave_open(score_line& l, const std::optional<decimal>& least,
                    const std::optional<decimal>& most, const missing_cause* because) {
        l.state = line_state::missing;
        l.because = because;
        if (least) l.least = turned(l, *least);
        if (most) l.most = turned(l, *most);
        if (item(l).inverse) std::swap(l.least, l.most);
    }

    void apply_policies() {
        for (score_line& l : out_.lines) {
            if (l.state != line_state::missing || run_.exhausted() != nullptr) continue;
            const missing_policy policy = item(l).when_missing;
            if (policy == missing_policy::spread) continue;
            l.least = l.most = std::nullopt;
            l.state =
                policy == missing_policy::renormalise ? line_state::excluded : line_state::assumed;
            if (policy == missing_policy::zero) l.raw = decimal{};
            if (policy == missing_policy::fixed) l.raw = turned(l, item(l).missing_points);
        }
    }

    /// Which weights count, and what each weighted sum is multiplied by and divided by.
    void set_shares() {
        present_ = decimal{};
        bool excludes = false;
        for (const score_line& l : out_.lines) {
            excludes = excludes || l.state == line_state::excluded;
            if (l.state != line_state::excluded) present_ += item(l).weight;
        }
        if (definition_.weights_total) divisor_ = *definition_.weights_total;
        if (excludes && !present_.is_zero()) {
            factor_ = card_.weights;
            divisor_ *= present_;
        }
        too_little_ = (excludes && present_.is_zero()) ||
                      (definition_.least_weight && present_ < *definition_.least_weight);
    }

    decimal weighted(const score_line& l, const decimal& points) const {
        return item(l).weight * points * factor_ / divisor_;
    }

    void weigh(score_line& l) const {
        const auto contribution = [&](std::optional<decimal>& points) {
            if (points) points = rounded(weighted(l, *points), definition_.rounds.contribution);
        };
        if (l.raw) {
            l.weighted = weighted(l, *l.raw);
            l.contribution = l.raw;
            contribution(l.contribution);
        }
        contribution(l.least);
        contribution(l.most);
        if (item(l).weight.is_negative()) std::swap(l.least, l.most);
    }

    void add_up() {
        decimal least = definition_.initial;
        decimal most = definition_.initial;
        bool below_open = false;
        bool above_open = false;
        for (const score_line& l : out_.lines) {
            if (l.state == line_state::excluded) continue;
            if (l.state == line_state::invalid || l.state == line_state::missing) {
                because_ = join(run_.memory(), because_, l.because);
            }
            const auto& low = l.contribution ? l.contribution : l.least;
            const auto& high = l.contribution ? l.contribution : l.most;
            below_open = below_open || !low;
            above_open = above_open || !high;
            if (low) least += *low;
            if (high) most += *high;
            usable_ = usable_ && l.state != line_state::invalid;
        }
        if (too_little_) {
            because_ =
                join(run_.memory(), because_,
                     error(messages::nothing_judged, {definition_.id, present_.canonical()}));
            usable_ = false;
        }
        if (run_.exhausted() != nullptr) {
            because_ = run_.exhausted();
            usable_ = false;
        }
        if (usable_ && because_ == nullptr && !least.is_finite()) {
            because_ = error(messages::not_points, {definition_.id, least.text()});
            usable_ = false;
        }
        if (usable_ && !below_open) out_.least = rounded(least, definition_.rounds.total);
        if (usable_ && !above_open) out_.most = rounded(most, definition_.rounds.total);
        out_.total = because_ == nullptr ? value{*out_.least} : value::missing(because_);
    }

    void set_grade() {
        if (definition_.grades.empty()) return;
        if (usable_) out_.grade = card_.grades.find(out_.least, out_.most);
        if (out_.grade != nullptr) {
            out_.grade_id = std::string_view{out_.grade->id};
        } else if (because_ != nullptr) {
            out_.grade_id = value::missing(because_);
        } else {
            out_.grade_id = value::missing(
                error(messages::outside_grades, {definition_.id, out_.least->canonical()}));
        }
    }

    /// The points an item could have had, on the scale of its raw points.
    std::optional<decimal> baseline_of(const score_line& l) const {
        if (item(l).baseline) return item(l).baseline;
        const bool best_is_low = item(l).weight.is_negative();
        return best_is_low ? compiled(l).lowest : compiled(l).highest;
    }

    std::string_view code_of(const score_line& l) const {
        const scorecard_item& i = item(l);
        if (l.attribute && !i.attributes[*l.attribute].reason.empty()) {
            return i.attributes[*l.attribute].reason;
        }
        return i.reason.empty() ? i.id : i.reason;
    }

    void set_reasons() {
        for (const score_line& l : out_.lines) {
            const auto baseline = baseline_of(l);
            if (!l.raw || !baseline) continue;
            decimal points = weighted(l, *baseline - *l.raw);
            if (definition_.reasons == reason_direction::points_above) points = -points;
            const std::string_view code = code_of(l);
            const auto same = [&](const score_reason& r) { return r.code == code; };
            const auto known = std::find_if(out_.reasons.begin(), out_.reasons.end(), same);
            if (known == out_.reasons.end()) {
                out_.reasons.push_back({code, points});
            } else {
                known->points += points;
            }
        }
        std::erase_if(out_.reasons, [](const score_reason& r) { return !(decimal{} < r.points); });
        std::stable_sort(
            out_.reasons.begin(), out_.reasons.end(),
            [](const score_reason& a, const score_reason& b) { return b.points < a.points; });
    }

    /// Puts the input into the slot attributes test, and back what it held.
    class slot_guard {
    public:
        slot_guard(feel::evaluation& run, std::uint32_t slot, const value& input)
            : run_(run), slot_(slot) {
            if (slot < run.slot_count()) before_ = run.slot(slot);
            run.set(slot, input);
        }
        ~slot_guard() { run_.set(slot_, before_); }
        slot_guard(const slot_guard&) = delete;
        slot_guard& operator=(const slot_guard&) = delete;

    private:
        feel::evaluation& run_;
        std::uint32_t slot_;
        value before_;
    };

    feel::evaluation& run_;
    const compiled_scorecard& card_;
    const scorecard_definition& definition_;
    score_result out_;
    decimal present_;
    decimal factor_{1};
    decimal divisor_{1};
    bool too_little_ = false;
    bool usable_ = true; ///< bounds of the total mean something
    const missing_cause* because_ = nullptr;
};

} // namespace

std::vector<std::size_t> score_result::missing_items() const {
    std::vector<std::size_t> out;
    for (const score_line& l : lines) {
        const bool absent = l.state == line_state::missing || l.state == line_state::assumed ||
                            l.state == line_state::excluded;
        if (absent) out.push_back(l.item);
    }
    return out;
}

score_result scorecard::score(feel::evaluation& run) const {
    return scoring{run, *program_}.make();
}

const scorecard_definition& scorecard::definition() const noexcept {
    return program_->definition;
}

namespace {

/// Calls `see` with every input and attribute.
template <class Program, class See>
void each_part(const Program& of, const See& see) {
    for (const compiled_item& item : of.items) {
        if (item.input) see(*item.input);
        for (const feel::expression& a : item.attributes) see(a);
    }
}

} // namespace

std::vector<feel::fact_read> scorecard::reads() const {
    std::vector<feel::fact_read> all;
    std::set<std::pair<std::uint32_t, std::string>> seen;
    each_part(*program_, [&](const feel::expression& e) {
        for (const feel::fact_read& r : e.reads()) {
            const bool own = r.slot >= program_->slot;
            if (!own && seen.emplace(r.slot, r.path).second) all.push_back(r);
        }
    });
    return all;
}

std::vector<feel::relation_use> scorecard::relations() const {
    std::vector<feel::relation_use> all;
    each_part(*program_, [&](const feel::expression& e) {
        all.insert(all.end(), e.relations().begin(), e.relations().end());
    });
    return all;
}

} // namespace tenet::score
