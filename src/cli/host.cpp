#include "host.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

namespace cli {

using namespace tenet;

namespace {

constexpr std::chrono::milliseconds quiet_time{500};
constexpr int bar_width = 40;

void write_to(std::FILE* out, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), out);
}

/// What became of the rows of foreign files, to standard error.
void print_mappings(const std::vector<portfolio::mapping_report>& mappings, const options& o) {
    const bool zh = language_of(o) == language::zh;
    for (const portfolio::mapping_report& m : mappings) {
        std::string line = fmt::format(fmt::runtime(zh ? "{}：读取 {} 行" : "{}: {} rows read"),
                                       m.file, m.rows_read);
        for (const auto& f : m.rows_filtered) {
            line +=
                fmt::format(fmt::runtime(zh ? "，按“{}”略过 {} 行" : ", left out by \"{}\": {}"),
                            report::safe(f.filter), f.rows);
        }
        line += fmt::format(fmt::runtime(zh ? "，隔离 {} 行" : ", quarantined: {}"),
                            m.rows_quarantined);
        for (const auto& made : m.records_made) {
            line +=
                fmt::format(fmt::runtime(zh ? "，{} {} 条" : ", {}: {}"), made.type, made.records);
        }
        write_to(stderr, line + "\n");
        complain(m.quarantined, o);
    }
}

std::optional<date_time> read_instant(std::string_view option, const std::string& text,
                                      const zone_database* zones) {
    auto at = date_time::parse(text, zones);
    if (!at) {
        write_to(stderr, fmt::format("tenet: {} {}: not an instant such as "
                                     "2026-01-05T09:00:00+08:00 / 不是有效的时刻\n",
                                     option, report::safe(text)));
    }
    return at;
}

} // namespace

std::optional<std::shared_ptr<const zone_database>> open_zones(const options& o) {
    if (o.zoneinfo.empty()) return std::shared_ptr<const zone_database>{};
    auto zones = zone_database::load_folder(o.zoneinfo);
    if (zones) return std::shared_ptr<const zone_database>{*zones};
    complain(zones.error(), o);
    return std::nullopt;
}

language language_of(const options& o) {
    return o.lang == "en" ? language::en : language::zh;
}

bool colours(const options& o) {
    if (o.colour == "always") return true;
    return o.colour == "auto" && isatty(STDOUT_FILENO) != 0;
}

bool print(std::string_view text) {
    write_to(stdout, text);
    return std::ferror(stdout) == 0;
}

std::string line_of(std::string_view text) {
    return report::safe(text) + "\n";
}

std::string safe_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += report::safe(text.substr(0, end)) + "\n";
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return out;
}

void complain(const diagnostics& problems, const options& o) {
    std::fflush(stdout);
    write_to(stderr, safe_lines(problems.text(language_of(o))));
}

bool write_file(const std::string& path, std::string_view text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) {
        write_to(stderr,
                 fmt::format("tenet: {}: cannot be written / 无法写入\n", report::safe(path)));
    }
    return static_cast<bool>(out);
}

std::optional<std::string> read_file(const std::string& path) {
    if (path == "-") {
        std::string text;
        char buffer[1 << 16];
        while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, stdin)) {
            text.append(buffer, n);
        }
        return text;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        write_to(stderr, fmt::format("tenet: {}: cannot be read / 无法读取\n", path));
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

std::shared_ptr<const policy::regulation> open_pack(const options& o,
                                                    const std::shared_ptr<const catalogue>& types) {
    diagnostics warnings;
    auto rules = policy::load_regulation(o.pack, types, warnings);
    if (!rules) {
        complain(rules.error(), o);
        return nullptr;
    }
    return *rules;
}

std::optional<std::shared_ptr<const working_calendar>> open_calendar(const options& o,
                                                                     const zone_database* zones) {
    if (o.calendar.empty()) return std::shared_ptr<const working_calendar>{};
    const auto text = read_file(o.calendar);
    if (!text) return std::nullopt;
    auto calendar = policy::read_calendar(*text, o.calendar, zones);
    if (calendar) return *calendar;
    complain(calendar.error(), o);
    return std::nullopt;
}

std::optional<date_time> instant_of(const options& o, const zone_database* zones) {
    return read_instant("--at", o.at, zones);
}

std::optional<instant> instant_from(std::string_view option, const std::string& text,
                                    const zone_database* zones) {
    const auto at = read_instant(option, text, zones);
    const auto found = at ? at->to_instant() : std::nullopt;
    if (at && !found) {
        write_to(stderr,
                 fmt::format("tenet: {} {}: has no zone / 缺少时区\n", option, report::safe(text)));
    }
    return found;
}

std::optional<session> open_session(const options& o) {
    session s;
    s.types = own_catalogue().value();
    s.rules = open_pack(o, s.types);
    const auto zones = open_zones(o);
    if (!s.rules || !zones) return std::nullopt;
    const auto calendar = open_calendar(o, zones->get());
    if (!calendar) return std::nullopt;

    s.loading.types = s.types;
    s.loading.codes = s.rules->source().codes;
    s.loading.strict = o.strict;
    auto facts = portfolio::load_folder(o.portfolio, s.loading);
    if (!facts) {
        complain(facts.error(), o);
        return std::nullopt;
    }
    print_mappings(facts->mappings, o);
    complain(facts->warnings, o);
    s.facts = std::move(*facts);

    policy::context in;
    in.calendar = *calendar;
    in.zones = *zones;
    const auto at = instant_of(o, zones->get());
    if (!at) return std::nullopt;
    in.at = *at;
    in.bounds = o.bounds;
    if (!open_lineages(o, in)) return std::nullopt;
    auto judge = policy::bind(s.rules, s.facts.records, in, o.threads, progress_bar(o));
    if (!judge) {
        complain(judge.error(), o);
        return std::nullopt;
    }
    s.judge = *judge;
    return s;
}

policy::check_options check_options_of(const options& o) {
    policy::check_options c;
    c.threads = o.threads;
    c.rules = o.rules;
    c.subjects = o.subjects;
    if (!o.outcomes.empty()) {
        c.outcomes = {};
        for (const std::string& name : o.outcomes) {
            if (const auto outcome = policy::outcome_of(name)) c.outcomes.add(*outcome);
        }
    }
    c.report_progress = progress_bar(o);
    return c;
}

report::options report_options_of(const options& o) {
    report::options r;
    r.lang = language_of(o);
    r.colour = colours(o);
    r.details = o.details;
    r.traces = o.trace;
    const std::string_view levels[] = {"open", "internal", "confidential", "secret"};
    for (std::size_t i = 0; i < std::size(levels); ++i) {
        if (o.clearance == levels[i]) r.clearance = static_cast<confidentiality>(i);
    }
    return r;
}

policy::progress progress_bar(const options&) {
    if (isatty(STDERR_FILENO) == 0) return {};
    const auto begin = std::chrono::steady_clock::now();
    return [begin, shown = -1](std::size_t done, std::size_t total) mutable {
        if (std::chrono::steady_clock::now() - begin < quiet_time) return true;
        const int now = total == 0 ? bar_width : static_cast<int>(done * bar_width / total);
        if (now != shown) {
            shown = now;
            const auto full = static_cast<std::size_t>(now);
            write_to(stderr, fmt::format("\r[{}{}]", std::string(full, '#'),
                                         std::string(bar_width - full, ' ')));
            if (done == total)
                write_to(stderr, fmt::format("\r{}\r", std::string(bar_width + 2, ' ')));
        }
        return true;
    };
}

} // namespace cli
