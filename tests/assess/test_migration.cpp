#include "assessments.hpp"

#include <tenet/assess/migration.hpp>
#include <tenet/base/digest.hpp>

#include <array>

using namespace assessments;

namespace {

/// The second version: other names for the stages, the checkers are now reviewers, a lower limit,
/// and an offer of which the colour is gone.
std::string second() {
    std::string t = replaced(purchase, R"("version": "1")", R"("version": "2")");
    t = replaced(t, R"("value": 100)", R"("value": 50)");
    t = replaced(t, R"({"id": "checker"}, {"id": "chair"})",
                 R"({"id": "reviewer"}, {"id": "chair"})");
    t = replaced(t, R"([["maker", "checker"]])", R"([["maker", "reviewer"]])");
    t = replaced(t, R"([["prepare", "check"]])", R"([["draft", "review"]])");
    t = replaced(t, R"({"id": "prepare", "by": "maker")", R"({"id": "draft", "by": "maker")");
    t = replaced(t, R"("to": "check"})", R"("to": "review"})");
    t = replaced(t, R"({"id": "check", "by": "checker")", R"({"id": "review", "by": "reviewer")");
    t = replaced(t, R"("send_back": ["prepare"])", R"("send_back": ["draft"])");
    t = replaced(t, R"("to": "prepare", "within")", R"("to": "draft", "within")");
    t = replaced(t, R"("by" : ["maker"], "to" : "check")", R"("by" : ["maker"], "to" : "review")");
    return replaced(t, R"("of": "prepare")", R"("of": "draft")");
}

std::string second(const std::string& what, const std::string& by) {
    return replaced(second(), what, by);
}

const std::string maps = R"("reason": "制度修订", "stages": {"prepare": "draft", "check": "review"},
  "roles": {"checker": "reviewer"})";

assess::migration_plan plan(const std::string& members = maps) {
    const auto p = assess::migration_plan::read("{" + members + "}", "plan.json");
    INFO((p ? std::string{} : p.error().text(language::en)));
    REQUIRE(p.has_value());
    return *p;
}

const std::string offer = R"("stage": "prepare", "answers": {"price": 200, "rating": 3})";

player at_check() {
    player p{made(purchase)};
    REQUIRE(p.act("submit", "m1", offer).empty());
    REQUIRE(p.act("submit", "m2", offer).empty());
    REQUIRE(p.now.at() == "check");
    return p;
}

/// Migrates a copy; the ids of what is wrong, each once.
std::string problems_of(const player& p, const std::string& to, const assess::migration_plan& by,
                        instant at = day(0, 12)) {
    const auto next = made(to);
    const std::string before = p.json();
    const auto told = assess::preview_migration(p.of(), next, p.now, by, at, p.options);
    const auto step = assess::migrate(p.of(), next, p.now, by, at, p.options);
    CHECK(p.json() == before);
    CHECK(step.has_value() == !told.problems.has_errors());
    std::string ids;
    for (const diagnostic& d : told.problems.items()) {
        if (d.level() != severity::error) continue;
        const std::string id{d.id().substr(std::string_view{"assessment-"}.size())};
        if (ids.find(id) == std::string::npos) ids += (ids.empty() ? "" : " ") + id;
    }
    return ids;
}

std::string changes_of(const player& p, const std::string& to, const assess::migration_plan& by,
                       instant at = day(0, 12)) {
    std::string all;
    for (const auto& c :
         assess::preview_migration(p.of(), made(to), p.now, by, at, p.options).changes) {
        all += (all.empty() ? "" : "; ") + std::string{c.what} + " " + c.subject + ":" + c.from +
               ">" + c.to;
    }
    return all;
}

