#include "portfolio/content.hpp"

#include <tenet/base/digest.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace tenet::portfolio {

namespace {

constexpr int deepest = 64;

void put(std::string& out, std::string_view text) {
    const std::uint64_t n = text.size();
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((n >> shift) & 0xFF);
    out += text;
}

void put_record(std::string& out, const record_type& type, const void* object, arena& memory,
                int depth);

std::string scalar_text(const value& v) {
    switch (v.kind()) {
    case value_kind::boolean: return v.as_boolean() ? "true" : "false";
    case value_kind::number: return v.as_number().canonical();
    case value_kind::date: return v.as_date().text();
    case value_kind::time: return v.as_time().text();
    case value_kind::date_time: return v.as_date_time().text();
    case value_kind::day_time_duration: return v.as_day_time().text();
    case value_kind::year_month_duration: return v.as_year_month().text();
    default: return {};
    }
}

void put_value(std::string& out, const value& v, arena& memory, int depth) {
    out += static_cast<char>(v.kind());
    if (depth > deepest) return;
    switch (v.kind()) {
    case value_kind::string: put(out, v.as_string()); break;
    case value_kind::record: put_record(out, v.type(), v.as_object(), memory, depth + 1); break;
    case value_kind::list: {
        const list_data& list = v.as_list();
        put(out, std::to_string(list.size));
        for (std::size_t i = 0; i < list.size; ++i) put_value(out, list.at(i), memory, depth + 1);
        break;
    }
    default: put(out, scalar_text(v)); break;
    }
}

/// Fields that are set, by name; the order of the field table does not matter.
void put_record(std::string& out, const record_type& type, const void* object, arena& memory,
                int depth) {
    std::vector<const field*> fields;
    for (const field& f : type.fields()) fields.push_back(&f);
    std::ranges::sort(fields, {}, [](const field* f) { return f->name; });
    for (const field* f : fields) {
        const value v = f->load(*f, object, memory);
        if (v.is_missing()) continue;
        put(out, f->name);
        put_value(out, v, memory, depth);
    }
    put(out, {});
}

/// A sum of 256-bit numbers: the same in whatever order they come.
class multiset_sum {
public:
    void add(const std::array<std::byte, 32>& digest) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, digest.data() + i * 8, 8);
            std::uint64_t sum = 0;
            const bool over = __builtin_add_overflow(words_[i], word, &sum);
            carry = static_cast<std::uint64_t>(__builtin_add_overflow(sum, carry, &words_[i])) +
                    static_cast<std::uint64_t>(over);
        }
    }
    void put_into(std::string& out) const {
        for (const std::uint64_t word : words_) put(out, std::to_string(word));
    }

private:
    std::array<std::uint64_t, 4> words_{};
};

void put_store(std::string& out, const record_type& type, const type_store& store) {
    multiset_sum sum;
    arena memory;
    std::string form;
    store.each([&](row, const void* object) {
        form.clear();
        memory.reset();
        put_record(form, type, object, memory, 0);
        sha256 hash;
        hash.add(form);
        sum.add(hash.finish());
        return true;
    });
    put(out, type.name());
    put(out, std::to_string(store.alive()));
    sum.put_into(out);
}

std::string text_of(const coverage_statement& s) {
    std::vector<std::string> accounts = s.accounts;
    std::ranges::sort(accounts);
    std::string out;
    put(out, s.from ? s.from->text() : std::string{});
    put(out, s.to ? s.to->text() : std::string{});
    for (const std::string& account : accounts) put(out, account);
    return out;
}

void put_coverage(std::string& out, const coverage& supplied) {
    for (const auto& [collection, statements] : supplied.statements()) {
        std::vector<std::string> texts;
        for (const coverage_statement& s : statements) texts.push_back(text_of(s));
        std::ranges::sort(texts);
        put(out, collection);
        for (const std::string& text : texts) put(out, text);
    }
}

void put_codes(std::string& out, const code_lists& lists) {
    for (const auto& [id, list] : lists) {
        put(out, id);
        for (const code& c : list.codes) {
            put(out, c.id);
            put(out, c.label.zh);
            put(out, c.label.en);
            put(out, std::to_string(c.rank));
        }
    }
}

} // namespace

std::string digest_of(const records& of) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < of.stores.size(); ++i) {
        if (of.stores[i].alive() != 0) order.push_back(i);
    }
    const auto types = of.types->types();
    std::ranges::sort(order, {}, [&](std::size_t i) { return types[i]->name(); });
    std::string out;
    for (const std::size_t i : order) put_store(out, *types[i], of.stores[i]);
    put(out, "coverage");
    put_coverage(out, *of.supplied);
    put(out, "codes");
    put_codes(out, *of.codes);
    return sha256_hex(out);
}

} // namespace tenet::portfolio
