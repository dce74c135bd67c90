#include <tenet/party/company_name.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace tenet::party {

namespace {

using reason_kind = duplicate_reason::kind;

/// A key under which one party is found, and what folding a name took.
struct entry {
    reason_kind what;
    std::string key;
    std::size_t party;
    std::uint8_t steps;

    friend bool operator<(const entry& a, const entry& b) {
        return std::tie(a.what, a.key, a.party) < std::tie(b.what, b.key, b.party);
    }
};

std::string_view title_of(identifier_scheme scheme, language in) {
    constexpr std::array<std::string_view, 3> zh{"统一社会信用代码", "组织机构代码",
                                                 "法人识别编码"};
    constexpr std::array<std::string_view, 3> en{"unified social credit code", "organisation code",
                                                 "legal entity identifier"};
    return (in == language::zh ? zh : en)[static_cast<std::size_t>(scheme)];
}

/// The folding steps in words.
bilingual steps_text(std::uint8_t steps) {
    struct name {
        name_step step;
        const char* zh;
        const char* en;
    };
    constexpr std::array names{
        name{name_step::width, "全角半角", "character width"},
        name{name_step::letter_case, "大小写", "letter case"},
        name{name_step::punctuation, "标点空格", "punctuation"},
        name{name_step::script, "繁体简体", "traditional and simplified script"},
        name{name_step::legal_form, "公司组织形式的写法", "the way the legal form is written"}};
    bilingual out;
    for (const name& n : names) {
        if ((steps & static_cast<std::uint8_t>(n.step)) == 0) continue;
        out.zh += (out.zh.empty() ? "" : "、") + std::string(n.zh);
        out.en += (out.en.empty() ? "" : ", ") + std::string(n.en);
    }
    return out;
}

/// The scheme of a key "uscc 9135..." in words.
bilingual with_title(const std::string& key) {
    const std::size_t blank = key.find(' ');
    const auto scheme = find_identifier_scheme(std::string_view(key).substr(0, blank));
    if (!scheme || blank == std::string::npos) return {key, key};
    const std::string text = key.substr(blank);
    return {std::string(title_of(*scheme, language::zh)) + text,
            std::string(title_of(*scheme, language::en)) + text};
}

bilingual sentence(reason_kind what, const std::string& key, std::uint8_t steps) {
    switch (what) {
    case reason_kind::identifier:
        return {"标识相同：" + with_title(key).zh + "。",
                "The same identifier: " + with_title(key).en + "."};
    case reason_kind::organisation_code:
        return {"一方的统一社会信用代码含有另一方的组织机构代码 " + key + "。",
                "The unified social credit code of one contains the organisation code " + key +
                    " of the other."};
    case reason_kind::invalid_identifier:
        return {"写有相同但不合校验的标识：" + with_title(key).zh + "。",
                "The same identifier, which is not valid: " + with_title(key).en + "."};
    case reason_kind::name: return {"名称相同：“" + key + "”。", "The same name: \"" + key + "\"."};
    case reason_kind::comparable_name: break;
    }
    const bilingual ways = steps_text(steps);
    return {"名称除" + ways.zh + "外相同：“" + key + "”。",
            "The same name but for " + ways.en + ": \"" + key + "\"."};
}

class search {
public:
    search(std::span<const known_party> parties, const character_variants* variants)
        : parties_(parties), variants_(variants) {}

    std::vector<duplicate_candidate> run() {
        for (std::size_t p = 0; p < parties_.size(); ++p) {
            add_identifiers(p);
            add_names(p);
        }
        std::ranges::sort(entries_, std::less<>{});
        collect();
        return ordered();
    }

private:
    void add(reason_kind what, std::string key, std::size_t party, std::uint8_t steps = 0) {
        entries_.push_back({what, std::move(key), party, steps});
    }

    void add_identifiers(std::size_t p) {
        for (const stated_identifier& i : parties_[p].identifiers) {
            const checked_identifier checked = check_identifier(i.scheme, i.text);
            if (checked.text.empty()) continue;
            const std::string key = std::string(name_of(i.scheme)) + " " + checked.text;
            add(checked.valid() ? reason_kind::identifier : reason_kind::invalid_identifier, key,
                p);
            if (!checked.valid()) continue;
            valid_[i.scheme][p].push_back(checked.text);
            if (i.scheme == identifier_scheme::organisation_code) {
                add(reason_kind::organisation_code, checked.text, p, 1);
            } else if (const auto code = organisation_code_of(checked.text);
                       i.scheme == identifier_scheme::uscc && code) {
                add(reason_kind::organisation_code, *code, p, 2);
            }
        }
    }

    void add_names(std::size_t p) {
        for (const std::string& name : parties_[p].names) {
            comparable_name folded = comparable(name, variants_);
            if (folded.text.empty()) continue;
            add(reason_kind::name, name, p);
            add(reason_kind::comparable_name, std::move(folded.text), p, folded.steps);
        }
    }

    /// Every key that two parties or more share, by the set of parties.
    void collect() {
        for (std::size_t begin = 0; begin < entries_.size();) {
            const entry& first = entries_[begin];
            std::vector<std::size_t> who;
            std::uint8_t steps = 0;
            std::size_t end = begin;
            for (; end < entries_.size() && entries_[end].what == first.what &&
                   entries_[end].key == first.key;
                 ++end) {
                if (who.empty() || who.back() != entries_[end].party) {
                    who.push_back(entries_[end].party);
                }
                steps |= entries_[end].steps;
            }
            if (who.size() > 1) keep(first, std::move(who), steps);
            begin = end;
        }
    }

    void keep(const entry& e, std::vector<std::size_t> who, std::uint8_t steps) {
        // Codes of one kind only say what the identifiers themselves say.
        if (e.what == reason_kind::organisation_code && steps != 3) return;
        auto& reasons = found_[std::move(who)];
        const bool named = std::ranges::any_of(
            reasons, [](const duplicate_reason& r) { return r.what == reason_kind::name; });
        if (e.what == reason_kind::comparable_name && (steps == 0 || named)) return;
        reasons.push_back({e.what, e.key, steps, sentence(e.what, e.key, steps)});
    }

    /// Whether two of them hold valid identifiers of one scheme and none in common.
    [[nodiscard]] bool identifiers_differ(const std::vector<std::size_t>& who) const {
        for (const auto& [scheme, by_party] : valid_) {
            const std::vector<std::string>* first = nullptr;
            for (const std::size_t p : who) {
                const auto of = by_party.find(p);
                if (of == by_party.end()) continue;
                if (first != nullptr &&
                    std::ranges::find_first_of(*first, of->second) == first->end()) {
                    return true;
                }
                first = &of->second;
            }
        }
        return false;
    }

    std::vector<duplicate_candidate> ordered() {
        std::vector<duplicate_candidate> out;
        for (auto& [who, reasons] : found_) {
            if (reasons.empty()) continue;
            out.push_back({who, std::move(reasons), identifiers_differ(who)});
        }
        std::ranges::stable_sort(out, {}, [](const auto& c) { return c.reasons.front().what; });
        return out;
    }

    std::span<const known_party> parties_;
    const character_variants* variants_;
    std::vector<entry> entries_;
    std::map<std::vector<std::size_t>, std::vector<duplicate_reason>> found_;
    std::map<identifier_scheme, std::map<std::size_t, std::vector<std::string>>> valid_;
};

} // namespace

std::vector<duplicate_candidate> find_duplicates(std::span<const known_party> parties,
                                                 const character_variants* variants) {
    return search{parties, variants}.run();
}

} // namespace tenet::party
