#include "charts.hpp"

#include <tenet/assess/event_log.hpp>
#include <tenet/assess/snapshot_json.hpp>
#include <tenet/base/digest.hpp>

using namespace charts;

namespace {

/// A small survey with history, timers, data of every kind and an end.
assess::statechart survey() {
    return chart(R"x({"id": "survey", "version": "1", "effects": ["remind"],
        "data": [{"name": "answers", "value": "[]"}, {"name": "opened"}, {"name": "who"}],
        "states": [
         {"id": "open", "on_entry": [{"assign": "opened", "value": "now()"},
              {"effect": "remind", "event": "answer", "after": "P7D", "id": "r"},
              {"send": "deadline", "after": "P14D"}],
          "transitions": [{"on": "deadline", "to": "closed"}, {"on": "pause", "to": "paused"}],
          "states": [
           {"id": "h", "type": "history", "transitions": [{"to": "few"}]},
           {"id": "few", "transitions": [{"if": "count(answers) >= 2", "to": "many"}]},
           {"id": "many"}]},
         {"id": "paused", "transitions": [{"on": "resume", "to": "h"}]},
         {"id": "closed", "type": "final", "done": "count(answers)"}],
        "on_load": [{"assign": "who", "value": "{z: 1.50, a: duration(\"P1D\"), m: [true, null]}"}]})x");
}

std::string id_of(const diagnostics& d) {
    const diagnostic first = d.items().front();
    return std::string{first.id()} + "@" + std::to_string(first.where().line) + "+" +
           std::to_string(first.where().offset);
}

struct history {
    assess::statechart of;
    std::string log;
    assess::checkpoint at;
    assess::snapshot now;

    void add(result<assess::recorded> step) {
        INFO((step ? std::string{} : step.error().text(language::en)));
        REQUIRE(step.has_value());
        log += step->bytes;
        at = step->at;
        now = step->now.next;
    }
};

history played(const assess::statechart& c) {
    history h{c, {}, {}, {}};
    h.add(assess::record_start(c, {"S-1", second(0)}));
    h.add(assess::record_step(c, h.now, h.at, named("pause"), second(10)));
    assess::event e = named("resume");
    e.actor = "李";
    e.roles = {"owner"};
    e.data = owned_value::copy(value{decimal::scaled(8802, -2)});
    h.add(assess::record_step(c, h.now, h.at, e, second(20)));
    h.add(assess::record_advance(c, h.now, h.at, second(100)));
    h.add(assess::record_advance(c, h.now, h.at, second(8 * 86400)));
    h.add(assess::record_advance(c, h.now, h.at, second(20 * 86400)));
    return h;
}

std::vector<std::string> lines(const std::string& log) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = log.find('\n', at) + 1;
        all.push_back(log.substr(at, end - at));
        at = end;
    }
    return all;
}

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& line : all) text += line;
    return text;
}

} // namespace

TEST_CASE("a log is verified and run again to the same bytes", "[assess][log]") {
    const history h = played(survey());
    CHECK(h.now.ended);
    CHECK(h.at.entries == 5); // nothing was due at second 100
    CHECK(h.at.bytes == h.log.size());
    const auto verified = assess::verify_log(h.log);
    REQUIRE(verified.has_value());
    CHECK(*verified == h.at);
    CHECK(assess::verify_log(h.log, &h.at).has_value());
    const auto again = assess::replay(h.of, h.log);
    INFO((again ? std::string{} : again.error().text(language::en)));
    REQUIRE(again.has_value());
    CHECK(again->at == h.at);
    CHECK(assess::write_snapshot(h.of, again->now) == assess::write_snapshot(h.of, h.now));
    CHECK(played(survey()).log == h.log);
}

TEST_CASE("a line is canonical JSON of a known form", "[assess][log]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a"}]})");
    const auto one = assess::record_start(c, {"s", second(0)});
    const std::string state = sha256_hex(assess::write_snapshot(c, one->now.next));
    const std::string entry = R"({"at":"1970-01-01T00:00:00Z","chart":")" + c.digest() +
                              R"(","kind":"start","sequence":1,"session":"s","state":")" + state +
                              R"("})";
    const std::string hash = sha256_hex(std::string(32, '\0') + entry);
    CHECK(one->bytes == R"({"entry":)" + entry + R"(,"hash":")" + hash + "\"}\n");
}

