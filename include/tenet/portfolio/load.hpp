#ifndef TENET_PORTFOLIO_LOAD_HPP
#define TENET_PORTFOLIO_LOAD_HPP

#include <tenet/base/message.hpp>
#include <tenet/base/result.hpp>
#include <tenet/portfolio/mapping.hpp>
#include <tenet/portfolio/snapshot.hpp>
#include <tenet/schema/catalogue.hpp>
#include <tenet/schema/code_list.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenet::portfolio {

/// A text under the name it goes by: `orders.csv`.
struct named_text {
    std::string name;
    std::string text;
};

/// How a portfolio is read.
struct load_options {
    std::shared_ptr<const catalogue> types;
    code_lists codes;    ///< lists known beforehand; the portfolio may extend them
    bool strict = false; ///< unknown files, fields and dangling references are errors
};

/// A portfolio as read.
struct loaded {
    std::shared_ptr<const snapshot> records;
    bilingual name;
    diagnostics warnings;
    std::vector<mapping_report> mappings; ///< one per file read through a mapping
};

/// Reads a portfolio from texts: any mix of JSON and CSV, UTF-8 with or without BOM, a manifest
/// `portfolio.json` if there is one.
///
/// The name of a file before its first dot is a record type or collection, English or Chinese
/// (`orders.csv`, `订单.json`, `orders.2025.csv`). A JSON text is an array of records of that type,
/// or, under any name, an object of such arrays: `{"accounts": [...], "orders": [...]}`. A CSV text
/// begins with the names of fields in either language; `lines.product` is a field of a list of
/// structs, and rows that share the key then make one record. Files that are none of these are
/// warnings (errors under `strict`).
///
/// All problems are listed, in the order of file names, each with file, line, column and remedy;
/// with a single error nothing is loaded.
[[nodiscard]] result<loaded> load(std::vector<named_text> files, const load_options& options);

/// Reads the files of a folder (not those in folders below it) and loads them. Markdown files and
/// hidden files are passed over; other files that are neither JSON nor CSV are reported.
[[nodiscard]] result<loaded> load_folder(const std::string& path, const load_options& options);

/// One record of a type from a JSON object's text. The type must be owned by the library.
[[nodiscard]] result<record> read_record_json(const record_type& type, std::string text,
                                              const load_options& options, diagnostics& warnings);

} // namespace tenet::portfolio

#endif
