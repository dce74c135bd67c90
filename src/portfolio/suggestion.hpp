#ifndef TENET_SRC_PORTFOLIO_SUGGESTION_HPP
#define TENET_SRC_PORTFOLIO_SUGGESTION_HPP

#include <tenet/base/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// "Did you mean", as a sentence to put behind another; empty where no name is close to the word.
inline bilingual suggestion(std::string_view word, const std::vector<std::string_view>& names) {
    const std::string close{closest(word, names)};
    if (close.empty()) return {};
    return {"是否应为“" + close + "”？", " Did you mean \"" + close + "\"?"};
}

} // namespace tenet::portfolio

#endif
