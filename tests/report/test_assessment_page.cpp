#include "assess/assessments.hpp"
#include "report/drawn_svg.hpp"
#include "report/texts.hpp"

#include <tenet/report/assessment_picture.hpp>

using namespace tenet;
using assessments::day;

namespace {

report::assessment_picture_options reader(confidentiality clearance) {
    report::assessment_picture_options how;
    how.lang = language::en;
    how.clearance = clearance;
    return how;
}

/// The body of a page as an XML parser meets it; the pages close all their elements.
class read_page {
public:
    explicit read_page(const std::string& text) {
        const std::size_t begin = text.find("<header>");
        const std::size_t end = text.find("<script>");
        REQUIRE(begin != std::string::npos);
        REQUIRE(end != std::string::npos);
        body_ = "<body>" + text.substr(begin, end - begin) + "</body>";
        const auto read = document_.load_string(body_.c_str(), pugi::parse_full);
        INFO(read.description());
        REQUIRE(read);
    }
    [[nodiscard]] std::size_t count(const std::string& path) const {
        return document_.select_nodes(path.c_str()).size();
    }
    /// All text below the first such element.
    [[nodiscard]] std::string text(const std::string& path) const {
        std::string out;
        INFO(path);
        const auto found = document_.select_nodes((path + "//text()").c_str());
        for (const auto& t : found) out += t.node().value();
        return out;
    }

private:
    std::string body_;
    pugi::xml_document document_;
};

const char* const secret_colour =
    R"("stage": "prepare", "answers": {"price": 200, "rating": 3, "colour": "red"})";

assessments::player in_check() {
    assessments::player p(assessments::made(assessments::purchase));
    REQUIRE(p.act("submit", "m1", secret_colour, day(1)).empty());
    REQUIRE(p.act("submit", "m2", R"("stage": "prepare", "answers": {"price": 300, "rating": 4})",
                  day(2))
                .empty());
    REQUIRE(p.now.at() == "check");
    return p;
}

} // namespace

TEST_CASE("a page tells where an instance is, and what each person did", "[report][assessment]") {
    auto p = in_check();
    REQUIRE(p.act("declare_conflict", "chair",
                  R"("stage": "check", "person": "c3", "reason": "cousin")", day(2, 10))
                .empty());
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")", day(2, 11)).empty());
    const std::string text = report::instance_html(p.of(), p.now, {p.log, {}, {}},
                                                   reader(confidentiality::confidential));
    const read_page page(text);
    CHECK(has(page.text("//section[@id='state']"), "check"));
    CHECK(page.count("//section[@id='chart']//*[local-name()='svg']") == 1);
    CHECK(page.count("//section[@id='course']//g[@class='round']") == 2);
    const auto told = [&](const std::string& person) {
        return page.text("//section[@id='people']//tr[td[1]='" + person + "']/td[3]");
    };
    CHECK(has(told("m1"), "answered 2026-01-02 09:00Z"));
    CHECK(has(told("c1"), "approve 2026-01-03 11:00Z"));
    CHECK(has(told("c2"), "to act"));
    CHECK(has(told("c3"), "cousin"));
    CHECK(has(told("chair"), "declared a conflict of interest of c3 2026-01-03 10:00Z"));
    CHECK(told("d1") == "—");
    CHECK(page.count("//section[@id='people']//table/tbody/tr") == 8);
    CHECK(page.count("//section[@id='log']/p[contains(@class,'verified')]") == 1);
    CHECK(text == report::instance_html(p.of(), p.now, {p.log, {}, {}},
                                        reader(confidentiality::confidential)));
}

TEST_CASE("what is confidential is withheld from readers below", "[report][assessment]") {
    auto p = in_check();
    REQUIRE(p.act("declare_conflict", "chair",
                  R"("stage": "check", "person": "c3", "reason": "cousin")", day(2, 10))
                .empty());
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")", day(2, 11)).empty());
    REQUIRE(p.act("submit", "c2", R"("stage": "check", "choice": "approve")", day(2, 12)).empty());
    REQUIRE(p.now.at() == "bought");
    const auto page_for = [&](confidentiality c) {
        return report::instance_html(p.of(), p.now, {}, reader(c));
    };
    for (const auto c : {confidentiality::open, confidentiality::internal}) {
        const std::string text = page_for(c);
        CHECK_FALSE(has(text, "cousin"));
        CHECK_FALSE(has(text, "colour"));
        CHECK_FALSE(has(text, "颜色"));
        CHECK_FALSE(has(text, "A1"));
        CHECK_FALSE(has(text, "= 300"));
        const read_page page(text);
        CHECK(page.count("//section[@id='answers']/p[contains(@class,'withheld')]") == 1);
        CHECK(has(page.text("//section[@id='answers']"), "Forms handed in: 2"));
        CHECK(has(page.text("//section[@id='outcomes']"), "(withheld)"));
        CHECK(page.count("//section[@id='answers']//*[local-name()='svg']") == 0);
    }
    const std::string all = page_for(confidentiality::confidential);
    CHECK(has(all, "cousin"));
    CHECK(has(all, "颜色 — red"));
    CHECK(has(all, "A1"));
    const read_page page(all);
    CHECK(has(page.text("//section[@id='outcomes']"), "dearest = 300"));
    // Two questions on scales or with bounds are one radar of bars: only the scale counts.
    CHECK(page.count("//section[@id='answers']//rect[@class='bar']") == 1);
    CHECK(has(page.text("//section[@id='answers']"), "3.5 / 1 … 5"));
}