/// An instance after its migration, as a player of the new version with the whole log.
struct migrated {
    migrated(const player& from, const std::string& to, const assess::migration_plan& by,
             instant at = day(0, 12))
        : versions{from.of(), made(to)}, options(from.options), log(from.log) {
        auto step = assess::migrate(versions[0], versions[1], from.now, by, at, options);
        INFO((step ? std::string{} : step.error().text(language::en)));
        REQUIRE(step.has_value());
        line = step->bytes;
        effects = assess::effects_json(step->effects);
        log += step->bytes;
        now = step->next;
    }

    std::string act(const std::string& json, instant at) {
        const auto read = assess::read_act(json);
        REQUIRE(read.has_value());
        auto s = assess::submit(versions[1], now, *read, at, options);
        if (!s) return std::string{s.error().items().front().id()};
        log += s->bytes;
        now = s->next;
        return {};
    }
    std::string act(const std::string& what, const std::string& who, const std::string& rest,
                    instant at = day(0, 13)) {
        return act(R"({"act": ")" + what + R"(", "actor": ")" + who + "\", " + rest + "}", at);
    }
    void check_replay() const {
        const auto again = assess::replay(versions, log, options);
        INFO((again ? std::string{} : again.error().text(language::en)));
        REQUIRE(again.has_value());
        CHECK(again->version == 1);
        CHECK(again->now.log == now.log);
        CHECK(assess::show_json(versions[1], again->now) == assess::show_json(versions[1], now));
    }

    std::vector<assess::assessment> versions;
    assess::run_options options;
    assess::instance now;
    std::string log;
    std::string line;
    std::string effects;
};

} // namespace

TEST_CASE("a migrated instance goes on under the new definition", "[migration]") {
    migrated m{at_check(), second(), plan()};
    CHECK(m.now.at() == "review");
    CHECK(m.now.present.seats[0].role == "reviewer");
    CHECK(m.act("submit", "c1", R"("stage": "check", "choice": "approve")") ==
          "assessment-out-of-order");
    CHECK(m.act("submit", "c1", R"("stage": "review", "choice": "approve")").empty());
    CHECK(m.act("submit", "c2", R"("stage": "review", "choice": "approve")").empty());
    CHECK(m.now.at() == "bought");
    m.check_replay();
}

