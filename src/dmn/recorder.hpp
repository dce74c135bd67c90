#ifndef TENET_SRC_DMN_RECORDER_HPP
#define TENET_SRC_DMN_RECORDER_HPP

#include <tenet/dmn/trace.hpp>

#include <cstddef>

namespace tenet::dmn {

/// Fills a trace while a model runs. The only watcher this room sets, and so the only one it meets.
class recorder final : public feel::run_watcher {
public:
    recorder(feel::evaluation& run, trace& into) : run_(run), into_(into), before_(run.watcher()) {
        run.watch(this);
    }
    ~recorder() override { run_.watch(before_); }

    /// The recorder of a run; null where none is wanted.
    [[nodiscard]] static recorder* of(const feel::evaluation& run) noexcept {
        return static_cast<recorder*>(run.watcher());
    }

    /// Begins a step in the frame now entered; the number to end it with.
    std::size_t begin(trace_step::kind is, std::string_view name, const logic* code,
                      std::span<const std::string> slot_names);
    /// Ends it with its result.
    void end(std::size_t step, const value& result);
    /// Both for a table, whose match is known.
    void add_table(const table::decision_table& table, const table::match_view& match,
                   const value& result);

    void refuse(std::string_view name, const value& given, const feel::type& wanted);

    /// From now on expressions of the step that is run, but not of what it calls, are explained.
    void explain_into(std::vector<feel::expression_explanation>& found, std::size_t most) {
        explanations_ = &found;
        most_parts_ = most;
    }
    [[nodiscard]] bool explains() const noexcept { return explanations_ != nullptr && depth_ == 0; }
    /// Runs an expression and explains it.
    [[nodiscard]] value explain(const feel::expression& e, const feel::scope& names,
                                const feel::compile_options& how);

private:
    [[nodiscard]] trace_step* at(std::size_t step);

    feel::evaluation& run_;
    trace& into_;
    feel::run_watcher* before_;
    std::uint32_t depth_ = 0;
    std::vector<feel::expression_explanation>* explanations_ = nullptr;
    std::size_t most_parts_ = 0;
};

/// A value given for a name as one of its type. Where it is not of it, `good` becomes false, and
/// the refusal is recorded if the run is.
[[nodiscard]] value typed(feel::evaluation& run, std::string_view name, const value& given,
                          const feel::type& is, bool& good);

} // namespace tenet::dmn

#endif
