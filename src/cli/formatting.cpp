#include "host.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

/// `tenet fmt`: FEEL in its canonical form, in files and in packs.
namespace cli {

using namespace tenet;

namespace {

/// Keeps what was formatted, or says that it differs; the exit code.
int keep(const options& o, const std::string& path, std::string_view text, bool changed) {
    if (!changed) return all_well;
    print(report::safe(path) + "\n");
    if (o.check_only) return violations;
    return write_file(path, text) ? all_well : bad_input;
}

int format_pack_at(const options& o, const std::string& folder) {
    policy::pack_format_options how;
    how.width = o.width;
    const auto texts = policy::format_pack_folder(folder, own_catalogue().value(), how);
    if (!texts) {
        complain(texts.error(), o);
        return bad_input;
    }
    int code = all_well;
    for (const policy::formatted_text& text : *texts) {
        const std::string path = (std::filesystem::path(folder) / text.name).string();
        code = std::max(code, keep(o, path, text.text, text.changed));
    }
    return code;
}

int format_file_at(const options& o, const std::string& path) {
    const auto text = read_file(path);
    if (!text) return bad_input;
    feel::format_options how;
    how.at.file = path == "-" ? "stdin" : path;
    how.width = o.width;
    how.others = o.names == "plain" ? feel::other_names::plain : feel::other_names::any;
    how.pack_functions = true;
    auto done = feel::format(*text, feel::scope{}, how);
    if (!done) {
        complain(done.error(), o);
        return bad_input;
    }
    *done += '\n';
    const bool changed = *done != *text;
    if (path != "-") return keep(o, path, *done, changed);
    if (!o.check_only) print(*done);
    return o.check_only && changed ? violations : all_well;
}

} // namespace

int run_fmt(const options& o) {
    int code = all_well;
    for (const std::string& path : o.paths) {
        const bool folder = std::filesystem::is_directory(path);
        code = std::max(code, folder ? format_pack_at(o, path) : format_file_at(o, path));
    }
    return code;
}

} // namespace cli
