#include "support/catch.hpp"

#include <tenet/base/digest.hpp>

using namespace tenet;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4", "[digest]") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("pieces add up to the whole", "[digest]") {
    sha256 pieces;
    pieces.add("a");
    pieces.add("");
    pieces.add("bc");
    CHECK(pieces.finish_hex() == sha256_hex("abc"));
    sha256 bytes;
    bytes.add("abc");
    CHECK(bytes.finish().front() == std::byte{0xBA});
}

TEST_CASE("fields do not run into each other", "[digest]") {
    const auto digest_of = [](std::string_view first, std::string_view second) {
        sha256 computation;
        computation.add_field(first);
        computation.add_field(second);
        return computation.finish_hex();
    };
    CHECK(digest_of("ab", "c") != digest_of("a", "bc"));
    CHECK(digest_of("ab", "") != digest_of("", "ab"));
    CHECK(digest_of("a", "b") == digest_of("a", "b"));
}
