#ifndef TENET_ASSESS_STEPPER_HPP
#define TENET_ASSESS_STEPPER_HPP

#include <tenet/assess/statechart.hpp>

#include <memory>
#include <optional>

namespace tenet::assess {

/// Steps of one chart that use the memory of the steps before: what `statechart::step` and
/// `advance` do, for those who make many. After warming up, a step allocates nothing but what it
/// has to keep. Snapshots of any session may come in any order. For one thread at a time.
///
/// Two outcomes are enough for a run, which take turns:
/// ```cpp
/// assess::stepper run{chart};
/// std::array<assess::outcome, 2> turns{chart.start({"S-2026-Q1", begin}).value()};
/// std::size_t now = 0;
/// for (const auto& [what, at] : inbox) {
///     assess::outcome& next = turns[1 - now];
///     if (const auto refused = run.step(turns[now].next, what, at, next)) return report(*refused);
///     for (const assess::effect& e : next.effects) perform(e);
///     now = 1 - now;
/// }
/// ```
class stepper {
public:
    /// What `options` points to must outlive it.
    explicit stepper(const statechart& chart, const run_options& options = {});
    stepper(stepper&& from) noexcept;
    stepper& operator=(stepper&& from) noexcept;
    ~stepper();

    /// As `statechart::step`; the outcome goes to `to`, which must not hold `from`. Returns why it
    /// was refused, no value if it was made. Refused, `to` holds no outcome, but may be used again.
    [[nodiscard]] std::optional<diagnostics> step(const snapshot& from, const event& what,
                                                  instant now, outcome& to);
    /// As `statechart::advance`, likewise.
    [[nodiscard]] std::optional<diagnostics> advance(const snapshot& from, instant now,
                                                     outcome& to);

private:
    friend class statechart;
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace tenet::assess

#endif
