#ifndef TENET_TESTS_SCORE_SCORES_HPP
#define TENET_TESTS_SCORE_SCORES_HPP

#include "support/catch.hpp"

#include <tenet/base/decimal.hpp>
#include <tenet/base/diagnostic.hpp>
#include <tenet/base/result.hpp>

#include <string>
#include <vector>

/// What the tests of scores share.
namespace tenet::score_test {

inline decimal number(const char* text) {
    return *decimal::parse(text);
}

/// What was made; fails the test, with what is wrong, where nothing was.
template <class T>
T must(result<T> made) {
    if (!made) FAIL(made.error().text(language::en));
    return *made;
}

inline std::vector<std::string> ids(const diagnostics& problems) {
    std::vector<std::string> out;
    for (const diagnostic& d : problems.items()) out.emplace_back(d.id());
    return out;
}

} // namespace tenet::score_test

#endif
