#ifndef TENET_SRC_GROUP_GLEIF_TEXTS_HPP
#define TENET_SRC_GROUP_GLEIF_TEXTS_HPP

#include "gleif_fields.hpp"

#include <tenet/group/exchange.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

/// Records of the LEI system as texts.
namespace tenet::group::gleif {

/// The values of a record's fields, by field and, of repeated ones, number.
using written_record = std::map<std::pair<std::size_t, std::size_t>, std::string>;

struct written_records {
    std::vector<written_record> entities;
    std::vector<written_record> relationships;
    std::vector<written_record> exceptions;
};

/// One text for each kind of record there is; one of entities where there is none.
[[nodiscard]] std::vector<graph_text> csv_texts_of(const written_records& of);
/// One text with three lists.
[[nodiscard]] std::vector<graph_text> json_texts_of(const written_records& of);

} // namespace tenet::group::gleif

#endif
