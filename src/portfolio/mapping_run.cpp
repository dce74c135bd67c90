#include "portfolio/key_hash.hpp"
#include "portfolio/mapping_cells.hpp"
#include "portfolio/readers.hpp"
#include "portfolio/same_text.hpp"
#include "portfolio/suggestion.hpp"

#include <tenet/portfolio/messages.hpp>

#include <algorithm>

namespace tenet::portfolio {

namespace say = portfolio_messages;

namespace {

using source = field_plan::source;

/// What a field gathers over the rows of one record.
struct gathered {
    value is; ///< a number or a date; null until there is one
};

/// The records of one type while the rows go by: found by key, filled, then handed over.
class record_maker {
public:
    /// `text` is the whole file: what is viewed there stays.
    record_maker(const record_plan& plan, const mapping::definition& of, const code_lists& codes,
                 std::string_view text)
        : plan_(plan), codes_(codes), text_(text) {
        slots_.resize(1024);
        const auto can_fail = [&of](const field_plan& f) {
            return f.to->required || f.is_computed || !f.to->codes.empty() || !of.null_text.empty();
        };
        for (const field_plan& f : plan.fields) {
            if (f.is_aggregate()) aggregates_.push_back(&f);
            if (f.how == source::last) last_ones_.push_back(&f);
            if (f.how == source::first && can_fail(f)) check_first_.push_back(&f);
            if (f.how == source::last && can_fail(f)) check_always_.push_back(&f);
        }
        for (const list_plan& list : plan.lists) {
            for (const field_plan& f : list.fields) {
                if (f.how == source::first && can_fail(f)) check_always_.push_back(&f);
                element_fields_.push_back(&f);
            }
        }
    }

    /// Finds out whether the row can be taken; nothing changes yet.
    bool check(const row_values& row, const csv::reader& at, diagnostics& problems) {
        const value& key = row[plan_.key_column];
        if (!key.is(value_kind::string) || key.as_string().empty()) {
            return no_value(*plan_.type->key(), at, problems);
        }
        group_ = find(key.as_string());
        bool fine = true;
        if (group_ != empty_slot && plan_.refuse_same_key) {
            problems.add(say::mapping_same_key,
                         {std::string{key.as_string()}, std::string{plan_.type->name()}},
                         at.where(0));
            fine = false;
        }
        if (group_ == empty_slot) fine = check_fields(check_first_, row, at, problems) && fine;
        return check_fields(check_always_, row, at, problems) && fine;
    }

    /// Takes the row checked last.
    void take(const row_values& row, const csv::reader& at, diagnostics& problems) {
        if (group_ == empty_slot) begin_record(row, at, problems);
        void* object = objects_[group_].get();
        for (const field_plan* f : last_ones_) store(*f, object, row[f->column], problems);
        for (std::size_t i = 0; i < aggregates_.size(); ++i) {
            gather(*aggregates_[i], gathered_[group_ * aggregates_.size() + i].is, row);
        }
        if (!plan_.lists.empty()) put_by(row, problems);
    }

    /// Stores what was gathered, then what is derived from the finished record.
    void finish(diagnostics& problems) {
        append_elements(problems);
        feel::run_context context;
        context.missing = feel::missing_mode::spread;
        context.strict = true;
        feel::evaluation run{context};
        for (std::size_t g = 0; g < objects_.size(); ++g) {
            for (std::size_t i = 0; i < aggregates_.size(); ++i) {
                const value& v = gathered_[g * aggregates_.size() + i].is;
                if (!v.is_null()) store(*aggregates_[i], objects_[g].get(), v, problems);
            }
            for (const field_plan& f : plan_.fields) {
                if (f.how == source::feel) derive(f, objects_[g].get(), run, problems);
            }
        }
    }

    void hand_over(const std::string& file, builder& to) {
        constexpr std::size_t ahead = 8; // the objects have long left the cache
        for (std::size_t g = 0; g < objects_.size(); ++g) {
            if (g + ahead < objects_.size()) __builtin_prefetch(objects_[g + ahead].get());
            to.add_from({plan_.type, std::move(objects_[g])}, [file = &file, line = lines_[g]] {
                place where;
                where.file = *file;
                where.line = line;
                where.column = 1;
                return where;
            });
        }
    }

