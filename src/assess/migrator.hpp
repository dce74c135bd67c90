#ifndef TENET_SRC_ASSESS_MIGRATOR_HPP
#define TENET_SRC_ASSESS_MIGRATOR_HPP

#include "assess/definition_program.hpp"

#include <tenet/assess/migration.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::assess {

/// Works on a copy of an instance under the old definition and brings it under the new one.
/// Everything that changes and every problem is collected; the copy counts only without errors.
class migrator {
public:
    migrator(const assessment& from, const assessment& to, instance what,
             const migration_plan& plan, instant now, const run_options& options)
        : from_(from),
          to_(to),
          old_(from.compiled()),
          new_(to.compiled()),
          plan_(plan),
          rules_(plan.rules()),
          at_(now),
          options_(options),
          before_(what),
          now_(std::move(what)) {}

    void run();
    [[nodiscard]] const diagnostics& problems() const noexcept { return problems_; }
    [[nodiscard]] std::vector<migration_change>& changes() noexcept { return changes_; }
    /// The instance with the entry of its migration, and whose turn it is.
    instance_step finish() &&;

private:
    // names (migration_names.cpp)
    void check_versions();
    void check_names();
    void check_targets();
    void check_map(const name_map& map, const char* zh, const char* en,
                   const std::vector<std::string>& before, const std::vector<std::string>& after);
    void check_decisions();
    void check_decision(const stage_round& round);
    void map_people();
    void join(const participant& who);
    void map_history();
    void map_delegations();
    void keep_separate();
    void keep_apart(const std::string& one, const std::string& other, bool roles);
    [[nodiscard]] std::string took_part_in(const std::string& one, bool roles) const;
    void check_broken();
    [[nodiscard]] std::optional<std::string> stage(const std::string& id) const;
    [[nodiscard]] std::optional<std::string> role(const std::string& id) const;
    [[nodiscard]] std::optional<std::string> outcome(const std::string& id) const;

    // the present (migration.cpp)
    void begin_snapshot();
    void map_data();
    void stand_at(const std::string& state);
    void map_timers(const stage_definition& into);
    void start_timers(const stage_definition& into);
    void add_timer(const span_definition& when, std::string type, std::string name,
                   std::string target, const stage_definition& into);
    void map_outcome();
    void map_round();
    void map_seat(seat& s, const stage_definition& into);
    void seat_role(seat& s, const stage_definition& into);
    void check_vote(const seat& s, const stage_definition& into);
    void excuse();
    void map_answers(seat& s, const form_definition* form);
    void add_seats(const stage_definition& before, const stage_definition& into);
    void check_holders();
    void call(instance_step& to) const;
    [[nodiscard]] const participant* person(std::string_view id) const noexcept;
    [[nodiscard]] const answer_rule* rule_for(std::string_view question) const noexcept;

    void change(std::string_view what, std::string subject, std::string from, std::string to,
                std::string reason = {}) {
        changes_.push_back(
            {what, std::move(subject), std::move(from), std::move(to), std::move(reason)});
    }
    void refuse(const message& what, std::vector<std::string> arguments, place at = {}) {
        problems_.add(what, std::move(arguments), std::move(at));
    }

    const assessment& from_;
    const assessment& to_;
    const assessment::program& old_;
    const assessment::program& new_;
    const migration_plan& plan_;
    const migration_rules& rules_;
    instant at_;
    const run_options& options_;
    instance before_;
    instance now_;
    std::vector<migration_change> changes_;
    diagnostics problems_;
};

} // namespace tenet::assess

#endif
