#ifndef TENET_POLICY_PARALLEL_HPP
#define TENET_POLICY_PARALLEL_HPP

#include <tenet/policy/context.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tenet::policy {

/// Runs `work(0) … work(tasks - 1)` on `threads` threads, of which the caller's is one; progress
/// is reported from the caller's. False if the caller cancelled. An exception of a task is thrown
/// again here, after all threads have ended.
template <class Work>
bool run_tasks(std::size_t tasks, unsigned threads, const Work& work, const progress& report) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> stop{false};
    std::exception_ptr thrown;
    std::mutex thrown_guard;
    const auto work_on = [&](bool reports) {
        for (std::size_t task = next++; task < tasks && !stop; task = next++) {
            try {
                work(task);
                if (const std::size_t n = ++done; reports && report && !report(n, tasks))
                    stop = true;
            } catch (...) {
                const std::lock_guard lock(thrown_guard);
                thrown = std::current_exception();
                stop = true;
            }
        }
    };
    const std::size_t helpers =
        tasks < 2 ? 0 : std::min<std::size_t>(std::max(threads, 1U), tasks) - 1;
    std::vector<std::jthread> others;
    others.reserve(helpers);
    for (std::size_t i = 0; i < helpers; ++i) others.emplace_back([&] { work_on(false); });
    work_on(true);
    others.clear();
    if (thrown) std::rethrow_exception(thrown);
    return !stop;
}

} // namespace tenet::policy

#endif
