/// Tokenising CSV, against the least any tokeniser must do: one SSE2 scan that finds the
/// separators and quotes of the same bytes. Usage: bench_csv [FILE.csv]

#include <tenet/csv/reader.hpp>

#include <emmintrin.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace {

constexpr double target = 5;
constexpr int rounds = 9;

/// Rows like those of a shop's order export: eight columns, some descriptions quoted.
std::string generated_orders(std::size_t bytes) {
    std::mt19937 random{20260131}; // NOLINT: the same text in every run
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    std::string out = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,"
                      "Country\n";
    while (out.size() < bytes) {
        const std::uint32_t date = below(28) + 1;
        out += std::to_string(536365 + below(45000)) + ',' + std::to_string(10000 + below(80000));
        out += ',';
        if (below(50) == 0) {
            out += "\"CANDLE HOLDER, SMALL \"\"LOVE\"\"\"";
        } else {
            out += std::string_view{"WHITE HANGING HEART T-LIGHT HOLDER"}.substr(below(16));
        }
        out += ',' + std::to_string(below(48) + 1) + ",2011-03-" + (date < 10 ? "0" : "") +
               std::to_string(date) + " 08:26:00," + std::to_string(below(20)) + "." +
               std::to_string(10 + below(90)) + ',';
        if (below(4) != 0) out += std::to_string(12346 + below(6000));
        out += ",United Kingdom\r\n";
    }
    return out;
}

std::uint64_t scan(std::string_view text) {
    const __m128i separator = _mm_set1_epi8(',');
    const __m128i quote = _mm_set1_epi8('"');
    std::uint64_t sum = 0;
    for (std::size_t block = 0; block + 16 <= text.size(); block += 16) {
        const auto* from = reinterpret_cast<const __m128i*>(text.data() + block); // NOLINT
        const __m128i bytes = _mm_loadu_si128(from);
        auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, separator), _mm_cmpeq_epi8(bytes, quote))));
        for (; mask != 0; mask &= mask - 1) {
            sum += block + static_cast<std::uint64_t>(std::countr_zero(mask));
        }
    }
    return sum;
}

std::uint64_t tokenise(std::string_view text) {
    tenet::csv::reader rows{text};
    tenet::diagnostics problems;
    std::uint64_t sum = 0;
    while (rows.next(problems)) sum += rows.fields().size() + rows.fields().back().size();
    if (problems.has_errors()) std::fputs(problems.text(tenet::language::en).c_str(), stderr);
    return sum;
}

template <class F>
double seconds(F work, std::string_view text) {
    static volatile std::uint64_t sink = 0;
    const auto begin = std::chrono::steady_clock::now();
    sink = sink + work(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char** argv) {
    std::string text;
    if (argc > 1) {
        std::ifstream file{argv[1], std::ios::binary};
        text.assign(std::istreambuf_iterator<char>{file}, {});
    } else {
        text = generated_orders(45'000'000);
    }
    double best_scan = 1e9;
    double best_tokenise = 1e9;
    for (int i = 0; i < rounds; ++i) {
        best_scan = std::min(best_scan, seconds(scan, text));
        best_tokenise = std::min(best_tokenise, seconds(tokenise, text));
    }
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    const double ratio = best_tokenise / best_scan;
    std::printf("csv: %.1f MB, SSE2 scan %.2f ms (%.0f MB/s), tokenising %.2f ms (%.0f MB/s)\n",
                megabytes, best_scan * 1e3, megabytes / best_scan, best_tokenise * 1e3,
                megabytes / best_tokenise);
    std::printf("target csv-tokenise: %.2f <= %.0f %s\n", ratio, target,
                ratio <= target ? "met" : "missed");
    return 0;
}
