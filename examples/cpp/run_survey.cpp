#include <tenet/tenet.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

// Runs a survey: opens it, then does what a file says, a line each: an instant, and what somebody
// does then, if anybody does. Prints the log, and what was refused.
// Usage: run_survey DEFINITION OPENING ACTS

using namespace tenet;

namespace {

std::string read_file(const char* path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

template <class T>
T must(result<T> r) {
    if (r) return std::move(*r);
    std::fprintf(stderr, "%s", r.error().text(language::en).c_str());
    std::exit(2);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto survey = must(assess::assessment::read(read_file(argv[1]), argv[1]));
    const auto opening = must(assess::read_opening(read_file(argv[2]), argv[2]));
    assess::run_options options;
    options.zone = *assess::read_zone("+08:00");
    const instant begin = *date_time::parse("2026-03-02T09:00:00+08:00")->to_instant();

    // The host keeps the instance, or only its log; it appends first, and then acts.
    auto step = must(assess::open(survey, opening, begin, options));
    std::string log = step.bytes;
    std::ifstream acts{argv[3]};
    for (std::string line; std::getline(acts, line);) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const instant now = *date_time::parse(line.substr(0, space))->to_instant();
        const std::string act = line.substr(space);
        auto next = act.empty() ? assess::advance(survey, step.next, now, options)
                                : assess::submit(survey, step.next, must(assess::read_act(act)),
                                                 now, options);
        if (!next) {
            const diagnostics why = next.error();
            std::printf("refused: %s\n", std::string{why.items().front().id()}.c_str());
            continue;
        }
        step = std::move(*next);
        log += step.bytes;
    }
    std::printf("%s%s\n", log.c_str(), step.next.at().c_str());

    // Whoever has the log and the definition comes to the same, or finds what was changed.
    const auto again = must(assess::replay(survey, log, options, &step.next.log));
    return again.log == step.next.log ? 0 : 1;
}
