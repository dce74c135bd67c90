#include "support/catch.hpp"
#include "support/replaced_new.hpp"

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

constexpr const char* graph_json =
    R"({"parties": [{"id": "a person of some fame", "kind": "person"}, {"id": "B"}, {"id": "C"}],
        "relations": [{"holder": "a person of some fame", "subject": "B", "share": 60},
          {"holder": "B", "subject": "C", "share": {"low": 40, "high": 70}},
          {"holder": "C", "subject": "B", "share": 5}]})";
constexpr const char* policy_json =
    R"({"id": "p", "title": "p", "criteria": [{"id": "c", "title": "c", "kind": "control"}]})";
constexpr const char* rows_json =
    R"({"rows": [{"id": "1", "party": "B", "value": "19.90"}, {"id": "2", "party": "C"}]})";

/// The same of groups: reads, asks, adds up.
class group_story {
public:
    ~group_story() {
        tenet_control_index_free(after_);
        tenet_control_index_free(index_);
        tenet_graph_free(merged_);
        tenet_graph_files_free(files_);
        tenet_error_free(losses_);
        tenet_merge_log_free(log_);
        tenet_lineage_free(lineage_);
        tenet_roll_up_free(totals_);
        tenet_grouping_free(groups_);
        tenet_group_policy_free(policy_);
        tenet_party_list_free(list_);
        for (tenet_buffer* b : buffers_) tenet_buffer_free(b);
        tenet_structure_free(day_);
        tenet_graph_free(graph_);
    }

    bool tell() { return make() && ask() && add_up() && follow() && merge() && change(); }

private:
    bool make() {
        tenet_error* e = nullptr;
        tenet_structure_options when;
        tenet_structure_options_init(&when, sizeof when);
        when.as_of = text("2025-12-31");
        const tenet_str none = text("");
        return went_well(tenet_graph_read_json(text(graph_json), none, &graph_, &e), &e) &&
               went_well(tenet_structure_new(graph_, &when, &day_, &e), &e) &&
               went_well(tenet_group_policy_read_json(text(policy_json), none, &policy_, &e), &e) &&
               went_well(tenet_grouping_new(day_, policy_, &groups_, &e), &e);
    }

    bool ask() {
        tenet_error* e = nullptr;
        const tenet_str party = text("C");
        return went_well(tenet_structure_controllers(day_, party, &list_, &e), &e) &&
               went_well(tenet_structure_controllers_json(day_, party, &buffers_[0], &e), &e) &&
               went_well(
                   tenet_structure_owners_json(day_, party, TENET_WALKS_ALL, &buffers_[1], &e),
                   &e) &&
               went_well(tenet_structure_findings_json(day_, &buffers_[2], &e), &e) &&
               went_well(tenet_grouping_text(groups_, party, TENET_ZH, &buffers_[3], &e), &e) &&
               went_well(tenet_grouping_svg(groups_, party, TENET_ZH, &buffers_[5], &e), &e) &&
               went_well(tenet_grouping_html(groups_, party, TENET_ZH, &buffers_[6], &e), &e);
    }

    bool follow() {
        tenet_error* e = nullptr;
        tenet_lineage_options days;
        tenet_lineage_options_init(&days, sizeof days);
        days.first_day = text("2025-01-01");
        days.last_day = text("2025-12-31");
        const tenet_str none = text("");
        const tenet_str change = text(R"({"parties": [{"id": "N"}]})");
        return went_well(tenet_lineage_new(policy_, &lineage_, &e), &e) &&
               went_well(tenet_lineage_follow(lineage_, graph_, policy_, &days, &e), &e) &&
               went_well(tenet_lineage_json(lineage_, &buffers_[7], &e), &e) &&
               went_well(tenet_grouping_what_if_json(groups_, change, none, text(rows_json), none,
                                                     &buffers_[8], &e),
                         &e);
    }

