#include "assessment_folder.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace cli {

using namespace tenet;
namespace fs = std::filesystem;

namespace {

bool failed(const std::string& what) {
    const std::string why = std::error_code{errno, std::generic_category()}.message();
    std::fprintf(stderr, "tenet: %s: %s\n", report::safe(what).c_str(), why.c_str());
    return false;
}

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(to, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

/// Makes the names in a folder stay.
bool sync_folder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool fine = ::fsync(folder) == 0;
    ::close(folder);
    return fine;
}

/// A file that is there whole or as it was before, whatever happens meanwhile.
bool write_whole(const std::string& folder, const std::string& path, std::string_view text) {
    const std::string aside = path + ".new";
    const int to = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (to < 0) return failed(aside);
    const bool fine = write_all(to, text) && ::fsync(to) == 0;
    if (::close(to) != 0 || !fine) return failed(aside);
    if (::rename(aside.c_str(), path.c_str()) != 0) return failed(path);
    return sync_folder(folder) || failed(folder);
}

} // namespace

assessment_folder::~assessment_folder() {
    if (log_ >= 0) ::close(log_);
}

std::string assessment_folder::file(std::string_view name) const {
    return (fs::path{path_} / name).string();
}

/// Opens the log for this program alone; another one waits.
bool assessment_folder::lock(bool may_make) {
    const int flags = O_RDWR | O_CLOEXEC | (may_make ? O_CREAT : 0);
    log_ = ::open(file("log.jsonl").c_str(), flags, 0666);
    if (log_ < 0 || ::flock(log_, LOCK_EX) != 0) return failed(file("log.jsonl"));
    return true;
}

/// The definition it was opened with, then those it has migrated to, in the order of their names.
bool assessment_folder::read_versions(const options& o) {
    std::vector<std::string> names;
    std::error_code problem;
    for (const fs::directory_entry& e : fs::directory_iterator{path_, problem}) {
        const std::string name = e.path().filename().string();
        if (name.starts_with("definition-") && name.ends_with(".json")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    names.insert(names.begin(), "definition.json");
    for (const std::string& name : names) {
        const auto text = read_file(file(name));
        if (!text) return false;
        auto of = assess::assessment::read(*text, file(name));
        if (!of) {
            complain(of.error(), o);
            return false;
        }
        versions_.push_back(std::move(*of));
    }
    return true;
}

bool assessment_folder::keep(const assess::assessment& version, std::string_view text) {
    const std::string& digest = version.chart().digest();
    const auto known = std::find_if(versions_.begin(), versions_.end(),
                                    [&](const auto& v) { return v.chart().digest() == digest; });
    version_ = static_cast<std::size_t>(known - versions_.begin());
    if (known != versions_.end()) return true;
    versions_.push_back(version);
    return write_whole(path_, file("definition-" + digest + ".json"), text);
}

bool assessment_folder::read_settings(const options& o) {
    const auto zones = open_zones(o);
    const auto settings = read_file(file("settings.json"));
    if (!zones || !settings || !read_versions(o)) return false;
    zones_ = *zones;
    how_.zones = zones_.get();
    const auto doc = json::document::read(*settings);
    const json::node* zone = doc ? doc->root().find("zone") : nullptr;
    const auto read = assess::read_zone(zone == nullptr ? "" : zone->text(), zones_.get());
    if (!read) {
        std::fprintf(stderr, "tenet: %s: the zone needs --zoneinfo / 该时区需要 --zoneinfo\n",
                     report::safe(file("settings.json")).c_str());
        return false;
    }
    how_.zone = *read;
    options with = o;
    with.calendar = file("calendar.json");
    if (!fs::exists(with.calendar)) return true;
    const auto calendar = open_calendar(with, zones_.get());
    if (!calendar) return false;
    calendar_ = *calendar;
    how_.calendar = calendar_.get();
    return true;
}

std::unique_ptr<assessment_folder> assessment_folder::create(const options& o) {
    std::unique_ptr<assessment_folder> made{new assessment_folder{o.folder}};
    std::error_code problem;
    fs::create_directories(o.folder, problem);
    if (!made->lock(true)) return nullptr;
    struct stat log {};
    if (::fstat(made->log_, &log) != 0 || log.st_size != 0) {
        std::fprintf(stderr, "tenet: %s: holds an assessment already / 已有一次评估\n",
                     report::safe(o.folder).c_str());
        return nullptr;
    }
    const auto definition = read_file(o.source);
    if (!definition) return nullptr;
    json::writer settings;
    settings.begin_object();
    settings.key("zone");
    settings.string(o.zone);
    settings.end_object();
    bool fine = write_whole(o.folder, made->file("definition.json"), *definition) &&
                write_whole(o.folder, made->file("settings.json"), settings.text() + "\n");
    if (fine && !o.calendar.empty()) {
        const auto calendar = read_file(o.calendar);
        fine = calendar && write_whole(o.folder, made->file("calendar.json"), *calendar);
    }
    if (!fine || !made->read_settings(o)) return nullptr;
    return made;
}

bool assessment_folder::run_again(const options& o) {
    const auto text = read_file(file("log.jsonl"));
    const auto kept = read_file(file("checkpoint.json"));
    if (!text || !kept) return false;
    const auto expected = assess::read_checkpoint(*kept);
    if (!expected) {
        complain(expected.error(), o);
        return false;
    }
    const std::string_view log = assess::whole_lines(*text);
    auto found = assess::replay(versions_, log, how_, &*expected);
    if (!found) {
        complain(found.error(), o);
        return false;
    }
    whole_ = log.size();
    now_ = std::move(found->now);
    version_ = found->version;
    return true;
}

std::unique_ptr<assessment_folder> assessment_folder::open(const options& o) {
    std::unique_ptr<assessment_folder> made{new assessment_folder{o.folder}};
    if (!made->lock(false) || !made->read_settings(o) || !made->run_again(o)) return nullptr;
    return made;
}

std::optional<std::string> assessment_folder::log() const {
    auto text = read_file(file("log.jsonl"));
    if (text) text->resize(assess::whole_lines(*text).size());
    return text;
}

bool assessment_folder::append(std::string_view bytes, const assess::checkpoint& at) {
    const auto end = static_cast<off_t>(whole_);
    const bool fine = ::ftruncate(log_, end) == 0 && ::lseek(log_, end, SEEK_SET) == end &&
                      write_all(log_, bytes) && ::fsync(log_) == 0;
    if (!fine) return failed(file("log.jsonl"));
    whole_ += bytes.size();
    return write_whole(path_, file("checkpoint.json"), assess::checkpoint_text(at));
}

} // namespace cli
