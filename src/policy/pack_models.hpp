#ifndef TENET_SRC_POLICY_PACK_MODELS_HPP
#define TENET_SRC_POLICY_PACK_MODELS_HPP

#include <tenet/policy/regulation.hpp>

#include <set>
#include <string>
#include <vector>

namespace tenet::policy {

/// Reads the DMN models of a pack that its rules name, and those they import, from the texts named
/// *.dmn.
class pack_models {
public:
    explicit pack_models(const std::vector<pack_text>& texts) : texts_(&texts) {}

    /// Reads the models of the rules of a pack into it. A file that no rule names, directly or by
    /// imports, may hold anything.
    void read(pack& into, diagnostics& problems);
    /// The files that models were read from.
    [[nodiscard]] const std::set<std::string>& files() const noexcept { return files_; }

private:
    void read_named(const model_use& use, pack& into, diagnostics& problems);
    void read_imported(pack& into);

    const std::vector<pack_text>* texts_;
    std::set<std::string> files_;
};

} // namespace tenet::policy

#endif
