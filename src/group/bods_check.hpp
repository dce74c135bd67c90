#ifndef TENET_SRC_GROUP_BODS_CHECK_HPP
#define TENET_SRC_GROUP_BODS_CHECK_HPP

#include "located.hpp"

namespace tenet::group::bods {

/// Reports everything by which a statement differs from the standard. Linear in the statement.
void check_statement(const located& in, const json::node& statement, diagnostics& problems);

} // namespace tenet::group::bods

#endif
