#include "assessment_page.hpp"
#include "assessment_states.hpp"
#include "instance_scores.hpp"
#include "log_acts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace tenet::report {

namespace {

constexpr std::size_t most_acts_told = 8; ///< of one person, the latest
constexpr std::size_t most_value_bytes = 1'000;

bilingual text_of(const value& v) {
    return same(to_text(v, most_value_bytes));
}

/// A text of several lines as one, with semicolons between them.
bilingual one_line(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        const std::string_view line = text.substr(0, end);
        if (!line.empty()) out.append(out.empty() ? "" : "; ").append(line);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return same(out);
}

/// Puts an item behind others, parted by a comma; false where there is no room for more.
bool add_item(bilingual& to, const bilingual& item) {
    to = joined(to, to.empty() ? "" : ", ", item);
    return to.zh.size() < most_value_bytes && to.en.size() < most_value_bytes;
}

bilingual words_of_value(const value& v);

/// The entries of a context as "id: value".
bilingual entries_of(const value& v) {
    if (!v.is(value_kind::context)) return text_of(v);
    bilingual out;
    for (const context_entry& e : v.as_context().entries) {
        const bilingual is = words_of_value(e.is);
        if (!add_item(out, joined(same(std::string{e.name} + ": "), "", is))) break;
    }
    return out;
}

/// What FEEL computed, for people: texts without quotation marks, lists by what is in them. Values
/// that are kept have a bounded depth.
bilingual words_of_value(const value& v) {
    if (v.is_null()) return same("—");
    if (v.is(value_kind::string)) return one_line(v.as_string());
    if (v.is(value_kind::boolean)) {
        return v.is_true() ? bilingual{"是", "yes"} : bilingual{"否", "no"};
    }
    if (v.is(value_kind::context)) return entries_of(v);
    if (!v.is(value_kind::list)) return text_of(v);
    const list_data& list = v.as_list();
    if (list.size == 0) return {"无", "none"};
    bilingual all;
    for (std::size_t n = 0; n < list.size; ++n) {
        all = joined(all, n == 0 ? "" : "; ", words_of_value(list.at(n)));
        if (all.zh.size() > most_value_bytes || all.en.size() > most_value_bytes) break;
    }
    return all;
}

/// An answer in words; options by their names, where the question is known.
bilingual words_of_answer(const value& is, const assess::question_definition* q) {
    if (is.is_null()) return {"不适用", "does not apply"};
    if (is.is(value_kind::list)) {
        bilingual all;
        for (std::size_t n = 0; n < is.as_list().size; ++n) {
            if (!add_item(all, words_of_answer(is.as_list().at(n), q))) break;
        }
        return all;
    }
    if (!is.is(value_kind::string) || q == nullptr) return words_of_value(is);
    const auto option =
        std::ranges::find(q->options, is.as_string(), &assess::option_definition::id);
    return option == q->options.end() ? words_of_value(is) : name_or(option->name, option->id);
}

/// A seat with the round it is in.
struct taken_seat {
    const assess::stage_round* in;
    const assess::seat* is;
};

class page_writer {
public:
    page_writer(const assess::assessment& of, const assess::instance& is, const instance_page& with,
                const assessment_picture_options& how)
        : of_(of), is_(is), with_(with), names_(of.definition()), page_(how) {
        for (const auto& r : is.past) rounds_.push_back(r.get());
        rounds_.push_back(&is.present);
        if (!with.log.empty()) checked_ = assess::verify_log(with.log, &is.log);
        if (checked_ && *checked_) acts_ = acts_in_log(with.log);
    }

    std::string run() {
        const auto& definition = of_.definition();
        page_.begin(joined(same(is_.now.session), " · ", name_or(definition.name, definition.id)));
        state();
        drawings();
        people();
        answers();
        outcomes();
        log();
        return page_.end();
    }

private:
    [[nodiscard]] bilingual when(instant at) const {
        return same(clock_text(at, page_.how().zone));
    }

    void state() {
        const auto& definition = of_.definition();
        page_.section("state", {"状态", "State"});
        page_.raw("<dl>\n");
        page_.term(is_.closed() ? bilingual{"结果", "outcome"} : bilingual{"阶段", "stage"},
                   names_.place(is_.at()));
        if (const auto due = assess::next_due(of_, is_)) {
            page_.term({"下次到期", "next due"}, when(*due));
        }
        page_.term({"开启", "opened"}, when(is_.opened));
        page_.term({"截至", "as of"}, when(is_.now.now));
        page_.term({"定义", "definition"}, same(definition.id + " " + definition.version));
        if (!definition.purpose.empty()) {
            page_.term({"目的", "purpose"}, name_or(definition.purpose, ""));
        }
        page_.term({"对象", "subject"}, page_.sees_all() ? entries_of(*is_.subject) : withheld());
        page_.raw("</dl>\n");
        page_.end_section();
    }

