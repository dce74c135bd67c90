#ifndef TENET_TESTS_SUPPORT_COUNTED_NEW_HPP
#define TENET_TESTS_SUPPORT_COUNTED_NEW_HPP

#include "support/replaced_new.hpp"

/// @file
/// Counts allocations, of the program and of the library it loads. For one source file of a
/// program.

namespace tenet_test {

/// How often this thread has asked for memory.
inline thread_local std::size_t allocations = 0;

} // namespace tenet_test

void* obtain(std::size_t size, std::size_t alignment) { // NOLINT(misc-definitions-in-headers)
    ++tenet_test::allocations;
    return allocate(size, alignment);
}

#endif
