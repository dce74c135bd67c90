#ifndef TENET_TESTS_TABLE_WIDE_TABLES_HPP
#define TENET_TESTS_TABLE_WIDE_TABLES_HPP

#include <tenet/table/decision_table.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace table_test {

/// The kinds of a column, each with five values in order and texts for them.
struct column_kind {
    std::string_view name;
    std::string_view zh;
    tenet::value_kind kind;
    bool ordered;
    std::array<std::string_view, 5> points; ///< as FEEL
    std::string_view computed;              ///< a test that has to be run
};

inline constexpr std::array<column_kind, 8> column_kinds{{
    {"amount",
     "金额",
     tenet::value_kind::number,
     true,
     {"-1", "0", "0.50", "3", "1e3"},
     "? * 2 > floor"},
    {"grade",
     "等级",
     tenet::value_kind::string,
     false,
     {"\"A\"", "\"B\"", "\"核心\"", "\"\"", "\"重 要\""},
     "string length(?) = 1"},
    {"since",
     "起始日",
     tenet::value_kind::date,
     true,
     {"date(\"2025-12-31\")", "date(\"2026-01-01\")", "@\"2026-02-28\"", "@\"2026-03-01\"",
      "@\"2027-01-01\""},
     "?.month < floor"},
    {"opens",
     "开门时间",
     tenet::value_kind::time,
     true,
     {"time(\"00:00:00\")", "@\"08:30:00\"", "@\"08:30:01\"", "@\"12:00:00\"", "@\"23:59:59\""},
     "?.hour > floor"},
    {"moment",
     "时刻",
     tenet::value_kind::date_time,
     true,
     {"@\"2025-12-31T23:59:59+08:00\"", "@\"2025-12-31T16:00:00Z\"",
      "@\"2026-01-01T00:00:01+08:00\"", "@\"2026-01-01T08:00:00+08:00\"",
      "date and time(\"2026-06-01T00:00:00Z\")"},
     "?.year = 2026"},
    {"lasts",
     "时长",
     tenet::value_kind::day_time_duration,
     true,
     {"-duration(\"P1D\")", "duration(\"PT0S\")", "@\"PT90M\"", "@\"P1DT1S\"", "@\"P30D\""},
     "?.days >= floor"},
    {"term",
     "期限",
     tenet::value_kind::year_month_duration,
     true,
     {"-duration(\"P1M\")", "duration(\"P0M\")", "@\"P6M\"", "@\"P1Y\"", "@\"P14M\""},
     "? + @\"P1M\" > @\"P7M\""},
    {"listed",
     "上市",
     tenet::value_kind::boolean,
     false,
     {"true", "false", "true", "false", "true"},
     "? or floor > 2"},
}};

/// Tables over all kinds of columns, with every hit policy and aggregation, allowed values,
/// defaults and computed cells.
class wide_tables {
public:
    /// A source of numbers: a seed, or any bytes, which run out as zeros.
    explicit wide_tables(std::uint32_t seed) : random_(seed) {}
    wide_tables(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), left_(size) {}

    tenet::table::table_definition next() {
        using namespace tenet::table;
        table_definition d;
        d.id = "wide";
        d.policy = static_cast<hit_policy>(pick(7));
        if (d.policy == hit_policy::collect) d.collects = static_cast<aggregation>(pick(5));
        columns_.clear();
        while (columns_.empty()) {
            for (std::size_t c = 0; c < column_kinds.size(); ++c) {
                if (pick(3) == 0 && columns_.size() < 4) columns_.push_back(c);
            }
            if (columns_.empty()) columns_.push_back(pick(column_kinds.size()));
        }
        for (const std::size_t c : columns_) d.inputs.push_back(input(c));
        add_outputs(d);
        for (std::size_t rules = 1 + pick(9); rules != 0; --rules) {
            table_rule r;
            for (const std::size_t c : columns_) r.when.push_back(cell(c));
            for (const table_output& out : d.outputs) r.then.push_back(result_of(d, out));
            d.rules.push_back(std::move(r));
        }
        return d;
    }

    /// Which kinds the columns of the last table are.
    [[nodiscard]] const std::vector<std::size_t>& columns() const { return columns_; }
    [[nodiscard]] bool is_empty() const noexcept { return bytes_ != nullptr && left_ == 0; }

    std::size_t pick(std::size_t n) {
        if (bytes_ == nullptr) return random_() % n;
        if (left_ == 0) return 0;
        --left_;
        return *bytes_++ % n;
    }

private:
    tenet::table::table_input input(std::size_t c) {
        tenet::table::table_input in{
            std::string{pick(2) == 0 ? column_kinds[c].name : column_kinds[c].zh}, {}, {}, {}};
        if (pick(5) == 0 && column_kinds[c].kind == tenet::value_kind::number) {
            in.expression += " + 0";
        }
        if (pick(4) == 0) {
            for (std::size_t n = 0; n < 5; ++n) {
                if (pick(4) != 0) in.values.emplace_back(column_kinds[c].points[n]);
            }
        }
        if (pick(4) == 0) in.type = type_name(c);
        return in;
    }

