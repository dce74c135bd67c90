#ifndef TENET_PORTFOLIO_COVERAGE_HPP
#define TENET_PORTFOLIO_COVERAGE_HPP

#include <tenet/base/temporal.hpp>
#include <tenet/schema/fact_source.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// A statement that a collection was supplied completely: for all accounts or for those named,
/// over a span of the collection's time field (open ends: from the beginning, until `to`).
struct coverage_statement {
    std::vector<std::string> accounts; ///< empty: all accounts
    std::optional<date> from;
    std::optional<date> to; ///< inclusive
};

/// Which collections a portfolio supplies, for which accounts and which span. What no statement
/// covers is not known to be complete: lists of it are open, and rules that need all of it end as
/// `unknown`.
class coverage {
public:
    void add(std::string collection, coverage_statement statement);

    /// Whether the collection is complete for an account over a span; `judged` stands for an open
    /// end of the span. An empty account asks about all accounts.
    [[nodiscard]] bool covers(std::string_view collection, std::string_view account,
                              const asked_span& span, date judged) const noexcept;
    [[nodiscard]] const std::map<std::string, std::vector<coverage_statement>, std::less<>>&
    statements() const noexcept {
        return statements_;
    }

private:
    std::map<std::string, std::vector<coverage_statement>, std::less<>> statements_;
};

} // namespace tenet::portfolio

#endif
