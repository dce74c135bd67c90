#ifndef TENET_CAPI_EVALUATION_HPP
#define TENET_CAPI_EVALUATION_HPP

#include "handles.hpp"

#include <deque>

struct tenet_scope {
    std::shared_ptr<const tenet::feel::scope> is;
};

struct tenet_expression {
    std::shared_ptr<const tenet::feel::scope> scope;
    tenet::feel::expression is;
};

/// The state of running expressions: the slots and what their values lie in, and the result.
struct tenet_evaluation {
    /// What the value of a slot lies in. Reused, so that filling the slot again allocates nothing.
    struct cell {
        tenet::missing_cause unset;
        std::string text;
        tenet::time_of_day time;
        tenet::date_time moment;
        tenet::arena memory{1024};
    };

    tenet_evaluation(std::shared_ptr<const tenet::feel::scope> names, tenet::policy::context around,
                     std::shared_ptr<const tenet::portfolio::snapshot> facts,
                     tenet_evaluation_flags flags);
    tenet_evaluation(const tenet_evaluation&) = delete;
    tenet_evaluation& operator=(const tenet_evaluation&) = delete;
    ~tenet_evaluation() = default;

    void run_expression(const tenet::feel::expression& e);
    /// Reads a text as a value of a kind; false if it is none.
    bool set_text(uint32_t slot, tenet::value_kind kind, std::string_view text);
    void set_node(uint32_t slot, const tenet::json::node& from);
    /// The number of the result, written in full.
    [[nodiscard]] tenet_str number_text();

    std::shared_ptr<const tenet::feel::scope> scope;
    tenet::policy::context in;
    std::shared_ptr<const tenet::portfolio::snapshot> records;
    std::optional<tenet::portfolio::snapshot_facts> facts;
    tenet::feel::run_context context;
    std::deque<cell> cells; ///< by slot; they never move
    tenet::feel::evaluation run{context};
    tenet::feel::expression last; ///< keeps the literals the result may lie in
    tenet::missing_cause nothing_yet;
    tenet::value result;
    std::string text; ///< of the result
};

namespace tenet::capi {

/// The kind called that in FEEL, if values of it can be given as text.
[[nodiscard]] std::optional<value_kind> kind_called(std::string_view name) noexcept;

/// Fills slots from the members of a JSON object; all problems are listed.
[[nodiscard]] answer fill_slots(tenet_evaluation& into, const json::document& from);

} // namespace tenet::capi

#endif
