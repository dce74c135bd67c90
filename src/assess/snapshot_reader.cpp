#include "assess/snapshot_reader.hpp"

#include "assess/keep.hpp"

#include <tenet/assess/log_messages.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/json/typed_value.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = log_messages;

using json::node;
using json::object_reader;

namespace {

constexpr std::size_t most_parts = 1'000'000;

} // namespace

snapshot snapshot_reader::read() {
    object_reader in{doc_, doc_.root(), problems_};
    snapshot s;
    s.chart = in.text("chart");
    if (!problems_.has_errors() && s.chart != chart_.digest) {
        problems_.add(assess_messages::other_chart, {s.chart, chart_.digest}, in.where());
        return s;
    }
    s.session = in.text("session");
    s.now = read_instant(in, "now");
    s.sent = read_count(in, "sent");
    s.active = states(in.require("active"));
    s.visited = states(in.find("visited"));
    if (const node* ended = in.find("ended")) {
        s.ended = true;
        s.ended_in = ended->text();
    }
    s.result = read_value(in.find("result"));
    read_data(in, s);
    read_history(in, s);
    for (const node& n : in.items("timers")) s.timers.push_back(read_timer(n));
    const auto later = [](const pending& a, const pending& b) {
        return a.due != b.due ? a.due > b.due : a.order >= b.order;
    };
    const bool sorted =
        std::adjacent_find(s.timers.begin(), s.timers.end(), later) == s.timers.end();
    if (!sorted) wrong("timers", in.find("timers"));
    in.finish();
    return s;
}

event snapshot_reader::read_event(const node& from) {
    object_reader in{doc_, from, problems_};
    event e;
    e.name = in.text("name");
    e.actor = in.optional_text("actor");
    e.origin = in.optional_text("origin");
    e.origin_type = in.optional_text("origin_type");
    e.send_id = in.optional_text("send_id");
    e.roles = in.texts("roles");
    e.data = read_value(in.find("data"));
    in.finish();
    return e;
}

instant snapshot_reader::read_instant(object_reader& in, std::string_view name) {
    const node* n = in.require(name);
    if (n == nullptr) return {};
    const auto at = date_time::parse(n->text());
    const auto read = at ? at->to_instant() : std::nullopt;
    if (!read) wrong(std::string{name}, n);
    return read.value_or(instant{});
}

std::vector<std::uint32_t> snapshot_reader::states(const node* from) {
    std::vector<std::uint32_t> all;
    if (from == nullptr) return all;
    for (const node& n : from->items()) {
        if (const auto number = state(n.text())) {
            all.push_back(*number);
        } else {
            wrong(std::string{n.text()}, &n);
        }
    }
    const bool sorted =
        std::adjacent_find(all.begin(), all.end(), std::greater_equal<>{}) == all.end();
    if (!sorted) wrong("states", from);
    return all;
}

std::optional<std::uint32_t> snapshot_reader::state(std::string_view id) const {
    for (std::uint32_t n = 1; n < chart_.states.size(); ++n) {
        if (chart_.states[n].id == id) return n;
    }
    return std::nullopt;
}

void snapshot_reader::read_data(object_reader& in, snapshot& to) {
    to.data.resize(chart_.data.size());
    in.require("data");
    for (const json::member& m : in.members("data")) {
        const auto found = std::find(chart_.data_names.begin(), chart_.data_names.end(), m.name);
        if (found == chart_.data_names.end()) {
            wrong(std::string{m.name}, &m.is);
            continue;
        }
        to.data[static_cast<std::size_t>(found - chart_.data_names.begin())] = read_value(&m.is);
    }
}

void snapshot_reader::read_history(object_reader& in, snapshot& to) {
    to.history.resize(chart_.histories);
    for (const json::member& m : in.members("history")) {
        const auto n = state(m.name);
        if (!n || !chart_.states[*n].is_history()) {
            wrong(std::string{m.name}, &m.is);
            continue;
        }
        to.history[chart_.states[*n].history] = states(&m.is);
    }
}

pending snapshot_reader::read_timer(const node& from) {
    object_reader in{doc_, from, problems_};
    pending p;
    p.due = read_instant(in, "due");
    p.order = read_count(in, "order");
    p.target = in.optional_text("target");
    p.type = in.optional_text("type");
    if (const node* n = in.require("event")) p.what = read_event(*n);
    in.finish();
    return p;
}

owned_value snapshot_reader::read_value(const node* from) {
    owned_value kept;
    if (from == nullptr) return kept;
    arena memory{1024};
    const value read = json::read_with_kinds(doc_, *from, zones_, memory, problems_);
    if (const auto why = keep(read, most_parts, kept)) problems_.add(*why);
    return kept;
}

std::uint64_t snapshot_reader::read_count(object_reader& in, std::string_view name) {
    const node* n = in.require(name);
    const auto read = n == nullptr ? std::nullopt : in.integer(name);
    if (read && *read < 0) wrong(std::string{name}, n);
    return static_cast<std::uint64_t>(std::max<std::int64_t>(read.value_or(0), 0));
}

void snapshot_reader::wrong(std::string what, const node* where) {
    problems_.add(say::bad_snapshot, {std::move(what)},
                  where == nullptr ? place{} : doc_.where(*where));
}

} // namespace tenet::assess
