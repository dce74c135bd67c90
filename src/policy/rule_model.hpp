#ifndef TENET_SRC_POLICY_RULE_MODEL_HPP
#define TENET_SRC_POLICY_RULE_MODEL_HPP

#include <tenet/base/diagnostic.hpp>
#include <tenet/dmn/decision_model.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/policy/regulation.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tenet::policy {

/// A DMN model as the decision of a rule: what is asked of it, and the rule's expressions that give
/// its inputs.
struct rule_model {
    struct input {
        std::string name;
        std::uint32_t number = 0; ///< slot of a decision, parameter of a service or function
        feel::expression is;
    };
    dmn::decision_model model;
    std::uint32_t element = 0;
    bool by_slots = true; ///< a decision; else called with arguments
    std::vector<input> inputs;

    /// Decides for the facts in the slots of a run, as `how` says: a decision called from a rule
    /// runs spread and not strict. The slots of the run stay as they are.
    [[nodiscard]] value decide(feel::evaluation& run, const feel::run_context& how) const;
    /// Whether an input may hand records to the model, which can follow relations from them.
    [[nodiscard]] bool takes_records() const;
};

/// Compiles the models that the rules of a pack name, each once.
class model_library {
public:
    using compile_input = std::function<std::optional<feel::expression>(const expression_text&)>;

    model_library(const pack& source, std::shared_ptr<const catalogue> types, diagnostics& problems)
        : source_(&source), types_(std::move(types)), problems_(&problems) {}

    /// The model of a rule; no value, and all problems listed, if the element or an input it needs
    /// is not there or one is given that it does not know.
    [[nodiscard]] std::optional<rule_model> use(const rule& r, const compile_input& compile);

    [[nodiscard]] const std::map<std::string, std::optional<dmn::decision_model>>&
    models() const noexcept {
        return models_;
    }

private:
    const std::optional<dmn::decision_model>& compiled(const std::string& file);
    [[nodiscard]] std::vector<dmn::model_definition> with_imports(const std::string& file) const;
    std::optional<std::uint32_t> element_of(const rule& r, const dmn::decision_model& model);

    const pack* source_;
    std::shared_ptr<const catalogue> types_;
    diagnostics* problems_;
    std::map<std::string, std::optional<dmn::decision_model>> models_; ///< by file
};

} // namespace tenet::policy

#endif
