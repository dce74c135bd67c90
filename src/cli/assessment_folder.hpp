#ifndef TENET_CLI_ASSESSMENT_FOLDER_HPP
#define TENET_CLI_ASSESSMENT_FOLDER_HPP

#include "host.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An instance of an assessment in a folder: what it runs by, its log, and a checkpoint.
///
///     definition.json   the definition it was opened with
///     definition-*.json the versions it has migrated to, by the digests of their charts
///     settings.json     the zone whose wall clock counts calendar days
///     calendar.json     the working calendar, where there is one
///     log.jsonl         its log, which only grows
///     checkpoint.json   how far the log went when it was last acknowledged
namespace cli {

class assessment_folder {
public:
    /// Makes the folder, with what the options name. Complains and gives nothing if it holds an
    /// instance already, or something is wrong.
    static std::unique_ptr<assessment_folder> create(const options& o);
    /// Reads a folder and runs its log again; nobody else has it meanwhile. A last line that is not
    /// whole is left out: it was never acknowledged.
    static std::unique_ptr<assessment_folder> open(const options& o);
    assessment_folder(const assessment_folder&) = delete;
    assessment_folder& operator=(const assessment_folder&) = delete;
    ~assessment_folder();

    /// Appends bytes and makes them stay: written through to the disk, then the checkpoint is put
    /// in its place. Only then may the step be acknowledged.
    bool append(std::string_view bytes, const tenet::assess::checkpoint& at);

    /// Keeps another version of the definition, by which the instance runs once the bytes of its
    /// migration are appended.
    bool keep(const tenet::assess::assessment& version, std::string_view text);

    /// The lines of the log that are whole, as they are in the file.
    [[nodiscard]] std::optional<std::string> log() const;

    [[nodiscard]] const tenet::assess::assessment& of() const noexcept {
        return versions_[version_];
    }
    [[nodiscard]] const tenet::assess::run_options& how() const noexcept { return how_; }
    [[nodiscard]] const tenet::assess::instance& now() const noexcept { return now_; }
    [[nodiscard]] const tenet::zone_database* zones() const noexcept { return zones_.get(); }

private:
    explicit assessment_folder(std::string path) : path_(std::move(path)) {}

    bool read_settings(const options& o);
    bool read_versions(const options& o);
    bool lock(bool may_make);
    bool run_again(const options& o);
    [[nodiscard]] std::string file(std::string_view name) const;

    std::string path_;
    int log_ = -1;
    std::size_t whole_ = 0; ///< bytes of the log that count
    std::vector<tenet::assess::assessment> versions_;
    std::size_t version_ = 0;
    std::shared_ptr<const tenet::working_calendar> calendar_;
    std::shared_ptr<const tenet::zone_database> zones_;
    tenet::assess::run_options how_;
    tenet::assess::instance now_;
};

/// Opens every folder named once; no value, and a complaint, if one cannot be read.
[[nodiscard]] std::optional<std::vector<std::unique_ptr<assessment_folder>>>
open_all(const options& o);

/// The assumptions named; none if there are none. No value, and a complaint, if they are wrong.
[[nodiscard]] std::optional<tenet::assess::assumptions> assumed_by(const options& o);

/// Where an instance is, and what there is to do.
[[nodiscard]] std::string text_of(const tenet::assess::assessment& of,
                                  const tenet::assess::instance& is,
                                  const std::vector<tenet::assess::instance_effect>& effects,
                                  tenet::language lang);

/// Prints the records that the instance makes.
int print_records(const assessment_folder& folder, const options& o);

} // namespace cli

#endif
