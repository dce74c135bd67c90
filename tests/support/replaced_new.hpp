#ifndef TENET_TESTS_CAPI_REPLACED_NEW_HPP
#define TENET_TESTS_CAPI_REPLACED_NEW_HPP

#include <cstddef>
#include <cstdlib>
#include <new>

/// Every form of allocation of the program and of the library it loads goes through `obtain`. To be
/// included by one source file of a program.

/// Memory, or an exception.
void* obtain(std::size_t size, std::size_t alignment);

/// What `obtain` should do in the end.
inline void* allocate(std::size_t size, std::size_t alignment) {
    const std::size_t least = alignment < sizeof(void*) ? sizeof(void*) : alignment;
    void* p = nullptr;
    if (posix_memalign(&p, least, size == 0 ? 1 : size) == 0) return p;
    throw std::bad_alloc{};
}

namespace replaced_new {

inline void* quietly(std::size_t size) noexcept {
    try {
        return obtain(size, 0);
    } catch (...) {
        return nullptr;
    }
}

inline void give_back(void* p) noexcept {
    std::free(p); // NOLINT
}

} // namespace replaced_new

// NOLINTBEGIN(misc-definitions-in-headers)
void* operator new(std::size_t size) {
    return obtain(size, 0);
}
void* operator new[](std::size_t size) {
    return obtain(size, 0);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return obtain(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return obtain(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return replaced_new::quietly(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return replaced_new::quietly(size);
}
void operator delete(void* p) noexcept {
    replaced_new::give_back(p);
}
void operator delete[](void* p) noexcept {
    replaced_new::give_back(p);
}
void operator delete(void* p, std::size_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete[](void* p, std::size_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete(void* p, std::align_val_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete[](void* p, std::align_val_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete(void* p, std::size_t, std::align_val_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete[](void* p, std::size_t, std::align_val_t) noexcept {
    replaced_new::give_back(p);
}
void operator delete(void* p, const std::nothrow_t&) noexcept {
    replaced_new::give_back(p);
}
void operator delete[](void* p, const std::nothrow_t&) noexcept {
    replaced_new::give_back(p);
}
// NOLINTEND(misc-definitions-in-headers)

#endif
