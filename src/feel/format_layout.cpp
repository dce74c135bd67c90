#include "format_layout.hpp"

#include <tenet/base/utf8.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace tenet::feel {

namespace {

constexpr std::size_t indent_step = 2;

/// A part of the text to be written. A group stands on one line if it fits; otherwise it is broken
/// at all of its own breaks.
struct part {
    enum class sort : std::uint8_t {
        text,
        soft, ///< `text` on one line, else a line break
        hard, ///< a line break in any case
        sequence,
        group,
    };
    sort is = sort::text;
    std::string text;
    std::size_t deeper = 0;  ///< of a group: how much its lines are indented
    bool back = false;       ///< of a soft break: not indented with its group
    std::vector<part> parts; ///< of a sequence or group
    std::size_t width = 0;   ///< on one line
    std::size_t head = 0;    ///< up to the first place where it may be broken
    bool breakable = false;
    bool broken = false; ///< a hard break is inside
};

using part_list = std::vector<part>;

part text_part(std::string text) {
    part p;
    p.width = p.head = code_points(text);
    p.text = std::move(text);
    return p;
}

part soft_break(bool blank, bool back = false) {
    part p = text_part(blank ? " " : "");
    p.is = part::sort::soft;
    p.head = 0;
    p.back = back;
    p.breakable = true;
    return p;
}

part hard_break() {
    part p;
    p.is = part::sort::hard;
    p.breakable = p.broken = true;
    return p;
}

part whole(part::sort is, part_list parts, std::size_t deeper = 0) {
    part p;
    p.is = is;
    p.deeper = deeper;
    for (const part& inner : parts) {
        if (!p.breakable) p.head += inner.head;
        p.width += inner.width;
        p.breakable = p.breakable || inner.breakable;
        p.broken = p.broken || inner.broken;
    }
    p.parts = std::move(parts);
    return p;
}

part sequence(part_list parts) {
    if (parts.size() == 1) return std::move(parts.front());
    return whole(part::sort::sequence, std::move(parts));
}

part group(part_list parts, std::size_t deeper) {
    return whole(part::sort::group, std::move(parts), deeper);
}

void append(part_list& to, part_list from) {
    for (part& p : from) to.push_back(std::move(p));
}

/// Finds the structure that matters for line breaks: brackets with their items, `and` and `or`,
/// conditionals and loops. How deep it goes is bounded, for a parser has read the text before.
class layout {
public:
    explicit layout(const std::vector<format_piece>& pieces) : pieces_(pieces) {}

    part whole_text() {
        part_list items{expression(true)};
        while (here().kind != token_kind::end) {
            const bool separates = here().kind == token_kind::comma;
            items.push_back(leaf());
            if (separates) append(items, breaking(false));
            items.push_back(expression(false));
        }
        items.push_back(leaf());
        return group(std::move(items), 0);
    }

private:
    /// Operands of `and`, each with what leads it in.
    struct chain {
        part_list lead;
        std::vector<part_list> operands{1};
    };

    [[nodiscard]] const format_piece& here() const { return pieces_[next_]; }

    [[nodiscard]] bool ends_expression() const {
        const format_piece& p = here();
        if (p.kind == token_kind::end) return true;
        if (p.in_type) return false;
        switch (p.kind) {
        case token_kind::comma:
        case token_kind::dots:
        case token_kind::keyword_then:
        case token_kind::keyword_else:
        case token_kind::keyword_return:
        case token_kind::keyword_satisfies: return true;
        default: return p.closes;
        }
    }

    /// The piece here with the comments before it that are not written yet.
    part leaf(bool blank = true) {
        const format_piece& p = here();
        const bool after_bracket = next_ > 0 && pieces_[next_ - 1].opens;
        bool first = next_ == 0 || after_bracket;
        part_list parts;
        bool apart = p.blank && blank;
        for (std::size_t n = comment_; n < p.comments.size(); ++n) {
            const format_comment& c = p.comments[n];
            if (c.on_new_line) parts.push_back(hard_break());
            parts.push_back(text_part((first ? "" : " ") + c.text));
            parts.back().broken = c.text.find('\n') != std::string::npos;
            if (c.ends_line) parts.push_back(hard_break());
            first = false;
            apart = p.kind != token_kind::comma && p.kind != token_kind::colon && !p.closes;
        }
        comment_ = 0;
        parts.push_back(text_part((apart ? " " : "") + p.text));
        if (p.kind != token_kind::end) ++next_;
        return sequence(std::move(parts));
    }

    /// A break before the piece here; comments that end the line before stay on it.
    part_list breaking(bool blank, bool back = false) {
        part_list parts;
        const auto& comments = here().comments;
        while (comment_ < comments.size() && comments[comment_].ends_line &&
               !comments[comment_].on_new_line) {
            parts.push_back(text_part(" " + comments[comment_].text));
            parts.push_back(hard_break());
            ++comment_;
        }
        parts.push_back(soft_break(blank, back));
        return parts;
    }

    /// A break and the keyword behind it.
    part_list broken_before() {
        part_list parts = breaking(true);
        parts.push_back(leaf(false));
        return parts;
    }

    /// An expression up to what ends it. `at_start`: it is all there is, so its lines are not
    /// indented.
    part expression(bool at_start) {
        std::vector<chain> disjuncts(1);
        std::size_t betweens = 0;
        while (!ends_expression()) {
            chain& last = disjuncts.back();
            const bool first =
                disjuncts.size() == 1 && last.operands.size() == 1 && last.operands.back().empty();
            const format_piece& p = here();
            if (!p.in_type && p.kind == token_kind::keyword_or) {
                chain next;
                next.lead = broken_before();
                disjuncts.push_back(std::move(next));
            } else if (p.kind == token_kind::keyword_and && betweens == 0) {
                last.operands.push_back(broken_before());
            } else {
                if (p.kind == token_kind::keyword_and) --betweens;
                if (p.kind == token_kind::keyword_between) ++betweens;
                last.operands.back().push_back(element(at_start && first));
            }
        }
        return joined(std::move(disjuncts), at_start ? 0 : indent_step);
    }

