#include <tenet/base/digest.hpp>

#include <openssl/evp.h>

#include <cstdint>
#include <new>

namespace tenet {

struct sha256::state {
    state() : context(EVP_MD_CTX_new()) {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1) {
            EVP_MD_CTX_free(context);
            throw std::bad_alloc{};
        }
    }
    ~state() { EVP_MD_CTX_free(context); }
    state(const state&) = delete;
    state& operator=(const state&) = delete;

    EVP_MD_CTX* context;
};

sha256::sha256() : state_(std::make_unique<state>()) {}
sha256::~sha256() = default;
sha256::sha256(sha256&&) noexcept = default;
sha256& sha256::operator=(sha256&&) noexcept = default;

void sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
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
    EVP_DigestFinal_ex(state_->context, raw.data(), nullptr);
    std::array<std::byte, 32> bytes{};
    for (std::size_t i = 0; i < raw.size(); ++i) bytes[i] = std::byte{raw[i]};
    return bytes;
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
