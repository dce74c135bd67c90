#include "compiled.hpp"

#include <tenet/feel/conformance.hpp>

namespace tenet::table {

namespace {

/// One matching: the rules still alive, and what is known about them.
class matching {
public:
    matching(feel::evaluation& run, const compiled_table& table, std::span<const value> inputs)
        : run_(run), table_(table), inputs_(inputs), alive_(words()) {
        fill_bits(alive_, table.rule_count());
    }

    match_view find(bool indexed) {
        for (std::size_t n = 0; indexed && n < inputs_.size(); ++n) sift(n);
        for (std::size_t n = 0; n < inputs_.size() && run_.exhausted() == nullptr; ++n) {
            run_cells(n, indexed);
        }
        match_view found;
        found.inputs = inputs_;
        if (run_.exhausted() != nullptr) {
            found.because = run_.exhausted();
            return found;
        }
        collect(found);
        return found;
    }

private:
    /// Makes a set that most matchings do without.
    void need(std::span<word>& rules) {
        if (rules.empty()) rules = words();
    }

    std::span<word> words() {
        return run_.memory().make_array<word>(words_for(table_.rule_count()));
    }

    [[nodiscard]] bool is_plainly_missing(const value& v) const {
        return v.is_missing() && run_.context().missing == feel::missing_mode::spread &&
               !v.cause()->has_interval;
    }

    /// Uses the index of a column: rules that cannot match die without being run.
    void sift(std::size_t n) {
        const column_index& index = table_.inputs[n].index;
        const value& v = inputs_[n];
        if (index.knows(v.kind())) {
            index.keep(alive_, v);
        } else if (is_plainly_missing(v)) {
            need(maybe_);
            for (std::size_t w = 0; w < alive_.size(); ++w) {
                maybe_[w] |= alive_[w] & ~(index.any()[w] | index.run()[w]);
            }
        }
    }

    /// The rules of a column whose cells are not decided by `sift`.
    std::span<const word> undecided(std::size_t n, bool indexed) {
        const column_index& index = table_.inputs[n].index;
        const value& v = inputs_[n];
        const bool known = indexed && (index.knows(v.kind()) || is_plainly_missing(v));
        need(pending_);
        for (std::size_t w = 0; w < alive_.size(); ++w) {
            pending_[w] = alive_[w] & (known ? index.run()[w] : ~index.any()[w]);
        }
        return pending_;
    }

    void run_cells(std::size_t n, bool indexed) {
        const compiled_input& in = table_.inputs[n];
        if (indexed && !in.index.runs_some() &&
            (in.index.knows(inputs_[n].kind()) || is_plainly_missing(inputs_[n]))) {
            return;
        }
        const std::span<const word> pending = undecided(n, indexed);
        if (!any_bit(pending)) return;
        if (!slots_) slots_.emplace(run_, table_.first_slot, inputs_);
        const bool shared = indexed && in.cells.size() < table_.rule_count();
        const auto results = run_.memory().make_array<value>(shared ? in.cells.size() : 0);
        const auto known = run_.memory().make_array<bool>(results.size());
        each_bit(pending, [&](std::size_t rule) {
            if (run_.exhausted() != nullptr) return;
            const std::uint32_t cell = in.cell_of_rule[rule];
            if (!shared) return note(rule, in.run(in.cells[cell], run_));
            if (!known[cell]) results[cell] = in.run(in.cells[cell], run_);
            known[cell] = true;
            note(rule, results[cell]);
        });
    }

    /// What a cell gave: the row is the Kleene `and` of its cells.
    void note(std::size_t rule, const value& cell) {
        if (cell.is_true()) return;
        if (cell.is_missing()) {
            need(maybe_);
            set_bit(maybe_, rule);
            because(cell.cause());
        } else if (cell.is_null()) {
            need(null_);
            set_bit(null_, rule);
        } else {
            flip_bit(alive_, rule);
        }
    }

    void because(const missing_cause* cause) { cause_ = join(run_.memory(), cause_, cause); }

