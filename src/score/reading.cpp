#include "reading.hpp"

#include <tenet/score/messages.hpp>

#include <array>

namespace tenet::score {

std::optional<decimal> exact_number(json::object_reader& in, const json::node& from) {
    const bool scalar =
        from.is() == json::node::kind::number || from.is() == json::node::kind::string;
    auto n = scalar ? decimal::parse(from.text()) : std::nullopt;
    if (!n) in.wrong_kind(from, "数字", "a number");
    return n;
}

std::optional<decimal> exact_number(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    return n == nullptr ? std::nullopt : exact_number(in, *n);
}

decimal required_number(json::object_reader& in, std::string_view name) {
    const json::node* n = in.require(name);
    return n == nullptr ? decimal{} : exact_number(in, *n).value_or(decimal{});
}

std::optional<std::uint64_t> count_member(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    if (n == nullptr) return std::nullopt;
    const auto number = decimal::parse(n->text());
    const auto whole = number ? number->to_int64() : std::nullopt;
    if (whole && *whole >= 0) return static_cast<std::uint64_t>(*whole);
    in.wrong_kind(*n, "0 或以上的整数", "a whole number of 0 or more");
    return std::nullopt;
}

rounding_rule read_rounding_rule(json::object_reader& parent, const json::node& from) {
    constexpr std::int64_t most_places = 34;
    json::object_reader in{parent.doc(), from, parent.problems()};
    rounding_rule out;
    in.require("places");
    const std::int64_t places = in.integer("places").value_or(0);
    if (places < -most_places || places > most_places) {
        in.wrong_kind(*in.find("places"), "-34 至 34 之间的整数", "a whole number from -34 to 34");
    } else {
        out.places = static_cast<int>(places);
    }
    out.mode = choice(in, "mode", mode_names(), rounding::half_up);
    in.finish();
    return out;
}

std::optional<rounding_rule> read_rounding(json::object_reader& in, std::string_view name) {
    const json::node* n = given(in, name);
    if (n == nullptr) return std::nullopt;
    return read_rounding_rule(in, *n);
}

weighted_rounding read_weighted_rounding(json::object_reader& parent, const json::node& from) {
    json::object_reader in{parent.doc(), from, parent.problems()};
    weighted_rounding out;
    out.value = read_rounding(in, "value");
    out.contribution = read_rounding(in, "contribution");
    out.total = read_rounding(in, "total");
    in.finish();
    return out;
}

interval read_range(json::object_reader& in, const json::node& n) {
    const bool text = n.is() == json::node::kind::string || n.is() == json::node::kind::number;
    const auto range = text ? read_interval(n.text()) : std::nullopt;
    if (!range) {
        in.problems().add(score_messages::bad_range, {std::string{n.text()}}, in.doc().where(n));
    }
    return range.value_or(interval::all());
}

band read_band(json::object_reader& in) {
    band out;
    out.id = in.text("id");
    out.label = in.optional_both("label");
    if (const json::node* n = in.require("range")) out.range = read_range(in, *n);
    out.at = in.where();
    return out;
}

std::vector<band> read_bands(json::object_reader& in, std::string_view name) {
    std::vector<band> out;
    for (const json::node& n : in.items(name)) {
        json::object_reader part{in.doc(), n, in.problems()};
        out.push_back(read_band(part));
        part.finish();
    }
    return out;
}

missing_policy read_missing_policy(json::object_reader& in, decimal& points) {
    static const std::vector<std::string_view> names{"spread", "zero", "renormalise"};
    constexpr std::array policies{missing_policy::spread, missing_policy::zero,
                                  missing_policy::renormalise};
    const json::node* n = in.find("missing");
    if (n == nullptr || n->is() != json::node::kind::object) {
        return policies[in.choice("missing", names, 0)];
    }
    json::object_reader fixed{in.doc(), *n, in.problems()};
    points = required_number(fixed, "fixed");
    fixed.finish();
    return missing_policy::fixed;
}

const std::vector<std::string_view>& mode_names() noexcept {
    static const std::vector<std::string_view> names{"half_even", "half_up", "half_down", "up",
                                                     "down",      "ceiling", "floor"};
    return names;
}

const std::vector<std::string_view>& tie_names() noexcept {
    static const std::vector<std::string_view> names{"all_up", "all_down", "by_id"};
    return names;
}

const std::vector<std::string_view>& divisor_names() noexcept {
    static const std::vector<std::string_view> names{"answers", "answers_less_one"};
    return names;
}

} // namespace tenet::score
