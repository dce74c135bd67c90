#include "assess/definition_program.hpp"
#include "assess/people.hpp"
#include "assess/simulation_load.hpp"

#include <tenet/assess/simulation_messages.hpp>

#include <algorithm>
#include <utility>

namespace tenet::assess {

namespace say = simulation_messages;

namespace {

constexpr std::size_t seats_per_step = 100;

/// What is due of an act that is assumed.
struct planned_act {
    instant at;
    std::size_t seat = 0;
    const behaviour* by = nullptr;
};

/// Takes the copy of one instance through the time simulated.
class copy_runner {
public:
    copy_runner(std::size_t position, const simulated_instance& one, const assumptions& assumed,
                simulation& out, std::uint64_t& left, const simulation_options& options,
                diagnostics& problems)
        : position_(position),
          of_(*one.of),
          how_(one.how),
          assumed_(assumed),
          out_(out),
          left_(left),
          options_(options),
          problems_(problems),
          now_(*one.is) {}

    void run() {
        if (out_.from < now_.now.now && how_.time != backwards::clamp) {
            return refuse(say::backwards_in_time, {utc_text(now_.now.now), utc_text(out_.from)});
        }
        while (!problems_.has_errors() && step()) {}
        if (problems_.has_errors()) return;
        auto last = advance(of_, now_, out_.until, how_);
        if (!last) return problems_.add(last.error());
        now_ = std::move(last->next);
        stand();
    }

private:
    void refuse(const message& what, std::vector<std::string> arguments) {
        problems_.add(what, std::move(arguments));
    }

    /// What comes next; false if nothing does before the end. What is due goes before acts.
    bool step() {
        const auto due = next_due(of_, now_);
        const auto act = plan();
        const bool waits = !act || act->at > out_.until;
        if (due && *due <= out_.until && (waits || *due <= act->at)) {
            do_due(std::max(*due, now_.now.now));
            return true;
        }
        if (waits || problems_.has_errors()) return false;
        do_act(*act);
        return true;
    }

    /// The earliest act that is assumed in the present stage.
    std::optional<planned_act> plan() {
        if (now_.closed()) return std::nullopt;
        begin_round();
        std::optional<planned_act> first;
        const auto& seats = now_.present.seats;
        for (std::size_t n = 0; n < seats.size() && !problems_.has_errors(); ++n) {
            const seat& s = seats[n];
            if (!is_open(s) || refused_.count(s.person) != 0) continue;
            const behaviour* b = fitting(s.role);
            if (b == nullptr) continue;
            const instant at = std::max({when(*b), out_.from, now_.now.now});
            if (!first || at < first->at) first = planned_act{at, n, b};
        }
        return first;
    }

    void begin_round() {
        if (round_ == now_.present.number) return;
        round_ = now_.present.number;
        refused_.clear();
        acts_at_.assign(assumed_.behave.size(), std::nullopt);
    }

    [[nodiscard]] const behaviour* fitting(std::string_view role) const {
        const auto found =
            std::find_if(assumed_.behave.begin(), assumed_.behave.end(), [&](const behaviour& b) {
                return b.role == role && (b.stage.empty() || b.stage == now_.present.stage);
            });
        return found == assumed_.behave.end() ? nullptr : &*found;
    }

    /// When those of a behaviour act in the present round.
    instant when(const behaviour& b) {
        auto& known = acts_at_[static_cast<std::size_t>(&b - assumed_.behave.data())];
        if (!known) {
            known = due_after(now_.present.entered, b.after.after, b.after.in,
                              {how_.zone, how_.calendar});
            if (!known) refuse(say::no_due, {b.role, utc_text(now_.present.entered)});
        }
        return known.value_or(now_.present.entered);
    }

    void do_due(instant at) {
        simulated_event e = begin(simulated_kind::due, at);
        auto made = advance(of_, now_, at, how_);
        if (!made) return problems_.add(made.error());
        accept(std::move(e), std::move(*made));
    }

    void do_act(const planned_act& what) {
        const seat& s = now_.present.seats[what.seat];
        act a;
        a.actor = s.person;
        a.stage = now_.present.stage;
        a.choice = what.by->vote;
        a.answers = what.by->answers;
        simulated_event e = begin(simulated_kind::submit, what.at);
        e.actor = a.actor;
        auto made = submit(of_, now_, a, what.at, how_);
        if (made) return accept(std::move(e), std::move(*made));
        refused_.insert(a.actor);
        e.is = simulated_kind::refused;
        const auto problems = made.error().items();
        if (!problems.empty()) e.why = problems.front();
        e.to = now_.at();
        spend(0);
        out_.events.push_back(std::move(e));
    }

