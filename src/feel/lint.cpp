#include "parser.hpp"
#include "refuse.hpp"

#include <tenet/feel/lint.hpp>

namespace tenet::feel {

namespace {

std::vector<ambiguous_name> ambiguous(std::string_view text, const scope& names,
                                      const compile_options& options, bool tests) {
    if (refuse(text, options).has_errors()) return {};
    problems found{text, options.at};
    parser reader{text, names, options, found};
    reading_trace trace;
    reader.note_in(trace);
    if (tests) {
        (void)reader.whole_unary_tests(static_cast<std::uint32_t>(names.slots().size()));
    } else {
        (void)reader.whole_expression();
    }
    std::vector<ambiguous_name> out;
    for (const auto& [offset, name] : trace.ambiguous) out.push_back({name, found.at(offset)});
    return out;
}

} // namespace

std::vector<ambiguous_name> ambiguous_names(std::string_view text, const scope& names,
                                            const compile_options& options) {
    return ambiguous(text, names, options, false);
}

std::vector<ambiguous_name> ambiguous_names_in_tests(std::string_view text, const scope& names,
                                                     const compile_options& options) {
    return ambiguous(text, names, options, true);
}

} // namespace tenet::feel
