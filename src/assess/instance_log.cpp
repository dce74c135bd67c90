#include "assess/instance_runner.hpp"
#include "assess/migrator.hpp"
#include "assess/snapshot_reader.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/messages.hpp>
#include <tenet/assess/migration_messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

/// An entry of a log, read.
struct recorded_entry {
    std::string kind;
    std::string session;
    std::string chart;
    std::string from;
    std::string plan;
    instant at;
    event what;
};

recorded_entry read_entry(const assessment& of, std::string_view line, const run_options& options,
                          diagnostics& problems) {
    recorded_entry read;
    const auto doc = json::document::read(std::string{line});
    const json::node* entry = doc ? doc->root().find("entry") : nullptr;
    if (entry == nullptr) {
        problems.add(say::not_opened, {});
        return read;
    }
    snapshot_reader reader{of.chart().compiled(), *doc, options.zones, problems};
    json::object_reader in{*doc, *entry, problems};
    read.at = reader.read_instant(in, "at");
    read.kind = in.text("kind");
    read.session = in.optional_text("session");
    read.chart = in.optional_text("chart");
    read.from = in.optional_text("from");
    read.plan = in.optional_text("plan");
    if (const json::node* n = in.find("event")) read.what = reader.read_event(*n);
    return read;
}

/// The name of an act in that of its event.
std::string_view act_name(std::string_view event) noexcept {
    if (event.starts_with("send_back.")) return "send_back";
    for (const std::string_view prefix : {std::string_view{"act."}, decided_prefix}) {
        if (event.starts_with(prefix)) return event.substr(prefix.size());
    }
    return event;
}

/// Runs a log again, entry by entry.
class log_runner {
public:
    log_runner(std::span<const assessment> versions, std::string_view log,
               const run_options& options)
        : versions_(versions), rest_(log), options_(options) {}

    result<replayed_instance> run() {
        open();
        while (!problems_.has_errors() && !rest_.empty()) step();
        if (problems_.has_errors()) return std::move(problems_);
        return replayed_instance{std::move(now_), version_};
    }

private:
    std::string_view line() {
        const std::size_t end = rest_.find('\n');
        return rest_.substr(0, end == std::string_view::npos ? rest_.size() : end + 1);
    }

    [[nodiscard]] const assessment& of() const { return versions_[version_]; }

    /// The position of the version of a digest; of the last one and more if there is none.
    [[nodiscard]] std::size_t find(std::string_view digest) const noexcept {
        std::size_t n = 0;
        while (n < versions_.size() && versions_[n].chart().digest() != digest) ++n;
        return n;
    }

    void open() {
        if (versions_.empty()) return problems_.add(say::not_opened, {});
        const std::string_view first = line();
        const recorded_entry start = read_entry(of(), first, options_, problems_);
        if (problems_.has_errors()) return;
        version_ = find(start.chart);
        if (version_ == versions_.size()) {
            version_ = 0;
            problems_.add(assess_messages::other_chart, {start.chart, of().chart().digest()});
        }
        if (problems_.has_errors()) return;
        const std::string_view whole = rest_;
        rest_.remove_prefix(first.size());
        const recorded_entry opened = read_entry(of(), line(), options_, problems_);
        rest_ = whole;
        if (problems_.has_errors()) return;
        if (opened.what.name != open_event) return problems_.add(say::not_opened, {});
        const opening with = opening_from(start.session, *opened.what.data, problems_);
        if (problems_.has_errors()) return;
        runner run{of(), {}, options_};
        run.open(with, start.at);
        accept(std::move(run).finish());
    }

    void step() {
        const recorded_entry e = read_entry(of(), line(), options_, problems_);
        if (problems_.has_errors()) return;
        if (e.kind == "migrate") return migrate(e);
        runner run{of(), now_, options_};
        const std::string_view name = act_name(e.what.name);
        if (e.kind != "event" || name == "close") {
            run.advance_once(e.at);
        } else if (const auto kind = read_act_kind(name)) {
            const act what = act_from(*kind, e.what.actor, *e.what.data, problems_);
            if (!problems_.has_errors()) run.submit(what, e.at);
        }
        accept(std::move(run).finish());
    }

    /// Another version takes over. Whatever was due before it stands before it.
    void migrate(const recorded_entry& e) {
        const std::size_t next = find(e.chart);
        if (next == versions_.size()) {
            return problems_.add(migration_messages::not_given,
                                 {std::to_string(here().line), e.chart}, here());
        }
        const auto plan = migration_plan::read(e.plan);
        if (!plan) return problems_.add(plan.error());
        const auto due = next_due(of(), now_);
        if (e.at < now_.now.now || (due && *due <= e.at)) return wrong();
        migrator work{of(), versions_[next], now_, *plan, e.at, options_};
        work.run();
        if (work.problems().has_errors()) return problems_.add(work.problems());
        accept(std::move(work).finish());
        if (!problems_.has_errors()) version_ = next;
    }

    [[nodiscard]] place here() const {
        place p;
        p.line = static_cast<std::uint32_t>(now_.log.entries + 1);
        p.column = 1;
        p.offset = now_.log.bytes;
        return p;
    }

    void wrong() { problems_.add(say::wrong_entry, {std::to_string(here().line)}, here()); }

    /// Whether the bytes made are those that stand next.
    void accept(result<instance_step> made) {
        if (problems_.has_errors()) return;
        if (!made) return problems_.add(made.error());
        if (made->bytes.empty() || !rest_.starts_with(made->bytes)) return wrong();
        rest_.remove_prefix(made->bytes.size());
        now_ = std::move(made->next);
    }

    std::span<const assessment> versions_;
    std::size_t version_ = 0;
    std::string_view rest_;
    const run_options& options_;
    instance now_;
    diagnostics problems_;
};

} // namespace

result<replayed_instance> replay(std::span<const assessment> versions, std::string_view log,
                                 const run_options& options, const checkpoint* expected) {
    const auto verified = verify_log(log, expected);
    if (!verified) return verified.error();
    return log_runner{versions, log, options}.run();
}

result<instance> replay(const assessment& of, std::string_view log, const run_options& options,
                        const checkpoint* expected) {
    auto found = replay(std::span{&of, 1}, log, options, expected);
    if (!found) return found.error();
    return std::move(found->now);
}

} // namespace tenet::assess
