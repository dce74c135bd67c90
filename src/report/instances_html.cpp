#include "assessment_page.hpp"
#include "instance_scores.hpp"
#include "load_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>

namespace tenet::report {

namespace {

constexpr std::size_t most_people_told = 8;

class page_writer {
public:
    page_writer(std::span<const listed_instance> all, const assess::simulation* ahead,
                const assessment_picture_options& how)
        : all_(all), ahead_(ahead), page_(how) {}

    std::string run() {
        const std::string count = std::to_string(all_.size());
        page_.begin({"评估（" + count + "）", "Assessments (" + count + ")"});
        places();
        table();
        load();
        trends();
        return page_.end();
    }

private:
    [[nodiscard]] const assessment_names& names_of(const listed_instance& one) {
        auto& made = names_[&one.of->definition()];
        if (made == nullptr) made = std::make_unique<assessment_names>(one.of->definition());
        return *made;
    }

    void places() {
        struct counted {
            bilingual definition;
            bilingual name;
            std::size_t running = 0;
            std::size_t closed = 0;
        };
        std::map<std::pair<std::string, std::string>, counted> all;
        for (const listed_instance& one : all_) {
            counted& c = all[{one.of->definition().id, one.is->at()}];
            c.definition = name_or(one.of->definition().name, one.of->definition().id);
            c.name = names_of(one).place(one.is->at());
            ++(one.is->closed() ? c.closed : c.running);
        }
        page_.section("places", {"所在阶段", "Where they are"});
        page_.begin_table({{"定义", "definition"},
                           {"阶段或结果", "stage or outcome"},
                           {"进行中", "running"},
                           {"已结束", "closed"}});
        for (const auto& [key, c] : all) {
            if (!page_.row()) continue;
            page_.cell(c.definition);
            page_.cell(c.name);
            page_.short_cell(same(std::to_string(c.running)));
            page_.short_cell(same(std::to_string(c.closed)));
            page_.end_row();
        }
        page_.end_table();
        page_.end_section();
    }

    static bilingual waits_for(const assess::instance& is) {
        if (is.closed()) return same("—");
        std::string out;
        std::size_t told = 0;
        std::size_t more = 0;
        for (const assess::seat& s : is.present.seats) {
            if (!s.counts() || s.is != assess::ballot::none) continue;
            if (told == most_people_told) {
                ++more;
                continue;
            }
            ++told;
            out += (out.empty() ? "" : ", ") + s.person;
        }
        if (more > 0) out += fmt::format(", … +{}", more);
        return same(out.empty() ? "—" : out);
    }

    /// What is due first stands first; what never is, last.
    void table() {
        std::vector<std::optional<instant>> due;
        for (const listed_instance& one : all_) due.push_back(assess::next_due(*one.of, *one.is));
        std::vector<std::size_t> order(all_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t n) {
            return std::tuple(!due[n].has_value(), due[n].value_or(instant{}), all_[n].is->closed(),
                              std::string_view(all_[n].is->now.session));
        });
        page_.section("instances", {"一览", "Instances"});
        page_.begin_table({{"编号", "instance"},
                           {"定义", "definition"},
                           {"阶段或结果", "stage or outcome"},
                           {"下次到期", "next due"},
                           {"等待", "waits for"},
                           {"开启", "opened"}});
        const zone_reference& zone = page_.how().zone;
        for (const std::size_t n : order) {
            if (!page_.row()) continue;
            const listed_instance& one = all_[n];
            page_.cell(one.is->now.session);
            page_.cell(name_or(one.of->definition().name, one.of->definition().id));
            page_.cell(names_of(one).place(one.is->at()));
            page_.short_cell(same(due[n] ? clock_text(*due[n], zone) : "—"));
            page_.cell(waits_for(*one.is));
            page_.short_cell(same(clock_text(one.is->opened, zone)));
            page_.end_row();
        }
        page_.end_table();
        page_.end_section();
    }

    void loads(const bilingual& what, const std::vector<assess::load>& of) {
        if (of.empty()) return;
        page_.begin_table({what, {"最多", "peak"}, {"始于", "from"}});
        for (const assess::load& l : of) {
            if (!page_.row()) continue;
            page_.cell(l.who);
            page_.cell(std::to_string(l.peak));
            page_.cell(l.peak_day ? l.peak_day->text() : "—");
            page_.end_row();
        }
        page_.end_table();
    }

    void load() {
        if (ahead_ == nullptr) return;
        page_.section("load", {"负荷", "Load"});
        if (ahead_->all.peak == 0) {
            page_.note({"没有待办任务。", "Nothing is to be done."});
            page_.end_section();
            return;
        }
        page_.raw("<div class=\"drawing\">");
        write_load(page_.text(), ahead_->all, page_.form());
        page_.raw("</div>\n");
        loads({"角色", "role"}, ahead_->roles);
        loads({"人", "person"}, ahead_->persons);
        page_.end_section();
    }

    void trends() {
        const std::vector<trend> all = trends_of_measures(all_);
        if (all.empty()) return;
        page_.section("measures", {"指标", "Measures"});
        if (page_.sees_all()) {
            page_.scores({}, all);
        } else {
            page_.note(withheld(), "note withheld");
        }
        page_.end_section();
    }

    std::span<const listed_instance> all_;
    const assess::simulation* ahead_;
    std::map<const assess::assessment_definition*, std::unique_ptr<assessment_names>> names_;
    assessment_page page_;
};

} // namespace

std::string instances_html(std::span<const listed_instance> all, const assess::simulation* ahead,
                           const assessment_picture_options& how) {
    return page_writer(all, ahead, how).run();
}

} // namespace tenet::report
