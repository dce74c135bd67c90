#include <tenet/party/party_merge.hpp>

#include <algorithm>
#include <tuple>

namespace tenet::party {

result<merge_log> log_of(std::span<const party_merge* const> merges) {
    using kind = merge_statement::kind;
    std::vector<merge_statement> all;
    for (const party_merge* m : merges) {
        all.push_back(
            {m->id, kind::same, m->party, m->other, {}, m->approver, m->reason, m->declared_on});
        if (!m->undone_on.has_value()) continue;
        all.push_back(
            {m->id + "#undo", kind::undo, {}, {}, m->id, m->approver, m->reason, *m->undone_on});
    }
    // What was declared and undone on one day was declared first.
    std::ranges::sort(all, {}, [](const merge_statement& s) {
        return std::tuple(s.on, s.what, std::string_view(s.id));
    });
    return merge_log::from(std::move(all));
}

} // namespace tenet::party
