#include <tenet/portfolio/coverage.hpp>

#include <algorithm>

namespace tenet::portfolio {

namespace {

bool concerns(const coverage_statement& s, std::string_view account) noexcept {
    return s.accounts.empty() ||
           (!account.empty() && std::ranges::find(s.accounts, account) != s.accounts.end());
}

} // namespace

void coverage::add(std::string collection, coverage_statement statement) {
    statements_[std::move(collection)].push_back(std::move(statement));
}

bool coverage::covers(std::string_view collection, std::string_view account, const asked_span& span,
                      date judged) const noexcept {
    const auto found = statements_.find(collection);
    if (found == statements_.end()) return false;
    const date last = span.to.value_or(judged);
    std::optional<date> open_from = span.from; // nothing before it is asked for any more
    for (bool moved = true; moved;) {
        moved = false;
        for (const coverage_statement& s : found->second) {
            const bool begins = !s.from || (open_from && *s.from <= *open_from);
            if (!begins || !concerns(s, account)) continue;
            if (!s.to || *s.to >= last) return true;
            if (open_from && *s.to < *open_from) continue;
            open_from = s.to->plus_days(1);
            moved = true;
        }
    }
    return open_from && *open_from > last;
}

} // namespace tenet::portfolio
