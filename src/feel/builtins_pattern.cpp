#include "builtin_functions.hpp"
#include "builtin_support.hpp"
#include "regex.hpp"

#include <tenet/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace tenet::feel::functions {

namespace {

namespace messages = feel_builtin_messages;

/// A call with a pattern: compiles it, finds with it, and fails where either goes wrong.
class pattern_call {
public:
    /// Arguments 0 and 1 are the text and the pattern; `flags_at` is where flags may stand.
    pattern_call(call_frame& frame, std::optional<std::size_t> flags_at)
        : frame_(frame), text_(frame.text(0)), pattern_(frame.text(1)) {
        const std::string_view letters =
            frame.good() && flags_at ? frame.text_or(*flags_at, "") : "";
        if (frame.good()) compile(letters);
    }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] const regex& expression() const noexcept { return *regex_; }
    [[nodiscard]] bool is_literal() const noexcept { return flags_.literal; }

    /// Finds the next match in the text, or in `in`; false if there is none or the frame failed.
    bool find(std::size_t from) { return find(text_, from); }
    bool find(std::string_view in, std::size_t from) {
        if (!frame_.good()) return false;
        const regex::outcome outcome = regex_->find(in, from, meter_);
        if (!frame_.spend(1 + meter_.used / 64)) return false;
        meter_.used = 0;
        if (outcome == regex::outcome::too_costly) {
            evaluation& run = frame_.run();
            frame_.give_up(
                run.exhaust(messages::pattern_too_costly, run.context().bounds.regex_matches));
        }
        return outcome == regex::outcome::found;
    }

    /// Fails for a pattern that matches the empty text, at which nothing can be cut.
    void refuse_empty_match() {
        if (find("", 0)) frame_.fail(messages::empty_match, {shown()});
    }

private:
    void compile(std::string_view letters) {
        const auto flags = regex_flags::read(letters);
        if (!flags) {
            frame_.fail(messages::bad_flags, {letters.substr(0, 20)});
            return;
        }
        if (!frame_.spend(1 + pattern_.size() / 16)) return;
        flags_ = *flags;
        regex_.emplace(pattern_, flags_);
        if (const auto at = regex_->error_at()) {
            const std::size_t number = code_points(pattern_.substr(0, *at)) + 1;
            frame_.fail(messages::bad_pattern, {shown(), std::to_string(number)});
        }
        meter_.left = frame_.run().context().bounds.regex_matches;
    }

    [[nodiscard]] std::string_view shown() const noexcept { return pattern_.substr(0, 200); }

    call_frame& frame_;
    std::string_view text_;
    std::string_view pattern_;
    regex_flags flags_;
    std::optional<regex> regex_;
    regex_meter meter_;
};

/// A replacement taken apart: pieces of text and the groups between them.
struct replacement_piece {
    std::string text;
    std::optional<std::size_t> group; ///< what follows the text
};

/// `$N` with as many digits as make the number of a group; no value if there is no such group,
/// which stands for nothing.
std::optional<std::size_t> read_group(std::string_view text, std::size_t& at, std::size_t groups) {
    std::size_t number = static_cast<std::size_t>(text[at++] - '0');
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        const std::size_t longer = number * 10 + static_cast<std::size_t>(text[at] - '0');
        if (longer > groups) break;
        number = longer;
        ++at;
    }
    return number <= groups ? std::optional{number} : std::nullopt;
}

/// No value if the replacement is not valid: a `$` without a digit, a `\` without `\` or `$`.
std::optional<std::vector<replacement_piece>> read_replacement(std::string_view text,
                                                               std::size_t groups) {
    std::vector<replacement_piece> pieces(1);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        const char next = at < text.size() ? text[at] : '\0';
        if (c == '\\') {
            if (next != '\\' && next != '$') return std::nullopt;
            pieces.back().text += text[at++];
        } else if (c != '$') {
            pieces.back().text += c;
        } else {
            if (next < '0' || next > '9') return std::nullopt;
            pieces.back().group = read_group(text, at, groups);
            pieces.emplace_back();
        }
    }
    return pieces;
}

void append_replacement(std::string& out, const pattern_call& call,
                        const std::vector<replacement_piece>& pieces) {
    for (const replacement_piece& piece : pieces) {
        out += piece.text;
        if (!piece.group) continue;
        const regex::extent group = call.expression().group(*piece.group);
        if (group.begin == regex::nothing) continue;
        out += call.text().substr(group.begin, group.end - group.begin);
    }
}

} // namespace

value matches(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "matches", with};
    pattern_call call{frame, 2};
    const bool found = call.find(0);
    return frame.good() ? value{found} : frame.failure();
}

value replace(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "replace", with};
    pattern_call call{frame, 3};
    const std::string_view replacement = frame.good() ? frame.text(2) : "";
    if (!frame.good()) return frame.failure();
    call.refuse_empty_match();
    std::optional<std::vector<replacement_piece>> pieces;
    if (call.is_literal()) {
        pieces.emplace({replacement_piece{std::string{replacement}, std::nullopt}});
    } else {
        pieces = read_replacement(replacement, call.expression().groups());
    }
    if (!pieces) return frame.fail(messages::bad_replacement, {replacement.substr(0, 200)});
    std::string replaced;
    std::size_t at = 0;
    while (call.find(at)) {
        const regex::extent match = call.expression().group(0);
        replaced += call.text().substr(at, match.begin - at);
        append_replacement(replaced, call, *pieces);
        at = match.end;
        if (match.begin == match.end || !frame.text_fits(replaced.size())) break;
    }
    if (!frame.good()) return frame.failure();
    replaced += call.text().substr(at);
    return frame.make_text(replaced);
}

value split(evaluation& run, const builtin::arguments& with) {
    call_frame frame{run, "split", with};
    pattern_call call{frame, std::nullopt};
    call.refuse_empty_match();
    std::vector<value> parts;
    std::size_t at = 0;
    while (call.find(at)) {
        const regex::extent match = call.expression().group(0);
        if (match.begin == match.end) break;
        parts.emplace_back(call.text().substr(at, match.begin - at));
        at = match.end;
    }
    if (!frame.good()) return frame.failure();
    parts.emplace_back(call.text().substr(at));
    result_list list{frame, parts.size()};
    for (std::size_t i = 0; list.good() && i < parts.size(); ++i) list.add(parts[i]);
    return list.finish();
}

} // namespace tenet::feel::functions
