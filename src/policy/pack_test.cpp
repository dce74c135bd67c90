#include <tenet/json/writer.hpp>
#include <tenet/policy/judge.hpp>
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

class pack_test_run {
public:
    pack_test_run(const pack_test& test, const std::shared_ptr<const regulation>& rules,
                  const std::shared_ptr<const catalogue>& types,
                  const std::shared_ptr<const working_calendar>& calendar)
        : test_(test), rules_(rules), types_(types), calendar_(calendar) {
        result_.name = test.name;
    }

    pack_test_result run() {
        if (const auto by = bound()) {
            for (const pack_test::expectation& e : test_.expect) compare(*by, e);
        }
        result_.passed = !result_.problems.has_errors();
        return std::move(result_);
    }

private:
    std::shared_ptr<const judge> bound() {
        const auto at = date_time::parse(test_.at_text);
        if (!at) {
            result_.problems.add(messages::instant_needed, {test_.at_text}, test_.at);
            return nullptr;
        }
        const std::string collections =
            test_.collections.empty() ? complete_collections(*types_) : test_.collections;
        portfolio::load_options options;
        options.types = types_;
        options.codes = rules_->source().codes;
        auto facts = portfolio::load({{std::string(portfolio::manifest_file),
                                       R"({"name": "test", "collections": )" + collections + "}"},
                                      {"records.json", test_.portfolio}},
                                     options);
        if (!facts) {
            result_.problems.add(facts.error());
            return nullptr;
        }
        context in;
        in.at = *at;
        if (calendar_ && calendar_->id() == test_.calendar) in.calendar = calendar_;
        auto by = bind(rules_, facts->records, in);
        if (!by) {
            result_.problems.add(by.error());
            return nullptr;
        }
        return *by;
    }

    void compare(const judge& by, const pack_test::expectation& e) {
        const std::uint32_t n = rules_->find_rule(e.rule);
        if (n == rules_->rules().size()) {
            result_.problems.add(messages::unknown_rule, {e.rule}, e.at);
            return;
        }
        const record_type* type = by.subject_type(n);
        const portfolio::row row = type == nullptr ? 0 : by.facts().find(*type, e.subject);
        if (row == portfolio::no_row) {
            result_.problems.add(messages::unknown_subject_key, {e.subject}, e.at);
            return;
        }
        const explanation found = by.explain(by.judge_one(n, row));
        expect(e, e.outcome, std::string(name_of(found.of.is)));
        if (e.due) {
            expect(e, e.due->text(),
                   found.of.has_due ? date::from_days(found.of.due_days).text() : "-");
        }
        if (!e.result.empty()) expect(e, e.result, found.result);
        for (const std::string& path : e.missing) {
            const bool named =
                std::find(found.missing.begin(), found.missing.end(), path) != found.missing.end();
            if (!named) expect(e, path, listed(found.missing));
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
    const std::shared_ptr<const regulation>& rules_;
    const std::shared_ptr<const catalogue>& types_;
    const std::shared_ptr<const working_calendar>& calendar_;
    pack_test_result result_;
};

} // namespace

std::vector<pack_test_result>
run_pack_tests(const std::shared_ptr<const regulation>& rules,
               const std::shared_ptr<const catalogue>& types,
               const std::shared_ptr<const working_calendar>& calendar) {
    std::vector<pack_test_result> results;
    for (const pack_test& test : rules->source().tests) {
        results.push_back(pack_test_run(test, rules, types, calendar).run());
    }
    return results;
}

} // namespace tenet::policy
