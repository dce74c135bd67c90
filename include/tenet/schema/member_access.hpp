#ifndef TENET_SCHEMA_MEMBER_ACCESS_HPP
#define TENET_SCHEMA_MEMBER_ACCESS_HPP

#include <tenet/schema/describe.hpp>
#include <tenet/schema/fact.hpp>
#include <tenet/schema/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

/// @file
/// How members of each C++ type are viewed as values and set from them. One instantiation per
/// type, used through the function pointers of a `field`; included by describe_table.hpp only.

namespace tenet::describing {

/// Types whose values stand for themselves.
template <class T>
struct scalar {
    static constexpr bool known = false;
};

/// Scalars held in a value as they are.
template <class T, value_kind K, T (value::*get)() const noexcept>
struct direct_scalar {
    static constexpr bool known = true;
    static constexpr value_kind kind = K;
    static value view(const T& member) noexcept { return value{member}; }
    static bool assign(T& member, const value& v) {
        if (!v.is(kind)) return false;
        member = (v.*get)();
        return true;
    }
};

/// Scalars too large for a value: viewed where they lie.
template <class T, value_kind K, const T& (value::*get)() const noexcept>
struct boxed_scalar {
    static constexpr bool known = true;
    static constexpr value_kind kind = K;
    static value view(const T& member) noexcept { return value::of(&member); }
    static bool assign(T& member, const value& v) {
        if (!v.is(kind)) return false;
        member = (v.*get)();
        return true;
    }
};

template <>
struct scalar<bool> : direct_scalar<bool, value_kind::boolean, &value::as_boolean> {};
template <>
struct scalar<decimal> : direct_scalar<decimal, value_kind::number, &value::as_number> {};
template <>
struct scalar<date> : direct_scalar<date, value_kind::date, &value::as_date> {};
template <>
struct scalar<day_time_duration>
    : direct_scalar<day_time_duration, value_kind::day_time_duration, &value::as_day_time> {};
template <>
struct scalar<year_month_duration>
    : direct_scalar<year_month_duration, value_kind::year_month_duration, &value::as_year_month> {};
template <>
struct scalar<time_of_day> : boxed_scalar<time_of_day, value_kind::time, &value::as_time> {};
template <>
struct scalar<date_time> : boxed_scalar<date_time, value_kind::date_time, &value::as_date_time> {};

template <>
struct scalar<std::int64_t> {
    static constexpr bool known = true;
    static constexpr value_kind kind = value_kind::number;
    static value view(const std::int64_t& member) noexcept { return value{decimal{member}}; }
    static bool assign(std::int64_t& member, const value& v) {
        const auto n = v.is(kind) ? v.as_number().to_int64() : std::nullopt;
        if (n) member = *n;
        return n.has_value();
    }
};

template <>
struct scalar<std::string> {
    static constexpr bool known = true;
    static constexpr value_kind kind = value_kind::string;
    static value view(const std::string& member) noexcept {
        return value{std::string_view{member}};
    }
    static bool assign(std::string& member, const value& v) {
        if (!v.is(kind)) return false;
        member = v.as_string();
        return true;
    }
};

template <class T>
concept scalar_member = scalar<T>::known;

/// A nested described struct. The other kinds of members are specialisations.
template <class M>
struct access {
    static_assert(std::is_class_v<M>, "members of this type cannot be described");

