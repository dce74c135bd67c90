#include "group.hpp"

#include <tenet/group/exchange.hpp>
#include <tenet/group/messages.hpp>

using namespace tenet::capi;
namespace group = tenet::group;

struct tenet_graph_files {
    std::vector<group::graph_text> texts;
};

namespace {

struct found_form {
    std::optional<group::graph_form> form;
    answer refusal;
};

found_form find_form(std::string_view name, bool to_read) {
    const auto form = group::find_graph_form(name);
    if (form) return {form, answer::ok()};
    return {std::nullopt, answer::refuse(TENET_ERROR_NOT_FOUND, tenet::group_messages::unknown_form,
                                         {std::string{name}, group::graph_form_names(to_read)})};
}

group::export_options read_export_options(arguments& check, const tenet_export_options* given) {
    const auto from = check.versioned(given, tenet_export_options{}, "tenet_export_options");
    check.between(from.language, TENET_ZH, TENET_EN, "language");
    check.only_bits(from.flags, TENET_EXPORT_REFUSE_LOSSES | TENET_EXPORT_GLEIF_JSON, "flags");
    group::export_options how;
    if (!check.good()) return how;
    how.lang = language_of(from.language);
    how.refuse_losses = (from.flags & TENET_EXPORT_REFUSE_LOSSES) != 0;
    if ((from.flags & TENET_EXPORT_GLEIF_JSON) != 0) how.gleif = group::gleif_layout::json;
    how.bods.publisher = check.text(from.publisher, "publisher");
    how.bods.license = check.text(from.license, "license");
    if (from.stated_on.size != 0) how.bods.stated_on = check.day(from.stated_on, "stated_on");
    const tenet::date known_at = read_known_at(check, from.known_at);
    if (from.as_of.size == 0) return how;
    if (const auto as_of = check.day(from.as_of, "as_of")) how.at = group::moment{*as_of, known_at};
    return how;
}

} // namespace

tenet_status tenet_graph_import(tenet_str form, const tenet_text* texts, size_t count,
                                tenet_graph** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.out(out, "out");
        const std::string_view name = check.word(form, "form");
        check.array(texts, count, "texts");
        std::vector<group::graph_text> files;
        for (size_t i = 0; check.good() && i < count; ++i) {
            const std::string_view called = check.text(texts[i].name, "name");
            const std::string_view text = check.bytes(texts[i].text, "text");
            files.push_back({std::string{called}, std::string{text}});
        }
        if (!check.good()) return check.refusal();
        const found_form found = find_form(name, true);
        if (!found.form) return found.refusal;
        return give_made(group::import_graph(*found.form, std::move(files), reading({})), out);
    });
}

tenet_status tenet_graph_export(const tenet_graph* graph, tenet_str form, tenet_language language,
                                tenet_buffer** out, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(graph, "graph");
        check.out(out, "out");
        const std::string_view name = check.word(form, "form");
        check.between(language, TENET_ZH, TENET_EN, "language");
        if (!check.good()) return check.refusal();
        const found_form found = find_form(name, false);
        if (!found.form) return found.refusal;
        group::export_options how;
        how.lang = language_of(language);
        auto written = group::export_graph(*graph->is, *found.form, how);
        if (!written) return refuse(written.error());
        give_text(out, std::move(*written));
        return answer::ok();
    });
}

tenet_status tenet_export_options_init(tenet_export_options* options, size_t size) {
    return initialise(options, size, tenet_export_options{});
}

tenet_status tenet_graph_export_files(const tenet_graph* graph, tenet_str form,
                                      const tenet_export_options* options, tenet_graph_files** out,
                                      tenet_error** losses, tenet_error** error) {
    return guarded(error, [&] {
        arguments check;
        check.need(graph, "graph");
        check.out(out, "out");
        arguments::optional_out(losses);
        const std::string_view name = check.word(form, "form");
        const group::export_options how = read_export_options(check, options);
        if (!check.good()) return check.refusal();
        const found_form found = find_form(name, false);
        if (!found.form) return found.refusal;
        auto written = group::export_files(*graph->is, *found.form, how);
        if (!written) return refuse(written.error());
        auto told = make_warnings(losses, written->losses);
        *out = new tenet_graph_files{std::move(written->texts)};
        give_warnings(losses, std::move(told));
        return answer::ok();
    });
}

size_t tenet_graph_files_count(const tenet_graph_files* files) {
    return files == nullptr ? 0 : files->texts.size();
}

tenet_str tenet_graph_files_name(const tenet_graph_files* files, size_t index) {
    return index < tenet_graph_files_count(files) ? str(files->texts[index].name) : tenet_str{};
}

tenet_str tenet_graph_files_text(const tenet_graph_files* files, size_t index) {
    return index < tenet_graph_files_count(files) ? str(files->texts[index].text) : tenet_str{};
}

void tenet_graph_files_free(tenet_graph_files* files) {
    delete files;
}
