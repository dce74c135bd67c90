#include "format_layout.hpp"
#include "format_pieces.hpp"
#include "parser.hpp"
#include "problems.hpp"
#include "refuse.hpp"

#include <tenet/feel/format.hpp>
#include <tenet/feel/messages.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tenet::feel {

namespace {

namespace messages = feel_messages;

/// What can be wrong with a text that can be formatted all the same.
bool is_about_meaning(const message& what) noexcept {
    constexpr std::array meaning{&messages::unknown_field,  &messages::unknown_field_near,
                                 &messages::unknown_type,   &messages::unknown_parameter,
                                 &messages::bad_at_literal, &messages::wrong_argument_count,
                                 &messages::duplicate_name, &messages::repeated_entry};
    return std::find(meaning.begin(), meaning.end(), &what) != meaning.end();
}

bool is_unknown_name(const message& what) noexcept {
    return &what == &messages::unknown_name || &what == &messages::unknown_name_near;
}

class formatter {
public:
    formatter(const scope& names, const format_options& options, bool tests)
        : names_(names), options_(options), tests_(tests) {
        compiling_.at = options.at;
        compiling_.pack_functions = options.pack_functions;
        compiling_.max_depth = options.max_depth;
        compiling_.max_bytes = options.max_bytes;
    }

    result<std::string> format(std::string_view text) const {
        if (auto refused = refuse(text, compiling_); refused.has_errors()) return refused;
        diagnostics wrong;
        auto pieces = read(text, wrong);
        if (!pieces) return wrong;
        drop_doubled_brackets(*pieces);
        const bool careful = options_.others == other_names::any;
        if (auto done = careful ? std::nullopt : written(*pieces, false)) return std::move(*done);
        if (auto done = written(*pieces, true)) return std::move(*done);
        return std::string{text};
    }

private:
    [[nodiscard]] std::optional<std::vector<format_piece>> read(std::string_view text,
                                                                diagnostics& wrong) const {
        problems found{text, options_.at};
        parser reader{text, names_, compiling_, found};
        reading_trace trace;
        reader.note_in(trace);
        if (tests_) {
            (void)reader.whole_unary_tests(static_cast<std::uint32_t>(names_.slots().size()));
        } else {
            (void)reader.whole_expression();
        }
        for (const diagnostic& d : found.list(found.size()).items()) {
            const bool known = is_unknown_name(d.what()) && options_.others != other_names::refused;
            if (!known && !is_about_meaning(d.what()))
                wrong.add(d.what(), d.arguments(), d.where());
        }
        if (wrong.has_errors()) return std::nullopt;
        return pieces_of(text, trace);
    }

    /// The pieces laid out; no value if the result would be read as something else, as `a- b` with
    /// one blank more would where `a - b` is a name.
    [[nodiscard]] std::optional<std::string> written(std::vector<format_piece>& pieces,
                                                     bool signs_as_written) const {
        set_blanks(pieces, signs_as_written);
        std::string text = laid_out(pieces, options_.width);
        diagnostics wrong;
        const auto again = read(text, wrong);
        const bool same =
            again && std::equal(pieces.begin(), pieces.end(), again->begin(), again->end(),
                                [](const auto& a, const auto& b) { return a.same_as(b); });
        return same ? std::optional{std::move(text)} : std::nullopt;
    }

    const scope& names_;
    const format_options& options_;
    bool tests_;
    compile_options compiling_;
};

} // namespace

result<std::string> format(std::string_view text, const scope& names,
                           const format_options& options) {
    return formatter{names, options, false}.format(text);
}

result<std::string> format_unary_tests(std::string_view text, const scope& names,
                                       const format_options& options) {
    return formatter{names, options, true}.format(text);
}

} // namespace tenet::feel
