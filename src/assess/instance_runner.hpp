#ifndef TENET_SRC_ASSESS_INSTANCE_RUNNER_HPP
#define TENET_SRC_ASSESS_INSTANCE_RUNNER_HPP

#include "assess/definition_program.hpp"

#include <tenet/assess/instance.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::assess {

/// Puts a context together. Texts and values are copied.
class context_builder {
public:
    void add(std::string_view name, const value& is);
    void text(std::string_view name, std::string_view is) {
        if (!is.empty()) add(name, value{is});
    }
    void texts(std::string_view name, const std::vector<std::string>& is);
    void count(std::string_view name, std::size_t n) {
        add(name, value{decimal{static_cast<std::int64_t>(n)}});
    }
    [[nodiscard]] owned_value build();

private:
    std::shared_ptr<arena> memory_ = std::make_shared<arena>(512);
    std::vector<context_entry> entries_;
};

/// The data of an act's event, but for what it led to; `act_from` reads it back.
void add_act(context_builder& to, const act& from);
/// Reads an act from a context; what is wrong is reported.
[[nodiscard]] act act_from(act_kind is, std::string actor, const value& data,
                           diagnostics& problems);
[[nodiscard]] std::optional<act_kind> read_act_kind(std::string_view name) noexcept;

/// The data of the event `open`.
[[nodiscard]] owned_value opening_data(const opening& from);
/// Reads it back, and what a host says.
[[nodiscard]] opening opening_from(std::string instance, const value& data, diagnostics& problems);

/// Checks answers and gives them in the kinds of their questions; all problems.
[[nodiscard]] owned_value check_answers(const form_definition& form, const value& answers,
                                        diagnostics& problems);

/// That everybody has an id of their own and roles that are defined and go together.
void check_participants(const assessment_definition& of, const std::vector<participant>& people,
                        bool may_have_no_role, diagnostics& problems);

/// The numbers measures read, by name.
[[nodiscard]] std::vector<std::pair<std::string_view, std::size_t>>
counts_of(const stage_round& round);
/// What was answered to each question of a form by those who count, null where nothing was.
[[nodiscard]] value answers_of(const stage_round& round, const form_definition& form,
                               arena& memory);

/// The votes of a round that count.
[[nodiscard]] std::vector<vote> votes_of(const stage_round& round);

/// Works on a copy of an instance: one call of `open`, `submit` or `advance`.
class runner {
public:
    runner(const assessment& of, instance from, const run_options& options)
        : of_(of), program_(of.compiled()), options_(options) {
        out_.next = std::move(from);
    }

    void open(const opening& with, instant now);
    void submit(const act& what, instant now);
    void advance(instant now);
    /// One entry of what is due; false if nothing is.
    bool advance_once(instant now);
    /// Ends stages that are decided as they begin.
    void settle();
    [[nodiscard]] bool failed() const noexcept { return problems_.has_errors(); }
    result<instance_step> finish() &&;
    /// Separation of duties for persons who would act as one.
    [[nodiscard]] std::optional<diagnostic> barred(const std::vector<std::string>& persons,
                                                   std::string_view stage,
                                                   std::string_view role) const;

private:
    // the chart (instance.cpp)
    void take(recorded made);
    bool apply(const event& what, instant now);
    void apply_decided(std::string_view name, const act* by, panel_result came_to, instant now);
    void enter(instant now);
    void enter_stage(const stage_definition& stage, instant now);
    void leave(instant now, std::string_view result);
    bool close_at_once();
    void check_timers(const stage_definition& stage);
    void name_people(std::size_t from);
    void problem(const diagnostic& why, instant now);
    [[nodiscard]] owned_value measures_of(const stage_definition& stage, instant now);
    [[nodiscard]] owned_value all_measures(std::string_view at) const;

    // acts (instance_acts.cpp)
    void check(const act& what, instant now);
    void check_submit(const act& what, instant now);
    void check_vote(const act& what);
    void check_delegate(const act& what, instant now);
    void check_transfer(const act& what);
    void check_signer(const act& what);
    void check_conflict(const act& what);
    void check_send_back(const act& what);
    void check_resumption(const act& what, instant now);
    void check_place(const act& what);
    void perform(const act& what, instant now);
    void perform_in_stage(const act& what, instant now);
    void leave_by(const act& what, instant now, const std::string& event_name,
                  std::string_view result);
    void cast(const act& what, instant now);
    void set_conflict(const act& what);
    void take_part(const std::vector<std::string>& persons, std::string_view role);
    [[nodiscard]] seat* open_seat(std::string_view person);
    [[nodiscard]] std::optional<diagnostic> barred_by_roles(const std::vector<std::string>& persons,
                                                            std::string_view role) const;
    [[nodiscard]] const participant* person(std::string_view id) const noexcept;
    bool known(const std::string& id);
    [[nodiscard]] bool holds(std::string_view id, const std::vector<std::string>& any) const;
    void refuse(const message& what, std::vector<std::string> arguments) {
        problems_.add(what, std::move(arguments));
    }
    [[nodiscard]] const stage_definition& stage() const {
        return *program_.stage(out_.next.present.stage);
    }
    [[nodiscard]] instance& now() noexcept { return out_.next; }
    [[nodiscard]] const instance& now() const noexcept { return out_.next; }
    [[nodiscard]] event event_of(const act& what, std::string name, context_builder& data) const;

    const assessment& of_;
    const assessment::program& program_;
    const run_options& options_;
    instance_step out_;
    diagnostics problems_;
};

} // namespace tenet::assess

#endif