    void drawings() {
        page_.section("chart", {"状态图", "Statechart"});
        page_.raw("<div class=\"drawing\">");
        write_states(page_.text(), draw_assessment(of_, &is_, drawn_languages::both), page_.form());
        page_.raw("</div>\n");
        page_.end_section();
        page_.section("course", {"经过", "Course"});
        page_.raw("<div class=\"drawing\">");
        write_timeline(page_.text(), of_, is_, page_.how(), page_.form());
        page_.raw("</div>\n");
        page_.end_section();
    }

    [[nodiscard]] bilingual reason(const std::string& text) const {
        return page_.sees_all() ? same(text) : withheld();
    }

    [[nodiscard]] bilingual act_of(const taken_seat& t) const {
        const assess::seat& s = *t.is;
        bilingual out =
            joined(same(std::to_string(t.in->number) + " "), "", names_.place(t.in->stage));
        if (s.removed) return joined(out, " ", {"已减签", "removed"});
        if (!s.excused.empty()) {
            return joined(joined(out, " ", {"回避：", "excused: "}), "", reason(s.excused));
        }
        if (s.is == assess::ballot::none) {
            return joined(out, " ",
                          t.in->left ? bilingual{"未办", "did not act"}
                                     : bilingual{"待办", "to act"});
        }
        out = joined(joined(out, " ", words_of(s.is)), " ", when(s.at));
        if (s.actor == s.person) return out;
        return joined(out, "", {"（" + s.actor + " 代办）", " (by " + s.actor + ")"});
    }

    /// The latest of what somebody did and has to do.
    [[nodiscard]] bilingual course_of(const std::string& person,
                                      const std::vector<taken_seat>& seats) const {
        std::vector<bilingual> told;
        for (std::size_t n = first_of(seats.size()); n < seats.size(); ++n) {
            told.push_back(act_of(seats[n]));
        }
        std::size_t left_out = first_of(seats.size());
        if (const auto acts = acts_.find(person); acts != acts_.end()) {
            for (std::size_t n = first_of(acts->second.size()); n < acts->second.size(); ++n) {
                const told_act& a = acts->second[n];
                told.push_back(joined(a.what, " ", when(a.at)));
            }
            left_out += first_of(acts->second.size());
        }
        if (left_out > 0) told.push_back(same(fmt::format("… +{}", left_out)));
        bilingual out;
        for (const bilingual& one : told) out = joined(out, out.empty() ? "" : "; ", one);
        return out.empty() ? same("—") : out;
    }

    static std::size_t first_of(std::size_t count) noexcept {
        return count > most_acts_told ? count - most_acts_told : 0;
    }

    void people() {
        std::map<std::string_view, std::vector<taken_seat>> by_person;
        for (const assess::stage_round* r : rounds_) {
            for (const assess::seat& s : r->seats) by_person[s.person].push_back({r, &s});
        }
        page_.section("people", {"参与人", "People"});
        page_.begin_table({{"参与人", "person"}, {"角色", "roles"}, {"所办", "what each did"}});
        for (const assess::participant& p : is_.people) {
            if (!page_.row()) continue;
            page_.cell(p.person);
            bilingual roles;
            for (const std::string& r : p.roles) {
                roles = joined(roles, roles.empty() ? "" : ", ", names_.role(r));
            }
            page_.cell(roles);
            bilingual course = course_of(p.person, by_person[p.person]);
            if (!p.conflict.empty()) {
                const bilingual conflict =
                    joined({"利益冲突：", "conflict of interest: "}, "", reason(p.conflict));
                course = joined(conflict, "; ", course);
            }
            page_.cell(course);
            page_.end_row();
        }
        page_.end_table();
        page_.end_section();
    }

