#ifndef TENET_BASE_ZONE_HPP
#define TENET_BASE_ZONE_HPP

#include <tenet/base/result.hpp>
#include <tenet/base/temporal.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tenet {

/// One named zone, read from TZif data (RFC 8536, versions 1 to 4): transitions, and the POSIX rule
/// in the footer for times after the last. Immutable; times before the first transition take the
/// first type.
class zone {
public:
    static result<std::unique_ptr<const zone>> read(std::string name,
                                                    std::span<const std::byte> tzif);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// Seconds east of UTC at an instant. O(log transitions).
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_seconds) const noexcept;
    /// Seconds east of UTC for a wall-clock time given as if it were UTC; see
    /// `date_time::to_instant` for repeated and skipped times.
    [[nodiscard]] std::int32_t offset_for_local(std::int64_t local_seconds) const noexcept;

private:
    friend class tzif_reader;
    friend class posix_rule_reader;

    struct transition {
        std::int64_t at;
        std::int32_t offset;
    };
    struct rule_day {
        int month = 0, week = 0, weekday = 0, julian = -1;
        bool leap_counted = false;
        std::int32_t seconds = 7200;
    };
    struct posix_rule {
        std::int32_t standard = 0, summer = 0;
        bool has_summer = false;
        rule_day begin, end;
    };

    [[nodiscard]] static std::int64_t change_in_year(const rule_day& day, std::int64_t year,
                                                     std::int32_t offset_before) noexcept;
    [[nodiscard]] std::array<transition, 6> rule_changes(std::int64_t seconds) const noexcept;

    std::string name_;
    std::int32_t first_offset_ = 0;
    std::vector<transition> transitions_;
    posix_rule after_;
    bool has_after_ = false;
};

/// The zones a host supplies. Pointers to its zones stay valid while it lives; a context holds
/// it by shared_ptr. The library never looks for zone files by itself.
class zone_database {
public:
    /// Adds a zone from the bytes of a TZif file; replaces one of the same name for `find`.
    result<const zone*> add(std::string name, std::span<const std::byte> tzif);
    /// Reads every TZif file below a folder the host names (such as /usr/share/zoneinfo); other
    /// files are passed over, linked folders are not entered. The name is the path below the
    /// folder. A damaged TZif file is an error, reported with all others of its kind.
    static result<std::shared_ptr<zone_database>> load_folder(const std::string& path);

    /// nullptr if the zone is not there.
    [[nodiscard]] const zone* find(std::string_view name) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return zones_.size(); }
    /// SHA-256 (hex) over names and data, in name order.
    [[nodiscard]] std::string digest() const;

private:
    struct entry {
        std::unique_ptr<const zone> parsed;
        std::string sha256;
    };
    std::map<std::string, entry, std::less<>> zones_;
    std::vector<std::unique_ptr<const zone>> replaced_;
};

} // namespace tenet

#endif
