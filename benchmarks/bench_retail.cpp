// Loads a file of retail invoice lines through the mapping of examples/online-retail into checked
// accounts and orders, on one thread, and prints the best processor time of several
// runs with the totals.
//
//     bench_retail FILE.csv [RUNS]

#include <tenet/account/records.hpp>
#include <tenet/portfolio/load.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

std::string whole(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    in.seekg(0, std::ios::end);
    std::string text;
    text.reserve(in ? static_cast<std::size_t>(in.tellg()) : 0);
    in.seekg(0);
    std::vector<char> piece(std::size_t{1} << 16);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
        text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    return text;
}

struct totals {
    std::size_t accounts = 0;
    std::size_t orders = 0;
    std::size_t lines = 0;
    tenet::decimal revenue;
};

totals total_of(const tenet::portfolio::snapshot& s) {
    using tenet::account::order;
    totals t;
    t.accounts = s.size(tenet::table_for<tenet::account::account>());
    s.each(tenet::table_for<order>(), [&](tenet::portfolio::row, const void* object) {
        const auto& o = *static_cast<const order*>(object);
        ++t.orders;
        t.lines += o.lines->size();
        t.revenue += *o.amount;
        return true;
    });
    return t;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cout << "bench_retail FILE.csv [RUNS]: no file given, nothing measured\n";
        return 0;
    }
    const std::string mapping = whole(TENET_SOURCE_DIR "/examples/online-retail/mapping.json");
    const std::string manifest =
        R"({"files": [{"file": "retail.csv", "mapping": "mapping.json"}]})";
    const auto own = tenet::account::own_record_types();
    tenet::portfolio::load_options options;
    options.types = tenet::catalogue::make({own.begin(), own.end()}).value();
    options.strict = true;
    const std::string path = argv[1];
    const int runs = argc > 2 ? std::atoi(argv[2]) : 5;
    double best = 1e9;
    totals t;
    for (int i = 0; i < runs; ++i) {
        const std::clock_t begin = std::clock();
        std::vector<tenet::portfolio::named_text> files{{"portfolio.json", manifest},
                                                        {"mapping.json", mapping}};
        files.push_back({"retail.csv", whole(path)});
        auto r = tenet::portfolio::load(std::move(files), options);
        const double taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        if (!r) {
            std::cout << r.error().text(tenet::language::en) << '\n';
            return 1;
        }
        best = std::min(best, taken);
        t = total_of(*r->records);
    }
    std::cout << "accounts " << t.accounts << "\norders " << t.orders << "\nlines " << t.lines
              << "\nrevenue " << t.revenue.canonical() << "\nseconds " << best << '\n';
}
