/// Any bytes as a decision table and inputs for it: the index finds what running every cell finds,
/// and gives the same result, in every mode.

#include <tenet/table/decision_table.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <table/wide_tables.hpp>

using namespace tenet;
using namespace tenet::table;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void compare(const decision_table& t, feel::evaluation& run) {
    const match_result indexed = t.match(run);
    const match_result by_running = t.match_by_running(run);
    require(indexed.matched == by_running.matched && indexed.maybe == by_running.maybe);
    require(indexed.refused_input == by_running.refused_input);
    require((indexed.because == nullptr) == (by_running.because == nullptr));
    const value result = t.result_of(run, by_running);
    require(identical(t.result_of(run, indexed), result));
    require(identical(t.evaluate(run), result));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static table_test::wide_bench bench;
    table_test::wide_tables bytes{data, size};
    const auto t = decision_table::compile(bytes.next(), bench.names);
    require(t.has_value());
    for (int inputs = 0; inputs < 8 && !bytes.is_empty(); ++inputs) {
        bench.context.missing =
            bytes.pick(2) == 0 ? feel::missing_mode::null : feel::missing_mode::spread;
        bench.context.strict = bytes.pick(2) == 0;
        bench.set(bytes);
        compare(*t, bench.run);
    }
    return 0;
}
