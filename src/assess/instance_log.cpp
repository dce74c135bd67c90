#include "assess/instance_runner.hpp"
#include "assess/snapshot_reader.hpp"

#include <tenet/assess/instance_messages.hpp>
#include <tenet/assess/messages.hpp>

#include <algorithm>

namespace tenet::assess {

namespace say = instance_messages;

namespace {

/// An entry of a log, read.
struct recorded_entry {
    std::string kind;
    std::string session;
    std::string chart;
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
    log_runner(const assessment& of, std::string_view log, const run_options& options)
        : of_(of), rest_(log), options_(options) {}

    result<instance> run() {
        open();
        while (!problems_.has_errors() && !rest_.empty()) step();
        if (problems_.has_errors()) return std::move(problems_);
        return std::move(now_);
    }

private:
    std::string_view line() {
        const std::size_t end = rest_.find('\n');
        return rest_.substr(0, end == std::string_view::npos ? rest_.size() : end + 1);
    }

    void open() {
        const std::string_view first = line();
        const recorded_entry start = read_entry(of_, first, options_, problems_);
        if (!problems_.has_errors() && start.chart != of_.chart().digest()) {
            problems_.add(assess_messages::other_chart, {start.chart, of_.chart().digest()});
        }
        if (problems_.has_errors()) return;
        const std::string_view whole = rest_;
        rest_.remove_prefix(first.size());
        const recorded_entry opened = read_entry(of_, line(), options_, problems_);
        rest_ = whole;
        if (problems_.has_errors()) return;
        if (opened.what.name != open_event) return problems_.add(say::not_opened, {});
        const opening with = opening_from(start.session, *opened.what.data, problems_);
        if (problems_.has_errors()) return;
        runner run{of_, {}, options_};
        run.open(with, start.at);
        accept(std::move(run).finish());
    }

    void step() {
        const recorded_entry e = read_entry(of_, line(), options_, problems_);
        if (problems_.has_errors()) return;
        runner run{of_, now_, options_};
        const std::string_view name = act_name(e.what.name);
        if (e.kind != "event" || name == "close") {
            run.advance_once(e.at);
        } else if (const auto kind = read_act_kind(name)) {
            const act what = act_from(*kind, e.what.actor, *e.what.data, problems_);
            if (!problems_.has_errors()) run.submit(what, e.at);
        }
        accept(std::move(run).finish());
    }

    /// Whether the bytes made are those that stand next.
    void accept(result<instance_step> made) {
        if (problems_.has_errors()) return;
        if (!made) return problems_.add(made.error());
        if (made->bytes.empty() || !rest_.starts_with(made->bytes)) {
            place p;
            p.line = static_cast<std::uint32_t>(now_.log.entries + 1);
            p.column = 1;
            p.offset = now_.log.bytes;
            return problems_.add(say::wrong_entry, {std::to_string(p.line)}, p);
        }
        rest_.remove_prefix(made->bytes.size());
        now_ = std::move(made->next);
    }

    const assessment& of_;
    std::string_view rest_;
    const run_options& options_;
    instance now_;
    diagnostics problems_;
};

} // namespace

result<instance> replay(const assessment& of, std::string_view log, const run_options& options,
                        const checkpoint* expected) {
    const auto verified = verify_log(log, expected);
    if (!verified) return verified.error();
    return log_runner{of, log, options}.run();
}

} // namespace tenet::assess