TEST_CASE("every changed bit of a log is found where it is", "[assess][log]") {
    const history h = played(survey());
    const auto all = lines(h.log);
    std::size_t wrong_place = 0;
    for (std::size_t i = 0; i < h.log.size(); ++i) {
        std::string damaged = h.log;
        damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
        const auto verified = assess::verify_log(damaged);
        REQUIRE_FALSE(verified.has_value());
        std::size_t line = 0;
        std::size_t begin = 0;
        while (begin + all[line].size() <= i) begin += all[line++].size();
        const diagnostic first = verified.error().items().front();
        if (first.where().line != line + 1 || first.where().offset != begin) ++wrong_place;
    }
    CHECK(wrong_place == 0);
}

TEST_CASE("missing, repeated and swapped entries are named", "[assess][log]") {
    const history h = played(survey());
    auto all = lines(h.log);
    const std::string second_at = std::to_string(all[0].size());
    const auto with = [](std::vector<std::string> changed) {
        const auto verified = assess::verify_log(joined(changed));
        REQUIRE_FALSE(verified.has_value());
        const diagnostic first = verified.error().items().front();
        return id_of(verified.error()) + " " + first.arguments()[0] +
               (first.arguments().size() > 1 ? "/" + first.arguments()[1] : "");
    };
    CHECK(with({all[0], all[2], all[3], all[4]}) == "assess-log-order@2+" + second_at + " 2/3");
    CHECK(with({all[0], all[0], all[1]}) == "assess-log-order@2+" + second_at + " 2/1");
    CHECK(with({all[0], all[2], all[1], all[3]}) == "assess-log-order@2+" + second_at + " 2/3");
    CHECK(with({all[1]}) == "assess-log-order@1+0 1/2");
    CHECK(with({all[0], "\n"}) == "assess-log-line@2+" + second_at + " 2");
    CHECK(with({all[0], "{\"entry\":{},\"hash\":\"00\"}\n"}).starts_with("assess-log-line@2"));
    CHECK(with({all[0], all[1].substr(0, 40)}) == "assess-log-torn@2+" + second_at + " 40");
}

TEST_CASE("a tail that is cut off shows against a checkpoint", "[assess][log]") {
    const history h = played(survey());
    const auto all = lines(h.log);
    const std::string shorter = all[0] + all[1];
    REQUIRE(assess::verify_log(shorter).has_value()); // the chain alone does not show it
    const auto cut = assess::verify_log(shorter, &h.at);
    REQUIRE_FALSE(cut.has_value());
    CHECK(id_of(cut.error()) == "assess-log-truncated@3+" + std::to_string(shorter.size()));
    assess::checkpoint early = *assess::verify_log(shorter);
    CHECK(assess::verify_log(h.log, &early).has_value());
    early.hash[0] = early.hash[0] == '0' ? '1' : '0';
    const auto other = assess::verify_log(h.log, &early);
    REQUIRE_FALSE(other.has_value());
    CHECK(other.error().items().front().id() == "assess-log-other");
    const auto emptied = assess::verify_log("", &h.at);
    REQUIRE_FALSE(emptied.has_value());
    CHECK(id_of(emptied.error()) == "assess-log-truncated@1+0");
    CHECK(assess::whole_lines(shorter + "{\"entr") == shorter);
    CHECK(assess::whole_lines("half").empty());
}

TEST_CASE("a log that was written anew with right hashes does not replay", "[assess][log]") {
    const auto c = survey();
    history forged{c, {}, {}, {}};
    forged.add(assess::record_start(c, {"S-1", second(0)}));
    const auto paused = assess::record_step(c, forged.now, forged.at, named("pause"), second(10));
    // The step of another event under the name of this one.
    std::string line = paused->bytes;
    line.replace(line.find("pause"), 5, "other");
    const std::size_t begin = std::string_view{R"({"entry":)"}.size();
    const std::string entry = line.substr(begin, line.find(R"(,"hash")") - begin);
    std::string chain;
    for (std::size_t i = 0; i < 64; i += 2) {
        chain += static_cast<char>(std::stoi(forged.at.hash.substr(i, 2), nullptr, 16));
    }
    const std::string log =
        forged.log + R"({"entry":)" + entry + R"(,"hash":")" + sha256_hex(chain + entry) + "\"}\n";
    REQUIRE(assess::verify_log(log).has_value());
    const auto again = assess::replay(c, log);
    REQUIRE_FALSE(again.has_value());
    CHECK(id_of(again.error()) == "assess-log-differs@2+" + std::to_string(forged.log.size()));
}

