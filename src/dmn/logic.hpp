#ifndef TENET_SRC_DMN_LOGIC_HPP
#define TENET_SRC_DMN_LOGIC_HPP

#include <tenet/dmn/model.hpp>
#include <tenet/feel/conformance.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/function.hpp>
#include <tenet/feel/lint.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tenet::dmn {

/// A compiled boxed expression. Runs in a frame of its decision or function, whose slots are the
/// names it sees. Immutable; any number of threads may run it.
class logic {
public:
    logic() = default;
    logic(const logic&) = delete;
    logic& operator=(const logic&) = delete;
    virtual ~logic() = default;

    /// The value, as one of the type declared for it.
    [[nodiscard]] value evaluate(feel::evaluation& run) const {
        const value v = compute(run);
        return is_declared_ ? feel::coerce(run, v, type_) : v;
    }
    /// What is known of the value.
    [[nodiscard]] const feel::type& type() const noexcept { return type_; }

    /// The expressions and tables below, for analysis; nothing for the rest.
    [[nodiscard]] virtual const feel::expression* as_expression() const noexcept { return nullptr; }
    [[nodiscard]] virtual const table::decision_table* as_table() const noexcept { return nullptr; }
    using visitor = std::function<void(const logic&)>;
    /// Calls `visit` for what it is directly made of.
    virtual void each_part(const visitor& visit) const { (void)visit; }

protected:
    feel::type type_;

private:
    friend class logic_compiler;
    bool is_declared_ = false; ///< not only inferred: values are coerced
    [[nodiscard]] virtual value compute(feel::evaluation& run) const = 0;
};

using logic_pointer = std::unique_ptr<logic>;

/// Calls `visit` for a compiled expression and all below. As deep as the file was nested.
void each_below(const logic& of, const logic::visitor& visit);
/// Calls `visit` for everything that the expressions and tables of a compiled expression read from
/// slots; those of functions in it too, whose frames begin with the same slots.
void each_read(const logic& of, const std::function<void(const feel::fact_read&)>& visit);

/// A function that FEEL can call, with its own frame: slots [0, captured) hold what it took from
/// its surroundings, the parameters come behind.
class function_logic final : public logic {
public:
    function_logic(std::vector<std::string> parameters, std::vector<feel::type> types,
                   std::uint32_t captured, logic_pointer body);

    /// The function with what it captured.
    [[nodiscard]] value made(feel::evaluation& run, std::span<const value> captured) const;
    [[nodiscard]] const std::vector<std::string>& parameters() const noexcept {
        return parameters_;
    }
    [[nodiscard]] const std::vector<feel::type>& types() const noexcept { return types_; }
    [[nodiscard]] const logic& body() const noexcept { return *body_; }
    /// What records call it, and its slots.
    void name(std::string name, std::vector<std::string> slot_names) {
        name_ = std::move(name);
        slot_names_ = std::move(slot_names);
    }
    void each_part(const visitor& visit) const override { visit(*body_); }

    /// Runs a function made by `made`.
    static value call(feel::evaluation& run, const function_data& self,
                      std::span<const value> arguments);

private:
    [[nodiscard]] value compute(feel::evaluation& run) const override;
    [[nodiscard]] value run_body(feel::evaluation& run) const;

    std::vector<std::string> parameters_;
    std::vector<std::string_view> views_;
    std::vector<feel::type> types_;
    std::uint32_t captured_;
    logic_pointer body_;
    std::string name_;
    std::vector<std::string> slot_names_;
};

/// The names of a scope's slots, by number.
[[nodiscard]] std::vector<std::string> names_of(const feel::scope& scope);

/// Compiles boxed expressions for one model.
class logic_compiler {
public:
    struct settings {
        const feel::external_functions* externals = nullptr;
        /// Expressions with errors fail when they are run.
        bool tolerant = false;
        bool ambiguous_names = false; ///< they are warned of
    };
    logic_compiler(const settings& how, diagnostics& problems) : how_(how), problems_(&problems) {}

    /// `declared`: the type of the variable that takes the result; any if there is none.
    [[nodiscard]] logic_pointer compile(const boxed_expression& e, const feel::scope& names,
                                        const feel::type& declared = {});
    /// A function definition; `name` is what records call it.
    [[nodiscard]] std::unique_ptr<function_logic>
    function(const boxed_expression& e, const feel::scope& names, std::string name = {});
    [[nodiscard]] feel::type type(const std::string& reference, const feel::scope& names,
                                  const place& at);

private:
    [[nodiscard]] logic_pointer make(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer literal(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer text(const std::string& text, const place& at,
                                     const feel::scope& names);
    [[nodiscard]] logic_pointer table(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer context(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer list(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer relation(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer invocation(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer external(const boxed_expression& e, const feel::scope& names) const;
    [[nodiscard]] logic_pointer conditional(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer loop(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer loop_body(const boxed_expression& e, const feel::scope& names);
    [[nodiscard]] logic_pointer broken(const diagnostics& why);
    void warn(const std::vector<feel::ambiguous_name>& names);
    void check_names(const table::table_definition& t, const feel::scope& names);

    settings how_;
    diagnostics* problems_;
};

} // namespace tenet::dmn

#endif
