#ifndef TENET_CAPI_HANDLES_HPP
#define TENET_CAPI_HANDLES_HPP

#include "arguments.hpp"

#include <tenet/json/records.hpp>
#include <tenet/tenet.h>
#include <tenet/tenet.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the handles of the C interface hold: a share of an immutable object each, so that handles
/// can be freed in any order.

struct tenet_buffer {
    std::string text;
};

struct tenet_catalogue {
    std::shared_ptr<const tenet::catalogue> is;
};

struct tenet_zones {
    std::shared_ptr<const tenet::zone_database> is;
};

struct tenet_calendar {
    std::shared_ptr<const tenet::working_calendar> is; ///< with the zones its zone lies in
};

struct tenet_regulation {
    std::shared_ptr<const tenet::policy::regulation> is;
    std::shared_ptr<const tenet::catalogue> types;
};

struct tenet_snapshot {
    std::shared_ptr<const tenet::portfolio::snapshot> is;
    std::vector<tenet::portfolio::mapping_report> mappings;
};

struct tenet_change {
    std::shared_ptr<const tenet::portfolio::snapshot> of; ///< whose types and codes it uses
    tenet::portfolio::change is;
};

struct tenet_judge {
    std::shared_ptr<const tenet::policy::judge> is;
};

struct tenet_report {
    tenet_judge by;
    tenet::policy::check_options asked;
    tenet::policy::check_summary found;
    std::vector<tenet::policy::verdict> verdicts;
    bool of_check = true;
};

struct tenet_explanation {
    tenet_judge by; ///< values may lead into its records
    tenet::policy::explanation is;
    std::string due;
};

struct tenet_effect {
    tenet_judge before;
    tenet_judge after;
    tenet::policy::change_effect is;
};

namespace tenet::capi {

/// Hands over a text made on demand.
inline void give_text(tenet_buffer** out, std::string text) {
    if (out != nullptr) *out = new tenet_buffer{std::move(text)};
}

/// "No record type called …", with a name that is close.
[[nodiscard]] answer no_such_type(const catalogue& types, std::string_view name);

/// The refusal where something was not found or could not be used.
[[nodiscard]] answer refuse(const diagnostics& problems);

/// Reads the parts of a context; `at` is needed unless `at_optional`.
[[nodiscard]] policy::context read_context(arguments& check, const tenet_context* given,
                                           bool at_optional);

/// Reads how something is to be rendered.
struct rendering {
    report::options how;
    tenet_format format = TENET_FORMAT_TEXT;
};
[[nodiscard]] rendering read_rendering(arguments& check, const tenet_render_options* given);

/// A progress function of a host as one of the library; remembers whether it cancelled.
struct host_progress {
    tenet_progress_fn function = nullptr;
    void* user_data = nullptr;
    bool* cancelled = nullptr;

    [[nodiscard]] policy::progress make() const {
        if (function == nullptr) return {};
        return [me = *this](std::size_t done, std::size_t total) {
            if (me.function(done, total, me.user_data) == 0) return true;
            *me.cancelled = true;
            return false;
        };
    }
};

/// Reads what to check; `cancelled` must outlive the check.
[[nodiscard]] policy::check_options read_check(arguments& check, const tenet_check_options* given,
                                               bool& cancelled);

[[nodiscard]] tenet_verdict to_c(const policy::verdict& v) noexcept;
[[nodiscard]] tenet_tally to_c(const policy::tally& t) noexcept;

/// A handle for an explanation of one of the judge's verdicts.
[[nodiscard]] tenet_explanation* explain(const tenet_judge& by, const policy::verdict& v);

/// The key of a verdict's subject within its judge.
[[nodiscard]] std::string_view subject_key(const policy::judge& by,
                                           const policy::verdict& v) noexcept;

[[nodiscard]] inline language language_of(tenet_language l) noexcept {
    return l == TENET_ZH ? language::zh : language::en;
}

} // namespace tenet::capi

#endif