    [[nodiscard]] const record_type& type() const noexcept { return *plan_.type; }
    [[nodiscard]] std::span<const std::shared_ptr<void>> objects() const noexcept {
        return objects_;
    }

private:
    static constexpr std::uint32_t empty_slot = 0xFFFFFFFF;
    static constexpr std::size_t most_put_by = 1024; ///< rows

    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t group = empty_slot;
    };

    bool check_fields(std::span<const field_plan* const> fields, const row_values& row,
                      const csv::reader& at, diagnostics& problems) const {
        bool fine = true;
        for (const field_plan* f : fields) {
            fine = check_field(*f, row[f->column], at, problems) && fine;
        }
        return fine;
    }

    void begin_record(const row_values& row, const csv::reader& at, diagnostics& problems) {
        group_ = insert(row[plan_.key_column].as_string(), at.line());
        void* object = objects_[group_].get();
        for (const field_plan& f : plan_.fields) {
            if (f.how == source::first) store(f, object, row[f.column], problems);
            if (f.how == source::constant) store(f, object, *f.constant, problems);
        }
    }

    /// Rows of one record mostly follow each other: their list elements wait until another record
    /// has its turn, so that room for them is made once.
    void put_by(const row_values& row, diagnostics& problems) {
        if (group_ != waiting_for_ || rows_waiting_ == most_put_by) append_elements(problems);
        waiting_for_ = group_;
        ++rows_waiting_;
        for (const field_plan* f : element_fields_) {
            const value& v = f->how == source::constant ? *f->constant : row[f->column];
            waiting_.push_back(v);
            if (!stays(v)) waiting_.back() = deep_copy(v, waiting_memory_);
        }
    }

    void append_elements(diagnostics& problems) {
        if (rows_waiting_ == 0) return;
        const value* first = waiting_.data();
        for (const list_plan& list : plan_.lists) {
            const field& outer = *list.outer;
            auto* element = static_cast<std::byte*>(
                outer.append(outer, objects_[waiting_for_].get(), rows_waiting_));
            for (std::size_t i = 0; i < rows_waiting_; ++i) {
                const value* v = first + i * element_fields_.size();
                for (const field_plan& f : list.fields) store(f, element, *v++, problems);
                element += outer.structure->head().size;
            }
            first += list.fields.size();
        }
        waiting_.clear();
        waiting_memory_.reset();
        rows_waiting_ = 0;
    }

    /// Whether a value lies where it will be when its row is gone. A missing one is never looked
    /// at.
    [[nodiscard]] bool stays(const value& v) const noexcept {
        switch (v.kind()) {
        case value_kind::missing:
        case value_kind::null:
        case value_kind::boolean:
        case value_kind::number:
        case value_kind::date: return true;
        case value_kind::string: {
            const char* at = v.as_string().data();
            return at >= text_.data() && at < text_.data() + text_.size();
        }
        default: return false;
        }
    }

    [[nodiscard]] std::uint32_t find(std::string_view key) {
        if (last_ != empty_slot && same_text(keys_[last_], key)) return last_;
        hash_ = static_cast<std::uint32_t>(key_hash(key));
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = hash_ & mask;; i = (i + 1) & mask) {
            const slot s = slots_[i];
            if (s.group == empty_slot) return empty_slot;
            if (s.hash == hash_ && same_text(keys_[s.group], key)) return last_ = s.group;
        }
    }

    /// Begins the group of the key that was looked for last.
    std::uint32_t insert(std::string_view key, std::uint32_t line) {
        if ((objects_.size() + 1) * 2 > slots_.size()) grow();
        const auto g = static_cast<std::uint32_t>(objects_.size());
        objects_.push_back(make_object(*plan_.type));
        lines_.push_back(line);
        gathered_.resize(gathered_.size() + aggregates_.size());
        put({hash_, g});
        plan_.type->key()->store(*plan_.type->key(), objects_[g].get(), value{key});
        keys_.push_back(key_memory_.copy(key));
        return last_ = g;
    }

