#include "writing.hpp"

#include "reading.hpp"

namespace tenet::score {

void missing_member(json::writer& out, missing_policy policy, const decimal& points) {
    out.key("missing");
    switch (policy) {
    case missing_policy::spread: out.string("spread"); break;
    case missing_policy::zero: out.string("zero"); break;
    case missing_policy::renormalise: out.string("renormalise"); break;
    case missing_policy::fixed:
        out.begin_object();
        number_member(out, "fixed", points);
        out.end_object();
        break;
    }
}

void rounding_member(json::writer& out, std::string_view name,
                     const std::optional<rounding_rule>& rule) {
    if (!rule) return;
    out.key(name);
    out.begin_object();
    out.key("places");
    out.integer(rule->places);
    text_member(out, "mode", name_of(mode_names(), rule->mode));
    out.end_object();
}

void band_members(json::writer& out, const band& b) {
    text_member(out, "id", b.id);
    both_member(out, "label", b.label);
    text_member(out, "range", b.range.text());
}

void bands_member(json::writer& out, std::string_view name, std::span<const band> parts) {
    list_member(out, name, parts, [&](const band& b) {
        out.begin_object();
        band_members(out, b);
        out.end_object();
    });
}

void estimate_members(json::writer& out, const estimate& e) {
    number_member(out, "low", e.low);
    number_member(out, "high", e.high);
    number_member(out, "margin", e.margin);
    number_member(out, "standard_error", e.standard_error);
    flag_member(out, "corrected", e.corrected);
}

void write_gap(json::writer& out, const gap& g) {
    out.begin_object();
    text_member(out, "id", g.id);
    number_member(out, "difference", g.difference);
    number_member(out, "weighted", g.weighted);
    count_member(out, "rank", g.rank);
    flag_member(out, "tied", g.tied);
    out.end_object();
}

void reason_members(json::writer& out, const diagnostic& reason) {
    text_member(out, "reason", reason.id());
    both_member(out, "text", {reason.text(language::zh), reason.text(language::en)});
}

void reason_member(json::writer& out, std::string_view name,
                   const std::optional<diagnostic>& reason) {
    if (!reason) return;
    out.key(name);
    out.begin_object();
    reason_members(out, *reason);
    out.end_object();
}

void measured_members(json::writer& out, const measured& m) {
    number_member(out, "value", m.value);
    reason_member(out, "invalid", m.invalid);
}

} // namespace tenet::score
