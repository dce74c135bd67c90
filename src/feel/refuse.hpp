#ifndef TENET_FEEL_REFUSE_HPP
#define TENET_FEEL_REFUSE_HPP

#include "problems.hpp"

#include <tenet/base/messages.hpp>
#include <tenet/feel/expression.hpp>
#include <tenet/feel/messages.hpp>

#include <string>
#include <string_view>

namespace tenet::feel {

/// What stands in the way of reading a text at all.
inline diagnostics refuse(std::string_view text, const compile_options& options) {
    problems found{text, options.at};
    if (text.size() > options.max_bytes) {
        found.add(feel_messages::text_too_long,
                  {std::to_string(text.size()), std::to_string(options.max_bytes)}, 0);
    } else if (const auto bad = first_bad_utf8(text)) {
        found.add(base_messages::bad_utf8, {std::to_string(*bad)}, *bad);
    }
    return found.list();
}

} // namespace tenet::feel

#endif
