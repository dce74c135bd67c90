#ifndef TENET_SRC_DMN_TYPES_HPP
#define TENET_SRC_DMN_TYPES_HPP

#include <tenet/dmn/model.hpp>
#include <tenet/feel/scope.hpp>
#include <tenet/feel/type.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace tenet::dmn {

/// Makes the types of a model's item definitions.
class type_compiler {
public:
    /// `known`: types of imported models under their prefixed names.
    type_compiler(const model_definition& model, feel::type_names known,
                  std::shared_ptr<const catalogue> types, diagnostics& problems);

    [[nodiscard]] std::shared_ptr<const feel::type_names> compile();

private:
    static constexpr std::size_t deepest = 200;

    [[nodiscard]] feel::type made(const item_definition& d);
    [[nodiscard]] feel::type base_of(const item_definition& d);
    [[nodiscard]] feel::type named(const std::string& reference, const place& at);
    [[nodiscard]] std::shared_ptr<const feel::type_constraint>
    constraint(const std::string& tests, const feel::type& of, const place& at);

    const model_definition& model_;
    std::shared_ptr<feel::type_names> done_;
    std::shared_ptr<const catalogue> types_;
    diagnostics& problems_;
    std::set<std::string, std::less<>> open_; ///< definitions being made, at most `deepest`
};

} // namespace tenet::dmn

#endif
