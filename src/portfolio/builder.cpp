#include "portfolio/content.hpp"

#include <tenet/portfolio/messages.hpp>

#include <map>

namespace tenet::portfolio {

namespace {

/// Places of many records without a string for each.
class place_book {
public:
    [[nodiscard]] std::uint32_t add(const place& p) {
        entries_.push_back({number_of(p.file), p.pointer.empty() ? no_pointer : keep(p.pointer),
                            p.line, p.column, p.offset});
        return static_cast<std::uint32_t>(entries_.size() - 1);
    }
    [[nodiscard]] place at(std::uint32_t i) const {
        const entry& e = entries_[i];
        return {files_[e.file], e.pointer == no_pointer ? std::string{} : pointers_[e.pointer],
                e.line, e.column, e.offset};
    }

private:
    static constexpr std::uint32_t no_pointer = 0xFFFFFFFF;
    struct entry {
        std::uint32_t file;
        std::uint32_t pointer;
        std::uint32_t line;
        std::uint32_t column;
        std::uint64_t offset;
    };

    std::uint32_t number_of(const std::string& file) {
        if (!files_.empty() && files_[last_file_] == file) return last_file_;
        const auto [at, is_new] =
            numbers_.emplace(file, static_cast<std::uint32_t>(files_.size()));
        if (is_new) files_.push_back(file);
        last_file_ = at->second;
        return last_file_;
    }
    std::uint32_t keep(const std::string& pointer) {
        pointers_.push_back(pointer);
        return static_cast<std::uint32_t>(pointers_.size() - 1);
    }

    std::vector<entry> entries_;
    std::vector<std::string> files_;
    std::vector<std::string> pointers_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::uint32_t last_file_ = 0;
};

std::string text_of(const place& p) {
    std::string text = p.file;
    if (p.line != 0) text += ':' + std::to_string(p.line);
    if (text.empty()) text = p.pointer;
    return text;
}

} // namespace

struct builder::state {
    explicit state(std::shared_ptr<const catalogue> types)
        : made(std::move(types)), places(made.stores.size()) {}

    records made;
    coverage supplied;
    code_lists codes;
    diagnostics problems;
    place_book book;
    std::vector<std::vector<std::uint32_t>> places; ///< by type and row
};

builder::builder(std::shared_ptr<const catalogue> types)
    : state_(std::make_unique<state>(std::move(types))) {}

builder::~builder() = default;

const catalogue& builder::types() const noexcept {
    return *state_->made.types;
}

void builder::add(record r, place from) {
    state& s = *state_;
    if (!check_record(*s.made.types, r, from, s.problems)) return;
    const std::size_t type = s.made.types->index_of(*r.type);
    const std::string_view key = r.type->key_of(r.object.get());
    const row before = s.made.stores[type].find(*r.type, key);
    if (before != no_row) {
        s.problems.add(portfolio_messages::duplicate_key,
                       {std::string{key}, std::string{r.type->name()}, std::string{r.type->zh()},
                        text_of(s.book.at(s.places[type][before]))},
                       std::move(from));
        return;
    }
    s.made.upsert(type, std::move(r.object));
    s.places[type].push_back(s.book.add(from));
}

void builder::cover(std::string collection, coverage_statement statement) {
    state_->supplied.add(std::move(collection), std::move(statement));
}

void builder::use(code_lists lists) {
    state_->codes = std::move(lists);
}

result<std::shared_ptr<const snapshot>> builder::finish(bool strict, diagnostics& warnings) {
    const std::unique_ptr<state> s =
        std::exchange(state_, std::make_unique<state>(state_->made.types));
    const severity level = strict ? severity::error : severity::warning;
    const auto place_of = [&s](std::size_t type, row r) { return s->book.at(s->places[type][r]); };
    diagnostics dangling;
    find_dangling(s->made, level, place_of, dangling);
    (strict ? s->problems : warnings).add(dangling);
    if (s->problems.has_errors()) return std::move(s->problems);

    for (relation_index& r : s->made.relations) r.shrink();
    s->made.supplied = std::make_shared<const coverage>(std::move(s->supplied));
    s->made.codes = std::make_shared<const code_lists>(std::move(s->codes));
    return snapshot::share(std::move(s->made));
}

} // namespace tenet::portfolio
