#include <tenet/tenet.hpp>

#include <fmt/core.h>

#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

/// @file
/// Many open assessments on a day on which a thousand of them have something to do: the day costs
/// what is due and not what is open. And what an instance takes that waits.

using namespace tenet;

namespace {

constexpr int due_that_day = 1'000;
constexpr std::int64_t day_seconds = 24 * 3600;
constexpr std::int64_t begin = 1'767'575'000;
constexpr double wanted_growth = 2;

assess::assessment survey() {
    std::ifstream in(TENET_SOURCE_DIR "/examples/assessments/satisfaction-survey.json");
    return assess::assessment::read(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

struct host {
    std::map<std::string, assess::instance> open;
    assess::agenda agenda;
};

/// The first thousand over one day, the others a week later, all with three people.
host open_all(const assess::assessment& of, int count) {
    host h;
    for (int n = 0; n < count; ++n) {
        assess::opening with;
        with.instance = fmt::format("S-2026-{:06}", n);
        with.participants.push_back({"li", {"respondent"}, {}, decimal{1}, {}});
        with.participants.push_back({"wu", {"chair", "reviewer"}, {}, decimal{1}, {}});
        with.participants.push_back({"lin", {"account_manager"}, {}, decimal{1}, {}});
        const std::int64_t later =
            n < due_that_day ? n * day_seconds / due_that_day : 7 * day_seconds + n % day_seconds;
        auto step = assess::open(of, with, {begin + later, 0}).value();
        h.agenda.set(with.instance, assess::next_due(of, step.next));
        h.open.emplace(with.instance, std::move(step.next));
    }
    return h;
}

/// Goes through a day by the minute; how many were advanced.
int pass_day(const assess::assessment& of, host& h, instant first) {
    int advanced = 0;
    for (std::int64_t second = 0; second <= day_seconds; second += 60) {
        const instant now{first.seconds + second, 0};
        for (const std::string& name : h.agenda.due(now)) {
            assess::instance& one = h.open.at(name);
            auto step = assess::advance(of, one, now).value();
            one = std::move(step.next);
            h.agenda.set(name, assess::next_due(of, one));
            ++advanced;
        }
    }
    return advanced;
}

double best_day(const assess::assessment& of, const host& from) {
    host h = from;
    const instant first = *h.agenda.next();
    const auto due = h.agenda.due({first.seconds + day_seconds, 0});
    double best = 1e18;
    for (int n = 0; n < 7; ++n) {
        for (const std::string& name : due) {
            h.open.at(name) = from.open.at(name);
            h.agenda.set(name, assess::next_due(of, h.open.at(name)));
        }
        const std::clock_t start = std::clock();
        if (pass_day(of, h, first) != due_that_day) std::exit(1);
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

double bytes_held() {
    return static_cast<double>(mallinfo2().uordblks);
}

} // namespace

int main() {
    const auto of = survey();
    constexpr int few = 10'000;
    constexpr int many = 100'000;
    const double of_few = best_day(of, open_all(of, few));
    const double before = bytes_held();
    host h = open_all(of, many);
    const double held = bytes_held() - before;
    h.agenda = {};
    const double without = bytes_held() - before;
    h = open_all(of, many);
    const double of_many = best_day(of, h);
    fmt::print("{} open: {:.0f} bytes an idle instance, {:.0f} on the agenda\n", many,
               without / many, (held - without) / many);
    fmt::print("a day with {} due: {:.1f} ms with {} open, {:.1f} ms with {} open\n", due_that_day,
               of_few * 1e3, few, of_many * 1e3, many);
    const double growth = of_many / of_few;
    fmt::print("target assess_day_of_open: {:.2f} {:.2f} {}\n", growth, wanted_growth,
               growth <= wanted_growth ? "met" : "missed");
    return 0;
}
