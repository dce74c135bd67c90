#include <tenet/tenet.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Runs a year of assessments. Each line of ACTS begins with an instant; behind it stands what
// happens then: `INSTANCE DEFINITION OPENING` opens one, `INSTANCE ACT` is what somebody does in
// it, and nothing at all lets the time do its part. Writes the log of each instance into the folder
// OUT, and prints what was refused and how each of them ended.
// Usage: run_year DEFINITIONS CALENDAR ACTS OUT

using namespace tenet;

namespace {

/// An instance, as a host keeps it.
struct kept {
    std::string name;
    assess::assessment rules;
    assess::instance now;
    std::string log;
};

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

template <class T>
T must(result<T> r) {
    if (r) return std::move(*r);
    std::fprintf(stderr, "%s", r.error().text(language::en).c_str());
    std::exit(2);
}

/// Takes what stands before the next blank off a text.
std::string take_word(std::string& text) {
    const std::size_t size = std::min(text.find(' '), text.size());
    std::string word = text.substr(0, size);
    text.erase(0, size + 1);
    return word;
}

/// Appends to the log first, and then goes on from there.
void keep(kept& to, const result<assess::instance_step>& step) {
    if (step) {
        to.log += step->bytes;
        to.now = step->next;
    } else {
        const std::string why{step.error().items().front().id()};
        std::printf("%s refused: %s\n", to.name.c_str(), why.c_str());
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const std::string folder{argv[1]};
    const auto calendar = must(policy::read_calendar(read_file(argv[2]), argv[2]));
    assess::run_options options;
    options.zone = *assess::read_zone("+08:00");
    options.calendar = calendar.get();

    std::vector<kept> all;
    std::ifstream acts{argv[3]};
    for (std::string what; std::getline(acts, what);) {
        const instant now = *date_time::parse(take_word(what))->to_instant();
        const std::string name = take_word(what);
        if (name.empty()) {
            for (kept& k : all) keep(k, assess::advance(k.rules, k.now, now, options));
        } else if (what.front() == '{') {
            for (kept& k : all) {
                if (k.name != name) continue;
                keep(k, assess::submit(k.rules, k.now, must(assess::read_act(what)), now, options));
            }
        } else {
            const std::string file = folder + "/" + take_word(what) + ".json";
            const auto rules = must(assess::assessment::read(read_file(file), file));
            const auto step =
                must(assess::open(rules, must(assess::read_opening(what)), now, options));
            all.push_back({name, rules, step.next, step.bytes});
        }
    }

    // Whoever has a log and its definition comes to the same, or finds what was changed.
    for (const kept& k : all) {
        std::ofstream{argv[4] + ("/" + k.name + ".jsonl"), std::ios::binary} << k.log;
        const auto again = must(assess::replay(k.rules, k.log, options, &k.now.log));
        std::printf("%s %s\n", k.name.c_str(), again.at().c_str());
    }
    return 0;
}