    void put(slot s) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t i = s.hash & mask;
        while (slots_[i].group != empty_slot) i = (i + 1) & mask;
        slots_[i] = s;
    }

    void grow() {
        const std::vector<slot> before =
            std::exchange(slots_, std::vector<slot>(slots_.size() * 4));
        for (const slot& s : before) {
            if (s.group != empty_slot) put(s);
        }
    }

    bool no_value(const field& f, const csv::reader& at, diagnostics& problems) const {
        problems.add(say::mapping_no_value, {std::string{plan_.type->name()}, std::string{f.name}},
                     at.where(0));
        return false;
    }

    [[nodiscard]] const code_list* list_of(const field& f) const {
        if (f.codes.empty()) return nullptr;
        const auto found = codes_.find(f.codes);
        return found != codes_.end() ? &found->second : nullptr;
    }

    bool check_field(const field_plan& f, const value& v, const csv::reader& at,
                     diagnostics& problems) const {
        if (v.is_missing()) return !f.to->required || no_value(*f.to, at, problems);
        if (v.is_null()) {
            if (f.to->can_be_null) return true;
            if (f.is_computed) return !f.to->required || no_value(*f.to, at, problems);
            problems.add(say::mapping_no_null, {std::string{f.to->name}}, at.where(0));
            return false;
        }
        if (f.to->codes.empty()) return true;
        const code_list* list = list_of(*f.to);
        if (list == nullptr || list->find(v.as_string()) != nullptr) return true;
        problems.add(say::mapping_not_in_list,
                     {std::string{f.to->name}, std::string{v.as_string()}, list->id}, at.where(0));
        return false;
    }

    void store(const field_plan& f, void* object, const value& v, diagnostics& problems) const {
        if (v.is_missing() || (v.is_null() && !f.to->can_be_null)) return;
        const bool is_code = !f.to->codes.empty() && v.is(value_kind::string);
        if (f.to->store(*f.to, object, is_code ? code_of(*f.to, v) : v)) return;
        problems.add(say::mapping_not_stored, {std::string{f.to->name}, to_text(v, 80)});
    }

    /// The id of the code a text names; the text itself if the list has none.
    [[nodiscard]] value code_of(const field& f, const value& v) const {
        const code_list* list = list_of(f);
        const code* known = list != nullptr ? list->find(v.as_string()) : nullptr;
        return known != nullptr ? value{std::string_view{known->id}} : v;
    }

    static void gather(const field_plan& f, value& is, const row_values& row) {
        if (f.how == source::count) {
            is = value{(is.is_null() ? decimal{} : is.as_number()) + decimal{1}};
            return;
        }
        const value& v = row[f.column];
        if (v.is_missing() || v.is_null()) return;
        if (is.is_null()) {
            is = v;
        } else if (f.how == source::sum) {
            is = value{is.as_number() + v.as_number()};
        } else if (v.is(value_kind::date)) {
            const bool less = v.as_date() < is.as_date();
            if (less == (f.how == source::min)) is = v;
        } else {
            const bool less = v.as_number() < is.as_number();
            if (less == (f.how == source::min)) is = v;
        }
    }

    void derive(const field_plan& f, void* object, feel::evaluation& run,
                diagnostics& problems) const {
        run.reset();
        run.set(0, value::of(object, *plan_.type));
        const value v = f.formula->evaluate(run);
        const bool failed = v.is_missing() && v.cause()->what != nullptr;
        if (!failed) store(f, object, v, problems);
        if (!failed) return;
        std::vector<std::string> arguments;
        for (const std::string_view a : v.cause()->arguments) arguments.emplace_back(a);
        const diagnostic why{*v.cause()->what, std::move(arguments)};
        problems.add(say::mapping_feel_failed,
                     {f.formula->text(), why.text(language::zh), why.text(language::en)});
    }

    const record_plan& plan_;
    const code_lists& codes_;
    std::vector<const field_plan*> aggregates_;
    std::vector<const field_plan*> last_ones_;
    std::vector<const field_plan*> check_first_;  ///< what may fail on a new record
    std::vector<const field_plan*> check_always_; ///< what may fail on every row
    std::vector<slot> slots_;                     ///< open addressing over the groups
    std::vector<std::shared_ptr<void>> objects_;
    std::vector<std::string_view> keys_; ///< by group, close together
    arena key_memory_;
    std::vector<std::uint32_t> lines_;
    std::vector<gathered> gathered_; ///< by group, then aggregate
    std::string_view text_;
    std::vector<const field_plan*> element_fields_; ///< of all lists, one after the other
    std::vector<value> waiting_;                    ///< for them, row by row
    std::size_t rows_waiting_ = 0;
    std::uint32_t waiting_for_ = empty_slot; ///< the record they belong to
    arena waiting_memory_{1024};
    std::uint32_t hash_ = 0; ///< of the key looked for last
    std::uint32_t last_ = empty_slot;
    std::uint32_t group_ = empty_slot; ///< of the row checked last
};