    bool merge() {
        tenet_error* e = nullptr;
        const tenet_str same =
            text(R"([{"id": "1", "kind": "same", "party": "B", "other": "C", "by": "x",
                      "reason": "y", "on": "2025-01-01"}])");
        const tenet_str none = text("");
        return went_well(tenet_merge_log_read_json(text("[]"), none, &log_, &e), &e) &&
               went_well(tenet_merge_log_add_json(log_, same, none, &e), &e) &&
               went_well(tenet_graph_merged(graph_, log_, none, &merged_, &e), &e) &&
               went_well(
                   tenet_graph_export_files(graph_, text("gleif"), nullptr, &files_, &losses_, &e),
                   &e);
    }

    bool change() {
        tenet_error* e = nullptr;
        const tenet_str sold = text(R"({"drop": [{"holder": "C", "subject": "B"}],
            "add": [{"holder": "a person of some fame", "subject": "C", "share": 51}]})");
        return went_well(tenet_control_index_new(day_, &index_, &e), &e) &&
               went_well(tenet_control_index_with_json(index_, sold, text(""), &after_, &e), &e) &&
               went_well(tenet_control_index_differences_json(after_, &buffers_[9], &e), &e) &&
               went_well(tenet_control_index_prove_control_json(
                             after_, text("a person of some fame"), text("C"), &buffers_[10], &e),
                         &e);
    }

    bool add_up() {
        tenet_error* e = nullptr;
        const tenet_str change = text(R"({"upsert": [{"id": "2", "party": "B", "value": 1}]})");
        return went_well(tenet_roll_up_new(groups_, text(rows_json), text("rows"), &totals_, &e),
                         &e) &&
               went_well(tenet_roll_up_change_json(totals_, change, text("change"), &e), &e) &&
               went_well(tenet_roll_up_json(totals_, &buffers_[4], &e), &e);
    }

    tenet_graph* graph_ = nullptr;
    tenet_structure* day_ = nullptr;
    tenet_group_policy* policy_ = nullptr;
    tenet_grouping* groups_ = nullptr;
    tenet_lineage* lineage_ = nullptr;
    tenet_merge_log* log_ = nullptr;
    tenet_graph* merged_ = nullptr;
    tenet_graph_files* files_ = nullptr;
    tenet_control_index* index_ = nullptr;
    tenet_control_index* after_ = nullptr;
    tenet_error* losses_ = nullptr;
    tenet_roll_up* totals_ = nullptr;
    tenet_party_list* list_ = nullptr;
    tenet_buffer* buffers_[11] = {};
};

/// Tells a story with a little more memory each time, until it is enough.
template <class Story>
void tell_with_ever_more_memory() {
    bool finished = false;
    for (long ration = 0; !finished; ++ration) {
        REQUIRE(ration < 100'000);
        Story s;
        allowed = ration;
        finished = s.tell();
        allowed = -1;
    }
    CHECK(finished);
}

} // namespace

void* obtain(std::size_t size, std::size_t alignment) {
    if (allowed == 0) throw std::bad_alloc{};
    if (allowed > 0) --allowed;
    return allocate(size, alignment);
}

TEST_CASE("wherever memory runs out, the call says so and the library goes on", "[capi]") {
    tell_with_ever_more_memory<story>();
}

TEST_CASE("wherever memory runs out over groups, the call says so too", "[capi]") {
    tell_with_ever_more_memory<group_story>();
}

