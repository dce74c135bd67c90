#ifndef TENET_ASSESS_MIGRATION_HPP
#define TENET_ASSESS_MIGRATION_HPP

#include <tenet/assess/instance.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Taking a running instance to a new version of its definition, by a plan that is written down.
/// The log stays one log: a migration is an entry of its own in its chain, with the digests of both
/// definitions and the whole plan, and nothing that stands before it changes.
///
/// ```cpp
/// auto told = assess::preview_migration(v1, v2, running, plan, now); // changes nothing
/// auto step = assess::migrate(v1, v2, running, plan, now).value();
/// append(step.bytes);                                 // from here on v2 runs it
/// auto again = assess::replay(std::array{v1, v2}, log).value();
/// ```
namespace tenet::assess {

/// What becomes of the time of the present stage.
enum class migrated_time : std::uint8_t {
    keep,    ///< what is due stays due at its instant
    restart, ///< reminders, escalations and the deadline of the new definition, from now on
};

/// What is done with an answer in hand that the new form does not take, or with a question it
/// requires that was not answered.
struct answer_rule {
    std::string question;
    bool drop = false; ///< else it stays in hand under its name, or unanswered
    std::string reason;
    place at;
};

/// A decision that stands although the new definition would not come to it.
struct standing_decision {
    std::string stage; ///< by its name before
    std::string reason;
    place at;
};

/// A map of names; no value: the name goes. Who is not in it keeps the name, where the new
/// definition has it. All names are mapped at once, so that two may change places.
using name_map = std::map<std::string, std::optional<std::string>, std::less<>>;

/// A plan as written (docs/schemas/migration-plan.schema.json).
struct migration_rules {
    std::string from; ///< digest of the chart it is for; empty: any
    std::string to;   ///< digest of the chart it leads to; empty: any
    std::string reason;
    name_map stages;
    name_map outcomes;
    name_map roles;
    std::vector<participant> participants; ///< who joins, or has these roles instead
    std::vector<answer_rule> answers;      ///< of the present stage
    std::vector<standing_decision> decisions;
    migrated_time time = migrated_time::keep;
};

/// A plan with the text it was read from, which is what the log keeps. A value; copies share.
class migration_plan {
public:
    /// Reads a plan; everything wrong with its place.
    static result<migration_plan> read(std::string json, const std::string& file = {});

    [[nodiscard]] const migration_rules& rules() const noexcept { return text_->rules; }
    [[nodiscard]] const std::string& text() const noexcept { return text_->json; }
    /// SHA-256 (hex) of the text.
    [[nodiscard]] const std::string& digest() const noexcept { return text_->digest; }

private:
    struct content {
        std::string json;
        std::string digest;
        migration_rules rules;
    };
    std::shared_ptr<const content> text_ = std::make_shared<const content>();
};

/// Something that a migration changes.
struct migration_change {
    /// "stage", "outcome", "role", "participant", "seat", "answer", "time", "measure", "parameter",
    /// "delegation" or "decision"
    std::string_view what;
    std::string subject; ///< a person, a question, a name
    std::string from;    ///< empty: was not there
    std::string to;      ///< empty: goes
    std::string reason;  ///< as the plan says
};

/// What a migration would do. It is possible if no problem is an error.
struct migration_preview {
    std::vector<migration_change> changes;
    diagnostics problems;
    std::string stage; ///< where it would stand, or the outcome; empty if it is not possible
};

/// Says everything a migration would change, and every problem: stages and roles without a
/// target, answers that no longer fit, decisions the new definition would not have come to,
/// separation of duties that would be lost or broken, roles nobody holds. Changes nothing.
/// What is due at `now` would be done first, under the old definition.
[[nodiscard]] migration_preview preview_migration(const assessment& from, const assessment& to,
                                                  const instance& what, const migration_plan& plan,
                                                  instant now, const run_options& options = {});

/// Does what is due at `now` under the old definition, then migrates; a stage that is decided
/// under the new one ends. Refused with every problem; then nothing has changed. From then on the
/// instance runs by `to`.
///
/// Past rounds and outcomes stay as they were, under their names of that time. Who took part in
/// which stage and acted in which role is carried over, and what was separated or exclusive must
/// still be so for what has already been done: no migration lets a person act whom the old
/// definition kept out for it. A conflict of interest stays one.
[[nodiscard]] result<instance_step> migrate(const assessment& from, const assessment& to,
                                            const instance& what, const migration_plan& plan,
                                            instant now, const run_options& options = {});

/// An instance that was run again, and the version that runs it now.
struct replayed_instance {
    instance now;
    std::size_t version = 0; ///< position among those given
};

/// As `replay` of one definition, for logs with migrations: every entry must be the one that stands
/// there, byte for byte. Definitions are found by their digests, in whatever order they are given.
[[nodiscard]] result<replayed_instance> replay(std::span<const assessment> versions,
                                               std::string_view log,
                                               const run_options& options = {},
                                               const checkpoint* expected = nullptr);

/// A preview as JSON (docs/schemas/migration-preview.schema.json).
[[nodiscard]] std::string preview_json(const migration_preview& from, int indent = 0);

} // namespace tenet::assess

#endif
