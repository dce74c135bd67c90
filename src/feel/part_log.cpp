#include "part_log.hpp"

#include <string>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::size_t most_operands = 16;

bool is_empty(const value& v) noexcept {
    return v.is_null() || v.is_missing();
}

class watched_node final : public node {
public:
    watched_node(node_pointer n, const tree& t, std::shared_ptr<part_log> log)
        : of_(std::move(n)), begin_(t.begin), end_(t.end), log_(std::move(log)) {}

private:
    [[nodiscard]] value compute(evaluation& run) const override {
        log_->enter(begin_, end_);
        const value v = of_.evaluate_counted(run);
        log_->leave(v);
        return v;
    }
    operand of_;
    std::size_t begin_;
    std::size_t end_;
    std::shared_ptr<part_log> log_; ///< shared, since a function outlives its explanation
};

} // namespace

node_pointer watched(node_pointer n, const tree& t, std::shared_ptr<part_log> log) {
    if (n->constant() != nullptr) return n;
    return std::make_unique<watched_node>(std::move(n), t, std::move(log));
}

void part_log::enter(std::size_t begin, std::size_t end) {
    open_part& part = open_.emplace_back();
    part.of.begin = begin;
    part.of.end = end;
}

void part_log::leave(const value& is) {
    open_part part = std::move(open_.back());
    open_.pop_back();
    part.of.is = is;
    if (is_empty(is)) keep(part);
    if (open_.empty()) return;
    open_part& around = open_.back();
    if (is_empty(is)) around.has_empty_operand = true;
    if (around.operands.size() < most_operands) around.operands.push_back(part.of);
}

void part_log::failed(const message& what, std::span<const std::string_view> arguments) {
    if (open_.empty() || open_.back().why) return;
    open_.back().why.emplace(what, std::vector<std::string>{arguments.begin(), arguments.end()});
}

void part_log::keep(const open_part& part) {
    if (found_.size() == most_) {
        ++left_out_;
        return;
    }
    empty_part e;
    e.text = text_of(part.of);
    e.at = places_.at(part.of.begin);
    e.is = part.of.is;
    e.is_origin = !part.has_empty_operand;
    e.why = part.why;
    for (const piece& p : part.operands) e.operands.push_back({text_of(p), p.is});
    found_.push_back(std::move(e));
}

void part_log::give(expression_explanation& into) {
    into.empty_parts = std::move(found_);
    into.left_out = left_out_;
}

} // namespace tenet::feel
