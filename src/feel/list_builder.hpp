#ifndef TENET_FEEL_LIST_BUILDER_HPP
#define TENET_FEEL_LIST_BUILDER_HPP

#include <tenet/feel/evaluation.hpp>
#include <tenet/feel/messages.hpp>
#include <tenet/schema/value.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

namespace tenet::feel {

/// Makes a list of a length not known before, in the run's memory.
class list_builder {
public:
    explicit list_builder(evaluation& run, std::size_t expected = 8) : run_(&run) {
        if (run.may_take(expected * sizeof(value))) {
            items_ = run.memory().make_array<value>(expected);
        }
    }

    /// Counts a step; false once a limit is exhausted.
    bool add(const value& v) {
        if (size_ >= run_->context().bounds.list_items) {
            (void)run_->exhaust(feel_messages::list_exhausted, run_->context().bounds.list_items);
            return false;
        }
        if (size_ == items_.size()) {
            const std::size_t room = std::max<std::size_t>(8, 2 * items_.size());
            if (!run_->may_take(room * sizeof(value))) return false;
            const auto larger = run_->memory().make_array<value>(room);
            std::copy(items_.begin(), items_.end(), larger.begin());
            items_ = larger;
        }
        items_[size_++] = v;
        return run_->step();
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// What is not known of the list.
    void open(const list_data& like) {
        told_apart_ = told_apart_ && like.maybes == 0;
        open_alike(like);
    }
    /// As `open`, where what may belong to `like` may belong to this list as it is.
    void open_for_the_same(const list_data& like) {
        told_apart_ = told_apart_ && (like.maybes == 0 || like.doubtful != nullptr);
        for (std::size_t i = 0; told_apart_ && i < like.maybes; ++i) tell(like.doubtful[i]);
        open_alike(like);
    }
    void add_maybe(const value& item, const missing_cause* why) {
        if (told_apart_) tell({item, why});
        ++maybes_;
        because_ = because_ == nullptr ? why : because_;
    }
    void open_without_bound(const missing_cause* why) {
        uncovered_ = true;
        because_ = join(run_->memory(), because_, why);
    }

    /// The list so far; later additions do not change it.
    [[nodiscard]] value list() const {
        auto* made = run_->memory().make<list_data>();
        made->base = items_.data();
        made->size = size_;
        made->maybes = maybes_;
        made->uncovered = uncovered_;
        made->open_because = because_;
        if (told_apart_ && maybes_ > 0) made->doubtful = doubtful_.data();
        return value::of(made);
    }

private:
    void open_alike(const list_data& like) {
        maybes_ += like.maybes;
        uncovered_ = uncovered_ || like.uncovered;
        because_ = join(run_->memory(), because_, like.open_because);
    }
    /// To be told which they are is a help, no need: what there is no memory for is only counted.
    void tell(const doubtful_item& item) {
        if (told_ == doubtful_.size()) {
            const std::size_t room = std::max<std::size_t>(8, 2 * told_);
            told_apart_ = run_->memory().has_left(room * sizeof(doubtful_item));
            if (!told_apart_) return;
            const auto larger = run_->memory().make_array<doubtful_item>(room);
            std::copy(doubtful_.begin(), doubtful_.end(), larger.begin());
            doubtful_ = larger;
        }
        doubtful_[told_++] = item;
    }

    evaluation* run_;
    std::span<value> items_;
    std::size_t size_ = 0;
    std::size_t maybes_ = 0;
    std::span<doubtful_item> doubtful_;
    std::size_t told_ = 0;
    bool told_apart_ = true;
    bool uncovered_ = false;
    const missing_cause* because_ = nullptr;
};

/// The items a filter or a loop reads: a value that is no list is a list of itself, null of none.
[[nodiscard]] inline const list_data& as_items(evaluation& run, const value& v) {
    if (v.is(value_kind::list)) return v.as_list();
    auto* list = run.memory().make<list_data>();
    const auto item = run.memory().make_array<value>(1);
    item[0] = v;
    list->base = item.data();
    list->size = v.is_null() ? 0 : 1;
    return *list;
}

} // namespace tenet::feel

#endif
