#include "assess/log_line.hpp"

#include "assess/snapshot_reader.hpp"

#include <tenet/assess/messages.hpp>

namespace tenet::assess {

using json::node;
using json::object_reader;

namespace {

const std::vector<std::string_view> kinds{"advance", "event", "start"};

} // namespace

std::optional<std::uint64_t> sequence_of(std::string_view entry) {
    const auto doc = json::document::read(std::string{entry});
    if (!doc) return std::nullopt;
    const node* found = doc->root().find("sequence");
    if (found == nullptr || found->is() != node::kind::number) return std::nullopt;
    const auto n = decimal::parse(found->text());
    const auto whole = n ? n->to_int64() : std::nullopt;
    if (!whole || *whole < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*whole);
}

result<recorded> run_again(const statechart& chart, const replayed& from, std::string_view entry,
                           const run_options& options) {
    const auto doc = json::document::read(std::string{entry});
    if (!doc) return doc.error();
    diagnostics problems;
    snapshot_reader reader{chart.compiled(), *doc, options.zones, problems};
    object_reader in{*doc, doc->root(), problems};
    const instant at = reader.read_instant(in, "at");
    const std::size_t kind = in.choice("kind", kinds, 0);
    event what;
    if (kinds[kind] == "event") {
        if (const node* n = in.require("event")) what = reader.read_event(*n);
    }
    const std::string digest = in.optional_text("chart");
    const std::string session = in.optional_text("session");
    if (kinds[kind] == "start" && digest != chart.digest()) {
        problems.add(assess_messages::other_chart, {digest, chart.digest()});
    }
    if (problems.has_errors()) return problems;
    if (kinds[kind] == "start") return record_start(chart, {session, at}, options);
    if (kinds[kind] == "event") return record_step(chart, from.now, from.at, what, at, options);
    return record_advance(chart, from.now, from.at, at, options);
}

} // namespace tenet::assess
