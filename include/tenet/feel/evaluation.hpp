#ifndef TENET_FEEL_EVALUATION_HPP
#define TENET_FEEL_EVALUATION_HPP

#include <tenet/base/calendar.hpp>
#include <tenet/base/diagnostic.hpp>
#include <tenet/base/temporal.hpp>
#include <tenet/base/zone.hpp>
#include <tenet/schema/arena.hpp>
#include <tenet/schema/fact_source.hpp>
#include <tenet/schema/value.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::feel {

class context_guard;

/// What happens where something missing is read: `null`, as the standard has it, or `spread`, so
/// that missing is carried to the result unless the result does not depend on it.
enum class missing_mode : std::uint8_t { null, spread };

/// Bounds of one run, counted in logical steps, so that they fall at the same place everywhere.
/// A step is one node evaluated, one item visited, or 64 bytes of text made. Memory is what values
/// made by the run ask for, garbage included, not what blocks of the allocator hold; a trace does
/// not count. The first limit that is exhausted ends the run: its result is missing, and the cause
/// names the limit, its amount and the place.
struct limits {
    std::uint64_t steps = 1'000'000;
    std::uint32_t call_depth = 64;           ///< nested user function calls
    std::uint64_t list_items = 1'000'000;    ///< items of one list made
    std::uint64_t string_bytes = 1U << 20;   ///< bytes of one text made
    std::uint32_t regex_matches = 1'000'000; ///< match limit of the regular expression engine
    std::uint64_t memory_bytes = 1U << 27;   ///< bytes of all values made
};

/// Everything a run reads besides its slots. Shared by threads; must outlive the evaluations.
struct run_context {
    const fact_source* facts = nullptr; ///< resolves relations; null: they are missing
    date_time now;                      ///< `now()`; its date is `today()`
    const zone_database* zones = nullptr;
    missing_mode missing = missing_mode::null;
    bool strict = false; ///< a null nobody wrote is an error with its cause
    limits bounds;
};

/// Somebody who keeps record of a run. What is told to it, and by whom, is a matter between it and
/// the room it comes from; FEEL only carries it along.
class run_watcher {
public:
    run_watcher() = default;
    run_watcher(const run_watcher&) = delete;
    run_watcher& operator=(const run_watcher&) = delete;
    virtual ~run_watcher() = default;
};

/// Hears of the operations that fail in a run; for explanations.
class failure_listener {
public:
    failure_listener() = default;
    failure_listener(const failure_listener&) = delete;
    failure_listener& operator=(const failure_listener&) = delete;
    virtual ~failure_listener() = default;
    virtual void failed(const message& what, std::span<const std::string_view> arguments) = 0;
};

/// The state of running expressions on one thread: slots, memory, steps. Reuse it: after warming
/// up, running allocates nothing.
class evaluation {
public:
    explicit evaluation(const run_context& context)
        : context_(&context), steps_left_(step_bound()) {
        bound_memory();
    }
    evaluation(const evaluation&) = delete;
    evaluation& operator=(const evaluation&) = delete;

    [[nodiscard]] const run_context& context() const noexcept { return *context_; }
    [[nodiscard]] arena& memory() noexcept { return memory_; }

    /// Fills a slot of the scope. Grows the frame on first use.
    void set(std::uint32_t slot, const value& v) {
        need_slots(slot + 1);
        slots_[slot] = v;
    }
    [[nodiscard]] const value& slot(std::uint32_t n) const noexcept { return slots_[n]; }
    /// How many slots the frame has.
    [[nodiscard]] std::size_t slot_count() const noexcept { return slot_count_; }
    /// Makes the frame at least `n` slots long. Slots nobody set are missing; their cause is
    /// `never_set()`, for which readers put the slot's own name.
    void need_slots(std::uint32_t n) {
        if (n > slot_count_) add_slots(n);
    }
    [[nodiscard]] static const missing_cause* never_set() noexcept;

    /// Forgets results, local variables and steps; slots stay. Values returned before are invalid.
    void reset() noexcept {
        memory_.reset();
        bound_memory();
        steps_left_ = step_bound();
        depth_ = 0;
        height_ = 0;
        exhausted_ = nullptr;
        ended_near_.reset();
    }

    /// The span asked for where a filter sets no condition on a collection's time field: since
    /// that day, instead of since the beginning. For rules that look back a known time.
    void ask_since(std::optional<date> day) noexcept { since_ = day; }
    [[nodiscard]] const std::optional<date>& asked_since() const noexcept { return since_; }

    /// Counts `n` steps; false once the bound is passed (then `exhausted()` is the cause).
    bool step(std::uint64_t n = 1) noexcept { return take_steps(n) || give_up(); }
    /// As `step`, but leaves the cause to `out_of_steps`, which has to be called where it is false.
    bool take_steps(std::uint64_t n = 1) noexcept {
        steps_left_ -= static_cast<std::int64_t>(n);
        return steps_left_ >= 0;
    }
    /// Ends the run because its steps are exhausted. Returns the missing value to return.
    value out_of_steps() noexcept;
    /// The steps counted since `reset`; more than the bound once a limit is exhausted.
    [[nodiscard]] std::uint64_t steps() const noexcept {
        return static_cast<std::uint64_t>(step_bound()) - static_cast<std::uint64_t>(steps_left_);
    }

