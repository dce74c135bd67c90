#ifndef TENET_PORTFOLIO_MAPPING_HPP
#define TENET_PORTFOLIO_MAPPING_HPP

#include <tenet/base/result.hpp>
#include <tenet/portfolio/snapshot.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/code_list.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenet::portfolio {

/// What became of the rows of a foreign file.
struct mapping_report {
    std::string file;
    std::uint64_t rows_read = 0;
    struct filtered {
        std::string filter; ///< its name, or its text
        std::uint64_t rows = 0;
    };
    std::vector<filtered> rows_filtered; ///< by filter, in order; a row counts once
    std::uint64_t rows_quarantined = 0;
    diagnostics quarantined; ///< why, with places; the first ones in full
    struct made {
        std::string type;
        std::uint64_t records = 0;
    };
    std::vector<made> records_made;
};

/// How a foreign CSV file becomes records: read from a mapping file (JSON, comments allowed), then
/// applied to any number of files. Immutable; copies share it.
///
/// ```json
/// {
///   "source": {"separator": ";", "quote": "\"", "header": true, "null_text": "NULL"},
///   "columns": {
///     "customer": {"from": "CustomerID", "strip_suffix": ".0"},
///     "day":      {"from": "InvoiceDate", "as": "date", "pattern": "yyyy-MM-dd HH:mm:ss"},
///     "quantity": {"from": "Quantity", "as": "number"},
///     "price":    {"from": "UnitPrice", "as": "number", "thousands": ".", "decimal": ","},
///     "status":   {"from": "State", "codes": {"A": "active"}, "otherwise": "refuse"},
///     "amount":   {"multiply": ["quantity", "price"]},
///     "currency": {"constant": "GBP"}
///   },
///   "filters": [{"name": "with a customer", "column": "CustomerID", "is": "present"},
///               {"feel": "quantity > 0"}],
///   "on_bad_row": "quarantine",
///   "records": [
///     {"type": "account", "fields": {"id": "customer", "name": "customer",
///                                    "since": {"min": "day"}}},
///     {"type": "order",
///      "fields": {"id": "invoice", "account": "customer", "ordered_on": "day",
///                 "amount": {"sum": "amount"}},
///      "lists": {"lines": {"quantity": "quantity", "amount": "amount"}}}
///   ],
///   "coverage": {"orders": {"from": "min", "to": "max"}}
/// }
/// ```
///
/// **Columns** give names to what a row holds. `from` names a column of the file; a text alone is
/// short for `{"from": ...}`. In this order: blanks around are cut (`trim`, on unless the column is
/// a text), `take` (so many bytes from the beginning), `strip_prefix` and `strip_suffix`, `case`
/// (`upper` or `lower`, of ASCII letters), `codes` (a table, with `otherwise` "refuse", "keep",
/// "unset" or `{"code": ...}`), then the text is read as `text`, `number` (`thousands`, `decimal`,
/// `percent`), `date`, `date_time` (by `pattern`: yyyy M MM d dd H HH mm ss and literal characters;
/// also `iso`, `epoch_s`, `epoch_ms`; of a list the first that fits) or `boolean` (`true` and
/// `false`: lists of texts). An empty cell is missing; the null text is null. `constant`,
/// `multiply` (exact product) and `feel` (over the columns before it, with `as` for its type) need
/// no cell.
///
/// **Filters** keep the rows for which they hold: `column` (of the file) with `is` "present" or
/// "empty", `equals`, `starts_with`; or `feel` over the columns. `"keep": false` turns one round.
///
/// **Records**: rows with the same key make one record of a type; `"same_key": "refuse"` forbids
/// that. `when` holds filters for this record alone. A field is a column (that of the first row),
/// or `first`, `last`, `sum`, `min`, `max` of a column, `{"count": true}`, `constant`, or `feel`
/// over the finished record. `lists` appends one element for every row.
///
/// **Bad rows** (a cell that does not fit, a required field without a value, a wrong number of
/// cells) are errors, or with `"on_bad_row": "quarantine"` left out, counted and listed.
class mapping {
public:
    /// Reads and checks a mapping: every column, field and expression; all problems with places.
    static result<mapping> read(std::string text, std::string file,
                                std::shared_ptr<const catalogue> types);

    /// Reads a file and adds its records and coverage to `to`. False if the file cannot be used;
    /// problems say why, also where rows were quarantined (as warnings). `text` and `file` must
    /// live until `to` has finished.
    bool apply(std::string_view text, const std::string& file, const code_lists& codes, builder& to,
               mapping_report& report, diagnostics& problems) const;

    struct definition;

private:
    std::shared_ptr<const definition> definition_;
};

} // namespace tenet::portfolio

#endif
