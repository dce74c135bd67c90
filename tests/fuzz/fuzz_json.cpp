/// Any bytes as JSON: read or refused with a place, never worse; what is read is written and read
/// again to the same.

#include <tenet/json/document.hpp>
#include <tenet/json/records.hpp>
#include <tenet/json/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::string rewritten(const tenet::json::document& d) {
    tenet::arena memory;
    tenet::json::writer out;
    out.value(to_value(d.root(), memory));
    return out.take();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    tenet::json::read_options options{.file = "fuzz"};
    options.comments = (data[0] & 1) != 0;
    options.max_string = 5000;
    const std::string text(data + 1, data + size);
    const auto first = tenet::json::document::read(text, options);
    if (!first) {
        require(first.error().has_errors());
        for (const tenet::diagnostic& d : first.error().items()) {
            require(d.where().line != 0 && d.where().offset <= text.size());
            require(d.id() != "json-syntax");
        }
        return 0;
    }
    require(first->where(first->root()).line != 0);
    options.max_string *= 2;
    const auto second = tenet::json::document::read(rewritten(*first), options);
    require(second.has_value() && rewritten(*second) == rewritten(*first));
    return 0;
}
