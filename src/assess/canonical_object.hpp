#ifndef TENET_SRC_ASSESS_CANONICAL_OBJECT_HPP
#define TENET_SRC_ASSESS_CANONICAL_OBJECT_HPP

#include <tenet/assess/due.hpp>
#include <tenet/assess/statechart.hpp>
#include <tenet/json/canonical.hpp>

#include <exception>
#include <string>
#include <string_view>

namespace tenet::assess {

/// A canonical JSON object written member by member; the caller names them in order. Ends with
/// its scope.
class canonical_object {
public:
    explicit canonical_object(std::string& out) : out_(out) { out_ += '{'; }
    /// Closing may need memory. Where it is not to be had the scope is left by that exception;
    /// where it is left by another one, nobody reads the text any more.
    ~canonical_object() noexcept(false) { // NOLINT(bugprone-exception-escape)
        if (std::uncaught_exceptions() == unwinding_) out_ += '}';
    }
    canonical_object(const canonical_object&) = delete;
    canonical_object& operator=(const canonical_object&) = delete;

    /// Begins a member whose value the caller appends.
    std::string& member(std::string_view name) {
        if (!empty_) out_ += ',';
        empty_ = false;
        json::append_canonical(out_, name);
        out_ += ':';
        return out_;
    }
    void text(std::string_view name, std::string_view is) {
        json::append_canonical(member(name), is);
    }
    void text_if_any(std::string_view name, std::string_view is) {
        if (!is.empty()) text(name, is);
    }
    void number(std::string_view name, std::uint64_t is) { member(name) += std::to_string(is); }
    void value_if_any(std::string_view name, const owned_value& is) {
        if (!is->is_null()) json::append_canonical(member(name), *is);
    }

private:
    std::string& out_;
    bool empty_ = true;
    int unwinding_ = std::uncaught_exceptions();
};

/// Appends a JSON array, each item by a call.
template <class Items, class F>
void append_array(std::string& out, const Items& items, F&& each) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        first = false;
        each(item);
    }
    out += ']';
}

/// An event as a canonical object: its name, and of the rest what it has.
void append_event(std::string& out, const event& from);

} // namespace tenet::assess

#endif
