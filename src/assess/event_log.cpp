#include "assess/canonical_object.hpp"
#include "assess/log_line.hpp"

#include <tenet/assess/event_log.hpp>
#include <tenet/assess/log_messages.hpp>
#include <tenet/assess/snapshot_json.hpp>
#include <tenet/base/digest.hpp>
#include <tenet/json/document.hpp>
#include <tenet/json/object_reader.hpp>

#include <algorithm>
#include <cstring>

namespace tenet::assess {

namespace say = log_messages;

namespace {

constexpr std::string_view line_begin = R"({"entry":)";
constexpr std::string_view line_middle = R"(,"hash":")";
constexpr std::string_view line_end = R"("})";
constexpr std::size_t hex_size = 64;

using raw_hash = std::array<std::byte, 32>;

std::string_view bytes_of(const raw_hash& hash) {
    return {static_cast<const char*>(static_cast<const void*>(hash.data())), hash.size()};
}

using hex_hash = std::array<char, hex_size>;

/// The digits of every byte.
constexpr auto byte_digits = [] {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> all{};
    for (std::size_t b = 0; b < all.size(); ++b) all[b] = {digits[b / 16], digits[b % 16]};
    return all;
}();

hex_hash hex_of(const raw_hash& hash) noexcept {
    hex_hash hex{};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        std::memcpy(&hex[2 * i], byte_digits[std::to_integer<std::size_t>(hash[i])].data(), 2);
    }
    return hex;
}

std::string hex_text(const raw_hash& hash) {
    const hex_hash hex = hex_of(hash);
    return {hex.data(), hex.size()};
}

/// Whether a text is a hash in lower-case hexadecimal.
bool read_hex(std::string_view text, raw_hash& to) noexcept {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    if (text.size() != hex_size) return false;
    for (std::size_t i = 0; i < to.size(); ++i) {
        const int high = digit(text[2 * i]);
        const int low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        to[i] = static_cast<std::byte>(high * 16 + low);
    }
    return true;
}

place place_of(std::uint64_t line, std::uint64_t offset) {
    place p;
    p.line = static_cast<std::uint32_t>(line);
    p.column = 1;
    p.offset = offset;
    return p;
}

/// What the entries of one call have in common.
struct entry_head {
    std::string_view kind;
    instant at;
    const event* what = nullptr;
    bool start = false;
    const migration_entry* migration = nullptr;
};

recorded record(const statechart& chart, outcome now, const checkpoint& at,
                const entry_head& head) {
    std::string entry;
    {
        canonical_object o{entry};
        o.text("at", utc_text(head.at));
        const migration_entry* m = head.migration;
        if (head.start || m != nullptr) o.text("chart", now.next.chart);
        if (head.what != nullptr) append_event(o.member("event"), *head.what);
        if (m != nullptr) o.text("from", m->from);
        o.text("kind", head.kind);
        if (m != nullptr) o.text("plan", m->plan);
        if (m != nullptr) o.text("plan_digest", m->plan_digest);
        o.number("sequence", at.entries + 1);
        if (head.start) o.text("session", now.next.session);
        o.text("state", sha256_hex(write_snapshot(chart, now.next)));
    }
    raw_hash before{};
    read_hex(at.hash, before);
    sha256 chain;
    chain.add(bytes_of(before));
    chain.add(entry);
    recorded r{std::move(now), {}, {}};
    r.at.hash = hex_text(chain.finish());
    r.bytes.reserve(line_begin.size() + entry.size() + line_middle.size() + hex_size + 3);
    r.bytes.append(line_begin).append(entry).append(line_middle);
    r.bytes.append(r.at.hash).append(line_end).append("\n");
    r.at.entries = at.entries + 1;
    r.at.bytes = at.bytes + r.bytes.size();
    return r;
}

/// Walks the lines of a log and checks each against the one before.
class verifier {
public:
    explicit verifier(std::string_view log) : log_(log) {}

