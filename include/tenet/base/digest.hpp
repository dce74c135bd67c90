#ifndef TENET_BASE_DIGEST_HPP
#define TENET_BASE_DIGEST_HPP

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace tenet {

/// SHA-256 over bytes added piece by piece (FIPS 180-4).
class sha256 {
public:
    sha256();
    ~sha256();
    sha256(sha256&&) noexcept;
    sha256& operator=(sha256&&) noexcept;

    void add(std::string_view bytes);
    /// Adds a length-prefixed field, so that ("ab","c") and ("a","bc") differ.
    void add_field(std::string_view bytes);
    /// Ends the computation; the object can only be restarted, destroyed or assigned afterwards.
    [[nodiscard]] std::array<std::byte, 32> finish();
    /// Begins anew, in the same memory.
    void restart();
    /// As `finish`, in lower-case hexadecimal.
    [[nodiscard]] std::string finish_hex();

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// SHA-256 of one text, in lower-case hexadecimal.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace tenet

#endif