/// A filter with the cell it looks at.
struct bound_filter {
    const filter_plan* plan;
    std::size_t cell;
};

/// Applies a mapping to one file.
class mapping_run {
public:
    mapping_run(const mapping::definition& plan, std::string_view text, const std::string& file,
                const code_lists& codes, mapping_report& report, diagnostics& problems)
        : plan_(plan),
          text_(text),
          file_(file),
          report_(report),
          problems_(problems),
          reader_(text, csv::dialect{plan.separator, plan.quote, file}),
          watch_(problems) {
        makers_.reserve(plan.records.size());
        for (const record_plan& r : plan.records) makers_.emplace_back(r, plan, codes, text);
        report_.file = file;
        for (const filter_plan& f : plan.filters) report_.rows_filtered.push_back({f.name, 0});
    }

    bool run(builder& to) {
        if (!read_header()) return false;
        row_values row{plan_, columns_, reader_, text_};
        bool has_row = plan_.has_header ? reader_.next(problems_) : true;
        for (; has_row; has_row = reader_.next(problems_)) take_row(row);
        for (record_maker& m : makers_) m.finish(problems_);
        if (!watch_.fine()) return false;
        if (report_.rows_quarantined != 0) {
            problems_.add(say::mapping_quarantined,
                          {file_, std::to_string(report_.rows_quarantined)}, start());
        }
        state_coverage(to);
        for (record_maker& m : makers_) {
            report_.records_made.push_back(
                {std::string{m.type().name()}, std::uint64_t{m.objects().size()}});
            m.hand_over(file_, to);
        }
        return true;
    }

private:
    [[nodiscard]] place start() const {
        place where;
        where.file = file_;
        return where;
    }

    // ---- header -------------------------------------------------------------------------------

    bool read_header() {
        if (!reader_.next(problems_)) {
            if (watch_.fine()) problems_.add(say::empty_csv, {}, start());
            return false;
        }
        width_ = reader_.fields().size();
        for (std::size_t i = 0; i < width_; ++i) {
            if (plan_.has_header) {
                header_.emplace_back(reader_.fields()[i]);
            } else if (plan_.header.empty()) {
                header_.push_back(std::to_string(i + 1));
            }
        }
        if (!plan_.has_header && !plan_.header.empty()) {
            header_ = plan_.header;
            width_ = header_.size();
        }
        for (const column_plan& c : plan_.columns) {
            columns_.push_back(c.how == column_plan::source::cell ? cell_of(c.from) : no_cell);
        }
        filters_ = bind(plan_.filters);
        for (const record_plan& r : plan_.records) when_.push_back(bind(r.when));
        return watch_.fine();
    }

    std::size_t cell_of(const std::string& name) {
        const auto found = std::ranges::find(header_, name);
        if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
        const std::vector<std::string_view> known{header_.begin(), header_.end()};
        const bilingual close = suggestion(name, known);
        problems_.add(say::mapping_file_column, {name, close.zh, close.en}, reader_.where(0));
        return no_cell;
    }

    std::vector<bound_filter> bind(const std::vector<filter_plan>& filters) {
        std::vector<bound_filter> bound;
        bound.reserve(filters.size());
        for (const filter_plan& f : filters) {
            bound.push_back({&f, f.formula ? no_cell : cell_of(f.from)});
        }
        return bound;
    }

    // ---- rows ---------------------------------------------------------------------------------

    void take_row(row_values& row) {
        ++report_.rows_read;
        if (!row_problems_.empty()) row_problems_ = diagnostics{};
        const outcome o = try_row(row);
        if (o == outcome::bad) put_aside();
        if (o != outcome::good) return;
        for (std::size_t i = 0; i < makers_.size(); ++i) {
            if (wanted_[i] != 0) makers_[i].take(row, reader_, problems_);
        }
    }

    enum class outcome { good, filtered, bad };