    /// The next entry; none at the end, or where something is wrong (`problem`).
    std::optional<std::string_view> next() {
        if (at_.bytes == log_.size()) return std::nullopt;
        const std::string_view rest = log_.substr(at_.bytes);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            return wrong(say::torn, {std::to_string(rest.size())});
        }
        const std::string_view line = rest.substr(0, end);
        constexpr std::size_t frame =
            line_begin.size() + line_middle.size() + hex_size + line_end.size();
        if (line.size() < frame || !line.starts_with(line_begin) || !line.ends_with(line_end)) {
            return wrong(say::bad_line, {number()});
        }
        const std::string_view entry = line.substr(line_begin.size(), line.size() - frame);
        const std::size_t hash_at = line.size() - line_end.size() - hex_size;
        if (line.substr(hash_at - line_middle.size(), line_middle.size()) != line_middle) {
            return wrong(say::bad_line, {number()});
        }
        chain_.restart();
        chain_.add(bytes_of(before_));
        chain_.add(entry);
        const raw_hash found = chain_.finish();
        const std::string_view stated = line.substr(hash_at, hex_size);
        if (std::memcmp(hex_of(found).data(), stated.data(), hex_size) != 0) {
            return wrong_entry(entry, stated);
        }
        before_ = found;
        ++at_.entries;
        at_.bytes += end + 1;
        return entry;
    }

    [[nodiscard]] checkpoint at() const {
        checkpoint c = at_;
        c.hash = hex_text(before_);
        return c;
    }
    [[nodiscard]] std::uint64_t entries() const noexcept { return at_.entries; }
    [[nodiscard]] const std::optional<diagnostic>& problem() const noexcept { return problem_; }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return at_.bytes; }
    /// Of the entry that comes next.
    [[nodiscard]] place where() const { return place_of(at_.entries + 1, at_.bytes); }

private:
    [[nodiscard]] std::string number() const { return std::to_string(at_.entries + 1); }

    std::nullopt_t wrong(const message& what, std::vector<std::string> arguments) {
        problem_ = diagnostic{what, std::move(arguments), where()};
        return std::nullopt;
    }

    /// An entry that stands whole in a place that is not its own, or one that was changed.
    std::nullopt_t wrong_entry(std::string_view entry, std::string_view hash) {
        raw_hash ignored{};
        if (!read_hex(hash, ignored)) return wrong(say::bad_line, {number()});
        const auto stated = sequence_of(entry);
        if (stated && *stated != at_.entries + 1) {
            return wrong(say::out_of_order, {number(), std::to_string(*stated)});
        }
        return wrong(say::changed, {number()});
    }

    std::string_view log_;
    checkpoint at_;
    raw_hash before_{};
    sha256 chain_;
    std::optional<diagnostic> problem_;
};

/// Whether a log still says at a checkpoint what it said then.
std::optional<diagnostic> against(const verifier& v, const checkpoint* expected) {
    if (expected == nullptr || v.entries() != expected->entries) return std::nullopt;
    if (v.at() == *expected) return std::nullopt;
    return diagnostic{say::other_history, {std::to_string(expected->entries)}, v.where()};
}

std::optional<diagnostic> cut_off(const verifier& v, const checkpoint* expected) {
    if (expected == nullptr || v.entries() >= expected->entries) return std::nullopt;
    return diagnostic{say::truncated,
                      {std::to_string(v.entries()), std::to_string(expected->entries)},
                      v.where()};
}

/// Calls `each` for every entry that is verified, with the offset of its line; it says what is
/// wrong with it.
template <class F>
std::optional<diagnostics> walk(verifier& v, const checkpoint* expected, F&& each) {
    if (auto d = against(v, expected)) return diagnostics{*d};
    for (std::uint64_t offset = 0;; offset = v.bytes()) {
        const auto entry = v.next();
        if (!entry) break;
        std::optional<diagnostics> wrong;
        if (!each(*entry, offset, wrong)) return wrong;
        if (expected == nullptr || v.entries() != expected->entries) continue;
        if (auto d = against(v, expected)) return diagnostics{*d};
    }
    if (v.problem()) return diagnostics{*v.problem()};
    if (auto d = cut_off(v, expected)) return diagnostics{*d};
    return std::nullopt;
}

} // namespace

