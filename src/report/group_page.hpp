#ifndef TENET_SRC_REPORT_GROUP_PAGE_HPP
#define TENET_SRC_REPORT_GROUP_PAGE_HPP

#include <string_view>

/// The style and the script of the page around a group's picture.
namespace tenet::report {

[[nodiscard]] std::string_view page_style() noexcept;
[[nodiscard]] std::string_view page_script() noexcept;

} // namespace tenet::report

#endif