    void collect(match_view& found) {
        std::size_t sure = 0;
        std::size_t open = 0;
        for (std::size_t w = 0; w < maybe_.size(); ++w) {
            maybe_[w] &= alive_[w];
            alive_[w] &= ~maybe_[w];
            if (maybe_[w] != 0) open += static_cast<std::size_t>(std::popcount(maybe_[w]));
        }
        for (std::size_t w = 0; w < null_.size(); ++w) alive_[w] &= ~null_[w];
        for (const word w : alive_) {
            if (w != 0) sure += static_cast<std::size_t>(std::popcount(w));
        }
        found.matched = listed(alive_, sure);
        found.maybe = listed(maybe_, open);
        if (open == 0) return;
        for (std::size_t n = 0; n < inputs_.size(); ++n) {
            if (is_plainly_missing(inputs_[n]) && depends_on(n)) because(inputs_[n].cause());
        }
        found.because = cause_;
    }

    /// Whether a rule that may match has a cell of that column decided by the index.
    [[nodiscard]] bool depends_on(std::size_t n) const {
        const column_index& index = table_.inputs[n].index;
        for (std::size_t w = 0; w < maybe_.size(); ++w) {
            if ((maybe_[w] & ~(index.any()[w] | index.run()[w])) != 0) return true;
        }
        return false;
    }

    std::span<const std::size_t> listed(std::span<const word> rules, std::size_t count) {
        const auto out = run_.memory().make_array<std::size_t>(count);
        std::size_t n = 0;
        each_bit(rules, [&](std::size_t rule) { out[n++] = rule; });
        return out;
    }

    feel::evaluation& run_;
    const compiled_table& table_;
    std::span<const value> inputs_;
    std::span<word> alive_;
    std::span<word> maybe_;           ///< empty: none
    std::span<word> null_;            ///< empty: none
    std::span<word> pending_;         ///< room
    std::optional<slot_guard> slots_; ///< where cells have to be run
    const missing_cause* cause_ = nullptr;
};

/// Whether an input's allowed values refuse its value.
bool refuses(feel::evaluation& run, const compiled_table& table, std::span<const value> inputs,
             std::size_t n) {
    const compiled_input& in = table.inputs[n];
    const value& v = inputs[n];
    if (!in.allowed || v.is_null() || v.is_missing()) return false;
    if (in.domain && in.domain->kind() == v.kind()) return !in.domain->contains(v);
    const slot_guard guard{run, table.first_slot, inputs};
    const value allowed = in.allowed->evaluate(run);
    return !allowed.is_true() && !allowed.is_missing();
}

} // namespace

slot_guard::slot_guard(feel::evaluation& run, std::uint32_t first, std::span<const value> inputs)
    : run_(run), first_(first), before_(run.memory().make_array<value>(inputs.size())) {
    run.need_slots(first + static_cast<std::uint32_t>(inputs.size()));
    for (std::size_t n = 0; n < inputs.size(); ++n) {
        const std::uint32_t slot = first + static_cast<std::uint32_t>(n);
        before_[n] = run.slot(slot);
        run.set(slot, inputs[n]);
    }
}

slot_guard::~slot_guard() {
    for (std::size_t n = 0; n < before_.size(); ++n) {
        run_.set(first_ + static_cast<std::uint32_t>(n), before_[n]);
    }
}

match_view compiled_table::match(feel::evaluation& run, bool indexed) const {
    const auto values = run.memory().make_array<value>(inputs.size());
    for (std::size_t n = 0; n < inputs.size(); ++n) {
        values[n] = feel::coerce(run, inputs[n].expression.evaluate(run), inputs[n].type);
    }
    match_view found;
    found.inputs = values;
    if (!run.step(inputs.size())) {
        found.because = run.exhausted();
        return found;
    }
    for (std::size_t n = 0; n < inputs.size(); ++n) {
        if (!refuses(run, *this, values, n)) continue;
        found.refused_input = n;
        return found;
    }
    return matching{run, *this, values}.find(indexed);
}

} // namespace tenet::table