TEST_CASE("an entry that records nothing does not replay", "[assess][log]") {
    const auto c = chart(R"({"id": "c", "states": [{"id": "a"}]})");
    const auto begun = assess::record_start(c, {"s", second(0)});
    const std::string entry = R"({"at":"1970-01-01T00:00:09Z","kind":"advance","sequence":2})";
    std::string chain;
    for (std::size_t i = 0; i < 64; i += 2) {
        chain += static_cast<char>(std::stoi(begun->at.hash.substr(i, 2), nullptr, 16));
    }
    const std::string log = begun->bytes + R"({"entry":)" + entry + R"(,"hash":")" +
                            sha256_hex(chain + entry) + "\"}\n";
    REQUIRE(assess::verify_log(log).has_value());
    const auto again = assess::replay(c, log);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().items().front().id() == "assess-log-differs");
}

TEST_CASE("a log of another definition is refused", "[assess][log]") {
    const auto other = chart(R"({"id": "survey", "version": "2", "states": [{"id": "open"}]})");
    const auto again = assess::replay(other, played(survey()).log);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().items().front().id() == "assess-other-chart");
}

TEST_CASE("a snapshot is written and read to the same bytes, and goes on alike", "[assess][log]") {
    const auto c = survey();
    history h{c, {}, {}, {}};
    h.add(assess::record_start(c, {"S-1", second(0)}));
    h.add(assess::record_step(c, h.now, h.at, named("pause"), second(10)));
    const std::string text = assess::write_snapshot(c, h.now);
    CHECK(text.find(R"("history":{"h":["few"]})") != std::string::npos);
    CHECK(text.find(R"("z":{"number":"1.50"})") != std::string::npos);
    const auto read = assess::read_snapshot(c, text);
    INFO((read ? std::string{} : read.error().text(language::en)));
    REQUIRE(read.has_value());
    CHECK(assess::write_snapshot(c, *read) == text);
    const auto one = assess::record_step(c, h.now, h.at, named("resume"), second(20));
    const auto two = assess::record_step(c, *read, h.at, named("resume"), second(20));
    CHECK(one->bytes == two->bytes);
}

TEST_CASE("a damaged snapshot is refused", "[assess][log][hostile]") {
    const auto c = survey();
    const std::string text = assess::write_snapshot(c, c.start({"S-1", second(0)})->next);
    const auto damaged = [&](const std::string& from, const std::string& to) {
        std::string t = text;
        t.replace(t.find(from), from.size(), to);
        const auto read = assess::read_snapshot(c, t);
        return read ? std::string{} : std::string{read.error().items().front().id()};
    };
    CHECK(damaged(R"(["open","few"])", R"(["few","open"])") == "assess-snapshot");
    CHECK(damaged(R"(["open","few"])", R"(["open","fewer"])") == "assess-snapshot");
    CHECK(damaged(R"("chart":")", R"("chart":"0)") == "assess-other-chart");
    CHECK(damaged(R"("answers")", R"("answer")") == "assess-snapshot");
    CHECK(damaged(R"("sent":2)", R"("sent":-2)") == "assess-snapshot");
    CHECK(damaged(R"("now":"1970-01-01)", R"("now":"1970-02-30)") == "assess-snapshot");
    CHECK(damaged(R"("order":0)", R"("order":1)").empty());
    CHECK(damaged("1970-01-08", "1970-01-28") == "assess-snapshot");
    CHECK(damaged("{", "[").starts_with("json-"));
}

TEST_CASE("values that cannot be kept are refused or an error", "[assess][log][hostile]") {
    player p{chart(R"x({"id": "c", "data": [{"name": "l", "value": "[1]"}], "states": [{"id": "a",
        "transitions": [{"on": "nest", "do": [{"assign": "l", "value": "[l]"}]},
                        {"on": "double", "do": [{"assign": "l", "value": "[l, l]"}]},
                        {"on": "range", "do": [{"assign": "l", "value": "[1..2]"}]},
                        {"on": "error", "do": [{"log": {"feel": "_event.data.id"}}]}]}]})x")};
    p.on("range");
    CHECK(p.log() == "assess-not-kept");
    for (int n = 0; n < 70; ++n) p.on("double");
    CHECK(p.log().size() > 50 * std::string_view{"assess-not-kept"}.size());
    for (int n = 0; n < 70; ++n) p.on("nest");
    const auto c = chart(R"({"id": "c", "states": [{"id": "a"}]})");
    assess::event e = named("x");
    arena memory;
    value deep;
    for (int n = 0; n < 100; ++n) {
        const auto items = memory.make_array<value>(1);
        items[0] = deep;
        auto* list = memory.make<list_data>();
        list->base = items.data();
        list->size = 1;
        deep = value::of(list);
    }
    e.data = owned_value::copy(deep);
    const auto refused = c.step(c.start({"s", {}})->next, e, second(1));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().items().front().id() == "assess-not-kept");
}
