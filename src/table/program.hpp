#ifndef TENET_SRC_TABLE_PROGRAM_HPP
#define TENET_SRC_TABLE_PROGRAM_HPP

#include "compiled.hpp"

namespace tenet::table {

/// What a decision_table holds.
struct decision_table::program : compiled_table {};

} // namespace tenet::table

#endif
