#include "handles.hpp"

using namespace tenet::capi;

namespace tenet::capi {

namespace {

const policy::rule* rule_at(const tenet_regulation* regulation, size_t rule) noexcept {
    if (regulation == nullptr || rule >= regulation->is->rules().size()) return nullptr;
    return regulation->is->rules()[rule];
}

/// Reads and compiles, and hands over the regulation and the warnings.
template <class Read>
answer load(const tenet_catalogue& catalogue, const Read& read, tenet_regulation** out,
            tenet_error** warnings) {
    diagnostics heard;
    result<policy::pack> source = read(heard);
    if (!source) return refuse(source.error());
    auto made = policy::regulation::compile(std::move(*source), catalogue.is, heard);
    if (!made) return refuse(made.error());
    auto noted = make_warnings(warnings, heard);
    *out = new tenet_regulation{std::move(*made), catalogue.is};
    give_warnings(warnings, std::move(noted));
    return answer::ok();
}

void write_problem(json::writer& out, const diagnostic& d) {
    out.begin_object();
    out.key("id");
    out.string(d.id());
    out.key("zh");
    out.string(d.line(language::zh));
    out.key("en");
    out.string(d.line(language::en));
    out.end_object();
}

std::string tests_text(const std::vector<policy::pack_test_result>& results) {
    json::writer out;
    out.begin_array();
    for (const policy::pack_test_result& r : results) {
        out.begin_object();
        out.key("name");
        out.string(r.name);
        out.key("passed");
        out.boolean(r.passed);
        out.key("problems");
        out.begin_array();
        for (const diagnostic& d : r.problems.items()) write_problem(out, d);
        out.end_array();
        out.end_object();
    }
    out.end_array();
    return out.take();
}

} // namespace

} // namespace tenet::capi

tenet_status tenet_regulation_load_folder(const tenet_catalogue* catalogue, tenet_str folder,
                                          tenet_regulation** out, tenet_error** warnings,
                                          tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(catalogue, "catalogue");
        const std::string path = check.path(folder, "folder");
        check.out(out, "out");
        arguments::optional_out(warnings);
        if (!check.good()) return check.refusal();
        return load(
            *catalogue,
            [&](tenet::diagnostics& heard) { return tenet::policy::read_pack_folder(path, heard); },
            out, warnings);
    });
}

tenet_status tenet_regulation_load_texts(const tenet_catalogue* catalogue, const tenet_text* texts,
                                         size_t count, tenet_regulation** out,
                                         tenet_error** warnings, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(catalogue, "catalogue");
        check.array(texts, count, "texts");
        check.out(out, "out");
        arguments::optional_out(warnings);
        std::vector<tenet::policy::pack_text> files;
        for (size_t i = 0; check.good() && i < count; ++i) {
            files.push_back({std::string{check.text(texts[i].name, "name")},
                             std::string{check.bytes(texts[i].text, "text")}});
        }
        if (!check.good()) return check.refusal();
        return load(
            *catalogue,
            [&](tenet::diagnostics& heard) { return tenet::policy::read_pack(files, heard); }, out,
            warnings);
    });
}

void tenet_regulation_free(tenet_regulation* regulation) {
    delete regulation;
}

tenet_str tenet_regulation_id(const tenet_regulation* regulation) {
    return regulation == nullptr ? tenet_str{} : str(regulation->is->source().id);
}

tenet_str tenet_regulation_title(const tenet_regulation* regulation, tenet_language language) {
    if (regulation == nullptr || !is_language(language)) return {};
    return str(regulation->is->source().title.in(language_of(language)));
}

tenet_str tenet_regulation_version(const tenet_regulation* regulation) {
    return regulation == nullptr ? tenet_str{} : str(regulation->is->source().version);
}

tenet_str tenet_regulation_digest(const tenet_regulation* regulation) {
    return regulation == nullptr ? tenet_str{} : str(regulation->is->digest());
}

size_t tenet_regulation_rule_count(const tenet_regulation* regulation) {
    return regulation == nullptr ? 0 : regulation->is->rules().size();
}

tenet_str tenet_regulation_rule_id(const tenet_regulation* regulation, size_t rule) {
    const auto* found = rule_at(regulation, rule);
    return found == nullptr ? tenet_str{} : str(found->id);
}

tenet_str tenet_regulation_rule_title(const tenet_regulation* regulation, size_t rule,
                                      tenet_language language) {
    const auto* found = rule_at(regulation, rule);
    if (found == nullptr || !is_language(language)) return {};
    return str(found->title.in(language_of(language)));
}

tenet_str tenet_regulation_rule_article(const tenet_regulation* regulation, size_t rule) {
    if (rule_at(regulation, rule) == nullptr) return {};
    return str(regulation->is->article_of(static_cast<uint32_t>(rule)).id);
}

tenet_str tenet_regulation_rule_clause(const tenet_regulation* regulation, size_t rule) {
    const auto* found = rule_at(regulation, rule);
    return found == nullptr ? tenet_str{} : str(found->clause);
}

tenet_str tenet_regulation_rule_subject(const tenet_regulation* regulation, size_t rule) {
    const auto* found = rule_at(regulation, rule);
    return found == nullptr ? tenet_str{} : str(found->subject);
}

size_t tenet_regulation_find_rule(const tenet_regulation* regulation, tenet_str id) {
    const size_t count = tenet_regulation_rule_count(regulation);
    if (count == 0 || id.data == nullptr || id.size > longest_name) return count;
    return regulation->is->find_rule({id.data, id.size});
}

size_t tenet_regulation_measure_count(const tenet_regulation* regulation) {
    return regulation == nullptr ? 0 : regulation->is->source().measures.size();
}

tenet_str tenet_regulation_measure_id(const tenet_regulation* regulation, size_t measure) {
    if (measure >= tenet_regulation_measure_count(regulation)) return {};
    return str(regulation->is->source().measures[measure].id);
}

tenet_status tenet_regulation_run_tests(const tenet_regulation* regulation,
                                        const tenet_calendar* calendar, size_t* failed,
                                        tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(regulation, "regulation");
        arguments::optional_out(out);
        if (failed != nullptr) *failed = 0;
        if (!check.good()) return check.refusal();
        const auto results = tenet::policy::run_pack_tests(
            regulation->is, regulation->types, calendar == nullptr ? nullptr : calendar->is);
        give_text(out, tests_text(results));
        if (failed != nullptr) {
            *failed = static_cast<size_t>(std::count_if(results.begin(), results.end(),
                                                        [](const auto& r) { return !r.passed; }));
        }
        return answer::ok();
    });
}
