#ifndef TENET_SRC_REPORT_PAGE_FRAME_HPP
#define TENET_SRC_REPORT_PAGE_FRAME_HPP

#include <tenet/base/message.hpp>

#include <string>
#include <string_view>

/// What every page has around it: its head, with a content security policy that allows its own
/// style and script, by their SHA-256, and nothing else.
namespace tenet::report {

/// Until the body is open. The style is what all pages share, and the page's own behind it.
void begin_page(std::string& out, language lang, std::string_view title, std::string_view own,
                std::string_view script);
/// The script, and the end.
void end_page(std::string& out, std::string_view script);

/// A text in both languages, of which the style of the page shows one.
void append_both(std::string& out, const bilingual& text);

} // namespace tenet::report

#endif