TEST_CASE("the entry of a migration carries both digests and the plan", "[migration]") {
    const player p = at_check();
    const auto by = plan();
    const migrated m{p, second(), by};
    CHECK(m.log.starts_with(p.log));
    CHECK(m.line.find(R"("kind":"migrate")") != std::string::npos);
    CHECK(m.line.find(R"("from":")" + m.versions[0].chart().digest()) != std::string::npos);
    CHECK(m.line.find(R"("chart":")" + m.versions[1].chart().digest()) != std::string::npos);
    CHECK(by.digest() == sha256_hex(by.text()));
    CHECK(m.line.find(R"("plan_digest":")" + by.digest()) != std::string::npos);
    CHECK(assess::verify_log(m.log).has_value());
    CHECK(m.effects.find(R"("people":["c1","c2","c3"])") != std::string::npos);
}

TEST_CASE("a log with a migration runs again only with both definitions", "[migration]") {
    const migrated m{at_check(), second(), plan()};
    m.check_replay();
    const std::array other_way{m.versions[1], m.versions[0]};
    const auto found = assess::replay(other_way, m.log, m.options);
    REQUIRE(found.has_value());
    CHECK(found->version == 0);
    const auto without = assess::replay(m.versions[0], m.log, m.options);
    REQUIRE_FALSE(without.has_value());
    CHECK(without.error().items().front().id() == "assessment-migration-version");
    CHECK_FALSE(assess::replay(m.versions[1], m.log, m.options).has_value());
    CHECK_FALSE(assess::replay(std::span<const assess::assessment>{}, m.log).has_value());
    const std::string changed = replaced(m.log, "制度修订", "制度未改");
    CHECK_FALSE(assess::replay(m.versions, changed, m.options).has_value());
}

TEST_CASE("a preview lists what changes and changes nothing", "[migration]") {
    const player p = at_check();
    CHECK(changes_of(p, second(), plan()) ==
          "role c1:checker>reviewer; role c2:checker>reviewer; role c3:checker>reviewer; "
          "parameter limit:100>50; stage :check>review");
    const auto told = assess::preview_migration(p.of(), made(second()), p.now, plan(), day(0, 12));
    CHECK(told.stage == "review");
    CHECK(assess::preview_json(told).find(R"("possible":true)") != std::string::npos);
}

TEST_CASE("stages, roles and outcomes need a target", "[migration]") {
    const player p = at_check();
    CHECK(problems_of(p, second(), plan(R"("reason": "x")")) == "migration-target");
    CHECK(problems_of(p, second(), plan(R"("reason": "x",
      "stages": {"prepare": "draft", "check": null}, "roles": {"checker": "reviewer"})")) ==
          "migration-target");
    CHECK(problems_of(p, second(), plan(R"("reason": "x",
      "stages": {"prepare": "draft", "check": "review"})")) == "migration-target migration-nobody");
    player done = at_check();
    REQUIRE(done.act("withdraw", "m1", "").empty());
    const std::string gone = second(R"({"id": "withdrawn"}])", R"({"id": "stopped"}])");
    const std::string other = replaced(gone, R"("to": "withdrawn"})", R"("to": "stopped"})");
    CHECK(problems_of(done, other, plan()) == "migration-target");
    migrated m{done, other, plan(maps + R"(, "outcomes": {"withdrawn": "stopped"})")};
    REQUIRE(m.now.outcomes.size() == 2);
    CHECK(m.now.outcomes[0].outcome == "withdrawn");
    CHECK(m.now.outcomes[1].outcome == "stopped");
    CHECK(m.now.outcomes[1].supersedes == 1);
    CHECK(m.act("reopen", "chair", R"("reason": "x")").empty());
    CHECK(m.now.at() == "draft");
    m.check_replay();
}

TEST_CASE("plans that name what is not there are refused", "[migration]") {
    const player p = at_check();
    for (const char* bad : {R"("reason": "x", "stages": {"nowhere": "draft"})",
                            R"("reason": "x", "stages": {"check": "nowhere"})",
                            R"("reason": "x", "roles": {"nobody": "maker"})",
                            R"("reason": "x", "outcomes": {"bought": "sold"})",
                            R"("reason": "x", "decisions": [{"stage": "y", "reason": "z"}])"}) {
        CHECK(problems_of(p, second(), plan(bad)) == "migration-unknown");
    }
    CHECK(problems_of(p, second(), plan(R"("reason": "x", "from": "00")")) ==
          "migration-definition");
    CHECK(problems_of(p, purchase, plan()) == "migration-definition");
    CHECK(problems_of(p, second(R"("id": "purchase")", R"("id": "sale")"), plan()) ==
          "migration-definition");
    for (const char* bad :
         {"[]", "{}", R"({"reason": "x", "stages": []})", R"({"reason": "x", "stages": {"a": 1}})",
          R"({"reason": "x", "stages": {"a": "b", "a": "c"}})", R"({"reason": "x", "colour": 1})",
          R"({"reason": "x", "time": "never"})",
          R"({"reason": "x", "answers": [{"question": "q", "do": "drop"}]})",
          R"({"reason": "x", "participants": {"person": "z"}})"}) {
        INFO(bad);
        CHECK_FALSE(assess::migration_plan::read(bad).has_value());
    }
}

TEST_CASE("names that change places are mapped at once", "[migration]") {
    std::string swapped = replaced(second(), R"("id": "draft", "by")", R"("id": "@", "by")");
    swapped = replaced(swapped, R"("id": "review", "by")", R"("id": "draft", "by")");
    swapped = replaced(swapped, R"("id": "@", "by")", R"("id": "review", "by")");
    swapped = replaced(swapped, R"("send_back": ["draft"])", R"("send_back": ["review"])");
    swapped = replaced(swapped, R"("to": "review"})", R"("to": "draft"})");
    swapped = replaced(swapped, R"("of": "draft")", R"("of": "review")");
    auto with = people();
    for (auto& one : with.participants) {
        if (one.roles[0] == "checker") one.roles = {"reviewer"};
    }
    const player p{made(second()), with};
    const auto two = plan(R"("reason": "x", "stages": {"draft": "review", "review": "draft"})");
    const std::string third = replaced(swapped, R"("version": "2")", R"("version": "3")");
    const migrated m{p, third, two};
    CHECK(m.now.at() == "review");
    m.check_replay();
}

TEST_CASE("an instance may migrate again, also past stages that are gone by then", "[migration]") {
    const player p = at_check();
    const migrated m{p, second(), plan()};
    std::string third = replaced(second(), R"("version": "2")", R"("version": "3")");
    for (const char* draft : {R"("id": "draft")", R"("to": "draft")", R"(["draft"])",
                              R"(["draft",)", R"("of": "draft")"}) {
        std::string other = draft;
        other.replace(other.find("draft"), 5, "offer_stage");
        while (third.find(draft) != std::string::npos) third = replaced(third, draft, other);
    }
    const auto last = made(third);
    const auto by = plan(R"("reason": "x", "stages": {"draft": "offer_stage"})");
    CHECK_FALSE(
        assess::migrate(m.versions[1], last, m.now, plan(R"("reason": "x")"), day(0, 14), m.options)
            .has_value());
    const auto step = assess::migrate(m.versions[1], last, m.now, by, day(0, 14), m.options);
    INFO((step ? std::string{} : step.error().text(language::en)));
    REQUIRE(step.has_value());
    CHECK(step->next.took_part.count("offer_stage") == 1);
    const std::array all{last, m.versions[1], m.versions[0]};
    const auto again = assess::replay(all, m.log + step->bytes, m.options);
    REQUIRE(again.has_value());
    CHECK(again->version == 0);
    CHECK(again->now.log == step->next.log);
}

TEST_CASE("time is kept or begins anew", "[migration]") {
    const player p = at_check();
    const std::string sooner =
        second(R"("deadline": {"after": "P3D"}, "transfer": true, "signers_by": ["chair"],
     "send_back")",
               R"("deadline": {"after": "P1D"}, "transfer": true, "signers_by": ["chair"],
     "send_back")");
    const migrated kept{p, sooner, plan()};
    CHECK(assess::next_due(kept.versions[1], kept.now) == day(3, 10));
    const migrated anew{p, sooner, plan(maps + R"(, "time": "restart")")};
    CHECK(assess::next_due(anew.versions[1], anew.now) == day(1, 12));
    anew.check_replay();
    auto late = assess::advance(anew.versions[1], anew.now, day(1, 12), anew.options);
    REQUIRE(late.has_value());
    CHECK(late->next.at() == "dropped");
    const auto whole = assess::replay(anew.versions, anew.log + late->bytes, anew.options);
    CHECK(whole.has_value());
}

TEST_CASE("reminders of a migrated stage go to the new roles", "[migration]") {
    const player p{made(purchase)};
    const migrated m{p, second(), plan()};
    auto s = assess::advance(m.versions[1], m.now, day(1), m.options);
    REQUIRE(s.has_value());
    REQUIRE(s->effects.size() == 1);
    CHECK(s->effects[0].what.name == "draft");
    CHECK(s->effects[0].people == std::vector<std::string>{"m1", "m2"});
    s = assess::advance(m.versions[1], s->next, day(3), m.options);
    REQUIRE(s.has_value());
    CHECK(s->next.at() == "dropped");
    CHECK(s->next.now.timers.empty());
}

TEST_CASE("what is due is done under the old definition first", "[migration]") {
    const player p = at_check();
    const migrated m{p, second(), plan(), day(4)};
    CHECK(m.now.at() == "dropped");
    CHECK(m.now.outcomes[0].at == day(3, 10));
    m.check_replay();
}

TEST_CASE("time that runs backwards is refused by a migration", "[migration]") {
    const player p = at_check();
    const auto step = assess::migrate(p.of(), made(second()), p.now, plan(), day(0), p.options);
    REQUIRE_FALSE(step.has_value());
    CHECK(step.error().items().front().id() == "assess-time-backwards");
}

TEST_CASE("answers that no longer fit are kept or dropped as the plan says", "[migration]") {
    player p{made(purchase)};
    REQUIRE(p.act("submit", "m1", R"("stage": "prepare",
      "answers": {"price": 200, "rating": 3, "colour": "red"})")
                .empty());
    const std::string no_colour =
        second(R"("id": "colour", "type": "choice")", R"("id": "paint", "type": "choice")");
    CHECK(problems_of(p, no_colour, plan()) == "migration-answer");
    const migrated kept{p, no_colour, plan(maps + R"(, "answers": [
      {"question": "colour", "do": "keep", "reason": "更名"}])")};
    CHECK(assess::show_json(kept.versions[1], kept.now).find(R"("colour":"red")") !=
          std::string::npos);
    const migrated dropped{p, no_colour, plan(maps + R"(, "answers": [
      {"question": "colour", "do": "drop", "reason": "不再需要"}])")};
    CHECK(assess::show_json(dropped.versions[1], dropped.now).find("colour") == std::string::npos);
    CHECK(dropped.log.find("red") != std::string::npos);
    dropped.check_replay();
    const std::string required =
        second(R"("id": "urgent", "type": "boolean", "text": "加急", "required": false)",
               R"("id": "urgent", "type": "boolean", "text": "加急")");
    CHECK(problems_of(p, required, plan()) == "migration-answer");
}

TEST_CASE("votes that the new panel does not take stop a migration", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "abstain")").empty());
    CHECK(problems_of(p, second(), plan()).empty());
    CHECK(problems_of(p,
                      second(R"(,
               "abstain": "against"})",
                             "}"),
                      plan()) == "migration-vote");
}

TEST_CASE("a decision the new definition would not have come to must be let stand", "[migration]") {
    player p{made(purchase)};
    REQUIRE(p.act("submit", "m1", offer).empty());
    REQUIRE(p.advance(day(3)).empty());
    REQUIRE(p.now.at() == "check"); // one of two was enough by the deadline
    const std::string stricter =
        second(R"("panel": {"type": "collect", "quorum": {"at_least": 1}})",
               R"("panel": {"type": "collect", "quorum": {"at_least": 2}})");
    CHECK(problems_of(p, stricter, plan(), day(3)) == "migration-decision");
    const auto stands = plan(maps + R"(, "decisions": [{"stage": "prepare", "reason": "既成"}])");
    CHECK(problems_of(p, stricter, stands, day(3)).empty());
    CHECK(changes_of(p, stricter, stands, day(3)).find("decision prepare:complete>complete") !=
          std::string::npos);
}

TEST_CASE("a panel that is decided under the new definition ends at once", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")").empty());
    const std::string one_is_enough =
        second(R"("approve": {"at_least": 2})", R"("approve": {"at_least": 1})");
    const migrated m{p, one_is_enough, plan()};
    CHECK(m.now.at() == "bought");
    m.check_replay();
}

