#include "replaced_new.hpp"
#include "support/catch.hpp"

#include <tenet/tenet.h>

#include <cstring>

namespace {

/// How many more allocations succeed; negative: all of them.
long allowed = -1;

tenet_str text(const char* from) {
    return {from, std::strlen(from)};
}

/// What a step of the story came to; the error of a failure is looked at and freed.
bool went_well(tenet_status status, tenet_error* const* at) {
    if (status == TENET_OK) return true;
    allowed = -1; // for the test's own needs
    tenet_error* const error = *at;
    CHECK(status == TENET_ERROR_OUT_OF_MEMORY);
    CHECK(tenet_error_status(error) == TENET_ERROR_OUT_OF_MEMORY);
    CHECK(tenet_error_count(error) == 1);
    CHECK(tenet_error_text(error, 0, TENET_ZH).size > 0);
    tenet_error_free(error);
    return false;
}

constexpr const char* pack_json =
    R"({"regulation": {"id": "small", "title": {"zh": "小制度", "en": "Small regulation"}},
        "articles": [{"id": "1", "title": {"zh": "客户", "en": "Accounts"}, "rules": [
          {"id": "1-name", "title": {"zh": "名称", "en": "Name"}, "kind": "constraint",
           "subject": "account", "require": "name != \"somebody whom nobody knows\""}]}]})";

/// Builds, compiles, runs: true if nothing failed. Whatever was made is freed.
class story {
public:
    ~story() {
        tenet_effect_free(effect_);
        tenet_change_free(change_);
        tenet_explanation_free(why_);
        tenet_report_free(report_);
        tenet_judge_free(judge_);
        tenet_regulation_free(rules_);
        tenet_buffer_free(buffer_);
        tenet_evaluation_free(run_);
        tenet_expression_free(expression_);
        tenet_scope_free(scope_);
        tenet_snapshot_free(facts_);
        tenet_snapshot_builder_free(builder_);
        tenet_catalogue_free(types_);
    }

    bool tell() { return run_an_expression() && judge_a_portfolio(); }

private:
    bool run_an_expression() {
        tenet_error* e = nullptr;
        tenet_slot_def slot{};
        slot.name = text("a slot with a rather long name of its own");
        return went_well(tenet_catalogue_own(&types_, &e), &e) &&
               went_well(tenet_snapshot_builder_new(types_, nullptr, &builder_, &e), &e) &&
               went_well(tenet_snapshot_builder_add_json(
                             builder_, text("account"),
                             text("{\"id\": \"A\", \"name\": \"a name of some length, so that it "
                                  "needs memory\"}"),
                             &e),
                         &e) &&
               went_well(tenet_snapshot_builder_finish(builder_, &facts_, nullptr, &e), &e) &&
               went_well(tenet_scope_new(types_, &slot, 1, sizeof slot, &scope_, &e), &e) &&
               went_well(
                   tenet_expression_compile(text("\"x\" + string(1 + 2) + \"and more of it\""),
                                            scope_, &expression_, &e),
                   &e) &&
               went_well(tenet_evaluation_new(scope_, nullptr, &run_, &e), &e) &&
               went_well(tenet_expression_run(expression_, run_, &e), &e) &&
               went_well(tenet_evaluation_json(run_, &buffer_, &e), &e);
    }

    bool judge_a_portfolio() {
        tenet_error* e = nullptr;
        const tenet_text pack{text("pack.json"), text(pack_json)};
        tenet_context now;
        tenet_context_init(&now, sizeof now);
        now.at = text("2026-01-01T12:00:00+08:00");
        return went_well(tenet_regulation_load_texts(types_, &pack, 1, &rules_, nullptr, &e), &e) &&
               went_well(tenet_judge_bind(rules_, facts_, &now, 1, nullptr, nullptr, &judge_, &e),
                         &e) &&
               went_well(tenet_judge_check(judge_, nullptr, &report_, &e), &e) &&
               went_well(tenet_report_explain(report_, 0, &why_, &e), &e) &&
               went_well(tenet_change_new(facts_, &change_, &e), &e) &&
               went_well(tenet_change_upsert_json(change_, text("account"),
                                                  text("{\"id\": \"A\", \"name\": \"another\"}"),
                                                  nullptr, &e),
                         &e) &&
               went_well(tenet_judge_evaluate(judge_, change_, TENET_SCOPE_ALL, &effect_, &e), &e);
    }

    tenet_catalogue* types_ = nullptr;
    tenet_snapshot_builder* builder_ = nullptr;
    tenet_snapshot* facts_ = nullptr;
    tenet_scope* scope_ = nullptr;
    tenet_expression* expression_ = nullptr;
    tenet_evaluation* run_ = nullptr;
    tenet_buffer* buffer_ = nullptr;
    tenet_regulation* rules_ = nullptr;
    tenet_judge* judge_ = nullptr;
    tenet_report* report_ = nullptr;
    tenet_explanation* why_ = nullptr;
    tenet_change* change_ = nullptr;
    tenet_effect* effect_ = nullptr;
};

} // namespace

void* obtain(std::size_t size, std::size_t alignment) {
    if (allowed == 0) throw std::bad_alloc{};
    if (allowed > 0) --allowed;
    return allocate(size, alignment);
}

TEST_CASE("wherever memory runs out, the call says so and the library goes on", "[capi]") {
    bool finished = false;
    for (long ration = 0; !finished; ++ration) {
        REQUIRE(ration < 100'000);
        story s;
        allowed = ration;
        finished = s.tell();
        allowed = -1;
    }
    CHECK(finished);
}

TEST_CASE("an error that finds no memory is the immortal one", "[capi]") {
    tenet_error* error = nullptr;
    allowed = 0;
    const tenet_status status = tenet_catalogue_own(nullptr, &error);
    allowed = -1;
    REQUIRE(status == TENET_ERROR_OUT_OF_MEMORY);
    tenet_error_free(error);
    CHECK(tenet_error_count(error) == 1); // it is not gone
}
