#include "host.hpp"

#include <fmt/format.h>

#include <filesystem>

/// The subcommands about assessments.
namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

/// The resources a test may read: files that lie beside it.
std::optional<std::string> beside(const fs::path& folder, std::string_view address) {
    constexpr std::string_view scheme = "file:";
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
    const fs::path wanted = folder / fs::path{std::string{address}}.filename();
    std::error_code failed;
    if (!fs::is_regular_file(wanted, failed)) return std::nullopt;
    return read_file(wanted.string());
}

} // namespace

int run_scxml(const options& o) {
    const fs::path folder{o.folder};
    const auto manifest = read_file((folder / "manifest.xml").string());
    if (!manifest) return bad_input;
    const auto tests = assess::read_suite_manifest(*manifest, "manifest.xml");
    if (!tests) {
        complain(tests.error(), o);
        return bad_input;
    }
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::size_t absent = 0;
    for (const assess::suite_test& test : *tests) {
        const fs::path file = folder / test.file;
        if (!fs::is_regular_file(file)) {
            ++absent;
            continue;
        }
        const auto text = read_file(file.string());
        if (!text) return bad_input;
        const std::string reason = assess::outside_profile(test, *text);
        if (!reason.empty()) {
            ++skipped;
            if (o.list_skipped) print(fmt::format("{} skipped: {}\n", test.id, reason));
            continue;
        }
        assess::scxml_options reading;
        reading.file = test.file;
        reading.resource = [&](std::string_view a) { return beside(folder, a); };
        const std::string problem = assess::run_suite_test(*text, reading);
        ++(problem.empty() ? passed : failed);
        if (!problem.empty()) print(fmt::format("{} failed: {}\n", test.id, report::safe(problem)));
    }
    print(fmt::format("{} outside the profile, {} not in the folder\n", skipped, absent));
    print(fmt::format("{} passed, {} failed\n", passed, failed));
    return failed == 0 && passed > 0 ? all_well : violations;
}

} // namespace cli