TEST_CASE("a page says where its log is broken first", "[report][assessment]") {
    const auto p = in_check();
    const auto log_of = [&](std::string log) {
        return read_page(
            report::instance_html(p.of(), p.now, {log, {}, {}}, reader(confidentiality::internal)));
    };
    std::string changed = p.log;
    const std::size_t at = changed.find("\"price\"");
    REQUIRE(at != std::string::npos);
    changed.replace(at, 7, "\"prize\"");
    const auto line =
        std::count(changed.begin(), changed.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    const read_page broken = log_of(changed);
    CHECK(broken.count("//section[@id='log']/p[contains(@class,'broken')]") == 1);
    CHECK(broken.count("//section[@id='log']/p[contains(@class,'verified')]") == 0);
    CHECK(has(broken.text("//section[@id='log']/p[contains(@class,'place')]"),
              std::to_string(line) + ":"));
    const read_page shorter = log_of(p.log.substr(0, p.log.rfind('\n', p.log.size() - 2) + 1));
    CHECK(shorter.count("//section[@id='log']/p[contains(@class,'broken')]") == 1);
    const read_page none = log_of("");
    CHECK(none.count("//section[@id='log']/p[contains(@class,'unchecked')]") == 1);
}

TEST_CASE("a page allows its own style and script, and names that try stay text",
          "[report][assessment]") {
    const std::string bad =
        R"(</svg><script>alert(1)</script>\u001b\u202e<img src=x onerror='alert(1)'>)";
    std::string definition = assessments::replaced(assessments::purchase, R"("id": "check", "by")",
                                                   R"("id": "check", "name": {"zh": ")" + bad +
                                                       R"(", "en": ")" + bad + R"("}, "by")");
    definition = assessments::replaced(definition, "purchase review", bad);
    auto with = assessments::people();
    with.instance = "</title><script>alert(2)</script>";
    with.participants.front().person = "m1\"><img src=x>";
    const assessments::player p(assessments::made(definition), with);
    const report::trend t{{"</svg>", "<b>"}, {{"<i>", decimal{1}, {}, {}, {}}}, {}};
    const std::string page =
        report::instance_html(p.of(), p.now, {p.log, {}, {&t, 1}}, reader(confidentiality::secret));
    const report::listed_instance one{&p.of(), &p.now};
    const std::string many =
        report::instances_html({&one, 1}, nullptr, reader(confidentiality::secret));
    for (const std::string& text : {page, many}) {
        const read_page body(text);
        CHECK(body.count("//img") + body.count("//b") + body.count("//i") == 0);
        CHECK_FALSE(has(text, "<script>alert"));
        CHECK_FALSE(has(text, "\x1b"));
        CHECK_FALSE(has(text, "\u202E"));
        CHECK(times(text, "<script>") == 1);
        CHECK(times(text, "<style>") == 1);
        CHECK(has(text, "default-src 'none'; style-src 'sha256-"));
        CHECK_FALSE(has(text, "unsafe"));
        CHECK_FALSE(has(text, " style="));
        CHECK_FALSE(first_bad_utf8(text));
    }
    CHECK(times(page, "</svg>") == 3);
}

