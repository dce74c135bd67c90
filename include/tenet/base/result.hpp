#ifndef TENET_BASE_RESULT_HPP
#define TENET_BASE_RESULT_HPP

#include <tenet/base/diagnostic.hpp>

#include <boost/system/result.hpp>

#include <stdexcept>

namespace tenet {

/// Thrown by `result<T>::value()` when there is no value: the diagnostics as an exception, for
/// C++ hosts that prefer those. The library itself never throws it across its edge.
class error : public std::runtime_error {
public:
    explicit error(diagnostics problems)
        : std::runtime_error(problems.text(language::en)), problems_(std::move(problems)) {}

    [[nodiscard]] const diagnostics& problems() const noexcept { return problems_; }

private:
    diagnostics problems_;
};

[[noreturn]] inline void throw_exception_from_error(const diagnostics& problems,
                                                    const boost::source_location&) {
    throw error(problems);
}

/// A value, or the list of everything that stood in its way.
///
/// Example: `auto r = regulation::load(dir); if (!r) print(r.error()); else use(*r);`
template <class T>
using result = boost::system::result<T, diagnostics>;

} // namespace tenet

#endif