std::string checkpoint_text(const checkpoint& from) {
    std::string out;
    {
        canonical_object o{out};
        o.number("bytes", from.bytes);
        o.number("entries", from.entries);
        o.text("hash", from.hash);
    }
    return out + "\n";
}

result<checkpoint> read_checkpoint(std::string_view text) {
    const auto doc = json::document::read(std::string{text});
    if (!doc) return doc.error();
    diagnostics problems;
    json::object_reader in{*doc, doc->root(), problems};
    checkpoint read;
    const auto count = [&](std::string_view name) {
        in.require(name);
        const auto n = in.integer(name);
        if (n && *n < 0) problems.add(say::bad_checkpoint, {std::string{name}}, in.where(name));
        return static_cast<std::uint64_t>(std::max<std::int64_t>(n.value_or(0), 0));
    };
    read.bytes = count("bytes");
    read.entries = count("entries");
    read.hash = in.text("hash");
    in.finish();
    raw_hash ignored{};
    if (!read_hex(read.hash, ignored)) problems.add(say::bad_checkpoint, {"hash"}, in.where());
    if (problems.has_errors()) return problems;
    return read;
}

result<recorded> record_start(const statechart& chart, const start_options& begin,
                              const run_options& options) {
    auto now = chart.start(begin, options);
    if (!now) return now.error();
    return record(chart, std::move(*now), {}, {"start", begin.at, nullptr, true, nullptr});
}

result<recorded> record_step(const statechart& chart, const snapshot& from, const checkpoint& at,
                             const event& what, instant now, const run_options& options) {
    auto next = chart.step(from, what, now, options);
    if (!next) return next.error();
    return record(chart, std::move(*next), at, {"event", now, &what, false, nullptr});
}

result<recorded> record_advance(const statechart& chart, const snapshot& from, const checkpoint& at,
                                instant now, const run_options& options) {
    auto next = chart.advance(from, now, options);
    if (!next) return next.error();
    if (next->events.empty() && next->effects.empty()) {
        return recorded{std::move(*next), {}, at};
    }
    return record(chart, std::move(*next), at, {"advance", now, nullptr, false, nullptr});
}

recorded record_migration(const statechart& to, snapshot next, const checkpoint& at,
                          const migration_entry& what) {
    outcome now;
    now.next = std::move(next);
    return record(to, std::move(now), at, {"migrate", what.at, nullptr, false, &what});
}

result<checkpoint> verify_log(std::string_view log, const checkpoint* expected) {
    verifier v{log};
    const auto fine = [](std::string_view, std::uint64_t, std::optional<diagnostics>&) {
        return true;
    };
    auto wrong = walk(v, expected, fine);
    if (wrong) return std::move(*wrong);
    return v.at();
}

std::string_view whole_lines(std::string_view log) noexcept {
    const std::size_t last = log.rfind('\n');
    return last == std::string_view::npos ? std::string_view{} : log.substr(0, last + 1);
}

result<replayed> replay(const statechart& chart, std::string_view log, const run_options& options,
                        const checkpoint* expected) {
    verifier v{log};
    replayed now;
    const auto again = [&](std::string_view entry, std::uint64_t offset,
                           std::optional<diagnostics>& problem) {
        auto step = run_again(chart, now, entry, options);
        const std::uint64_t line = v.entries();
        if (!step) {
            problem = step.error();
        } else if (step->bytes.empty() || step->bytes != log.substr(offset, step->bytes.size())) {
            problem = diagnostics{
                diagnostic{say::differs, {std::to_string(line)}, place_of(line, offset)}};
        } else {
            now.now = std::move(step->now.next);
            now.at = step->at;
        }
        return !problem;
    };
    auto wrong = walk(v, expected, again);
    if (wrong) return std::move(*wrong);
    return now;
}

} // namespace tenet::assess
