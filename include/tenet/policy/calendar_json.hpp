#ifndef TENET_POLICY_CALENDAR_JSON_HPP
#define TENET_POLICY_CALENDAR_JSON_HPP

#include <tenet/base/calendar.hpp>
#include <tenet/base/zone.hpp>

#include <memory>
#include <string>

namespace tenet::policy {

/// Reads a working calendar from JSON text:
/// ```json
/// {"id": "cn", "zone": "+08:00", "covers": {"from": "2023-01-01", "to": "2027-12-31"},
///  "week": {"monday": ["09:00-12:00", "13:00-18:00"], "saturday": []},
///  "holidays": ["2026-01-01"], "make_up_days": ["2026-01-04", {"date": "2026-02-14", "as":
///  "friday"}]}
/// ```
/// `zone` is an offset or the name of a zone in `zones`. A make-up day without `as` is worked like
/// a Monday. Every problem is reported with its place.
[[nodiscard]] result<std::shared_ptr<const working_calendar>>
read_calendar(const std::string& text, const std::string& file,
              const zone_database* zones = nullptr);

} // namespace tenet::policy

#endif
