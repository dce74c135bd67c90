#ifndef TENET_SRC_ASSESS_PARTICIPANTS_HPP
#define TENET_SRC_ASSESS_PARTICIPANTS_HPP

#include <tenet/assess/fulfilment.hpp>

namespace tenet::assess {

/// Fills the participants of an opening, and the roles for which there is nobody, from the records
/// that a verdict is about.
void name_participants(due_assessment& to, const assessment& of, const policy::judge& by,
                       const policy::verdict& about);

} // namespace tenet::assess

#endif