TEST_CASE("separation of duties outlives a migration", "[migration]") {
    player p = at_check();
    // A maker who becomes a reviewer is kept out: by the stage and by the role.
    const auto promoted =
        plan(maps + R"(, "participants": [{"person": "m1", "roles": ["reviewer"]}])");
    migrated m{p, second(), promoted};
    const auto& seats = m.now.present.seats;
    REQUIRE(seats.size() == 4);
    CHECK(seats[3].person == "m1");
    CHECK(seats[3].excused == "assessment-separation");
    CHECK(m.act("submit", "m1", R"("stage": "review", "choice": "approve")") ==
          "assessment-separation");
    m.check_replay();
}

TEST_CASE("no plan makes forgotten who took part", "[migration]") {
    const player p = at_check();
    // The new definition no longer separates the stages, or the roles.
    CHECK(problems_of(p, second(R"("separate": [["draft", "review"]],)", ""), plan()) ==
          "migration-separation");
    CHECK(problems_of(p, second(R"("exclusive": [["maker", "reviewer"]],)", ""), plan()) ==
          "migration-separation");
    // Both stages become one, or the first is left out.
    CHECK(problems_of(p, second(), plan(R"("reason": "x", "roles": {"checker": "reviewer"},
      "stages": {"prepare": "review", "check": "review"})")) != "");
    CHECK(problems_of(p, second(), plan(R"("reason": "x", "roles": {"checker": "reviewer"},
      "stages": {"prepare": null, "check": "review"})")) == "migration-target");
    // The role acted in becomes another, or is let go though it is there.
    CHECK(problems_of(p, second(), plan(R"("reason": "x",
      "stages": {"prepare": "draft", "check": "review"},
      "roles": {"checker": "reviewer", "maker": "chair"})")) == "migration-separation");
    CHECK(problems_of(p, second(), plan(R"("reason": "x",
      "stages": {"prepare": "draft", "check": "review"},
      "roles": {"checker": "reviewer", "maker": null})")) == "migration-target");
}

TEST_CASE("what has happened may not be what the new definition keeps apart", "[migration]") {
    const std::string loose =
        replaced(replaced(purchase, R"("separate": [["prepare", "check"]],)", ""),
                 R"("exclusive": [["maker", "checker"]],)", "");
    auto with = people();
    for (auto& one : with.participants) {
        if (one.person == "m1") one.roles = {"maker", "checker"};
    }
    player p{made(loose), with};
    REQUIRE(p.act("submit", "m1", offer).empty());
    REQUIRE(p.act("submit", "m2", offer).empty());
    REQUIRE(p.act("submit", "m1", R"("stage": "check", "choice": "approve")").empty());
    const std::string ids = problems_of(p, second(), plan());
    CHECK(ids.find("migration-barred") != std::string::npos);
}

TEST_CASE("a conflict of interest outlives a migration", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("declare_conflict", "c1", R"("stage": "check", "reason": "brother")").empty());
    const auto clean =
        plan(maps + R"(, "participants": [{"person": "c1", "roles": ["reviewer"]}])");
    migrated m{p, second(), clean};
    CHECK(m.act("submit", "c1", R"("stage": "review", "choice": "approve")") ==
          "assessment-conflict");
    m.check_replay();
}

TEST_CASE("who gave a place away does not get it back by a migration", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("transfer", "c1", R"("stage": "check", "person": "d1")").empty());
    const migrated m{p, second(), plan()};
    REQUIRE(m.now.present.seats.size() == 3);
    CHECK(m.now.present.seats[0].person == "d1");
}

TEST_CASE("somebody must be able to act, and roles nobody holds are told", "[migration]") {
    const player p = at_check();
    const std::string board =
        replaced(second(R"({"id": "reviewer"}, {"id": "chair"})",
                        R"({"id": "reviewer"}, {"id": "chair"}, {"id": "board"})"),
                 R"({"id": "review", "by": "reviewer")", R"({"id": "review", "by": "board")");
    CHECK(problems_of(p, board, plan()) == "migration-nobody");
    const auto joins = plan(maps + R"(, "participants": [{"person": "b1", "roles": ["board"]},
      {"person": "b2", "roles": ["board"], "weight": 2}])");
    migrated m{p, board, joins};
    CHECK(m.act("submit", "b1", R"("stage": "review", "choice": "approve")").empty());
    CHECK(m.act("submit", "c1", R"("stage": "review", "choice": "approve")") ==
          "assessment-no-seat");
    m.check_replay();
    const player early{made(purchase)};
    const auto told = assess::preview_migration(early.of(), made(board), early.now, plan(), day(0));
    REQUIRE(told.problems.items().size() == 1);
    CHECK(told.problems.items()[0].id() == "assessment-migration-role");
    CHECK_FALSE(told.problems.has_errors());
    CHECK(problems_of(p, second(), plan(maps + R"(, "participants": [
      {"person": "b1", "roles": ["mayor"]}])")) == "participants");
    CHECK(problems_of(p, second(), plan(maps + R"(, "participants": [
      {"person": "b1", "roles": ["maker", "reviewer"]}])")) == "participants");
}

TEST_CASE("a vote whose role may no longer act stops a migration", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("submit", "c1", R"("stage": "check", "choice": "approve")").empty());
    const std::string board =
        replaced(second(R"({"id": "reviewer"}, {"id": "chair"})",
                        R"({"id": "reviewer"}, {"id": "chair"}, {"id": "board"})"),
                 R"({"id": "review", "by": "reviewer")", R"({"id": "review", "by": "board")");
    CHECK(problems_of(p, board,
                      plan(maps + R"(, "participants": [{"person": "b1", "roles": ["board"]}])")) ==
          "migration-seat");
}

TEST_CASE("delegations go where their stages go", "[migration]") {
    player p = at_check();
    REQUIRE(p.act("delegate", "c1", R"("person": "d1", "since": "2026-01-01T00:00:00Z",
      "until": "2026-01-20T00:00:00Z", "stages": ["check"])")
                .empty());
    migrated m{p, second(), plan()};
    CHECK(m.act("submit", "d1", R"("for": "c1", "stage": "review", "choice": "approve")").empty());
    m.check_replay();
    const std::string none =
        second(R"("delegation": {"longest": {"after": "P30D", "in": "calendar"}},)", "");
    CHECK(migrated(p, none, plan()).now.delegations.empty());
}

TEST_CASE("a migration that skips what was due is no history, though hashed anew", "[migration]") {
    const player p = at_check();
    const migrated m{p, second(), plan()};
    REQUIRE(m.log.size() == p.log.size() + m.line.size());
    const std::string later =
        replaced(m.line, R"("at":"2026-01-01T12:00:00Z")", R"("at":"2026-01-05T12:00:00Z")");
    const std::size_t begin = std::string_view{R"({"entry":)"}.size();
    const std::size_t end = later.rfind(R"(,"hash":")");
    const std::string entry = later.substr(begin, end - begin);
    std::string chained;
    for (std::size_t n = 0; n < 64; n += 2) {
        chained += static_cast<char>(std::stoi(p.now.log.hash.substr(n, 2), nullptr, 16));
    }
    const std::string forged =
        p.log + later.substr(0, end) + R"(,"hash":")" + sha256_hex(chained + entry) + "\"}\n";
    REQUIRE(assess::verify_log(forged).has_value());
    const auto again = assess::replay(m.versions, forged, m.options);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().items().front().id() == "assessment-wrong-entry");
}

TEST_CASE("a plan with thousands of names and a large instance are taken in good time",
          "[migration]") {
    auto with = people();
    for (int n = 0; n < 2'000; ++n) {
        with.participants.push_back({"x" + std::to_string(n), {"checker"}, {}, decimal{1}, {}});
    }
    player p{made(purchase), with};
    REQUIRE(p.act("submit", "m1", offer).empty());
    REQUIRE(p.act("submit", "m2", offer).empty());
    std::string many = R"("reason": "x", "stages": {"prepare": "draft", "check": "review")";
    for (int n = 0; n < 5'000; ++n) many += ", \"s" + std::to_string(n) + "\": null";
    many += R"(}, "roles": {"checker": "reviewer"})";
    CHECK(problems_of(p, second(), plan(many)) == "migration-unknown");
    const migrated m{p, second(), plan()};
    CHECK(m.now.present.seats.size() == 2'003);
    m.check_replay();
}
