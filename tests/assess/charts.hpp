#ifndef TENET_TESTS_ASSESS_CHARTS_HPP
#define TENET_TESTS_ASSESS_CHARTS_HPP

#include <tenet/assess/chart_json.hpp>
#include <tenet/assess/statechart.hpp>

#include <string>
#include <support/catch.hpp>
#include <vector>

namespace charts {

using namespace tenet;

inline result<assess::statechart> compile(std::string text,
                                          const assess::chart_options& options = {}) {
    const auto doc = json::document::read(std::move(text));
    INFO((doc ? std::string{} : doc.error().text(language::en)));
    REQUIRE(doc.has_value());
    diagnostics problems;
    const auto read = assess::read_chart(*doc, doc->root(), problems);
    if (!read) return problems;
    return assess::statechart::compile(*read, options);
}

inline assess::statechart chart(std::string text, const assess::chart_options& options = {}) {
    auto made = compile(std::move(text), options);
    INFO((made ? std::string{} : made.error().text(language::en)));
    REQUIRE(made.has_value());
    return *made;
}

/// The ids of what is wrong with a chart, each once, in order.
inline std::vector<std::string> problems(std::string text) {
    const auto made = compile(std::move(text));
    std::vector<std::string> ids;
    if (made) return ids;
    for (const diagnostic& d : made.error().items()) {
        if (ids.empty() || ids.back() != d.id()) ids.emplace_back(d.id());
    }
    return ids;
}

inline instant at(const char* text) {
    return *date_time::parse(text)->to_instant();
}

inline instant second(std::int64_t n) {
    return {n, 0};
}

inline assess::event named(std::string name) {
    assess::event e;
    e.name = std::move(name);
    return e;
}

/// A chart under test, stepped by names of events.
class player {
public:
    explicit player(assess::statechart chart, assess::run_options options = {})
        : chart_(std::move(chart)), options_(options) {
        take(chart_.start({"s", {}}, options_));
    }

    player& on(const std::string& event) { return on(named(event)); }
    player& on(const assess::event& event) {
        take(chart_.step(now.next, event, now.next.now, options_));
        return *this;
    }
    player& at(std::int64_t n) {
        take(chart_.advance(now.next, second(n), options_));
        return *this;
    }

    /// The active states without children.
    [[nodiscard]] std::string in() const {
        std::string all;
        for (const auto& id : chart_.active_leaves(now.next)) all += (all.empty() ? "" : " ") + id;
        return all;
    }
    /// The labels logged so far, and what they were logged with.
    [[nodiscard]] const std::string& log() const { return log_; }
    [[nodiscard]] std::string data(std::string_view name) const {
        const value* v = chart_.find(now.next, name);
        return v == nullptr ? "?" : to_text(*v);
    }

    assess::outcome now;

private:
    void take(result<assess::outcome> step) {
        INFO((step ? std::string{} : step.error().text(language::en)));
        REQUIRE(step.has_value());
        now = std::move(*step);
        for (const assess::effect& e : now.effects) {
            if (e.type != "log") continue;
            log_ += (log_.empty() ? "" : " ") + e.name;
            if (!e.data->is_null()) log_ += "=" + to_text(*e.data);
        }
    }

    assess::statechart chart_;
    assess::run_options options_;
    std::string log_;
};

} // namespace charts

#endif
