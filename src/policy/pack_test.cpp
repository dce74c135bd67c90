#include "pack_test_bind.hpp"

#include <tenet/json/writer.hpp>
#include <tenet/policy/messages.hpp>
#include <tenet/policy/pack_test.hpp>
#include <tenet/portfolio/load.hpp>
#include <tenet/portfolio/manifest.hpp>

#include <algorithm>

namespace tenet::policy {

namespace {

/// A manifest that says every collection is complete.
std::string complete_collections(const catalogue& types) {
    json::writer out;
    out.begin_object();
    for (const record_type* type : types.types()) {
        if (type->head().collection.empty()) continue;
        out.key(type->head().collection);
        out.boolean(true);
    }
    out.end_object();
    return out.take();
}

} // namespace

std::shared_ptr<const judge> bind_test(const pack_test& test, const pack_test_setting& in,
                                       diagnostics& problems) {
    const auto at = date_time::parse(test.at_text);
    if (!at) {
        problems.add(messages::instant_needed, {test.at_text}, test.at);
        return nullptr;
    }
    const std::string collections =
        test.collections.empty() ? complete_collections(*in.types) : test.collections;
    portfolio::load_options options;
    options.types = in.types;
    options.codes = in.rules->source().codes;
    auto facts = portfolio::load({{std::string(portfolio::manifest_file),
                                   R"({"name": "test", "collections": )" + collections + "}"},
                                  {"records.json", test.portfolio}},
                                 options);
    if (!facts) {
        problems.add(facts.error());
        return nullptr;
    }
    context now;
    now.at = *at;
    if (in.calendar && in.calendar->id() == test.calendar) now.calendar = in.calendar;
    auto by = bind(in.rules, facts->records, now);
    if (by) return *by;
    problems.add(by.error());
    return nullptr;
}

std::optional<expected_verdict> find_expected(const judge& by, const pack_test::expectation& e,
                                              diagnostics& problems) {
    const std::uint32_t n = by.rules().find_rule(e.rule);
    if (n == by.rules().rules().size()) {
        problems.add(messages::unknown_rule, {e.rule}, e.at);
        return std::nullopt;
    }
    const record_type* type = by.subject_type(n);
    const portfolio::row row = type == nullptr ? 0 : by.facts().find(*type, e.subject);
    if (row != portfolio::no_row) return expected_verdict{n, row};
    problems.add(messages::unknown_subject_key, {e.subject}, e.at);
    return std::nullopt;
}

namespace {

class pack_test_run {
public:
    pack_test_run(const pack_test& test, const pack_test_setting& in) : test_(test), in_(in) {
        result_.name = test.name;
    }

    pack_test_result run() {
        if (const auto by = bind_test(test_, in_, result_.problems)) {
            for (const pack_test::expectation& e : test_.expect) compare(*by, e);
        }
        result_.passed = !result_.problems.has_errors();
        return std::move(result_);
    }

private:
    void compare(const judge& by, const pack_test::expectation& e) {
        const auto named = find_expected(by, e, result_.problems);
        if (!named) return;
        const explanation found = by.explain(by.judge_one(named->rule, named->subject));
        expect(e, e.outcome, std::string(name_of(found.of.is)));
        if (e.due) {
            expect(e, e.due->text(),
                   found.of.has_due ? date::from_days(found.of.due_days).text() : "-");
        }
        if (!e.result.empty()) expect(e, e.result, found.result);
        if (!e.level.empty()) expect(e, e.level, found.level);
        for (const std::string& path : e.missing) {
            const bool listed_there =
                std::find(found.missing.begin(), found.missing.end(), path) != found.missing.end();
            if (!listed_there) expect(e, path, listed(found.missing));
        }
    }

    static std::string listed(const std::vector<std::string>& paths) {
        std::string all;
        for (const std::string& path : paths) all += (all.empty() ? "" : ", ") + path;
        return all.empty() ? "-" : all;
    }

    void expect(const pack_test::expectation& e, const std::string& wanted,
                const std::string& found) {
        if (wanted == found) return;
        result_.problems.add(messages::test_unexpected,
                             {test_.name, e.rule, e.subject, wanted, found}, e.at);
    }

    const pack_test& test_;
    const pack_test_setting& in_;
    pack_test_result result_;
};

} // namespace

std::vector<pack_test_result>
run_pack_tests(const std::shared_ptr<const regulation>& rules,
               const std::shared_ptr<const catalogue>& types,
               const std::shared_ptr<const working_calendar>& calendar) {
    const pack_test_setting in{rules, types, calendar};
    std::vector<pack_test_result> results;
    for (const pack_test& test : rules->source().tests) {
        results.push_back(pack_test_run(test, in).run());
    }
    return results;
}

} // namespace tenet::policy
