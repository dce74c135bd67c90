#ifndef TENET_CAPI_EVALUATION_HPP
#define TENET_CAPI_EVALUATION_HPP

#include "handles.hpp"

#include <tenet/json/writer.hpp>

#include <array>
#include <vector>

namespace tenet::capi {
struct loaded_model;
}

struct tenet_scope {
    std::shared_ptr<const tenet::feel::scope> is;
};

struct tenet_expression {
    std::shared_ptr<const tenet::feel::scope> scope;
    tenet::feel::expression is;
};

/// The state of running expressions or decisions: the slots and what their values lie in, and the
/// result.
struct tenet_evaluation {
    /// What the value of a slot lies in. Reused, so that filling the slot again allocates nothing.
    struct cell {
        tenet::missing_cause unset;
        std::string text;
        std::array<char, 8> short_text{};
        tenet::time_of_day time;
        tenet::date_time moment;
        tenet::arena memory{1024};
    };

    /// Everything a run reads besides its slots.
    struct surroundings {
        tenet::policy::context in;
        std::shared_ptr<const tenet::portfolio::snapshot> records;
        tenet_evaluation_flags flags = 0;
    };

    tenet_evaluation(std::shared_ptr<const tenet::feel::scope> names, surroundings around,
                     std::shared_ptr<const tenet::capi::loaded_model> of_model = nullptr);
    tenet_evaluation(const tenet_evaluation&) = delete;
    tenet_evaluation& operator=(const tenet_evaluation&) = delete;
    ~tenet_evaluation() = default;

    /// `names`: what it was compiled with.
    void run_expression(const tenet::feel::expression& e,
                        const std::shared_ptr<const tenet::feel::scope>& names);
    template <class Make>
    void take_result(const Make& make);
    /// Computes a decision of the model.
    void decide(uint32_t decision);
    /// Reads a text as a value of a kind; false if it is none.
    bool set_text(uint32_t slot, tenet::value_kind kind, std::string_view text);
    /// Reads a JSON value as the slot's model declares it, if it has one.
    void set_node(uint32_t slot, const tenet::json::document& doc, const tenet::json::node& from,
                  tenet::diagnostics& problems);
    /// The result as JSON, with kinds if the flags say so.
    [[nodiscard]] std::string json() const;

    /// Puts a value into a slot; what was recorded of the run before no longer holds.
    void put(uint32_t slot, const tenet::value& v) {
        run.set(slot, v);
        recorded = record_of::nothing;
    }
    [[nodiscard]] bool traces() const noexcept { return what_happened.has_value(); }
    /// What happened in the last run; there must be a record of it.
    [[nodiscard]] std::string trace_text(tenet::language lang) const;
    void trace_json(tenet::json::writer& to) const;

    enum class record_of : std::uint8_t { nothing, expression, decision };

    std::shared_ptr<const tenet::feel::scope> scope;
    std::shared_ptr<const tenet::capi::loaded_model> model; ///< whose inputs the slots are; or null
    surroundings around;
    std::optional<tenet::portfolio::snapshot_facts> facts;
    tenet::feel::run_context context;
    std::vector<cell> cells; ///< by slot; as many as there are from the start, so they never move
    tenet::feel::evaluation run{context};
    tenet::feel::expression last; ///< keeps the literals the result may lie in
    std::shared_ptr<const tenet::feel::scope> last_names;
    std::optional<tenet::dmn::trace> what_happened; ///< where a record is asked for
    record_of recorded = record_of::nothing;
    tenet::missing_cause nothing_yet;
    tenet::value result;
    std::string text; ///< of the result
};

namespace tenet::capi {

/// Reads the options of an evaluation.
[[nodiscard]] tenet_evaluation::surroundings read_options(arguments& check,
                                                          const tenet_evaluation_options* given);

/// Writes a number in full, as far as that is no longer than people read.
void number_text(const decimal& n, std::string& into);

/// Writes the text of any value: a string as it is, a number in full.
void value_text(const value& v, std::string& into);

/// The form of JSON that is handed in.
[[nodiscard]] inline dmn::json_form form_of(tenet_evaluation_flags flags) noexcept {
    return (flags & TENET_EVALUATION_READ_KINDS) != 0 ? dmn::json_form::with_kinds
                                                      : dmn::json_form::plain;
}

/// A value as JSON, with kinds if the flags say so.
void write_value(json::writer& to, const value& v, tenet_evaluation_flags flags);

/// The kind called that in FEEL, if values of it can be given as text.
[[nodiscard]] std::optional<value_kind> kind_called(std::string_view name) noexcept;

/// Fills slots from the members of a JSON object; all problems are listed.
[[nodiscard]] answer fill_slots(tenet_evaluation& into, const json::document& from);

} // namespace tenet::capi

#endif