TEST_CASE("wherever memory runs out, an assessment that runs is as it was", "[capi]") {
    constexpr const char* definition =
        R"({"id": "a", "version": "1", "purpose": "p", "subject": "s", "roles": [{"id": "signer"}],
            "stages": [{"id": "sign", "by": "signer", "panel": {"type": "countersign"},
              "deadline": {"after": "P5D"}, "next": [{"on": "approved", "to": "yes"},
              {"on": "rejected", "to": "no"}, {"on": "no_quorum", "to": "no"}]}],
            "outcomes": [{"id": "yes"}, {"id": "no"}]})";
    constexpr const char* opening =
        R"({"instance": "i", "participants": [{"person": "li", "roles": ["signer"]},
                                              {"person": "wu", "roles": ["signer"]}]})";
    constexpr const char* act =
        R"({"act": "submit", "actor": "li", "stage": "sign", "choice": "approve"})";
    constexpr const char* now = "2026-01-05T09:00:00+08:00";
    tenet_assessment* of = nullptr;
    tenet_instance* running = nullptr;
    tenet_buffer* bytes = nullptr;
    tenet_buffer* effects = nullptr;
    tenet_error* e = nullptr;
    REQUIRE(tenet_assessment_load_text(text(definition), {}, &of, nullptr, nullptr) == TENET_OK);
    REQUIRE(tenet_instance_open(of, text(opening), text(now), nullptr, &running, &bytes, nullptr,
                                nullptr) == TENET_OK);
    tenet_buffer_free(bytes);
    const tenet_str before = tenet_instance_checkpoint(running);
    const std::string at_first{before.data, before.size};
    for (long ration = 0;; ++ration) {
        REQUIRE(ration < 100'000);
        allowed = ration;
        const bool done = went_well(
            tenet_instance_submit(running, text(act), text(now), &bytes, &effects, &e), &e);
        allowed = -1;
        if (done) break;
        REQUIRE(bytes == nullptr);
        REQUIRE(effects == nullptr);
        const tenet_str after = tenet_instance_checkpoint(running);
        REQUIRE(std::string(after.data, after.size) == at_first);
    }
    CHECK(tenet_buffer_size(bytes) > 0);
    tenet_buffer* page = nullptr;
    for (long ration = 0; page == nullptr; ++ration) {
        REQUIRE(ration < 100'000);
        allowed = ration;
        const bool done = went_well(tenet_instance_html(running, tenet_buffer_str(bytes), TENET_ZH,
                                                        TENET_CLEARANCE_SECRET, &page, &e),
                                    &e);
        allowed = -1;
        REQUIRE(done == (page != nullptr));
    }
    CHECK(tenet_buffer_size(page) > 0);
    tenet_buffer_free(page);
    tenet_buffer_free(bytes);
    tenet_buffer_free(effects);
    tenet_instance_free(running);
    tenet_assessment_free(of);
}

TEST_CASE("wherever memory runs out, an agenda is as it was", "[capi]") {
    const tenet_str one = text("an instance with a rather long name of its own");
    const tenet_str other = text("another instance with a name that is as long");
    struct step {
        tenet_str name;
        const char* due;
        const char* next;
        std::size_t size;
    };
    const step steps[] = {{one, "2026-01-05T09:00:00Z", "2026-01-05T09:00:00Z", 1},
                          {other, "2026-01-04T09:00:00Z", "2026-01-04T09:00:00Z", 2},
                          {other, "2026-01-06T09:00:00Z", "2026-01-05T09:00:00Z", 2},
                          {one, "2026-01-07T09:00:00Z", "2026-01-06T09:00:00Z", 2},
                          {other, "", "2026-01-07T09:00:00Z", 1},
                          {one, "", "", 0}};
    tenet_agenda* agenda = nullptr;
    tenet_error* e = nullptr;
    REQUIRE(tenet_agenda_new(&agenda, nullptr) == TENET_OK);
    const auto next = [&] {
        const tenet_str at = tenet_agenda_next(agenda);
        return std::string(at.size == 0 ? "" : at.data, at.size);
    };
    const auto due = [&] {
        tenet_buffer* names = nullptr;
        REQUIRE(tenet_agenda_due_json(agenda, text("2027-01-01T00:00:00Z"), 10, &names, nullptr) ==
                TENET_OK);
        const tenet_str is = tenet_buffer_str(names);
        std::string out(is.data, is.size);
        tenet_buffer_free(names);
        return out;
    };
    for (const step& s : steps) {
        const std::string next_before = next();
        const std::string due_before = due();
        for (long ration = 0;; ++ration) {
            REQUIRE(ration < 100'000);
            allowed = ration;
            const bool done = went_well(tenet_agenda_set(agenda, s.name, text(s.due), &e), &e);
            allowed = -1;
            if (done) break;
            REQUIRE(next() == next_before);
            REQUIRE(due() == due_before);
        }
        CHECK(next() == s.next);
        CHECK(tenet_agenda_size(agenda) == s.size);
    }
    tenet_agenda_free(agenda);
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
