#include "host.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <memory>
#include <system_error>

namespace cli {

using namespace tenet;

namespace {

constexpr std::chrono::milliseconds quiet_time{500};
constexpr int bar_width = 40;

void write_to(std::FILE* out, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), out);
}

/// Why standard output could not be written, the first time.
int output_problem = 0;

void note_output(bool written) {
    if (!written && output_problem == 0) output_problem = errno == 0 ? EIO : errno;
}

void say(std::string_view of, const char* zh, const char* en, int why) {
    write_to(stderr, fmt::format("tenet: {}: {} ({}) / {}\n", of, en,
                                 std::generic_category().message(why), zh));
}

bool read_all(std::FILE* from, std::string& into) {
    std::array<char, std::size_t{1} << 16U> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), from)) {
        into.append(buffer.data(), n);
    }
    return std::ferror(from) == 0;
}

/// Closes a file when it is left, whatever becomes of that.
struct closing {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using open_file = std::unique_ptr<std::FILE, closing>;

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
    errno = 0;
    write_to(stdout, text);
    note_output(std::ferror(stdout) == 0);
    return output_problem == 0;
}

void hold_standard_files() {
    // A file that cannot be written stands for standard output, so that writing to it still fails.
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(file, F_GETFD) != -1) continue;
        static_cast<void>(::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    }
}

bool close_output() {
    errno = 0;
    note_output(std::ferror(stdout) == 0);
    errno = 0;
    note_output(std::fclose(stdout) == 0);
    if (output_problem == 0) return true;
    say("standard output / 标准输出", "无法写入", "cannot be written", output_problem);
    return false;
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
    errno = 0;
    note_output(std::fflush(stdout) == 0);
    write_to(stderr, safe_lines(problems.text(language_of(o))));
}

bool write_file(const std::string& path, std::string_view text) {
    errno = 0;
    open_file out(std::fopen(path.c_str(), "wb"));
    bool written = out && std::fwrite(text.data(), 1, text.size(), out.get()) == text.size();
    if (out) written = std::fclose(out.release()) == 0 && written;
    if (!written) say(report::safe(path), "无法写入", "cannot be written", errno);
    return written;
}

std::optional<std::string> read_file(const std::string& path) {
    errno = 0;
    const bool is_input = path == "-";
    const open_file opened(is_input ? nullptr : std::fopen(path.c_str(), "rb"));
    std::FILE* const in = is_input ? stdin : opened.get();
    std::string text;
    if (in != nullptr && read_all(in, text)) return text;
    say(is_input ? "standard input / 标准输入" : report::safe(path), "无法读取", "cannot be read",
        errno);
    return std::nullopt;
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
