#include <tenet/schema/record_type.hpp>
#include <tenet/schema/value.hpp>

#include <set>
#include <utility>

namespace tenet {

namespace {

/// Compares two graphs of values without recursion; a pair of parts met before is not compared
/// again, so shared parts cost what they are, not what they unfold to.
class comparer {
public:
    bool compare(const value& a, const value& b) {
        open_.emplace_back(a, b);
        while (!open_.empty()) {
            const auto [left, right] = open_.back();
            open_.pop_back();
            if (!same(left, right)) return false;
        }
        return true;
    }

private:
    bool same(const value& a, const value& b) {
        if (a.kind() != b.kind()) return false;
        switch (a.kind()) {
        case value_kind::missing:
        case value_kind::null: return true;
        case value_kind::boolean: return a.as_boolean() == b.as_boolean();
        case value_kind::number: return same_number(a.as_number(), b.as_number());
        case value_kind::string: return a.as_string() == b.as_string();
        case value_kind::date: return a.as_date() == b.as_date();
        case value_kind::time: return a.as_time() == b.as_time();
        case value_kind::date_time: return a.as_date_time() == b.as_date_time();
        case value_kind::day_time_duration: return a.as_day_time() == b.as_day_time();
        case value_kind::year_month_duration: return a.as_year_month() == b.as_year_month();
        case value_kind::list: return same_list(a.as_list(), b.as_list());
        case value_kind::context: return same_context(a.as_context(), b.as_context());
        case value_kind::record: return same_record(a, b);
        case value_kind::range: return same_range(a.as_range(), b.as_range());
        case value_kind::function: return &a.as_function() == &b.as_function();
        }
        return false;
    }

    static bool same_number(const decimal& a, const decimal& b) noexcept {
        return a == b || (!a.is_finite() && !b.is_finite());
    }

    bool met(const void* a, const void* b) { return !met_.emplace(a, b).second; }

    bool same_list(const list_data& a, const list_data& b) {
        if (a.size != b.size || a.closed() != b.closed() || a.uncovered != b.uncovered ||
            a.maybes != b.maybes) {
            return false;
        }
        if (met(&a, &b)) return true;
        for (std::size_t i = 0; i < a.size; ++i) open_.emplace_back(a.at(i), b.at(i));
        return true;
    }

    bool same_context(const context_data& a, const context_data& b) {
        if (a.entries.size() != b.entries.size()) return false;
        if (met(&a, &b)) return true;
        for (const context_entry& entry : a.entries) {
            const value* other = b.find(entry.name);
            if (other == nullptr) return false;
            open_.emplace_back(entry.is, *other);
        }
        return true;
    }

    bool same_record(const value& a, const value& b) {
        if (&a.type() != &b.type()) return false;
        if (a.as_object() == b.as_object()) return true;
        for (const field& f : a.type().fields()) {
            open_.emplace_back(f.load(f, a.as_object(), memory_),
                               f.load(f, b.as_object(), memory_));
        }
        return true;
    }

    bool same_range(const range_data& a, const range_data& b) {
        if (a.low_included != b.low_included || a.high_included != b.high_included ||
            a.low_unbounded != b.low_unbounded || a.high_unbounded != b.high_unbounded) {
            return false;
        }
        if (met(&a, &b)) return true;
        open_.emplace_back(a.low, b.low);
        open_.emplace_back(a.high, b.high);
        return true;
    }

    std::vector<std::pair<value, value>> open_;
    std::set<std::pair<const void*, const void*>> met_;
    arena memory_{1024};
};

} // namespace

bool identical(const value& a, const value& b) {
    return comparer{}.compare(a, b);
}

} // namespace tenet
