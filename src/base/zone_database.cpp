#include <tenet/base/digest.hpp>
#include <tenet/base/messages.hpp>
#include <tenet/base/utf8.hpp>
#include <tenet/base/zone.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

namespace tenet {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 1 << 20; ///< real ones have a few kilobytes

/// The bytes of a TZif file; nothing for other files and those that cannot be read.
std::optional<std::string> read_tzif(const fs::path& path) {
    std::error_code problem;
    if (!fs::is_regular_file(path, problem)) return std::nullopt;
    const std::uintmax_t size = fs::file_size(path, problem);
    if (problem || size > largest_file) return std::nullopt;
    std::ifstream file{path, std::ios::binary};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    if (!bytes.starts_with("TZif")) return std::nullopt;
    return bytes;
}

} // namespace

result<const zone*> zone_database::add(std::string name, std::span<const std::byte> tzif) {
    auto parsed = zone::read(name, tzif);
    if (!parsed) return std::move(parsed).error();
    const std::string_view bytes{reinterpret_cast<const char*>(tzif.data()), tzif.size()};
    entry& stored = zones_[std::move(name)];
    if (stored.parsed) replaced_.push_back(std::move(stored.parsed));
    stored.parsed = std::move(*parsed);
    stored.sha256 = sha256_hex(bytes);
    return stored.parsed.get();
}

result<std::shared_ptr<zone_database>> zone_database::load_folder(const std::string& path) {
    const auto unreadable = [&path] {
        return diagnostics{diagnostic{base_messages::unreadable_folder, {path}}};
    };
    std::error_code problem;
    const fs::path root{path};
    fs::recursive_directory_iterator walk{root, fs::directory_options::skip_permission_denied,
                                          problem};
    if (problem) return unreadable();

    auto database = std::make_shared<zone_database>();
    diagnostics problems;
    for (const fs::recursive_directory_iterator end; walk != end; walk.increment(problem)) {
        const auto bytes = read_tzif(walk->path());
        std::string name = walk->path().lexically_relative(root).generic_string();
        if (!bytes || first_bad_utf8(name)) continue;
        const auto added = database->add(std::move(name), std::as_bytes(std::span{*bytes}));
        if (!added) problems.add(added.error());
    }
    if (problem) return unreadable();
    if (problems.has_errors()) return problems;
    return database;
}

const zone* zone_database::find(std::string_view name) const noexcept {
    const auto found = zones_.find(name);
    return found == zones_.end() ? nullptr : found->second.parsed.get();
}

std::string zone_database::digest() const {
    sha256 computation;
    for (const auto& [name, stored] : zones_) {
        computation.add_field(name);
        computation.add_field(stored.sha256);
    }
    return computation.finish_hex();
}

} // namespace tenet
