#ifndef TENET_FEEL_RESULT_TYPES_HPP
#define TENET_FEEL_RESULT_TYPES_HPP

#include <tenet/feel/builtin.hpp>
#include <tenet/feel/type.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// The type of what a built-in answers when it has an answer; `any` where it depends.
[[nodiscard]] type result_type_of(std::string_view builtin_name);

/// Whether a signature takes `count` arguments, by position or (if `names` is not empty) by name.
[[nodiscard]] bool form_takes(const signature& form, std::size_t count,
                              const std::vector<std::string>& names);

} // namespace tenet::feel

#endif
