#include "assess/canonical_object.hpp"
#include "assess/program.hpp"
#include "assess/snapshot_reader.hpp"

#include <tenet/assess/snapshot_json.hpp>

#include <array>

namespace tenet::assess {

namespace {

class snapshot_writer {
public:
    snapshot_writer(const statechart::program& chart, std::string& out)
        : chart_(chart), out_(out) {}

    void write(const snapshot& from) {
        canonical_object o{out_};
        states(o, "active", from.active);
        o.text("chart", from.chart);
        data(o, from);
        if (from.ended) o.text("ended", from.ended_in);
        history(o, from);
        o.text("now", utc_text(from.now));
        o.value_if_any("result", from.result);
        o.number("sent", from.sent);
        o.text("session", from.session);
        timers(o, from);
        if (!from.visited.empty()) states(o, "visited", from.visited);
    }

private:
    void states(canonical_object& o, std::string_view name,
                const std::vector<std::uint32_t>& which) {
        append_array(o.member(name), which,
                     [&](std::uint32_t n) { json::append_canonical(out_, chart_.states[n].id); });
    }

    void data(canonical_object& o, const snapshot& from) {
        std::vector<std::uint32_t> order(chart_.data.size());
        for (std::uint32_t n = 0; n < order.size(); ++n) order[n] = n;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return json::canonical_less(chart_.data[a].name, chart_.data[b].name);
        });
        o.member("data");
        canonical_object items{out_};
        for (const std::uint32_t n : order) items.value_if_any(chart_.data[n].name, from.data[n]);
    }

    void history(canonical_object& o, const snapshot& from) {
        std::vector<std::uint32_t> kept;
        for (std::uint32_t n = 0; n < chart_.states.size(); ++n) {
            const compiled_state& s = chart_.states[n];
            if (s.is_history() && !from.history[s.history].empty()) kept.push_back(n);
        }
        if (kept.empty()) return;
        std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
            return json::canonical_less(chart_.states[a].id, chart_.states[b].id);
        });
        o.member("history");
        canonical_object items{out_};
        for (const std::uint32_t n : kept) {
            states(items, chart_.states[n].id, from.history[chart_.states[n].history]);
        }
    }

    void timers(canonical_object& o, const snapshot& from) {
        if (from.timers.empty()) return;
        append_array(o.member("timers"), from.timers, [&](const pending& p) {
            canonical_object item{out_};
            item.text("due", utc_text(p.due));
            append_event(item.member("event"), p.what);
            item.number("order", p.order);
            item.text_if_any("target", p.target);
            item.text_if_any("type", p.type);
        });
    }

    const statechart::program& chart_;
    std::string& out_;
};

} // namespace

void append_event(std::string& out, const event& from) {
    canonical_object o{out};
    o.text_if_any("actor", from.actor);
    o.value_if_any("data", from.data);
    o.text("name", from.name);
    o.text_if_any("origin", from.origin);
    o.text_if_any("origin_type", from.origin_type);
    if (!from.roles.empty()) {
        append_array(o.member("roles"), from.roles,
                     [&](const std::string& r) { json::append_canonical(out, r); });
    }
    o.text_if_any("send_id", from.send_id);
}

std::string write_snapshot(const statechart& chart, const snapshot& from) {
    std::string out;
    snapshot_writer{chart.compiled(), out}.write(from);
    return out;
}

result<snapshot> read_snapshot(const statechart& chart, std::string_view text,
                               const zone_database* zones) {
    const auto doc = json::document::read(std::string{text});
    if (!doc) return doc.error();
    diagnostics problems;
    snapshot read = snapshot_reader{chart.compiled(), *doc, zones, problems}.read();
    if (problems.has_errors()) return problems;
    return read;
}

} // namespace tenet::assess
