#ifndef TENET_CSV_WRITER_HPP
#define TENET_CSV_WRITER_HPP

#include <string>
#include <string_view>

namespace tenet::csv {

/// Writes CSV text (RFC 4180, LF line ends). A text that a spreadsheet would take for a formula
/// (it begins with = + - @ TAB or CR and is not a number) gets a leading apostrophe.
class writer {
public:
    explicit writer(char separator = ',') : separator_(separator) {}

    /// A text from outside; quoted where needed. An empty text is written "", so that it is not
    /// taken for a missing value.
    void field(std::string_view text);
    void number(std::string_view text); ///< a number the library wrote itself
    void empty();                       ///< a missing value
    void end_row();
    [[nodiscard]] const std::string& text() const noexcept { return out_; }

private:
    void separate();

    std::string out_;
    char separator_;
    bool first_ = true;
};

} // namespace tenet::csv

#endif
