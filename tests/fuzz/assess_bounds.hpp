#ifndef TENET_TESTS_FUZZ_ASSESS_BOUNDS_HPP
#define TENET_TESTS_FUZZ_ASSESS_BOUNDS_HPP

#include <tenet/assess/statechart.hpp>

/// Limits under which any chart and any assessment ends soon.
inline tenet::assess::run_options bounded() {
    tenet::assess::run_options few;
    few.microsteps = 200;
    few.timers = 20;
    few.queued = 100;
    few.value_parts = 2'000;
    few.bounds.steps = 5'000;
    few.bounds.list_items = 1'000;
    few.bounds.string_bytes = 1U << 14;
    return few;
}

#endif
