#ifndef TENET_SRC_ASSESS_SNAPSHOT_READER_HPP
#define TENET_SRC_ASSESS_SNAPSHOT_READER_HPP

#include "assess/program.hpp"

#include <tenet/json/document.hpp>
#include <tenet/json/object_reader.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tenet::assess {

/// Reads snapshots, and the events in them and in logs.
class snapshot_reader {
public:
    snapshot_reader(const statechart::program& chart, const json::document& doc,
                    const zone_database* zones, diagnostics& problems)
        : chart_(chart), doc_(doc), zones_(zones), problems_(problems) {}

    snapshot read();
    event read_event(const json::node& from);
    instant read_instant(json::object_reader& in, std::string_view name);

private:
    std::vector<std::uint32_t> states(const json::node* from);
    void read_data(json::object_reader& in, snapshot& to);
    void read_history(json::object_reader& in, snapshot& to);
    pending read_timer(const json::node& from);
    owned_value read_value(const json::node* from);
    std::uint64_t read_count(json::object_reader& in, std::string_view name);
    [[nodiscard]] std::optional<std::uint32_t> state(std::string_view id) const;
    void wrong(std::string what, const json::node* where);

    const statechart::program& chart_;
    const json::document& doc_;
    const zone_database* zones_;
    diagnostics& problems_;
};

} // namespace tenet::assess

#endif