    outcome try_row(row_values& row) {
        if (reader_.fields().size() != width_) {
            row_problems_.add(say::row_width,
                              {std::to_string(reader_.fields().size()), std::to_string(width_)},
                              reader_.where(0));
            return outcome::bad;
        }
        bool is_read = false;
        for (std::size_t i = 0; i < filters_.size(); ++i) {
            if (filters_[i].plan->formula && !std::exchange(is_read, true) &&
                !row.read(row_problems_)) {
                return outcome::bad;
            }
            const bool holds = test(filters_[i], row);
            if (row_problems_.has_errors()) return outcome::bad;
            if (holds != filters_[i].plan->keep) {
                ++report_.rows_filtered[i].rows;
                return outcome::filtered;
            }
        }
        if (!is_read && !row.read(row_problems_)) return outcome::bad;
        return check_records(row) ? outcome::good : outcome::bad;
    }

    bool check_records(row_values& row) {
        wanted_.assign(makers_.size(), 1);
        for (std::size_t i = 0; i < makers_.size(); ++i) {
            for (const bound_filter& f : when_[i]) {
                if (test(f, row) != f.plan->keep) wanted_[i] = 0;
            }
            if (wanted_[i] != 0) makers_[i].check(row, reader_, row_problems_);
        }
        return !row_problems_.has_errors();
    }

    bool test(const bound_filter& f, row_values& row) {
        if (f.plan->formula) return test_formula(*f.plan->formula, row);
        const std::string_view text = reader_.fields()[f.cell];
        switch (f.plan->how) {
        case filter_plan::test::present: return !text.empty();
        case filter_plan::test::empty: return text.empty();
        case filter_plan::test::equals: return text == f.plan->text;
        default: return text.starts_with(f.plan->text);
        }
    }

    bool test_formula(const feel::expression& formula, row_values& row) {
        const value v = row.run(formula);
        if (v.is_missing() && v.cause()->what != nullptr) {
            row.report_failure(formula, v, row_problems_);
        }
        return v.is_true();
    }

    void put_aside() {
        if (!plan_.quarantine) {
            problems_.add(row_problems_);
            return;
        }
        ++report_.rows_quarantined;
        report_.quarantined.add(row_problems_);
    }

    // ---- coverage -----------------------------------------------------------------------------

    void state_coverage(builder& to) const {
        for (const coverage_plan& c : plan_.coverages) {
            const auto [first, last] = outermost_dates(*c.type);
            coverage_statement s{c.accounts, c.from.day, c.to.day};
            if (c.from.from_data) s.from = first;
            if (c.to.from_data) s.to = last;
            const bool is_known = (!c.from.from_data || first) && (!c.to.from_data || last);
            if (is_known) to.cover(std::string{c.type->head().collection}, std::move(s));
        }
    }

    [[nodiscard]] std::pair<std::optional<date>, std::optional<date>>
    outermost_dates(const record_type& type) const {
        std::optional<date> first;
        std::optional<date> last;
        const field* time = type.time_field();
        arena memory;
        for (const record_maker& m : makers_) {
            if (&m.type() != &type || time == nullptr) continue;
            for (const auto& object : m.objects()) {
                const value v = time->load(*time, object.get(), memory);
                if (!v.is(value_kind::date) && !v.is(value_kind::date_time)) continue;
                const date d = v.is(value_kind::date) ? v.as_date() : v.as_date_time().day;
                first = first ? std::min(*first, d) : d;
                last = last ? std::max(*last, d) : d;
            }
        }
        return {first, last};
    }

    const mapping::definition& plan_;
    std::string_view text_;
    const std::string& file_;
    mapping_report& report_;
    diagnostics& problems_;
    csv::reader reader_;
    error_watch watch_;
    diagnostics row_problems_;
    std::vector<record_maker> makers_;
    std::vector<std::uint8_t> wanted_; ///< by maker: the row concerns it
    std::vector<std::string> header_;
    std::size_t width_ = 0;
    std::vector<std::size_t> columns_;
    std::vector<bound_filter> filters_;
    std::vector<std::vector<bound_filter>> when_;
};

} // namespace

bool mapping::apply(std::string_view text, const std::string& file, const code_lists& codes,
                    builder& to, mapping_report& report, diagnostics& problems) const {
    return mapping_run{*definition_, text, file, codes, report, problems}.run(to);
}

} // namespace tenet::portfolio