    [[nodiscard]] simulated_event begin(simulated_kind is, instant at) const {
        simulated_event e;
        e.at = at;
        e.which = position_;
        e.is = is;
        e.stage = now_.at();
        return e;
    }

    void accept(simulated_event e, instance_step made) {
        const std::size_t ended = now_.past.size();
        const bool was_closed = now_.closed();
        now_ = std::move(made.next);
        for (std::size_t n = ended; n < now_.past.size(); ++n) {
            const bool told = n == ended && was_closed;
            if (!told) e.passed.push_back({now_.past[n]->stage, now_.past[n]->result});
        }
        if (now_.closed() && !(was_closed && ended == now_.past.size())) {
            e.passed.push_back({now_.present.stage, now_.present.result});
        }
        e.to = now_.at();
        e.effects = std::move(made.effects);
        spend(now_.past.size() - ended);
        out_.events.push_back(std::move(e));
    }

    void spend(std::size_t rounds) {
        const std::uint64_t cost = 1 + rounds + now_.present.seats.size() / seats_per_step;
        if (cost <= left_) {
            left_ -= cost;
            return;
        }
        refuse(say::too_many_steps, {std::to_string(options_.steps), utc_text(now_.now.now),
                                     std::to_string(position_ + 1), now_.at()});
    }

    void stand() {
        standing s;
        s.which = position_;
        s.next_due = next_due(of_, now_);
        if (!now_.closed()) {
            for (const seat& place : now_.present.seats) {
                if (!is_open(place)) continue;
                s.waits_for.push_back({place.person, place.role, now_.present.entered});
            }
        }
        s.end = std::move(now_);
        out_.standings.push_back(std::move(s));
    }

    std::size_t position_;
    const assessment& of_;
    const run_options& how_;
    const assumptions& assumed_;
    simulation& out_;
    std::uint64_t& left_;
    const simulation_options& options_;
    diagnostics& problems_;
    instance now_;
    std::uint32_t round_ = 0;
    std::set<std::string, std::less<>> refused_;
    std::vector<std::optional<instant>> acts_at_; ///< by behaviour, in the present round
};

/// That somebody knows the roles and stages assumed.
void check(std::span<const simulated_instance> instances, const assumptions& assumed,
           diagnostics& problems) {
    for (const behaviour& b : assumed.behave) {
        const auto known = [&](auto&& among, std::string_view id) {
            return std::any_of(instances.begin(), instances.end(), [&](const auto& one) {
                return find_by_id(among(one.of->definition()), id) != nullptr;
            });
        };
        const auto roles = [](const assessment_definition& d) -> auto& {
            return d.roles;
        };
        const auto stages = [](const assessment_definition& d) -> auto& {
            return d.stages;
        };
        if (!known(roles, b.role)) problems.add(say::unknown_role, {b.role}, b.at);
        if (!b.stage.empty() && !known(stages, b.stage)) {
            problems.add(say::unknown_stage, {b.stage}, b.at);
        }
    }
}

} // namespace

result<simulation> simulate(std::span<const simulated_instance> instances, instant from,
                            instant until, const assumptions& assumed,
                            const simulation_options& options) {
    diagnostics problems;
    check(instances, assumed, problems);
    if (until < from) problems.add(say::backwards_in_time, {utc_text(from), utc_text(until)});
    simulation out;
    out.from = from;
    out.until = until;
    std::uint64_t left = options.steps;
    for (std::size_t n = 0; n < instances.size() && !problems.has_errors(); ++n) {
        copy_runner{n, instances[n], assumed, out, left, options, problems}.run();
    }
    if (problems.has_errors()) return problems;
    std::stable_sort(out.events.begin(), out.events.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    add_load(out, options.zone);
    return out;
}

result<simulation> simulate(const assessment& of, const instance& is, instant from, instant until,
                            const assumptions& assumed, const run_options& how) {
    const simulated_instance one{&of, &is, how};
    simulation_options options;
    options.zone = how.zone;
    return simulate({&one, 1}, from, until, assumed, options);
}

} // namespace tenet::assess
