#include <tenet/table/decision_table.hpp>

namespace tenet::table {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

/// Walks over FEEL text and knows which brackets are open. A range may be closed by `[` and opened
/// by `]`; what stands before tells which it is.
class bracket_walk {
public:
    explicit bracket_walk(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    /// Whether a comma stands here outside brackets.
    [[nodiscard]] bool at_comma() const noexcept { return text_[at_] == ',' && open_.empty(); }

    /// Passes over a character, a text or a comment.
    void step() {
        const char c = text_[at_];
        const std::string_view two = text_.substr(at_, 2);
        if (c == '"') return skip_text();
        if (two == "//") return skip_to("\n");
        if (two == "/*") return skip_to("*/");
        if (two == "..") {
            if (!open_.empty()) open_.back().range = true;
            operand_ = false;
            at_ += 2;
            return;
        }
        ++at_;
        if (blanks.find(c) != std::string_view::npos) return;
        bracket(c);
    }

private:
    struct bracket_open {
        bool square; ///< `[`, or `]` where a range begins
        bool range;  ///< `..` was seen in it
    };

    void skip_text() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') ++at_;
        }
        ++at_;
        operand_ = true;
    }

    void skip_to(std::string_view end) {
        const std::size_t found = text_.find(end, at_ + 2);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    void bracket(char c) {
        const bool in_range = !open_.empty() && open_.back().range;
        const bool in_square = !open_.empty() && open_.back().square;
        bool opens = c == '(' || c == '{';
        bool closes = c == ')' || c == '}';
        if (c == '[') {
            closes = operand_ && in_range && value_ends();
            opens = !closes;
        } else if (c == ']') {
            closes = (in_range || in_square) && (operand_ || opened_);
            opens = !closes;
        }
        if (opens) open_.push_back({c == '[' || c == ']', false});
        if (closes && !open_.empty()) open_.pop_back();
        opened_ = opens;
        operand_ =
            closes || (!opens && std::string_view{",:<>=+-*/"}.find(c) == std::string_view::npos);
    }

    /// Whether nothing but the end of a value comes next.
    [[nodiscard]] bool value_ends() const {
        const std::size_t next = text_.find_first_not_of(blanks, at_);
        return next == std::string_view::npos ||
               std::string_view{",)]}"}.find(text_[next]) != std::string_view::npos;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool operand_ = false; ///< what stands before is one
    bool opened_ = false;  ///< what stands before is an opening bracket
    std::vector<bracket_open> open_;
};

} // namespace

std::vector<std::string> split_values(std::string_view text) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (bracket_walk walk{text}; !walk.at_end(); walk.step()) {
        if (!walk.at_comma()) continue;
        out.push_back(trimmed(text.substr(begin, walk.at() - begin)));
        begin = walk.at() + 1;
    }
    std::string last = trimmed(text.substr(begin));
    if (!last.empty() || !out.empty()) out.push_back(std::move(last));
    return out;
}

} // namespace tenet::table