    static void describe(field& f) {
        f.kind = value_kind::record;
        f.structure = &table_for<M>();
    }
    static value load(const field& self, const M& member, arena&) {
        return value::of(&member, *self.structure);
    }
    static bool store(const field& self, M& member, const value& v) {
        if (!v.is(value_kind::record) || &v.type() != self.structure) return false;
        member = *static_cast<const M*>(v.as_object());
        return true;
    }
    static void* append(M& member, std::size_t) { return &member; }
};

template <scalar_member M>
struct access<M> {
    static void describe(field& f) { f.kind = scalar<M>::kind; }
    static value load(const field&, const M& member, arena&) { return scalar<M>::view(member); }
    static bool store(const field&, M& member, const value& v) {
        return scalar<M>::assign(member, v);
    }
};

template <class M>
concept appendable = requires(M& member) {
    access<M>::append(member, 1);
};

/// Empty is unset.
template <class M>
struct access<std::optional<M>> {
    static void describe(field& f) { access<M>::describe(f); }
    static value load(const field& self, const std::optional<M>& member, arena& memory) {
        return member ? access<M>::load(self, *member, memory) : value::missing(&self.unset);
    }
    static bool store(const field& self, std::optional<M>& member, const value& v) {
        if (v.is_missing()) {
            member.reset();
            return true;
        }
        const bool was_set = member.has_value();
        if (access<M>::store(self, was_set ? *member : member.emplace(), v)) return true;
        if (!was_set) member.reset();
        return false;
    }
    static void* append(std::optional<M>& member, std::size_t n) requires appendable<M> {
        if (!member) member.emplace();
        return access<M>::append(*member, n);
    }
};

/// Unset, null or a value.
template <scalar_member M>
struct access<fact<M>> {
    static void describe(field& f) {
        access<M>::describe(f);
        f.can_be_null = true;
    }
    static value load(const field& self, const fact<M>& member, arena& memory) {
        if (member.is_unset()) return value::missing(&self.unset);
        return member.is_null() ? value::null() : access<M>::load(self, *member, memory);
    }
    static bool store(const field& self, fact<M>& member, const value& v) {
        M content{};
        if (v.is_missing()) {
            member = fact<M>{};
        } else if (v.is_null()) {
            member = fact<M>::null();
        } else if (access<M>::store(self, content, v)) {
            member = fact<M>{std::move(content)};
        } else {
            return false;
        }
        return true;
    }
};

template <scalar_member T>
value view_element(const void* address) {
    return scalar<T>::view(*static_cast<const T*>(address));
}

/// A list of scalars or of described structs; always closed.
template <class T>
struct access<std::vector<T>> {
    static_assert(!std::is_same_v<T, bool>, "std::vector<bool> has no elements to view");

    static void describe(field& f) {
        f.kind = value_kind::list;
        if constexpr (scalar_member<T>) {
            f.item_kind = scalar<T>::kind;
        } else {
            f.item_kind = value_kind::record;
            f.structure = &table_for<T>();
        }
    }

    static value load(const field& self, const std::vector<T>& member, arena& memory) {
        auto* list = memory.make<list_data>();
        list->how = list_data::layout::spread;
        list->size = member.size();
        list->base = member.data();
        list->stride = sizeof(T);
        list->type = self.structure;
        if constexpr (scalar_member<T>) list->element = view_element<T>;
        return value::of(list);
    }

    static bool store(const field& self, std::vector<T>& member, const value& v) {
        if (!v.is(value_kind::list) || !v.as_list().closed()) return false;
        std::vector<T> items(v.as_list().size);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!access<T>::store(self, items[i], v.as_list().at(i))) return false;
        }
        member = std::move(items);
        return true;
    }

    static void* append(std::vector<T>& member, std::size_t n) requires(!scalar_member<T>) {
        const std::size_t before = member.size();
        member.resize(before + n);
        return member.data() + before;
    }
};

template <class M>
value load_member(const field& self, const void* object, arena& memory) {
    const void* member = static_cast<const std::byte*>(object) + self.offset;
    return access<M>::load(self, *static_cast<const M*>(member), memory);
}

template <class M>
bool store_member(const field& self, void* object, const value& v) {
    void* member = static_cast<std::byte*>(object) + self.offset;
    return access<M>::store(self, *static_cast<M*>(member), v);
}

template <class M>
void* append_to_member(const field& self, void* object, std::size_t n) {
    void* member = static_cast<std::byte*>(object) + self.offset;
    return access<M>::append(*static_cast<M*>(member), n);
}

/// Fills in how to reach and view a member of type `M`.
template <class M>
void describe_access(field& f) {
    access<M>::describe(f);
    f.load = load_member<M>;
    f.store = store_member<M>;
    if constexpr (appendable<M>) f.append = append_to_member<M>;
}

} // namespace tenet::describing

#endif
