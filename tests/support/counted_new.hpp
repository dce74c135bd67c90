#ifndef TENET_TESTS_SUPPORT_COUNTED_NEW_HPP
#define TENET_TESTS_SUPPORT_COUNTED_NEW_HPP

#include <cstddef>
#include <cstdlib>
#include <new>

/// @file
/// Counts allocations. Replaces the operators of the program, so it is included in one file of it.

namespace tenet_test {

/// How often the program has asked for memory.
inline thread_local std::size_t allocations = 0;

inline void* counted(std::size_t size) {
    ++allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size)) return p; // NOLINT
    throw std::bad_alloc{};
}

} // namespace tenet_test

void* operator new(std::size_t size) {
    return tenet_test::counted(size);
}
void* operator new[](std::size_t size) {
    return tenet_test::counted(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++tenet_test::allocations;
    return std::malloc(size == 0 ? 1 : size); // NOLINT
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    ++tenet_test::allocations;
    return std::malloc(size == 0 ? 1 : size); // NOLINT
}
void operator delete(void* p) noexcept {
    std::free(p); // NOLINT
}
void operator delete[](void* p) noexcept {
    std::free(p); // NOLINT
}
void operator delete(void* p, std::size_t) noexcept {
    std::free(p); // NOLINT
}
void operator delete[](void* p, std::size_t) noexcept {
    std::free(p); // NOLINT
}

#endif
