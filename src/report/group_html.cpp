#include "drawn_text.hpp"
#include "group_drawing.hpp"
#include "group_drawing_words.hpp"
#include "group_page.hpp"
#include "group_words.hpp"
#include "page_frame.hpp"

#include <string_view>

namespace tenet::report {

namespace {

class page_writer {
public:
    page_writer(const group::structure& day, const group::group_policy& policy,
                const group::corporate_group& of, const group_drawing& drawing,
                const picture_options& how)
        : day_(day), g_(day.parties()), policy_(policy), of_(of), drawing_(drawing), how_(how) {}

    std::string run() {
        const std::string style = std::string(picture_style()).append(page_style());
        begin_page(out_, how_.lang, shortened(day_.seat_name(of_.top), most_title), style,
                   page_script());
        top_bar();
        out_ += "<main id=\"view\">\n";
        write_svg(out_, day_, drawing_, {true, how_.lang});
        out_ += "</main>\n";
        members();
        end_page(out_, page_script());
        return std::move(out_);
    }

private:
    void both(const bilingual& text) { append_both(out_, text); }

    void button(std::string_view id, const bilingual& text) {
        out_ += "<button type=\"button\" id=\"" + std::string(id) + "\">";
        both(text);
        out_ += "</button>";
    }

    void top_bar() {
        out_ += "<header><h1>";
        both(drawing_.heading.front().text);
        out_ += "</h1><div class=\"tools\" id=\"tools\" hidden>"
                "<input id=\"search\" type=\"search\" data-zh=\"名称或编号\" "
                "data-en=\"name or id\"><span class=\"count\" id=\"count\" "
                "aria-live=\"polite\"></span>";
        button("previous", {"上一个", "previous"});
        button("next", {"下一个", "next"});
        button("farther", {"−", "−"});
        button("nearer", {"+", "+"});
        button("fit", {"全图", "fit"});
        button("language", {"English", "中文"});
        out_ += "</div></header>\n";
    }

    void members() {
        out_ += "<aside id=\"members\"><h2>";
        const std::string count = std::to_string(of_.members.size());
        both({"成员（" + count + "）", "Members (" + count + ")"});
        out_ += "</h2>\n<ol>\n";
        for (const group::member& m : of_.members) {
            const std::string id = "p" + std::to_string(m.party);
            out_ += "<li data-party=\"" + id + "\" data-find=\"";
            append_text(out_, g_.name(m.party));
            out_ += " ";
            append_text(out_, g_.key(m.party));
            out_ += "\"><a href=\"#" + id + "\">";
            append_text(out_, g_.name(m.party));
            out_ += "</a><small>";
            append_text(out_, g_.key(m.party));
            out_ += " · ";
            both(title_of_kind(g_.kind(m.party)));
            if (how_.reasons) {
                out_ += " · ";
                both(reason_of(policy_, m));
            }
            out_ += "</small></li>\n";
        }
        out_ += "</ol></aside>\n";
    }

    static constexpr std::size_t most_title = 200;

    const group::structure& day_;
    const group::graph& g_;
    const group::group_policy& policy_;
    const group::corporate_group& of_;
    const group_drawing& drawing_;
    const picture_options& how_;
    std::string out_;
};

} // namespace

std::string group_html(const group::structure& day, const group::group_policy& policy,
                       const group::grouping& groups, std::uint32_t number,
                       const picture_options& how) {
    const group_drawing drawing =
        draw_group(day, policy, groups, number, drawn_languages::both, how);
    return page_writer(day, policy, groups.groups[number], drawing, how).run();
}

} // namespace tenet::report
