#include "logic.hpp"

#include "recorder.hpp"

#include <tenet/feel/messages.hpp>

#include <utility>

namespace tenet::dmn {

namespace {

/// Nodes of FEEL that a call of a function written in boxes counts for, on top of its own texts:
/// keeps recursion within the stack.
constexpr std::uint32_t height_of_call = 64;
constexpr std::uint32_t highest_run = 4096;

} // namespace

function_logic::function_logic(std::vector<std::string> parameters, std::vector<feel::type> types,
                               std::uint32_t captured, logic_pointer body)
    : parameters_(std::move(parameters)),
      views_(parameters_.begin(), parameters_.end()),
      types_(std::move(types)),
      captured_(captured),
      body_(std::move(body)) {
    type_.is = feel::type::family::function;
    for (const feel::type& t : types_) {
        type_.members.push_back({{}, std::make_shared<const feel::type>(t)});
    }
    type_.members.push_back({{}, std::make_shared<const feel::type>(body_->type())});
}

value function_logic::made(feel::evaluation& run, std::span<const value> captured) const {
    auto* f = run.memory().make<function_data>();
    f->parameters = views_;
    f->call = &call;
    f->code = this;
    f->captured = captured;
    return value::of(f);
}

value function_logic::compute(feel::evaluation& run) const {
    const auto captured = run.memory().make_array<value>(captured_);
    run.need_slots(captured_);
    for (std::uint32_t n = 0; n < captured_; ++n) captured[n] = run.slot(n);
    return made(run, captured);
}

value function_logic::run_body(feel::evaluation& run) const {
    recorder* records = recorder::of(run);
    if (records == nullptr) return body_->evaluate(run);
    const std::size_t step =
        records->begin(trace_step::kind::function, name_, body_.get(), slot_names_);
    const value answer = body_->evaluate(run);
    records->end(step, answer);
    return answer;
}

value function_logic::call(feel::evaluation& run, const function_data& self,
                           std::span<const value> arguments) {
    const auto& f = *static_cast<const function_logic*>(self.code);
    if (run.height() + height_of_call > highest_run) {
        return run.exhaust(feel_messages::nesting_exhausted, highest_run);
    }
    const auto taken = run.memory().make_array<value>(arguments.size());
    for (std::size_t n = 0; n < arguments.size(); ++n) {
        bool good = true;
        taken[n] = typed(run, f.views_[n], arguments[n], f.types_[n], good);
        if (!good) return taken[n];
    }
    const feel::frame_guard frame{run};
    for (std::uint32_t n = 0; n < f.captured_; ++n) run.set(n, self.captured[n]);
    for (std::uint32_t n = 0; n < taken.size(); ++n) run.set(f.captured_ + n, taken[n]);
    run.height() += height_of_call;
    const value answer = f.run_body(run);
    run.height() -= height_of_call;
    return answer;
}

std::vector<std::string> names_of(const feel::scope& scope) {
    std::vector<std::string> names;
    for (const feel::scope::slot& s : scope.slots()) names.push_back(s.name);
    return names;
}

} // namespace tenet::dmn
