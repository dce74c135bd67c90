#ifndef TENET_POLICY_COMPILER_HPP
#define TENET_POLICY_COMPILER_HPP

#include "program.hpp"

#include <tenet/base/diagnostic.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::policy {

/// Compiles the expressions of a pack against the scopes of its program and collects problems.
class compiler {
public:
    compiler(regulation::program& into, diagnostics& problems)
        : p_(&into), problems_(&problems), models_(into.source, into.types, problems) {}

    void compile();

private:
    void lay_out_slots();
    [[nodiscard]] const record_type* subject_of(const rule& r) const;
    std::uint32_t scope_of(const record_type* subject);
    void add_names(feel::scope& names, const record_type* subject);
    [[nodiscard]] bool has_group(const record_type* subject) const;
    void check_groups();
    feel::type type_of(const parameter& of) const;

    optional_expression compile(const expression_text& e, std::uint32_t scope,
                                const rule* null_when_missing = nullptr);
    /// `all_told`: whether a rule may tell all of the records that it gives.
    optional_expression compile(const expression_text& e, const feel::scope& names,
                                const rule* null_when_missing, bool all_told = true);
    message_template compile_message(const std::string& text, const feel::scope& names,
                                     const rule& of);
    bilingual_template compile_message(const bilingual& text, const feel::scope& names,
                                       const rule& of);
    void compile_ladder(compiled_rule& c);

    void compile_parameters();
    void compile_measures();
    void compile_measure(compiled_measure& m);
    void order_measures();
    enum class measure_visit : std::uint8_t { not_yet, open, done };
    void visit_measure(std::uint32_t first, std::vector<measure_visit>& state);
    void refuse_population(const compiled_measure& m, std::uint32_t other);
    void check_scalar(const compiled_measure& m);

    void compile_rules();
    compiled_rule compile_rule(const rule& r, const article& in);
    void compile_recurring(compiled_rule& c);
    void compile_table_or_card(compiled_rule& c);
    void compile_model(compiled_rule& c);
    void compile_items(compiled_rule& c);
    void collect_needs(compiled_rule& c);
    void note_reads(needs& into, std::span<const feel::fact_read> reads);
    void note_types(compiled_rule& c);
    void note_groups(reach& into) const;
    [[nodiscard]] reach reach_beside_expressions(const compiled_rule& c) const;
    void note_told(compiled_rule& c, reach beside) const;
    void note_members(compiled_measure& m) const;
    void collect_citations(compiled_rule& c) const;
    void note_measure(std::uint32_t n);
    void note_reach(reach& into, std::span<const feel::relation_use> relations) const;
    void each_expression(const compiled_rule& c,
                         const std::function<void(const feel::expression&)>& visit);
    void check_clauses();
    void check_used();
    void check_tables();

    std::uint32_t find_measure(const std::string& id, const place& at);
    std::uint32_t find_grouping(const std::string& id, const place& at);

    regulation::program* p_;
    diagnostics* problems_;
    std::vector<feel::field_use>* tells_ = nullptr; ///< of the rule being compiled
    model_library models_;
};

} // namespace tenet::policy

#endif