    static part joined(std::vector<chain> disjuncts, std::size_t deeper) {
        part_list parts;
        const bool several = disjuncts.size() > 1;
        for (chain& c : disjuncts) {
            part_list operands;
            const bool chained = c.operands.size() > 1;
            for (part_list& o : c.operands) append(operands, std::move(o));
            append(parts, std::move(c.lead));
            if (chained) {
                parts.push_back(group(std::move(operands), several ? indent_step : deeper));
            } else {
                append(parts, std::move(operands));
            }
        }
        return several ? group(std::move(parts), deeper) : sequence(std::move(parts));
    }

    part element(bool at_start) {
        const format_piece& p = here();
        if (p.in_type) return leaf();
        switch (p.kind) {
        case token_kind::keyword_if: return conditional(at_start);
        case token_kind::keyword_for:
        case token_kind::keyword_some:
        case token_kind::keyword_every: return loop(at_start);
        default: return p.opens ? brackets() : leaf();
        }
    }

    /// `if`, and the further ones in its `else`.
    part conditional(bool at_start) {
        part_list parts;
        do {
            part_list one{leaf()};
            one.push_back(expression(false));
            append(one, broken_before());
            one.push_back(expression(false));
            parts.push_back(group(std::move(one), 0));
            append(parts, broken_before());
        } while (here().kind == token_kind::keyword_if);
        parts.push_back(expression(false));
        return group(std::move(parts), at_start ? 0 : indent_step);
    }

    part loop(bool at_start) {
        part_list parts{leaf()};
        while (here().kind != token_kind::keyword_return &&
               here().kind != token_kind::keyword_satisfies) {
            parts.push_back(expression(false));
            const bool goes_on =
                here().kind == token_kind::comma || here().kind == token_kind::dots;
            if (goes_on) parts.push_back(leaf());
            if (here().kind == token_kind::end || here().closes) return sequence(std::move(parts));
        }
        append(parts, broken_before());
        parts.push_back(expression(false));
        return group(std::move(parts), at_start ? 0 : indent_step);
    }

    /// Brackets; several items between them may stand on lines of their own.
    part brackets() {
        part opening = leaf();
        std::vector<part_list> items(1);
        while (!here().closes && here().kind != token_kind::end) {
            items.back().push_back(expression(false));
            if (here().closes || here().kind == token_kind::end) break;
            const bool separates = here().kind == token_kind::comma;
            items.back().push_back(leaf());
            if (separates) items.push_back(breaking(false));
        }
        const bool several = items.size() > 1;
        part_list parts{std::move(opening)};
        if (several) parts.push_back(soft_break(false));
        for (std::size_t n = 0; n < items.size(); ++n) append(parts, std::move(items[n]));
        if (several) append(parts, breaking(false, true));
        if (here().kind != token_kind::end) parts.push_back(leaf(false));
        return several ? group(std::move(parts), indent_step) : sequence(std::move(parts));
    }

    const std::vector<format_piece>& pieces_;
    std::size_t next_ = 0;
    std::size_t comment_ = 0; ///< of the piece here: comments written already
};

/// Writes parts into lines.
class line_writer {
public:
    explicit line_writer(std::size_t width) : width_(width) {}

    /// `tail`: characters that follow on the line of the part's end.
    void write(const part& p, std::size_t indent, std::size_t tail, bool on_one_line) {
        switch (p.is) {
        case part::sort::text: return put(p.text);
        case part::sort::hard: return new_line(indent);
        case part::sort::soft:
            if (on_one_line) return put(p.text);
            return new_line(p.back ? indent - indent_step : indent);
        case part::sort::sequence: return write_all(p.parts, indent, tail, on_one_line);
        case part::sort::group: {
            const std::size_t column = at_start_ && !out_.empty() ? indent_ : column_;
            const bool fits = on_one_line || (!p.broken && column + p.width + tail <= width_);
            return write_all(p.parts, indent + p.deeper, tail, fits);
        }
        }
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void write_all(const part_list& parts, std::size_t indent, std::size_t tail, bool on_one_line) {
        std::vector<std::size_t> tails(parts.size());
        for (std::size_t n = parts.size(); n-- > 0;) {
            tails[n] = tail;
            tail = parts[n].breakable ? parts[n].head : parts[n].width + tail;
        }
        for (std::size_t n = 0; n < parts.size(); ++n) {
            write(parts[n], indent, tails[n], on_one_line);
        }
    }

    void new_line(std::size_t indent) {
        at_start_ = true;
        indent_ = indent;
    }

    void put(std::string_view text) {
        if (at_start_) {
            while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
            if (text.empty()) return;
            if (!out_.empty()) {
                out_ += '\n';
                out_.append(indent_, ' ');
            }
            column_ = out_.empty() ? 0 : indent_;
            at_start_ = false;
        }
        out_ += text;
        const std::size_t line = text.rfind('\n');
        if (line == std::string_view::npos) {
            column_ += code_points(text);
        } else {
            column_ = code_points(text.substr(line + 1));
        }
    }

    std::string out_;
    std::size_t width_;
    std::size_t column_ = 0;
    std::size_t indent_ = 0;
    bool at_start_ = true;
};

} // namespace

std::string laid_out(const std::vector<format_piece>& pieces, std::size_t width) {
    line_writer lines{width};
    lines.write(layout{pieces}.whole_text(), 0, 0, false);
    return lines.take();
}

} // namespace tenet::feel