    static std::string type_name(std::size_t c) {
        constexpr std::array<const char*, 8> names{"number",
                                                   "string",
                                                   "date",
                                                   "time",
                                                   "date and time",
                                                   "days and time duration",
                                                   "years and months duration",
                                                   "boolean"};
        return names[c];
    }

    void add_outputs(tenet::table::table_definition& d) {
        using tenet::table::aggregation;
        const bool numbers = d.collects != aggregation::list;
        d.outputs = {{"out", {}, {}, "", {}, {}}};
        if (!numbers) d.outputs[0].values = {"\"a\"", "\"b\"", "\"c\""};
        if (!numbers && pick(3) == 0) d.outputs.push_back({"结果", {}, {"1", "2"}, "", {}, {}});
        if (pick(3) == 0) {
            for (auto& out : d.outputs) out.otherwise = numbers ? "7" : out.values.back();
        }
    }

    std::string result_of(const tenet::table::table_definition& d,
                          const tenet::table::table_output& out) {
        if (d.collects != tenet::table::aggregation::list) {
            return pick(5) == 0 ? "floor * 2" : std::to_string(pick(5));
        }
        return pick(8) == 0 ? "if floor > 2 then " + out.values[0] + " else " + out.values[1]
                            : out.values[pick(out.values.size())];
    }

    std::string cell(std::size_t c) {
        if (pick(4) == 0) return "-";
        if (pick(7) == 0) return std::string{column_kinds[c].computed};
        std::string tests = test(c);
        if (pick(3) == 0) tests += ", " + test(c);
        return pick(5) == 0 ? "not(" + tests + ")" : tests;
    }

    std::string test(std::size_t c) {
        const column_kind& k = column_kinds[c];
        const std::size_t low = pick(5);
        const std::string at{k.points[low]};
        if (pick(12) == 0) return "null";
        if (!k.ordered) return at;
        const std::string to{k.points[low + pick(5 - low)]};
        switch (pick(5)) {
        case 0: return at;
        case 1: return (pick(2) == 0 ? "< " : "<= ") + at;
        case 2: return (pick(2) == 0 ? "> " : ">= ") + at;
        default: return (pick(2) == 0 ? "[" : "(") + at + ".." + to + (pick(2) == 0 ? "]" : ")");
        }
    }

    std::mt19937 random_;
    const std::uint8_t* bytes_ = nullptr;
    std::size_t left_ = 0;
    std::vector<std::size_t> columns_;
};

/// A scope with the names of all columns, and values for them.
class wide_bench {
public:
    wide_bench() {
        for (const column_kind& k : column_kinds) {
            names.add(std::string{k.name}, std::string{k.zh}, tenet::feel::type::any());
        }
        floor = names.add("floor", "下限", tenet::feel::type::scalar(tenet::value_kind::number));
        causes_.resize(names.slots().size());
        for (std::size_t n = 0; n < causes_.size(); ++n) causes_[n].path = names.slots()[n].name;
        for (const column_kind& k : column_kinds) {
            for (const std::string_view text : k.points) add_points(text);
        }
    }
    wide_bench(const wide_bench&) = delete;
    wide_bench& operator=(const wide_bench&) = delete;

    /// Fills all slots: mostly with values of the column's kind, also with null, missing and
    /// others.
    void set(wide_tables& random) {
        run.reset();
        for (std::uint32_t c = 0; c < column_kinds.size(); ++c) run.set(c, any(random, c));
        run.set(floor, tenet::value{tenet::decimal{static_cast<int>(random.pick(5))}});
    }

    tenet::feel::scope names;
    std::uint32_t floor = 0;
    tenet::feel::run_context context;
    tenet::feel::evaluation run{context};

private:
    void add_points(std::string_view text) {
        const tenet::feel::run_context plain;
        tenet::feel::evaluation once{plain};
        const auto e = tenet::feel::expression::compile(text, tenet::feel::scope{});
        points_.push_back(tenet::owned_value::copy(e->evaluate(once)));
    }

    tenet::value any(wide_tables& random, std::uint32_t c) {
        switch (random.pick(9)) {
        case 0: return tenet::value::missing(&causes_[c]);
        case 1: return tenet::value::null();
        case 2: return *points_[random.pick(points_.size())];
        default: return *points_[c * 5 + random.pick(5)];
        }
    }

    std::vector<tenet::missing_cause> causes_;
    std::vector<tenet::owned_value> points_;
};

} // namespace table_test

#endif