    /// What somebody answered, question by question.
    [[nodiscard]] std::vector<bilingual> answers_of(const taken_seat& t) const {
        std::vector<bilingual> out;
        std::map<std::string_view, const assess::question_definition*> questions;
        if (const assess::form_definition* form = form_of(of_.definition(), t.in->stage)) {
            for (const auto& q : form->questions) questions.emplace(q.id, &q);
        }
        for (const context_entry& e : t.is->answers->as_context().entries) {
            const auto known = questions.find(e.name);
            const auto* q = known == questions.end() ? nullptr : known->second;
            const bilingual name =
                q == nullptr ? same(std::string{e.name}) : name_or(q->text, q->id);
            out.push_back(joined(name, " — ", words_of_answer(e.is, q)));
        }
        return out;
    }

    void answers() {
        std::vector<taken_seat> given;
        for (const assess::stage_round* r : rounds_) {
            for (const assess::seat& s : r->seats) {
                if (s.answers->is(value_kind::context)) given.push_back({r, &s});
            }
        }
        if (given.empty() && with_.scores.empty() && with_.trends.empty()) return;
        page_.section("answers", {"答卷与得分", "Answers and scores"});
        std::vector<radar> shown(with_.scores.begin(), with_.scores.end());
        if (page_.sees_all()) {
            if (auto means = means_of_answers(of_, is_)) shown.push_back(std::move(*means));
        }
        page_.scores(shown, with_.trends);
        if (!page_.sees_all() && !given.empty()) {
            const std::string n = std::to_string(given.size());
            page_.note({"收到 " + n + " 份答卷，内容保密，未显示。",
                        "Forms handed in: " + n + "; what they say is withheld."},
                       "note withheld");
        } else if (!given.empty()) {
            page_.begin_table({{"轮次", "round"}, {"参与人", "person"}, {"答卷", "answers"}});
            for (const taken_seat& t : given) {
                if (!page_.row()) continue;
                page_.cell(joined(same(std::to_string(t.in->number) + " "), "",
                                  names_.place(t.in->stage)));
                page_.cell(t.is->person);
                page_.lines(answers_of(t));
                page_.end_row();
            }
            page_.end_table();
        }
        page_.end_section();
    }

    void outcomes() {
        if (is_.outcomes.empty()) return;
        page_.section("outcomes", {"结果", "Outcomes"});
        page_.begin_table({{"序号", "number"},
                           {"结果", "outcome"},
                           {"时间", "at"},
                           {"取代", "supersedes"},
                           {"指标", "measures"}});
        for (const assess::attained& a : is_.outcomes) {
            if (!page_.row()) continue;
            page_.short_cell(same(std::to_string(a.number)));
            page_.cell(names_.place(a.outcome));
            page_.short_cell(when(a.at));
            page_.short_cell(same(a.supersedes == 0 ? "—" : std::to_string(a.supersedes)));
            page_.lines(page_.sees_all() ? measures(*a.measures) : std::vector{withheld()});
            page_.end_row();
        }
        page_.end_table();
        page_.end_section();
    }

    /// A line for each measure, in the order of the definition.
    [[nodiscard]] std::vector<bilingual> measures(const value& v) const {
        if (!v.is(value_kind::context)) return {text_of(v)};
        std::vector<bilingual> out;
        for (const assess::measure_definition& m : of_.definition().measures) {
            const value* found = v.as_context().find(m.id);
            if (found == nullptr) continue;
            out.push_back(joined(names_.measure(m.id), " = ", words_of_value(*found)));
        }
        return out;
    }

    void log() {
        page_.section("log", {"日志", "Log"});
        if (with_.log.empty()) {
            page_.note({"未核对日志。", "The log was not looked at."}, "note unchecked");
        } else if (checked_->has_value()) {
            page_.note(
                {fmt::format("已核对：{} 条，全部相符。", is_.log.entries),
                 fmt::format("Verified: {} entries, all as they should be.", is_.log.entries)},
                "good verified");
        } else {
            page_.note({"不符：", "Not as it should be:"}, "bad broken");
            for (const diagnostic& d : checked_->error().items()) {
                page_.note({d.line(language::zh), d.line(language::en)}, "bad place");
            }
        }
        page_.note(same(is_.log.hash), "note hash");
        page_.end_section();
    }

    const assess::assessment& of_;
    const assess::instance& is_;
    const instance_page& with_;
    assessment_names names_;
    assessment_page page_;
    std::vector<const assess::stage_round*> rounds_;
    std::optional<result<assess::checkpoint>> checked_; ///< the log, where there is one
    std::map<std::string, std::vector<told_act>, std::less<>> acts_;
};

} // namespace

std::string instance_html(const assess::assessment& of, const assess::instance& is,
                          const instance_page& with, const assessment_picture_options& how) {
    return page_writer(of, is, with, how).run();
}

} // namespace tenet::report
