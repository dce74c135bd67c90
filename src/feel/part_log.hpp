#ifndef TENET_FEEL_PART_LOG_HPP
#define TENET_FEEL_PART_LOG_HPP

#include "node.hpp"
#include "problems.hpp"
#include "tree.hpp"

#include <tenet/feel/explanation.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::feel {

/// Notes what the parts of an expression come to while it runs, and keeps those that come to null
/// or missing.
class part_log final : public failure_listener {
public:
    part_log(std::string text, const place& at, std::size_t most)
        : text_(std::move(text)), places_(text_, at), most_(most) {}
    part_log(const part_log&) = delete;
    part_log& operator=(const part_log&) = delete;
    ~part_log() override = default;

    void enter(std::size_t begin, std::size_t end);
    void leave(const value& is);
    void failed(const message& what, std::span<const std::string_view> arguments) override;

    /// Moves what was found into an explanation.
    void give(expression_explanation& into);

private:
    struct piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        value is;
    };
    struct open_part {
        piece of;
        std::optional<diagnostic> why;
        std::vector<piece> operands;
        bool has_empty_operand = false;
    };

    [[nodiscard]] std::string text_of(const piece& p) const {
        return text_.substr(p.begin, p.end - p.begin);
    }
    void keep(const open_part& part);

    std::string text_;
    problems places_;
    std::size_t most_;
    std::size_t left_out_ = 0;
    std::vector<open_part> open_;
    std::vector<empty_part> found_;
};

/// A node that tells a log what another comes to; constants are not worth it.
[[nodiscard]] node_pointer watched(node_pointer n, const tree& t, std::shared_ptr<part_log> log);

} // namespace tenet::feel

#endif
