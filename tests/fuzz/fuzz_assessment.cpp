// Reading, compiling, linting and running assessments: any text ends in diagnostics, or in an
// instance whose log replays to the same bytes and the same state; whatever is refused changes
// nothing. A simulation of it leaves it alone, and it migrates to another version or says why not.
// The text is a definition, a line "===", then acts, a line each.

#include "assess_bounds.hpp"

#include <tenet/tenet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace tenet;

/// A person for each role of the definition, and one for all that may be held together.
assess::opening people(const assess::assessment& of) {
    assess::opening with;
    with.instance = "s";
    for (const assess::role_definition& r : of.definition().roles) {
        assess::participant p;
        p.person = "p" + std::to_string(with.participants.size());
        p.roles = {r.id};
        p.roles.insert(p.roles.end(), r.needs.begin(), r.needs.end());
        with.participants.push_back(p);
        p.person += "b";
        with.participants.push_back(p);
    }
    return with;
}

/// What an instance comes to by itself, in few steps; it stays as it is.
void look_ahead(const assess::assessment& of, const assess::instance& now,
                const assess::run_options& few) {
    const std::string before = assess::show_json(of, now);
    const assess::simulated_instance one{&of, &now, few};
    assess::simulation_options short_of;
    short_of.steps = 50;
    const instant from = now.now.now;
    const instant until{from.seconds + 100'000'000, 0};
    const auto told = assess::simulate({&one, 1}, from, until, {}, short_of);
    const bool silent = !told && !told.error().has_errors();
    if (silent || assess::show_json(of, now) != before) std::abort();
}

/// The same under a version of another name: everything fits, or it is told why not.
void go_on(const assess::assessment& of, const assess::instance& now, const std::string& log,
           const assess::run_options& few) {
    auto written = of.definition();
    written.version += "x";
    const auto to = assess::assessment::compile(std::move(written));
    const auto plan = assess::migration_plan::read(R"({"reason": "x", "time": "restart"})");
    if (!to || !plan) std::abort();
    const auto step = assess::migrate(of, *to, now, *plan, now.now.now, few);
    if (!step) {
        if (!step.error().has_errors()) std::abort();
        return;
    }
    const std::array versions{*to, of};
    const auto again = assess::replay(versions, log + step->bytes, few, &step->next.log);
    if (!again || assess::show_json(*to, again->now) != assess::show_json(*to, step->next)) {
        std::abort();
    }
}

void run(const assess::assessment& of, std::string_view acts) {
    const assess::run_options few = bounded();
    auto step = assess::open(of, people(of), {}, few);
    if (!step) return;
    std::string log = step->bytes;
    assess::instance now = step->next;
    for (std::int64_t n = 1; !acts.empty() && n < 20; ++n) {
        const std::size_t end = std::min(acts.find('\n'), acts.size());
        const auto act = assess::read_act(std::string{acts.substr(0, end)});
        acts.remove_prefix(std::min(end + 1, acts.size()));
        const instant at{n * 40'000, 0};
        const std::string before = assess::show_json(of, now);
        step = act ? assess::submit(of, now, *act, at, few) : assess::advance(of, now, at, few);
        if (!step) {
            if (!step.error().has_errors() || assess::show_json(of, now) != before) std::abort();
            continue;
        }
        now = step->next;
        log += step->bytes;
    }
    const auto again = assess::replay(of, log, few, &now.log);
    if (!again || assess::show_json(of, *again) != assess::show_json(of, now)) std::abort();
    look_ahead(of, now, few);
    go_on(of, now, log, few);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size}; // NOLINT
    const std::size_t end = std::min(text.find("\n===\n"), text.size());
    const auto of = assess::assessment::read(std::string{text.substr(0, end)});
    if (!of) {
        if (!of.error().has_errors()) std::abort();
        return 0;
    }
    (void)of->lint();
    run(*of, text.substr(std::min(end + 5, text.size())));
    return 0;
}