TEST_CASE("an instance with ten thousand acts still gives a page of stated size",
          "[report][assessment]") {
    auto p = in_check();
    assess::instance is = p.now;
    for (int n = 0; n < 1'000; ++n) {
        auto r = std::make_shared<assess::stage_round>(*is.past.front());
        r->number = static_cast<std::uint32_t>(n + 2);
        r->entered = day(3 + n);
        r->left = day(4 + n);
        for (int k = 0; k < 10; ++k) {
            assess::seat s = r->seats.front();
            s.person = s.actor = "somebody<&\"' " + std::to_string(n * 10 + k);
            s.at = day(3 + n, 2 * k);
            r->seats.push_back(s);
            if (n % 2 == 0) is.people.push_back({s.person, {"maker"}, "", decimal{1}, ""});
        }
        is.past.push_back(std::move(r));
    }
    is.present.entered = is.now.now = day(1'004);
    const std::string text = report::instance_html(p.of(), is, {}, reader(confidentiality::secret));
    CHECK(text.size() < report::most_page_bytes / 4);
    const read_page page(text);
    CHECK(page.count("//g[@class='round']") == report::most_drawn_rounds);
    CHECK(page.count("//section[@id='people']//table/tbody/tr") == report::most_told_rows);
    CHECK(has(page.text("//section[@id='people']"), "Rows left out: 4508."));
    CHECK(has(page.text("//section[@id='course']"), "942 earlier rounds are not drawn"));
    std::size_t marks = page.count("//g[@data-acts]");
    CHECK(marks > 0);
}

TEST_CASE("answers and a subject of very many entries still give a page of stated size",
          "[report][assessment][hostile]") {
    std::string many;
    const std::string marks(500, '&');
    for (int n = 0; n < 20'000; ++n) {
        many += (n == 0 ? "" : ",") + ("\"q" + std::to_string(n) + "\":\"") + marks + "\"";
    }
    const auto act = assess::read_act(
        R"({"act": "submit", "actor": "m1", "stage": "prepare", "answers": {)" + many + "}}");
    REQUIRE(act.has_value());
    const auto p = in_check();
    assess::instance is = p.now;
    auto round = std::make_shared<assess::stage_round>(*is.past.front());
    for (assess::seat& s : round->seats) s.answers = act->answers;
    is.past.front() = std::move(round);
    is.subject = act->answers;
    const std::string text = report::instance_html(p.of(), is, {}, reader(confidentiality::secret));
    CHECK(text.size() < report::most_page_bytes);
    CHECK(has(read_page(text).text("//section[@id='answers']"), "Lines left out: 199"));
}

TEST_CASE("a page tells lists, and texts of several lines, in words", "[report][assessment]") {
    assessments::player p(assessments::made(assessments::replaced(
        assessments::purchase, "\"is\": \"max(answers.price)\"\n}",
        R"j("is": "max(answers.price)"}, {"id": "all", "zh": "明细", "of": "prepare",
            "is": "[{item: \"a & b\", points: 3, fits: true}, [\"x\", null], []]"})j")));
    REQUIRE(
        p.act("submit", "m1", R"("stage": "prepare", "answers": {"price": 5, "rating": 3})", day(1))
            .empty());
    REQUIRE(p.act("submit", "m2",
                  R"("stage": "prepare", "answers": {"price": 6, "rating": 4, "why": "a\nb"})",
                  day(2))
                .empty());
    REQUIRE(p.now.at() == "bought");
    const std::string text =
        report::instance_html(p.of(), p.now, {}, reader(confidentiality::confidential));
    CHECK(has(read_page(text).text("//section[@id='outcomes']"),
              "all = fits: yes, item: a & b, points: 3; x; —; none"));
    CHECK(has(read_page(text).text("//section[@id='answers']"), " — a; b"));
}

TEST_CASE("instances are listed by what is due next, with load and measures",
          "[report][assessment]") {
    const assessments::player first(assessments::made(assessments::purchase));
    auto second = in_check();
    auto closed = in_check();
    closed.now.now.session = "P-0";
    second.now.now.session = "P-2";
    REQUIRE(
        closed.act("submit", "c1", R"("stage": "check", "choice": "approve")", day(2, 11)).empty());
    REQUIRE(
        closed.act("submit", "c2", R"("stage": "check", "choice": "approve")", day(2, 12)).empty());
    const std::vector<report::listed_instance> all{
        {&closed.of(), &closed.now}, {&second.of(), &second.now}, {&first.of(), &first.now}};
    const assess::simulated_instance simulated[] = {{&first.of(), &first.now, {}}};
    const auto ahead = assess::simulate(simulated, day(0), day(30));
    REQUIRE(ahead.has_value());
    const std::string text =
        report::instances_html(all, &*ahead, reader(confidentiality::confidential));
    const read_page page(text);
    CHECK(page.text("//section[@id='instances']//table/tbody/tr[1]/td[1]") == "P-1");
    CHECK(page.text("//section[@id='instances']//table/tbody/tr[2]/td[1]") == "P-2");
    CHECK(page.text("//section[@id='instances']//table/tbody/tr[3]/td[1]") == "P-0");
    CHECK(
        has(page.text("//section[@id='instances']//table/tbody/tr[1]/td[4]"), "2026-01-02 09:00Z"));
    CHECK(has(page.text("//section[@id='instances']//table/tbody/tr[1]/td[5]"), "m1, m2"));
    CHECK(page.count("//section[@id='load']//rect[@data-open]") == ahead->all.days.size());
    CHECK(page.count("//section[@id='measures']//circle[@class='point']") == 1);
    CHECK(page.count("//section[@id='measures']//path[@class='missing']") == 2);
    const std::string less =
        report::instances_html(all, nullptr, reader(confidentiality::internal));
    const read_page without(less);
    CHECK(without.count("//section[@id='load']") == 0);
    CHECK(without.count("//section[@id='measures']//circle") == 0);
    CHECK(has(less, "(withheld)"));
}
