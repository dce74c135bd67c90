// Reading and compiling packs: any text ends in a regulation or in diagnostics with places.

#include <tenet/tenet.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::shared_ptr<const tenet::catalogue> types = tenet::own_catalogue().value();
    tenet::diagnostics warnings;
    auto pack = tenet::policy::read_pack(
        {{"pack.json", std::string(reinterpret_cast<const char*>(data), size)}},
        warnings); // NOLINT
    if (!pack) {
        if (!pack.error().has_errors()) std::abort();
        return 0;
    }
    const auto compiled = tenet::policy::regulation::compile(std::move(*pack), types, warnings);
    if (!compiled && !compiled.error().has_errors()) std::abort();
    return 0;
}
