#include "host.hpp"

#include <fmt/format.h>

/// The subcommands of `party`.
namespace cli {

using namespace tenet;

namespace {

party::identifier_scheme scheme_of(const options& o, const std::string& text) {
    const auto named = party::find_identifier_scheme(o.scheme);
    return named ? *named : party::likely_scheme(text);
}

void print_text(const options& o, const party::checked_identifier& checked) {
    const bool zh = language_of(o) == language::zh;
    print(fmt::format("{} {}: {}\n", party::name_of(checked.scheme), report::safe(checked.text),
                      checked.valid() ? (zh ? "有效" : "valid") : (zh ? "无效" : "not valid")));
    print(safe_lines(checked.problems().text(language_of(o))));
    if (checked.valid()) return;
    for (const party::identifier_repair& r : party::repairs(checked.scheme, checked.text)) {
        print(fmt::format(fmt::runtime(zh ? "  可能是 {}\n" : "  perhaps {}\n"), r.text));
    }
}

} // namespace

int run_party_check(const options& o) {
    json::writer out(2);
    out.begin_array();
    bool all_valid = true;
    for (const std::string& text : o.paths) {
        const auto checked = party::check_identifier(scheme_of(o, text), text);
        all_valid = all_valid && checked.valid();
        if (o.format == "json") {
            party::write_identifier(out, checked, party::repairs(checked.scheme, checked.text));
        } else {
            print_text(o, checked);
        }
    }
    out.end_array();
    if (o.format == "json") print(out.text() + "\n");
    return all_valid ? all_well : violations;
}

} // namespace cli