    /// The cause of an exhausted limit; null while all is well. Once set, every node returns it.
    [[nodiscard]] const missing_cause* exhausted() const noexcept { return exhausted_; }
    /// The same as a diagnostic: which limit, its amount, and where; no value while all is well.
    [[nodiscard]] std::optional<diagnostic> ended_because() const;
    /// Ends the run: a limit other than steps is exhausted, which allowed `amount`. Returns the
    /// missing value to return.
    value exhaust(const message& what, std::uint64_t amount) noexcept;
    /// Whether `bytes` more of memory may be taken at once; if not, the run has ended. To be asked
    /// before making something whose size the data decides.
    [[nodiscard]] bool may_take(std::uint64_t bytes) noexcept {
        return memory_.has_left(bytes) || memory_exhausted();
    }

    /// Says of an ended run where it ended, from the innermost place outwards; for those whose
    /// texts, functions or rules it ended in. The first position counts, and so do the first few
    /// names, each once. Without effect while all is well.
    void ended_at(const place& at);
    void ended_in(std::string_view zh, std::string_view en);
    /// As `ended_at`, by offset in the text of the expression that runs, which takes it.
    void ended_near(std::size_t offset) noexcept {
        if (!ended_near_) ended_near_ = offset;
    }
    std::optional<std::size_t> take_ended_near() noexcept {
        return std::exchange(ended_near_, std::nullopt);
    }

    /// The answer of an operation that has none: null, or under `strict` a missing value whose
    /// cause is the error. `arguments` are copied into the arena.
    value fail(const message& what, std::span<const std::string_view> arguments = {});

    /// Local variables (loop variables, parameters, context entries): positions assigned at bind
    /// time.
    [[nodiscard]] value& local(std::uint32_t n) {
        need_locals(n + 1);
        return locals_[n];
    }
    [[nodiscard]] std::size_t local_count() const noexcept { return local_count_; }
    /// Makes room for `n` local variables.
    void need_locals(std::uint32_t n) {
        if (n > local_count_) add_locals(n);
    }

    /// Puts slots and local variables aside and begins with none of either, for a function or
    /// decision that has a scope of its own; `leave` brings them back. Use `frame_guard`.
    void enter();
    void leave() noexcept;

    /// Who keeps record; null: nobody. Stays through `reset`.
    void watch(run_watcher* watcher) noexcept { watcher_ = watcher; }
    [[nodiscard]] run_watcher* watcher() const noexcept { return watcher_; }
    /// Who hears of failures; null: nobody. The one before is returned.
    failure_listener* tell_failures(failure_listener* listener) noexcept {
        return std::exchange(listener_, listener);
    }

    std::uint32_t& depth() noexcept { return depth_; }
    /// Nodes on the way from the root of the run to the function body being evaluated: bounds the
    /// stack, whatever the shape of the functions that call each other.
    std::uint32_t& height() noexcept { return height_; }
    /// Local variables of callers, put aside while a function runs.
    std::vector<value>& saved() noexcept { return saved_; }
    /// What a condition came to that is neither true nor false, until the next one is tested.
    value& undecided() noexcept { return undecided_; }

private:
    friend class context_guard;

    struct frame {
        std::vector<value> slots;
        std::vector<value> locals;
        std::uint32_t slot_count = 0;
        std::uint32_t local_count = 0;
    };

    /// What is known of how a run ended. `arguments` are those of the cause: the amount, and the
    /// place in Chinese and English.
    struct ending {
        missing_cause cause;
        std::array<std::string_view, 3> arguments;
        std::array<char, 32> amount{};
        bool has_position = false;
        std::uint32_t names = 0;
        std::string zh;
        std::string en;
    };

    static constexpr std::int64_t none_left = -1;

    [[nodiscard]] std::int64_t step_bound() const noexcept {
        constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
        return static_cast<std::int64_t>(std::min(context_->bounds.steps, most));
    }
    bool give_up() noexcept;
    bool memory_exhausted() noexcept;
    static void memory_passed(void* whom) noexcept;
    void bound_memory() noexcept {
        memory_.bound(context_->bounds.memory_bytes, {&memory_passed, this});
    }
    void end(const message& what, std::uint64_t amount) noexcept;
    void add_to_place(std::string_view zh, std::string_view en);
    void add_slots(std::uint32_t n);
    void add_locals(std::uint32_t n);

    const run_context* context_;
    arena memory_;
    std::vector<value> slots_;
    std::vector<value> locals_;
    std::uint32_t slot_count_ = 0;
    std::uint32_t local_count_ = 0;
    std::vector<value> saved_;
    std::vector<frame> frames_; ///< put aside: the first `entered_` of them; the rest are spare
    std::size_t entered_ = 0;
    value undecided_;
    std::int64_t steps_left_; ///< below zero once a limit is exhausted
    std::uint32_t depth_ = 0;
    std::uint32_t height_ = 0;
    const missing_cause* exhausted_ = nullptr;
    run_watcher* watcher_ = nullptr;
    failure_listener* listener_ = nullptr;
    std::optional<date> since_;
    std::optional<std::size_t> ended_near_;
    ending ending_;
};

/// Another context for a part of a run, from construction to destruction: how it reads missing
/// values and what it makes of errors. Bounds go on counting as the run began.
class context_guard {
public:
    context_guard(evaluation& run, const run_context& how) : run_(run), before_(run.context_) {
        run.context_ = &how;
    }
    ~context_guard() { run_.context_ = before_; }
    context_guard(const context_guard&) = delete;
    context_guard& operator=(const context_guard&) = delete;

private:
    evaluation& run_;
    const run_context* before_;
};

/// A scope of its own in a run, from construction to destruction.
class frame_guard {
public:
    explicit frame_guard(evaluation& run) : run_(run) { run_.enter(); }
    ~frame_guard() { run_.leave(); }
    frame_guard(const frame_guard&) = delete;
    frame_guard& operator=(const frame_guard&) = delete;

private:
    evaluation& run_;
};

} // namespace tenet::feel

#endif
