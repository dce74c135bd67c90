#include <tenet/base/digest.hpp>

// The plain functions, which newer OpenSSL calls deprecated: the general interface reads a
// configuration file and the environment before the first digest.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <cstdint>

namespace tenet {

struct sha256::state {
    state() { SHA256_Init(&context); }

    SHA256_CTX context;
};

sha256::sha256() : state_(std::make_unique<state>()) {}
sha256::~sha256() = default;
sha256::sha256(sha256&&) noexcept = default;
sha256& sha256::operator=(sha256&&) noexcept = default;

void sha256::add(std::string_view bytes) {
    SHA256_Update(&state_->context, bytes.data(), bytes.size());
}

void sha256::add_field(std::string_view bytes) {
    std::array<char, 8> prefix{};
    auto length = static_cast<std::uint64_t>(bytes.size());
    for (char& byte : prefix) {
        byte = static_cast<char>(length & 0xFF);
        length >>= 8;
    }
    add({prefix.data(), prefix.size()});
    add(bytes);
}

std::array<std::byte, 32> sha256::finish() {
    std::array<unsigned char, 32> raw{};
    SHA256_Final(raw.data(), &state_->context);
    std::array<std::byte, 32> bytes{};
    for (std::size_t i = 0; i < raw.size(); ++i) bytes[i] = std::byte{raw[i]};
    return bytes;
}

void sha256::restart() {
    SHA256_Init(&state_->context);
}

std::string sha256::finish_hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(64);
    for (const std::byte b : finish()) {
        hex += digits[std::to_integer<std::size_t>(b >> 4)];
        hex += digits[std::to_integer<std::size_t>(b & std::byte{15})];
    }
    return hex;
}

std::string sha256_hex(std::string_view bytes) {
    sha256 computation;
    computation.add(bytes);
    return computation.finish_hex();
}

} // namespace tenet
