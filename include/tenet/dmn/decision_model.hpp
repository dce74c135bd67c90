#ifndef TENET_DMN_DECISION_MODEL_HPP
#define TENET_DMN_DECISION_MODEL_HPP

#include <tenet/base/result.hpp>
#include <tenet/dmn/model.hpp>
#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/external.hpp>
#include <tenet/feel/type.hpp>
#include <tenet/schema/catalogue.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::dmn {

class trace;

struct compile_options {
    /// What external functions may be named; null: none.
    std::shared_ptr<const feel::external_functions> externals;
    std::shared_ptr<const catalogue> types; ///< record types that type references may name
    /// An expression with an error becomes one that fails when it is run, and is listed among
    /// `decision_model::problems`, instead of refusing the whole model.
    bool tolerant = false;
    /// Names that could also be read as an operation on other names are listed there too.
    bool ambiguous_names = false;
};

/// A compiled DMN model with those it imports: immutable, copies share it, usable by any number of
/// threads, each with its own `evaluation`.
///
/// The inputs of all its models are numbered; they are slots of the evaluation. What is asked for
/// is a decision, a decision service or a knowledge model (`element`). A decision is computed with
/// all it requires, each once.
///
/// Example:
/// ```cpp
/// auto file = dmn::document::read(xml).value();
/// auto model = dmn::decision_model::compile(std::span{&file.model(), 1}).value();
/// feel::evaluation run{context};
/// run.set(*model.find_input("Annual revenue"), decimal{5'000'000});
/// value tier = model.decide(run, *model.find("Tier"));
/// ```
class decision_model {
public:
    /// Compiles the models together; the first is the one names are looked up in, the others are
    /// those it imports, in any order. Every problem found, each with its place: unknown references
    /// and types, circles, errors of expressions.
    static result<decision_model> compile(std::span<const model_definition> models,
                                          const compile_options& options = {});

    /// An input data element.
    struct input {
        std::string name;
        std::string model; ///< namespace
        feel::type is;
    };
    [[nodiscard]] std::span<const input> inputs() const noexcept;
    /// The number of an input, which is its slot. Without a namespace: of the first model, or the
    /// only one of that name.
    [[nodiscard]] std::optional<std::uint32_t> find_input(std::string_view name,
                                                          std::string_view model = {}) const;

    /// Something that can be asked for.
    struct element {
        model_element::kind is = model_element::kind::decision;
        std::string name;
        std::string model;
        std::string id;
        feel::type result;
        std::vector<std::uint32_t> inputs;   ///< of a decision: those it requires, also indirectly
        std::vector<std::string> parameters; ///< of a service or knowledge model
        std::vector<feel::type> parameter_types;
    };
    [[nodiscard]] std::span<const element> elements() const noexcept;
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name,
                                                    std::string_view model = {}) const;

    /// Computes a decision from the inputs in the slots; a slot nobody set is missing. Each is
    /// coerced to its type first; one that is not of it fails (null, or missing under `strict`).
    /// Under `missing_mode::spread` what is missing stays missing. The result lies in the
    /// evaluation's memory.
    [[nodiscard]] value decide(feel::evaluation& run, std::uint32_t decision) const;
    /// Calls a service or knowledge model with an argument per parameter.
    [[nodiscard]] value call(feel::evaluation& run, std::uint32_t callable,
                             std::span<const value> arguments) const;

    /// The same, with a record of what happened; the result is no other.
    [[nodiscard]] value decide(feel::evaluation& run, std::uint32_t decision, trace& into) const;
    [[nodiscard]] value call(feel::evaluation& run, std::uint32_t callable,
                             std::span<const value> arguments, trace& into) const;

    /// What a tolerant compilation passed over, and warnings.
    [[nodiscard]] const diagnostics& problems() const noexcept;
    /// Calls `visit` for every decision table of the decisions and knowledge models, also those in
    /// boxes within boxes, with the element it belongs to.
    void each_table(
        const std::function<void(const model_element&, const table::decision_table&)>& visit) const;

    /// An element that a decision or knowledge model requires, and whether its logic reads it.
    /// What is imported counts as read where anything of its model is.
    struct requirement {
        const model_element* by = nullptr; ///< of `models()`
        const model_element* what = nullptr;
        bool is_read = false;
        place at;
    };
    [[nodiscard]] std::vector<requirement> requirements() const;

    /// The models it was made from, in the order given.
    [[nodiscard]] std::span<const model_definition> models() const noexcept;

private:
    struct program;
    friend class model_compiler;
    std::shared_ptr<const program> program_;
};

} // namespace tenet::dmn

#endif
