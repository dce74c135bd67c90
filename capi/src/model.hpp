#ifndef TENET_CAPI_MODEL_HPP
#define TENET_CAPI_MODEL_HPP

#include "handles.hpp"

#include <tenet/dmn/decision_model.hpp>
#include <tenet/feel/external.hpp>

#include <memory>
#include <string>
#include <vector>

namespace tenet::capi {

/// A model with the texts that its handle hands out.
struct loaded_model {
    dmn::decision_model is;
    std::shared_ptr<const catalogue> types;   ///< of inputs; may be null
    std::shared_ptr<const feel::scope> scope; ///< a slot per input
    std::vector<std::string> input_types;
    struct element {
        std::string type;
        std::vector<std::string> parameters;
        std::vector<std::string> parameter_types;
    };
    std::vector<element> elements;
};

} // namespace tenet::capi

struct tenet_model {
    std::shared_ptr<const tenet::capi::loaded_model> is;
};

struct tenet_externals {
    tenet::feel::external_functions is;
};

#endif
